/** Decides who is of a state without being its voice: members of parliaments, candidates, mayors, whoever held an office before. */
import type { LocalActorId, ReadActor } from "#record";

/**
 * Those whose office, by which they belong to a state, is one of their own: what they want is not what the state wants. Cost: linear in the actors.
 *
 * @example ownVoices(actors) // holds "Senator Orle", "Ada Bonn (R-Ohio)", "the former minister Karl Lund" and "Orle's spokesman"
 */
export function ownVoices(actors: ReadonlyMap<LocalActorId, ReadActor>): ReadonlySet<LocalActorId> {
  const people = [...actors.values()].flatMap((person) => {
    const side = person.actsFor === undefined ? undefined : actors.get(person.actsFor);
    return person.kind === "person" && side?.kind === "state" ? [{ person, isUS: side.worldKey === "state:US" }] : [];
  });
  const own = people.filter(({ person, isUS }) => hasOwnMandate(person, isUS)).map(({ person }) => person);
  const surnames = new Set(own.map(({ name }) => name.split(" ").at(-1)));
  // "Orle's spokesman", "Orle campaign manager": whoever speaks for such a person does not speak for the state either.
  const theirs = people.filter(
    ({ person: { roles, actsForBasis } }) =>
      actsForBasis?.name === "actors/role-of-person" &&
      roles.some(({ title }) => title.split(/[\s'’]+/u).some((word) => surnames.has(word))),
  );
  return new Set([...own, ...theirs.map(({ person }) => person)].map(({ id }) => id));
}

function hasOwnMandate({ roles, actsFor, actsForBasis }: ReadActor, isUS: boolean): boolean {
  const rule = actsForBasis?.name ?? "";
  // An office of Ohio is none of the United States.
  if (OwnRules.has(rule) || (isUS && rule === "actors/role-of-region")) return true;
  const held = roles.filter((role) => role.actsFor === actsFor);
  const isOwn = ({ title }: { readonly title: string }) => OwnTitle.test(title) || (isUS && OwnTitleInUS.test(title));
  return held.length > 0 ? held.every(isOwn) : roles.some(isOwn);
}

/** Party letters and names of parties say where somebody was elected. */
const OwnRules: ReadonlySet<string> = new Set(["actors/us-party-letter", "actors/party-of-state"]);

const OwnTitle =
  /^(?:former|ex-|late\b|retired|one-?time)|\b(?:senator|sen\.|congress(?:wo)?man|assembly(?:wo)?man|lawmaker|legislator|parliamentarian|mp|mep|councill?or|councilman|mayor|candidate|nominee|contender|(?:majority|minority|opposition) (?:leader|whip))(?: (?:of|from|in|for) .+)?$|\bparty$|\b(?:leader|head) of (?:\S+ ){0,2}(?:opposition|minority|majority)\b|\bparliament(?:ary\b|['’]s\b).*\bcommittee\b|\bcommittee of (?:the )?.*parliament\b|^(?:chairs|heads|sits on) .*\bcommittee\b/iu;
const OwnTitleInUS =
  /\b(?:gov(?:\.|ernor)|rep\.|republican|democrat|house speaker)(?: (?:of|from|in) .+)?$|^(?:us |u\.s\. )?representative$|^speaker$/iu;

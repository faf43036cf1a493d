/** Decides which names that were taken for persons, or stand alone, are bodies by how the text uses them: "Tavren's prime minister", "Harrow" after "Harrow Buses". */
import { isAboutTalks } from "../clauses/about-talks.ts";
import { FIRST_NAMES } from "../rules/first-names.ts";
import { FIRM_NOUNS } from "../rules/name-words.ts";
import { asBody } from "./body-of-person.ts";
import { type ActorDraft, mergeActors } from "./cast-in-making.ts";
import type { Findings } from "./findings.ts";

/** In a text about talks, makes bodies of the names that hold offices out and of those called by their first word. Cost: linear in the mentions for each actor. */
export function makeBodiesByUse(found: Findings): void {
  if (!isAboutTalks(found.parsed)) return;
  makeBodiesOfOwners(found);
  makeBodiesOfFirstWords(found);
  joinFirstWords(found);
}

/** "Tavren's prime minister", "the regional head of Corvo": who has such an office to give is no person, though one name is all that is told of it. */
function makeBodiesOfOwners({ cast, parsed }: Findings): void {
  const owners = new Set<string>();
  for (const roles of cast.roles.values())
    for (const { actsFor, head } of roles) if (actsFor !== undefined && BodysHeads.has(head ?? "")) owners.add(actsFor);
  for (const key of owners) {
    const owner = cast.actors.get(key);
    if (owner?.kind !== "person" || /\s/u.test(owner.name) || (cast.roles.get(key) ?? []).length > 0) continue;
    const isAddressed = cast.mentions.some(
      (mention) => mention.key === key && Honorific.test(parsed.plain.slice(0, mention.range.start).slice(-6)),
    );
    if (!isAddressed) asBody(cast, owner);
  }
}

/**
 * "Harrow Buses", later "Harrow": persons are called by the last word of their name, firms by the first. Names with an office, a first name that is known or a
 * hyphen, which are those of lands where the family's name comes first, stay persons.
 */
function makeBodiesOfFirstWords({ cast, parsed }: Findings): void {
  const textOf = ({ start, end }: { readonly start: number; readonly end: number }) => parsed.plain.slice(start, end);
  for (const actor of [...cast.actors.values()]) {
    const words = actor.name.split(/\s+/u);
    const [first = "", last = ""] = words;
    if (actor.kind !== "person" || words.length !== 2 || /-/u.test(actor.name) || (cast.roles.get(actor.key) ?? []).length > 0) continue;
    if (FIRST_NAMES.has(first.toLowerCase())) continue;
    const called = cast.mentions.filter(({ key, form }) => key === actor.key && (form === "name" || form === "surname"));
    const isAddressed = called.some(({ range }) => Honorific.test(parsed.plain.slice(0, range.start).slice(-6)));
    // "Ban Ki|-moon|".
    if (called.some(({ range }) => parsed.plain[range.end] === "-")) continue;
    const isShort = called.some(({ range }) => textOf(range) === first);
    if (isShort && !isAddressed && !called.some(({ range }) => textOf(range) === last)) asBody(cast, actor);
  }
}

/** "Dunmore Seafoods", later "Dunmore": the one firm of the text whose name opens with the word is meant, where nobody is addressed by it. */
function joinFirstWords({ cast, parsed }: Findings): void {
  const firms = [...cast.actors.values()].filter(isFirm);
  for (const actor of [...cast.actors.values()]) {
    if (/\s/u.test(actor.name) || actor.kind === "state" || actor.kind === "group" || actor.kind === "unnamed") continue;
    if ((cast.roles.get(actor.key) ?? []).length > 0) continue;
    const [firm, other] = firms.filter(({ key, name }) => key !== actor.key && name.split(/\s+/u)[0] === actor.name);
    if (firm === undefined || other !== undefined) continue;
    const isAddressed = cast.mentions.some(
      ({ key, range }) => key === actor.key && Honorific.test(parsed.plain.slice(0, range.start).slice(-6)),
    );
    if (!isAddressed) mergeActors(cast, actor.key, firm.key);
  }
}

/** "Dunmore Seafoods", "Oriel Telecom": a name of two words or more that ends with what a firm makes or runs. */
function isFirm({ kind, name }: ActorDraft): boolean {
  const words = name.split(/\s+/u);
  return kind === "organisation" && words.length > 1 && FIRM_NOUNS.has(words.at(-1)?.toLowerCase() ?? "");
}

const Honorific = /\b(?:Mr|Mrs|Ms|Miss|Dr|Sir|Lord|Lady)\.? $/u;

/** Offices that bodies give; persons have spokesmen, aides and envoys too. */
const BodysHeads: ReadonlySet<string> = new Set(
  "minister premier ambassador president chancellor governor director chairman chairwoman chairperson chair head executive ceo leader commissioner commander king queen".split(
    " ",
  ),
);

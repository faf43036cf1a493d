/** Decides which places name which person, and writes down roles and sides. */
import type { MentionMark } from "#record";
import { isAboutTalks } from "../clauses/about-talks.ts";
import type { WorldForm } from "../world.ts";
import { addActor, addMention, addRole, addSide, showActor } from "./cast-in-making.ts";
import { basisOf, type Findings, keyOfOwner, take } from "./findings.ts";
import { nameKeyOf } from "./name-key.ts";
import { rangeOf } from "./token-stretch.ts";

/** Marks every place where a person is named, with the roles read around it. */
export function markPeople(found: Findings): void {
  const { parsed, cast } = found;
  const isTalks = isAboutTalks(parsed);
  const personByKey = new Map(found.persons.map((person) => [person.key, person]));
  for (const piece of found.pieces) {
    const key = found.personOf.get(piece);
    if (key === undefined || piece.kind !== "name") continue;
    const person = personByKey.get(key);
    const verdict = found.verdicts.get(nameKeyOf(parsed, piece.first, piece.after));
    if (person === undefined || verdict === undefined) continue;
    const { basis } = verdict;
    addActor(cast, { key, kind: "person", name: person.name, basis });
    addMention(cast, { key, range: rangeOf(parsed, piece), form: found.formOf.get(piece) ?? "name", basis });
    take(found, piece);
    readSurroundings(found, { piece, key, isTalks });
  }
}

/** Gives sides to those whose office is held for a pronoun ("his deputy"), once the pronouns are resolved. */
export function settlePronounOwners(found: Findings): void {
  const { parsed, cast } = found;
  const meant = new Map(cast.mentions.filter((mention) => mention.form === "pronoun").map((mention) => [mention.range.start, mention]));
  for (const [piece, around] of found.surroundings) {
    const key = found.personOf.get(piece);
    if (key === undefined) continue;
    for (const role of around.roles) {
      for (const owner of role.owners) {
        const mention = owner.kind === "pronoun" ? meant.get(parsed.tokens[owner.token]?.start ?? -1) : undefined;
        if (mention === undefined || mention.key === key) continue;
        addSide(cast, key, { key: mention.key, basis: basisOf(role.rule, Math.min(role.certainty, mention.basis.certainty)) });
      }
    }
  }
}

type Named = { readonly piece: Parameters<Findings["surroundings"]["get"]>[0]; readonly key: string; readonly isTalks: boolean };

function readSurroundings(found: Findings, { piece, key, isTalks }: Named): void {
  const { parsed, cast } = found;
  const around = found.surroundings.get(piece);
  if (around === undefined) return;
  for (const role of around.roles) {
    const range = rangeOf(parsed, role);
    let holder: string | undefined;
    for (const owner of role.owners) {
      // "The Foreign Secretary" of talks that never name Britain is another's.
      const isElsewhere = isTalks && role.rule === "actors/known-office" && owner.kind === "office" && !isNamed(found, owner.key);
      const owned = isElsewhere ? undefined : keyOfOwner(found, owner);
      if (owned === undefined || owned === key) continue;
      holder ??= owned;
      addSide(cast, key, { key: owned, basis: basisOf(role.rule, role.certainty) });
      if (owner.kind === "world") showActor(cast, owned, rangeOf(parsed, owner.stretch), formOf(owner.form));
      if (owner.kind === "name") showActor(cast, owned, rangeOf(parsed, owner.piece));
      if (owner.kind === "office") showActor(cast, owned, range);
    }
    const head = role.head?.word;
    addRole(cast, key, { title: role.title, range, ...(holder !== undefined && { actsFor: holder }), ...(head !== undefined && { head }) });
    takeTitle(found, role.first, role.after);
  }
  for (const side of around.sides) {
    const owned = keyOfOwner(found, side.owner);
    if (owned === undefined) continue;
    addSide(cast, key, { key: owned, basis: basisOf(side.rule, side.certainty) });
    showActor(cast, owned, rangeOf(parsed, side.range));
  }
  for (const stretch of around.taken) takeTitle(found, stretch.first, stretch.after);
}

/** True where the text names the state or anything of it. */
function isNamed({ pieces }: Findings, key: string): boolean {
  return pieces.some((piece) => "meanings" in piece && piece.meanings.some(({ entry }) => entry.key === key || entry.actsFor === key));
}

function formOf(form: WorldForm): MentionMark["form"] {
  return form === "adjective" || form === "people" ? "demonym" : form;
}

/** The words of a title are used up, except names of persons inside it ("Velmar's envoy"), which stay mentions. */
function takeTitle(found: Findings, first: number, after: number): void {
  for (let at = first; at < after; at++) found.taken.add(at);
}

/** Decides which names of places and of nothing known take part in talks: "Upper Vale wants", "the Holm Islands' negotiators". */
import { isAboutTalks } from "../clauses/about-talks.ts";
import { LOCATIVE_WORDS } from "../rules/place-words.ts";
import { slugOf } from "../world.ts";
import { actsInTalks } from "./acts-in-talks.ts";
import { addActor, addMention, mergeActors } from "./cast-in-making.ts";
import { basisOf, type Findings, isTaken, take } from "./findings.ts";
import { nameKeyOf } from "./name-key.ts";
import { rangeOf, type TokenStretch, wordsOf } from "./token-stretch.ts";

/** In a text about talks, makes a power of a place, or of a name that no sign speaks for, which acts as a side once; its places where it is ground stay places. */
export function markActingPlaces(found: Findings): void {
  const { parsed, cast } = found;
  if (!isAboutTalks(parsed)) return;
  const byName = new Map<string, TokenStretch[]>();
  for (const piece of found.pieces) {
    if (piece.kind !== "name" || isTaken(found, piece)) continue;
    const verdict = found.verdicts.get(nameKeyOf(parsed, piece.first, piece.after))?.kind;
    if (verdict !== "place" && verdict !== "unknown") continue;
    const whole = withOpener(found, piece);
    const name = nameKeyOf(parsed, whole.first, whole.after);
    byName.set(name, [...(byName.get(name) ?? []), whole]);
  }
  // "the Luzel side" after "Port-Luzel".
  for (const [name, pieces] of [...byName]) {
    const longer = [...byName.keys()].filter((other) => other.endsWith(`-${name}`) || other.endsWith(` ${name}`));
    const [only] = longer;
    if (only === undefined || longer.length > 1) continue;
    byName.set(only, [...(byName.get(only) ?? []), ...pieces]);
    byName.delete(name);
  }
  for (const [name, pieces] of byName) {
    const acting = pieces.filter((piece) => actsInTalks(parsed.tokens, piece));
    if (acting.length === 0) continue;
    const key = `org:x-${slugOf(name.replace(/^the /i, ""))}`;
    const basis = basisOf("actors/place-that-acts", 0.55);
    const [first] = acting;
    if (first === undefined) continue;
    addActor(cast, { key, kind: "organisation", name: wordsOf(parsed, first), basis });
    for (const piece of pieces) {
      if (!acting.includes(piece) && isGround(found, piece)) continue;
      addMention(cast, { key, range: rangeOf(parsed, piece), form: "name", basis });
      take(found, piece);
    }
  }
  foldShortNames(found);
}

/** "Luzel" after "Port-Luzel": the last part of one name with a hyphen means the whole. */
function foldShortNames({ cast }: Findings): void {
  const whole = [...cast.actors.values()].filter(({ name }) => /\p{L}-\p{Lu}/u.test(name));
  for (const { key, name, kind, worldKey } of [...cast.actors.values()]) {
    if (kind === "unnamed" || kind === "group" || worldKey !== undefined || /[\s-]/.test(name)) continue;
    const longer = whole.filter((other) => other.name.endsWith(`-${name}`) && other.kind !== "person");
    const [only] = longer;
    if (only !== undefined && longer.length === 1 && only.key !== key) mergeActors(cast, key, only.key);
  }
}

/** "|Lower| Vale" at the head of a sentence, where a capital alone says nothing. */
function withOpener({ parsed: { tokens } }: Findings, { first, after }: TokenStretch): TokenStretch {
  const before = tokens[first - 1];
  const isOpener = before !== undefined && before.sentence === tokens[first]?.sentence && Openers.has(before.form);
  return { first: isOpener ? first - 1 : first, after };
}

const Openers: ReadonlySet<string> = new Set(
  "Upper Lower Outer Inner North South East West Northern Southern Eastern Western New Old Great Little".split(" "),
);

/** "in Upper Vale", "on the Holm Islands". */
function isGround({ parsed: { tokens } }: Findings, { first }: TokenStretch): boolean {
  const before = tokens[first - 1]?.lower === "the" ? tokens[first - 2] : tokens[first - 1];
  return (
    before !== undefined &&
    before.sentence === tokens[first]?.sentence &&
    (before.tag === "ADP" || LOCATIVE_WORDS.has(before.lower)) &&
    !Partnering.has(before.lower)
  );
}

const Partnering: ReadonlySet<string> = new Set(["with", "between", "by", "against"]);

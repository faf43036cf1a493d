/** Decides what "the Velmar administration" means: the state its head acts for, or a body of its own where the text does not tell. */
import { addActor, addMention, addSide, sideOf } from "./cast-in-making.ts";
import { basisOf, type Findings, take } from "./findings.ts";
import { rangeOf, wordsOf } from "./token-stretch.ts";

/** Marks administrations and governments named after a person. */
export function markAdministrations(found: Findings): void {
  const { parsed, cast } = found;
  for (const piece of found.pieces) {
    const person = found.personOf.get(piece);
    const noun = parsed.tokens[piece.after];
    if (person === undefined || noun === undefined || !GOVERNING.has(noun.lower) || found.taken.has(piece.after)) continue;
    if (noun.sentence !== parsed.tokens[piece.first]?.sentence) continue;
    const stretch = { first: piece.first, after: piece.after + 1 };
    const next = parsed.tokens[stretch.after]?.lower ?? "";
    const range = rangeOf(parsed, stretch);
    const side = sideOf(cast, person);
    const state = side !== undefined && cast.actors.get(side.key)?.kind === "state" ? side.key : undefined;
    const basis = basisOf("actors/administration-of", 0.85);
    take(found, stretch);
    // "Trump administration officials" are a group of that administration.
    const isPeople = OFFICIALS.has(next);
    const key = isPeople ? `group:x-${person}-${next}` : (state ?? `org:x-${person}-${noun.lower}`);
    const shown = isPeople ? { first: piece.first, after: stretch.after + 1 } : stretch;
    if (isPeople || state === undefined) {
      addActor(cast, { key, kind: isPeople ? "group" : "organisation", name: wordsOf(parsed, shown), basis });
      addSide(cast, key, { key: state ?? person, basis });
    }
    addMention(cast, { key, range: isPeople ? rangeOf(parsed, shown) : range, form: "description", basis });
    if (isPeople) found.taken.add(stretch.after);
  }
}

const GOVERNING: ReadonlySet<string> = new Set(["administration", "government", "cabinet", "regime"]);
const OFFICIALS: ReadonlySet<string> = new Set(["officials", "aides", "advisers", "lawyers"]);

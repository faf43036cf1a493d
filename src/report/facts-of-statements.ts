/** Decides which statements with a political act a reading tells: reported words that carry one, and stances and conditions told beside them. */
import { actOfStance, type LocalActorId, overlaps, type PloverType, type Reading, type TextRange } from "#record";
import type { FactStatement, FactWords } from "./match-facts.ts";

/** How ranges and actors are written as facts. */
export type Telling = {
  readonly words: (range: TextRange) => FactWords;
  readonly all: (ranges: readonly TextRange[]) => FactWords;
  readonly namesOf: (ids: readonly LocalActorId[]) => readonly string[];
};

/** An act with the words it was read from: they tell whether a stance told in the same words is one more. */
type Told = { readonly statement: FactStatement; readonly shownBy: TextRange };

/**
 * Reported words with an act of whoever speaks; then each stance whose words tell another act than those did, and each condition that none of them
 * holds. A meeting is told among the meetings. Cost: statements × stances and conditions of one text.
 */
export function statementsOf(
  { attributions, positions, contingencies }: Reading,
  { words, all, namesOf }: Telling,
): readonly FactStatement[] {
  const told: Told[] = [];
  for (const { content, speakers, via, plover } of attributions) {
    if (plover === undefined || plover.type === "CONSULT" || (plover.by === "other" && !Spoken.has(plover.type))) continue;
    const statement = { words: all(content), speakers: namesOf(speakers), via: namesOf(via), plover: plover.type };
    told.push({ statement, shownBy: plover.range });
  }
  for (const { range, stance, party, accordingTo } of positions) {
    const plover = actOfStance(stance);
    const isTold = told.some(
      ({ statement, shownBy }) => overlaps(statement.words, range) && (statement.plover === plover || overlaps(shownBy, range)),
    );
    if (plover === undefined || isTold) continue;
    told.push({ statement: { words: words(range), speakers: namesOf([party]), via: namesOf(accordingTo), plover }, shownBy: range });
  }
  for (const { range, advocates, plover } of contingencies) {
    if (plover === undefined || told.some(({ statement }) => overlaps(statement.words, range))) continue;
    told.push({ statement: { words: words(range), speakers: namesOf(advocates), via: [], plover: plover.type }, shownBy: range });
  }
  return told.map(({ statement }) => statement).sort((one, other) => one.words.start - other.words.start);
}

/** Acts done in words: whoever tells that another did one passes it on. */
const Spoken: ReadonlySet<PloverType> = new Set(["AGREE", "DEMAND", "REJECT", "SUPPORT"]);

/** Decides which numbers are reported: those that repeat, skip, go back, begin again or begin late. */
import { isNextNumber, type Place } from "./find-place.ts";
import { addProblem, type GrowingDraft } from "./growing-draft.ts";
import type { Label } from "./read-label.ts";

/** Reports how the number stands to the one before it in its list; the very next one is no report. */
export function reportOrder(draft: GrowingDraft, found: Place, label: Label): void {
  if (found.isExact && !(found.begins && found.gap === 0)) return;
  const range = { start: label.start, end: label.end };
  const number = label.number ?? "";
  if (found.begins && label.suffix !== "") return;
  if (found.begins) addProblem(draft, "number-restarts", `The numbers begin again at '${number}' without a new heading.`, range);
  else if (found.gap > 1) addProblem(draft, "number-skips", `Before '${number}' at least one number is missing.`, range);
  else if (found.gap === 0) addProblem(draft, "number-repeats", `The number '${number}' stands a second time.`, range);
  else addProblem(draft, "number-goes-back", `The number '${number}' comes after a higher one.`, range);
}

/** Articles, points and resolution paragraphs count through the whole text, up to the next annex. */
export function reportRanked(draft: GrowingDraft, label: Label): void {
  const value = label.numerals.find(({ system }) => system === "arabic")?.value[0];
  if (value === undefined) return;
  const before = draft.lastRanked.get(label.word);
  const gap = before === undefined ? 1 : value - before.value;
  const isInserted = gap === 0 && label.suffix !== "" && label.suffix !== before?.suffix;
  if (gap !== 1 && !isInserted)
    reportOrder(draft, { keep: 0, numeral: { system: "arabic", value: [value] }, begins: false, isExact: false, gap }, label);
  draft.lastRanked.set(label.word, { value, suffix: label.suffix });
}

/** True for a number that neither begins a list nor goes on with one that a heading interrupted. */
export function isLate(draft: GrowingDraft, label: Label): boolean {
  if (label.word === "option" || label.suffix !== "" || label.numerals.length === 0) return false;
  const before = draft.lastOfStyle.get(label.style);
  return !(before !== undefined && isNextNumber(label, before)) && !label.numerals.some(({ value }) => value.at(-1) === 0);
}

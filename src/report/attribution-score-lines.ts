/** Decides how scores of attributions are printed: a line a measure with precision, recall, F1 in percent and its interval. */
import { type AttributionScores, type FormScores, type ReliabilityBin, ROLES, type Score } from "./score-attributions.ts";

/** The scores as lines for a terminal, without a heading of their own. */
export function attributionScoreLines({ all, direct, indirect, mixed, cofenet }: AttributionScores): readonly string[] {
  const rows: (readonly [string, Score])[] = [
    ...ROLES.map((role) => [`${role} exact`, all.exact[role]] as const),
    ...ROLES.map((role) => [`${role} overlap`, all.overlap[role]] as const),
    ...ROLES.map((role) => [`${role} tokens`, all.tokens[role]] as const),
    ["whole exact", all.exact.whole],
    ["whole overlap", all.overlap.whole],
  ];
  const forms: readonly (readonly [string, FormScores])[] = [
    ["direct", direct],
    ["indirect", indirect],
    ["mixed", mixed],
  ];
  for (const [name, { exact, overlap }] of forms) {
    rows.push([`${name}: content exact`, exact.content], [`${name}: content overlap`, overlap.content]);
    rows.push([`${name}: whole exact`, exact.whole], [`${name}: whole overlap`, overlap.whole]);
  }
  rows.push(...ROLES.map((role) => [`${role}, CofeNet's way`, cofenet[role]] as const));
  return [`${"".padEnd(26)}     P      R     F1   (95 %)              found marked`, ...rows.map(([name, score]) => lineOf(name, score))];
}

/** What is found when the doubtful ones are counted too: all, and what is told in indirect speech. */
export function doubtfulLines(doubtful: number, { all, indirect }: Readonly<Record<"all" | "indirect", FormScores>>): readonly string[] {
  return [
    `with ${doubtful} doubtful ones, which are shown to be looked at and are no statements:`,
    lineOf("whole overlap", all.overlap.whole),
    lineOf("indirect: content exact", indirect.exact.content),
    lineOf("indirect: content overlap", indirect.overlap.content),
  ];
}

/** The bins as lines for a terminal. */
export function reliabilityLines(bins: readonly ReliabilityBin[]): readonly string[] {
  const percent = (share: number) => (100 * share).toFixed(1).padStart(6);
  return [
    "certainty          found   mean  right",
    ...bins.map(
      ({ from, to, found, certainty, right }) =>
        `${from.toFixed(1)} to ${to.toFixed(1)} ${String(found).padStart(13)} ${percent(certainty)} ${percent(right)}`,
    ),
  ];
}

function lineOf(name: string, { precision, recall, f1, low, high, found, marked }: Score): string {
  const percent = (share: number) => (100 * share).toFixed(1);
  const interval = `(${percent(low)} to ${percent(high)})`.padEnd(16);
  const rates = [precision, recall, f1].map((share) => percent(share).padStart(6)).join(" ");
  return `${name.padEnd(26)}${rates}   ${interval} ${String(found).padStart(7)} ${String(marked).padStart(6)}`;
}

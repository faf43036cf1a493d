/** Decides what is read in a draft when it is taken in as one: its numbered articles or points, so that positions in the coverage can be laid beside them. */
import { parseDraft, unitsOf } from "#plan";
import { markKnownPoints } from "#reading";
import type { Reading, Source } from "#record";

/** A reading of nothing but points; undefined where the draft has no numbered units. `reader` is the version that stands with every reading. */
export function pointsReading(source: Source, reader: string): Reading | undefined {
  const draft = parseDraft(source.text);
  const units = unitsOf(draft).filter(({ kind, number }) => (kind === "article" || kind === "point") && number !== undefined);
  if (units.length === 0) return undefined;
  const points = markKnownPoints(
    source,
    units.map(({ range, number = "", labelRange, heading }) => ({ range, number, wordsFrom: labelRange?.end ?? range.start, heading })),
  );
  const nothing = { sentences: [], actors: [], mentions: [], dates: [], attributions: [], silences: [], meetings: [] };
  return {
    ...nothing,
    source: source.id,
    reader,
    positions: [],
    assessments: [],
    contingencies: [],
    instruments: [],
    points: [...points],
    problems: [],
  };
}

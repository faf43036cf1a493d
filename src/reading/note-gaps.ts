/** Decides which gaps of a reading a person should know of: no date of publication, times that could not be resolved, speakers not known. */
import type { AttributionMark, DateMark, Problem, Source } from "#record";

/** Problems of a reading, at most one of each kind, in a stated order. */
export function noteGaps(
  source: Source,
  { dates, attributions }: { readonly dates: readonly DateMark[]; readonly attributions: readonly AttributionMark[] },
): readonly Problem[] {
  const problems: Problem[] = [];
  const unresolved = dates.filter((date) => date.time === undefined && (date.type === "date" || date.type === "time"));
  if (source.details.published === undefined) {
    problems.push({
      code: "no-publication-date",
      severity: "warning",
      message: "The date of publication is not known, so that words such as 'on Tuesday' name no day.",
      whatToDo: "Read it again with --published YYYY-MM-DD.",
    });
  } else if (unresolved.length > 0) {
    problems.push({
      code: "unresolved-dates",
      severity: "note",
      message:
        unresolved.length === 1
          ? "One time expression names no day that could be resolved; it is kept as unknown."
          : `${unresolved.length} time expressions name no day that could be resolved; they are kept as unknown.`,
      ...(unresolved[0] === undefined ? {} : { range: unresolved[0].range }),
    });
  }
  const speakerless = attributions.filter((one) => one.speakers.length === 0);
  if (speakerless.length > 0) {
    problems.push({
      code: "unknown-speakers",
      severity: "note",
      message:
        speakerless.length === 1
          ? "One statement has no speaker that the text names; it is kept as unknown."
          : `${speakerless.length} statements have no speaker that the text names; they are kept as unknown.`,
      ...(speakerless[0] === undefined ? {} : { range: speakerless[0].range }),
    });
  }
  return problems;
}

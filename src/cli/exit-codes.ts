/** Decides which exit code an answer has, and how the codes are explained. */

/** The codes in one sentence, for help and docs. */
export const ExitCodesInWords =
  "Exit codes: 0 done, 1 something failed, was interrupted or some files were refused, 2 the caller's mistake or no file could be read.";

/** What reading answers; other answers have none of it. */
type ReadCounts = { readonly read: number; readonly known: number; readonly refused: number };

/** 2 where every document was refused, 1 where some were, a path was not found or the work was interrupted, 0 otherwise. */
export function exitCodeOf(answer: unknown): 0 | 1 | 2 {
  if (typeof answer !== "object" || answer === null) return 0;
  if ("status" in answer && answer.status === "refused") return 2;
  // What a check found wrong is no success either.
  if (!("counts" in answer && isReadCounts(answer.counts))) return hasErrors(answer) ? 1 : 0;
  const { read, known, refused } = answer.counts;
  if (refused > 0 && read + known === 0) return 2;
  const isInterrupted = "interrupted" in answer && answer.interrupted === true;
  return refused > 0 || isInterrupted || hasErrors(answer) ? 1 : 0;
}

function isReadCounts(counts: unknown): counts is ReadCounts {
  return typeof counts === "object" && counts !== null && "read" in counts && "known" in counts && "refused" in counts;
}

function hasErrors(answer: object): boolean {
  return "problems" in answer && Array.isArray(answer.problems) && answer.problems.some((problem) => problem?.severity === "error");
}

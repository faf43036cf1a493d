/** Decides which reporting words deny what follows them, for example "denied", "dismissed", "refuted". */

/** Beginnings of words, lower case; one of them in the reporting words makes the statement a denial of its content. */
export const denialStems: readonly string[] = [
  "denied",
  "denies",
  "deny",
  "denying",
  "refut",
  "dismiss",
  "disput",
  "rebut",
  "disavow",
  "contradict",
];

/** True where the reporting words deny: "flatly denied that". "did not deny" does not. */
export function isDenial(cue: string): boolean {
  const words = cue.toLowerCase().split(/[^\p{L}']+/u);
  const at = words.findIndex((word) => denialStems.some((stem) => word.startsWith(stem)));
  if (at < 0) return false;
  return !words.slice(Math.max(0, at - 3), at).some((word) => word === "not" || word === "never" || word === "nor" || word.endsWith("n't"));
}

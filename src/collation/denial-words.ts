/** Decides which words deny: reporting words ("denied"), verdicts on a report ("untrue") and refusals of one's own words ("never said"). */

/** Beginnings of reporting words, lower case; one of them in the cue makes the statement a denial of its content. */
export const denialVerbs: readonly string[] = [
  "denied",
  "denies",
  "deny",
  "denying",
  "refut",
  "dismiss",
  "disputed",
  "rebut",
  "disavow",
  "contradicted",
];

/** Beginnings of words which, standing in the content, call a report wrong. They are no part of what is denied. */
export const denialVerdicts: readonly string[] = [
  "untru",
  "false",
  "baseless",
  "unfounded",
  "groundless",
  "fabricat",
  "invention",
  "invented",
  "fiction",
  "fake",
  "nonsens",
];

const SpeechStems = ["said", "say", "spok", "speak", "offer", "mad", "mak", "promis", "threaten", "ask", "met", "meet", "agree"];

/** What a statement denies: another's words, its speaker's own words, or nothing. */
export type Denial = "of another" | "of own words" | undefined;

/** Reads the cue and the content: "denied that …", "Reports that … are untrue", "We have never spoken of …". */
export function denialIn(cue: string, content: string): Denial {
  if (deniesByVerb(cue)) return "of another";
  const words = wordsIn(content);
  const verdict = words.findIndex((word) => denialVerdicts.some((stem) => word.startsWith(stem)));
  if (verdict >= 0 && !isNegated(words, verdict)) return "of another";
  if (words.some((word, at) => word === "no" && words[at + 1] === "such")) return "of another";
  const never = words.indexOf("never");
  const after = words.slice(never + 1, never + 3);
  return never >= 0 && after.some((word) => SpeechStems.some((stem) => word.startsWith(stem))) ? "of own words" : undefined;
}

/** True for words that only make a denial one; what is denied is the rest. */
export function isDenialWord(stem: string): boolean {
  return (
    stem === "never" ||
    stem === "no" ||
    stem === "report" ||
    stem === "claim" ||
    [...denialVerdicts, ...SpeechStems].some((word) => stem.startsWith(word))
  );
}

/** "flatly denied that"; "did not deny" is none. */
function deniesByVerb(cue: string): boolean {
  const words = wordsIn(cue);
  const at = words.findIndex((word) => denialVerbs.some((stem) => word.startsWith(stem)));
  return at >= 0 && !isNegated(words, at);
}

function isNegated(words: readonly string[], at: number): boolean {
  return words.slice(Math.max(0, at - 3), at).some((word) => word === "not" || word === "never" || word === "nor" || word.endsWith("n't"));
}

function wordsIn(text: string): readonly string[] {
  return text
    .toLowerCase()
    .replaceAll("’", "'")
    .split(/[^\p{L}']+/u);
}

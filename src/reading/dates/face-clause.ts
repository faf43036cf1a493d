/** Decides whether the clause around a time expression looks back or ahead, from its verb and the words that bind the expression to it. */
import { countBefore } from "../count-before.ts";
import type { ParsedText, Sentence, Token } from "../parsed-text.ts";
import { isFiniteVerb } from "../verb-tags.ts";

/** `open`: nothing in the clause decides. */
export type Facing = "past" | "future" | "open";

const Modals = new Set(["will", "would", "shall", "should", "can", "could", "may", "might", "must", "'ll", "'d", "wo", "ca"]);
const AheadBefore = new Set(
  "due scheduled scheduling set slated expected planned planning postponed delayed moved rescheduled adjourned extended deferred pencilled penciled booked earmarked announced-for upcoming forthcoming".split(
    " ",
  ),
);
const Subordinators = new Set(
  "that which who whom whose when while if because although though unless whether as since so where but whereas after before until once".split(
    " ",
  ),
);
/** Past motion or success: "flew to Orsa to meet on Saturday" tells what happened. */
const Achieved = new Set(
  "travel fly go come arrive return manage continue begin start help fail gather convene sit use stop rush drive sail visit stay remain proceed cross refuse decline".split(
    " ",
  ),
);
const Reporting = new Set(
  "say tell announce state report add confirm write declare claim note warn insist argue suggest deny believe think know hope describe call".split(
    " ",
  ),
);
/** In the present tense these speak of what is arranged: "the round opens on Tuesday". */
const Arranged = new Set(
  "meet begin start open resume take arrive travel host hold expire end convene gather visit face fall be come return leave run lapse close vote go fly sit reconvene have receive launch enter".split(
    " ",
  ),
);
const Lasting = new Set("last continue run stay remain hold wait go keep drag".split(" "));
const NominalPointers = new Set("deadline ultimatum".split(" "));

/** One sentence of the text. */
type Clause = { readonly tokens: readonly Token[]; readonly sentence: Sentence };

/** How the clause at `start` faces; the sentence is scanned around the expression, so the cost is its length. */
export function faceClause(parsed: ParsedText, start: number, end: number): Facing {
  const first = tokenAt(parsed.tokens, start);
  if (first === undefined) return "open";
  const sentence = parsed.sentences[first.sentence];
  if (sentence === undefined) return "open";
  const clause: Clause = { tokens: parsed.tokens, sentence };
  const before = wordAt(clause, first.index - 1);
  const after = tokenAt(parsed.tokens, end);
  if (isAheadBefore(clause, first.index)) return "future";
  if (after !== undefined && after.sentence === first.sentence && NominalPointers.has(after.lemma) && after.index - first.index <= 3) {
    return isMissedDeadline(clause, after.index) ? "past" : "future";
  }
  const governing = governingVerb(clause, first.index, after?.index ?? sentence.afterToken);
  const tense = governing === undefined ? "open" : tenseOf(clause, governing);
  if (before?.lower === "by" && governing !== undefined) return isPerfect(clause, governing) ? "past" : "future";
  if ((before?.lower === "until" || before?.lower === "till") && governing !== undefined) {
    return tense === "past" && Lasting.has(governing.lemma) ? "past" : "future";
  }
  if (before?.lower === "of" && wordAt(clause, first.index - 2)?.lower === "ahead") return "future";
  return tense;
}

function wordAt(clause: Clause, index: number): Token | undefined {
  return index >= clause.sentence.firstToken && index < clause.sentence.afterToken ? clause.tokens[index] : undefined;
}

/** "scheduled for Thursday", "due to begin on Tuesday", "moved to Friday". */
function isAheadBefore(clause: Clause, index: number): boolean {
  for (let at = index - 1; at >= index - 4; at--) {
    const token = wordAt(clause, at);
    if (token !== undefined && AheadBefore.has(token.lower) && (token.fineTag !== "VBD" || token.relation === "acl")) return true;
    if (token === undefined || token.lower === "," || token.fineTag === "VBD" || token.fineTag === "VBZ") return false;
    if (token.tag === "VERB") return false;
  }
  return false;
}

function isMissedDeadline(clause: Clause, index: number): boolean {
  for (let at = index + 1; at < index + 4; at++) if (/^(?:passed|expired|lapsed|came)$/.test(wordAt(clause, at)?.lower ?? "")) return true;
  return false;
}

/** The nearest verb to the left inside the clause; where the expression stands in front, the first finite verb to the right. */
function governingVerb(clause: Clause, start: number, end: number): Token | undefined {
  const left = verbToTheLeft(clause, start);
  const isBesideNoun = isAttribute(clause, end);
  const isExplained =
    wordAt(clause, end)?.lower === "when" || (wordAt(clause, end)?.lower === "," && wordAt(clause, end + 1)?.lower === "when");
  if (left === undefined || isExplained || (isBesideNoun && Reporting.has(left.lemma))) return verbToTheRight(clause, end) ?? left;
  return left;
}

/** "Sunday's talks", "a Friday deadline". */
function isAttribute(clause: Clause, end: number): boolean {
  const after = wordAt(clause, end);
  return after?.lower === "'s" || after?.lower === "'" || after?.tag === "NOUN";
}

function verbToTheLeft(clause: Clause, start: number): Token | undefined {
  for (let at = start - 1; at >= clause.sentence.firstToken; at--) {
    const token = clause.tokens[at];
    if (token === undefined) return undefined;
    if (token.lower === ";" || token.lower === ":" || token.lower === "(" || token.lower === "--") return undefined;
    if (isVerb(token)) return token;
    if (at < start - 1 && Subordinators.has(token.lower) && token.tag !== "ADP" && token.tag !== "ADV") return undefined;
    if (token.lower === "that" && token.fineTag === "IN") return undefined;
  }
  return undefined;
}

function verbToTheRight(clause: Clause, end: number): Token | undefined {
  for (let at = end; at < clause.sentence.afterToken; at++) {
    const token = clause.tokens[at];
    if (token === undefined || token.lower === ";" || token.lower === "--") return undefined;
    const relative = /^(?:who|which|that)$/.test(token.lower) && at > end;
    if (relative) {
      // Step over the relative clause's own verb: "On Sunday the envoy, who leads the team, will meet …".
      const inner = verbToTheRight(clause, at + 1);
      if (inner !== undefined) return verbToTheRight(clause, inner.index + 1) ?? inner;
    }
    if (isVerb(token) && (isFiniteVerb(token) || auxiliariesOf(clause, token).length > 0)) return token;
  }
  return undefined;
}

/** Auxiliaries and "to" directly before a verb, nearest first, adverbs and "not" skipped. */
function auxiliariesOf(clause: Clause, verb: Token): readonly Token[] {
  const found: Token[] = [];
  for (let at = verb.index - 1; at >= Math.max(clause.sentence.firstToken, verb.index - 7); at--) {
    const token = clause.tokens[at];
    if (token === undefined) break;
    if (token.tag === "AUX" || Modals.has(token.lower) || token.fineTag === "MD" || token.fineTag === "TO") found.push(token);
    else if (token.tag !== "ADV" && token.lower !== "not" && token.lower !== "n't" && token.tag !== "PART") break;
  }
  return found;
}

function isPerfect(clause: Clause, verb: Token): boolean {
  return auxiliariesOf(clause, verb).some((token) => token.lower === "had");
}

function tenseOf(clause: Clause, verb: Token): Facing {
  const auxiliaries = auxiliariesOf(clause, verb);
  const has = (...forms: readonly string[]): boolean => auxiliaries.some((token) => forms.includes(token.lower));
  if (auxiliaries.some((token) => token.fineTag === "MD" || (Modals.has(token.lower) && token.tag === "AUX"))) {
    return has("have") && verb.fineTag === "VBN" ? "past" : "future";
  }
  if (auxiliaries[0]?.fineTag === "TO") return tenseOfInfinitive(clause, auxiliaries[0].index, has("have"));
  if (verb.fineTag === "VBN") {
    if (wordAt(clause, verb.index - 1)?.lower === "than") return "past";
    if (AheadBefore.has(verb.lower) && has("is", "are", "was", "were", "been", "be")) return "future";
    if (has("had", "has", "have", "'ve", "was", "were")) return "past";
    return has("is", "are", "be", "'s", "'re") ? "open" : "past";
  }
  if (verb.fineTag === "VBG") {
    if (has("is", "are", "'s", "'re", "am")) return "future";
    if (has("was", "were", "been")) return "past";
    return tenseAround(clause, verb);
  }
  if (verb.fineTag === "VBD") return "past";
  if (verb.fineTag === "VB") return "future";
  if (verb.fineTag === "VBZ" || verb.fineTag === "VBP") return Arranged.has(verb.lemma) ? "future" : "open";
  return "open";
}

/** "After meeting X on Saturday" looks back whatever follows; other participles go with the main verb before or after. */
function tenseAround(clause: Clause, participle: Token): Facing {
  for (let at = participle.index - 1; at >= participle.index - 2; at--) {
    const lower = wordAt(clause, at)?.lower;
    if (lower === "after" || lower === "since" || lower === "following") return "past";
  }
  const main = finiteVerbAround(clause, participle.index);
  return main === undefined ? "open" : tenseOf(clause, main);
}

function finiteVerbAround(clause: Clause, index: number): Token | undefined {
  for (let at = index - 1; at >= clause.sentence.firstToken; at--) {
    const token = clause.tokens[at];
    if (token !== undefined && isVerb(token) && token.fineTag !== "VBG") return token;
  }
  for (let at = index + 1; at < clause.sentence.afterToken; at++) {
    const token = clause.tokens[at];
    if (token !== undefined && isVerb(token) && token.fineTag !== "VBG") return token;
  }
  return undefined;
}

/** "flew to Orsa to meet" is past with its verb; "agreed to meet", "plans to meet", "due to meet" look ahead. */
function tenseOfInfinitive(clause: Clause, to: number, isPerfect: boolean): Facing {
  if (isPerfect) return "past";
  for (let at = to - 1; at >= clause.sentence.firstToken; at--) {
    const token = clause.tokens[at];
    if (token === undefined || token.lower === "," || token.lower === ";") break;
    if (!isVerb(token)) continue;
    return token.fineTag === "VBD" && Achieved.has(token.lemma) ? "past" : "future";
  }
  return "future";
}

function isVerb(token: Token): boolean {
  // "took place" is often tagged as two verbs.
  if (token.lower === "place") return false;
  // A surname can look like a verb: "Oren Hask".
  if (/^\p{Lu}/u.test(token.form) && token.fineTag === "VB") return false;
  return token.tag === "VERB" || (token.tag === "AUX" && /^(?:be|have|do)$/.test(token.lemma) && token.relation !== "aux");
}

/** The token that holds or follows `offset`. Logarithmic. */
function tokenAt(tokens: readonly Token[], offset: number): Token | undefined {
  return tokens[countBefore(tokens, ({ end }) => end <= offset)];
}

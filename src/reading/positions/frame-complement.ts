/** Decides how the words go on after a phrase of stance and where what it is about begins: a thing, an act, a clause, an act asked of another. */
import type { ClauseView } from "../clauses/clause-view.ts";
import type { Token } from "../parsed-text.ts";
import { isPeopleNoun } from "../rules/people-words.ts";
import { isPluralSide } from "../rules/side-nouns.ts";
import type { StanceFrame } from "../rules/stance-frames.ts";
import { isAdverb } from "../rules/word-phrases.ts";

/** How the words go on; `first` is the first token of what the stance is about, `act` the verb of the act asked for or done. */
export type FrameComplement =
  | { readonly kind: "thing" | "that"; readonly first: number }
  | { readonly kind: "to do"; readonly first: number; readonly act: number; readonly isDenied: boolean }
  | { readonly kind: "whom to do"; readonly first: number; readonly act: number };

/** The complement at `after`, up to `limit`, in the way the frame takes it; the clause of an act before the thing. */
export function complementAt(view: ClauseView, rule: StanceFrame, after: number, limit: number): FrameComplement | undefined {
  const { words, tokens } = view;
  let at = after;
  // "discussed |once| the fee was": what opens a clause is no adverb before the thing.
  while (
    at < limit &&
    ((isAdverb(words[at]) && tokens[at]?.tag !== "SCONJ") || words[at] === '"' || words[at] === "'" || words[at] === "point-blank")
  )
    at++;
  if (at >= limit) return undefined;
  // "agreed |on Thursday| to prolong": when, not what.
  const isOn = words[after - 1] === "on" || words[after - 1] === "upon";
  if (isOn && Weekdays.has(words[at] ?? "")) return undefined;
  if (words[at] === "on" && Weekdays.has(words[at + 1] ?? "") && rule.takes.includes("to do")) at += 2;
  // "offered |in exchange| to pay", "agreed |in principle| to".
  if (words[at] === "in" && /^(?:exchange|return|turn|principle|writing|full|part)$/u.test(words[at + 1] ?? "") && words[at + 2] === "to")
    at += 2;
  // "declared itself willing|, however,| to", "agreed |late on Friday| to", "agreed |after hours of talks| to".
  at = pastAside(view, at, limit);
  // "offered |us| two percent", "promised |the union| a seat".
  if (Giving.has(rule.id)) at = pastReceiver(view, at, limit);
  if (rule.takes.includes("to do")) {
    const act = actAfterTo(view, at, limit);
    if (act !== undefined) return { kind: "to do", first: act, act, isDenied: words[at] === "not" };
  }
  // "has not said |whether| it will sign": the phrase has the joining word in it.
  if (rule.id === "frame.undecided-whether") {
    const act = deedAskedAfter(view, at, limit);
    return act === undefined ? undefined : { kind: "that", first: act };
  }
  if (rule.takes.includes("that")) {
    const that = clauseAfterThat(view, at, limit) ?? bareWish(view, rule, at, limit);
    if (
      that !== undefined &&
      (!AsksWithClause.has(rule.id) ||
        (words[that - 1] === "that" && isAsking(words, after) && !words[after - 1]?.startsWith("insist")) ||
        asksForAct(tokens, that, limit) ||
        (rule.id === "frame.agree-that" && hasModal(tokens, that, limit)))
    )
      return { kind: "that", first: that };
  }
  if (rule.takes.includes("whom to do")) {
    const act = actOfAnother(view, at, limit);
    // "expects the agreement to be signed" foretells; "expects Orsa to sign" asks.
    const isForetold = words[after - 1]?.startsWith("expect") === true && !namesSomebody(view, at, act ?? at);
    // "told |reporters| to wait": who is told to do a thing is somebody the text knows; a deadline is a time.
    const isTold =
      /^(?:tell|told|telling|tells|warn|warns|warned|warning)$/u.test(words[after - 1] ?? "") && !namesSomebody(view, at, act ?? at);
    const isTimeless =
      rule.id === "frame.deadline" &&
      !(namesSomebody(view, at, act ?? at) && words.slice(at, act ?? at).some((word) => TimeGiven.test(word)));
    if (act !== undefined && !isForetold && !isTold && !isTimeless) return { kind: "whom to do", first: at, act };
  }
  return rule.takes.includes("thing") && opensThing(view, at, limit) ? { kind: "thing", first: at } : undefined;
}

/** "whether |it will| sign", "whether |to| admit monitors": the holder's own deed that is asked after; not "whether ships would be sent". */
function deedAskedAfter({ tokens, words }: ClauseView, from: number, limit: number): number | undefined {
  const isOwn = /^(?:it|they|he|she|we)$/u.test(words[from] ?? "");
  const joint = isOwn ? from + 1 : from;
  const isJoined = isOwn ? tokens[joint]?.fineTag === "MD" : words[joint] === "to";
  return isJoined && joint + 1 < limit && isBareVerb(tokens[joint + 1]) && !NoDeeds.has(words[joint + 1] ?? "") ? joint + 1 : undefined;
}

/** What is, comes about or falls from the sky. */
const NoDeeds: ReadonlySet<string> = new Set("be have rain snow happen work help matter last".split(" "));

/** Past an aside or a time before "to" with its verb; where neither stands, the same place. */
function pastAside({ words, tokens }: ClauseView, at: number, limit: number): number {
  if (words[at] === "," && words[at + 2] === "," && tokens[at + 1]?.tag !== "NOUN") return at + 3;
  if (!/^(?:late|early|on|last|this|after|at|over|in|overnight|during)$/u.test(words[at] ?? "")) return at;
  for (let place = at + 1; place < Math.min(limit - 1, at + LongestTime); place++) {
    if (words[place] === "to" && isBareVerb(tokens[place + 1])) return place;
    const tag = tokens[place]?.tag ?? "";
    if (tag === "VERB" || tag === "AUX" || tag === "PRON" || tag === "CCONJ" || tag === "PUNCT") return at;
  }
  return at;
}

const LongestTime = 7;
const TimeGiven = /^(?:until|hours?|days?|weeks?|months?|deadline)$/u;

const Giving: ReadonlySet<string> = new Set(["frame.offer"]);

export const Weekdays: ReadonlySet<string> = new Set("monday tuesday wednesday thursday friday saturday sunday yesterday today".split(" "));

/** Past who is given something: a pronoun, or a named actor with a thing after it. */
function pastReceiver(view: ClauseView, at: number, limit: number): number {
  const { words, tokens, mentionOver } = view;
  const plain = pastPlainReceiver(view, at, limit);
  if (plain !== undefined) return plain;
  const mention = mentionOver.get(at);
  const after =
    /^(?:us|him|her|them|me|you)$/u.test(words[at] ?? "") && tokens[at + 1]?.tag !== "NOUN" ? at + 1 : (mention?.tokens.after ?? at);
  return after < limit && ["DET", "NUM", "ADJ", "NOUN", "SYM"].includes(tokens[after]?.tag ?? "") && words[after] !== "'s" ? after : at;
}

/** "promised |the host| discretion", "offered |the families| a date": people with a determiner and a thing right after them. */
function pastPlainReceiver({ words, tokens }: ClauseView, at: number, limit: number): number | undefined {
  if (tokens[at]?.tag !== "DET" && tokens[at]?.fineTag !== "PRP$") return undefined;
  const head = tokens[at + 1]?.tag === "ADJ" ? at + 2 : at + 1;
  const isReceiver = tokens[head]?.tag === "NOUN" && (isPeopleNoun(words[head] ?? "") || isPluralSide(words[head] ?? ""));
  if (!isReceiver || head + 1 >= limit) return undefined;
  return ["DET", "NUM", "ADJ", "NOUN", "SYM"].includes(tokens[head + 1]?.tag ?? "") ? head + 1 : undefined;
}

/** "ask |that| shotguns remain": who asks, demands or proposes that something be done makes no claim. */
function isAsking(words: readonly string[], after: number): boolean {
  return /^(?:ask|demand|insist|request|propos|recommend|stipulat|urg|mov)(?:e|es|ed|s|ing)?$/u.test(words[after - 1] ?? "");
}

/** Rules whose clause is a claim unless it asks for something: "insists that it was so" takes no stance, "insists that it must be" does. */
const AsksWithClause: ReadonlySet<string> = new Set(["frame.insist-that", "frame.demand", "frame.agree-that", "frame.noun-demand"]);

/** "to sign", "not to sign": the token of the verb. */
function actAfterTo({ words, tokens }: ClauseView, from: number, limit: number): number | undefined {
  let at = words[from] === "not" ? from + 1 : from;
  if (words[at] !== "to") return undefined;
  at++;
  while (at < limit && isAdverb(words[at])) at++;
  return at < limit && isBareVerb(tokens[at]) ? at : undefined;
}

function isBareVerb(token: Token | undefined): boolean {
  if (token === undefined) return false;
  const { fineTag, tag, lower, lemma } = token;
  return fineTag === "VB" || ((tag === "VERB" || tag === "AUX") && lower === lemma);
}

/** The first word after "that"; a day or an adverb may stand before it: "insisted on Tuesday that". */
function clauseAfterThat({ words, tokens }: ClauseView, from: number, limit: number): number | undefined {
  for (let at = from; at < Math.min(from + FarthestThat, limit - 2); at++) {
    const word = words[at] ?? ".";
    if (word === "that" || word === "whether" || word === "if") {
      if (word === "that" && /^(?:NOUN|PROPN|PUNCT)$/u.test(tokens[at - 1]?.tag ?? "") && at > from + 3) return undefined;
      return at + 1;
    }
    const isBetween =
      tokens[at]?.tag === "ADP" || tokens[at]?.tag === "PROPN" || tokens[at]?.tag === "NUM" || word === "," || TimeWords.has(word);
    if (!isBetween) return undefined;
  }
  return undefined;
}

/** "insists |it be paid|", "asked |they leave|": a bare subjunctive without "that". */
function bareWish({ words, tokens }: ClauseView, rule: StanceFrame, at: number, limit: number): number | undefined {
  if (rule.id !== "frame.insist-that" || !["PRON", "DET", "PROPN"].includes(tokens[at]?.tag ?? "")) return undefined;
  for (let verb = at + 1; verb < Math.min(limit, at + FarthestThat); verb++) {
    // "insisted |the fence come down|".
    const isBare =
      tokens[verb]?.fineTag === "VB" || (tokens[verb]?.fineTag === "VBP" && SingularSubject.has(tokens[verb - 1]?.fineTag ?? ""));
    if (isBare && isAsking(words, at) && !Helpers.has(words[verb - 1] ?? "") && tokens[verb - 1]?.fineTag !== "MD") return at;
    if (words[verb] === "be" && !Helpers.has(words[verb - 1] ?? "") && tokens[verb - 1]?.fineTag !== "MD" && words[verb - 1] !== "to")
      return at;
    if (["AUX", "VERB"].includes(tokens[verb]?.tag ?? "")) return undefined;
  }
  return undefined;
}

const FarthestThat = 5;
const TimeWords: ReadonlySet<string> = new Set(
  "last this earlier next month week year yesterday today again night morning principle".split(" "),
);

/** "it hand over", "the sluice must stay", "lists be exchanged": a bare verb or a verb of duty; "will be inspected" is agreed to or promised. */
function asksForAct(tokens: readonly Token[], first: number, limit: number): boolean {
  for (let at = first; at < Math.min(limit, first + FarthestVerb); at++) {
    const token = tokens[at];
    if (token === undefined) return false;
    if (Duties.has(token.lower)) return true;
    if (token.lower === "be" || token.fineTag === "VB") return !Helpers.has(tokens[at - 1]?.lower ?? "");
    if (token.fineTag === "VBP" && token.lower === token.lemma && SingularSubject.has(tokens[at - 1]?.fineTag ?? "")) return true;
    if (/^VB[DZP]$/u.test(token.fineTag) || token.fineTag === "MD") return false;
  }
  return false;
}

/** "the drum may be shown": agreed to, not asked for. */
function hasModal(tokens: readonly Token[], first: number, limit: number): boolean {
  for (let at = first; at < Math.min(limit, first + FarthestVerb); at++) {
    // "that restrictions cannot be eternal": how things are, nothing to be done.
    if (tokens[at]?.fineTag === "MD") return !isQualityAfterBe(tokens, at);
    if (/^VB[DZP]$/u.test(tokens[at]?.fineTag ?? "")) return false;
  }
  return false;
}

function isQualityAfterBe(tokens: readonly Token[], modal: number): boolean {
  let be = modal + 1;
  while (be < modal + 4 && tokens[be]?.lower !== "be") be++;
  return tokens[be]?.lower === "be" && tokens[be + 1]?.tag === "ADJ";
}

const FarthestVerb = 26;
const Duties: ReadonlySet<string> = new Set(["must", "should", "shall", "ought", "will", "needs", "cannot"]);
const Helpers: ReadonlySet<string> = new Set(["to", "can", "could", "may", "might", "would", "did", "does", "do"]);
const SingularSubject: ReadonlySet<string> = new Set(["NN", "NNP"]);

/** "teachers |to pay|": the verb after a noun phrase, with no finite verb between. */
function actOfAnother(view: ClauseView, from: number, limit: number): number | undefined {
  const { words, tokens } = view;
  if (words[from] === "to" || words[from] === "that" || !opensThing(view, from, limit)) return undefined;
  for (let at = from + 1; at < Math.min(limit - 1, from + FarthestAct); at++) {
    const token = tokens[at];
    if (token === undefined || /^(?:VBD|VBZ|VBP|MD|WDT|WP)$/u.test(token.fineTag)) return undefined;
    if (token.lower !== "to") continue;
    const act = actAfterTo(view, at, limit);
    if (act !== undefined) return act;
  }
  return undefined;
}

function namesSomebody({ mentionOver }: ClauseView, first: number, after: number): boolean {
  for (let at = first; at < after; at++) if (mentionOver.get(at) !== undefined) return true;
  return false;
}

const FarthestAct = 14;

const NoThing: ReadonlySet<string> = new Set(
  "him her me us you himself herself themselves itself ourselves each who whom what how why when where whether if because than as so not no-one nobody anyone everyone somebody".split(
    " ",
  ),
);

/** A noun phrase, a number or a gerund begins there. */
function opensThing({ words, tokens }: ClauseView, at: number, limit: number): boolean {
  const token = tokens[at];
  const word = words[at] ?? ".";
  if (token === undefined || at >= limit || (NoThing.has(word) && !(word === "her" && tokens[at + 1]?.tag === "NOUN"))) return false;
  if (["NOUN", "PROPN", "NUM", "ADJ", "DET", "SYM", "PRON"].includes(token.tag)) return true;
  return token.fineTag === "VBG" || token.fineTag === "VBN" || token.fineTag === "PRP$" || token.fineTag === "$";
}

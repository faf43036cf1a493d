/** Decides whether what a stance is about can be a point of talks: not a comment, a thank-you, a report, an event that happened, the talks themselves. */
import type { ClauseView } from "../clauses/clause-view.ts";
import type { TokenRange } from "../clauses/find-clauses.ts";
import { EventNouns } from "../rules/condition-words.ts";
import type { StanceFrame } from "../rules/stance-frames.ts";
import type { FrameComplement } from "./frame-complement.ts";

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/u));

/** Heads that are never a point at issue. */
const NoPoints = words(
  `comment comments question questions interview interviews award prize blame credit responsibility condolences thanks prayers sympathy congratulations
  explanation details detail view views hope hopes advice glimpse tea coffee lunch dinner toast reporters journalists resignation nomination bribe donation gift
  identity evidence proof information answer answers reply replies clarification word words attention shelter refuge help solace comfort defeat victory
  patience calm discretion secrecy confidentiality courtesy film films movie movies screenplay novel song album knighthood
  anonymity chance opportunity reassurance assurances sign signs look time sides side`,
);
/** What is told or said: rejecting it denies it. */
const Told = words(
  "report reports accusation accusations allegation allegations charges criticism suggestion suggestions rumour rumours rumor rumors assertion assertions notion claims characterisation characterization story stories account version speculation",
);
/** What everybody wants or waits for; wanting it is no stance. */
const Outcomes = words(
  "deal peace result results progress breakthrough success outcome talks meeting growth stability prosperity calm answer decision vote visit",
);
/** What talks are to end in. */
const Expected = words(
  "agreement understanding accord settlement compromise consensus signing solution outcome deal result results decision progress answer reply",
);
/** Acts that are talk about the talks or everyday business. */
const OtherActs = words(
  `comment say speak answer elaborate respond reply tell name identify disclose reveal specify confirm resign apologise apologize thank meet reconvene talk negotiate return
  travel visit attend remain stay be wait see hear know appear leave arrive describe explain publish write convey pass brief inform announce read listen hope think believe
  show present prove study continue go come become congratulate host call phone ring chair resume celebrate gloat mourn rejoice boast quarrel argue`,
);
/** What goes on in the head of somebody asked: "ask people to |notice| that this is a promise". */
const InMind = words(
  "notice note remember recall understand imagine think believe realise realize reflect appreciate forgive excuse read listen look judge trust guess wonder mind enjoy relax pray hope",
);
/** Everybody and nobody: what is asked of them is asked of no party. */
const Anybody = words(
  "people readers viewers listeners everybody everyone anybody anyone somebody reporters journalists fans visitors passengers",
);
/** What one leaves to break off. */
export const AtTable = /^(?:hall|room|table|talk|negotiation|conference|summit|meeting|union|treaty|pact|coalition|alliance|bloc)$/u;
/** Of these, the ones whose refusal is a stance: refusing to meet, to talk, to say when. */
const RefusedActs = words("meet negotiate talk return attend leave resume go come be");

/** True where the matter of a stance is a point. Looks at the head of a thing, the verb of an act. */
export function isMatterOfTalks(view: ClauseView, rule: StanceFrame, content: TokenRange, kind: FrameComplement["kind"]): boolean {
  const isRefusal = rule.stance === "rejects";
  if (kind === "whom to do" && isAppealToAnybody(view, content)) return false;
  if (kind === "to do") {
    const act = view.tokens[content.first]?.lemma ?? "";
    if (OtherActs.has(act) && !(isRefusal && RefusedActs.has(act))) return act === "be" && !isRefusal ? isPassiveAct(view, content) : false;
    // "willing to go |to 5 percent|".
    if (act === "go" && view.tokens.slice(content.first + 1, content.first + 4).some(({ tag }) => tag === "NUM")) return true;
    // "offered to do on Monday", "would begin by agreeing how": no deed is told.
    if (act === "do" && !["DET", "NOUN", "PRON"].includes(view.tokens[content.first + 1]?.tag ?? "")) return false;
    if ((act === "begin" || act === "start" || act === "end") && view.words[content.first + 1] === "by") return false;
    // "would not discuss the report": silence about what is only told.
    if (isRefusal && act === "discuss" && Told.has(view.words[content.after - 1] ?? "")) return false;
    return content.after - content.first > 1 || (isRefusal && act !== "have" && act !== "do");
  }
  if (kind !== "thing") return true;
  const gerund = view.tokens[content.first];
  // "suggested |sending| the captain home": an act, whoever is in it.
  if (gerund?.fineTag === "VBG" && gerund.tag === "VERB" && content.after - content.first > 1)
    return !OtherActs.has(gerund.lemma) || (isRefusal && RefusedActs.has(gerund.lemma));
  const head = headOfThing(view, content);
  if (head === undefined) return false;
  const word = view.words[head] ?? "";
  if (word === "apology" && rule.stance !== "demands") return false;
  // "turned down the role": somebody's part in a play; "any role in the talks" says in what.
  if ((word === "role" || word === "part") && head === content.after - 1) return false;
  // "expects agreement this week" foretells it.
  if (rule.id === "frame.need" && Expected.has(word)) return false;
  if (rule.id === "frame.not-share" && !/^(?:views?|opinions?|assessments?|positions?|concerns?|readings?|optimism|belief)$/u.test(word))
    return false;
  if (NoPoints.has(word) && !(rule.id === "frame.not-share" && word.startsWith("view"))) return false;
  if (Told.has(word) && rule.stance !== "demands") return false;
  if (rule.stance === "demands" && Outcomes.has(word)) return false;
  if (rule.stance === "accepts" && (word === "progress" || word === "success" || word === "news")) return false;
  if (rule.stance === "objects" && isPastEvent(view, content, word)) return false;
  const meant = view.mentionOver.get(head);
  return (
    meant === undefined ||
    meant.mention.form === "pronoun" ||
    view.actors.get(meant.mention.actor)?.kind === undefined ||
    !isBareActor(view, content, head)
  );
}

/** True for "imagine a harbour without tolls", "to remember that …": what somebody asked is to do in the head. */
export function isHeedOnly({ tokens, words: lower }: ClauseView, { first }: TokenRange): boolean {
  const at = lower[first] === "to" ? first + 1 : first;
  return tokens[at]?.tag === "VERB" && InMind.has(tokens[at]?.lemma ?? "");
}

/** True for "the film about the talks", "questions on the tariff": its head is never at issue, whatever it is about. */
export function isNeverAtIssue(view: ClauseView, content: TokenRange): boolean {
  const head = headOfThing(view, content);
  return head !== undefined && NoPoints.has(view.words[head] ?? "");
}

/** "people to notice that this is a promise", "both sides to remember": a wish to be heeded, no point. */
function isAppealToAnybody({ words: lower, tokens }: ClauseView, { first, after }: TokenRange): boolean {
  const to = lower.indexOf("to", first);
  if (to < 0 || to >= after - 1) return false;
  const whom = lower[to - 1] ?? "";
  return InMind.has(tokens[to + 1]?.lemma ?? "") || Anybody.has(whom);
}

/** "be paid in full": something done to somebody. */
function isPassiveAct({ tokens }: ClauseView, { first }: TokenRange): boolean {
  return tokens[first + 1]?.fineTag === "VBN";
}

/** The last noun or number before a preposition, a clause or the end: what the phrase names. A pronoun alone is its own head. */
export function headOfThing({ tokens, words: lower }: ClauseView, { first, after }: TokenRange): number | undefined {
  let head: number | undefined;
  for (let at = first; at < after; at++) {
    const token = tokens[at];
    if (token === undefined) break;
    if (["NOUN", "PROPN", "NUM"].includes(token.tag) || token.fineTag === "VBG") head = at;
    // "agreement |this week|": when, not what.
    else if (token.tag === "DET" && head !== undefined && tokens[head]?.fineTag !== "VBG") break;
    else if (token.tag === "PRON" && head === undefined && at === first) head = at;
    else if (
      token.tag === "ADP" ||
      token.tag === "VERB" ||
      token.tag === "SCONJ" ||
      token.tag === "CCONJ" ||
      lower[at] === "," ||
      lower[at] === "to"
    ) {
      if (head !== undefined) break;
    }
  }
  return head;
}

/** "condemned the attack": what happened, not what is proposed. */
function isPastEvent({ words: lower }: ClauseView, { first, after }: TokenRange, head: string): boolean {
  if (EventNouns.has(head) && !Measures.has(head)) return true;
  return lower
    .slice(first, Math.min(after, first + 6))
    .some((word) => word === "killing" || word === "murder" || word === "attack" || word === "attacks");
}

const Measures = words("move moves withdrawal deployment closure step steps blockade agreement release use veto vote");

/** "backed Tarsia": a party by itself is no point. */
function isBareActor({ mentionOver }: ClauseView, { first }: TokenRange, head: number): boolean {
  const mention = mentionOver.get(head);
  return mention !== undefined && mention.tokens.first <= first + 1;
}

/** Decides whether the words around a name show it to be a side of talks: it wants or refuses, it has negotiators or an offer, talks are between it and another. */
import type { Token } from "../parsed-text.ts";
import { isPluralSide, SIDE_PEOPLE } from "../rules/side-nouns.ts";
import { showsWill } from "./shows-will.ts";
import type { TokenStretch } from "./token-stretch.ts";

/** True where the name is the subject of a will, has what sides have, or stands in the row of those who talk. Cost: a dozen tokens. */
export function actsInTalks(tokens: readonly Token[], name: TokenStretch): boolean {
  return hasWhatSidesHave(tokens, name) || isWillingSubject(tokens, name) || isPartner(tokens, name) || isBesideBody(tokens, name);
}

/** "Vestria's |negotiators|", "Udrea's |offer|", "the Garland |team|". */
function hasWhatSidesHave(tokens: readonly Token[], { first, after }: TokenStretch): boolean {
  const next = tokens[after];
  if (next === undefined || next.sentence !== tokens[first]?.sentence) return false;
  if (next.fineTag !== "POS" && next.lower !== "'s")
    return (next.tag === "NOUN" || next.fineTag === "VBZ") && (TeamNouns.has(next.lower) || isPluralSide(next.lower));
  for (let at = after + 1; at < after + FarthestOwned; at++) {
    const token = tokens[at];
    if (token === undefined || token.sentence !== next.sentence) return false;
    if (token.tag === "NOUN" && tokens[at + 1]?.tag !== "NOUN") return Owned.has(token.lower);
    if (token.tag !== "ADJ" && token.tag !== "NOUN" && token.tag !== "NUM" && token.form !== "-") return false;
  }
  return false;
}

const FarthestOwned = 4;
const TeamNouns: ReadonlySet<string> = new Set(
  "team teams negotiators delegation delegations envoys side officials delegates men".split(" "),
);
/** What persons seldom have, or only where they speak for a side. */
const Owned: ReadonlySet<string> = new Set(
  `negotiators negotiator delegation delegates envoys side team refusal insistence position demand demands offer proposal terms rejection acceptance readiness counter-offer
  counterproposal counter-proposal claim claims opposition objection objections reservations misgivings readiness willingness unwillingness veto plea wish cabinet government council assembly ministers representatives officials`.split(
    /\s+/u,
  ),
);

/** "Ostavia, its biggest customer, |turned| it down", "Lorne is |ready| to". */
function isWillingSubject(tokens: readonly Token[], { first, after }: TokenStretch): boolean {
  if (standsBeforeWill(tokens, { first, after })) return true;
  // "Velmonde, |which| wants an audit".
  const isTold =
    tokens[after]?.form === "," && tokens[after + 1]?.lower === "which" && tokens[after + 1]?.sentence === tokens[first]?.sentence;
  if (isTold && willFollows(tokens, { first: after + 1, after: after + 2 })) return true;
  const head = headWithin(tokens, { first, after });
  const subject = head?.relation === "conj" ? tokens[head.head] : head;
  if (subject?.relation !== "nsubj" && subject?.relation !== "nsubj:pass") return false;
  const verb = tokens[subject.head];
  if (verb === undefined) return false;
  if (WilledPredicates.has(verb.lower)) return true;
  const isActive = subject.relation === "nsubj" && verb.tag === "VERB";
  return (
    (isActive && StanceVerbs.has(verb.lemma) && !isSilence(tokens, verb)) ||
    (tokens[first - 1]?.form !== "," && showsWill(tokens, verb) && !isSilence(tokens, verb))
  );
}

/** "Quarra |will not hear of| a fine", "Norrin |is after| a licence", at the head of a clause, however the rest was parsed. */
export function standsBeforeWill(tokens: readonly Token[], { first, after }: TokenStretch): boolean {
  const opener = tokens[first - 1];
  const opens = opener === undefined || opener.sentence !== tokens[first]?.sentence || ClauseOpeners.has(opener.lower);
  return opens && willFollows(tokens, { first, after });
}

function willFollows(tokens: readonly Token[], { first, after }: TokenStretch): boolean {
  for (let at = after; at < after + LongestGroup; at++) {
    const token = tokens[at];
    if (token === undefined || token.sentence !== tokens[first]?.sentence) return false;
    const isMain = token.tag === "VERB" || (token.tag === "AUX" && !["AUX", "VERB", "ADV", "PART"].includes(tokens[at + 1]?.tag ?? ""));
    if (isMain) return showsWill(tokens, token) && !isSilence(tokens, token);
    if (token.tag !== "AUX" && token.tag !== "ADV" && token.tag !== "PART") return false;
  }
  return false;
}

const LongestGroup = 5;
const ClauseOpeners: ReadonlySet<string> = new Set(["but", "and", "while", "that", "because", "although", '"', ";", ":", "if", "when"]);

/** Persons speak and meet as well; these are more often a side's. */
const StanceVerbs: ReadonlySet<string> = new Set(
  `want demand insist refuse reject agree oppose object decline threaten accept seek press resist pledge concede balk baulk rebuff veto propose offer favour favor withdraw sign ratify
  boycott back deny accuse yield relent turn rule brush dismiss`.split(/\s+/u),
);
/** "declined |to comment|", "refused |to say| when", "declined |comment|": who tells the press nothing takes no side. */
export function isSilence(tokens: readonly Token[], verb: Token): boolean {
  if (verb.lemma !== "decline" && verb.lemma !== "refuse") return false;
  const next = tokens[verb.index + 1];
  if (next?.sentence !== verb.sentence) return false;
  const act = next.lower === "to" ? tokens[verb.index + 2] : next;
  return act !== undefined && SilentActs.has(act.lemma);
}

const SilentActs: ReadonlySet<string> = new Set(
  "comment say elaborate answer respond reply discuss confirm speculate explain specify disclose identify name describe interview further".split(
    " ",
  ),
);

const WilledPredicates: ReadonlySet<string> = new Set(
  "ready willing prepared unwilling reluctant open against adamant opposed undecided happy content keen eager".split(" "),
);

/** "talks between A and |B|", "A and |B| resumed talks", "ministers from A, |B| and C", "negotiators for A and |B|". */
function isPartner(tokens: readonly Token[], { first, after }: TokenStretch): boolean {
  const opener = openerOfRow(tokens, first);
  const before = tokens[opener - 1];
  if (before === undefined || before.sentence !== tokens[first]?.sentence) return false;
  const isRow = opener < first || /^(?:and|,)$/u.test(tokens[after]?.lower ?? "");
  if (before.lower === "between") return isRow && Talks.has(tokens[opener - 2]?.lemma ?? "");
  const people = tokens[opener - 2]?.lower ?? "";
  return (
    (before.lower === "from" || ((before.lower === "of" || before.lower === "for") && isRow)) &&
    (SIDE_PEOPLE.has(people) || isPluralSide(people))
  );
}

const Talks: ReadonlySet<string> = new Set(
  "talk talks negotiation negotiations meeting session round dialogue mediation agreement".split(" "),
);

/** "The Amalgamated Quarrymen and |Stonewell| sat down": beside a body with an article, before a verb of meeting. */
function isBesideBody(tokens: readonly Token[], { first, after }: TokenStretch): boolean {
  const verb = tokens[after];
  if (tokens[first - 1]?.lower !== "and" || verb === undefined || verb.sentence !== tokens[first]?.sentence || !Meeting.test(verb.lower))
    return false;
  let at = first - 2;
  if (tokens[at]?.tag !== "PROPN") return false;
  while (tokens[at]?.tag === "PROPN") at--;
  return tokens[at]?.lower === "the";
}

const Meeting =
  /^(?:met|meet|sat|sit|resumed|resume|held|hold|began|begin|opened|reopened|returned|talked|negotiated|agreed|signed|are|were|will|have)$/u;

/** The first token of a row of names that "and" and commas join. */
function openerOfRow(tokens: readonly Token[], first: number): number {
  let at = first;
  for (let step = 0; step < LongestRow; step++) {
    const joint = tokens[at - 1]?.lower;
    if ((joint !== "and" && joint !== ",") || tokens[at - 2]?.tag !== "PROPN") break;
    at -= 2;
    while (tokens[at - 1]?.tag === "PROPN" && tokens[at - 1]?.sentence === tokens[first]?.sentence) at--;
  }
  return at;
}

const LongestRow = 6;

/** The token of the name that hangs on the rest of the sentence. */
function headWithin(tokens: readonly Token[], { first, after }: TokenStretch): Token | undefined {
  for (let at = after - 1; at >= first; at--) {
    const token = tokens[at];
    if (token !== undefined && (token.head < first || token.head >= after)) return token;
  }
  return undefined;
}

/** Decides where a common noun for a body or people stands as one that acts: "the works council", "Growers and canners meet", "Company lawyers". */
import type { Token } from "../parsed-text.ts";
import {
  BARGAINING_VERBS,
  DESCRIBED_BODIES,
  isPluralSide,
  SIDE_BODIES,
  SIDE_PEOPLE,
  SIDE_POSSESSIONS,
  WILLED_BODIES,
  WILLED_VERBS,
} from "../rules/side-nouns.ts";
import { isSilence, standsBeforeWill } from "./acts-in-talks.ts";
import type { Findings } from "./findings.ts";
import { showsWill } from "./shows-will.ts";

/** A place of such a noun. */
export type PlainPlace = {
  /** The phrase in tokens, its determiner included; `noun` is its last word or stands before "of clerics". */
  readonly first: number;
  readonly after: number;
  readonly head: number;
  /** The noun, lower case, and the nouns that say which: "skippers'" of "the skippers' association", "clerics" of "the council of clerics". */
  readonly noun: string;
  readonly which: readonly string[];
  /** True where adjectives tell it from others of its kind: "the northern command". */
  readonly isDescribed: boolean;
  /** True for a plural without a determiner. */
  readonly isBare: boolean;
  /** The last token of the name whose it is: "|Upper Vale|'s cabinet"; the pronoun of "|his| movement". */
  readonly owner?: number;
};

/** Every place where such a noun stands as one, in the order of the text; what other rules have read is left alone. Cost: linear in the tokens. */
export function plainPlaces(found: Findings): readonly PlainPlace[] {
  const { tokens } = found.parsed;
  const places: PlainPlace[] = [];
  for (const token of tokens) {
    const place = placeAt(found, token);
    if (place === undefined) continue;
    const last = places.at(-1);
    // "the council |of clerics|" is one.
    if (last === undefined || last.after <= place.head) places.push(place);
  }
  return places;
}

function placeAt(found: Findings, token: Token): PlainPlace | undefined {
  const { tokens, sentences } = found.parsed;
  const noun = token.lower;
  const isPlural = isPluralSide(noun) && (token.fineTag.endsWith("S") || noun === "staff" || noun === "clergy");
  if (!(isPlural || isBody(noun)) || found.taken.has(token.index)) return undefined;
  const next = tokens[token.index + 1];
  const isOwner = next?.sentence === token.sentence && next.tag === "NOUN" && (SIDE_PEOPLE.has(next.lower) || OwnedNouns.has(next.lower));
  if (next?.sentence === token.sentence && next.tag === "NOUN" && !isOwner && next.fineTag !== "POS") return undefined;
  // "the |nurses'| union": they say which union it is.
  if (next?.fineTag === "POS" && isBody(ownedAfter(tokens, token.index + 2)?.lower ?? "")) return undefined;
  // "skippers from |Brackenstrand|": those of a place that is named.
  if (isPlural && /^(?:from|of)$/u.test(next?.lower ?? "") && tokens[token.index + 2]?.tag === "PROPN") return undefined;
  const left = leftOf(tokens, token.index, isOwner ? "compound" : isPlural);
  if (left === undefined || (noun === "opposition" && tokens[left.first]?.lower !== "the" && !isOwner)) return undefined;
  // "the |Council|" is a name, unless the text has one body of that name.
  if (token.form !== noun && token.index !== sentences[token.sentence]?.firstToken && !(isPartOfOneName(found, noun) && !left.isBare))
    return undefined;
  const complement = complementAfter(tokens, token.index);
  if (DESCRIBED_BODIES.has(noun) && complement === undefined && left.which.length === 0 && !left.isDescribed) return undefined;
  const whole = { ...left, after: complement?.after ?? token.index + 1, which: [...left.which, ...(complement?.which ?? [])] };
  return { ...whole, head: token.index, noun };
}

function isBody(noun: string): boolean {
  return SIDE_BODIES.has(noun) || WILLED_BODIES.has(noun) || DESCRIBED_BODIES.has(noun);
}

/** "a |government| demand", "the |union| offer". */
const OwnedNouns: ReadonlySet<string> = new Set(
  "demand demands offer offers refusal proposal proposals request plea rejection insistence".split(" "),
);

type Left = Pick<PlainPlace, "first" | "which" | "isDescribed" | "isBare" | "owner">;

/** Back over qualities to the determiner or possessor; for plurals and compounds to the head of a phrase without one. */
function leftOf(tokens: readonly Token[], noun: number, mayBeBare: boolean | "compound"): Left | undefined {
  const which: string[] = [];
  let isDescribed = false;
  const sentence = tokens[noun]?.sentence;
  let at = noun - 1;
  for (; at >= noun - MostQualities; at--) {
    const before = tokens[at];
    if (before === undefined || before.sentence !== sentence) break;
    if (Determiners.has(before.lower)) return { first: at, which, isDescribed, isBare: false };
    if ((before.lower === "his" || before.lower === "her") && OfAPerson.has(tokens[noun]?.lower ?? ""))
      return { first: at, which, isDescribed, isBare: false, owner: at };
    if (before.fineTag === "POS") {
      // "Maravia's |creditors|" are those of a name; "the players' |association|" is one body.
      const owner = tokens[at - 1];
      if (owner === undefined || owner.tag === "PROPN")
        return { first: at + 1, which, isDescribed, isBare: false, ...(owner === undefined ? {} : { owner: owner.index }) };
      which.unshift(owner.lower);
      at -= 1;
      continue;
    }
    if (before.tag === "NOUN" || (before.tag === "PROPN" && before.form !== before.lower)) which.unshift(before.lower);
    else if (before.tag === "ADJ" || before.fineTag === "VBG" || before.fineTag === "VBN") isDescribed ||= !Passing.has(before.lower);
    else if (before.form !== "-") break;
  }
  if (!mayBeBare || at < noun - MostQualities) return undefined;
  const before = tokens[at];
  const opens =
    before === undefined ||
    before.sentence !== sentence ||
    BareOpeners.has(before.lower) ||
    before.tag === "PUNCT" ||
    (mayBeBare === "compound" && before.tag === "DET");
  return opens ? { first: at + 1, which, isDescribed, isBare: true } : undefined;
}

/** What somebody without an office leads: "his movement". */
const OfAPerson: ReadonlySet<string> = new Set(
  "movement party front faction militia group league alliance army brigade network clan".split(" "),
);

const MostQualities = 4;
/** Who leads or speaks for a body makes it act: "Holm, who |leads| the drivers". */
const Leading: ReadonlySet<string> = new Set("lead head chair represent bargain negotiate speak".split(" "));

const Determiners: ReadonlySet<string> = new Set(["the", "its", "their", "our"]);
/** What may stand before a plural without a determiner that acts. */
const BareOpeners: ReadonlySet<string> = new Set(
  "and but while with between by from that as said says told when if whether both because".split(" "),
);
/** Qualities that do not tell one body from another. */
export const Passing: ReadonlySet<string> = new Set(
  "new former old own whole entire main powerful big small militant local former same other rival latest angry striking armed warring".split(
    " ",
  ),
);

/** "of |clerics|", "of |commerce|" right after the noun: part of what it is called. */
function complementAfter(
  tokens: readonly Token[],
  noun: number,
): { readonly after: number; readonly which: readonly string[] } | undefined {
  const matter = tokens[noun + 2];
  if (tokens[noun + 1]?.lower !== "of" || matter?.tag !== "NOUN" || matter.sentence !== tokens[noun]?.sentence) return undefined;
  return tokens[noun + 3]?.tag === "NOUN" ? undefined : { after: noun + 3, which: [matter.lower] };
}

/** "the Front", "the Union", where one body of the text has that word in its name. */
function isPartOfOneName({ cast }: Findings, noun: string): boolean {
  return (
    [...cast.actors.values()].filter(({ kind, name }) => kind === "organisation" && name.toLowerCase().split(" ").includes(noun)).length ===
    1
  );
}

/** How a noun's place shows that it acts: not at all, by a verb that many things do, by one that takes a will, or as sides of talks do. */
export type ActingDegree = "not" | "somehow" | "willed" | "bargains";

/** `act` is the verb where one shows the degree. */
export type Acting = { readonly degree: ActingDegree; readonly act?: string };

/** What the words around a place say. */
export function actingAt({ parsed: { tokens } }: Findings, { first, head, after }: PlainPlace): Acting {
  const token = tokens[head];
  if (token === undefined) return { degree: "not" };
  const next = tokens[after];
  if (next !== undefined && next.sentence === token.sentence) {
    if (SIDE_PEOPLE.has(next.lower)) return { degree: "bargains" };
    const owned = next.fineTag === "POS" ? ownedAfter(tokens, after + 1) : undefined;
    if (owned !== undefined && SIDE_POSSESSIONS.has(owned.lower)) return { degree: "bargains" };
  }
  const before = tokens[first - 1]?.lower === "for" ? tokens[first - 2] : tokens[first - 1];
  if (before?.tag === "VERB" && Leading.has(before.lemma)) return { degree: "bargains" };
  // "Drivers |are after| a bonus": verbs by themselves are weighed below.
  if (tokens[after]?.tag === "AUX" && standsBeforeWill(tokens, { first, after })) return { degree: "bargains" };
  const verb = verbOf(tokens, token);
  if (verb !== undefined && isBargaining(tokens, verb)) return { degree: "bargains" };
  if (verb?.tag === "VERB" && WILLED_VERBS.has(verb.lemma)) return { degree: "willed", act: verb.lemma };
  if (["said", "says"].includes(tokens[head - 2]?.lower ?? "")) return { degree: "willed", act: "say" };
  const following = next?.tag === "ADV" ? tokens[after + 1] : next;
  if (following !== undefined && following.sentence === token.sentence && /^(?:VB[ZDP]|MD)$/u.test(following.fineTag))
    return { degree: "somehow" };
  if (verb?.tag === "VERB" || isMet(tokens, token, tokens[first - 1])) return { degree: "somehow" };
  return { degree: "not" };
}

/** "will host |the league| and |the federation|", "brought together by |the commission|", "talks with |the union|". */
function isMet(tokens: readonly Token[], noun: Token, before: Token | undefined): boolean {
  let token: Token | undefined = noun;
  for (let step = 0; step < LongestRow && token?.relation === "conj"; step++) token = tokens[token.head];
  const governor = tokens[token?.head ?? noun.index];
  if (token === undefined || governor === undefined || governor === token) return false;
  if (token.relation === "obj") return governor.tag === "VERB" && MeetingVerbs.has(governor.lemma);
  if (!/^(?:obl|nmod)/u.test(token.relation) || before === undefined) return false;
  if (before.lower === "by") return governor.fineTag === "VBN" && MeetingVerbs.has(governor.lemma);
  return (before.lower === "with" || before.lower === "between") && (MeetingVerbs.has(governor.lemma) || MeetingNouns.has(governor.lemma));
}

const MeetingVerbs: ReadonlySet<string> = new Set("meet host receive bring invite summon gather sit talk negotiate see".split(" "));
const MeetingNouns: ReadonlySet<string> = new Set(
  "talk talks meeting session round negotiation negotiations agreement deal dispute".split(" "),
);

/** The noun that a possessive owns, an adjective or two between them. */
function ownedAfter(tokens: readonly Token[], from: number): Token | undefined {
  for (let at = from; at < from + 4; at++) {
    const token = tokens[at];
    if (token === undefined || token.sentence !== tokens[from - 1]?.sentence) return undefined;
    if (token.tag === "NOUN" && tokens[at + 1]?.tag !== "NOUN") return token;
    if (token.tag !== "ADJ" && token.tag !== "NOUN" && token.tag !== "NUM" && token.form !== "-") return undefined;
  }
  return undefined;
}

/** The verb or predicate whose subject the noun is, alone or joined to another with "and". */
function verbOf(tokens: readonly Token[], noun: Token): Token | undefined {
  let token: Token | undefined = noun;
  for (let step = 0; step < LongestRow && token?.relation === "conj"; step++) token = tokens[token.head];
  return token?.relation === "nsubj" || token?.relation === "nsubj:pass" ? tokens[token.head] : undefined;
}

const LongestRow = 3;

/** "wants", "is willing to", "is against", "has ruled … out", "would accept". */
function isBargaining(tokens: readonly Token[], verb: Token): boolean {
  if (isSilence(tokens, verb)) return false;
  const isKnown = verb.tag === "VERB" ? BARGAINING_VERBS.has(verb.lemma) : WilledPredicates.has(verb.lower);
  return isKnown || (!WILLED_VERBS.has(verb.lemma) && showsWill(tokens, verb));
}

const WilledPredicates: ReadonlySet<string> = new Set(
  "ready willing prepared unwilling reluctant open against happy content adamant determined opposed keen eager undecided divided split".split(
    " ",
  ),
);

/** Decides which phrases around known words mean a state itself, one of its organs, or a group of its people. */
import type { ParsedText } from "../parsed-text.ts";
import {
  ACTION_NOUNS,
  BODY_NOUNS,
  GROUP_NOUNS,
  ORGAN_MODIFIERS,
  ORGAN_NEEDS_MODIFIER,
  ORGAN_NOUNS,
  STATE_ITSELF,
} from "../rules/organs.ts";
import { PLURAL_TITLE_HEADS, TITLE_MODIFIERS } from "../rules/titles.ts";
import type { WorldEntry } from "../world.ts";
import { slugOf } from "../world.ts";
import type { PieceIndex } from "./role.ts";
import type { Piece } from "./segment-names.ts";
import type { TokenStretch } from "./token-stretch.ts";

/** Known words in a list: "US, Ukrainian and European". */
export type Chain = TokenStretch & { readonly pieces: readonly (Piece & { readonly kind: "world" })[] };

/** A phrase that means an actor. `members` are the powers in it, in order. */
export type GroupPhrase = TokenStretch & {
  readonly kind: "state" | "organ" | "group" | "body";
  readonly members: readonly WorldEntry[];
  /** For organs and groups: the noun phrase after the power, lower case. */
  readonly noun: string;
  readonly rule: string;
  readonly certainty: number;
};

/** The lists of known words in the text, in order; a word alone is a list of one. */
export function findChains(parsed: ParsedText, pieces: readonly Piece[]): readonly Chain[] {
  const chains: Chain[] = [];
  let open: (Piece & { readonly kind: "world" })[] = [];
  const close = () => {
    const [first, last] = [open[0], open.at(-1)];
    if (first !== undefined && last !== undefined) chains.push({ first: first.first, after: last.after, pieces: open });
    open = [];
  };
  for (const piece of pieces) {
    const last = open.at(-1);
    if (piece.kind !== "world") {
      close();
      continue;
    }
    if (last !== undefined && !isListed(parsed, last, piece)) close();
    open.push(piece);
  }
  close();
  return chains;
}

/** Only commas, "and", "or", "the" and hyphens stand between two members of a list. */
function isListed(parsed: ParsedText, one: TokenStretch, other: TokenStretch): boolean {
  const { tokens } = parsed;
  if (other.first - one.after > LONGEST_JOINT || other.first === one.after) return false;
  if (tokens[one.first]?.sentence !== tokens[other.first]?.sentence) return false;
  let joints = 0;
  for (let at = one.after; at < other.first; at++) {
    const lower = tokens[at]?.lower ?? "";
    if ([",", "and", "or", "&", "-", "/", "nor"].includes(lower)) joints += 1;
    else if (lower !== "the" && lower !== "both") return false;
  }
  return joints > 0;
}

const LONGEST_JOINT = 4;

/** The phrase that a chain opens or closes, if it is one of a state, an organ or a group. */
export function readGroup(parsed: ParsedText, pieces: PieceIndex, chain: Chain): GroupPhrase | undefined {
  return groupBefore(parsed, chain) ?? groupAfter(parsed, pieces, chain);
}

/** "officials from Tarsia and Velmar", "the leaders of France, Germany and Britain". */
function groupBefore(parsed: ParsedText, chain: Chain): GroupPhrase | undefined {
  const { tokens } = parsed;
  let at = chain.first - 1;
  if (tokens[at]?.lower === "both") at -= 1;
  if (tokens[at]?.lower === "the") at -= 1;
  const preposition = tokens[at]?.lower ?? "";
  if (preposition === "in") return authoritiesIn(parsed, chain, at);
  if (preposition !== "from" && preposition !== "of" && preposition !== "for") return undefined;
  const members = membersOf(chain, ["name", "capital", "seat"]);
  if (members.length !== chain.pieces.length || members.some((entry) => entry.kind === "place")) return undefined;
  const noun = tokens[at - 1];
  if (noun === undefined || noun.sentence !== tokens[chain.first]?.sentence || !isPeopleNoun(noun.lower)) return undefined;
  if (preposition === "for" && !["representatives", "negotiators", "spokesmen", "envoys"].includes(noun.lower)) return undefined;
  const first = firstModifier(parsed, at - 1);
  return {
    first,
    after: chain.after,
    kind: BODY_NOUNS.has(noun.lower) ? "body" : "group",
    members,
    noun: noun.lower,
    rule: "actors/group-from",
    certainty: 0.85,
  };
}

/** "the separatist authorities |in Vrosa|": who rules there is the power itself. */
function authoritiesIn(parsed: ParsedText, chain: Chain, at: number): GroupPhrase | undefined {
  const noun = parsed.tokens[at - 1];
  const members = membersOf(chain, ["name", "capital", "seat"]);
  if (noun === undefined || noun.sentence !== parsed.tokens[chain.first]?.sentence || members.length !== 1) return undefined;
  if (!["authorities", "government", "leadership", "regime"].includes(noun.lower) || members[0]?.kind === "place") return undefined;
  const first = firstModifier(parsed, at - 1);
  return { first, after: chain.after, kind: "state", members, noun: noun.lower, rule: "actors/authorities-in", certainty: 0.7 };
}

/** "US, Ukrainian and European officials", "the Russian side", "Tarsia's foreign ministry". */
function groupAfter(parsed: ParsedText, pieces: PieceIndex, chain: Chain): GroupPhrase | undefined {
  const { tokens } = parsed;
  const members = membersOf(chain, ["adjective", "name", "seat", "capital", "people"]);
  const [member] = members;
  if (member === undefined || members.length !== chain.pieces.length) return undefined;
  const isPossessive = tokens[chain.after]?.lower === "'s" || tokens[chain.after]?.lower === "'";
  const start = chain.after + (isPossessive ? 1 : 0);
  const sentence = tokens[chain.first]?.sentence;
  let at = start;
  while (at < start + MOST_MODIFIERS && !isClosing(parsed, at) && isGroupModifier(parsed, pieces, at)) at++;
  const noun = tokens[at];
  if (noun === undefined || noun.sentence !== sentence) return undefined;
  const phrase = { first: chain.first, after: at + 1, members, noun: nounPhrase(parsed, start, at + 1) };
  const hasModifier = at > start;
  if (isPeopleNoun(noun.lower) && !isFollowedByPeople(parsed, at)) {
    const isName = pieces.byFirst.has(at + 1) && pieces.byFirst.get(at + 1)?.kind === "name";
    if (isName && !BODY_NOUNS.has(noun.lower)) return undefined;
    return { ...phrase, kind: BODY_NOUNS.has(noun.lower) ? "body" : "group", rule: "actors/group-of-power", certainty: 0.85 };
  }
  const isOwnOrgan = noun.lower === "cabinet" && hasModifier;
  if (STATE_ITSELF.has(noun.lower) && !isOwnOrgan && (member.kind === "state" || members.length > 1) && !isFollowedByPeople(parsed, at)) {
    return { ...phrase, kind: members.length > 1 ? "group" : "state", rule: "actors/government-of-state", certainty: 0.9 };
  }
  if (members.length > 1 || member.kind !== "state" || !ORGAN_NOUNS.has(noun.lower)) return undefined;
  if (ORGAN_NEEDS_MODIFIER.has(noun.lower) && !hasModifier) return undefined;
  if (noun.lower === "guard" && !GUARDS.has(tokens[at - 1]?.lower ?? "")) return undefined;
  if (DESCRIBING_ORGANS.has(noun.lower) && isDescribing(parsed, at + 1)) return undefined;
  return { ...phrase, kind: "organ", rule: "actors/organ-of-state", certainty: 0.85 };
}

const GUARDS: ReadonlySet<string> = new Set(["coast", "national", "republican", "border", "revolutionary", "presidential", "home"]);
const MOST_MODIFIERS = 4;
const DESCRIBING_ORGANS: ReadonlySet<string> = new Set([
  "military",
  "intelligence",
  "police",
  "army",
  "navy",
  "security",
  "force",
  "mission",
]);

/** Entries of the chain's words, one for each, by the first of `forms` it has. Actors go before places. */
function membersOf(chain: Chain, forms: readonly string[]): readonly WorldEntry[] {
  return chain.pieces.flatMap((piece) => {
    const fitting = piece.meanings.filter((name) => forms.includes(name.form));
    const meaning = fitting.find((name) => name.entry.kind !== "place") ?? fitting[0];
    return meaning === undefined || meaning.entry.kind === "place" ? [] : [meaning.entry];
  });
}

function isPeopleNoun(lower: string): boolean {
  return GROUP_NOUNS.has(lower) || (PLURAL_TITLE_HEADS.has(lower) && !NOT_GROUPS.has(lower));
}

/** Plurals of trades and kin that say nothing of a side: "Russian students" do not act for Russia. */
const NOT_GROUPS: ReadonlySet<string> = new Set(
  [...PLURAL_TITLE_HEADS].filter(([, head]) => head.kind === "trade" || head.kind === "kin" || head.kind === "party").map(([word]) => word),
);

/** The noun closes the phrase: what comes next is no further noun of people. */
function isFollowedByPeople(parsed: ParsedText, at: number): boolean {
  const next = parsed.tokens[at + 1]?.lower ?? "";
  return isPeopleNoun(next) || next === "official" || next === "officials";
}

function isClosing(parsed: ParsedText, at: number): boolean {
  const lower = parsed.tokens[at]?.lower ?? "";
  const next = parsed.tokens[at + 1]?.lower ?? "";
  const isNoun = isPeopleNoun(lower) || STATE_ITSELF.has(lower) || ORGAN_NOUNS.has(lower);
  const goesOn = isPeopleNoun(next) || STATE_ITSELF.has(next) || (ORGAN_NOUNS.has(next) && ORGAN_MODIFIERS.has(lower));
  return isNoun && !goesOn;
}

function isGroupModifier(parsed: ParsedText, pieces: PieceIndex, at: number): boolean {
  const token = parsed.tokens[at];
  if (token === undefined) return false;
  const piece = pieces.byFirst.get(at);
  if (piece !== undefined && piece.kind !== "title") return false;
  return (
    ORGAN_MODIFIERS.has(token.lower) ||
    TITLE_MODIFIERS.has(token.lower) ||
    ORGAN_NOUNS.has(token.lower) ||
    token.form === "-" ||
    ["peace", "ground", "government", "national", "own", "backed", "led"].includes(token.lower)
  );
}

function isDescribing(parsed: ParsedText, at: number): boolean {
  const token = parsed.tokens[at];
  if (token === undefined || (token.tag !== "NOUN" && token.tag !== "PROPN")) return false;
  return !ACTION_NOUNS.has(token.lower) && !REPORT_NOUNS.has(token.lower);
}

const REPORT_NOUNS: ReadonlySet<string> = new Set(
  "assessment assessments report reports estimate estimates finding findings analysis briefing briefings warnings statement".split(" "),
);

function nounPhrase(parsed: ParsedText, first: number, after: number): string {
  const words: string[] = [];
  for (let at = first; at < after; at++) words.push(parsed.tokens[at]?.lower ?? "");
  return words.join(" ");
}

/** Walks left over the adjectives and nouns that belong to the noun at `at`. */
function firstModifier(parsed: ParsedText, at: number): number {
  let first = at;
  while (first > at - MOST_MODIFIERS && TITLE_MODIFIERS.has(parsed.tokens[first - 1]?.lower ?? "")) first--;
  return first;
}

/** The key that joins one organ across texts: `org:RU-foreign-ministry`, one key for its common spellings. */
export function organKeyOf(state: WorldEntry, noun: string): string {
  const code = state.key.slice(state.key.indexOf(":") + 1);
  const slug = slugOf(
    noun
      .replace(/\bdefence\b/, "defense")
      .replace(/\bministry of (?:the )?(\w+)(?: affairs)?\b/, "$1 ministry")
      .replace("foreign affairs ministry", "foreign ministry"),
  );
  const known = KNOWN_ORGANS.get(`${code}|${slug}`) ?? (slug === "foreign-ministry" ? "MFA" : slug);
  return `org:${code}-${known}`;
}

const KNOWN_ORGANS: ReadonlyMap<string, string> = new Map([
  ["US|state-department", "State"],
  ["US|congress", "Congress"],
  ["US|defense-department", "DoD"],
  ["GB|parliament", "Parliament"],
  ["IL|parliament", "Knesset"],
  ["DE|parliament", "Bundestag"],
  ["UA|parliament", "Rada"],
  ["IR|parliament", "Majlis"],
]);

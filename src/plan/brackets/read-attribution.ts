/** Decides who stands behind a bracket: 'US/SG propose; CL/MY oppose:', 'AU/CA/JP:', '(proposed by Norway)', '– EU, Chile'. */

import { isKnownName, isName, type KnownParties, partyKey } from "./party-words.ts";

/** Parties by what they do; names as written, each once, in the order of the text. */
export type Stances = {
  readonly proposers: readonly string[];
  readonly opponents: readonly string[];
  /** Those who support without having proposed. */
  readonly supporters: readonly string[];
  /** Those who reserve their position or are still considering. */
  readonly reserving: readonly string[];
};

export type AttributionHead = Stances & {
  /** Characters the head takes, colon and space included. */
  readonly length: number;
  /** The head has words such as 'propose'; without them only its form speaks ('AU/CA/JP:'). */
  readonly hasVerb: boolean;
};

const LongestHead = 300;

/** The head of a bracket's content, before a colon; undefined where it names no parties. */
export function readAttributionHead(content: string, known: KnownParties): AttributionHead | undefined {
  const window = content.slice(0, LongestHead);
  if (!window.includes(":")) return undefined;
  const match = /^[\s*_]*([^:[\]{}\n\r]{2,280}?)\s*:/u.exec(window);
  if (match === null) return undefined;
  const read = readClauses(match[1] ?? "", known);
  if (read === undefined) return undefined;
  // '**US:** text' closes its emphasis behind the colon; in 'US: **text**' the marks belong to the text.
  const isOpen = (match[0].match(/[*_]+/gu) ?? []).length % 2 === 1;
  const behind = (isOpen ? /^[*_]{0,3}\s*/u : /^\s*/u).exec(content.slice(match[0].length))?.[0].length ?? 0;
  return { ...read, length: match[0].length + behind };
}

/** Words that are nothing but an attribution: 'US/JP propose', 'proposed by Norway; opposed by Chile'; `needsVerb` refuses bare names. */
export function readAttribution(words: string, known: KnownParties, needsVerb: boolean): Stances | undefined {
  if (words.length > LongestHead) return undefined;
  const read = readClauses(words.replaceAll(/^[\s*_–—-]+|[\s*_.]+$/gu, ""), known);
  return read === undefined || (needsVerb && !read.hasVerb) ? undefined : read;
}

type Part = keyof Stances;

const Verbs: readonly (readonly [Part, RegExp])[] = [
  [
    "opponents",
    /(?:strongly\s+)?(?:propos(?:e|es|ed|ing)\s+(?:to\s+(?:delete|remove|strike|drop)|(?:the\s+)?deletion(?:\s+of)?)|oppos(?:e|es|ed|ing)|object(?:s|ed|ing)?(?:\s+to)?|reject(?:s|ed|ing)?|delet(?:e|es|ed|ion)|(?:to|would)\s+(?:delete|remove)|wants?\s+(?:to\s+)?(?:delete|deletion)|against)/u,
  ],
  [
    "reserving",
    /(?:reserv(?:e|es|ed|ing|ation)(?:\s+(?:its|their)\s+positions?)?(?:\s+on(?:\s+(?:this|the|these)(?=\s))?)?|(?:is|are)?\s*(?:still\s+)?considering|under consideration)/u,
  ],
  [
    "supporters",
    /(?:support(?:s|ed|ing)?|prefer(?:s|red)?|agree(?:s|d)?|can accept|accept(?:s|ed)?|join(?:s|ed)?|retain(?:s)?|keep(?:s)?)/u,
  ],
  [
    "proposers",
    /(?:(?:also\s+|alternatively\s+|alt(?:ernative)?\s+)?propos(?:e|es|ed|al|als|ing)|suggest(?:s|ed|ing|ion)?|request(?:s|ed)?|add(?:s|ed|ition)?|insert(?:s|ed)?|submission|alternative|text|language|wording)/u,
  ],
];
const Tail = String.raw`(?:\s+(?:(?:to\s+)?(?:delete|deletion|bracket\w*|add|retain|keep|replace|insert)|alternative\w*|alt|text|language|this|the\s+paragraph|paragraph|article|wording|proposal)){0,3}(?:\s+\d[\w.()]*)?`;
const HasVerb =
  /propos|suggest|request|\badd|insert|submi|alternativ|text|language|wording|support|prefer|agree|accept|join|retain|keep|reserv|consider|oppos|object|reject|delet|remove|against/iu;
const AfterNames = Verbs.map(([part, verb]) => [part, new RegExp(`^(.{2,200}?)(?:['’]s)?\\s+${verb.source}${Tail}$`, "iu")] as const);
const BeforeNames: readonly (readonly [Part, RegExp])[] = [
  ["opponents", /^(?:opposed|rejected|objected\s+to|deleted|deletion\s+(?:proposed|requested))\s+by\s+(.{2,200})$/iu],
  ["reserving", /^(?:reserved|reservations?)\s+(?:by|of|from)\s+(.{2,200})$/iu],
  ["supporters", /^(?:supported|co-?sponsored|seconded|accepted)\s+by\s+(.{2,200})$/iu],
  [
    "proposers",
    /^(?:(?:text|language|wording|alternative|new\s+paragraph)?\s*(?:as\s+)?(?:proposed|suggested|submitted|requested|added|tabled)|proposal|suggestion|submission|text|language)\s+(?:by|of|from)\s+(.{2,200})$/iu,
  ],
];

/** A verb before names without 'by': 'delete MX, PE', 'add NO'. Text may begin like this, so that the names must be known ones. */
const BareBeforeNames: readonly (readonly [Part, RegExp])[] = [
  ["opponents", /^(?:delet(?:e|ed|ion)|del\.?|oppos(?:e|ed)|against)\s*[–—-]?\s+(.{2,200})$/iu],
  ["reserving", /^(?:reserv(?:e|ed|ation)|bracket(?:ed)?)\s*[–—-]?\s+(.{2,200})$/iu],
  ["supporters", /^(?:support(?:ed)?|retain|keep)\s*[–—-]?\s+(.{2,200})$/iu],
  ["proposers", /^(?:add(?:ed)?|insert(?:ed)?|alt\.?|propos(?:e|ed|al))\s*[–—-]?\s+(.{2,200})$/iu],
];

function readClauses(words: string, known: KnownParties): (Stances & { readonly hasVerb: boolean }) | undefined {
  const found: Record<Part, string[]> = { proposers: [], opponents: [], supporters: [], reserving: [] };
  let hasVerb = false;
  for (const clause of words.split(/;|(?<=\w),\s+(?=(?:supported|opposed|proposed)\s+by\b)/iu)) {
    const read = readClause(clause.trim(), known, hasVerb);
    if (read === undefined) return undefined;
    hasVerb ||= read.hasVerb;
    for (const name of read.parties) if (!found[read.part].some((one) => partyKey(one) === partyKey(name))) found[read.part].push(name);
  }
  const isEmpty = Object.values(found).every((names) => names.length === 0);
  return isEmpty ? undefined : { ...found, hasVerb };
}

function readClause(
  clause: string,
  known: KnownParties,
  afterVerb: boolean,
): { readonly part: Part; readonly parties: readonly string[]; readonly hasVerb: boolean } | undefined {
  // Names begin with a capital; without one only 'proposed by …' is left, and most brackets are neither.
  const opensWithName = /^(?:the\s+)?[\p{Lu}\p{Lo}\d]/u.test(clause);
  for (const [part, pattern] of BareBeforeNames) {
    const names = pattern.exec(clause)?.[1];
    const parties = names === undefined ? undefined : readParties(names);
    if (parties?.every((name) => isKnownName(name, known)) === true) return { part, parties, hasVerb: true };
  }
  if (!opensWithName && !/^(?:the\s+)?\p{L}+(?:\s+\p{L}+){0,3}\s+(?:by|of|from)\s/iu.test(clause)) return undefined;
  const patterns = opensWithName && HasVerb.test(clause) ? [...AfterNames, ...BeforeNames] : BeforeNames;
  for (const [part, pattern] of patterns) {
    const names = pattern.exec(clause)?.[1];
    const parties = names === undefined ? undefined : readParties(names);
    if (parties?.every(isName) === true) return { part, parties, hasVerb: true };
  }
  const parties = readParties(clause);
  if (parties === undefined) return undefined;
  const areKnown = parties.every((name) => isKnownName(name, known));
  const areCodes = parties.length >= 2 && parties.every((name) => /^[A-Z]{2,4}$/u.test(name)) && new Set(parties).size === parties.length;
  return areKnown || areCodes || (afterVerb && parties.every(isName)) ? { part: "proposers", parties, hasVerb: false } : undefined;
}

/**
 * The names before a colon, where nothing but their form speaks for them ('Marith: …'): whether they are parties only their neighbours can tell.
 * Undefined where the words cannot be names.
 */
export function possibleHead(content: string): readonly string[] | undefined {
  const names = /^[\s*_]*([^:[\]{}\n\r]{2,80}?)\s*:(?!\d)/u.exec(content.slice(0, LongestHead))?.[1];
  const parties = names === undefined ? undefined : readParties(names);
  return parties?.every(isName) === true ? parties : undefined;
}

/** A list of names: 'US/AU/NZ', 'Norway, Chile and Peru', 'G77 and China'. */
function readParties(words: string): readonly string[] | undefined {
  const kept = words.replaceAll(JoinedByAnd, (name) => name.replaceAll(/\s+and\s+/giu, "\u0000").replaceAll(/\s*&\s*/gu, "\u0001"));
  const names = kept
    .split(/\s*(?:[/,&+|]|\band\b)\s*/iu)
    .map((name) => name.replaceAll("\u0000", " and ").replaceAll("\u0001", " & ").trim())
    .filter((name) => name !== "");
  return names.length > 0 && names.length <= 80 && names.every((name) => name.length <= 60) ? names : undefined;
}
const JoinedByAnd =
  /\b(?:G-?77\s*(?:and|&)\s*China|Bosnia and Herzegovina|Antigua and Barbuda|Trinidad and Tobago|Saint Kitts and Nevis|St\.? Kitts and Nevis|Saint Vincent and the Grenadines|S[aã]o Tom[eé] and Pr[ií]ncipe|[\p{L}]+ and its member states)\b/giu;

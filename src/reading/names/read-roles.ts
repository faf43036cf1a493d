/** Decides what a person is called and for whom it acts, from the words before and after the name. */
import type { ParsedText } from "../parsed-text.ts";
import { KNOWN_OFFICES } from "../rules/offices.ts";
import { US_STATE_SHORT_FORMS } from "../rules/places.ts";
import { OFFICE_WORDS, TITLE_HEADS, TITLE_MODIFIERS, type TitleHead } from "../rules/titles.ts";
import type { WorldEntry } from "../world.ts";
import type { Piece } from "./segment-names.ts";
import { type TokenStretch, wordsOf } from "./token-stretch.ts";
import { startsWithCapital } from "./word-signs.ts";

/** Whose office it is: a power or body of the world, another name of the text, a pronoun, or a known office's side. */
export type Owner =
  | { readonly kind: "world"; readonly entry: WorldEntry; readonly stretch: TokenStretch }
  | { readonly kind: "name"; readonly piece: Piece }
  | { readonly kind: "pronoun"; readonly token: number }
  | { readonly kind: "office"; readonly key: string };

/** One role as read; `rule` and `certainty` say why the owner is its side. */
export type RoleReading = TokenStretch & {
  readonly title: string;
  readonly head: TitleHead | undefined;
  readonly owners: readonly Owner[];
  readonly rule: string;
  readonly certainty: number;
};

/** What stands around a name: roles, and owners that give a side without a role ("Tarsia's Orrin Velmar"). */
export type NameSurroundings = {
  readonly roles: readonly RoleReading[];
  readonly sides: readonly { readonly owner: Owner; readonly rule: string; readonly certainty: number; readonly range: TokenStretch }[];
  readonly gender: "he" | "she" | undefined;
  /** Tokens of the titles, which are no mentions of their own. */
  readonly taken: readonly TokenStretch[];
};

/** The pieces of a text, found by the token they begin with and the token after them. */
export type PieceIndex = { readonly byFirst: ReadonlyMap<number, Piece>; readonly byAfter: ReadonlyMap<number, Piece> };

/** Reads what is said of the person named by `name`. Cost: the words of the title and the apposition, capped. */
export function readRoles(parsed: ParsedText, pieces: PieceIndex, name: TokenStretch): NameSurroundings {
  const before = roleBefore(parsed, pieces, name);
  const after = rolesAfter(parsed, pieces, name);
  const bare = before.role === undefined ? bareOwner(parsed, pieces, name) : [];
  const roles = [...(before.role === undefined ? [] : [before.role]), ...after.roles];
  return {
    roles,
    sides: [...bare, ...after.sides],
    gender: before.gender ?? roles.map((role) => role.head?.gender).find((gender) => gender !== undefined),
    taken: [...roles.map(({ first, after: stop }) => ({ first, after: stop })), ...before.taken],
  };
}

type Before = {
  readonly role: RoleReading | undefined;
  readonly gender: "he" | "she" | undefined;
  readonly taken: readonly TokenStretch[];
};

/**
 * The title directly before the name, read leftwards: honorific, head, modifiers, owner.
 * `|Russian President| Vladimir Putin`, `Vladimir Putin's |special envoy| Kirill Dmitriev`, `the envoy of the bloc, |…|`
 */
function roleBefore(parsed: ParsedText, pieces: PieceIndex, name: TokenStretch): Before {
  const { tokens } = parsed;
  const sentence = tokens[name.first]?.sentence;
  let at = name.first - 1;
  let gender: "he" | "she" | undefined;
  const taken: TokenStretch[] = [];
  const inSentence = (index: number) => tokens[index] !== undefined && tokens[index]?.sentence === sentence;
  const honorific = TITLE_HEADS.get(tokens[at]?.lower ?? "");
  if (inSentence(at) && honorific?.kind === "honorific" && startsWithCapital(tokens[at] ?? NEVER)) {
    gender = honorific.gender;
    taken.push({ first: at, after: at + 1 });
    at -= 1;
  }
  const isSetOff = inSentence(at) && tokens[at]?.form === ",";
  if (isSetOff) at -= 1;
  const stop = at + 1;
  const reading = readLeftwards({ parsed, pieces, sentence: sentence ?? -1, at });
  const { first, owners, head, isDefinite } = reading;
  if (head === undefined || first >= stop || (isSetOff && !isDefinite)) return { role: undefined, gender, taken };
  const role = finishRole(parsed, { first, after: stop }, head, owners);
  return { role: isSetOff ? { ...role, certainty: role.certainty - 0.1 } : role, gender: gender ?? head.gender, taken };
}

type Leftwards = { readonly parsed: ParsedText; readonly pieces: PieceIndex; readonly sentence: number; readonly at: number };
type TitleReading = {
  readonly first: number;
  readonly owners: readonly Owner[];
  readonly head: TitleHead | undefined;
  readonly isDefinite: boolean;
};

/** Walks left from `at` over a title; stops at the first word that cannot belong to it. */
function readLeftwards({ parsed, pieces, sentence, at: from }: Leftwards): TitleReading {
  const { tokens } = parsed;
  const owners: Owner[] = [];
  let head: TitleHead | undefined;
  let first = from + 1;
  let at = from;
  const floor = Math.max(0, from - LONGEST_TITLE);
  while (at >= floor) {
    const token = tokens[at];
    if (token === undefined || token.sentence !== sentence) break;
    const piece = pieces.byAfter.get(at + 1);
    const office = head === undefined ? (opensOffice(parsed, at, floor) ?? opensPost(parsed, piece, floor)) : undefined;
    if (office !== undefined) {
      head = TITLE_HEADS.get(tokens[office.head]?.lower ?? "");
      if (office.owner !== undefined) owners.push(office.owner);
      at = office.head - 1;
      first = office.head;
      continue;
    }
    const asHead = TITLE_HEADS.get(token.lower);
    if (asHead !== undefined && token.tag !== "VERB" && !(asHead.kind === "honorific" && head !== undefined && !startsWithCapital(token))) {
      head = head === undefined || head.kind === "honorific" ? asHead : moreTelling(head, asHead);
      first = at;
      at -= 1;
      continue;
    }
    if (head === undefined) break;
    if (token.lower === "'s" || token.lower === "'") {
      const possessor = pieces.byAfter.get(at);
      const owner = possessor === undefined ? undefined : ownerFrom(possessor);
      if (owner === undefined || possessor === undefined) break;
      return { first: possessor.first, owners: [...owners, owner], head, isDefinite: true };
    }
    if (token.form === "-" && at > floor) {
      at -= 1;
      continue;
    }
    if (TITLE_MODIFIERS.has(token.lower) && (piece === undefined || piece.kind === "title")) {
      first = at;
      at -= 1;
      continue;
    }
    if (piece !== undefined && piece.kind !== "title") {
      const owner = ownerFrom(piece);
      if (owner === undefined) break;
      owners.push(owner);
      first = piece.first;
      at = piece.first - 1;
      continue;
    }
    if (POSSESSIVES.has(token.lower)) return { first, owners: [...owners, { kind: "pronoun", token: at }], head, isDefinite: true };
    return { first, owners, head, isDefinite: token.lower === "the" };
  }
  return { first, owners, head, isDefinite: false };
}

const LONGEST_TITLE = 14;
const POSSESSIVES: ReadonlySet<string> = new Set(["his", "her", "their", "its"]);
const NEVER = {
  index: -1,
  start: 0,
  end: 0,
  form: "",
  lower: "",
  lemma: "",
  tag: "X",
  fineTag: "FW",
  head: -1,
  relation: "dep",
  sentence: -1,
};

/** In "adviser and envoy" the one that says for whom it is held counts. */
function moreTelling(head: TitleHead, earlier: TitleHead): TitleHead {
  return head.kind !== "office" && earlier.kind === "office" ? earlier : head;
}

/** The token of a title's head before "of", and the owner named after it. */
type Office = { readonly head: number; readonly owner?: Owner };

/** "envoy to Tarsia", "head of the UN mission": a post whose complement is `piece`. Only "of" and "at" name the holder. */
function opensPost(parsed: ParsedText, piece: Piece | undefined, floor: number): Office | undefined {
  if (piece === undefined || piece.kind === "title") return undefined;
  const { tokens } = parsed;
  const at = tokens[piece.first - 1]?.lower === "the" ? piece.first - 2 : piece.first - 1;
  const preposition = tokens[at]?.lower ?? "";
  if (!["of", "at", "to", "for", "on", "in"].includes(preposition) || at - 1 < floor) return undefined;
  const kind = TITLE_HEADS.get(tokens[at - 1]?.lower ?? "")?.kind;
  if (kind !== "office" && kind !== "rank") return undefined;
  const owner = preposition === "of" || preposition === "at" ? ownerFrom(piece) : undefined;
  return { head: at - 1, ...(owner !== undefined && { owner }) };
}

/** Where "Director of National Intelligence" begins, if a title with "of" and words of office ends at `at`. */
function opensOffice(parsed: ParsedText, at: number, floor: number): Office | undefined {
  const { tokens } = parsed;
  const last = tokens[at];
  if (last === undefined || !startsWithCapital(last)) return undefined;
  let index = at;
  while (
    index > floor &&
    (OFFICE_WORDS.has(tokens[index]?.lower ?? "") || startsWithCapital(tokens[index] ?? NEVER)) &&
    tokens[index]?.lower !== "of"
  )
    index--;
  if (tokens[index]?.lower !== "of" && tokens[index]?.lower !== "for") return undefined;
  const head = TITLE_HEADS.get(tokens[index - 1]?.lower ?? "");
  if (head === undefined || head.kind !== "office" || index - 1 < floor) return undefined;
  for (let inner = index + 1; inner <= at; inner++) if (!OFFICE_WORDS.has(tokens[inner]?.lower ?? "")) return undefined;
  return { head: index - 1 };
}

function ownerFrom(piece: Piece): Owner | undefined {
  if (piece.kind === "title") return undefined;
  if (piece.kind === "name") return { kind: "name", piece };
  const meaning = piece.meanings.find((name) => name.entry.kind !== "place") ?? piece.meanings[0];
  return meaning === undefined ? undefined : { kind: "world", entry: meaning.entry, stretch: piece };
}

/** Adds the side of a known office and grades the reading. */
function finishRole(parsed: ParsedText, stretch: TokenStretch, head: TitleHead, owners: readonly Owner[]): RoleReading {
  const title = wordsOf(parsed, stretch);
  const lower = title.toLowerCase();
  const known =
    owners.length > 0 ? undefined : KNOWN_OFFICES.find((office) => lower.endsWith(office.words) || lower.startsWith(office.words));
  const implied = owners.length > 0 ? undefined : (known?.of ?? head.implies);
  const all: readonly Owner[] = implied === undefined ? owners : [{ kind: "office", key: implied }];
  const holds = head.kind === "office" || head.kind === "rank" || head.kind === "party";
  const [rule, certainty] =
    known !== undefined ? ["actors/known-office", 0.85] : implied !== undefined ? ["actors/party-of-state", 0.8] : gradeOf(all);
  return {
    ...stretch,
    title,
    head,
    owners: holds ? all : all.filter((owner) => owner.kind === "office"),
    rule: String(rule),
    certainty: Number(certainty),
  };
}

function gradeOf(owners: readonly Owner[]): readonly [rule: string, certainty: number] {
  const [owner] = owners;
  if (owner === undefined) return ["actors/role", 0.9];
  if (owner.kind === "world") return owner.entry.kind === "place" ? ["actors/role-of-region", 0.8] : ["actors/role-of-power", 0.95];
  if (owner.kind === "pronoun") return ["actors/role-of-pronoun", 0.6];
  return ["actors/role-of-person", 0.85];
}

/** "Tarsia's Orrin Velmar": the possessive of a power directly before the name. */
function bareOwner(parsed: ParsedText, pieces: PieceIndex, name: TokenStretch): NameSurroundings["sides"] {
  const mark = parsed.tokens[name.first - 1];
  const possessor = pieces.byAfter.get(name.first - 1);
  if (mark?.lower !== "'s" || possessor?.kind !== "world") return [];
  const entry = possessor.meanings.find((meaning) => meaning.entry.kind === "state" || meaning.entry.kind === "organisation")?.entry;
  if (entry === undefined) return [];
  const range = { first: possessor.first, after: possessor.after };
  return [{ owner: { kind: "world", entry, stretch: range }, rule: "actors/possessive-of-power", certainty: 0.85, range }];
}

type After = Pick<NameSurroundings, "roles" | "sides">;

/** What follows the name: "of Tarsia", "(R-S.C.)", ", a former minister and ally of X,", ", who leads the Y delegation,". */
function rolesAfter(parsed: ParsedText, pieces: PieceIndex, name: TokenStretch): After {
  const { tokens } = parsed;
  const next = tokens[name.after];
  const second = tokens[name.after + 1];
  if (next === undefined || second === undefined || next.sentence !== tokens[name.first]?.sentence) return { roles: [], sides: [] };
  if (next.lower === "of") return { roles: [], sides: sideAfterOf(pieces, name.after + 1) };
  if (next.form === "(") return { roles: partyInBrackets(parsed, name.after + 1), sides: [] };
  if (next.form !== "," && next.form !== "-" && next.form !== "--") return { roles: [], sides: [] };
  if (US_STATE_SHORT_FORMS.includes(second.form)) return { roles: [], sides: [] };
  const start = /^\d\d$/.test(second.form) && tokens[name.after + 2]?.form === "," ? name.after + 3 : name.after + 1;
  if (tokens[start]?.lower === "who") return { roles: leadingRole(parsed, pieces, start), sides: [] };
  if (/^[RDI]$/.test(tokens[start]?.form ?? "") && tokens[start + 1]?.form === "-")
    return { roles: partyInBrackets(parsed, start), sides: [] };
  return { roles: appositionRoles(parsed, pieces, start), sides: [] };
}

function sideAfterOf(pieces: PieceIndex, at: number): NameSurroundings["sides"] {
  const piece = pieces.byFirst.get(at);
  if (piece?.kind !== "world") return [];
  const meaning = piece.meanings.find((name) => name.form === "name" && (name.entry.kind === "state" || name.entry.actsFor !== undefined));
  if (meaning === undefined) return [];
  const range = { first: piece.first, after: piece.after };
  return [{ owner: { kind: "world", entry: meaning.entry, stretch: range }, rule: "actors/of-power", certainty: 0.85, range }];
}

/** "(R-S.C.)", "D-Mass.": a US party letter and what follows up to the bracket or comma. */
function partyInBrackets(parsed: ParsedText, at: number): readonly RoleReading[] {
  const { tokens } = parsed;
  const letter = tokens[at];
  if (letter === undefined || !/^[RDI](?:\.|-.*)?$/.test(letter.form)) return [];
  let after = at + 1;
  while (after < at + LONGEST_PARTY && tokens[after] !== undefined && ![")", ","].includes(tokens[after]?.form ?? ")")) after++;
  if (after === at + 1 && !letter.form.includes("-")) return [];
  const stretch = { first: at, after };
  return [
    {
      ...stretch,
      title: wordsOf(parsed, stretch),
      head: undefined,
      owners: [{ kind: "office", key: "state:US" }],
      rule: "actors/us-party-letter",
      certainty: 0.9,
    },
  ];
}

const LONGEST_PARTY = 7;

/** ", who leads the Tarsian delegation,": the words from the verb on are the role. */
function leadingRole(parsed: ParsedText, pieces: PieceIndex, who: number): readonly RoleReading[] {
  const { tokens } = parsed;
  let at = who + 1;
  while (["is", "was", "has", "had", "been", "also", "now", "currently"].includes(tokens[at]?.lower ?? "") && at < who + 4) at++;
  const verb = tokens[at];
  if (verb === undefined || !LEADING_VERBS.has(verb.lower)) return [];
  const after = endOfPhrase(parsed, at);
  const stretch = { first: at, after };
  const owners: Owner[] = [];
  for (let index = at; index < after; index++) {
    const piece = pieces.byFirst.get(index);
    const owner = piece === undefined ? undefined : ownerFrom(piece);
    if (owner !== undefined && owners.length === 0) owners.push(owner);
  }
  return [{ ...stretch, title: wordsOf(parsed, stretch), head: undefined, owners, rule: "actors/who-leads", certainty: 0.9 }];
}

const LEADING_VERBS: ReadonlySet<string> = new Set(
  "leads heads led headed leading heading chairs chaired represents represented represents commands commanded runs ran advises advised serves served coordinates".split(
    " ",
  ),
);

/** Up to the next comma, dash, bracket or the end of the sentence. */
function endOfPhrase(parsed: ParsedText, at: number): number {
  const { tokens } = parsed;
  const sentence = tokens[at]?.sentence;
  let after = at;
  while (after < at + LONGEST_PHRASE) {
    const token = tokens[after];
    if (token === undefined || token.sentence !== sentence || [",", ";", ":", "--", "(", ")", ".", '"', "''", "``"].includes(token.form))
      break;
    if (token.form === "-" && parsed.plain[token.start - 1] === " ") break;
    after++;
  }
  return after;
}

const LONGEST_PHRASE = 24;

/** Each role of an apposition: split at "and", each with a head noun of a trade or office before its first small word. */
function appositionRoles(parsed: ParsedText, pieces: PieceIndex, start: number): readonly RoleReading[] {
  const { tokens } = parsed;
  const stop = endOfPhrase(parsed, start);
  if (!opensApposition(parsed, pieces, start)) return [];
  const roles: RoleReading[] = [];
  let first = start;
  for (let at = start; at <= stop; at++) {
    const isEnd = at === stop || CLAUSE_WORDS.has(tokens[at]?.lower ?? "") || isFiniteVerb(parsed, at);
    const isSplit = tokens[at]?.lower === "and" && headWithin(parsed, at + 1, stop) !== undefined;
    if (!isEnd && !isSplit) continue;
    const role = roleWithin(parsed, pieces, { first, after: at });
    if (role !== undefined) roles.push(role);
    else if (first === start) return [];
    if (isEnd) break;
    first = at + 1;
  }
  return roles;
}

const CLAUSE_WORDS: ReadonlySet<string> = new Set(["who", "whose", "whom", "which", "that", "when", "where", "while", "but"]);

function isFiniteVerb(parsed: ParsedText, at: number): boolean {
  const token = parsed.tokens[at];
  return token !== undefined && (token.fineTag === "VBD" || token.fineTag === "VBZ" || token.fineTag === "MD") && token.lower !== "led";
}

function opensApposition(parsed: ParsedText, pieces: PieceIndex, at: number): boolean {
  const lower = parsed.tokens[at]?.lower ?? "";
  if (["a", "an", "the", "former", "one", "another"].includes(lower) || POSSESSIVES.has(lower)) return true;
  if (TITLE_HEADS.has(lower) || TITLE_MODIFIERS.has(lower)) return headWithin(parsed, at, at + 8) !== undefined;
  const piece = pieces.byFirst.get(at);
  if (piece === undefined || piece.kind === "title") return piece !== undefined;
  const next = parsed.tokens[piece.after]?.lower ?? "";
  return next === "'s" || TITLE_HEADS.has(next) || TITLE_MODIFIERS.has(next);
}

/** The token of the head noun: the last title head before the first small word. */
function headWithin(parsed: ParsedText, first: number, after: number): number | undefined {
  const { tokens } = parsed;
  let found: number | undefined;
  for (let at = first; at < after; at++) {
    const token = tokens[at];
    if (token === undefined) break;
    if (
      at > first &&
      ["of", "for", "to", "at", "in", "from", "with", "on", "and", "by", "under", "during", "since", "who", ","].includes(token.lower)
    )
      break;
    if (TITLE_HEADS.has(token.lower) && TITLE_HEADS.get(token.lower)?.kind !== "honorific" && token.fineTag !== "VBD") found = at;
  }
  return found;
}

function roleWithin(parsed: ParsedText, pieces: PieceIndex, phrase: TokenStretch): RoleReading | undefined {
  const { tokens } = parsed;
  const headAt = headWithin(parsed, phrase.first, phrase.after);
  if (headAt === undefined) return undefined;
  const head = TITLE_HEADS.get(tokens[headAt]?.lower ?? "");
  if (head === undefined) return undefined;
  const next = tokens[headAt + 1]?.lower ?? "";
  const closesWell = headAt + 1 >= phrase.after || SMALL_WORDS.has(next) || next === "-" || TITLE_MODIFIERS.has(next);
  if (!closesWell) return undefined;
  const opener = tokens[phrase.first]?.lower ?? "";
  const first = ["a", "an", "the", "one", "another"].includes(opener) || POSSESSIVES.has(opener) ? phrase.first + 1 : phrase.first;
  const owners: Owner[] = [];
  if (POSSESSIVES.has(opener)) owners.push({ kind: "pronoun", token: phrase.first });
  for (let at = first; at < headAt; at++) {
    const piece = pieces.byFirst.get(at);
    const owner = piece === undefined ? undefined : ownerFrom(piece);
    if (owner !== undefined) owners.push(owner);
    if (POSSESSIVES.has(tokens[at]?.lower ?? "")) owners.push({ kind: "pronoun", token: at });
  }
  const linked = HELD_FOR.has(next) ? (pieces.byFirst.get(headAt + 2) ?? pieces.byFirst.get(headAt + 3)) : undefined;
  const linkedOwner = linked === undefined || linked.after > phrase.after ? undefined : ownerFrom(linked);
  const isEnvoy = next === "to" || next === "on";
  if (linkedOwner !== undefined && !isEnvoy) owners.push(linkedOwner);
  return finishRole(parsed, { first, after: phrase.after }, head, owners);
}

const SMALL_WORDS: ReadonlySet<string> = new Set("of for to at in from with on and by under during since".split(" "));
/** After these the holder of the office is named; an envoy "to" a power acts for another. */
const HELD_FOR: ReadonlySet<string> = new Set(["of", "for", "at", "in", "with", "from"]);

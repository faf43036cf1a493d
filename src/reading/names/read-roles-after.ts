/** Decides which words after a name say what the person is called and for whom it acts. */
import type { ParsedText } from "../parsed-text.ts";
import { US_STATE_SHORT_FORMS } from "../rules/places.ts";
import { TITLE_HEADS, TITLE_MODIFIERS } from "../rules/titles.ts";
import { finishRole, type NameSurroundings, type Owner, ownerFrom, type PieceIndex, POSSESSIVES, type RoleReading } from "./role.ts";
import { type TokenStretch, wordsOf } from "./token-stretch.ts";

type After = Pick<NameSurroundings, "roles" | "sides">;

/** What follows the name: "of Tarsia", "(R-S.C.)", ", a former minister and ally of X,", ", who leads the Y delegation,". */
export function rolesAfter(parsed: ParsedText, pieces: PieceIndex, name: TokenStretch): After {
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
  return [
    { owner: { kind: "world", entry: meaning.entry, form: "name", stretch: range }, rule: "actors/of-power", certainty: 0.85, range },
  ];
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

const Joining: ReadonlySet<string> = new Set(["and", "but", "or"]);

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
    // "the director and |whose film it was|": what the clause is joined by is none of the role.
    const joins = at > first && Joining.has(tokens[at - 1]?.lower ?? "");
    const role = roleWithin(parsed, pieces, { first, after: joins ? at - 1 : at });
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

/** Decides which words before a name are its title, and whose office that is. */
import type { ParsedText } from "../parsed-text.ts";
import { OFFICE_WORDS, TITLE_HEADS, TITLE_MODIFIERS, type TitleHead } from "../rules/titles.ts";
import { finishRole, type Owner, ownerFrom, type PieceIndex, POSSESSIVES, type RoleReading } from "./role.ts";
import { isPortfolio, type Piece } from "./segment-names.ts";
import type { TokenStretch } from "./token-stretch.ts";
import { startsWithCapital } from "./word-signs.ts";

/** The title before a name; `taken` are honorifics, which are no role. */
export type Before = {
  readonly role: RoleReading | undefined;
  readonly gender: "he" | "she" | undefined;
  readonly taken: readonly TokenStretch[];
};

/**
 * The title directly before the name, read leftwards: honorific, head, modifiers, owner.
 * `|Russian President| Vladimir Putin`, `Vladimir Putin's |special envoy| Kirill Dmitriev`, `the envoy of the bloc, |…|`
 */
export function roleBefore(parsed: ParsedText, pieces: PieceIndex, name: TokenStretch): Before {
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
    if ((TITLE_MODIFIERS.has(token.lower) || isPortfolio(parsed, at, from + 1)) && (piece === undefined || piece.kind === "title")) {
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

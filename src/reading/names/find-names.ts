/** Decides which names stand in a text and what each is: pieces, verdicts, persons joined, bodies joined. */
import type { ParsedText } from "../parsed-text.ts";
import { ORGANISATION_NOUNS } from "../rules/name-words.ts";
import { ORGAN_NOUNS } from "../rules/organs.ts";
import { slugOf } from "../world.ts";
import { organKeyOf } from "./find-groups.ts";
import { gatherPeople, type Person } from "./gather-people.ts";
import { lastWordOf, nameKeyOf } from "./name-key.ts";
import { readRoles } from "./read-roles.ts";
import type { NameSurroundings, PieceIndex } from "./role.ts";
import { type Piece, segmentNames } from "./segment-names.ts";
import { type NameResources, type NameVerdict, weighNames } from "./weigh-names.ts";
import { readWordSigns, type WordSigns } from "./word-signs.ts";

/** The names of a text. */
export type FoundNames = {
  readonly signs: WordSigns;
  readonly pieces: readonly Piece[];
  readonly index: PieceIndex;
  readonly verdicts: ReadonlyMap<string, NameVerdict>;
  readonly persons: readonly Person[];
  /** Key of the person or body that a name piece names, and how. */
  readonly personOf: ReadonlyMap<Piece, string>;
  readonly formOf: ReadonlyMap<Piece, "name" | "surname">;
  readonly bodyOf: ReadonlyMap<Piece, string>;
  readonly surroundings: ReadonlyMap<Piece, NameSurroundings>;
};

/** Finds, weighs and joins the names of `parsed`. */
export function findNames(parsed: ParsedText, { world, maybeStates }: NameResources): FoundNames {
  const signs = readWordSigns(parsed);
  const pieces = segmentNames(parsed, signs, world);
  const index = indexPieces(pieces);
  const verdicts = weighNames(parsed, pieces, { world, maybeStates });
  const verdictOf = (piece: Piece) => (piece.kind === "name" ? verdicts.get(nameKeyOf(parsed, piece.first, piece.after)) : undefined);
  const named = pieces.filter((piece) => verdictOf(piece)?.kind === "person");
  const surroundings = new Map(named.map((piece) => [piece, readRoles(parsed, index, piece)]));
  const people = gatherPeople(
    named.map((piece) => ({
      words: nameKeyOf(parsed, piece.first, piece.after),
      sentence: parsed.tokens[piece.first]?.sentence ?? 0,
      gender: surroundings.get(piece)?.gender,
      isKin: surroundings.get(piece)?.roles.some((role) => role.head?.kind === "kin") === true,
    })),
  );
  const personOf = new Map<Piece, string>();
  const formOf = new Map<Piece, "name" | "surname">();
  named.forEach((piece, at) => {
    const person = people.of[at];
    const key = person === undefined ? undefined : people.persons[person.person]?.key;
    if (person === undefined || key === undefined) return;
    personOf.set(piece, key);
    formOf.set(piece, person.form);
  });
  const bodyOf = gatherBodies(
    parsed,
    pieces.filter((piece) => verdictOf(piece)?.kind === "organisation"),
  );
  return { signs, pieces, index, verdicts, persons: people.persons, personOf, formOf, bodyOf, surroundings };
}

function indexPieces(pieces: readonly Piece[]): PieceIndex {
  return { byFirst: new Map(pieces.map((piece) => [piece.first, piece])), byAfter: new Map(pieces.map((piece) => [piece.after, piece])) };
}

/** Bodies by name, their short form in brackets joined: "Velmar Relief Council (VRC)". */
function gatherBodies(parsed: ParsedText, pieces: readonly Piece[]): ReadonlyMap<Piece, string> {
  const keys = new Map<Piece, string>();
  const byShort = new Map<string, string>();
  // "the Council" alone is the council named last.
  const byLastWord = new Map<string, string>();
  const byInitials = new Map<string, string>();
  for (const piece of pieces) {
    const name = nameKeyOf(parsed, piece.first, piece.after);
    const initials = initialsOf(name);
    if (initials.length >= 3 && !byInitials.has(initials)) byInitials.set(initials, keyOfBody(piece, name));
  }
  for (const piece of pieces) {
    const name = nameKeyOf(parsed, piece.first, piece.after);
    const noun = name.toLowerCase();
    const key =
      byShort.get(name) ??
      byInitials.get(name.replace(/\./g, "")) ??
      (ORGANISATION_NOUNS.has(noun) ? byLastWord.get(noun) : undefined) ??
      keyOfBody(piece, name);
    keys.set(piece, key);
    if (name.includes(" ")) byLastWord.set(lastWordOf(name).toLowerCase(), key);
    // "the Union" after "the Union of Coastal States".
    const opener = /^(?:the )?(\p{L}+) (?:of|for) /iu.exec(name)?.[1]?.toLowerCase();
    if (opener !== undefined && ORGANISATION_NOUNS.has(opener)) byLastWord.set(opener, key);
    const bracket = parsed.tokens[piece.after];
    const short = parsed.tokens[piece.after + 1];
    if (bracket?.form === "(" && short !== undefined && parsed.tokens[piece.after + 2]?.form === ")" && isShortFor(short.form, name))
      byShort.set(short.form, key);
  }
  return keys;
}

/** "DNC" of "Democratic National Committee"; nothing for one word. */
function initialsOf(name: string): string {
  const words = name.split(/[\s-]+/).filter((word) => /^\p{Lu}/u.test(word));
  return words.length < 2 ? "" : words.map((word) => word.charAt(0)).join("");
}

function isShortFor(short: string, name: string): boolean {
  const letters = name
    .split(/[\s-]+/)
    .map((word) => word.charAt(0))
    .join("");
  const bare = short.replace(/[^A-Za-z]/g, "").toUpperCase();
  return (
    bare.length >= 2 &&
    bare.length <= 8 &&
    (letters
      .toUpperCase()
      .replace(/[^A-Z]/g, "")
      .includes(bare) ||
      letters.replace(/[^A-Z]/g, "").includes(bare))
  );
}

function keyOfBody(piece: Piece, name: string): string {
  if (piece.kind === "name" && piece.within?.entry.kind === "state") {
    const noun = name.slice(piece.within.words.length).trim().toLowerCase();
    if (ORGAN_NOUNS.has(noun.split(" ").at(-1) ?? "") || ORGAN_NOUNS.has(noun.split(" ")[0] ?? ""))
      return organKeyOf(piece.within.entry, noun);
  }
  return `org:x-${slugOf(name.replace(/^the /i, ""))}`;
}

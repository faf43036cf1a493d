/** Decides what a role read from a text holds, and how surely its owner is the side it is held for. */
import type { ParsedText } from "../parsed-text.ts";
import { KNOWN_OFFICES } from "../rules/offices.ts";
import type { TitleHead } from "../rules/titles.ts";
import type { WorldEntry, WorldForm } from "../world.ts";
import type { Piece } from "./segment-names.ts";
import { type TokenStretch, wordsOf } from "./token-stretch.ts";

/** Whose office it is: a power or body of the world, another name of the text, a pronoun, or a known office's side. */
export type Owner =
  | { readonly kind: "world"; readonly entry: WorldEntry; readonly form: WorldForm; readonly stretch: TokenStretch }
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

/** Pronouns that own an office: "his deputy". */
export const POSSESSIVES: ReadonlySet<string> = new Set(["his", "her", "their", "its"]);

/** The owner that a piece names; titles own nothing. */
export function ownerFrom(piece: Piece): Owner | undefined {
  if (piece.kind === "title") return undefined;
  if (piece.kind === "name") return { kind: "name", piece };
  const meaning = piece.meanings.find((name) => name.entry.kind !== "place") ?? piece.meanings[0];
  return meaning === undefined ? undefined : { kind: "world", entry: meaning.entry, form: meaning.form, stretch: piece };
}

/** Adds the side of a known office and grades the reading. */
export function finishRole(parsed: ParsedText, stretch: TokenStretch, head: TitleHead, owners: readonly Owner[]): RoleReading {
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

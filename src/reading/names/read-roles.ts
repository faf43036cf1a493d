/** Decides what a person is called and for whom it acts, from the words before and after the name. */
import type { ParsedText } from "../parsed-text.ts";
import { rolesAfter } from "./read-roles-after.ts";
import { roleBefore } from "./read-title-before.ts";
import type { NameSurroundings, PieceIndex } from "./role.ts";
import type { TokenStretch } from "./token-stretch.ts";

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

/** "Tarsia's Orrin Velmar": the possessive of a power directly before the name. */
function bareOwner(parsed: ParsedText, pieces: PieceIndex, name: TokenStretch): NameSurroundings["sides"] {
  const mark = parsed.tokens[name.first - 1];
  const possessor = pieces.byAfter.get(name.first - 1);
  if (mark?.lower !== "'s" || possessor?.kind !== "world") return [];
  const entry = possessor.meanings.find((meaning) => meaning.entry.kind === "state" || meaning.entry.kind === "organisation")?.entry;
  if (entry === undefined) return [];
  const range = { first: possessor.first, after: possessor.after };
  return [{ owner: { kind: "world", entry, form: "name", stretch: range }, rule: "actors/possessive-of-power", certainty: 0.85, range }];
}

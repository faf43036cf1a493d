/** Decides what the steps of one reading of actors share: the pieces, what they were found to be, and the cast in the making. */
import type { Basis } from "#record";
import type { ParsedText } from "../parsed-text.ts";
import { ORGAN_NOUNS } from "../rules/organs.ts";
import type { World, WorldEntry } from "../world.ts";
import { addActor, addSide, type CastInMaking, showActor } from "./cast-in-making.ts";
import type { FoundNames } from "./find-names.ts";
import { nameKeyOf } from "./name-key.ts";
import type { PronounJudge } from "./pronoun-judge.ts";
import type { Owner } from "./role.ts";
import type { Piece } from "./segment-names.ts";
import { rangeOf, type TokenStretch, wordsOf } from "./token-stretch.ts";

/** Everything known so far of one text. `taken` are tokens that a mention or title has used. */
export type Findings = FoundNames & {
  readonly parsed: ParsedText;
  readonly world: World;
  readonly cast: CastInMaking;
  readonly taken: Set<number>;
  /** Whom "he" and "she" mean, learned; without it nearness and duty decide. */
  readonly pronouns: PronounJudge | undefined;
};

export function basisOf(name: string, certainty: number): Basis {
  return { kind: "rule", name, certainty };
}

export function take(found: Findings, { first, after }: TokenStretch): void {
  for (let at = first; at < after; at++) found.taken.add(at);
}

export function isTaken(found: Findings, { first, after }: TokenStretch): boolean {
  for (let at = first; at < after; at++) if (found.taken.has(at)) return true;
  return false;
}

/** Makes sure that an entry of the world is an actor of the text, with the power it acts for. Places are none: they give the power they lie in. */
export function actorOfEntry(found: Findings, entry: WorldEntry): string | undefined {
  if (entry.kind === "place") {
    const power = entry.actsFor === undefined ? undefined : found.world.entries.get(entry.actsFor);
    return power === undefined ? undefined : actorOfEntry(found, power);
  }
  if (!found.cast.actors.has(entry.key)) {
    addActor(found.cast, { key: entry.key, kind: entry.kind, name: entry.name, worldKey: entry.key, basis: basisOf("actors/world", 0.95) });
    const power = entry.actsFor === undefined ? undefined : found.world.entries.get(entry.actsFor);
    const key = power === undefined ? undefined : actorOfEntry(found, power);
    if (key !== undefined) found.cast.sides.set(entry.key, [{ key, basis: basisOf("actors/world", 0.95) }]);
  }
  return entry.key;
}

/** The key of the actor that a piece names; undefined for titles, places, things and what stayed unknown. */
export function keyOfPiece(found: Findings, piece: Piece): string | undefined {
  if (piece.kind === "title") return undefined;
  if (piece.kind === "name") {
    const body = found.bodyOf.get(piece);
    return found.personOf.get(piece) ?? (body === undefined ? undefined : actorOfBody(found, piece, body));
  }
  const meaning = piece.meanings.find((name) => name.entry.kind !== "place") ?? piece.meanings[0];
  return meaning === undefined ? undefined : actorOfEntry(found, meaning.entry);
}

/** The key of the one whose office it is; pronouns are settled with the references. */
export function keyOfOwner(found: Findings, owner: Owner): string | undefined {
  if (owner.kind === "world") return actorOfEntry(found, owner.entry);
  if (owner.kind === "name") return keyOfPiece(found, owner.piece);
  if (owner.kind === "pronoun") return undefined;
  const entry = found.world.entries.get(owner.key);
  return entry === undefined ? undefined : actorOfEntry(found, entry);
}

type NamePiece = Piece & { readonly kind: "name" };

/** Makes sure that a named body is an actor of the text, with the power whose organ it is. */
export function actorOfBody(found: Findings, piece: NamePiece, key: string): string {
  const known = found.world.entries.get(key);
  if (known !== undefined) actorOfEntry(found, known);
  else if (!found.cast.actors.has(key)) {
    const verdict = found.verdicts.get(nameKeyOf(found.parsed, piece.first, piece.after));
    const worldKey = key.startsWith("org:x-") ? undefined : key;
    const basis = verdict?.basis ?? basisOf("names/body-noun", 0.6);
    addActor(found.cast, {
      key,
      kind: "organisation",
      name: wordsOf(found.parsed, piece),
      basis,
      ...(worldKey !== undefined && { worldKey }),
    });
  }
  noteOwner(found, piece, key);
  return key;
}

/** "US Treasury", "Tarsia's Water Council": an organ's noun after the name of a state makes it that state's. */
function noteOwner(found: Findings, piece: NamePiece, key: string): void {
  const { parsed } = found;
  const inside = piece.within?.entry.kind === "state" ? piece.within.entry : undefined;
  const possessor =
    parsed.tokens[piece.first - 1]?.lower === "'s" ? found.index.byAfter.get(piece.first - 1) : found.index.byAfter.get(piece.first);
  const outside =
    possessor?.kind === "world"
      ? possessor.meanings.find((name) => name.entry.kind === "state" && (name.form === "name" || name.form === "adjective"))?.entry
      : undefined;
  const entry = inside ?? outside;
  if (entry === undefined) return;
  const last = parsed.tokens[piece.after - 1]?.lower ?? "";
  const first = parsed.tokens[piece.first + (inside === undefined ? 0 : 1)]?.lower ?? "";
  if (!ORGAN_NOUNS.has(last) && !ORGAN_NOUNS.has(first)) return;
  const power = actorOfEntry(found, entry);
  if (power === undefined) return;
  addSide(found.cast, key, { key: power, basis: basisOf("actors/organ-of-state", 0.85) });
  showActor(found.cast, power, rangeOf(parsed, inside === undefined && possessor !== undefined ? possessor : piece));
  if (inside === undefined && possessor !== undefined) take(found, possessor);
}

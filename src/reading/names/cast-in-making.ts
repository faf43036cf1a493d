/** Decides how actors and mentions are gathered while a text is read, and how they come out: ids by first place, mentions in order. */
import {
  type ActorKind,
  type Basis,
  type LocalActorId,
  localActorIdOf,
  type MentionMark,
  markIdOf,
  type ReadActor,
  type SourceId,
  type TextRange,
} from "#record";
import type { Cast } from "../cast.ts";

/** How a role was read: words, place, and the key of the one it is held for. */
export type RoleDraft = { readonly title: string; readonly range: TextRange; readonly actsFor?: string; readonly head?: string };

/** Who an actor acts for, on what basis. `via` is true where that is a person whose own side counts. */
export type SideDraft = { readonly key: string; readonly basis: Basis };

/** An actor while the text is still being read, known by its key: `state:UA`, `person:3`. */
export type ActorDraft = {
  readonly key: string;
  readonly kind: ActorKind;
  readonly name: string;
  readonly worldKey?: string;
  readonly count?: number;
  readonly basis: Basis;
};

/** A place that means an actor. */
export type MentionDraft = { readonly key: string; readonly range: TextRange; readonly form: MentionMark["form"]; readonly basis: Basis };

/** What has been gathered so far. */
export type CastInMaking = {
  readonly actors: Map<string, ActorDraft>;
  readonly roles: Map<string, RoleDraft[]>;
  readonly sides: Map<string, SideDraft[]>;
  readonly members: Map<string, string[]>;
  readonly mentions: MentionDraft[];
  /** Places that show an actor without being a mention: the adjective inside a title. */
  readonly shownAt: Map<string, { readonly range: TextRange; readonly form: MentionMark["form"] }>;
};

export function startCast(): CastInMaking {
  return { actors: new Map(), roles: new Map(), sides: new Map(), members: new Map(), mentions: [], shownAt: new Map() };
}

/** Adds the actor unless its key is known. */
export function addActor(cast: CastInMaking, draft: ActorDraft): void {
  if (!cast.actors.has(draft.key)) cast.actors.set(draft.key, draft);
}

export function addMention(cast: CastInMaking, mention: MentionDraft): void {
  cast.mentions.push(mention);
}

export function addRole(cast: CastInMaking, key: string, role: RoleDraft): void {
  const roles = cast.roles.get(key) ?? [];
  if (!roles.some((known) => known.title.toLowerCase() === role.title.toLowerCase())) roles.push(role);
  cast.roles.set(key, roles);
}

export function addSide(cast: CastInMaking, key: string, side: SideDraft): void {
  if (side.key === key) return;
  cast.sides.set(key, [...(cast.sides.get(key) ?? []), side]);
}

/** Makes two actors one: what was told of `from` is told of `to`. Cost: linear in the mentions. */
export function mergeActors(cast: CastInMaking, from: string, to: string): void {
  cast.mentions.forEach((mention, at) => {
    if (mention.key === from) cast.mentions[at] = { ...mention, key: to };
  });
  for (const role of cast.roles.get(from) ?? []) addRole(cast, to, role);
  for (const side of cast.sides.get(from) ?? []) addSide(cast, to, side);
  for (const [key, sides] of cast.sides)
    cast.sides.set(
      key,
      sides.map((side) => (side.key === from ? { ...side, key: to } : side)),
    );
  for (const [key, members] of cast.members) cast.members.set(key, [...new Set(members.map((member) => (member === from ? to : member)))]);
  for (const drafts of cast.roles.values())
    drafts.forEach((role, at) => {
      if (role.actsFor === from) drafts[at] = { ...role, actsFor: to };
    });
  cast.roles.delete(from);
  cast.sides.delete(from);
  cast.shownAt.delete(from);
  cast.actors.delete(from);
}

/** Says that `range` shows the actor although it is no mention of it. */
export function showActor(cast: CastInMaking, key: string, range: TextRange, form: MentionMark["form"] = "name"): void {
  const known = cast.shownAt.get(key);
  if (known === undefined || range.start < known.range.start) cast.shownAt.set(key, { range, form });
}

/** The side of `key`, through persons and organs to the power or body behind them; the surest first. Cost: the length of the chain, capped. */
export function sideOf(cast: CastInMaking, key: string): SideDraft | undefined {
  let side = surest(cast.sides.get(key));
  for (let step = 0; step < LONGEST_CHAIN && side !== undefined; step++) {
    const isThrough = side.key.startsWith("person:") || side.key.startsWith("group:x-");
    const next = side.key.startsWith("state:") ? undefined : surest(cast.sides.get(side.key));
    if (next === undefined) return isThrough ? undefined : side;
    side = { key: next.key, basis: { ...side.basis, certainty: Math.min(side.basis.certainty, next.basis.certainty) } };
  }
  return undefined;
}

const LONGEST_CHAIN = 5;

function surest(sides: readonly SideDraft[] | undefined): SideDraft | undefined {
  let best: SideDraft | undefined;
  for (const side of sides ?? []) if (best === undefined || side.basis.certainty > best.basis.certainty) best = side;
  return best;
}

/** Freezes what was gathered: actors in the order of their first place, mentions in the order of the text. */
export function closeCast(cast: CastInMaking, text: string, source: SourceId): Cast {
  giveEveryActorAPlace(cast);
  const mentions = [...cast.mentions].sort(
    (one, other) => one.range.start - other.range.start || other.range.end - one.range.end || one.key.localeCompare(other.key, "en"),
  );
  const ids = new Map<string, LocalActorId>();
  for (const { key } of placesInOrder(cast, mentions))
    if (cast.actors.has(key) && !ids.has(key)) ids.set(key, localActorIdOf(ids.size + 1));
  const names = namesMet(text, mentions);
  const actors: ReadActor[] = [];
  for (const [key, id] of ids) {
    const draft = cast.actors.get(key);
    if (draft !== undefined) actors.push(closeActor({ cast, draft, id, ids, met: names.get(key) ?? [] }));
  }
  const seen = new Map<string, number>();
  const marks = mentions.flatMap(({ key, range, form, basis }): readonly MentionMark[] => {
    const actor = ids.get(key);
    if (actor === undefined) return [];
    const place = `${range.start}-${range.end}`;
    const ordinal = seen.get(place) ?? 0;
    seen.set(place, ordinal + 1);
    return [{ id: markIdOf(source, "mention", range, ordinal), kind: "mention", range, basis, actor, form }];
  });
  return { actors, mentions: marks };
}

/** An actor known only from inside a title or as a member gets the mention that shows it, with little certainty. */
function giveEveryActorAPlace(cast: CastInMaking): void {
  const placed = new Set(cast.mentions.map((mention) => mention.key));
  for (const [key, { range, form }] of cast.shownAt) {
    if (placed.has(key) || !cast.actors.has(key)) continue;
    cast.mentions.push({ key, range, form, basis: { kind: "rule", name: SHOWN_IN_TITLE, certainty: 0.4 } });
  }
}

const SHOWN_IN_TITLE = "actors/shown-in-title";

function placesInOrder(cast: CastInMaking, mentions: readonly MentionDraft[]): readonly { readonly key: string; readonly start: number }[] {
  const places = [
    ...mentions.map(({ key, range }) => ({ key, start: range.start })),
    ...[...cast.shownAt].map(([key, { range }]) => ({ key, start: range.start })),
  ];
  return places.sort((one, other) => one.start - other.start);
}

/** The forms each actor is met under, pronouns aside, in order and once. */
function namesMet(text: string, mentions: readonly MentionDraft[]): ReadonlyMap<string, readonly string[]> {
  const met = new Map<string, string[]>();
  for (const { key, range, form, basis } of mentions) {
    if (form === "pronoun" || form === "title" || basis.name === SHOWN_IN_TITLE) continue;
    const words = text.slice(range.start, range.end).replace(/\s+/g, " ");
    const known = met.get(key) ?? [];
    if (!known.includes(words)) known.push(words);
    met.set(key, known);
  }
  return met;
}

type Closing = {
  readonly cast: CastInMaking;
  readonly draft: ActorDraft;
  readonly id: LocalActorId;
  readonly ids: ReadonlyMap<string, LocalActorId>;
  readonly met: readonly string[];
};

function closeActor({ cast, draft, id, ids, met }: Closing): ReadActor {
  const side = sideOf(cast, draft.key);
  const actsFor = side === undefined ? undefined : ids.get(side.key);
  const members = (cast.members.get(draft.key) ?? []).flatMap((key) => ids.get(key) ?? []);
  return {
    id,
    kind: draft.kind,
    name: draft.name,
    alsoCalled: met.filter((words) => words !== draft.name),
    roles: (cast.roles.get(draft.key) ?? []).map(({ title, range, actsFor: holder }) => {
      const held = holder === undefined ? undefined : ids.get(finalHolder(cast, holder));
      return { title, range, ...(held !== undefined && { actsFor: held }) };
    }),
    ...(side !== undefined && actsFor !== undefined && { actsFor, actsForBasis: side.basis }),
    ...(draft.count !== undefined && { count: draft.count }),
    ...(members.length > 0 && { members }),
    ...(draft.worldKey !== undefined && { worldKey: draft.worldKey }),
    basis: draft.basis,
  };
}

/** A role held for a person is held for that person's side, where it is known. */
function finalHolder(cast: CastInMaking, key: string): string {
  return key.startsWith("person:") ? (sideOf(cast, key)?.key ?? key) : key;
}

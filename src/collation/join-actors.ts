/** Decides which actors of different texts are one actor; what is not sure stays apart until a person merges it. */
import type { ActorKind, ItemId, LocalActorId, MentionMark, ReadActor, TextRange } from "#record";
import { assert, itemIdOf, markIdOf } from "#record";
import { type ActorUnit, type Keys, keysOf } from "./actor-keys.ts";
import { accountOf, byLearning, type OrderedDocument } from "./documents.ts";
import type { Cluster } from "./follow-decisions.ts";
import { canBeSamePerson, type PersonName, personNameOf } from "./names.ts";
import { remember } from "./remember.ts";
import { wordsOf } from "./words.ts";

export const ActorPrefix = "A";

/**
 * Goes through the documents in the order learned and gives each actor of a text to an actor met before, or makes a new one.
 * What was joined stays joined when later documents arrive, so ids stay; a later document can at most show that two are one.
 * People are joined by full name, by surname alone only where one person met so far can be meant. Cost: one look-up per name.
 */
export function joinActors(documents: readonly OrderedDocument[]): readonly Cluster<ActorUnit>[] {
  const gathered: Gathered[] = [];
  const nameOf = remember(personNameOf);
  const index = new Map<string, Gathered[]>();
  for (const document of documents) {
    const units = unitsOf(document);
    const placed = new Map<LocalActorId, Gathered>();
    for (const unit of inOrderOfNeed(units)) placed.set(unit.actor.id, place(unit, placed));
  }
  return gathered.filter(({ joined }) => joined === undefined).map(({ id, units }) => ({ id, units: [...units].sort(byLearning) }));

  function place(unit: ActorUnit, placed: ReadonlyMap<LocalActorId, Gathered>): Gathered {
    const side = unit.actor.actsFor === undefined ? undefined : topOf(placed.get(unit.actor.actsFor));
    const members = (unit.actor.members ?? []).map((member) => topOf(placed.get(member))?.id).filter((id) => id !== undefined);
    const keys = keysOf(unit, { members, side: side?.id, nameOf });
    const home = findHome(unit, keys, side) ?? found(unit, keys);
    home.units.push(unit);
    home.kinds.add(unit.actor.kind);
    if (side !== undefined && side !== home && !home.sides.includes(side)) home.sides.push(side);
    for (const name of keys.longNames) home.longNames.add(name);
    for (const name of keys.shortNames) home.shortNames.add(name);
    for (const key of [...keys.certain, ...keys.possible]) file(key, home);
    if (keys.person !== undefined && !home.people.some((other) => sameFullName(other, keys.person))) home.people.push(keys.person);
    return home;
  }

  function findHome(unit: ActorUnit, keys: Keys, side: Gathered | undefined): Gathered | undefined {
    const isNamedInFull = (keys.person?.given.length ?? 0) > 0;
    const fits = (candidate: Gathered) => !standsAgainst(candidate, { unit, side, isNamedInFull }) && !hasOtherLongName(candidate, keys);
    const certain = candidatesFor(keys.certain).filter(fits);
    if (keys.person !== undefined) return findPerson(unit, keys.person, certain, side);
    if (certain.length === 1 || (certain.length > 1 && keys.linksNames)) return uniteAll(certain);
    if (certain.length > 1) return onlyOne(certain.filter((candidate) => side !== undefined && sidesOf(candidate).includes(side)));
    // A short form and a long name may be one; two short forms, or two long ones, are not shown to be.
    const isOtherLength = ({ longNames }: Gathered) => longNames.size > 0 !== keys.longNames.length > 0;
    return onlyOne(candidatesFor(keys.possible).filter((candidate) => fits(candidate) && isOtherLength(candidate)));
  }

  function findPerson(
    unit: ActorUnit,
    name: PersonName,
    candidates: readonly Gathered[],
    side: Gathered | undefined,
  ): Gathered | undefined {
    const fitting = candidates.filter(
      (candidate) => !holdsDocument(candidate, unit) || candidate.people.some((other) => sameFullName(other, name)),
    );
    const isCalled = (candidate: Gathered) => name.given.length === 0 && candidate.shortNames.has(name.surname);
    const possible = fitting.filter((candidate) => isCalled(candidate) || candidate.people.every((other) => canBeSamePerson(other, name)));
    if (name.given.length > 0) {
      const withFirstName = possible.filter(({ people }) => people.some(({ given }) => given.length > 0));
      if (withFirstName.length > 0)
        return onlyOne(withFirstName) ?? onlyOne(withFirstName.filter(({ people }) => people.some((other) => sameFullName(other, name))));
      return onlyOne(
        possible.filter((candidate) => side === undefined || candidate.sides.length === 0 || sidesOf(candidate).includes(side)),
      );
    }
    const likely = possible.filter((candidate) => hasSameRoleOrSide(candidate, unit, side));
    const named = likely.filter(({ people }) => people.some(({ given }) => given.length > 0));
    return onlyOne(possible) ?? onlyOne(possible.filter((candidate) => holdsCopy(candidate, unit))) ?? onlyOne(named) ?? onlyOne(likely);
  }

  function candidatesFor(keys: readonly string[]): readonly Gathered[] {
    return [...new Set(keys.flatMap((key) => (index.get(key) ?? []).map((candidate) => current(candidate))))];
  }

  function file(key: string, home: Gathered): void {
    const known = index.get(key);
    if (known === undefined) index.set(key, [home]);
    else if (!known.includes(home)) known.push(home);
  }

  function found(unit: ActorUnit, keys: Keys): Gathered {
    const foundingKey = unit.actor.worldKey === undefined ? unit.account.mark : `world ${unit.actor.worldKey}`;
    const fresh: Gathered = {
      id: itemIdOf(ActorPrefix, foundingKey),
      units: [],
      kinds: new Set(),
      sides: [],
      people: [],
      longNames: new Set(),
      shortNames: new Set(),
      joined: undefined,
    };
    gathered.push(fresh);
    for (const key of keys.certain) file(key, fresh);
    return fresh;
  }
}

/** An actor in the making. `joined` leads to the older one where two turned out to be one. */
type Gathered = {
  readonly id: ItemId;
  readonly units: ActorUnit[];
  readonly kinds: Set<ActorKind>;
  readonly sides: Gathered[];
  readonly people: PersonName[];
  readonly longNames: Set<string>;
  /** One-word names the texts themselves use for a person: a surname that stands first. */
  readonly shortNames: Set<string>;
  joined: Gathered | undefined;
};

function unitsOf(document: OrderedDocument): readonly ActorUnit[] {
  const mentions = new Map<LocalActorId, MentionMark[]>();
  for (const mention of document.reading.mentions) {
    const known = mentions.get(mention.actor);
    if (known === undefined) mentions.set(mention.actor, [mention]);
    else known.push(mention);
  }
  return document.reading.actors.map((actor) => {
    const own = mentions.get(actor.id) ?? [];
    const founding = own.find(({ form }) => form === "name") ?? own[0];
    const range = founding === undefined ? rangeWithout(actor) : founding.range;
    const unmentioned = { id: markIdOf(document.source.id, `actor-${actor.id}`, range), range, basis: actor.basis };
    return { document, actor, alsoAt: own.map(({ id }) => id), account: accountOf(document, founding ?? unmentioned) };
  });

  /** An actor the text never mentions by itself rests on its role, or on whoever names it: a group it is a member of, somebody who acts for it. */
  function rangeWithout(actor: ReadActor): TextRange {
    const naming = document.reading.actors.find((other) => other.members?.includes(actor.id) || other.actsFor === actor.id);
    const named = naming === undefined ? undefined : mentions.get(naming.id)?.[0]?.range;
    return actor.roles[0]?.range ?? named ?? { start: 0, end: 0 };
  }
}

/** Sides and members before those who act for them, full names before surnames. Chains that run in a circle end at the depth limit. */
function inOrderOfNeed(units: readonly ActorUnit[]): readonly ActorUnit[] {
  const byId = new Map(units.map((unit) => [unit.actor.id, unit]));
  const depths = new Map(units.map((unit) => [unit.actor.id, depthOf(unit)]));
  return [...units].sort((one, other) => (depths.get(one.actor.id) ?? 0) - (depths.get(other.actor.id) ?? 0));

  function depthOf(unit: ActorUnit): number {
    const memberDepth = (unit.actor.members?.length ?? 0) > 0 ? LongestChain : 0;
    let depth = 0;
    let at: ActorUnit | undefined = unit;
    while (at?.actor.actsFor !== undefined && depth < LongestChain) {
      at = byId.get(at.actor.actsFor);
      depth++;
    }
    const isSurname = unit.actor.kind === "person" && !unit.actor.name.trim().includes(" ");
    return depth + memberDepth + (isSurname ? LongestChain : 0);
  }
}

const LongestChain = 8; // Envoy, office, ministry, government, state: nobody acts through more.

function current(actor: Gathered): Gathered {
  let at = actor;
  while (at.joined !== undefined) at = at.joined;
  return at;
}

/** Whoever the actor acts for in the end. */
function topOf(actor: Gathered | undefined): Gathered | undefined {
  let at = actor === undefined ? undefined : current(actor);
  for (let step = 0; step < LongestChain; step++) {
    const [side] = at?.sides ?? [];
    if (side === undefined || current(side) === at) return at;
    at = current(side);
  }
  return at;
}

function sidesOf(actor: Gathered): readonly (Gathered | undefined)[] {
  return actor.sides.map(topOf);
}

/** True where both are known to act for somebody, and not for the same, or where they are of kinds that cannot be one. A full name decides alone. */
function standsAgainst(
  candidate: Gathered,
  { unit, side, isNamedInFull }: { readonly unit: ActorUnit; readonly side: Gathered | undefined; readonly isNamedInFull: boolean },
): boolean {
  if (candidate.kinds.has("person") !== (unit.actor.kind === "person")) return true;
  if (candidate.kinds.has("unnamed") !== (unit.actor.kind === "unnamed")) return true;
  return !isNamedInFull && side !== undefined && candidate.sides.length > 0 && !sidesOf(candidate).includes(side) && candidate !== side;
}

/** Two organisations may share an acronym; two long names without one in common are two. */
function hasOtherLongName(candidate: Gathered, keys: Keys): boolean {
  return keys.longNames.length > 0 && candidate.longNames.size > 0 && !keys.longNames.some((name) => candidate.longNames.has(name));
}

/** True where a copy of the same report gave the same name to the candidate. */
function holdsCopy(candidate: Gathered, { actor, account }: ActorUnit): boolean {
  return candidate.units.some((other) => other.account.independent === account.independent && other.actor.name === actor.name);
}

function holdsDocument(candidate: Gathered, unit: ActorUnit): boolean {
  return candidate.units.at(-1)?.document === unit.document;
}

function sameFullName(one: PersonName, other: PersonName | undefined): boolean {
  return (
    one.surname === other?.surname && one.given.length === other.given.length && one.given.every((part, at) => part === other.given[at])
  );
}

function hasSameRoleOrSide(candidate: Gathered, unit: ActorUnit, side: Gathered | undefined): boolean {
  if (side !== undefined && sidesOf(candidate).includes(side)) return true;
  const titles = new Set(unit.actor.roles.map(({ title }) => wordsOf(title).join(" ")));
  return candidate.units.some(({ actor }) => actor.roles.some(({ title }) => titles.has(wordsOf(title).join(" "))));
}

function onlyOne(candidates: readonly Gathered[]): Gathered | undefined {
  return candidates.length === 1 ? candidates[0] : undefined;
}

/** Joins all into the oldest. */
function uniteAll(candidates: readonly Gathered[]): Gathered | undefined {
  const [oldest, ...others] = [...candidates].sort((one, other) => byLearning(firstOf(one), firstOf(other)));
  for (const other of others) {
    if (oldest === undefined) break;
    oldest.units.push(...other.units);
    oldest.sides.push(...other.sides);
    oldest.people.push(...other.people);
    for (const name of other.longNames) oldest.longNames.add(name);
    for (const name of other.shortNames) oldest.shortNames.add(name);
    for (const kind of other.kinds) oldest.kinds.add(kind);
    other.joined = oldest;
  }
  return oldest;
}

function firstOf(actor: Gathered): ActorUnit {
  const [first] = actor.units;
  assert(first !== undefined, "an actor in the making has the unit that founded it");
  return first;
}

/** Decides how the people of a meeting fall into sides: those who act for one party sit together. */
import type { LocalActorId } from "#record";
import type { Side } from "./account.ts";
import type { People } from "./lay-out-units.ts";
import type { Participant, ParticipantRow } from "./read-participants.ts";

/** Subject against objects: each row is one side unless its members act for different parties. */
export function sidesAgainst(subject: ParticipantRow, objects: readonly ParticipantRow[], people: People): readonly Side[] {
  const taken = new Set<LocalActorId>();
  return [subject, ...objects].flatMap((row) => sidesOfRow(fresh(row.participants, taken), people));
}

/** "A and B met", "talks between A, B and C": each member is a side; members of one party sit together. */
export function sidesAmong(rows: readonly ParticipantRow[], people: People): readonly Side[] {
  const taken = new Set<LocalActorId>();
  const participants = rows
    .flatMap((row) => fresh(row.participants, taken))
    .flatMap((one) =>
      rows.length > 1 && isOfSeveral(one, people) ? one.actors.map((actor) => ({ ...one, actors: [actor], named: actor })) : [one],
    );
  const [only] = participants;
  if (participants.length === 1 && only !== undefined)
    return only.actors.length > 1 ? only.actors.map((actor) => sideOf([actor], people)) : [sideOf(only.actors, people)];
  const sides: { party: LocalActorId | undefined; actors: LocalActorId[] }[] = [];
  for (const participant of participants) {
    const party = partyOfAll(participant.actors, people);
    const same =
      party === undefined
        ? undefined
        : sides.find((side) => side.party === party && isSure([...side.actors, ...participant.actors], people));
    if (same === undefined) sides.push({ party, actors: [...participant.actors] });
    else same.actors.push(...participant.actors);
  }
  return sides.map((side) => sideOf(side.actors, people));
}

function fresh(participants: readonly Participant[], taken: Set<LocalActorId>): readonly Participant[] {
  return participants.filter((participant) => {
    const isNew = !taken.has(participant.named) && !participant.actors.every((actor) => taken.has(actor));
    taken.add(participant.named);
    for (const actor of participant.actors) taken.add(actor);
    return isNew;
  });
}

/** One side where the members' parties are one or unknown; else one for each party, the unknown with the first. */
function sidesOfRow(participants: readonly Participant[], people: People): readonly Side[] {
  const parties = new Set(participants.map((participant) => partyOfAll(participant.actors, people)).filter((party) => party !== undefined));
  if (participants.length === 0) return [];
  if (isCollective(participants)) return participants.map((participant) => sideOf(participant.actors, people));
  const [only] = participants;
  if (participants.length === 1 && only !== undefined && isOfSeveral(only, people))
    return only.actors.map((actor) => sideOf([actor], people));
  if (parties.size <= 1 || participants.length === 1)
    return [
      sideOf(
        participants.flatMap((participant) => [...participant.actors]),
        people,
      ),
    ];
  const sides = new Map<LocalActorId | undefined, LocalActorId[]>();
  for (const participant of participants) {
    const party = partyOfAll(participant.actors, people);
    sides.set(party, [...(sides.get(party) ?? []), ...participant.actors]);
  }
  return [...sides.values()].map((actors) => sideOf(actors, people));
}

const SureOfSide = 0.65;

/** False where two persons told beside each other are of one party by a guess alone: "A of X and B met". */
function isSure(actors: readonly LocalActorId[], people: People): boolean {
  return actors.every((actor) => (people.byId.get(actor)?.actsForBasis?.certainty ?? 1) >= SureOfSide);
}

/** "the envoys of A and B": each speaks for its own; "officials from A and B" come as one. */
function isOfSeveral({ actors, named, isGroup }: Participant, people: People): boolean {
  const parties = new Set(actors.map((actor) => people.partyOf(actor)));
  return isGroup && parties.size === actors.length && actors.length > 1 && Delegated.test(people.byId.get(named)?.name ?? "");
}

const Delegated =
  /\b(?:envoys|delegations|delegates|ministers|negotiators|leaders|presidents|premiers|counterparts|ambassadors|chiefs|representatives|teams|heads)\b/i;

/** "The two", "the ministers": one phrase that means several, each of whom sits for itself. */
function isCollective(participants: readonly Participant[]): boolean {
  const [first] = participants;
  return (
    participants.length > 1 && participants.every(({ start, end, isGroup }) => start === first?.start && end === first.end && !isGroup)
  );
}

export function sideOf(actors: readonly LocalActorId[], people: People): Side {
  const party = partyOfAll(actors, people);
  return party === undefined ? { actors: [...actors] } : { actors: [...actors], for: party };
}

/** The one party of all actors whose party is known; undefined for none or several. */
function partyOfAll(actors: readonly LocalActorId[], people: People): LocalActorId | undefined {
  const parties = new Set(actors.map((actor) => people.partyOf(actor)).filter((party) => party !== undefined));
  const [party] = parties;
  return parties.size === 1 ? party : undefined;
}

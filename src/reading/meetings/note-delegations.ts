/** Decides what sentences apart from a meeting's own say of who sat there, and who did not: "C was represented by D and E", "F was not present". */
import type { LocalActorId } from "#record";
import type { People, SentenceUnits, Unit } from "./lay-out-units.ts";
import { type ParticipantRow, readParticipants } from "./read-participants.ts";

/** `lead`: leads the side of `party`. `present`: sat on it. `absent`: the text says that the actors were not there; `party` is theirs. */
export type DelegationNote = {
  readonly kind: "lead" | "present" | "absent";
  readonly party: LocalActorId;
  readonly actors: readonly LocalActorId[];
  readonly start: number;
};

/** The notes of one sentence, in order. */
export function noteDelegations({ units }: SentenceUnits, people: People): readonly DelegationNote[] {
  const notes: DelegationNote[] = [];
  for (let at = 0; at < units.length; at++) {
    const lower = units[at]?.lower ?? "";
    if (/^(?:represented|attended)$/.test(lower) && units[at + 1]?.lower === "by") notes.push(...presentBy(units, at + 1, people));
    if (at === firstOfAbsence(units, at)) notes.push(...absentBefore(units, at, people));
    if (/^(?:led|headed)$/.test(lower) && units[at + 1]?.lower === "by" && isAfterCopula(units, at))
      notes.push(...leadBy(units, at, people));
    if (/^(?:lead|leads|heads|led|headed)$/.test(lower) && units[at + 1]?.lower !== "by") notes.push(...leads(units, at, people));
  }
  return notes;
}

function isAfterCopula(units: readonly Unit[], at: number): boolean {
  return /^(?:is|was|are|were|be|been|being)$/.test(units[at - 1]?.lower ?? "");
}

/** "The delegation of Tovria was led by Lukas Perrow". */
function leadBy(units: readonly Unit[], at: number, people: People): readonly DelegationNote[] {
  const leader = readParticipants(units, at + 2, people)?.participants[0];
  const team = rowBefore(units, at, people)?.participants.at(-1);
  const party = team === undefined ? undefined : people.partyOf(team.named);
  const actor = leader?.actors[0];
  if (party === undefined || actor === undefined || people.byId.get(actor)?.kind !== "person") return [];
  return [{ kind: "lead", party, actors: [actor], start: units[at]?.start ?? 0 }];
}

/** "Tirza Verrane will lead the Kelmaran delegation". */
function leads(units: readonly Unit[], at: number, people: People): readonly DelegationNote[] {
  const after = units.slice(at + 1, at + 6);
  if (!after.some((unit) => unit.kind === "actor" || /^(?:delegation|team)$/.test(unit.lower))) return [];
  const team = readParticipants(units, at + 1, people)?.participants[0];
  const party = team?.isGroup === true ? people.partyOf(team.named) : undefined;
  const leader = rowBefore(units, at, people)?.participants.at(-1);
  const actor = leader?.actors[0];
  if (party === undefined || actor === undefined || people.byId.get(actor)?.kind !== "person") return [];
  return [{ kind: "lead", party, actors: [actor], start: units[at]?.start ?? 0 }];
}

/** "C was represented by A and B, D by E"; "For C the meeting was attended by A, by B and by E". */
function presentBy(units: readonly Unit[], by: number, people: People): readonly DelegationNote[] {
  const notes: DelegationNote[] = [];
  let at = by;
  let listedFor = powerBefore(units, by, people);
  for (let steps = 0; steps < 8 && units[at]?.lower === "by"; steps++) {
    const row = readParticipants(units, at + 1, people);
    if (row === undefined) break;
    const { participants } = row;
    const last = participants.at(-1);
    // In "…, and Halvern by D" the row has taken the next side's name.
    const isNextSide = units[row.after]?.lower === "by" && last !== undefined && people.byId.get(last.named)?.kind !== "person";
    for (const participant of isNextSide ? participants.slice(0, -1) : participants) {
      for (const actor of participant.actors) {
        const party = listedFor ?? people.partyOf(actor);
        if (party !== undefined && people.byId.get(actor)?.kind === "person")
          notes.push({ kind: "present", party, actors: [actor], start: units[at]?.start ?? 0 });
      }
    }
    at = row.after;
    for (let skipped = 0; skipped < 24 && units[at] !== undefined && units[at]?.lower !== "by"; skipped++) at++;
    const next = units[at - 1]?.kind === "actor" ? powerOf(units[at - 1], people) : undefined;
    listedFor = next ?? listedFor;
  }
  return notes;
}

/** The power whose people are listed: the subject of "was represented by", or the one after "For" where the sentence begins with it. */
function powerBefore(units: readonly Unit[], by: number, people: People): LocalActorId | undefined {
  if (units[0]?.lower === "for") return powerOf(units[1]?.lower === "the" ? units[2] : units[1], people);
  if (units[by - 1]?.lower !== "represented") return undefined;
  for (let at = by - 2; at >= Math.max(0, by - 5); at--) if (units[at]?.kind === "actor") return powerOf(units[at], people);
  return undefined;
}

function powerOf(unit: Unit | undefined, people: People): LocalActorId | undefined {
  const actor = unit?.kind === "actor" ? unit.mention?.actor : undefined;
  return actor === undefined || people.byId.get(actor)?.kind === "person" ? undefined : people.partyOf(actor);
}

/** Where "was not present", "did not attend", "did not take part" begins at `at`; the index itself, or undefined. */
function firstOfAbsence(units: readonly Unit[], at: number): number | undefined {
  const words = [0, 1, 2, 3].map((step) => units[at + step]?.lower ?? "");
  const [first = "", second = "", third = "", fourth = ""] = words;
  const isNot = second === "not" || second === "n't";
  if (/^(?:was|were|is|are)$/u.test(first) && isNot && /^(?:present|represented|invited|there)$/u.test(third)) return at;
  if (/^(?:was|were)$/u.test(first) && second === "absent") return at;
  if (
    /^(?:did|does|do)$/u.test(first) &&
    isNot &&
    (third === "attend" || (/^(?:take|participate)$/u.test(third) && /^(?:part|in)$/u.test(fourth)))
  )
    return at;
  return first === "stayed" && second === "away" ? at : undefined;
}

/** Who the subject is of whom the text says that it was not there. */
function absentBefore(units: readonly Unit[], at: number, people: People): readonly DelegationNote[] {
  const row = rowBefore(units, at, people);
  if (row === undefined || row.after < at - 1) return [];
  return row.participants.flatMap(({ actors }) =>
    actors.map((actor) => ({
      kind: "absent" as const,
      party: people.partyOf(actor) ?? actor,
      actors: [actor],
      start: units[at]?.start ?? 0,
    })),
  );
}

/** The row of actors that ends within a few words before `at`. */
function rowBefore(units: readonly Unit[], at: number, people: People): ParticipantRow | undefined {
  for (let start = Math.max(0, at - 12); start < at; start++) {
    const row = readParticipants(units, start, people);
    if (row !== undefined && row.after <= at && row.after >= at - 6) return row;
    if (row !== undefined && row.after < at - 6) start = row.after - 1;
  }
  return undefined;
}

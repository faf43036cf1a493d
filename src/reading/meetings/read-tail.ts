/** Decides what the words after a meeting verb or noun add: with whom, when, where, about what, led by whom, and what came then. */
import type { AttributionMark, DateMark, TextRange } from "#record";
import type { Lead, Place } from "./account.ts";
import type { People, Unit } from "./lay-out-units.ts";
import { agendaAfterTo, agendaFrom, agendaOnTable } from "./read-agenda.ts";
import { type ParticipantRow, readParticipants } from "./read-participants.ts";
import { readPlace } from "./read-place.ts";

export type TailRow = { readonly row: ParticipantRow; readonly by: "direct" | "with" | "between" | "of" };

export type Tail = {
  readonly rows: readonly TailRow[];
  readonly time?: DateMark;
  readonly place?: Place;
  readonly agenda: readonly TextRange[];
  readonly lead: readonly Lead[];
  readonly isSeparate: boolean;
  readonly isJoint: boolean;
  readonly isAgain: boolean;
  readonly isByPhone: boolean;
  /** "there": at the place of the meeting told before. */
  readonly isThere: boolean;
  /** "with reporters", "with each delegation": a partner no actor is known for. */
  readonly hasUnknownPartner: boolean;
  /** "planned for", "scheduled for": the time is what was arranged. */
  readonly isArranged: boolean;
  /** Index of the unit where reading stopped, and offset where the last useful word ends. */
  readonly after: number;
  readonly end: number;
  /** Where a second meeting begins: "and then separately with …". */
  readonly then?: number;
};

export type TailContext = {
  readonly text: string;
  readonly units: readonly Unit[];
  readonly people: People;
  readonly attributions: readonly AttributionMark[];
};

/** What the word before may govern: a verb may take its object bare and no "on"; a noun takes "of" and "on". */
export type TailFrame = { readonly takesObject: boolean; readonly isNoun: boolean };

const Subordinators = new Set(
  "who which whom whose where when after before while because although though that as but if unless so".split(" "),
);
const Arranged = /^(?:planned|scheduled|due|set|expected|slated|arranged)$/;
const ParticipleAfterNoun = /^(?:planned|scheduled|due|set|expected|slated|arranged|held|convened|called)$/;
const MatterNouns = /^(?:sidelines|margins|fringes|eve|condition|behalf|basis|way|track|table|agenda)$/;

/** Reads on from `at`, at most to the end of the clause. Linear in the units read. */
export function readTail(context: TailContext, at: number, frame: TailFrame): Tail {
  const { text, units, people, attributions } = context;
  const rows: TailRow[] = [];
  const agenda: TextRange[] = [];
  const lead: Lead[] = [];
  let time: DateMark | undefined;
  let place: Place | undefined;
  let placeIsCity = false;
  let isSeparate = false;
  let isJoint = false;
  let isAgain = false;
  let isByPhone = false;
  let isThere = false;
  let then: number | undefined;
  let isArranged = false;
  let hasUnknownPartner = false;
  let end = units[at - 1]?.end ?? 0;
  let here = at;
  let isNoun = frame.isNoun;
  let canTakeObject = frame.takesObject;
  while (here < units.length) {
    const unit = units[here];
    if (unit === undefined) break;
    const { lower } = unit;
    if (unit.kind === "time") {
      if (unit.date?.type !== "duration") time ??= unit.date;
      if (unit.date?.type !== "duration") end = unit.end;
      here++;
      canTakeObject = canTakeObject && unit.date?.type !== "duration";
      continue;
    }
    if (isNoun && here === at && unit.fineTag.startsWith("VB") && ParticipleAfterNoun.test(lower) && units[here + 1]?.lower !== "by") {
      isArranged ||= Arranged.test(lower);
      here++;
      continue;
    }
    if (/^(?:separately|individually)$/.test(lower)) isSeparate = true;
    if (/^(?:jointly|together)$/.test(lower)) isJoint = true;
    if (/^(?:again)$/.test(lower)) isAgain = true;
    if (/^(?:phone|telephone)$/.test(lower)) isByPhone = true;
    const onTable = agendaOnTable(text, units, here);
    if (onTable !== undefined) {
      agenda.push(...onTable.agenda);
      here = onTable.after;
      continue;
    }
    if (lower === "with" || lower === "between" || lower === "among" || (lower === "of" && isNoun && here === at)) {
      const row = readParticipants(units, here + 1, people);
      if (row !== undefined) {
        rows.push({ row, by: lower === "with" ? "with" : lower === "of" ? "of" : "between" });
        here = row.after;
        end = endBefore(units, here) ?? end;
        const led = readLead(context, here, row);
        if (led !== undefined) {
          lead.push(led.lead);
          here = led.after;
          end = endBefore(units, here) ?? end;
        }
      } else {
        hasUnknownPartner ||= lower === "with" && !isEachOther(units, here + 1);
        here = stepOverNominal(units, here + 1);
      }
      canTakeObject = false;
      continue;
    }
    const inner = meetingNounWithin(units, here);
    if (inner !== undefined) {
      isNoun = true;
      isSeparate ||= units.slice(here, inner).some((word) => word.lower === "separate");
      here = inner + 1;
      canTakeObject = false;
      continue;
    }
    const named = readPlace(text, units, here, people);
    if (named !== undefined) {
      if (place === undefined || (named.isCity && !placeIsCity)) {
        place = { name: named.name, is: "stated", range: named.range };
        placeIsCity = named.isCity;
      }
      here = named.after;
      end = endBefore(units, here) ?? end;
      continue;
    }
    const discussed = agendaAfterTo(text, units, here, attributions);
    if (discussed !== undefined) {
      agenda.push(...discussed);
      here = unitAt(units, discussed[discussed.length - 1]?.end ?? unit.end, here + 1);
      continue;
    }
    if (isNoun && /^(?:on|about|over|regarding|concerning|around)$/.test(lower)) {
      const next = units[here + 1];
      if (next !== undefined && next.kind !== "time" && !nominalHas(units, here + 1, MatterNouns)) {
        const matter = agendaFrom(text, units, here + 1, attributions);
        agenda.push(...matter);
        here = unitAt(units, matter[matter.length - 1]?.end ?? unit.end, here + 1);
      } else here = next?.kind === "time" ? here + 1 : stepOverNominal(units, here + 1);
      continue;
    }
    if (
      lower === "," &&
      isNoun &&
      ParticipleAfterNoun.test(units[here + 1]?.lower ?? "") &&
      /^(?:for|on|to)$/.test(units[here + 2]?.lower ?? "")
    ) {
      isArranged = Arranged.test(units[here + 1]?.lower ?? "");
      here += 2;
      continue;
    }
    if (lower === "," && units[here + 1]?.lower === "this" && units[here + 2]?.lower === "time") {
      here += 3;
      continue;
    }
    if (lower === "there" && unit.tag === "ADV") isThere = true;
    if (lower === "," || lower === "and") {
      const next = continuationAt(units, here);
      if (next !== undefined) {
        then = next;
        break;
      }
      if (lower === "and") {
        // "with Hamas and the other delegations in Doha": a partner no actor is known for.
        const after = stepOverNominal(units, here + 1);
        if (rows.length === 0 || after === here + 1 || !/^(?:in|at|on|\.)$/.test(units[after]?.lower ?? "")) break;
        hasUnknownPartner = true;
        here = after;
        continue;
      }
      if (
        units[here + 1]?.kind === "time" ||
        isTimeLed(units, here + 1) ||
        /^(?:in|at|including|with)$/.test(units[here + 1]?.lower ?? "")
      ) {
        here++;
        continue;
      }
      const row = rows[rows.length - 1]?.row;
      const led = row === undefined ? undefined : readLead(context, here, row);
      if (led === undefined) break;
      lead.push(led.lead);
      here = led.after;
      end = endBefore(units, here) ?? end;
      continue;
    }
    if (Subordinators.has(lower) || /^[.;:)]$/.test(lower) || lower === "--" || lower === '"') break;
    if (canTakeObject && rows.length === 0) {
      const row = readParticipants(units, here, people);
      if (row !== undefined) {
        rows.push({ row, by: "direct" });
        here = row.after;
        end = endBefore(units, here) ?? end;
        const led = readLead(context, here, row);
        if (led !== undefined) {
          lead.push(led.lead);
          here = led.after;
          end = endBefore(units, here) ?? end;
        }
        canTakeObject = false;
        continue;
      }
    }
    if (unit.kind === "word" && (unit.tag === "VERB" || (unit.tag === "AUX" && unit.fineTag !== "MD") || unit.fineTag === "MD")) break;
    if (unit.tag === "ADP" || unit.fineTag === "IN") {
      canTakeObject = false;
      here = Math.max(here + 1, isTimeLed(units, here) ? here + 1 : stepOverNominal(units, here + 1));
      continue;
    }
    if (unit.tag !== "ADV" && unit.tag !== "DET" && unit.tag !== "ADJ") canTakeObject = false;
    here++;
  }
  return {
    rows,
    ...(time === undefined ? {} : { time }),
    ...(place === undefined ? {} : { place }),
    agenda,
    lead,
    isSeparate,
    isJoint,
    isAgain,
    isByPhone,
    isThere,
    isArranged,
    hasUnknownPartner,
    after: here,
    end,
    ...(then === undefined ? {} : { then }),
  };
}

/** Where the words before `at` end, a closing comma left out. */
function endBefore(units: readonly Unit[], at: number): number | undefined {
  return units[at - 1]?.lower === "," ? units[at - 2]?.end : units[at - 1]?.end;
}

/** ", led by senior official Rustan Umber": the person leads the side just named. */
function readLead(context: TailContext, at: number, row: ParticipantRow): { readonly lead: Lead; readonly after: number } | undefined {
  const { units, people } = context;
  let here = units[at]?.lower === "," ? at + 1 : at;
  if (!/^(?:led|headed|chaired)$/.test(units[here]?.lower ?? "") || units[here + 1]?.lower !== "by") return undefined;
  here += 2;
  const leaders = readParticipants(units, here, people);
  const actor = leaders?.participants[0]?.actors[0];
  if (leaders === undefined || actor === undefined) return undefined;
  const last = row.participants[row.participants.length - 1];
  const side = last === undefined ? undefined : (people.partyOf(last.named) ?? people.partyOf(last.actors[0] ?? last.named));
  return { lead: side === undefined ? { actor } : { side, actor }, after: leaders.after };
}

/** ", and then separately with", "and later", "and then, separately,": the index of what follows these words. */
function continuationAt(units: readonly Unit[], at: number): number | undefined {
  let here = at;
  let hasThen = false;
  for (let steps = 0; steps < 7; steps++, here++) {
    const lower = units[here]?.lower ?? "";
    if (/^(?:then|later|afterwards|afterward|subsequently|separately)$/.test(lower)) hasThen = true;
    else if (lower !== "," && lower !== "and") break;
  }
  const lower = units[here]?.lower ?? "";
  if (!hasThen) return undefined;
  return lower === "with" || units[here]?.kind === "actor" || units[here]?.fineTag === "DT" ? here : undefined;
}

function isTimeLed(units: readonly Unit[], at: number): boolean {
  return /^(?:on|in|at|by|from|late|early|around|for)$/.test(units[at]?.lower ?? "") && units[at + 1]?.kind === "time";
}

function isEachOther(units: readonly Unit[], at: number): boolean {
  return (
    (units[at]?.lower === "each" && units[at + 1]?.lower === "other") || (units[at]?.lower === "one" && units[at + 1]?.lower === "another")
  );
}

/** "in a trilateral meeting", "for talks", "during a session": the index of the noun. */
function meetingNounWithin(units: readonly Unit[], at: number): number | undefined {
  if (!/^(?:in|for|during|at)$/.test(units[at]?.lower ?? "")) return undefined;
  const after = stepOverNominal(units, at + 1);
  const last = units[after - 1]?.lower ?? "";
  return after > at + 1 && /^(?:meeting|meetings|session|talks|negotiations|consultations|discussions)$/.test(last) ? after - 1 : undefined;
}

/** The index after the noun phrase at `at`. */
function stepOverNominal(units: readonly Unit[], at: number): number {
  let here = at;
  while (
    here < units.length &&
    /^(?:DT|PDT|PRP\$|JJ|JJR|JJS|NN|NNS|NNP|NNPS|CD|POS|HYPH|PRP)$/.test(units[here]?.fineTag ?? "") &&
    units[here]?.kind !== "time"
  )
    here++;
  return here;
}

function nominalHas(units: readonly Unit[], at: number, form: RegExp): boolean {
  const after = stepOverNominal(units, at);
  return units.slice(at, after).some((unit) => form.test(unit.lower));
}

/** Index of the first unit that begins at or after `offset`, at least `least`. */
function unitAt(units: readonly Unit[], offset: number, least: number): number {
  let here = least;
  while (here < units.length && (units[here]?.start ?? 0) < offset) here++;
  return here;
}

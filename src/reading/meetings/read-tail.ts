/** Decides what the words after a meeting verb or noun add: with whom, when, where, about what, led by whom, and what came then. */
import type { AttributionMark, DateMark, TextRange } from "#record";
import type { Token } from "../parsed-text.ts";
import type { Lead, Place } from "./account.ts";
import type { People, Unit } from "./lay-out-units.ts";
import { agendaAfterTo, agendaFrom, agendaOnTable } from "./read-agenda.ts";
import { type ParticipantRow, readParticipants } from "./read-participants.ts";
import { readPlace } from "./read-place.ts";
import { stepOverNominal } from "./step-over-nominal.ts";
import type { Table } from "./table.ts";
import { guestsOfHonour, isApart, isBystander, isEachOther, openerOf, presenceOf } from "./tail-people.ts";
import { Arranged, afterApposition, arrangedIn, isBound, isTimeLed, joinedDays, laterThatDay, timeAfterAnd } from "./tail-times.ts";

export type TailRow = { readonly row: ParticipantRow; readonly by: "direct" | "with" | "between" | "of" | "through" };

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
  /** The head noun of such a partner, lower case: "counterpart", "reporters". */
  readonly unknownPartner?: string;
  /** The first word of that phrase: "each", "her". */
  readonly unknownOpener?: string;
  /** The head noun after "between" where nobody is known: "delegations". */
  readonly unknownBetween?: string;
  /** "planned for", "scheduled for": the time is what was arranged. */
  readonly isArranged: boolean;
  /** ", held in Orsa on 14 April": told as one that was. */
  readonly isHeld: boolean;
  /** "a trip |by B|": who makes it. */
  readonly travellers?: ParticipantRow;
  /** ", ending on Saturday": the day told is the last. */
  readonly isEnding: boolean;
  /** "a dinner for A": its partner is a guest. */
  readonly isInHonour: boolean;
  /** Index of the unit where reading stopped, and offset where the last useful word ends. */
  readonly after: number;
  readonly end: number;
  /** Where a second meeting begins: "and then separately with …". */
  readonly then?: number;
  /** "then" or "later" stands there: an order, not only another table. */
  readonly isThenSaid: boolean;
  /** "A on Tuesday and B on Wednesday": the second is met on a day of its own. */
  readonly isInTurn: boolean;
};

export type TailContext = {
  readonly text: string;
  readonly units: readonly Unit[];
  readonly people: People;
  readonly attributions: readonly AttributionMark[];
  readonly table: Table;
  readonly tokens: readonly Token[];
};

/** What the word before may govern: a verb may take its object bare and no "on"; a noun takes "of" and "on". */
export type TailFrame = {
  readonly takesObject: boolean;
  /** "received today at his office a delegation": the object may stand after a time and a place. */
  readonly isObjectLate?: boolean;
  readonly isNoun: boolean;
  /** "a trip to Orsa": where it leads stands after "to". */
  readonly isJourney?: boolean;
};

const Subordinators = new Set(
  "who which whom whose where when after before while because although though that as but if unless so".split(" "),
);
const BeforeArranged = /^(?:previously|originally|earlier|initially|provisionally|tentatively|first|once|already|long)$/;
const ParticipleAfterNoun =
  /^(?:planned|scheduled|due|set|expected|slated|arranged|foreseen|fixed|pencilled|penciled|billed|earmarked|meant|intended|envisaged|held|convened|called|hosted)$/;
const Held = /^(?:held|convened|hosted)$/;
const LongestBracket = 5;
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
  let isInTurn = false;
  let isArranged = false;
  let isHeld = false;
  let travellers: ParticipantRow | undefined;
  let isEnding = false;
  let isInHonour = false;
  let hasUnknownPartner = false;
  let unknownPartner: string | undefined;
  let unknownOpener: string | undefined;
  let unknownBetween: string | undefined;
  let end = units[at - 1]?.end ?? 0;
  let here = at;
  let isNoun = frame.isNoun;
  let canTakeObject = frame.takesObject;
  // Behind "the meeting of experts" where nobody is known by these words.
  let nounEnd = at;
  while (here < units.length) {
    const unit = units[here];
    if (unit === undefined) break;
    const { lower } = unit;
    if (unit.kind === "time" && isBound(text, units, here)) {
      here++;
      continue;
    }
    if (unit.kind === "time") {
      if (unit.date?.type !== "duration") {
        const joined = time === undefined ? unit.date : joinedDays(time, unit, units[here - 1]);
        // "to discuss their accord of 1987": the year is none of the meeting.
        if (joined !== time) end = unit.end;
        time = joined;
      }
      here++;
      canTakeObject = canTakeObject && unit.date?.type !== "duration";
      continue;
    }
    const isParticiple = ParticipleAfterNoun.test(lower) && (here === nounEnd || (rows.length > 0 && isTimeLed(units, here + 1)));
    if (
      isNoun &&
      isParticiple &&
      (unit.fineTag.startsWith("VB") || lower === "due" || lower === "set") &&
      units[here + 1]?.lower !== "by"
    ) {
      isArranged ||= Arranged.test(lower);
      here++;
      continue;
    }
    if (isNoun && (here === at || (rows.length > 0 && time === undefined))) {
      const arranged = arrangedIn(units, here);
      if (arranged !== undefined) {
        isArranged = true;
        time ??= arranged.time;
        end = arranged.end;
        here = arranged.after;
        continue;
      }
    }
    const isEachAlone = lower === "alone" && unknownOpener === "each";
    if (/^(?:separately|individually)$/.test(lower) || isEachAlone || isApart(units, here)) isSeparate = true;
    if (/^(?:jointly|together)$/.test(lower)) isJoint = true;
    if (/^(?:again)$/.test(lower)) isAgain = true;
    if (
      /^(?:phone|telephone|videolink)$/.test(lower) ||
      (lower === "by" && /^(?:video|radio|satellite)$/.test(units[here + 1]?.lower ?? ""))
    )
      isByPhone = true;
    const onTable = agendaOnTable(text, units, here);
    if (onTable !== undefined) {
      agenda.push(...onTable.agenda);
      here = onTable.after;
      continue;
    }
    const presence = presenceOf(units, here);
    if (presence !== undefined) {
      const row = readParticipants(units, presence, people);
      if (row !== undefined) {
        rows.push({ row, by: "with" });
        end = endBefore(units, row.after) ?? end;
      }
      here = row?.after ?? presence;
      continue;
    }
    // "indirect talks through Tarsia": the go-between sits there too.
    if ((lower === "through" || lower === "via") && (units[here + 1]?.kind === "actor" || units[here + 2]?.kind === "actor")) {
      const row = readParticipants(units, here + 1, people);
      if (row !== undefined) {
        rows.push({ row, by: "through" });
        here = row.after;
        end = endBefore(units, here) ?? end;
        continue;
      }
    }
    const guests = isNoun ? guestsOfHonour(units, here, at, people) : undefined;
    if (guests !== undefined) {
      rows.push({ row: guests.row, by: "with" });
      isInHonour = true;
      here = guests.after;
      end = endBefore(units, here) ?? end;
      continue;
    }
    if (lower === "with" || lower === "between" || lower === "among" || (lower === "of" && isNoun && here === at)) {
      const row = readParticipants(units, here + 1, people);
      // "with the finance minister in the room": told without a name he is of one of the sides.
      if (lower === "with" && row !== undefined && isBystander(units, row, people)) {
        here = row.after;
        continue;
      }
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
        const after = stepOverNominal(units, here + 1);
        if (lower === "between") unknownBetween ??= units[after - 1]?.lower;
        if (lower === "with" && !isEachOther(units, here + 1)) {
          hasUnknownPartner = true;
          unknownPartner ??= units[after - 1]?.lower;
          unknownOpener ??= openerOf(text, units[here + 1]);
        }
        if (lower === "of") nounEnd = after;
        here = after;
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
    const named = readPlace(text, units, here, people, frame.isJourney);
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
      BeforeArranged.test(units[here + 1]?.lower ?? "") &&
      Arranged.test(units[here + 2]?.lower ?? "") &&
      /^(?:for|on|in|<time>)$/.test(units[here + 3]?.lower ?? "")
    ) {
      isArranged = true;
      here += 3;
      continue;
    }
    if (
      lower === "," &&
      isNoun &&
      ParticipleAfterNoun.test(units[here + 1]?.lower ?? "") &&
      /^(?:for|on|to|in|at|<time>)$/.test(units[here + 2]?.lower ?? "")
    ) {
      isArranged = Arranged.test(units[here + 1]?.lower ?? "");
      isHeld = Held.test(units[here + 1]?.lower ?? "");
      // "pencilled |in| for Thursday".
      here += units[here + 2]?.lower === "in" && /^(?:for|on)$/.test(units[here + 3]?.lower ?? "") ? 3 : 2;
      continue;
    }
    if (
      /^(?:ending|concluding|finishing)$/.test(units[lower === "," ? here + 1 : here]?.lower ?? "") &&
      isTimeLed(units, here + (lower === "," ? 2 : 1))
    ) {
      isEnding = true;
      here += lower === "," ? 2 : 1;
      continue;
    }
    if (lower === "," && units[here + 1]?.lower === "this" && units[here + 2]?.lower === "time") {
      here += 3;
      continue;
    }
    // "at Orsa |(Tarsia)| in March".
    const bracketed = lower === "(" ? units.slice(here, here + LongestBracket).findIndex((inner) => inner.lower === ")") : -1;
    if (bracketed > 0 && place !== undefined) {
      here += bracketed + 1;
      continue;
    }
    if (lower === "there" && unit.tag === "ADV") isThere = true;
    // "with A and |with| B": the preposition is said twice.
    if (lower === "and" && rows.length > 0 && units[here + 1]?.lower === "with" && rows.at(-1)?.by === "with") {
      here++;
      continue;
    }
    if (lower === "," || lower === "and") {
      const next = continuationAt(units, here);
      if (next !== undefined) {
        then = next;
        break;
      }
      const again = lower === "and" ? timeAfterAnd(units, here) : undefined;
      if (again !== undefined && time !== undefined) {
        here = again;
        continue;
      }
      const later = lower === "and" && time !== undefined && rows.length > 0 ? laterThatDay(units, here + 1) : undefined;
      if (later !== undefined && readParticipants(units, later, people) !== undefined) {
        then = later;
        break;
      }
      if (lower === "and" && time !== undefined && rows.length > 0) {
        const next = readParticipants(units, here + 1, people);
        if (next !== undefined && (units[next.after]?.kind === "time" || isTimeLed(units, next.after))) {
          then = here + 1;
          isInTurn = true;
          break;
        }
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
        /^(?:in|at|including|with|together|along|alongside|joined|where|this|attended|separately|apart|under)$/.test(
          units[here + 1]?.lower ?? "",
        )
      ) {
        here++;
        continue;
      }
      const row = rows[rows.length - 1]?.row;
      const led = row === undefined ? undefined : readLead(context, here, row);
      const apposed = led === undefined && lower === "," ? afterApposition(units, here) : undefined;
      if (apposed !== undefined) {
        here = apposed;
        continue;
      }
      if (led === undefined) break;
      lead.push(led.lead);
      here = led.after;
      end = endBefore(units, here) ?? end;
      continue;
    }
    if (Subordinators.has(lower) || /^[.;:)]$/.test(lower) || lower === "--" || lower === '"') break;
    if (canTakeObject && rows.length === 0) {
      const row = readParticipants(units, here, people);
      const after = row === undefined ? stepOverNominal(units, here) : here;
      if (after > here && /^NN/.test(units[after - 1]?.fineTag ?? "")) {
        unknownPartner ??= units[after - 1]?.lower;
        unknownOpener ??= openerOf(text, unit);
      }
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
    // "a visit by A", "a visit to Orsa by A".
    if (lower === "by" && isNoun && (here === at || (frame.isJourney === true && rows.length === 0))) {
      travellers = readParticipants(units, here + 1, people);
      if (travellers !== undefined) {
        here = travellers.after;
        continue;
      }
    }
    if (lower === "by" && !isNoun) {
      const agent = readParticipants(units, here + 1, people);
      if (agent !== undefined) {
        here = agent.after;
        continue;
      }
    }
    if (unit.tag === "ADP" || unit.fineTag === "IN") {
      canTakeObject &&= frame.isObjectLate === true;
      // "behind |closed| doors".
      const isParticipial = units[here + 1]?.fineTag === "VBN" && /^NN/.test(units[here + 2]?.fineTag ?? "");
      here = Math.max(here + 1, isTimeLed(units, here) ? here + 1 : stepOverNominal(units, here + (isParticipial ? 2 : 1)));
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
    isHeld,
    isEnding,
    isInHonour,
    ...(travellers === undefined ? {} : { travellers }),
    hasUnknownPartner,
    ...(unknownPartner === undefined ? {} : { unknownPartner }),
    ...(unknownOpener === undefined ? {} : { unknownOpener }),
    ...(unknownBetween === undefined ? {} : { unknownBetween }),
    after: here,
    end,
    isThenSaid:
      then !== undefined && units.slice(here, then).some((unit) => /^(?:then|later|afterwards|afterward|subsequently)$/.test(unit.lower)),
    isInTurn,
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

/** "in a trilateral meeting", "for talks", "during a session": the index of the noun. */
function meetingNounWithin(units: readonly Unit[], at: number): number | undefined {
  if (!/^(?:in|for|during|at)$/.test(units[at]?.lower ?? "")) return undefined;
  const after = stepOverNominal(units, at + 1);
  const last = units[after - 1]?.lower ?? "";
  return after > at + 1 && /^(?:meeting|meetings|session|talks|negotiations|consultations|discussions)$/.test(last) ? after - 1 : undefined;
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

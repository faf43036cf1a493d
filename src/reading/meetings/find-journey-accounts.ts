/** Decides where a journey to talk tells of a meeting: "will lead a delegation to Orsa on Friday to discuss the bridge". */
import type { MeetingAccount } from "./account.ts";
import { sidesAgainst, sidesAmong } from "./build-sides.ts";
import { findSubject, rowsIn } from "./find-subject.ts";
import type { SentenceUnits, Unit } from "./lay-out-units.ts";
import { lastVerbBefore, moodOf } from "./read-mood.ts";
import { readPlace } from "./read-place.ts";
import { readTail, type TailContext } from "./read-tail.ts";
import { othersAtTable } from "./table.ts";
import { isPersonOrRanked, timeBefore } from "./verb-uses.ts";

/** What those who come do there with the other side. */
const Talking = /^(?:discuss|negotiate|bargain|haggle|confer|talk|finali[sz]e|renegotiate|hammer|thrash|iron)$/;
const Going = /^(?:travel|fly|go|come|arrive|return|visit|send|dispatch|lead|sail|drive|head|gather|assemble|convene|stay)$/;
const Arranged = /^(?:due|expected|back|scheduled)$/;

/** The accounts of one sentence, in a text about talks and on a day. Linear in the units. */
export function findJourneyAccounts({ units }: SentenceUnits, context: TailContext): readonly MeetingAccount[] {
  const { people, table, text } = context;
  if (!table.isLaid) return [];
  const accounts: MeetingAccount[] = [];
  for (let to = 1; to < units.length; to++) {
    if (units[to]?.lower !== "to" || !Talking.test(units[to + 1]?.lemma ?? "") || units[to + 1]?.tag !== "VERB") continue;
    const going = lastVerbBefore(units, to);
    if (going === undefined || !isGoing(units, going) || units.slice(going, to).some(({ lower }) => lower === "home")) continue;
    const mood = units[going]?.lemma === "be" ? "planned" : moodOf(units, going);
    if (mood !== "held" && mood !== "planned" && mood !== "would") continue;
    const isTo = units
      .slice(going + 1, to)
      .some(({ lower }, at) => /^(?:to|in|at|for|here|there)$/.test(lower) && units[going + 2 + at]?.kind !== "time");
    const subject = findSubject(units, going, rowsIn(units, people));
    if (!isTo && !/^(?:gather|assemble|convene|visit)$/.test(units[going]?.lemma ?? "")) continue;
    if (subject === undefined) continue;
    const tail = readTail(context, to + 2, { takesObject: false, isNoun: true });
    const partners = tail.rows.filter(({ by }) => by === "with").map(({ row }) => row);
    const own = sidesAmong([subject], people);
    const sides =
      partners.length > 0
        ? sidesAgainst(subject, partners, people)
        : own.length >= 2 || tail.hasUnknownPartner
          ? own
          : [...own, ...othersAtTable(table, own, people)];
    const route = units.slice(going, to).find(({ kind, date }) => kind === "time" && date?.type !== "duration");
    const time = route?.date?.time ?? tail.time?.time ?? timeBefore(units, going).time;
    if (sides.length < 2 || time === undefined || !sides.every((side) => side.for !== undefined || isPersonOrRanked(side, people)))
      continue;
    let place: MeetingAccount["place"];
    for (let at = going + 1; at < to && place === undefined; at++) {
      const named = readPlace(text, units, at, people, true);
      if (named !== undefined) place = { name: named.name, is: "stated", range: named.range };
    }
    accounts.push({
      weight: "founding",
      range: { start: units[going]?.start ?? 0, end: Math.max(tail.end, units[to + 1]?.end ?? 0) },
      rule: "meeting/travel",
      certainty: 0.7,
      status: mood === "held" ? "held" : "planned",
      format: "unknown",
      sides,
      lead: [],
      time,
      ...(place === undefined ? {} : { place }),
      agenda: tail.agenda,
      isThen: false,
      isAnother: false,
      isPlural: false,
    });
  }
  return accounts;
}

function isGoing(units: readonly Unit[], at: number): boolean {
  const verb = units[at];
  if (verb?.lemma === "be") return Arranged.test(units[at + 1]?.lower ?? "") && /^(?:in|at|here|there)$/.test(units[at + 2]?.lower ?? "");
  return Going.test(verb?.lemma ?? "");
}

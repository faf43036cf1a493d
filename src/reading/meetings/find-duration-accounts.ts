/** Decides where "it took A and B nine hours at a place to agree" tells of a meeting. */
import type { DateMark } from "#record";
import { type MeetingFrame, meetingRuleAt } from "../rules/meeting-verbs.ts";
import type { MeetingAccount } from "./account.ts";
import { sidesAmong } from "./build-sides.ts";
import type { SentenceUnits } from "./lay-out-units.ts";
import { readParticipants } from "./read-participants.ts";
import { readPlace } from "./read-place.ts";
import type { TailContext } from "./read-tail.ts";

const Durations: ReadonlySet<MeetingFrame> = new Set(["duration"]);
/** What parties who sit together come to; "it took them nine hours to cross the river" is no meeting. */
const Outcome = /^(?:agree|settle|reach|sign|hammer|conclude|strike|seal|negotiate|resolve|draft)$/;
const Sitting = /\b(?:hours?|minutes|days?|nights?)$/i;
const LongestPhrase = 30;

/** The accounts that such sentences give: two known sides, hours or days, and a place or a day. */
export function findDurationAccounts({ units, words }: SentenceUnits, { text, people }: TailContext): readonly MeetingAccount[] {
  const accounts: MeetingAccount[] = [];
  for (let at = 0; at < units.length; at++) {
    const cue = meetingRuleAt(words, at, Durations);
    if (cue === undefined) continue;
    const row = readParticipants(units, cue.after, people);
    const sides = row === undefined ? [] : sidesAmong([row], people);
    if (row === undefined || sides.length < 2) continue;
    let hasLasted = false;
    let time: DateMark | undefined;
    let place: MeetingAccount["place"];
    let end = units[row.after - 1]?.end ?? 0;
    let isTold = false;
    for (let here = row.after; here < Math.min(units.length, row.after + LongestPhrase); here++) {
      const unit = units[here];
      if (unit === undefined || /^[.;:]$/.test(unit.lower)) break;
      if (unit.lower === "to" && Outcome.test(units[here + 1]?.lemma ?? "")) {
        isTold = true;
        break;
      }
      if (unit.kind === "time") {
        if (unit.date?.type === "duration") hasLasted ||= Sitting.test(text.slice(unit.start, unit.end));
        else time ??= unit.date;
        end = unit.end;
      }
      const named = place === undefined ? readPlace(text, units, here, people) : undefined;
      if (named !== undefined) {
        place = { name: named.name, is: "stated", range: named.range };
        end = Math.max(end, named.range.end);
      }
    }
    if (!hasLasted || !isTold || (place === undefined && time === undefined)) continue;
    accounts.push({
      weight: "founding",
      range: { start: units[at]?.start ?? 0, end },
      rule: cue.rule.id,
      certainty: 0.75,
      status: "held",
      format: "unknown",
      sides,
      lead: [],
      ...(time?.time === undefined ? {} : { time: time.time }),
      ...(place === undefined ? {} : { place }),
      agenda: [],
      isThen: false,
      isAnother: false,
      isPlural: false,
    });
  }
  return accounts;
}

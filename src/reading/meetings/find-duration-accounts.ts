/** Decides where "it took A and B nine hours at a place to agree" and "A and B settled it in nine hours" tell of a meeting. */
import type { TimeSpan } from "#record";
import { type MeetingFrame, meetingRuleAt } from "../rules/meeting-verbs.ts";
import type { MeetingAccount } from "./account.ts";
import { sidesAmong } from "./build-sides.ts";
import { findSubject, rowsIn } from "./find-subject.ts";
import type { SentenceUnits, Unit } from "./lay-out-units.ts";
import { moodOf } from "./read-mood.ts";
import { readParticipants } from "./read-participants.ts";
import { readPlace } from "./read-place.ts";
import type { TailContext } from "./read-tail.ts";
import { timeBefore } from "./verb-uses.ts";

const Durations: ReadonlySet<MeetingFrame> = new Set(["duration"]);
/** What parties who sit together come to; "it took them nine hours to cross the river" is no meeting. */
const Outcome = /^(?:agree|settle|reach|sign|hammer|conclude|strike|seal|negotiate|resolve|draft)$/;
const Sitting = /\b(?:hours?|minutes|days?|nights?)$/i;
const LongestPhrase = 30;

/** The accounts that such sentences give: two known sides, hours or days, and a place or a day. */
export function findDurationAccounts({ units, words }: SentenceUnits, context: TailContext): readonly MeetingAccount[] {
  const { people } = context;
  const accounts: MeetingAccount[] = [];
  for (let at = 0; at < units.length; at++) {
    const cue = meetingRuleAt(words, at, Durations);
    if (cue === undefined) continue;
    const isJointWork = cue.rule.id === "meeting/joint-work";
    const isOutcomeFirst = isJointWork || cue.rule.id === "meeting/settle-in-hours";
    const mood = isOutcomeFirst ? moodOf(units, at) : "held";
    if (isOutcomeFirst && (units[at]?.tag !== "VERB" || !(mood === "held" || (isJointWork && mood === "planned")))) continue;
    const row = isOutcomeFirst ? findSubject(units, at, rowsIn(units, people)) : readParticipants(units, cue.after, people);
    const sides = row === undefined ? [] : sidesAmong([row], people);
    if (row === undefined || sides.length < 2) continue;
    const sitting = sittingFrom(isOutcomeFirst ? cue.after : row.after, isOutcomeFirst, context);
    const time = sitting?.time ?? (isOutcomeFirst ? timeBefore(units, at).time : undefined);
    if (sitting === undefined || (sitting.place === undefined && time === undefined)) continue;
    // Hours tell that they sat; else it takes a day and a place, in a text about talks.
    const isPlaced = isJointWork && context.table.isLaid && sitting.place !== undefined && time !== undefined;
    if (!sitting.hasLasted && !isPlaced) continue;
    accounts.push({
      weight: "founding",
      range: { start: units[at]?.start ?? 0, end: sitting.end },
      rule: cue.rule.id,
      certainty: 0.75,
      status: mood === "planned" ? "planned" : "held",
      format: "unknown",
      sides,
      lead: [],
      ...(time === undefined ? {} : { time }),
      ...(sitting.place === undefined ? {} : { place: sitting.place }),
      agenda: [],
      isThen: false,
      isAnother: false,
      isPlural: false,
    });
  }
  return accounts;
}

type Sitting = { readonly hasLasted: boolean; readonly time?: TimeSpan; readonly place?: MeetingAccount["place"]; readonly end: number };

/** Hours or days, a day and a place that are told from `from` on; undefined where nothing is told that came of them. */
function sittingFrom(from: number, isOutcomeFirst: boolean, { text, units, people }: TailContext): Sitting | undefined {
  let hasLasted = false;
  let isTold = isOutcomeFirst;
  let time: TimeSpan | undefined;
  let place: MeetingAccount["place"];
  let end = units[from - 1]?.end ?? 0;
  for (let here = from; here < Math.min(units.length, from + LongestPhrase); here++) {
    const unit = units[here];
    if (unit === undefined || /^[.;:]$/.test(unit.lower)) break;
    if (isOutcomeFirst && (/^(?:to|that|which|who|but|if)$/.test(unit.lower) || (unit.kind === "word" && unit.fineTag === "VBD"))) break;
    if (unit.lower === "to" && Outcome.test(units[here + 1]?.lemma ?? "")) {
      isTold = true;
      break;
    }
    if (unit.kind === "time") {
      // "in six hours" is also said of what is six hours off.
      if (unit.date?.type === "duration" || Sitting.test(text.slice(unit.start, unit.end)))
        hasLasted ||= isSitting(text, units, here, isOutcomeFirst);
      else time ??= unit.date?.time;
      end = unit.end;
    }
    const named = place === undefined ? readPlace(text, units, here, people) : undefined;
    if (named !== undefined) {
      place = { name: named.name, is: "stated", range: named.range };
      end = Math.max(end, named.range.end);
    }
  }
  if (!isTold) return undefined;
  return { hasLasted, ...(time === undefined ? {} : { time }), ...(place === undefined ? {} : { place }), end };
}

/** "in |six hours|", "over |two days|" of sitting; "a truce of |three days|" is what was settled. */
function isSitting(text: string, units: readonly Unit[], at: number, isOutcomeFirst: boolean): boolean {
  const unit = units[at];
  if (unit === undefined || !Sitting.test(text.slice(unit.start, unit.end))) return false;
  if (!isOutcomeFirst) return true;
  const isHours = /\b(?:hours?|minutes|nights?)$/i.test(text.slice(unit.start, unit.end));
  const [own = ""] = text.slice(unit.start, unit.end).toLowerCase().split(" ");
  const before = /^(?:in|during|over|within|through)$/.test(own) ? own : (units[at - 1]?.lower ?? "");
  return /^(?:in|during|over|within|through)$/.test(before) || (isHours && /^(?:for|after)$/.test(before));
}

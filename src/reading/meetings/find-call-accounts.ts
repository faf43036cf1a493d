/** Decides where any act done by telephone or video tells of a call: "offered Novak a truce by phone on Friday". */
import { type MeetingFrame, meetingRuleAt } from "../rules/meeting-verbs.ts";
import type { MeetingAccount } from "./account.ts";
import { sidesAgainst } from "./build-sides.ts";
import { findSubject, rowsIn } from "./find-subject.ts";
import type { SentenceUnits, Unit } from "./lay-out-units.ts";
import { lastVerbBefore, moodOf } from "./read-mood.ts";
import { readParticipants } from "./read-participants.ts";
import { readTail, type TailContext } from "./read-tail.ts";
import { isPersonOrRanked, timeBefore } from "./verb-uses.ts";

const OtherFrames: ReadonlySet<MeetingFrame> = new Set(["meet", "with", "receive", "between", "gather", "light"]);
const FarthestLine = 8;

/** The accounts of one sentence: two sides of people, in a text about talks, on a day. Linear in the units. */
export function findCallAccounts({ units, words }: SentenceUnits, context: TailContext): readonly MeetingAccount[] {
  const { people, table } = context;
  if (!table.isLaid) return [];
  const accounts: MeetingAccount[] = [];
  for (let at = 1; at < units.length; at++) {
    if (!isByLine(units, at)) continue;
    const verb = lastVerbBefore(units, at);
    if (verb === undefined || at - verb > FarthestLine || isOfOwn(meetingRuleAt(words, verb, OtherFrames)?.rule.id)) continue;
    const mood = moodOf(units, verb);
    if (mood !== "held" && mood !== "planned") continue;
    const rows = rowsIn(units, people);
    const subject = findSubject(units, verb, rows);
    const tail = readTail(context, at + 1, { takesObject: false, isNoun: false });
    // "offered |B| a truce": the row ends at the thing.
    const direct = units[verb + 1]?.kind === "actor" ? readParticipants(units.slice(0, verb + 2), verb + 1, people) : undefined;
    const addressed =
      direct ??
      rows.find(({ first }) => first === verb + 1 || (first > verb && first < tail.after && /^(?:to|with)$/.test(words[first - 1] ?? "")));
    if (subject === undefined || addressed === undefined) continue;
    const sides = sidesAgainst(subject, [addressed], people);
    const time = tail.time?.time ?? timeBefore(units, verb).time;
    if (sides.length < 2 || time === undefined || !sides.every((side) => isPersonOrRanked(side, people))) continue;
    accounts.push({
      weight: "founding",
      range: { start: units[verb]?.start ?? 0, end: Math.max(tail.end, units[addressed.after - 1]?.end ?? 0) },
      rule: "meeting/call",
      certainty: 0.65,
      status: mood,
      format: "call",
      sides,
      lead: [],
      time,
      agenda: [],
      isThen: false,
      isAnother: false,
      isPlural: false,
    });
  }
  return accounts;
}

/** Told by the rule of its verb; "gave", "took" and "had" are also said of promises and offers. */
function isOfOwn(rule: string | undefined): boolean {
  return rule !== undefined && rule !== "meeting/give" && rule !== "meeting/have-in";
}

/** "by |phone|", "by |video| link", "over the |telephone|". */
function isByLine(units: readonly Unit[], at: number): boolean {
  const lower = units[at]?.lower ?? "";
  const before = units[at - 1]?.lower;
  if (/^(?:phone|telephone|line)$/.test(lower) && before === "the") return /^(?:on|over|down)$/.test(units[at - 2]?.lower ?? "");
  return (
    /^(?:by|via)$/.test(before ?? "") && /^(?:phone|telephone|video|videolink|videoconference|teleconference|radio|satellite)$/.test(lower)
  );
}

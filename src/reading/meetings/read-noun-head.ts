/** Decides what stands before a noun for a meeting inside its phrase: "a second round of proximity", "Sunday's", "the US-Ukraine", "the Miami". */
import type { LocalActorId, MeetingMark, TimeSpan } from "#record";
import { OrdinalWords } from "../rules/calendar-words.ts";
import { type MeetingFrame, meetingRuleAt } from "../rules/meeting-verbs.ts";
import type { Place } from "./account.ts";
import type { SentenceUnits, Unit } from "./lay-out-units.ts";
import { nameRunAt } from "./read-place.ts";
import type { TailContext } from "./read-tail.ts";

const Modifiers: ReadonlySet<MeetingFrame> = new Set(["modifier"]);

/** What stands before the noun inside its phrase. */
export type NounHead = {
  readonly first: number;
  readonly determiner: "the" | "a" | "no" | "owner" | "none";
  readonly format: MeetingMark["format"];
  readonly isSeparate: boolean;
  readonly isJoint: boolean;
  readonly time?: TimeSpan;
  readonly place?: Place;
  readonly pair: readonly LocalActorId[];
  readonly owner?: LocalActorId;
  readonly ordinal?: number;
  readonly isAnother: boolean;
  readonly isPossible: boolean;
  /** "two days of talks". */
  readonly days?: number;
  /** "the afternoon session": of the day the text is about. */
  readonly hasDayPart?: boolean;
};

/** Walks left over the noun phrase: article, ordinal, format, "Sunday's", "the US-Ukraine", "the Miami", "second round of". */
export function readNounHead({ units, words }: SentenceUnits, at: number, context: TailContext): NounHead {
  let first = at;
  let determiner: NounHead["determiner"] = "none";
  let format: MeetingMark["format"] = "unknown";
  let isSeparate = false;
  let isJoint = false;
  let time: TimeSpan | undefined;
  let place: Place | undefined;
  let owner: LocalActorId | undefined;
  let ordinal: number | undefined;
  let isAnother = false;
  let isPossible = false;
  let days: number | undefined;
  let hasDayPart = false;
  const pair: LocalActorId[] = [];
  for (let here = at - 1; here >= 0; here--) {
    const unit = units[here];
    if (unit === undefined) break;
    const { lower } = unit;
    if (unit.kind === "time") {
      if (unit.date?.type !== "duration") time ??= unit.date?.time;
      else days ??= daysOf(unit);
      first = here;
      continue;
    }
    if (unit.kind === "actor") {
      const next = units[here + 1]?.lower;
      const before = units[here - 1]?.lower;
      const id = unit.mention?.actor;
      const run = unit.mention?.form === "capital" || unit.mention?.form === "seat" ? nameRunAt(units, here, context.people) : undefined;
      if (run !== undefined && next !== "'s" && next !== "-" && before !== "-") {
        place = impliedPlace(context.text, unit);
        first = here;
        continue;
      }
      if (id === undefined) break;
      if (next === "'s" || next === "'" || unit.mention?.form === "pronoun") {
        owner = id;
        determiner = "owner";
        first = here;
        break;
      }
      pair.unshift(id);
      first = here;
      continue;
    }
    // "Orsa, 4 May |-| Talks": the dash of a dateline.
    if (lower === "-" && unit.start > (units[here - 1]?.end ?? unit.start)) break;
    if (lower === "-" || lower === "'s" || lower === "'") {
      if (lower !== "-" || units[here - 1]?.kind === "actor") first = here;
      else first = here;
      continue;
    }
    if (lower === "of" && units[here - 1]?.kind === "time" && units[here - 1]?.date?.type === "duration") {
      days = daysOf(units[here - 1]);
      first = here - 1;
      here--;
      continue;
    }
    if (lower === "of" && /^(?:round|rounds|session|day|days|hours|week|weeks|series|string|flurry|months)$/.test(words[here - 1] ?? "")) {
      first = here - 1;
      here--;
      continue;
    }
    if (lower === "and" && units[here - 1]?.kind === "actor" && pair.length > 0) continue;
    const modifier = modifierEndingAt(words, here);
    if (modifier !== undefined) {
      format = format === "unknown" ? formatOfModifier(modifier) : format;
      isSeparate ||= modifier === "meeting/separately";
      isJoint ||= modifier === "meeting/jointly";
      first = here;
      continue;
    }
    const nth = OrdinalWords.get(lower) ?? (/^\d{1,2}(?:st|nd|rd|th)$/.test(lower) ? Number.parseInt(lower, 10) : undefined);
    if (nth !== undefined) {
      ordinal = nth;
      first = here;
      continue;
    }
    if (/^(?:morning|afternoon|evening|lunchtime|overnight)$/.test(lower)) hasDayPart = true;
    if (/^(?:another|new|further|next|fresh|additional|earlier|previous)$/.test(lower)) isAnother = true;
    if (/^(?:possible|potential|proposed|any|future|hypothetical|eventual|direct)$/.test(lower) && lower !== "direct") isPossible = true;
    if (/^(?:the|this|that|these|those)$/.test(lower)) determiner = "the";
    else if (/^(?:a|an|one|two|three|several|some|both)$/.test(lower)) determiner = "a";
    else if (/^(?:no|any)$/.test(lower)) determiner = "no";
    else if (unit.fineTag === "PRP$") determiner = "owner";
    const run = unit.isCapital && /^NNP/.test(unit.fineTag) && here > 0 ? nameRunAt(units, here, context.people) : undefined;
    if (run !== undefined && run.after === first) place = impliedPlace(context.text, unit);
    if (!/^(?:DT|PDT|JJ|JJR|JJS|NN|NNS|NNP|NNPS|CD|PRP\$|HYPH|VBN|VBG|RB|POS|AFX)$/.test(unit.fineTag)) break;
    if (
      unit.fineTag === "RB" ||
      ((unit.fineTag === "VBN" || unit.fineTag === "VBG") &&
        unit.tag === "VERB" &&
        !/^(?:continuing|ongoing|planned|proposed|working|opening|closing|lasting)$/.test(lower))
    )
      break;
    first = here;
    if (determiner !== "none") break;
  }
  return {
    first,
    determiner,
    format,
    isSeparate,
    isJoint,
    pair,
    isAnother,
    isPossible,
    ...(time === undefined ? {} : { time }),
    ...(place === undefined ? {} : { place }),
    ...(owner === undefined ? {} : { owner }),
    ...(ordinal === undefined ? {} : { ordinal }),
    ...(days === undefined ? {} : { days }),
    ...(hasDayPart && determiner !== "a" ? { hasDayPart } : {}),
  };
}

/** "two days", "two-day", "a day and a half": on how many days it was. */
function daysOf(unit: Unit | undefined): number | undefined {
  const found = /^P(\d+(?:\.\d+)?)D$/.exec(unit?.date?.value ?? "");
  return found === null ? undefined : Math.ceil(Number(found[1]));
}

function impliedPlace(text: string, unit: Unit): Place {
  return { name: text.slice(unit.start, unit.end), is: "implied", range: { start: unit.start, end: unit.end } };
}

/** The rule of a modifier whose words end at `at`. */
function modifierEndingAt(words: readonly string[], at: number): string | undefined {
  for (let start = at; start >= Math.max(0, at - 4); start--) {
    const found = meetingRuleAt(words, start, Modifiers);
    if (found !== undefined && found.after === at + 1) return found.rule.id;
  }
  return undefined;
}

function formatOfModifier(rule: string): MeetingMark["format"] {
  if (rule === "meeting/trilateral") return "trilateral";
  if (rule === "meeting/bilateral") return "bilateral";
  if (rule === "meeting/proximity") return "proximity";
  if (rule === "meeting/plenary") return "plenary";
  if (rule === "meeting/by-phone") return "call";
  return rule === "meeting/separately" ? "separate" : "unknown";
}

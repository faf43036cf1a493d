/** Decides what a meeting was about: the words after "to discuss", "on", "focused on", and the items of a list after a colon. */
import type { AttributionMark, TextRange } from "#record";
import type { Unit } from "./lay-out-units.ts";

const TalkingVerbs = new Set(
  "discuss negotiate review address explore finalise finalize settle resolve coordinate consider debate tackle plan prepare".split(" "),
);
const Stops = new Set(["who", "which", "but", "while", "after", "before", "because", "although", "when", "where", "that", "as"]);
const LongestTable = 18;
const CountedMatters = /^(?:points|issues|topics|subjects|questions|items|matters|areas|themes|tracks|baskets|documents)$/;
const SayingLemmas = new Set("say tell add report write state announce note accord".split(" "));

/** The matter after an infinitive "to discuss …" at `at` ("to"); undefined where it is another infinitive. */
export function agendaAfterTo(
  text: string,
  units: readonly Unit[],
  at: number,
  attributions: readonly AttributionMark[],
): readonly TextRange[] | undefined {
  if (units[at]?.lower !== "to") return undefined;
  const verb = units[at + 1];
  if (verb === undefined) return undefined;
  const isTalk = verb.lower === "talk" && units[at + 2]?.lower === "about";
  const isHammer = (verb.lower === "hammer" || verb.lower === "work") && units[at + 2]?.lower === "out";
  if (!TalkingVerbs.has(verb.lemma) && !isTalk && !isHammer) return undefined;
  return agendaFrom(text, units, at + (isTalk || isHammer ? 3 : 2), attributions);
}

/** "with fees, routes and inspections on the table": what lies there, and the index after it; undefined where nothing is said to. */
export function agendaOnTable(
  text: string,
  units: readonly Unit[],
  at: number,
): { readonly agenda: readonly TextRange[]; readonly after: number } | undefined {
  const first = units[at + 1];
  if (units[at]?.lower !== "with" || first === undefined) return undefined;
  for (let place = at + 2; place < at + LongestTable; place++) {
    const unit = units[place];
    if (unit === undefined || /^[.;:]$/.test(unit.lower)) return undefined;
    if (unit.lower !== "on" || units[place + 1]?.lower !== "the" || !/^(?:table|agenda)$/.test(units[place + 2]?.lower ?? "")) continue;
    const whole = { start: first.start, end: units[place - 1]?.end ?? first.end };
    return { agenda: splitItems(text, units, whole), after: place + 3 };
  }
  return undefined;
}

/** The matter from `at` to the end of its clause, in items where a colon opens a list. */
export function agendaFrom(
  text: string,
  units: readonly Unit[],
  at: number,
  attributions: readonly AttributionMark[],
): readonly TextRange[] {
  const listed = listAfterColon(text, units, at, attributions);
  if (listed !== undefined) return listed;
  const range = clauseRange(text, units, at, attributions);
  return range === undefined ? [] : [range];
}

/** "four key points: a, b, and c", "four subjects, he said: a, b and c". */
function listAfterColon(
  text: string,
  units: readonly Unit[],
  at: number,
  attributions: readonly AttributionMark[],
): readonly TextRange[] | undefined {
  let place = at;
  for (; place < at + 12; place++) {
    const unit = units[place];
    if (unit === undefined || unit.lower === "." || unit.lower === ";") return undefined;
    if (unit.lower === ":") break;
  }
  if (units[place]?.lower !== ":" || !units.slice(at, place).some((unit) => CountedMatters.test(unit.lower))) return undefined;
  const whole = clauseRange(text, units, place + 1, attributions, false);
  return whole === undefined ? undefined : splitItems(text, units, whole);
}

/** Items parted by commas; the last "and" parts two items only where no comma stands before it. */
function splitItems(text: string, units: readonly Unit[], whole: TextRange): readonly TextRange[] {
  const commas = units.filter((unit) => unit.lower === "," && unit.start > whole.start && unit.start < whole.end);
  const edges = [whole.start, ...commas.map((unit) => unit.end), whole.end];
  const items: TextRange[] = [];
  for (let at = 0; at + 1 < edges.length; at++) {
    const start = edges[at] ?? 0;
    const end = (at + 2 < edges.length ? commas[at]?.start : whole.end) ?? whole.end;
    const isLast = at + 2 === edges.length;
    const opening = /^\s*(?:and\s+)?/.exec(text.slice(start, end))?.[0] ?? "";
    const item = { start: start + opening.length, end };
    const joined = isLast && commas.length > 0 && !/\band\s/.test(opening) ? /\sand\s/.exec(text.slice(item.start, item.end)) : null;
    if (joined === null) items.push(item);
    else {
      items.push({ start: item.start, end: item.start + joined.index });
      items.push({ start: item.start + joined.index + joined[0].length, end: item.end });
    }
  }
  return items.filter((item) => item.end > item.start);
}

/** From `at` to where the clause ends: a full stop, a conjunction, the words of an attribution, a time. */
function clauseRange(
  text: string,
  units: readonly Unit[],
  at: number,
  attributions: readonly AttributionMark[],
  stopsAtComma = true,
): TextRange | undefined {
  const first = units[at];
  if (first === undefined || first.kind === "time") return undefined;
  const sentenceEnd = units[units.length - 1]?.end ?? first.end;
  const limit = attributionWordsAfter(attributions, first.start, sentenceEnd) ?? sentenceEnd;
  let last: Unit | undefined;
  for (let place = at; place < units.length; place++) {
    const unit = units[place];
    if (unit === undefined || unit.start >= limit || unit.lower === "." || unit.lower === ";" || unit.lower === "--") break;
    if (stopsAtComma && unit.lower === "," && isClauseBreak(units, place)) break;
    if (place > at && stopsAtComma && (Stops.has(unit.lower) || /^(?:VBD|VBZ|MD)$/.test(unit.fineTag))) break;
    if (stopsAtComma && place > at && unit.kind === "time") {
      const before = units[place - 1];
      if (before !== undefined && /^(?:on|in|at|by|from)$/.test(before.lower) && last === before) last = units[place - 2];
      break;
    }
    if (
      unit.lower === '"' &&
      place > at &&
      text.slice(first.start, unit.start).split('"').length % 2 === 1 &&
      units[place + 1] === undefined
    )
      break;
    last = unit;
  }
  while (last !== undefined && /^[,:"]$/.test(last.lower) && last.start > first.start) last = units[units.indexOf(last) - 1];
  return last === undefined || last.end <= first.start ? undefined : { start: first.start, end: last.end };
}

/** A comma after which something else begins: a speaker, a participle, a relative clause. */
function isClauseBreak(units: readonly Unit[], comma: number): boolean {
  for (let place = comma + 1; place < comma + 7; place++) {
    const unit = units[place];
    if (unit === undefined) return false;
    if (unit.kind === "word" && SayingLemmas.has(unit.lemma)) return true;
    if (unit.lower === ",") return false;
    if (place === comma + 1 && (Stops.has(unit.lower) || unit.fineTag === "VBG" || unit.fineTag === "VBN" || unit.fineTag === "PRP"))
      return true;
  }
  return false;
}

/** Where the words "he said" or their speaker begin after `start`. */
function attributionWordsAfter(attributions: readonly AttributionMark[], start: number, end: number): number | undefined {
  let nearest: number | undefined;
  for (const { source, cue } of attributions) {
    for (const range of [source, cue]) {
      if (range === undefined || range.start <= start || range.start >= end) continue;
      if (nearest === undefined || range.start < nearest) nearest = range.start;
    }
  }
  return nearest;
}

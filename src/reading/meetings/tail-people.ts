/** Decides who else the words behind a meeting seat there: who presided, in whose honour it was; a bystander is nobody. */
import type { People, Unit } from "./lay-out-units.ts";
import { type ParticipantRow, readParticipants } from "./read-participants.ts";
import { stepOverNominal } from "./step-over-nominal.ts";

/** The first word of a phrase; "her" also where it was taken for the one it means. */
export function openerOf(text: string, unit: Unit | undefined): string | undefined {
  return unit?.mention?.form === "pronoun" ? text.slice(unit.start, unit.end).toLowerCase() : unit?.lower;
}

/** "a dinner |for A|", "a reception |in honour of A|", "a lunch |in A's honour|": the guests, who are known, and where the words end. */
export function guestsOfHonour(
  units: readonly Unit[],
  at: number,
  start: number,
  people: People,
): { readonly row: ParticipantRow; readonly after: number } | undefined {
  if (!Meals.test(units[start - 1]?.lower ?? "")) return undefined;
  const [first, second, third] = [0, 1, 2].map((step) => units[at + step]?.lower ?? "");
  const isHonour = /^hono(?:u)?r$/.test(second ?? "") && third === "of";
  const from = first === "for" ? at + 1 : first === "in" ? at + (isHonour ? 3 : 1) : undefined;
  if (from === undefined) return undefined;
  const owner =
    first === "in" && !isHonour ? units.slice(from, from + LongestGuest).findIndex(({ lower }) => /^(?:'s|')$/.test(lower)) : -1;
  if (first === "in" && !isHonour && !(owner > 0 && /^hono(?:u)?r$/.test(units[from + owner + 1]?.lower ?? ""))) return undefined;
  const row = readParticipants(owner > 0 ? units.slice(0, from + owner) : units, from, people);
  if (row === undefined || row.participants.every(({ named }) => people.byId.get(named)?.kind === "unnamed")) return undefined;
  return { row, after: owner > 0 ? from + owner + 2 : row.after };
}

const LongestGuest = 8;

const Meals = /^(?:dinner|lunch|luncheon|breakfast|supper|reception|banquet|tea|drinks|meal)$/;

/** "apart from each other", "in turn", "one after the other", "one by one". */
export function isApart(units: readonly Unit[], at: number): boolean {
  const words = units
    .slice(at, at + 4)
    .map(({ lower }) => lower)
    .join(" ");
  return /^(?:apart from (?:each|one)|in turn\b|one (?:after|by) |each (?:alone|in)\b|turn by turn)/.test(words);
}

/** "in the presence of X", "attended by X", "joined by X": where X begins. */
export function presenceOf(units: readonly Unit[], at: number): number | undefined {
  const words = units
    .slice(at, at + 4)
    .map(({ lower }) => lower)
    .join(" ");
  if (/^in the presence of/.test(words)) return at + 4;
  const presiding = presidedBy(units, at);
  if (presiding !== undefined) return presiding;
  return /^(?:joined|attended|mediated|moderated|brokered|facilitated|chaired) by /.test(`${words} `) ? at + 2 : undefined;
}

/** "under the mediation of X", "under conciliator X", ", with X in the chair": where X begins, who sits there for neither side. */
function presidedBy(units: readonly Unit[], at: number): number | undefined {
  const { lower = "" } = units[at] ?? {};
  if (lower === "under") {
    const after = stepOverNominal(units, at + 1);
    const last = units[after - 1]?.lower ?? "";
    if (/^(?:mediation|chairmanship|auspices|guidance|facilitation|leadership)$/.test(last) && units[after]?.lower === "of")
      return after + 1;
    return units.slice(at + 1, after).some((unit) => Presiding.test(unit.lower)) ? at + 1 : undefined;
  }
  if (lower !== "with") return undefined;
  const ahead = units.slice(at + 1, at + LongestChair);
  const chair = ahead.findIndex((unit, index) => unit.lower === "chair" && /^(?:the)$/.test(ahead[index - 1]?.lower ?? ""));
  const clause = ahead.findIndex((unit) => /^[.;:]$/.test(unit.lower));
  return chair < 0 || (clause >= 0 && clause < chair) ? undefined : at + 1;
}

const Presiding = /^(?:mediator|conciliator|arbitrator|facilitator|chairman|chairwoman|chair|ombudsman|moderator)$/;

const LongestChair = 12;

export function isBystander(units: readonly Unit[], { participants, after }: ParticipantRow, people: People): boolean {
  if (participants.some(({ named }) => people.byId.get(named)?.kind !== "unnamed")) return false;
  const words = units
    .slice(after, after + 3)
    .map(({ lower }) => lower)
    .join(" ");
  return /^(?:in the room|at the table|in attendance|also present|present|looking on|listening in|taking notes)\b/.test(words);
}

export function isEachOther(units: readonly Unit[], at: number): boolean {
  return (
    (units[at]?.lower === "each" && units[at + 1]?.lower === "other") || (units[at]?.lower === "one" && units[at + 1]?.lower === "another")
  );
}

/** Decides whether a verb that can tell of a meeting does so where it stands: "called him a liar" and "spoke in Orsa" do not. */
import type { MeetingMark, ReadActor, TimeSpan } from "#record";
import type { MeetingFrame, MeetingRule } from "../rules/meeting-verbs.ts";
import type { Side } from "./account.ts";
import type { People, Unit } from "./lay-out-units.ts";
import { auxiliariesOf, lastVerbBefore } from "./read-mood.ts";
import type { Tail, TailContext } from "./read-tail.ts";

/** "meeting" is a verb only after "after", "before" or an auxiliary; "call", "host" and the like must be tagged so. */
export function isVerbUse(units: readonly Unit[], at: number, frame: MeetingFrame): boolean {
  const unit = units[at];
  if (unit === undefined || unit.kind !== "word") return false;
  if (unit.lower === "meeting") {
    const before = units[at - 1]?.lower ?? "";
    const next = units[at + 1];
    const hasObject =
      next !== undefined && (next.kind === "actor" || next.lower === "with" || /^(?:DT|PRP\$|JJ|NNP|NN|NNS)$/.test(next.fineTag));
    if (/^(?:after|before|since|while|when|following|denied|denies|without)$/.test(before))
      return hasObject && !/^(?:in|at|on)$/.test(next?.lower ?? "");
    return auxiliariesOf(units, at).some((auxiliary) => auxiliary.lemma === "be" || auxiliary.lower === "been") && unit.fineTag === "VBG";
  }
  if (unit.lower === "met") return true;
  if (unit.lower === "meet" || unit.lower === "meets") return unit.tag === "VERB" || auxiliariesOf(units, at).length > 0;
  // "host Alex Marlow" without an ending or an auxiliary is the noun.
  if (frame === "receive" && /^(?:host|receive)$/.test(unit.lower) && auxiliariesOf(units, at).length === 0) return false;
  if (NeverNouns.test(unit.lower)) return true;
  if (unit.lemma === "be") return unit.tag === "AUX" || unit.tag === "VERB";
  return unit.tag === "VERB" || (frame !== "receive" && /^(?:sat|spoke|shuttled|conferred)$/.test(unit.lower));
}

const NeverNouns =
  /^(?:reconvened?|reconvenes|reconvening|regrouped|dined|sat|spoke|huddled|conferred|shuttled|convened|gathered|saw|rang|phoned|telephoned)$/;

/** "called on him to resign", "called him a liar", "spoke to the delegates along with A", "sat down" by itself. */
export function isOtherUse(
  { text, units, at, after }: { readonly text: string; readonly units: readonly Unit[]; readonly at: number; readonly after: number },
  { id, needs }: MeetingRule,
  { rows, time, place }: Tail,
): boolean {
  const row = rows[0]?.row;
  const last = units[after - 1]?.lower;
  if (needs === "persons and a day") {
    if (row === undefined || row.first > after + 1) return true;
    if (id === "meeting/have-in") return !isHadIn(units, at, row.after);
    // "expects A |to resign| on Friday".
    if (/^(?:expect|await)/.test(last ?? "") && !isDayOrPlaceNext(units, row.after)) return true;
    if (id === "meeting/call-up")
      return (
        time === undefined || /^[",]$/.test(units[row.after - 1]?.lower ?? "") || /^(?:["',]|a|an|the)$/.test(units[row.after]?.lower ?? "")
      );
    if (isAtADistance(units, row.after)) return true;
    // "The commission |heard| A"; "A heard B" on the radio, or tell of it.
    const before = units.slice(Math.max(0, at - FarthestHearer), at);
    if (/^hear/.test(last ?? "") && !before.some(({ start, end }) => Hearers.test(text.slice(start, end)))) return true;
    return /^(?:on|upon)$/.test(last ?? "") && units.slice(row.after, row.after + 5).some((unit) => unit.lower === "to");
  }
  if (id === "meeting/speak" && last === "to") return row === undefined || row.first > after + 1;
  return id === "meeting/sit-down" && after - at <= 2 && row === undefined && time === undefined && place === undefined;
}

const Rooms =
  /^(?:office|offices|room|rooms|house|home|residence|study|quarters|chambers|embassy|palace|ministry|villa|suite|cabin|tent|flat|farm|garden|headquarters|mansion)$/;
const Meals = /^(?:lunch|dinner|supper|breakfast|tea|coffee|drinks|dine|eat|cocktails|brunch|talks|stay)$/;

/** "had A |in her office|", "had A |over for dinner|", "took A |to lunch|": not "had A arrested", "had A in mind". */
function isHadIn(units: readonly Unit[], verb: number, after: number): boolean {
  if (units[verb]?.tag !== "VERB") return false;
  const isTaken = units[verb]?.lemma === "take";
  const words = units.slice(after, after + 5).map(({ lower }) => lower);
  const noun = words.findIndex((word, index) => index > 0 && (Meals.test(word) || Rooms.test(word)));
  if (noun < 0 || !words.slice(0, noun).every((word) => HadIn.test(word))) return false;
  return isTaken ? Meals.test(words[noun] ?? "") && /^(?:to|out|for)$/.test(words[0] ?? "") : true;
}

const HadIn = /^(?:in|at|to|over|round|around|back|out|for|into|his|her|their|its|own|the|a|private|<actor>|'s)$/;

/** "is expecting A |on Friday|", "expects A |at ten|". */
function isDayOrPlaceNext(units: readonly Unit[], at: number): boolean {
  return units[at]?.kind === "time" || /^(?:on|at|in|there|here|next|for)$/.test(units[at]?.lower ?? "");
}

const FarthestHearer = 8;
const Hearers = /(?:commission|committee|court|tribunal|panel|inquiry|jury|bench|judges?|magistrates?|arbitrators?|conciliators?)$/i;

/** "heard A |on the radio|", "visited A |in hospital|": nobody sat down with A. */
function isAtADistance(units: readonly Unit[], from: number): boolean {
  const [first, second, third] = [0, 1, 2].map((step) => units[from + step]?.lower ?? "");
  if (first !== "on" && first !== "in" && first !== "at" && first !== "from") return false;
  const noun = /^(?:the|a|an|his|her)$/.test(second ?? "") ? third : second;
  return /^(?:radio|television|tv|screen|stage|video|hospital|clinic|prison|jail|custody|detention|bed)$/.test(noun ?? "");
}

/** "brought A and B together", "summoned both to a hearing", "invited both sides back to Orsa": what they are gathered for stands after them. */
export function isGathering(units: readonly Unit[], at: number, after: number, tail: Tail): boolean {
  const row = tail.rows.find(({ by }) => by === "direct")?.row;
  if (row === undefined) return false;
  const from = units.slice(at, after).some((unit) => unit.lower === "together") ? at : row.after;
  return units
    .slice(from, row.after + 8)
    .some((unit) =>
      /^(?:together|back|table|room|roof|talks|meeting|session|summit|hearing|negotiations|conference|dinner|lunch|breakfast|mediation|consultations|face)$/.test(
        unit.lower,
      ),
    );
}

/** "were brought together on 9 June by A", "were called in one after the other by A on Tuesday". */
export function isGatheredIn(units: readonly Unit[], at: number, tail: Tail): boolean {
  const hasTime = tail.time !== undefined || units.slice(at, at + ReachOfTime).some(({ kind }) => kind === "time");
  return (
    hasTime &&
    (tail.isSeparate ||
      units
        .slice(at, at + ReachOfTime)
        .some(({ lower }) =>
          /^(?:together|in|back|table|talks|meeting|session|summit|hearing|negotiations|conference|mediation)$/.test(lower),
        ))
  );
}

const ReachOfTime = 14;

/** What a looser word must have beside it to be a meeting. */
export function hasWhatItNeeds(
  needs: MeetingRule["needs"],
  sides: readonly Side[],
  tail: Tail,
  isDated: boolean,
  { people, table }: TailContext,
): boolean {
  if (needs === undefined) return true;
  const hasTimeBefore = isDated || table.day !== undefined;
  if (needs === "talks and a day")
    return table.isLaid && (tail.time !== undefined || hasTimeBefore) && sides.length >= 2 && areOfTalks(sides, people);
  if (needs === "setting") return tail.time !== undefined || tail.place !== undefined || hasTimeBefore;
  // "She will see both delegations separately on Monday".
  if (table.isLaid && tail.isSeparate && sides.length >= 2) return tail.time !== undefined || hasTimeBefore;
  const isOfPersons = sides.every(({ actors }) => actors.every((actor) => people.byId.get(actor)?.kind === "person"));
  // "The elders went to see the militia on Friday": bodies see each other where the text is about talks.
  const isOfParties =
    table.isLaid && sides.length >= 2 && sides.every(({ actors }) => actors.every((actor) => isOfRank(people.byId.get(actor))));
  return (isOfPersons || isOfParties) && (tail.time !== undefined || hasTimeBefore);
}

/** Known, or told by an office or a trust: "the field commanders" see somebody for their side, "two divers" do not. */
function isOfRank(actor: ReadActor | undefined): boolean {
  return actor?.kind !== "unnamed" || Ranked.test(actor.name);
}

const Ranked =
  /\b(?:commanders?|leaders?|chiefs?|chieftains?|officials?|ministers?|envoys?|negotiators?|delegations?|delegates?|mediators?|ambassadors?|representatives?|generals?|elders?|governors?|teams?|captors|stewards?|managers?|directors?|bosses|executives?|heads|councillors?|mayors?|diplomats?|organi[sz]ers?|advisers?|aides?|secretar(?:y|ies)|bishops?|gunmen|kidnappers|hostage-takers)\b/i;

/** "called in |the ambassador| on Monday": one person or those of an office, in a text about talks; "called in the police" is none. */
export function isOneCalledIn({ rows, time }: Tail, { table, people, text, units }: TailContext): boolean {
  const row = rows.find(({ by }) => by === "direct")?.row;
  if (row === undefined || rows.length > 1 || time === undefined || !table.isLaid) return false;
  const isPerson = row.participants.every(({ actors }) => actors.every((actor) => people.byId.get(actor)?.kind === "person"));
  return isPerson || Ranked.test(text.slice(units[row.first]?.start, units[row.after - 1]?.end));
}

/** Each of a side a person, or told by an office or a trust; no paper and no place. */
export function isPersonOrRanked({ actors }: Side, people: People): boolean {
  return actors.every((id) => {
    const actor = people.byId.get(id);
    return actor?.kind === "person" || (actor?.kind === "unnamed" && isOfRank(actor));
  });
}

/** Each side known or led by a person, so that nobody is a place or a thing. */
function areOfTalks(sides: readonly Side[], people: People): boolean {
  return sides.every(
    ({ actors, for: party }) =>
      party !== undefined || actors.some((actor) => /^(?:person|unnamed)$/.test(people.byId.get(actor)?.kind ?? "")),
  );
}

/** Speaking with somebody is news only between known, different parties. */
function isBetweenParties(sides: readonly Side[]): boolean {
  return (
    sides.every((side) => side.for !== undefined && !side.actors.includes(side.for)) &&
    new Set(sides.map((side) => side.for)).size === sides.length
  );
}

/** Between known, different parties, or people in office on a day; those who only "spoke" did so to each other. */
export function isConversation(
  sides: readonly Side[],
  { units, at }: { readonly units: readonly Unit[]; readonly at: number },
  tail: Tail,
  context: TailContext,
): boolean {
  if (
    tail.rows.length === 0 &&
    !units.slice(Math.max(0, at - 1), Math.min(tail.after, at + Mutual.reach)).some((unit) => Mutual.words.test(unit.lower))
  )
    return false;
  const isApart = context.table.isLaid && tail.rows.length > 0 && (tail.isSeparate || tail.isByPhone);
  return isApart || isBetweenParties(sides) || isOfOffices(sides, tail, context);
}

const Mutual = {
  words: /^(?:together|other|another|privately|alone|phone|telephone|video|hours?|minutes|face|directly|still|midnight|dawn)$/,
  reach: 10,
};

/** On a day told, two people in office, at least one of whose sides is known: "The Secretary spoke today with …". */
function isOfOffices(sides: readonly Side[], tail: Tail, { people, table }: TailContext): boolean {
  if (tail.time === undefined || sides.length !== 2 || sides.every((side) => side.for === undefined)) return false;
  return sides.every(({ actors }) =>
    actors.every((actor) => people.byId.get(actor)?.kind === "person" && (table.isLaid || (people.byId.get(actor)?.roles.length ?? 0) > 0)),
  );
}

/** "On |Sunday| and |Monday|". */
function isWithinWeek(first: TimeSpan | undefined, second: TimeSpan): first is TimeSpan {
  if (first === undefined) return false;
  const apart = Date.parse(second.to.slice(0, 10)) - Date.parse(first.from.slice(0, 10));
  return apart > 0 && apart <= MillisecondsOfWeek;
}

const MillisecondsOfWeek = 604_800_000;

/** "flew to Orsa |on Saturday| and met B": the day of the journey that the meeting ended. */
export function dayOfJourney(units: readonly Unit[], at: number): NonNullable<MeetingMark["time"]> | undefined {
  if (units[at - 1]?.lower !== "and") return undefined;
  const verb = lastVerbBefore(units, at - 1);
  if (verb === undefined || !Journeying.test(units[verb]?.lemma ?? "")) return undefined;
  const days = units.slice(verb, at).filter(({ kind, date }) => kind === "time" && date?.type !== "duration");
  return days.length === 1 ? days[0]?.date?.time : undefined;
}

const Journeying = /^(?:visit|fly|travel|go|come|arrive|return|drive|sail|land|cross|tour)$/;

/** "said |on Saturday| after talks with B", "On Saturday, after meeting B": the day right before what led up to it. */
export function dayBeforeAfter(units: readonly Unit[], after: number): NonNullable<MeetingMark["time"]> | undefined {
  if (!/^(?:after|following)$/.test(units[after]?.lower ?? "")) return undefined;
  const at = units[after - 1]?.lower === "," ? after - 2 : after - 1;
  const unit = units[at];
  if (unit?.kind !== "time" || unit.date?.type === "duration" || /^(?:since|until|before|by|from|of)$/.test(units[at - 1]?.lower ?? ""))
    return undefined;
  return unit.date?.time;
}

/** "On Sunday, A met B": the time before the subject, where no other verb stands between. */
export function timeBefore(units: readonly Unit[], at: number): { readonly time?: NonNullable<MeetingMark["time"]> } {
  // "Tomorrow she |flies| to Orsa to see A": the day of the journey is that of what it is for.
  const to = auxiliariesOf(units, at).find(({ lower }) => lower === "to");
  const governor = to === undefined ? undefined : lastVerbBefore(units, units.indexOf(to));
  for (let place = at - 1; place >= 0; place--) {
    const unit = units[place];
    // "23 August: A received B": an entry of a list under its day.
    if (unit?.lower === ":" && units[place - 1]?.kind === "time" && place <= 2) continue;
    if (unit === undefined || unit.lower === ";" || unit.lower === ":") return {};
    if (place !== governor && unit.kind === "word" && unit.tag === "VERB" && unit.fineTag !== "VBN" && unit.fineTag !== "VBG") return {};
    if (/^(?:after|before|since|until|who|which)$/.test(unit.lower)) return {};
    if (unit.kind === "time" && unit.date?.type !== "duration" && unit.date?.time !== undefined && units[place + 1]?.lower !== "'s") {
      const lead = units[place - 1]?.lower ?? "";
      const isNightOf = lead === "of" && /^(?:night|evening|morning|afternoon|weekend|eve)$/.test(units[place - 2]?.lower ?? "");
      if (/^(?:after|before|since|until|by|from|of)$/.test(lead) && !isNightOf) return {};
      const first = lead === "and" ? units[place - 2]?.date?.time : undefined;
      return { time: isWithinWeek(first, unit.date.time) ? { ...unit.date.time, from: first.from } : unit.date.time };
    }
  }
  return {};
}

/** Decides how a reading is told as facts of a negotiation, so that it can be matched with what annotators took from the text. */
import { type AttributionMark, type LocalActorId, overlaps, type Reading, type TextRange, type TimeSpan } from "#record";
import { statementsOf } from "./facts-of-statements.ts";
import type { FactChannel, FactMeeting, Facts, FactWords } from "./match-facts.ts";

/** The reading's facts in the shape of eval/facts/GUIDELINES.md. Cost: linear in its marks. */
export function factsOfReading(text: string, reading: Reading): Facts {
  const actors = new Map(reading.actors.map((actor) => [actor.id, actor]));
  const nameOf = (id: LocalActorId): string => actors.get(id)?.name ?? id;
  const namesOf = (ids: readonly LocalActorId[]): readonly string[] => ids.map(nameOf);
  const words = (range: TextRange): FactWords => ({ words: text.slice(range.start, range.end), start: range.start, end: range.end });
  const all = (ranges: readonly TextRange[]): FactWords => {
    const start = Math.min(...ranges.map((range) => range.start));
    const end = Math.max(...ranges.map((range) => range.end));
    return { words: ranges.map((range) => text.slice(range.start, range.end)).join(" "), start, end };
  };
  return {
    names: reading.actors.map(({ name, alsoCalled }) => [name, ...alsoCalled]),
    meetings: reading.meetings.map(
      ({ range, status, format, sides, time, plover }): FactMeeting => ({
        words: words(range),
        status,
        format,
        sides: sides.map(({ actors: seated, for: party }) => [
          ...new Set(
            namesOf([...seated, ...(party === undefined ? [] : [party]), ...seated.flatMap((id) => actors.get(id)?.actsFor ?? [])]),
          ),
        ]),
        ...daysOf(time),
        plover: plover?.type ?? null,
      }),
    ),
    positions: reading.positions.map(({ range, party, point, stance, summary }) => ({
      words: words(range),
      party: nameOf(party),
      point: words(point.range),
      pointToo: words(summary),
      stance,
    })),
    contingencies: reading.contingencies.map(({ range, trigger, response, advocates, wouldAct, mode }) => ({
      words: words(range),
      trigger: all(trigger),
      response: all(response),
      advocates: namesOf(advocates),
      wouldAct: wouldAct === undefined ? null : nameOf(wouldAct),
      mode,
    })),
    assessments: reading.assessments.map(({ range, assessors, via, about, type, term }) => ({
      words: words(range),
      assessors: namesOf(assessors),
      via: namesOf(via),
      about: about === undefined ? null : nameOf(about),
      type,
      band: term?.band ?? null,
    })),
    channels: channelsOf(),
    statements: statementsOf(reading, { words, all, namesOf }),
  };

  /** A channel, an unnamed source and whoever passed the words on are channels each. */
  function channelsOf(): readonly FactChannel[] {
    const byId = new Map<string, AttributionMark>(reading.attributions.map((mark) => [mark.id, mark]));
    const channels: FactChannel[] = [];
    for (const { channel, speakers, source, inside, attitude } of reading.attributions) {
      if (channel !== undefined && attitude !== "unsaid")
        channels.push({ words: words(channel.range), kind: channel.kind, speakers: namesOf(speakers) });
      const outer = inside === undefined ? undefined : byId.get(inside);
      if (
        outer?.source !== undefined &&
        outer.attitude === undefined &&
        !isPaper(outer) &&
        speakers.length > 0 &&
        !speaksForItself(outer.speakers, speakers) &&
        !RunInHeading.test(words(outer.source).words)
      )
        channels.push({ words: words(outer.source), kind: "relayed", speakers: namesOf(speakers) });
      const isUnnamed = speakers.length > 0 && speakers.every((speaker) => isWithoutName(speaker));
      if (
        isUnnamed &&
        source !== undefined &&
        !Habit.test(text.slice(Math.max(0, source.start - HiddenWithin), source.start)) &&
        isDescription(words(source).words, text.slice(source.end, source.end + HiddenWithin))
      )
        channels.push({ words: words(source), kind: "unnamed source", speakers: namesOf(speakers) });
    }
    for (const { assessors, range } of reading.assessments) {
      if (assessors.length === 0 || !assessors.every(isWithoutName)) continue;
      const near = { start: range.start - JudgeWithin, end: range.end + JudgeWithin };
      const judge = reading.mentions.find((mention) => assessors.includes(mention.actor) && overlaps(mention.range, near));
      if (judge === undefined || channels.some(({ words: told }) => overlaps(told, judge.range))) continue;
      if (isDescription(words(judge.range).words, text.slice(judge.range.end, judge.range.end + HiddenWithin)))
        channels.push({ words: words(judge.range), kind: "unnamed source", speakers: namesOf(assessors) });
    }
    /** A letter that is cited is a channel; it passes nobody's words on. */
    function isPaper({ channel, source }: AttributionMark): boolean {
      return channel !== undefined && source !== undefined && overlaps(channel.range, source);
    }
    /** "Garland is offering $2bn, its environment secretary says": a side through its own office. */
    function speaksForItself(passing: readonly LocalActorId[], speakers: readonly LocalActorId[]): boolean {
      const sides = passing.map((id) => actors.get(id)?.actsFor);
      return speakers.every((id) => sides.includes(id) && actors.get(id)?.kind !== "person") && sides.length > 0;
    }
    function isWithoutName(id: LocalActorId): boolean {
      const actor = actors.get(id);
      return actor?.kind === "unnamed" || (actor?.kind === "group" && UnnamedGroup.test(actor.name));
    }
    const seen = new Set<string>();
    return channels
      .filter(({ words: { start, end }, kind }) => {
        const key = `${start} ${end} ${kind}`;
        return !seen.has(key) && seen.add(key).has(key);
      })
      .sort((one, other) => one.words.start - other.words.start);
  }
}

/** People of a side who are told by their trade alone: "Orsan officials", "Diplomats from Orsa". */
const UnnamedGroup =
  /(?:^|[ -])(?:officials|diplomats|sources|aides|people|lawmakers|advis[eo]rs|analysts|negotiators|envoys|experts|attach[eé]s|officers|insiders|executives|observers|delegates)(?: (?:from|of|close|familiar|in|at|with|on|involved|briefed|here)\b.*)?$/iu;

/** "WHO GOT WHAT: …": a heading in the line passes nothing on. */
const RunInHeading = /^(?=.*\p{Lu}{3})[\p{Lu}\s'’,&-]+$/u;

/**
 * True for words that describe people who keep their names back: "a Western official", "her spokesman", "two people in the room". "The official", "both"
 * and "one of them" point back, "its trade secretary" tells who it is, "SPOKESPERSON" labels a transcript, and a bare "islanders" are a people.
 */
function isDescription(told: string, after: string): boolean {
  if (HiddenAfter.test(after)) return true;
  const words = told.replace(/^[\d\s]+[-–—]\s*/u, "");
  if (
    /^(?:the \p{L}+|he|she|they|it|we|who|both|others|\p{L}{1,3}|.* of (?:them|us|these|those))$/iu.test(words) ||
    words === words.toUpperCase()
  )
    return false;
  // "Both ministers", "Dr Berg's predecessor" and "analysts at Corvell" can be told apart; "elder" stands so only in a heading.
  if (/^both /iu.test(words) || OfNamedBody.test(words)) return false;
  if (/^\p{Lu}[^,]*['’]s \p{Ll}+$/u.test(words)) return KeepsNameBack.test(words);
  if (/^(?!(?:somebody|someone|another|one|people)$)\p{L}+$/iu.test(words) && !words.endsWith("s")) return false;
  if (/, who (?:gave|gives) (?:his|her|their) name\b/u.test(words)) return false;
  if (/^(?:the|his|her|its|their|our) /iu.test(words)) return KeepsNameBack.test(words);
  return Counted.test(words) || !/^[\p{L}'’-]+s\b/u.test(words) || KeepsNameBack.test(words);
}

/** "Analysts at Corvell", "economists of the Fenwick Centre" speak for their house. */
const OfNamedBody =
  /^(?:\p{L}+ ){0,2}(?:analysts|economists|observers|brokers|bankers|consultants|researchers|experts) (?:at|from|of|with) (?:the )?\p{Lu}/iu;

/** "Every few weeks |somebody| announces that it is over": no source of anything. */
const Habit = /\b(?:every|each)(?: (?:few|other|couple of|second|single))? \p{L}+,? $/iu;
/** ", who spoke on condition of anonymity". */
const HiddenAfter = /^,? who (?:had )?(?:spoke|asked|declined|requested|insisted|(?:was|were) granted|did not want)\b/u;
const HiddenWithin = 40;
/** Whoever judges stands so close to what is judged. */
const JudgeWithin = 80;
const Counted =
  /^(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a dozen|several|some|another|other|many|multiple|various|a few|more|those|\d+)\b/iu;
const KeepsNameBack =
  /\b(?:spokes\p{L}+|folks|locals|circles?|assistants?|officials?|diplomats?|sources?|aides?|advis[eo]rs?|people|persons?|insiders?|lawmakers?|envoys?|negotiators?|delegates?|staffers?|analysts|experts|attach[eé]s?|observers|lawyers?|colleagues?|confidants?|who|whose|familiar|briefed|close to|condition of anonymity)\b/iu;

function daysOf(time: TimeSpan | undefined): Pick<FactMeeting, "from" | "to"> {
  return time === undefined ? { from: null, to: null } : { from: time.from.slice(0, 10), to: time.to.slice(0, 10) };
}

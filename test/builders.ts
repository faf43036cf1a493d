/** Decides how tests write a document and what was read in it: a text, and marks found by their words. */
import { createHash } from "node:crypto";
import type {
  ActorKind,
  AssessmentMark,
  AttributionMark,
  Basis,
  ContingencyMark,
  Decision,
  DecisionAct,
  InstrumentMark,
  LocalActorId,
  MarkId,
  MeetingMark,
  PointMark,
  PositionMark,
  ReadActor,
  Reading,
  SilenceMark,
  Source,
  SourceDetails,
  TextRange,
  TimeSpan,
} from "#record";
import { CommandIdShape, dayOf, localActorIdOf, markIdOf, sourceIdOf } from "#record";

/** One document of a test's dossier, ready for `collate`. */
export type BuiltDocument = { readonly source: Source; readonly reading: Reading; readonly learnedSeq: number; readonly learnedAt: string };

type Details = Partial<Omit<SourceDetails, "credit">> & { readonly credit?: readonly string[] };
type Without<Mark, Keys extends string> = Partial<Omit<Mark, "id" | "kind" | "basis" | "range" | "time" | Keys>>;

/** What a test can say was read. Words are looked up in the text; `words#2` means their second place. */
export type Reader = {
  /** The range of the words; fails when the text does not have them. */
  readonly at: (words: string) => TextRange;
  readonly actor: (
    kind: ActorKind,
    name: string,
    more?: {
      alsoCalled?: string[];
      actsFor?: LocalActorId;
      title?: string;
      count?: number;
      members?: LocalActorId[];
      worldKey?: string;
      words?: string;
    },
  ) => LocalActorId;
  readonly says: (
    speaker: LocalActorId | undefined,
    content: string,
    more?: Without<AttributionMark, "content" | "speakers"> & { cueWords?: string; day?: string },
  ) => MarkId;
  readonly meeting: (
    words: string,
    sides: readonly (readonly LocalActorId[])[],
    more?: Without<MeetingMark, "sides" | "place"> & { day?: string; time?: TimeSpan; place?: string; implied?: boolean },
  ) => MarkId;
  readonly position: (
    party: LocalActorId,
    words: string,
    topic: string,
    stance: PositionMark["stance"],
    more?: Without<PositionMark, "party" | "stance" | "point" | "summary"> & { day?: string; known?: boolean; summary?: string },
  ) => MarkId;
  readonly point: (number: string, words: string, heading: string, topic?: string) => MarkId;
  readonly silence: (speaker: LocalActorId, words: string, more?: Without<SilenceMark, "speakers">) => MarkId;
  readonly assessment: (words: string, more?: Without<AssessmentMark, "of" | "term">) => MarkId;
  readonly contingency: (trigger: string, response: string, more?: Without<ContingencyMark, "trigger" | "response">) => MarkId;
  readonly instrument: (words: string, name: string, more?: Without<InstrumentMark, "name" | "mentions">) => MarkId;
};

const basis: Basis = { kind: "rule", name: "test", certainty: 1 };

/** A document with its reading. Two calls with the same text and outlet make the same source. */
export function document(text: string, details: Details = {}, read: (reader: Reader) => void = () => {}): BuiltDocument {
  const textHash = createHash("sha256").update(text).digest("hex");
  const id = sourceIdOf(textHash, details.outlet);
  const source: Source = { id, text, textHash, format: "text", details: { ...details, credit: details.credit ?? [] }, blocks: [] };
  type Lists = { [Key in keyof Reading]: Reading[Key] extends readonly (infer Mark)[] ? Mark[] : Reading[Key] };
  const points: PointMark[] = [];
  const reading: Lists = {
    source: id,
    reader: "test",
    sentences: sentencesOf(text),
    actors: [],
    mentions: [],
    dates: [],
    attributions: [],
    silences: [],
    meetings: [],
    positions: [],
    assessments: [],
    contingencies: [],
    instruments: [],
    points,
    problems: [],
  };
  read(readerFor());
  return { source, reading, learnedSeq: 0, learnedAt: "2026-01-01T00:00:00Z" };

  function readerFor(): Reader {
    return {
      at,
      actor(kind, name, { words = name, title, ...more } = {}) {
        const actor = localActorIdOf(reading.actors.length + 1);
        const range = at(words);
        const roles =
          title === undefined ? [] : [{ title, range: at(title), ...(more.actsFor === undefined ? {} : { actsFor: more.actsFor }) }];
        reading.actors.push({ id: actor, kind, name, alsoCalled: [], roles, basis, ...more } satisfies ReadActor);
        reading.mentions.push({ id: mark("mention", range, reading.mentions), kind: "mention", range, basis, actor, form: "name" });
        return actor;
      },
      says(speaker, content, { cueWords, day, ...more } = {}) {
        const range = at(content);
        const made: AttributionMark = {
          id: mark("attribution", range, reading.attributions),
          kind: "attribution",
          range,
          basis,
          form: content.includes('"') ? "direct" : "indirect",
          content: [range],
          speakers: speaker === undefined ? [] : [speaker],
          via: [],
          ...(cueWords === undefined ? {} : { cue: at(cueWords) }),
          ...(day === undefined ? {} : { saidAt: dayOf(day) }),
          ...more,
        };
        reading.attributions.push(made);
        return made.id;
      },
      meeting(words, sides, { day, time, place, implied = false, ...more } = {}) {
        const range = at(words);
        const when = day === undefined ? time : dayOf(day);
        const made: MeetingMark = {
          id: mark("meeting", range, reading.meetings),
          kind: "meeting",
          range,
          basis,
          status: "held",
          format: "unknown",
          sides: sides.map((actors) => ({ actors })),
          lead: [],
          agenda: [],
          ...(when === undefined ? {} : { time: when }),
          ...(place === undefined ? {} : { place: { name: place, is: implied ? "implied" : "stated", range: at(place) } }),
          ...more,
        };
        reading.meetings.push(made);
        return made.id;
      },
      point(number, words, heading, topic) {
        const range = at(words);
        const start = range.start + words.indexOf(heading);
        const made: PointMark = {
          id: mark("point", range, points),
          kind: "point",
          range,
          basis,
          number,
          name: heading,
          heading: { start, end: start + heading.length },
          ...(topic === undefined ? {} : { headingTopic: topic }),
          topics: topic === undefined ? [] : [topic],
        };
        points.push(made);
        return made.id;
      },
      position(party, words, topic, stance, { day, known = true, summary = words, ...more } = {}) {
        const range = at(words);
        const made: PositionMark = {
          id: mark("position", range, reading.positions),
          kind: "position",
          range,
          basis,
          party,
          point: { topic, known, range },
          stance,
          strength: "plain",
          summary: at(summary),
          accordingTo: [],
          ...(day === undefined ? {} : { time: dayOf(day) }),
          ...more,
        };
        reading.positions.push(made);
        return made.id;
      },
      silence(speaker, words, more = {}) {
        const range = at(words);
        const made: SilenceMark = {
          id: mark("silence", range, reading.silences),
          kind: "silence",
          range,
          basis,
          manner: "did not mention",
          speakers: [speaker],
          ...more,
        };
        reading.silences.push(made);
        return made.id;
      },
      assessment(words, more = {}) {
        const range = at(words);
        const made: AssessmentMark = {
          id: mark("assessment", range, reading.assessments),
          kind: "assessment",
          range,
          basis,
          type: "intent",
          assessors: [],
          via: [],
          ...more,
        };
        reading.assessments.push(made);
        return made.id;
      },
      contingency(trigger, response, more = {}) {
        const ranges = [at(trigger), at(response)];
        const range = { start: Math.min(...ranges.map(({ start }) => start)), end: Math.max(...ranges.map(({ end }) => end)) };
        const made: ContingencyMark = {
          id: mark("contingency", range, reading.contingencies),
          kind: "contingency",
          range,
          basis,
          trigger: [at(trigger)],
          response: [at(response)],
          advocates: [],
          mode: "announced",
          ...more,
        };
        reading.contingencies.push(made);
        return made.id;
      },
      instrument(words, name, more = {}) {
        const range = at(words);
        const made: InstrumentMark = {
          id: mark("instrument", range, reading.instruments),
          kind: "instrument",
          range,
          basis,
          form: "plan",
          name,
          drafters: [],
          mentions: [range],
          ...more,
        };
        reading.instruments.push(made);
        return made.id;
      },
    };
  }

  function at(words: string): TextRange {
    const [, bare = words, nth = "1"] = /^(.*)#(\d+)$/s.exec(words) ?? [];
    let start = -1;
    for (let time = 0; time < Number(nth); time++) start = text.indexOf(bare, start + 1);
    if (start < 0) throw new Error(`the test's text does not have "${words}": ${text}`);
    return { start, end: start + bare.length };
  }

  function mark(kind: string, range: TextRange, others: readonly { readonly range: TextRange }[]): MarkId {
    return markIdOf(id, kind, range, others.filter((other) => other.range.start === range.start && other.range.end === range.end).length);
  }
}

/** Decisions in the order given, each its own command. */
export function decisions(...acts: readonly DecisionAct[]): readonly Decision[] {
  return acts.map((act, at) => ({ command: CommandIdShape.parse(`c${at + 1}`), ordinal: 0, by: "Ana", at: "2026-03-01T09:00:00Z", act }));
}

function sentencesOf(text: string): TextRange[] {
  const sentences: TextRange[] = [];
  let start = 0;
  for (const end of text.matchAll(/[.!?]["”]?(?=\s|$)/g)) {
    const after = end.index + end[0].length;
    sentences.push({ start, end: after });
    start = after + 1;
  }
  if (start < text.length) sentences.push({ start, end: text.length });
  return sentences;
}

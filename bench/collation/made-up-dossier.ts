/** Decides what a made-up dossier of any size looks like: invented people of invented states, wire copies among independent reports, all from one seed. */
import type { LearnedDocument } from "#collation";
import type {
  ActorKind,
  AttributionMark,
  Basis,
  LocalActorId,
  MeetingMark,
  MentionMark,
  PositionMark,
  ReadActor,
  Reading,
  Source,
  Stance,
  TextRange,
} from "#record";
import { dayOf, fingerprint, localActorIdOf, markIdOf, sourceIdOf } from "#record";

const basis: Basis = { kind: "rule", name: "made up", certainty: 1 };
const states = ["Vesmar", "Corval", "Sarvan", "Itelia", "Noren", "Halbia"];
const surnames = "Marsh Tarn Quill Odano Breck Salvik Horne Pell Ruiz Kade Lomas Varga Edris Nool Fenn Abara Crail Dost Yoon Wexley".split(
  " ",
);
const firstNames = "Olena Ivo Petra Samir Lena Goran Maud Tarek Nadia Emil".split(" ");
const places = ["Orsa", "Lindau", "Port Hale", "Miravel", "Tesk"];
const topics = "ceasefire|withdrawal|prisoners|fishing rights|monitoring|border crossings|reparations|joint patrols|water|customs".split(
  "|",
);
const stances: readonly Stance[] = ["demands", "accepts", "accepts with conditions", "open", "objects", "rejects", "unclear"];

/** Numbers from 0 to 1, always the same for one seed (mulberry32). */
export function seededNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** About a hundred marks for each document; three in ten documents copy an earlier one with a sentence or two of their own. */
export function makeUpDossier(documents: number, seed = 1): readonly LearnedDocument[] {
  const next = seededNumbers(seed);
  const pick = <Value>(values: readonly Value[]): Value => values[Math.floor(next() * values.length)] as Value; // The lists above are not empty.
  const vocabulary = Array.from({ length: 4000 }, (_, at) => `w${fingerprint(`word ${at}`).slice(0, 3 + (at % 6))}`);
  const word = () => vocabulary[Math.floor(next() ** 3 * vocabulary.length)] ?? "word";
  const words = (count: number) => Array.from({ length: count }, word).join(" ");
  const people = states.flatMap((state) => Array.from({ length: 10 }, () => ({ name: `${pick(firstNames)} ${pick(surnames)}`, state })));
  const quotes = Array.from({ length: documents * 2 }, () => ({ speaker: pick(people), text: `"${words(6 + Math.floor(next() * 16))}"` }));
  const made: LearnedDocument[] = [];
  for (let at = 0; at < documents; at++) {
    const day = Math.floor((at / documents) * 90);
    const original = next() < 0.3 && at > 20 ? made[Math.max(0, at - 1 - Math.floor(next() * 20))] : undefined;
    made.push(original === undefined ? write(at, day) : copy(original, at, day));
  }
  return made;

  function write(at: number, day: number): LearnedDocument {
    const sentences: string[] = [];
    const plans: ((range: TextRange) => void)[] = [];
    const cast = new Map<string, LocalActorId>();
    const lists: Pick<Reading, never> & {
      actors: ReadActor[];
      mentions: MentionMark[];
      attributions: AttributionMark[];
      meetings: MeetingMark[];
      positions: PositionMark[];
    } = { actors: [], mentions: [], attributions: [], meetings: [], positions: [] };
    const add = (text: string, plan: (range: TextRange) => void) => {
      sentences.push(text);
      plans.push(plan);
    };
    const published = isoDay(day);
    for (let line = 0; line < 20; line++) {
      const quote = quotes[Math.floor(next() ** 2 * quotes.length)] ?? quotes[0];
      if (quote === undefined) break;
      add(`${quote.text} ${quote.speaker.name} said ${words(3)}.`, (range) => {
        const speaker = actor(quote.speaker.name, "person", quote.speaker.state, range);
        const content = { start: range.start, end: range.start + quote.text.length };
        lists.attributions.push({
          id: mark("attribution", content, lists.attributions.length),
          kind: "attribution",
          range: content,
          basis,
          form: "direct",
          content: [content],
          speakers: [speaker],
          via: [],
        });
      });
    }
    for (let line = 0; line < 4; line++) {
      const [one, other] = [pick(people), pick(people)];
      const when = day - Math.floor(next() * 3);
      add(`${one.name} met ${other.name} in ${pick(places)} ${words(8)}.`, (range) => {
        const sides = [one, other].map((person) => ({ actors: [actor(person.name, "person", person.state, range)] }));
        const name = pick(places);
        const place = next() < 0.7 ? { place: { name, is: "stated" as const, range } } : {};
        lists.meetings.push({
          id: mark("meeting", range, lists.meetings.length),
          kind: "meeting",
          range,
          basis,
          status: "held",
          format: "unknown",
          sides,
          lead: [],
          ...(next() < 0.8 ? { time: dayOf(isoDay(when)) } : {}),
          ...place,
          agenda: [],
        });
      });
    }
    for (let line = 0; line < 6; line++) {
      const state = pick(states);
      add(`${state} spoke of ${words(9)}.`, (range) => {
        const party = actor(state, "state", undefined, range);
        const known = next() < 0.6;
        lists.positions.push({
          id: mark("position", range, lists.positions.length),
          kind: "position",
          range,
          basis,
          party,
          point: { topic: known ? pick(topics) : `${word()} ${word()}`, known, range },
          stance: pick(stances),
          strength: "plain",
          summary: range,
          accordingTo: [],
        });
      });
    }
    for (let line = 0; line < 10; line++) add(`${words(20)}.`, () => {});
    const text = sentences.join(" ");
    const source = sourceFor(text, at, published);
    const ranges = rangesOf(sentences);
    for (const [index, range] of ranges.entries()) plans[index]?.(range);
    for (let more = 0; lists.mentions.length < 70; more++) {
      const range = ranges[more % ranges.length] ?? { start: 0, end: 1 };
      const known = lists.actors[more % lists.actors.length];
      if (known !== undefined) mention(known.id, range);
    }
    return { source, reading: readingOf(source, ranges, lists), learnedSeq: at, learnedAt: `${published}T12:00:00Z` };

    function actor(name: string, kind: ActorKind, state: string | undefined, range: TextRange): LocalActorId {
      const known = cast.get(name);
      const actsFor = state === undefined ? undefined : actor(state, "state", undefined, range);
      const id = known ?? localActorIdOf(cast.size + 1);
      if (known === undefined) {
        cast.set(name, id);
        lists.actors.push({
          id,
          kind,
          name,
          alsoCalled: [],
          roles: [],
          ...(actsFor === undefined ? {} : { actsFor }),
          ...(kind === "state" ? { worldKey: `state:${name}` } : {}),
          basis,
        });
      }
      mention(id, range);
      return id;
    }

    function mention(id: LocalActorId, range: TextRange): void {
      lists.mentions.push({ id: mark("mention", range, lists.mentions.length), kind: "mention", range, basis, actor: id, form: "name" });
    }

    function mark(kind: string, range: TextRange, ordinal: number) {
      return markIdOf(sourceIdOf(fingerprint(`text ${seed} ${at}`), `outlet ${at}`), kind, range, ordinal);
    }
  }

  function sourceFor(text: string, at: number, published: string): Source {
    const outlet = `outlet ${at}`;
    return {
      id: sourceIdOf(fingerprint(`text ${seed} ${at}`), outlet),
      text,
      textHash: fingerprint(text),
      format: "text",
      details: { outlet, credit: [], published },
      blocks: [],
    };
  }

  /** The same report under another name, with a sentence of its own at the end; marks stand where they stood. */
  function copy(original: LearnedDocument, at: number, day: number): LearnedDocument {
    const own = ` ${words(12)}.`;
    const source = sourceFor(original.source.text + own, at, isoDay(day));
    const moved = JSON.parse(JSON.stringify(original.reading).replaceAll(original.source.id, source.id)) as Reading; // A reading of the same shape, renamed.
    const end = original.source.text.length;
    const sentences = [...moved.sentences, { start: end + 1, end: end + own.length }];
    return { source, reading: { ...moved, sentences }, learnedSeq: at, learnedAt: `${isoDay(day)}T12:00:00Z` };
  }
}

function readingOf(
  source: Source,
  sentences: readonly TextRange[],
  lists: Pick<Reading, "actors" | "mentions" | "attributions" | "meetings" | "positions">,
): Reading {
  return {
    source: source.id,
    reader: "made up",
    sentences,
    dates: [],
    silences: [],
    assessments: [],
    contingencies: [],
    instruments: [],
    problems: [],
    ...lists,
  };
}

function rangesOf(sentences: readonly string[]): readonly TextRange[] {
  let start = 0;
  return sentences.map((sentence) => {
    const range = { start, end: start + sentence.length };
    start = range.end + 1;
    return range;
  });
}

function isoDay(day: number): string {
  return new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10);
}

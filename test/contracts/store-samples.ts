/** Decides what the store's tests and measurements are made of: invented sources, readings and records, the same for the same numbers. */
import { createHash } from "node:crypto";
import {
  type Account,
  type ActorItem,
  type AttributionMark,
  type DossierRecord,
  type Item,
  type ItemId,
  itemIdOf,
  localActorIdOf,
  markIdOf,
  type PositionItem,
  type Reading,
  type Source,
  type SourceDetails,
  type StatementItem,
  sourceIdOf,
} from "#record";

const places = ["Orsa", "Velim", "Port Sorrel", "Kestrel Bay", "Lower Tarn", "Havnes"];
const people = ["Ilva Maren", "Tomas Berrick", "Osk Redland", "Jana Quill", "Piet Olander", "Runa Vost"];
const states = ["Arvenia", "Belmark", "Corvia", "Dunmere"];
const subjects = ["the ceasefire line", "prisoner exchanges", "grain transit", "the customs post", "monitoring", "the harbour treaty"];
const verbs = ["said", "repeated", "denied", "announced", "insisted", "suggested"];

/** Numbers from 0 up to 1 that look random and are the same for the same seed (mulberry32, public domain). */
export function seededNumbers(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Source number `number`, about `length` characters in paragraphs. */
export function sampleSource(
  number: number,
  { length = 400, outlet = "The Orsa Gazette" }: { readonly length?: number; readonly outlet?: string } = {},
): Source {
  const next = seededNumbers(number + 1);
  const pick = (list: readonly string[]) => list[Math.floor(next() * list.length)] ?? "";
  const sentences = [`Report number ${number} from ${pick(places)}.`];
  for (let written = 0; written < length; written += sentences.at(-1)?.length ?? length) {
    const words = Math.floor(next() * 90_000);
    sentences.push(
      `${pick(people)} of ${pick(states)} ${pick(verbs)} in ${pick(places)} that ${pick(subjects)} would be settled under clause ${words}.`,
    );
  }
  const text = sentences.map((sentence, at) => (at % 4 === 0 ? `${sentence}\n\n` : `${sentence} `)).join("");
  return sourceOf(text, {
    title: `Report ${number}`,
    outlet,
    credit: [],
    published: `2026-03-${String((number % 28) + 1).padStart(2, "0")}`,
  });
}

/** A source of that very text. */
export function sourceOf(text: string, details: SourceDetails = { credit: [] }): Source {
  const textHash = createHash("sha256").update(text, "utf8").digest("hex");
  return { id: sourceIdOf(textHash, details.outlet), text, textHash, format: "text", details, blocks: [] };
}

/** A reading with one attribution for each sentence, and for each further round once more, so that its size can be chosen. */
export function sampleReading(
  source: Source,
  { reader = "rules 1", rounds = 1 }: { readonly reader?: string; readonly rounds?: number } = {},
): Reading {
  const sentences = [...source.text.matchAll(/[^.\n]+\./g)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
  const attributions: AttributionMark[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const range of sentences) {
      attributions.push({
        id: markIdOf(source.id, "attribution", range, round),
        kind: "attribution",
        range,
        basis: { kind: "rule", name: "cue-verb/said", certainty: 0.9 },
        form: "indirect",
        source: { start: range.start, end: range.start + 10 },
        cue: { start: range.start + 11, end: range.start + 15 },
        content: [{ start: range.start + 15, end: range.end }],
        speakers: [localActorIdOf(1)],
        via: [],
      });
    }
  }
  return {
    source: source.id,
    reader,
    sentences,
    actors: [],
    mentions: [],
    dates: [],
    attributions,
    silences: [],
    meetings: [],
    positions: [],
    assessments: [],
    contingencies: [],
    instruments: [],
    problems: [],
  };
}

/** The account of a whole source. */
export function sampleAccount(source: Source): Account {
  const range = { start: 0, end: Math.min(source.text.length, 80) };
  return {
    mark: markIdOf(source.id, "attribution", range),
    source: source.id,
    span: { source: source.id, ...range },
    basis: { kind: "rule", name: "cue-verb/said", certainty: 0.9 },
    independent: source.id,
  };
}

export function sampleActor(name: string, more: Partial<ActorItem> = {}): ActorItem {
  return {
    id: itemIdOf("A", name),
    kind: "actor",
    standing: "proposed",
    corrected: [],
    accounts: [],
    actorKind: "person",
    name,
    alsoCalled: [],
    roles: [],
    members: [],
    ...more,
  };
}

export function sampleStatement(key: string, source: Source, speaker: ItemId, more: Partial<StatementItem> = {}): StatementItem {
  const account = sampleAccount(source);
  return {
    id: itemIdOf("S", key),
    kind: "statement",
    standing: "proposed",
    corrected: [],
    accounts: [account],
    form: "indirect",
    speakers: [speaker],
    via: [],
    addressee: [],
    content: [account.span],
    silences: [],
    ...more,
  };
}

export function samplePosition(key: string, source: Source, party: ItemId, point: ItemId): PositionItem {
  const account = sampleAccount(source);
  return {
    id: itemIdOf("P", key),
    kind: "position",
    standing: "proposed",
    corrected: [],
    accounts: [account],
    party,
    point,
    stance: "demands",
    strength: "plain",
    summary: account.span,
    accordingTo: [],
  };
}

export function recordOf(items: readonly Item[], more: Partial<DossierRecord> = {}): DossierRecord {
  return { items, standing: [], parties: [], problems: [], ...more };
}

/** The `minute`th minute of an invented morning. */
export function sampleInstant(minute: number): string {
  return new Date(Date.UTC(2026, 2, 1, 8, minute)).toISOString();
}

import fc from "fast-check";
import { expect, test } from "vitest";
import type { Account, DecisionAct, DossierRecord, LocalActorId, Stance } from "#record";
import { RecordShape } from "#record";
import { type BuiltDocument, decisions, document } from "../../test/builders.ts";
import { itemsOf, recordOf } from "../../test/records.ts";

const people = ["Olena Marsh", "Peter Marsh", "Ivo Tarn", "Petra Quill", "Marsh", "Tarn"];
const states = ["Vesmar", "Corval", "Sarvan"];
const sayings = [
  '"We will not sign a text that we have not read"',
  '"We will sign a text that we have not read"',
  "the ferry line would reopen before the summer",
  "the ferry line will be reopened before summer",
  '"productive"',
  "that the ferry line would reopen before summer",
];
const stances: readonly Stance[] = ["demands", "accepts", "rejects", "unclear", "open"];

const day = fc.integer({ min: 1, max: 12 }).map((number) => `2026-02-${String(number).padStart(2, "0")}`);
const sentence = fc.record(
  {
    kind: fc.constantFrom("says", "meets", "wants", "plan"),
    person: fc.constantFrom(...people),
    state: fc.constantFrom(...states),
    other: fc.constantFrom(...people),
    saying: fc.constantFrom(...sayings),
    stance: fc.constantFrom(...stances),
    topic: fc.constantFrom("patrols", "ferry line"),
    day,
    place: fc.constantFrom("Orsa", "Tesk"),
    cue: fc.constantFrom("said", "denied"),
  },
  { requiredKeys: ["kind", "person", "state", "other", "saying", "stance", "topic", "cue"] },
);
type Line = {
  kind: string;
  person: string;
  state: string;
  other: string;
  saying: string;
  stance: Stance;
  topic: string;
  cue: string;
  day?: string;
  place?: string;
};
const text = fc.record({ lines: fc.array(sentence, { minLength: 1, maxLength: 4 }), published: fc.option(day, { nil: undefined }) });
const dossier = fc
  .array(text, { minLength: 1, maxLength: 6 })
  .map((texts) => texts.map(({ lines, published }, at) => write(lines, `outlet ${at}`, published)));

function write(lines: readonly Line[], outlet: string, published: string | undefined): BuiltDocument {
  const words = lines.map(
    (line, at) => `${line.person} ${line.state} ${line.other} ${line.cue} ${line.saying} ${line.topic} ${line.place ?? ""} in line ${at}.`,
  );
  return document(words.join(" "), { outlet, ...(published === undefined ? {} : { published }) }, (read) => {
    const made = new Map<string, LocalActorId>();
    const actor = (name: string, actsFor?: LocalActorId) => {
      const id =
        made.get(name) ??
        (states.includes(name)
          ? read.actor("state", name, { worldKey: `state:${name}` })
          : read.actor("person", name, actsFor === undefined ? {} : { actsFor }));
      made.set(name, id);
      return id;
    };
    for (const [at, line] of lines.entries()) {
      const when = line.day === undefined ? {} : { day: line.day };
      const state = actor(line.state);
      const person = actor(line.person, state);
      if (line.kind === "says")
        read.says(person, words[at]?.slice(words[at]?.indexOf(line.saying), -1) ?? "", { ...when, cueWords: line.cue });
      if (line.kind === "meets")
        read.meeting(words[at] ?? "", [[person], [actor(line.other)]], {
          ...when,
          ...(line.place === undefined ? {} : { place: line.place }),
        });
      if (line.kind === "wants") read.position(state, words[at] ?? "", line.topic, line.stance, when);
      if (line.kind === "plan") read.instrument(line.topic, line.topic, { points: at + 20 });
    }
  });
}

const accountsIn = (record: DossierRecord): readonly Account[] =>
  record.items.flatMap((item) =>
    item.kind === "clash" ? [...item.accounts, ...item.sides.flatMap(({ accounts }) => accounts)] : item.accounts,
  );

test("a record fits its shape, names every item once, points at items it holds and at words its sources have", () => {
  fc.assert(
    fc.property(dossier, (documents) => {
      const record = recordOf(documents);
      RecordShape.parse(record);
      const ids = new Set(record.items.map(({ id }) => id));
      expect(ids.size).toBe(record.items.length);
      for (const [id] of JSON.stringify(record).matchAll(/(?<=")[A-Z]-[0-9a-z]{11}(?=")/g)) expect([...ids]).toContain(id);
      const lengths = new Map(documents.map(({ source }) => [source.id, source.text.length]));
      for (const { span, source } of accountsIn(record)) {
        expect(span.source).toBe(source);
        expect(span.start).toBeLessThanOrEqual(span.end);
        expect(span.end).toBeLessThanOrEqual(lengths.get(source) ?? -1);
      }
    }),
    { numRuns: 200 },
  );
});

test("every mark is an account of exactly one item", () => {
  fc.assert(
    fc.property(dossier, (documents) => {
      const record = recordOf(documents);
      for (const kind of ["statement", "meeting", "position", "instrument"] as const) {
        const marks = itemsOf(record, kind).flatMap(({ accounts }) => accounts.map(({ mark }) => mark));
        const lists = { statement: "attributions", meeting: "meetings", position: "positions", instrument: "instruments" } as const;
        const once = documents.filter(({ source }, at) => documents.findIndex((other) => other.source.id === source.id) === at);
        expect([...marks].sort()).toEqual(once.flatMap(({ reading }) => reading[lists[kind]].map(({ id }) => id)).sort());
      }
    }),
    { numRuns: 200 },
  );
});

test("the record does not depend on how the documents came in batches, only on their order", () => {
  fc.assert(
    fc.property(dossier, fc.nat(), (documents, batch) => {
      const dated = documents.map((built, at) => ({
        ...built,
        learnedSeq: Math.floor(at / ((batch % 3) + 1)),
        learnedAt: `2026-03-0${1 + (at % 9)}T00:00:00Z`,
      }));
      expect(recordOf(dated)).toEqual(recordOf(documents));
    }),
  );
});

test("a further document renames nothing: an id goes only where an older item took its accounts", () => {
  fc.assert(
    fc.property(dossier, (documents) => {
      const before = recordOf(documents.slice(0, -1));
      const after = recordOf(documents);
      const sides = new Map(itemsOf(after, "actor").map(({ id, actsFor }) => [id, actsFor]));
      // Once most reports give somebody another side, what was joined by side is joined anew.
      fc.pre(itemsOf(before, "actor").every(({ id, actsFor }) => !sides.has(id) || sides.get(id) === actsFor));
      for (const item of before.items) {
        if (item.kind === "clash") continue;
        const now = after.items.find(({ id }) => id === item.id);
        const founder = item.accounts[0]?.mark;
        const taker = after.items.find((other) => other.kind === item.kind && other.accounts.some(({ mark }) => mark === founder));
        if (now === undefined) expect(before.items.some(({ id }) => id === taker?.id)).toBe(true);
        else expect(now.accounts[0]?.mark).toBe(founder);
      }
    }),
    { numRuns: 200 },
  );
});

test("reading a document twice adds nothing", () => {
  fc.assert(
    fc.property(dossier, (documents) => {
      expect(recordOf([...documents, ...documents])).toEqual(recordOf(documents));
    }),
  );
});

test("a copy in another outlet adds accounts, but no statement and no independent report", () => {
  const long = " Nothing else of note was seen in the harbour that day apart from two trawlers and a grey cat on the customs house roof.";
  fc.assert(
    fc.property(dossier, fc.nat(), (documents, which) => {
      const original = documents[which % documents.length];
      if (original === undefined) return;
      const copied = copy(original, long);
      const before = recordOf([...documents, withText(original, long)]);
      const after = recordOf([...documents, withText(original, long), copied]);
      expect(itemsOf(after, "statement").length).toBe(itemsOf(before, "statement").length);
      const independent = (record: DossierRecord) => new Set(accountsIn(record).map((account) => account.independent)).size;
      expect(independent(after)).toBe(independent(before));
    }),
    { numRuns: 100 },
  );
});

test("a merge and its undoing leave the record as it was", () => {
  fc.assert(
    fc.property(dossier, fc.nat(), fc.nat(), (documents, one, other) => {
      const plain = recordOf(documents);
      const merge = mergeOf(plain, one, other);
      if (merge === undefined) return;
      const merged = recordOf(documents, decisions(merge));
      RecordShape.parse(merged);
      expect(merged.problems).toEqual([]);
      const ids = new Set(merged.items.map(({ id }) => id));
      for (const [id] of JSON.stringify(merged).matchAll(/(?<=")[A-Z]-[0-9a-z]{11}(?=")/g)) expect([...ids]).toContain(id);
      expect(recordOf(documents)).toEqual(plain);
    }),
    { numRuns: 200 },
  );
});

function mergeOf(record: DossierRecord, one: number, other: number): DecisionAct | undefined {
  const first = record.items.filter(({ kind }) => kind !== "clash")[one % Math.max(1, record.items.length)];
  const same = record.items.filter(({ kind, id }) => kind === first?.kind && id !== first.id);
  const second = same[other % Math.max(1, same.length)];
  return first === undefined || second === undefined ? undefined : { kind: "merge", items: [first.id, second.id] };
}

/** The same text and marks with a closing sentence that makes it long enough to be known again. */
function withText(original: BuiltDocument, more: string): BuiltDocument {
  return renamed(original, `${original.source.text}${more}`, "the wire");
}

function copy(original: BuiltDocument, more: string): BuiltDocument {
  return renamed(original, `${original.source.text}${more}`, "another outlet");
}

function renamed(original: BuiltDocument, text: string, outlet: string): BuiltDocument {
  const { source } = document(text, { ...original.source.details, outlet });
  const moved: BuiltDocument["reading"] = JSON.parse(JSON.stringify(original.reading).replaceAll(original.source.id, source.id));
  const sentences = [...moved.sentences, { start: original.source.text.length + 1, end: text.length }];
  return { ...original, source, reading: { ...moved, sentences } };
}

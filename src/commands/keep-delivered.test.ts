import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Delivery, takeIn } from "#intake";
import type { Reading, Source } from "#record";
import { keepPrepared, prepareDocument } from "./keep-delivered.ts";
import { openParley } from "./open-parley.ts";
import type { Parley } from "./parley.ts";

type Given = Delivery["given"] & { readonly text: string };

let parley: Parley;
let readings: number;

async function openWithStub(): Promise<Parley> {
  let second = 0;
  const now = (): string => new Date(Date.UTC(2026, 3, 1, 8, 0, second++)).toISOString();
  const opened = await openParley({ dossier: ":memory:", mode: "either", by: "Ada", lanes: 0, now });
  const reader = {
    ...opened.reader,
    version: () => Promise.resolve("stub"),
    takeIn: (delivery: Delivery) => Promise.resolve(takeIn(delivery)),
    read: (source: Source) => {
      readings++;
      return Promise.resolve({ kind: "reading" as const, reading: emptyReading(source) });
    },
  };
  return { ...opened, reader };
}

function emptyReading(source: Source): Reading {
  const none = { actors: [], mentions: [], dates: [], attributions: [], silences: [], meetings: [], positions: [], problems: [] };
  return { source: source.id, reader: "stub", sentences: [], assessments: [], contingencies: [], instruments: [], ...none };
}

/** Delivers the documents, so many at a time; says what became of each. */
async function deliver(documents: readonly Given[], atOnce = documents.length): Promise<readonly string[]> {
  const statuses: string[] = [];
  for (let at = 0; at < documents.length; at += Math.max(1, atOnce)) {
    const batch = [];
    for (const [place, { text, ...given }] of documents.slice(at, at + Math.max(1, atOnce)).entries())
      batch.push(await prepareDocument(parley, { label: `${at + place}.txt`, bytes: new TextEncoder().encode(text), given }));
    const kept = await keepPrepared(parley, batch, { verb: "read", words: {}, continues: undefined });
    statuses.push(...kept.map((one) => one.status));
  }
  return statuses;
}

async function sourcesNow(): Promise<readonly { readonly outlet: string | undefined; readonly published: string | undefined }[]> {
  const page = await parley.store.sources({ limit: 1000 });
  return page.rows.map(({ details }) => ({ outlet: details.outlet, published: details.published }));
}

beforeEach(async () => {
  readings = 0;
  parley = await openWithStub();
});
afterEach(() => parley.close());

describe("one text", () => {
  const text = "The envoy of Ruvana met the minister of Tovria.";
  const cases: readonly (readonly [string, readonly Given[], readonly string[], number])[] = [
    [
      "twice from one outlet is one source",
      [
        { text, outlet: "A" },
        { text, outlet: "A" },
      ],
      ["read", "known"],
      1,
    ],
    [
      "from an outlet written otherwise is known",
      [
        { text, outlet: "A" },
        { text, outlet: " a " },
      ],
      ["read", "known"],
      1,
    ],
    [
      "from two outlets is two sources",
      [
        { text, outlet: "A" },
        { text, outlet: "B" },
      ],
      ["read", "read"],
      2,
    ],
    ["first without, then with an outlet is one source", [{ text }, { text, outlet: "A" }], ["read", "known"], 1],
    ["first with, then without an outlet is one source", [{ text, outlet: "A" }, { text }], ["read", "known"], 1],
    ["completed with an outlet is known under it", [{ text }, { text, outlet: "A" }, { text, outlet: "A" }], ["read", "known", "known"], 1],
    [
      "completed with one outlet and come from another is two sources",
      [{ text }, { text, outlet: "A" }, { text, outlet: "B" }, { text, outlet: "B" }],
      ["read", "known", "read", "known"],
      2,
    ],
  ];
  it.each(cases)("%s, in one batch or in several", async (_name, documents, statuses, count) => {
    expect(await deliver(documents, 1)).toEqual(statuses);
    const oneByOne = await sourcesNow();
    expect(oneByOne).toHaveLength(count);
    await parley.close();
    parley = await openWithStub();
    expect(await deliver(documents)).toEqual(statuses);
    expect(await sourcesNow()).toEqual(oneByOne);
  });

  it("gets a date that was missing, is read again with it, and keeps a date it has", async () => {
    await deliver([{ text }]);
    expect(await deliver([{ text, published: "2026-02-03" }])).toEqual(["known"]);
    expect(readings).toBe(2);
    await deliver([{ text, published: "2026-02-09" }]);
    expect(readings).toBe(2);
    expect(await sourcesNow()).toEqual([{ outlet: undefined, published: "2026-02-03" }]);
  });

  it("is read again once another reader is at work, and then not again", async () => {
    await deliver([{ text }]);
    const reader = { ...parley.reader, version: () => Promise.resolve("stub 2") };
    const withNewer = {
      ...reader,
      read: (source: Source) => Promise.resolve({ kind: "reading" as const, reading: { ...emptyReading(source), reader: "stub 2" } }),
    };
    parley = { ...parley, reader: withNewer };
    await deliver([{ text }]);
    const head = await parley.store.head();
    expect((await parley.store.sources({ limit: 1 })).rows[0]?.reader).toBe("stub 2");
    await deliver([{ text }]);
    expect(await parley.store.head()).toBe(head);
  });

  it("comes back when its reading in was undone", async () => {
    await deliver([{ text }]);
    const [entry] = (await parley.store.log({ order: "newest", limit: 1 })).rows;
    await parley.store.write({ at: parley.now(), by: "Ada", verb: "undo", words: {}, undoes: entry?.id });
    expect(await sourcesNow()).toEqual([]);
    await deliver([{ text }]);
    expect(await sourcesNow()).toHaveLength(1);
  });
});

describe("any documents", () => {
  const given = fc.record(
    {
      text: fc.constantFrom("One text.", "Another text.", "A third text."),
      outlet: fc.constantFrom("A", "B"),
      published: fc.constantFrom("2026-02-03", "2026-02-04"),
    },
    { requiredKeys: ["text"] },
  );

  it("make the same dossier however they are batched, and add nothing a second time", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(given, { minLength: 1, maxLength: 7 }), fc.integer({ min: 2, max: 4 }), async (documents, atOnce) => {
        parley = await openWithStub();
        await deliver(documents, 1);
        const oneByOne = await sourcesNow();
        await parley.close();
        parley = await openWithStub();
        await deliver(documents, atOnce);
        expect(await sourcesNow()).toEqual(oneByOne);
        // What one round completes can make a twin of what stood apart, but nothing is ever added.
        await deliver(documents, atOnce);
        expect((await sourcesNow()).length).toBe(oneByOne.length);
        const head = await parley.store.head();
        await deliver(documents, atOnce);
        expect(await parley.store.head()).toBe(head);
        await parley.close();
      }),
      { numRuns: 40 },
    );
    parley = await openWithStub();
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openParley, type Parley } from "#commands";
import { runCommand } from "./run-command.ts";

let parley: Parley;

const run = (name: string, input: Record<string, unknown> = {}) => runCommand(parley, name, input);

const article = [
  "Talks on the strait",
  "",
  "KELD, 3 February 2026 - Tarsia demanded on Tuesday that Orsa lift the blockade.",
  "Foreign ministers of Tarsia and Orsa met in Keld on Monday.",
  'Orsa said that Tarsia had seized two vessels. "The harbour is quiet," Orsa said.',
].join("\n");

beforeAll(async () => {
  parley = await openParley({ dossier: ":memory:", mode: "either", lanes: 0 });
  const gazetteer = {
    states: [
      { name: "Tarsia", demonyms: ["Tarsian"] },
      { name: "Orsa", demonyms: ["Orsan"] },
    ],
    organisations: [],
  };
  await parley.store.write(
    { at: parley.now(), by: parley.by, verb: "set gazetteer", words: {} },
    { settings: [{ key: "gazetteer", value: gazetteer }] },
  );
  await run("paste", { text: article, title: "Talks on the strait", published: "2026-02-03" });
}, 60_000);

afterAll(async () => await parley.close());

describe("the kind of act", () => {
  it("stands with statements and meetings in listings, in show and in their data", async () => {
    const { answer, text } = await run("list", { what: "statements" });
    const acts = answer.items.map(({ plover, content }: { plover?: { type: string; by: string }; content: { exact: string }[] }) => [
      plover?.type,
      plover?.by,
      content[0]?.exact.includes("blockade"),
    ]);
    expect(acts).toContainEqual(["DEMAND", "speaker", true]);
    expect(acts).toContainEqual(["COERCE", "other", false]);
    expect(acts).toContainEqual([undefined, undefined, false]);
    expect(text).toContain("· DEMAND:");
    expect(text).toContain("· of COERCE:");
    const { answer: meetings } = await run("list", { what: "meetings" });
    expect(meetings.items[0]).toMatchObject({ kind: "meeting", plover: { type: "CONSULT", by: "speaker" } });
    expect((await run("show", { id: meetings.items[0].id })).text).toContain("CONSULT");
  });
});

describe("what was not read", () => {
  it("is counted by read, listed with its words and verb, and stands with the document", async () => {
    const { answer: pasted } = await run("paste", {
      text: "They will meet again soon. The harbour is wide.",
      title: "A note",
      published: "2026-02-04",
    });
    const { answer, text } = await run("unread", { source: pasted.source });
    expect(answer).toMatchObject({ total: 1, complete: true, sentences: 1 });
    expect(answer.sources[0].sentences[0]).toMatchObject({
      sort: "meeting",
      range: { start: 0, end: 26 },
      words: "They will meet again soon.",
      verbWords: "meet",
    });
    expect(text).toContain("@0–26 meeting “meet”: They will meet again soon.");
    const { answer: shown } = await run("document", { source: pasted.source });
    expect(shown.unread).toEqual([{ range: { start: 0, end: 26 }, verb: { start: 10, end: 14 }, sort: "meeting" }]);
    const { answer: all } = await run("unread", { limit: 1 });
    expect(all).toMatchObject({ total: 2, complete: false, next: 1 });
  });
});

import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CommandError, openParley, type Parley } from "#commands";
import { runCommand } from "./run-command.ts";

let parley: Parley;
let folder: string;

const run = (name: string, input: Record<string, unknown> = {}) => runCommand(parley, name, input);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "parley-eval-"));
  parley = await openParley({ dossier: ":memory:", mode: "either", lanes: 0 });
}, 60_000);

afterAll(async () => {
  await parley.close();
  await rm(folder, { recursive: true });
});

describe("eval attribution", () => {
  const text = "The envoy 🕊 met the press.\n\n“We will sign,” Lena Marsk said.\n";
  const at = (words: string): string =>
    `${[...text.slice(0, text.indexOf(words))].length} ${[...text.slice(0, text.indexOf(words) + words.length)].length}`;

  async function gold(name: string, content: string): Promise<string> {
    const place = join(folder, name);
    await mkdir(join(place, "text"), { recursive: true });
    await mkdir(join(place, "attributions"));
    await writeFile(join(place, "text", "one.txt"), text);
    const lines = [
      `T1\tSource ${at("Lena Marsk")}\tLena Marsk`,
      `T2\tCue ${at("said")}\tsaid`,
      `T3\tContent ${at(content)}\t${content}`,
      "E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3",
    ];
    await writeFile(join(place, "attributions", "one_ab12.ann"), lines.join("\n"));
    return place;
  }

  it("scores a folder of brat standoff, offsets counted in code points, by role and form", async () => {
    const { answer, text: lines } = await run("eval attribution", { folder: await gold("right", "“We will sign,”"), samples: 10 });
    expect(answer).toMatchObject({ articles: 1, bootstrap: { samples: 10 } });
    expect(answer.all.exact.whole).toMatchObject({ f1: 1, found: 1, marked: 1 });
    expect(answer.direct.exact.content.f1).toBe(1);
    expect(answer.cofenet.cue.f1).toBe(1);
    expect(lines).toContain("whole exact");
  });

  it("counts a content with another end as wrong, and as overlap", async () => {
    const { answer } = await run("eval attribution", { folder: await gold("wrong", "will sign"), samples: 0 });
    expect([answer.all.exact.content.f1, answer.all.overlap.content.f1]).toEqual([0, 1]);
  });

  it("says what a folder lacks", async () => {
    await expect(run("eval attribution", { folder: join(folder, "absent") })).rejects.toBeInstanceOf(CommandError);
    await mkdir(join(folder, "empty", "attributions"), { recursive: true });
    await expect(run("eval attribution", { folder: join(folder, "empty") })).rejects.toThrow("has its text");
  });
});

describe("eval dates", () => {
  it("scores a file of cases, shows what it missed and what is out of scope", async () => {
    const file = join(folder, "dates.json");
    const day = (value: string) => ({ values: [{ timex: value, type: "date", value }] });
    const result = (words: string, text: string, value: string) => ({
      Text: words,
      Start: text.indexOf(words),
      TypeName: "datetimeV2.date",
      Resolution: day(value),
    });
    const Context = { ReferenceDateTime: "2026-02-04T12:00:00" };
    const [right, wrong] = ["They met on 3 February 2026.", "They meet on 5 March 2026."];
    await writeFile(
      file,
      JSON.stringify([
        { Input: right, Context, Results: [result("3 February 2026", right, "2026-02-03")] },
        { Input: wrong, Context, Results: [result("5 March 2026", wrong, "2026-03-06")] },
        { Input: "It is 3am ET", NotSupportedByDesign: "all", Results: [] },
      ]),
    );
    const { answer, text } = await run("eval dates", { file });
    expect(answer.inScope).toMatchObject({ cases: 2, casesRight: 1, expected: 2, located: 2, right: 1, f1: 0.5 });
    expect(answer.all.cases).toBe(3);
    expect(answer.misses.map((miss: { text: string }) => miss.text)).toEqual([wrong]);
    expect(text).toContain("out of scope: left out by the cases' own authors");
  });

  it("refuses what holds no cases", async () => {
    await writeFile(join(folder, "none.json"), "{}");
    await expect(run("eval dates", { file: join(folder, "none.json") })).rejects.toBeInstanceOf(CommandError);
    await expect(run("eval dates", { file: join(folder, "absent.json") })).rejects.toMatchObject({ code: "no-such-file" });
  });
});

describe("eval names", () => {
  it("scores IOB columns by kind", async () => {
    const file = join(folder, "names.conll");
    await writeFile(file, "Paris B-LOC\nis O\nin O\nFrance B-LOC\n. O\n\nMr. O\nJohn B-PER\nSmith I-PER\nleft O\n. O\n");
    const { answer, text } = await run("eval names", { file, samples: 10 });
    expect(answer).toMatchObject({ form: "iob", texts: 1 });
    expect(answer.names.exact.place).toMatchObject({ marked: 2, markedRight: 2 });
    expect(answer.names.exact.all.marked).toBe(3);
    expect(text).toContain("place exact");
  });

  it("scores a folder of documents and entities", async () => {
    const place = join(folder, "re3d");
    await mkdir(place);
    await writeFile(join(place, "documents.json"), `${JSON.stringify({ _id: "d", text: "France met ministers." })}\n`);
    const entity = (begin: number, end: number, type: string) => JSON.stringify({ begin, end, type, documentId: "d" });
    await writeFile(join(place, "entities.json"), [entity(0, 6, "Location"), entity(11, 20, "Person")].join("\n"));
    const { answer } = await run("eval names", { file: place, samples: 0 });
    expect(answer.form).toBe("re3d");
    expect(answer.names.overlap).toMatchObject({ place: { marked: 1, markedRight: 1 }, person: { marked: 0 } });
  });

  it("scores pronouns of a table", async () => {
    const file = join(folder, "gap.tsv");
    const text = "Anna Berg met the press. She said that Maria Olsen was late.";
    const row = ["t-1", text, "She", text.indexOf("She"), "Anna Berg", 0, "TRUE", "Maria Olsen", text.indexOf("Maria"), "FALSE", "url"];
    await writeFile(file, `ID\tText\tPronoun\tPronoun-offset\tA\tA-offset\tA-coref\tB\tB-offset\tB-coref\tURL\n${row.join("\t")}\n`);
    const { answer } = await run("eval names", { file, samples: 0 });
    expect(answer.pronouns).toMatchObject({ resolved: 1, all: { f1: 1, marked: 1 }, he: { marked: 0 } });
  });

  it("refuses a file without marks", async () => {
    await writeFile(join(folder, "plain.txt"), "No columns here.");
    await expect(run("eval names", { file: join(folder, "plain.txt") })).rejects.toThrow("marks no names");
  });
});

describe("eval plover", () => {
  it("scores a list of records in two halves, drawn within each type", async () => {
    const place = join(folder, "plover");
    await mkdir(place);
    const record = (id: string, event: string, text: string) => ({ id, event, text, eventText: "" });
    const records = [
      record("doc", "DOCUMENT", "About this file."),
      record("r1", "REJECT", "Tarsia refused to lift the embargo on Orsa."),
      record("r2", "REJECT", "{Orsa rejected the proposal on Tuesday.}"),
      record("d1", "DEMAND", "The harbour is wide and calm."),
    ];
    await writeFile(join(place, "records.txt"), ` ${JSON.stringify(records)}`);
    const { answer, text } = await run("eval plover", { folder: place, samples: 0 });
    expect([answer.lookedAt.records, answer.notLookedAt.records]).toEqual([2, 1]);
    expect(answer.notLookedAt.sentence.all.f1).toBe(1);
    expect(answer.lookedAt.sentence.confusions).toEqual([{ marked: "DEMAND", found: "none", records: 1 }]);
    expect(answer.notLookedAt.carried).toMatchObject({ right: answer.notLookedAt.carried.records });
    expect(text).toContain("DEMAND as none 1");
  });

  it("refuses a folder without records", async () => {
    await expect(run("eval plover", { folder: join(folder, "nowhere") })).rejects.toThrow("cannot be read");
    const place = join(folder, "no-records");
    await mkdir(place);
    await writeFile(join(place, "a.json"), "[]");
    await expect(run("eval plover", { folder: place })).rejects.toThrow("no record with a type");
  });
});

describe("eval facts", () => {
  const text = "Keld, 3 February - The foreign ministers of France and Spain met in Keld on Monday. France rejected the draft accord.\n";
  const words = (phrase: string) => ({ words: phrase, start: text.indexOf(phrase), end: text.indexOf(phrase) + phrase.length });

  async function gold(name: string): Promise<string> {
    const place = join(folder, name);
    for (const article of ["one", "two"]) {
      await mkdir(join(place, "articles", article), { recursive: true });
      await writeFile(join(place, "articles", article, "article.txt"), text);
      await writeFile(join(place, "articles", article, "source.json"), JSON.stringify({ published: "2026-02-03" }));
      const facts = {
        names: [["France"], ["Spain"]],
        meetings: [],
        positions: [
          { words: words("France rejected the draft accord"), party: "France", point: words("the draft accord"), stance: "rejects" },
          { words: words("met in Keld"), party: "Spain", point: words("Keld"), stance: "demands" },
        ],
        contingencies: [],
        assessments: [],
        channels: [],
        statements: [],
      };
      await writeFile(join(place, "articles", article, "gold.json"), JSON.stringify(facts));
    }
    await writeFile(join(place, "split.json"), JSON.stringify({ open: ["one"], frozen: ["two"] }));
    return place;
  }

  it("scores the open half kind by kind, with the cause of each miss", async () => {
    const { answer, text: lines } = await run("eval facts", { folder: await gold("facts"), misses: 5, samples: 10 });
    expect(answer).toMatchObject({ half: "open", articles: 1 });
    const positions = answer.kinds.find(({ kind }: { kind: string }) => kind === "positions");
    expect(positions).toMatchObject({ whole: { marked: 2, markedRight: 1, found: 1, precision: 1, recall: 0.5 } });
    expect(answer.misses).toContainEqual(expect.objectContaining({ article: "one", kind: "positions", cause: "not found" }));
    expect(lines).toContain("positions · not found · one");
  });

  it("counts the frozen half, and never shows its misses", async () => {
    const place = await gold("facts-frozen");
    const { answer, text: lines } = await run("eval facts", { folder: place, frozen: true, samples: 0 });
    expect(answer).toMatchObject({ half: "frozen", articles: 1, misses: [] });
    expect(lines).not.toContain("accord");
    await expect(run("eval facts", { folder: place, frozen: true, misses: 1 })).rejects.toThrow("are not shown");
  });

  it("says what a folder lacks", async () => {
    await expect(run("eval facts", { folder: join(folder, "nowhere-facts") })).rejects.toThrow("cannot be read");
    const place = await gold("facts-broken");
    await writeFile(join(place, "articles", "one", "gold.json"), "{}");
    await expect(run("eval facts", { folder: place })).rejects.toThrow("gold.json");
  });
});

import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { terminalCommands } from "#cli";
import { allCommands, type Command, CommandError, openParley, type Parley } from "#commands";
import { runCommand } from "./run-command.ts";

const Story = "examples/strait-of-orsa";
const commands = terminalCommands(allCommands);

let parley: Parley;
let folder: string;

const run = (name: string, input: Record<string, unknown> = {}, on: Parley = parley) => runCommand(on, name, input);

async function open(path: string, by = "Ada"): Promise<Parley> {
  let minute = 0;
  const now = (): string => new Date(Date.UTC(2026, 3, 1, 8, minute++)).toISOString();
  return await openParley({ dossier: path, mode: "either", by, lanes: 0, now });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "parley-commands-"));
  parley = await open(join(folder, "story.parley"));
  await run("read", { files: [Story], gazetteer: `${Story}/world.json` });
}, 120_000);

afterAll(async () => {
  await parley.close();
  await rm(folder, { recursive: true });
});

describe("read", () => {
  it("reads the whole story, and reading it again adds nothing", async () => {
    const names = (await readdir(Story)).filter((name) => /^(?:2026|draft)-/u.test(name));
    const head = await parley.store.head();
    const { answer } = await run("read", { files: [Story] });
    expect(answer.counts).toEqual({ read: 0, known: names.length, refused: 0 });
    expect(await parley.store.head()).toBe(head);
  });

  it("prints the whole reading of a file and leaves the dossier alone with dryRun", async () => {
    const head = await parley.store.head();
    const { answer, text } = await run("read", { files: [`${Story}/2026-02-03-kelinform-verrane-news-conference.html`], dryRun: true });
    const reading = JSON.parse(text);
    expect(answer.readings).toHaveLength(1);
    expect(reading.attributions.length).toBeGreaterThan(3);
    for (const one of reading.attributions)
      for (const piece of one.content) expect(reading.text.slice(piece.start, piece.end)).toBe(piece.exact);
    expect(await parley.store.head()).toBe(head);
  });

  it("refuses a wrong date, a missing file and a broken gazetteer, each with what to do", async () => {
    for (const input of [
      { files: [Story], published: "yesterday" },
      { files: ["nowhere/at-all.txt"] },
      { files: [Story], gazetteer: "package-lock.json" },
    ]) {
      const failure = await run("read", input).then(
        () => undefined,
        (error: unknown) => error,
      );
      expect(failure).toBeInstanceOf(CommandError);
      expect((failure as CommandError).whatToDo).not.toBe("");
    }
  });

  it("completes a date that was missing, and reads the text again with it", async () => {
    const own = await open(":memory:");
    const text =
      "The Orsan envoy, Lena Marsk, met the Kelmaran minister in Vessary on Tuesday. Marsk said on Tuesday that the talks were useful.";
    await run("paste", { text }, own);
    const before = (await run("list", { what: "meetings" }, own)).answer.items;
    expect(before.every((meeting: { time?: unknown }) => meeting.time === undefined)).toBe(true);
    const again = await run("paste", { text, published: "2026-02-04" }, own);
    expect(again.answer.status).toBe("known");
    const sources = (await run("list", { what: "sources" }, own)).answer.sources;
    expect(sources).toHaveLength(1);
    expect(sources[0].published).toBe("2026-02-04");
    const reading = await own.store.reading(sources[0].id);
    expect(reading?.dates.some((date) => date.time?.from === "2026-02-03")).toBe(true);
    await own.close();
  });
});

describe("every listing", () => {
  const kinds = [
    "actors",
    "meetings",
    "statements",
    "positions",
    "assessments",
    "contingencies",
    "instruments",
    "clashes",
    "points",
    "silences",
  ] as const;

  it.each(kinds)("of %s shows the exact words each line rests on", async (what) => {
    const { answer, text } = await run("list", { what });
    expect(answer.items.length).toBeGreaterThan(0);
    expect(text).toContain(answer.items[0].id);
    for (const item of answer.items) {
      expect(item.accounts.length, item.id).toBeGreaterThan(0);
      for (const { passage } of item.accounts) {
        const source = await parley.store.text(passage.source);
        expect(source?.slice(passage.start, passage.end)).toBe(passage.exact);
        expect(passage.exact.trim()).not.toBe("");
      }
    }
  });

  it.each(kinds)("of %s as of a day is part of the whole, and grows with the day", async (what) => {
    const ids = async (asOf: string | undefined) =>
      new Set<string>(
        (await run("list", { what, limit: 5000, ...(asOf === undefined ? {} : { asOf }) })).answer.items.map(
          (item: { id: string }) => item.id,
        ),
      );
    const all = await ids(undefined);
    const early = await ids("2026-02-15");
    const late = await ids("2026-03-05");
    for (const id of early) expect(late).toContain(id);
    for (const id of late) expect(all).toContain(id);
  });

  it("as of a moment before anything was learned is empty", async () => {
    const { answer } = await run("list", { what: "statements", knownAsOf: "2026-03-01" });
    expect(answer.items).toEqual([]);
  });
});

describe("what a person asks", () => {
  it("show and explain lead from any item to passage, rule and reason", async () => {
    for (const what of ["meetings", "positions", "statements"]) {
      const [item] = (await run("list", { what })).answer.items;
      expect((await run("show", { id: item.id })).answer.item.id).toBe(item.id);
      const { answer } = await run("explain", { id: item.id });
      expect(answer.grounds.length).toBe(item.accounts.length);
      for (const ground of answer.grounds) {
        expect(ground.passage.exact).not.toBe("");
        expect(ground.reason).not.toBe("");
        expect(ground.reason).not.toContain("another version");
      }
      const mark = await run("explain", { id: answer.grounds[0].mark });
      expect(mark.answer.grounds[0].passage.exact).toBe(answer.grounds[0].passage.exact);
    }
  });

  it("search finds words as words, also those that look like a query", async () => {
    expect((await run("search", { words: ["prisoners"] })).answer.passages.length).toBeGreaterThan(0);
    for (const odd of ['"', "a* OR b", "NEAR(x)", "col:x", "-", "(((", "'; DROP TABLE text; --"]) await run("search", { words: [odd] });
  });

  it("matrix, timeline, network, home, document and log answer with what the dossier holds", async () => {
    const matrix = (await run("matrix", { since: "2026-02-15" })).answer;
    expect(matrix.parties.length).toBeGreaterThan(1);
    expect(matrix.points.length).toBeGreaterThan(3);
    expect(matrix.moved.length).toBeGreaterThan(0);
    expect((await run("timeline")).answer.entries.length).toBeGreaterThan(20);
    const network = (await run("network")).answer;
    expect(network.links.some((link: { kind: string }) => link.kind === "met")).toBe(true);
    expect((await run("home")).answer.sources).toBeGreaterThan(20);
    const [source] = (await run("list", { what: "sources" })).answer.sources;
    const document = (await run("document", { source: source.id })).answer;
    for (const mark of document.marks) expect(mark.range.end).toBeLessThanOrEqual(document.text.length);
    expect((await run("log")).answer.entries[0].verb).toBeDefined();
  });

  it("brief puts what is new first and cites every sentence", async () => {
    const { answer, text } = await run("brief", { since: "2026-03-10" });
    expect(answer.brief.sections[0].heading).toBe("New since 2026-03-10");
    const sentences = answer.brief.sections.flatMap((section: { sentences: { citations: number[] }[] }) => section.sentences);
    expect(sentences.length).toBeGreaterThan(10);
    for (const sentence of sentences) expect(sentence.citations.length).toBeGreaterThan(0);
    expect(text).toContain("## Citations");
  });

  it("export writes CSV, JSON Lines and annotations that lead back to the words", async () => {
    const csv = (await run("export", { format: "csv", what: "positions" })).answer.content;
    expect(csv.split("\r\n").length).toBeGreaterThan(5);
    const lines = (await run("export", { format: "jsonl" })).answer.content.trim().split("\n");
    expect(lines.map((line: string) => JSON.parse(line).kind)).toContain("statement");
    const page = JSON.parse((await run("export", { format: "annotations", what: "statements" })).answer.content);
    for (const annotation of page.items) {
      const [quote, position] = annotation.target.selector;
      const text = (await parley.store.text(annotation.target.source.slice("urn:parley:".length))) ?? "";
      expect([...text].slice(position.start, position.end).join("")).toBe(quote.exact);
    }
  });

  it("eval scores the reader against an analyst's notes, and a wrong note is a miss", async () => {
    const gold = join(folder, "gold");
    const text = "Envoy Lena Marsk of Kelmara said on Tuesday that the talks were useful.";
    const span = (exact: string) => ({ start: text.indexOf(exact), end: text.indexOf(exact) + exact.length, exact });
    const statement = (who: string) => ({ id: "S", who, kind: "indirect", content: [span("the talks were useful")] });
    const notes = (who: string) => ({
      source: { published: "2026-02-04" },
      actors: [{ id: "marsk", kind: "person", name: "Lena Marsk" }],
      meetings: [],
      statements: [statement(who)],
      positions: [],
      assessments: [],
      contingencies: [],
      instruments: [],
    });
    await mkdir(gold);
    await writeFile(join(gold, "article.txt"), text);
    const scoreFor = async (who: string) => {
      await writeFile(join(gold, "expected.json"), JSON.stringify(notes(who)));
      const { answer } = await run("eval", { folder: gold });
      return answer.fields.find((field: { field: string }) => field.field === "who").isRight;
    };
    expect(await scoreFor("marsk")).toBe(true);
    expect(await scoreFor("somebody else")).toBe(false);
    await expect(run("eval", { folder: "examples" })).rejects.toBeInstanceOf(CommandError);
  });

  it("doctor finds nothing wrong, completion and schema print", async () => {
    expect((await run("doctor")).answer.problems).toEqual([]);
    expect((await run("completion", { shell: "bash" })).text).toContain("complete -o default -F _parley parley");
    expect((await run("schema")).answer.$defs.list).toBeDefined();
    expect(commands.some((command: Command) => command.name === "open")).toBe(true);
  });
});

describe("export", () => {
  it("never writes over a dossier", async () => {
    const place = join(folder, "story.parley");
    const before = (await readFile(place)).subarray(0, 16).toString("latin1");
    for (const out of [place, join(folder, ".", "story.parley-wal")]) {
      await expect(run("export", { format: "jsonl", out })).rejects.toThrow(/is a dossier/u);
    }
    expect((await readFile(place)).subarray(0, 16).toString("latin1")).toBe(before);
    await run("export", { format: "jsonl", out: join(folder, "record.jsonl") });
  });
});

describe("decide and undo", () => {
  const standingOf = async (id: string): Promise<string> => (await run("show", { id })).answer.item.standing;

  it("confirm, correct, reject and their undo, also after a restart", async () => {
    const path = join(folder, "restart.parley");
    let own = await open(path);
    await run("read", { files: [`${Story}/2026-02-17-farshore-wire-vessary-trilateral.txt`], gazetteer: `${Story}/world.json` }, own);
    const [statement] = (await run("list", { what: "statements" }, own)).answer.items;
    const before = await own.store.record();
    for (const input of [
      { act: "confirm" },
      { act: "reject" },
      { act: "correct", set: ["channel=null"], reason: "the channel is not named" },
    ]) {
      await run("decide", { ...input, items: [statement.id] }, own);
      expect((await run("show", { id: statement.id }, own)).answer.item.standing).not.toBe("proposed");
      await own.close();
      own = await open(path);
      await run("undo", {}, own);
      expect(await own.store.record()).toEqual(before);
    }
    await run("undo", { redo: true }, own);
    expect(await own.store.record()).not.toEqual(before);
    await own.close();
  });

  it("merge two actors and take it back: everything is as it was", async () => {
    const before = await parley.store.record();
    const people = (await run("list", { what: "actors", limit: 5000 })).answer.items.filter(
      (actor: { actorKind: string }) => actor.actorKind === "person",
    );
    await run("decide", { act: "merge", items: [people[0].id, people[1].id] });
    const merged = (await run("show", { id: people[0].id })).answer.item;
    expect(merged.accounts.length).toBeGreaterThanOrEqual(people[0].accounts.length);
    await run("undo");
    expect(await parley.store.record()).toEqual(before);
  });

  it("decide about many at once is one entry, undone as one", async () => {
    const before = await parley.store.record();
    const { answer } = await run("decide", { act: "confirm", all: "meeting" });
    expect(answer.decided).toBeGreaterThan(5);
    expect(await standingOf(answer.items[0].id)).toBe("confirmed");
    await run("undo");
    expect(await parley.store.record()).toEqual(before);
  });

  it("rename a point", async () => {
    const [point] = (await run("list", { what: "points" })).answer.items;
    await run("decide", { act: "correct", items: [point.id], set: ["name=A better name"] });
    expect((await run("show", { id: point.id })).answer.item).toMatchObject({
      name: "A better name",
      standing: "corrected",
      corrected: ["name"],
    });
    await run("undo");
  });

  it("refuse what makes no sense", async () => {
    const [point] = (await run("list", { what: "points" })).answer.items;
    for (const input of [
      { act: "confirm" },
      { act: "merge", items: [point.id] },
      { act: "split", items: [point.id] },
      { act: "correct", items: [point.id], set: ["novalue"] },
      { act: "confirm", items: ["X-nothing"] },
      { act: "merge", all: "actor" },
    ]) {
      await expect(run("decide", input), JSON.stringify(input)).rejects.toBeInstanceOf(CommandError);
    }
  });

  it("refuse what could have no effect, and leave the log alone", async () => {
    const [actor] = (await run("list", { what: "actors" })).answer.items;
    const [meeting] = (await run("list", { what: "meetings" })).answer.items;
    const head = await parley.store.head();
    for (const input of [
      { act: "merge", items: [actor.id, meeting.id] },
      { act: "merge", items: [actor.id, actor.id] },
      { act: "split", items: [meeting.id], marks: ["mrk-0000000000000"] },
      { act: "correct", items: [actor.id] },
      ...['__proto__={"a":1}', "constructor={}", "toString=x", "nonsense=1", "id=A-00000000000", "name=7", "name=null"].map((word) => ({
        act: "correct",
        items: [actor.id],
        set: [word],
      })),
      { act: "correct", items: [actor.id], set: [`actsFor=${actor.id}`] },
      { act: "correct", items: [actor.id], set: ["actsFor=A-00000000000"] },
      { act: "correct", items: [meeting.id], set: ["when=gibberish"] },
    ]) {
      await expect(run("decide", input), JSON.stringify(input)).rejects.toBeInstanceOf(CommandError);
    }
    expect(await parley.store.head()).toBe(head);
    expect(Object.hasOwn(Object.prototype, "a")).toBe(false);
    const [one, other] = (await run("list", { what: "actors", limit: 2 })).answer.items;
    await run("decide", { act: "correct", items: [one.id], set: [`actsFor=${other.id}`] });
    await expect(run("decide", { act: "correct", items: [other.id], set: [`actsFor=${one.id}`] })).rejects.toThrow(/for itself/u);
    await run("undo");
  });
});

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openParley, type Parley } from "#commands";
import { runCommand } from "./run-command.ts";

const World = {
  states: [
    { name: "Ruvana", demonyms: ["Ruvanan"], capitals: ["Marsk"] },
    { name: "Tovria", demonyms: ["Tovrian"], capitals: ["Hane"] },
  ],
};
const Early = `Ruvana demands that the harbour be reopened, Ruvanan Foreign Minister Ilva Brandt said on Tuesday, 10 March 2026.

Brandt met Tovrian Foreign Minister Osk Redland in Quell on Tuesday. "The lighthouse stays lit," Redland said.
`;
const Late = `Tovria rejects the reopening of the harbour, Tovrian Foreign Minister Osk Redland said on Friday, 20 March 2026.

Redland met Ruvanan Foreign Minister Ilva Brandt in Hane on Friday. "The lighthouse goes dark," Redland said.
`;
const Undated = "Ruvana wants the harbour reopened, a message without a date said.\n";

let folder: string;
let parley: Parley;
/** The day of April 2026 on which the dossier's clock stands. */
let day = 1;

const run = async (name: string, input: Record<string, unknown> = {}) => (await runCommand(parley, name, input)).answer;
const between = "2026-03-15";
/** When the dossier held the early article only. */
const onlyEarly = "2026-04-01T12:00:00Z";
const idOf = async (what: string, isWanted: (line: string) => boolean): Promise<string> => {
  const { items } = await run("list", { what });
  const found = items.find(({ line, accounts }: { line: string; accounts: { passage: { exact: string } }[] }) =>
    isWanted(`${line} ${accounts.map(({ passage }) => passage.exact).join(" ")}`),
  );
  if (found === undefined) throw new Error(`no ${what} is as wanted`);
  return found.id;
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "parley-clocks-"));
  const now = (): string => new Date(Date.UTC(2026, 3, day, 8)).toISOString();
  parley = await openParley({ dossier: join(folder, "clocks.parley"), mode: "either", by: "Ada", lanes: 0, now });
  const write = (name: string, text: string) => writeFile(join(folder, name), text);
  await Promise.all([
    write("world.json", JSON.stringify(World)),
    write("early.txt", Early),
    write("late.txt", Late),
    write("undated.txt", Undated),
  ]);
  await run("read", { files: [join(folder, "early.txt")], gazetteer: join(folder, "world.json"), published: "2026-03-11" });
  day = 2;
  await run("read", { files: [join(folder, "late.txt")], published: "2026-03-21" });
  day = 3;
  await run("read", { files: [join(folder, "undated.txt")] });
}, 60_000);

afterAll(async () => {
  await parley.close();
  await rm(folder, { recursive: true });
});

describe("as of a day on either clock", () => {
  it("home counts and shows only what stood by then", async () => {
    const now = await run("home");
    expect(now.sources).toBe(3);
    const said = await run("home", { asOf: between });
    expect(said.sources).toBe(2); // The one without a date is kept: leaving it out would be a guess.
    expect(said.recentSources.map(({ published }: { published?: string }) => published?.slice(0, 10))).toEqual(["2026-03-11", undefined]);
    expect(said.counts.meeting.all).toBeLessThan(now.counts.meeting.all);
    expect(JSON.stringify(said.newest)).not.toContain("rejects the reopening");
    expect(said.log).toEqual(now.log);
    const recorded = await run("home", { knownAsOf: onlyEarly });
    expect(recorded.sources).toBe(1);
    expect(recorded.counts.meeting).toEqual(said.counts.meeting);
    expect(await run("home", { asOf: "2026-03-01", knownAsOf: onlyEarly })).toMatchObject({ sources: 0 });
  });

  it("the totals of home are those of the lists", async () => {
    const { counts } = await run("home", { asOf: between });
    for (const [what, kind] of [
      ["meetings", "meeting"],
      ["statements", "statement"],
      ["positions", "position"],
    ] as const)
      expect((await run("list", { what, asOf: between })).total).toBe(counts[kind]?.all ?? 0);
  });

  it("show and explain refuse what came later, and say so", async () => {
    const meeting = await idOf("meetings", (line) => line.includes("Hane"));
    const sources = (await run("list", { what: "sources" })).sources;
    const late = sources.find(({ published }: { published?: string }) => published?.startsWith("2026-03-21")).id;
    const undated = sources.find(({ published }: { published?: string }) => published === undefined).id;
    for (const [name, id] of [
      ["show", meeting],
      ["explain", meeting],
      ["show", late],
    ] as const) {
      await expect(run(name, { id, asOf: between })).rejects.toMatchObject({
        code: "no-such-item",
        message: expect.stringContaining("after 2026-03-15"),
      });
      await expect(run(name, { id, knownAsOf: onlyEarly })).rejects.toMatchObject({ code: "no-such-item" });
    }
    expect((await run("show", { id: meeting, asOf: "2026-03-20" })).item.id).toBe(meeting);
    expect((await run("explain", { id: meeting, asOf: "2026-03-20" })).id).toBe(meeting);
    expect((await run("show", { id: late, asOf: "2026-03-21" })).source.id).toBe(late);
    expect((await run("show", { id: undated, asOf: "1999-01-01" })).source.id).toBe(undated);
  });

  it("explain tells the decisions and versions that the dossier knew then", async () => {
    const meeting = await idOf("meetings", (line) => line.includes("Quell"));
    await run("decide", { act: "confirm", items: [meeting] });
    const now = await run("explain", { id: meeting });
    expect(now.decisions).toHaveLength(1);
    const then = await run("explain", { id: meeting, knownAsOf: onlyEarly });
    expect(then.decisions).toEqual([]);
    expect(then.standing).toBe("proposed");
    expect(then.versions.length).toBeLessThan(now.versions.length);
    const { mark } = then.grounds[0];
    expect((await run("explain", { id: mark, asOf: between, knownAsOf: onlyEarly })).grounds).toHaveLength(1);
    await expect(run("explain", { id: mark, asOf: "2026-03-01" })).rejects.toMatchObject({ code: "no-such-item" });
    await run("undo");
  });

  it("a document published later is not shown; in one that is, nothing leads to what was said later", async () => {
    const sources = (await run("list", { what: "sources" })).sources;
    const [early, late] = ["2026-03-11", "2026-03-21"].map(
      (day) => sources.find(({ published }: { published?: string }) => published?.startsWith(day)).id,
    );
    const whole = await run("document", { source: early });
    const then = await run("document", { source: early, asOf: between });
    expect(then.text).toBe(whole.text);
    expect(then.marks.map(({ mark }: { mark: string }) => mark)).toEqual(whole.marks.map(({ mark }: { mark: string }) => mark));
    await expect(run("document", { source: late, asOf: between })).rejects.toMatchObject({ code: "no-such-item" });
    await expect(run("document", { source: late, knownAsOf: onlyEarly })).rejects.toMatchObject({ code: "no-such-item" });
    expect((await run("document", { source: late, asOf: "2026-03-21" })).source.id).toBe(late);
    const linked = async (asOf: string) =>
      (await run("document", { source: early, asOf }).catch(() => ({ marks: [] }))).marks.filter(
        ({ item }: { item?: string }) => item !== undefined,
      );
    expect((await linked("2026-03-11")).length).toBeGreaterThan(0);
  });

  it("search finds words only where they stood by then", async () => {
    const passages = async (input: object) =>
      (await run("search", { words: ["harbour"], ...input })).passages.map(({ passage }: { passage: { published?: string } }) =>
        passage.published?.slice(0, 10),
      );
    expect((await passages({})).sort()).toEqual(["2026-03-11", "2026-03-21", undefined]);
    expect((await passages({ asOf: between })).sort()).toEqual(["2026-03-11", undefined]);
    expect(await passages({ knownAsOf: onlyEarly })).toEqual(["2026-03-11"]);
    expect((await run("search", { words: ["harbour"], asOf: between })).totalPassages).toBe(2);
    const items = (await run("search", { words: ["lighthouse"], asOf: between })).items
      .map(({ line }: { line: string }) => line)
      .join("\n");
    expect(items).toContain("stays lit");
    expect(items).not.toContain("goes dark");
  });

  it("a party reads a draft as the dossier knew it, and not one of a later day", async () => {
    const draft = join(folder, "draft.md");
    await writeFile(
      draft,
      "# Harbour paper\n\n1. The harbour is open [all year] [from May to October].\n\n2. [Tovria: The lighthouse is dark.]\n",
    );
    const added = await run("plan add", { files: [draft], instrument: "Harbour paper", date: "2026-03-18" });
    const [{ id }] = added.drafts;
    const reading = async (clocks: object) => await run("plan reading", { draft: id, party: "Ruvana", ...clocks });
    const kinds = async (clocks: object) => (await reading(clocks)).branches.map(({ kind }: { kind: string }) => kind);
    const instant = "2026-04-03T12:00:00Z";
    const before = await kinds({});
    day = 4;
    await run("plan flip", { draft: id, bracket: "b1", to: before[0] === "alternatives" ? "optional" : "alternatives" });
    expect(await kinds({})).not.toEqual(before);
    expect(await kinds({ knownAsOf: instant })).toEqual(before);
    expect(await kinds({ asOf: "2026-03-18", knownAsOf: instant })).toEqual(before);
    for (const clocks of [{ asOf: "2026-03-17" }, { knownAsOf: onlyEarly }])
      for (const name of ["plan reading", "plan brackets", "plan show", "plan export"])
        await expect(
          run(
            name,
            name === "plan reading"
              ? { draft: id, party: "Ruvana", ...clocks }
              : name === "plan show"
                ? { draft: id, ...clocks }
                : name === "plan export"
                  ? { drafts: [id], what: "compilation", format: "md", ...clocks }
                  : { drafts: [id], ...clocks },
          ),
        ).rejects.toMatchObject({ code: "no-such-item" });
  });
});

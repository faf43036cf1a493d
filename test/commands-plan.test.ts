import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CommandError, openParley, type Parley } from "#commands";
import { runCommand } from "./run-command.ts";

let parley: Parley;
let folder: string;

const run = (name: string, input: Record<string, unknown> = {}) => runCommand(parley, name, input);

async function write(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

const Draft =
  "---\r\ntitle: Strait framework\r\ndate: 2026-03-01\r\n---\r\n\r\nArticle 1\r\nAim\r\n\r\n1. The parties [shall][should] open the strait.\r\n\r\nArticle 2\r\n\r\nShips pass.\r\n";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "parley-plan-"));
  let minute = 0;
  const now = (): string => new Date(Date.UTC(2026, 3, 1, 8, minute++)).toISOString();
  parley = await openParley({ dossier: join(folder, "story.parley"), mode: "either", by: "Ada", lanes: 0, now });
});

afterAll(async () => {
  await parley.close();
  await rm(folder, { recursive: true });
});

describe("plan add, plan show", () => {
  it("keep the exact text of a file, with what its front matter says", async () => {
    const path = await write("draft-1.md", Draft);
    const { answer } = await run("plan add", {
      files: [path],
      instrument: "Strait framework",
      drafters: ["the mediator"],
      status: "Chair's text",
    });
    const [kept] = answer.drafts;
    expect(kept).toMatchObject({
      title: "Strait framework",
      date: "2026-03-01",
      status: "Chair's text",
      drafters: ["the mediator"],
      isNew: true,
    });
    const shown = await run("plan show", { draft: kept.id });
    expect(shown.answer.text).toBe(await readFile(path, "utf8"));
    expect(shown.answer.units).toEqual(["article-1", "article-2"]);
    expect(shown.text).toContain("Article 1 Aim");
    const list = await run("plan show");
    expect(list.text).toContain("2026-03-01  Strait framework [Chair's text]");
  });
  it("add nothing the second time, and undo takes the draft back", async () => {
    const path = await write("draft-2.md", "1. Ships pass.\n2. Tolls end.");
    const before = (await run("plan show")).answer.drafts.length;
    await run("plan add", { files: [path], instrument: "Strait framework", date: "2026-03-02" });
    const again = await run("plan add", { files: [path], instrument: "Strait framework", date: "2026-03-02" });
    expect(again.answer.drafts[0].isNew).toBe(false);
    expect(again.answer.command).toBeUndefined();
    expect((await run("plan show")).answer.drafts).toHaveLength(before + 1);
    await run("undo");
    expect((await run("plan show")).answer.drafts).toHaveLength(before);
  });
  it("work on a file as it is", async () => {
    const { answer } = await run("plan show", { draft: await write("points.txt", "1. Ships pass.\n3. Tolls end.") });
    expect(answer.nodes.map(({ id }: { id: string }) => id)).toEqual(["1", "3"]);
    expect(answer.problems).toMatchObject([{ code: "number-skips", line: 2, column: 1 }]);
  });
  it("refuse what is not there, what is no text and a date that is none", async () => {
    await expect(run("plan show", { draft: "nowhere.md" })).rejects.toBeInstanceOf(CommandError);
    await expect(run("plan show", { draft: "D-unknown" })).rejects.toBeInstanceOf(CommandError);
    const path = await write("draft-3.md", "1. One.");
    await expect(run("plan add", { files: [path], instrument: "X", date: "2026-02-30" })).rejects.toBeInstanceOf(CommandError);
    await expect(run("plan add", { files: [join(folder, "none.md")], instrument: "X" })).rejects.toBeInstanceOf(CommandError);
    await expect(run("plan show", { draft: await write("empty.md", "") })).rejects.toBeInstanceOf(CommandError);
  });
});

const Rolling =
  "Article 1\n\n1. Ships [US/JP propose; CL oppose: may] pass [freely][safely] [at night].\n\n2. Tolls end] soon.\n\nArticle 2\n\nOption 1: Aid.\n\nOption 2: No text\n";

describe("plan brackets", () => {
  it("lists every bracket of a file with place, kind and parties, and what is agreed", async () => {
    const { answer, text } = await run("plan brackets", { drafts: [await write("rolling.md", Rolling)] });
    expect(answer).toMatchObject({ openings: 4, closings: 5, parties: ["US", "JP", "CL"] });
    expect(answer.brackets[0]).toMatchObject({
      id: "b1",
      line: 3,
      column: 10,
      kind: "attributed",
      text: "may",
      proposers: ["US", "JP"],
      opponents: ["CL"],
      article: "article-1",
      point: "Article 1, 1",
    });
    expect(answer.brackets[1]).toMatchObject({ role: "alternative", siblings: ["b3"] });
    expect(answer.unbalanced).toMatchObject([{ bracket: "]", line: 5, column: 13 }]);
    expect(answer.options).toMatchObject([{ choices: [{ label: "Option 1" }, { label: "Option 2", noText: true }] }]);
    expect(answer.agreed).toContain("Ships pass");
    expect(answer.agreed).not.toContain("Aid");
    expect(text).toContain("5:13 ']' has no partner");
  });
  it("sets several drafts side by side, and takes a person's word on alternatives", async () => {
    const first = await write("first.md", Rolling);
    const second = await write("second.md", Rolling.replace("[at night]", ""));
    const { answer, text } = await run("plan brackets", { drafts: [first, second], optional: ["b2"] });
    expect(answer.course).toMatchObject({
      totals: [4, 3],
      articles: [
        { article: "article-1", openings: [4, 3] },
        { article: "article-2", openings: [0, 0] },
      ],
    });
    expect(answer.groups).toEqual([]);
    expect(text).toContain("4 → 3");
    await expect(run("plan brackets", { drafts: [first], optional: ["b99"] })).rejects.toBeInstanceOf(CommandError);
  });
});

describe("plan reading", () => {
  it("gives a party's own text by any of its names", async () => {
    const draft = await write("reading.md", Rolling);
    const us = (await run("plan reading", { draft, party: "United States" })).answer;
    expect(us).toMatchObject({ named: true, branchCount: 4 });
    expect(us.text).toContain("Ships may pass ⟦freely | safely⟧ ⟦at night | –⟧");
    const chile = (await run("plan reading", { draft, party: "CL" })).answer;
    expect(chile.dropped).toMatchObject([{ bracket: "b1", reason: "opposes it" }]);
    expect((await run("plan reading", { draft, party: "Norway" })).text).toContain("does not name Norway");
  });
});

describe("plan flip", () => {
  it("keeps a person's word in the dossier, and undo takes it back", async () => {
    const path = await write("flipped.md", Rolling);
    const [kept] = (await run("plan add", { files: [path], instrument: "Flipped" })).answer.drafts;
    const groups = async () => (await run("plan brackets", { drafts: [kept.id] })).answer.groups.length;
    expect(await groups()).toBe(1);
    const flipped = await run("plan flip", { draft: kept.id, bracket: "b2" });
    expect(flipped.answer).toMatchObject({ now: "optional", siblings: [] });
    expect(await groups()).toBe(0);
    await run("undo");
    expect(await groups()).toBe(1);
    expect((await run("plan reading", { draft: kept.id, party: "JP" })).answer.text).toContain("Ships may");
    await expect(run("plan flip", { draft: kept.id, bracket: "b77" })).rejects.toBeInstanceOf(CommandError);
    await expect(run("plan flip", { draft: path, bracket: "b2" })).rejects.toBeInstanceOf(CommandError);
  });
});

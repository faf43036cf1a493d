import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allCommands, CommandError, openParley, type Parley } from "#commands";

let parley: Parley;
let folder: string;

async function run(
  name: string,
  input: Record<string, unknown> = {},
  // biome-ignore lint/suspicious/noExplicitAny: the answers of several commands; each is parsed by its own shape below.
): Promise<{ readonly answer: any; readonly text: string }> {
  const command = allCommands.find((one) => one.name === name);
  if (command === undefined) throw new Error(`there is no command '${name}'`);
  const answer = await command.run(command.input.parse(input), { parley, onProgress: () => {}, signal: new AbortController().signal });
  command.output.parse(answer);
  return { answer, text: command.toText(answer) };
}

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

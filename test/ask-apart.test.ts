import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type * as Commands from "#commands";

/** An article in many copies that differ: longer than what is worked on in the server's own thread. */
const article = (number: number): string =>
  `## Article ${number}\n\n1. Ships of class ${number} pay [Orsa proposes: ${number} crowns] [Tovria proposes: nothing] at port ${number}.\n\n`;
const Long = `# Treaty\n\n${Array.from({ length: 2600 }, (_, at) => article(at + 1)).join("")}`;

// The thread runs the built program: `npm test` builds it first.
describe("a page's question about a long draft", () => {
  let folder: string;
  let parley: Commands.Parley;
  let built: typeof Commands;

  beforeAll(async () => {
    built = await import(pathToFileURL(join(process.cwd(), "dist", "commands", "index.js")).href);
    folder = await mkdtemp(join(tmpdir(), "parley-apart-"));
    await writeFile(join(folder, "long.md"), Long);
    parley = await built.openParley({ dossier: join(folder, "long.parley"), mode: "either", by: "Ada", lanes: 0 });
    await commandCalled("plan add").run(
      { files: [join(folder, "long.md")], instrument: "Treaty", drafters: [], status: "draft" },
      { parley, onProgress: () => {}, signal: new AbortController().signal },
    );
  }, 120_000);
  afterAll(async () => {
    await parley.close();
    await rm(folder, { recursive: true });
  });

  function commandCalled(name: string): Commands.Command {
    const command = built.allCommands.find((one) => one.name === name);
    if (command === undefined) throw new Error(name);
    return command;
  }

  async function ask(name: string, words: Record<string, unknown>, signal = new AbortController().signal) {
    const steps: Commands.Progress[] = [];
    const command = commandCalled(name);
    const run = { parley, signal, isPage: true, onProgress: (step: Commands.Progress) => void steps.push(step) };
    // biome-ignore lint/suspicious/noExplicitAny: the answers of several commands, whose shapes their own tests parse.
    const answer = (await built.askApart(command, command.input.parse(words), run)) as any;
    return { answer, steps };
  }

  it("is answered as it would be here, with its progress, while this thread is free", async () => {
    let turns = 0;
    const clock = setInterval(() => turns++, 5);
    const { drafts } = (await ask("plan list", {})).answer;
    const { answer, steps } = await ask("plan points", { draft: drafts[0].id });
    clearInterval(clock);
    expect(answer.units).toHaveLength(2600);
    expect(answer.units[2599].stands).toMatchObject([{ party: "Orsa" }, { party: "Tovria" }]);
    expect(steps.map(({ current }) => current)).toEqual(["structure", "brackets", "positions"]);
    expect(turns).toBeGreaterThan(20);
  }, 120_000);

  it("ends at once when it is interrupted, and refuses as it would here", async () => {
    const { drafts } = (await ask("plan list", {})).answer;
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 300);
    await expect(ask("plan points", { draft: drafts[0].id }, stop.signal)).rejects.toThrow("interrupted");
    await expect(ask("plan points", { draft: "/etc/passwd" })).rejects.toThrow("has no draft '/etc/passwd'");
  }, 120_000);
});

import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allCommands, CommandError, openParley, type Parley } from "#commands";

let parley: Parley;
let folder: string;

// biome-ignore lint/suspicious/noExplicitAny: the answers of several commands; each is parsed by its own shape below.
async function run(name: string, input: Record<string, unknown>): Promise<{ readonly answer: any; readonly text: string }> {
  const command = allCommands.find((one) => one.name === name);
  if (command === undefined) throw new Error(`there is no command '${name}'`);
  const answer = await command.run(command.input.parse(input), { parley, onProgress: () => {}, signal: new AbortController().signal });
  command.output.parse(answer);
  return { answer, text: command.toText(answer) };
}

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

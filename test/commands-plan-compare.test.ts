/** Runs the commands that compare drafts, on files and as a person would. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allCommands, openParley, type Parley } from "#commands";

let parley: Parley;
let folder: string;
let oldDraft: string;
let newDraft: string;

const Old = `Hallow framework

Article 1
The strait stays open to merchant ships of all flags by day and by night.

Article 2
Both navies withdraw their patrol boats behind the ten-mile line within three weeks.

Article 3
A joint pilot office in Port Serrin assigns every tanker a lane and an hour.

Article 4
Detained crews go home with the first calm weather.
`;
const New = `Hallow framework

Article 1
A joint pilot office in Port Serrin assigns every tanker a lane and an hour.

Article 2
The strait stays open to merchant ships of all flags by day and by night.

Article 3
Both navies withdraw their patrol boats behind the twelve-mile line within three weeks.

Article 4
An insurance fund covers hulls and cargo for the first winter.
`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "parley-compare-"));
  [oldDraft, newDraft] = [join(folder, "old.txt"), join(folder, "new.md")];
  await writeFile(oldDraft, Old);
  await writeFile(newDraft, New);
  parley = await openParley({ dossier: join(folder, "story.parley"), mode: "either", by: "Ada", lanes: 0 });
});

afterAll(async () => {
  await parley.close();
  await rm(folder, { recursive: true });
});

async function run(
  name: string,
  input: Record<string, unknown>,
  signal = new AbortController().signal,
  // biome-ignore lint/suspicious/noExplicitAny: the answers of several commands; each is parsed by its own shape below.
): Promise<{ readonly answer: any; readonly text: string }> {
  const command = allCommands.find((one) => one.name === name);
  if (command === undefined) throw new Error(`there is no command '${name}'`);
  const answer = await command.run(command.input.parse(input), { parley, onProgress: () => {}, signal });
  command.output.parse(answer);
  return { answer, text: command.toText(answer) };
}

describe("plan align", () => {
  it("pairs the articles by what they say, and gives number, kind, spans and certainty", async () => {
    const { answer, text } = await run("plan align", { old: oldDraft, new: newDraft });
    expect(answer.pairs.map((pair: { old: string; new: string; kind: string }) => [pair.old, pair.new, pair.kind])).toEqual([
      ["1", "2", "renumbered"],
      ["2", "3", "edited"],
      ["3", "1", "moved"],
    ]);
    expect(answer.dropped).toMatchObject([{ old: "4", kind: "dropped", label: "Article 4" }]);
    expect(answer.added).toMatchObject([{ new: "4", kind: "added" }]);
    const [first] = answer.pairs;
    expect(Old.slice(first.oldSpan.start, first.oldSpan.end)).toContain("The strait stays open");
    expect(New.slice(first.newSpan.start, first.newSpan.end)).toContain("The strait stays open");
    expect(first.certainty).toBeGreaterThan(0.8);
    expect(text).toContain("Article 3");
  });

  it("keeps to a link that a person gave, and refuses one to nowhere", async () => {
    const { answer } = await run("plan align", { old: oldDraft, new: newDraft, relink: ["4=4", "2="] });
    expect(answer.pairs).toContainEqual(expect.objectContaining({ old: "4", new: "4", certainty: 1 }));
    expect(answer.dropped).toMatchObject([{ old: "2" }]);
    expect(answer.added).toMatchObject([{ new: "3" }]);
    await expect(run("plan align", { old: oldDraft, new: newDraft, relink: ["9=1"] })).rejects.toThrow("no unit '9'");
  });

  it("says that two drafts are of different texts", async () => {
    const stranger = join(folder, "stranger.txt");
    await writeFile(stranger, "1. Pupils wear grey on Mondays.\n2. The library closes at six.\n");
    const { answer, text } = await run("plan align", { old: oldDraft, new: stranger });
    expect(answer.sameInstrument).toBe(false);
    expect(text).toContain("different texts");
  });
});

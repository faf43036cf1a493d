import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allCommands, openParley, type Parley } from "#commands";

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

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

/** A network in the plain form, from its lines. */
function plain(points: string, limits: readonly string[], links: readonly string[]): string {
  const count = points.split(" ").length;
  return [
    "# KIND OF NETWORK",
    "STNU",
    "# Num Time-Points",
    count,
    "# Num Ordinary Edges",
    limits.length,
    "# Num Contingent Links",
    links.length,
    "# Time-Point Names",
    points,
    "# Ordinary Edges",
    ...limits,
    "# Contingent Links",
    ...links,
  ].join("\n");
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "parley-sequence-"));
  parley = await openParley({ dossier: ":memory:", mode: "either", lanes: 0 });
}, 60_000);

afterAll(async () => {
  await parley.close();
  await rm(folder, { recursive: true });
});

describe("sequence check on a plain network", () => {
  it("says that a network can be kept, and that a second algorithm agrees", async () => {
    const path = await file("fine.plainStnu", plain("'Z' 'A' 'C' 'X'", ["'C' 0.5 'X'", "'X' 0 'C'"], ["'A' 2 7.5 'C'"]));
    const { answer, text } = await run("sequence check", { file: path, confirm: true });
    expect(answer).toMatchObject({ consistent: true, dynamicallyControllable: true, points: 4, contingentLinks: 1, confirmed: true });
    expect(answer.conflict).toBeUndefined();
    expect(text).toContain("Dynamically controllable");
  });

  it("names the limits that nature can break, and the least change that prevents it", async () => {
    // X must come at least 1 before C, which may come from 2 to 7 after A, and at most 4 before it.
    const path = await file("forced.plainStnu", plain("'Z' 'A' 'C' 'X'", ["'C' -1 'X'", "'X' 4 'C'"], ["'A' 2 7 'C'"]));
    const { answer, text } = await run("sequence check", { file: path });
    expect(answer).toMatchObject({ consistent: true, dynamicallyControllable: false });
    expect(answer.conflict.kind).toBe("semi-reducible-negative-cycle");
    expect(answer.conflict.length).toBe(-2);
    expect(answer.conflict.clauses.map((clause: { id: string }) => clause.id)).toEqual(["line-12", "line-13", "line-15"]);
    // The circle lacks 2, but with X allowed at the moment of C itself one can react to it, so 1 is enough.
    expect(answer.conflict.cheapestRelaxation).toMatchObject({ clause: "line-12", by: 1, becomes: 0 });
    expect(text).toContain("nature can force a breach");
  });

  it("lists limits that contradict each other, a smallest set first", async () => {
    const path = await file(
      "clash.plainStnu",
      plain("'Z' 'A' 'B' 'C'", ["'A' 5 'B'", "'B' -6 'A'", "'A' 1 'C'", "'C' 1 'B'", "'C' -9 'A'"], []),
    );
    const { answer } = await run("sequence check", { file: path });
    expect(answer).toMatchObject({ consistent: false, dynamicallyControllable: false, conflictsComplete: true, smallestProved: true });
    expect(answer.conflict.clauses.map((clause: { text: string }) => clause.text)).toEqual(["'A' 5 'B'", "'B' -6 'A'"]);
    expect(answer.otherConflicts).toHaveLength(2);
  });

  it("refuses what is not of the form, with line and what to do", async () => {
    const wrong: readonly (readonly [string, string])[] = [
      [plain("'Z' 'A'", ["'A' 5 'B'"], []), "Line 12 speaks of 'B'"],
      [plain("'Z' 'A'", ["'A' five 'Z'"], []), "Line 12 has 'five' where a number belongs"],
      [plain("'Z' 'A' 'C'", [], ["'A' 7 2 'C'"]), "Line 13 gives the contingent link 'A' to 'C' a shortest duration of 7"],
      [plain("'Z' 'A' 'C'", [], ["'A' -7 2 'C'"]), "the negative duration -7"],
      [plain("'Z' 'A' 'C'", [], ["'A' 1 2 'C'", "'Z' 1 2 'C'"]), "line 13 decides already"],
      [plain("'Z' 'A' 'A'", [], []), "a second time"],
      [plain("'Z' 'A'", [], []).replace("\n2\n", "\n3\n"), "announces 3 time-points, but the file has 2"],
      [plain("'Z' 'A'", ["'A' 9999999999999 'Z'"], []), "no longer exact"],
      ["", "does not say that it is an STNU"],
      ["{}", "comes before any heading"],
    ];
    for (const [text, message] of wrong)
      await expect(run("sequence check", { file: await file("wrong.plainStnu", text) })).rejects.toThrow(message);
    await expect(run("sequence check", { file: join(folder, "absent") })).rejects.toThrow("there is no");
    await expect(run("sequence check", { file: folder })).rejects.toThrow("is a folder");
  });
});

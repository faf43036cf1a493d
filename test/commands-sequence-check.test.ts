import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openParley, type Parley } from "#commands";
import { runCommand } from "./run-command.ts";

let parley: Parley;
let folder: string;

const run = (name: string, input: Record<string, unknown> = {}) => runCommand(parley, name, input);

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
      ["A 5 B", "comes before any heading"],
      ["{}", "'commitments' is missing"],
    ];
    for (const [text, message] of wrong)
      await expect(run("sequence check", { file: await file("wrong.plainStnu", text) })).rejects.toThrow(message);
    await expect(run("sequence check", { file: join(folder, "absent") })).rejects.toThrow("there is no");
    await expect(run("sequence check", { file: folder })).rejects.toThrow("is no file");
  });
});

describe("sequence check and sequence why on a plan", () => {
  const plan = {
    start: "2026-04-01",
    clauses: [
      { id: "4", text: "Forces withdraw within 30 days of the start." },
      { id: "6", text: "The parliament ratifies; that takes 10 to 40 days." },
      { id: "7", text: "Relief begins within 25 days of withdrawal, and not before ratification." },
    ],
    commitments: [
      { id: "withdrawal", obligor: "Norland", duration: 5, timing: [{ relation: "within", amount: "30 days", clause: "4" }] },
      { id: "ratification", obligor: "Sudria", duration: { kind: "contingent", min: 10, max: 40, clause: "6" } },
      {
        id: "relief",
        obligor: "Sudria",
        after: [{ step: "ratification", clause: "7" }],
        timing: [{ event: "start", relation: "within", amount: "25 days", anchor: "withdrawal", clause: "7" }],
      },
    ],
  };

  it("tells windows, the critical path and what to do next", async () => {
    const path = await file("plan.json", JSON.stringify(plan));
    const { answer, text } = await run("sequence check", { file: path, confirm: true });
    expect(answer).toMatchObject({ consistent: true, dynamicallyControllable: true, confirmed: true, end: "2026-04-11" });
    const relief = answer.schedule.find(({ point }: { point: string }) => point === "relief.start");
    expect(relief).toMatchObject({ earliest: "2026-04-11", latest: "2026-05-26", critical: true });
    expect(answer.criticalPaths).toContainEqual(["start", "ratification.start", "ratification.end", "relief.start", "relief.end"]);
    expect(answer.next).toMatchObject({ kind: "act", at: "2026-04-01", points: ["ratification.start"] });
    expect(text).toContain("Next, at 2026-04-01: ratification.start");
    const later = await run("sequence check", { file: path, happened: ["ratification.start=2026-04-01", "ratification.end=2026-04-15"] });
    expect(later.answer.next).toMatchObject({ kind: "act", at: "2026-04-15" });
    await expect(run("sequence check", { file: path, happened: ["ratify=2026-04-01"] })).rejects.toThrow("names no point");
    await expect(run("sequence check", { file: path, happened: ["relief.end=soon"] })).rejects.toThrow("is no moment");
  });

  it("says which clauses nature can break, and what holds a step", async () => {
    const short = JSON.parse(JSON.stringify(plan).replace('"amount":"25 days"', '"amount":"5 days"'));
    const path = await file("short.json", JSON.stringify(short));
    const { answer, text } = await run("sequence why", { file: path });
    expect(answer).toMatchObject({ consistent: true, dynamicallyControllable: false });
    expect(answer.conflicts[0].clauses.map(({ id }: { id: string }) => id)).toEqual(["4", "6", "7"]);
    expect(answer.conflicts[0].cheapestRelaxation).toMatchObject({ by: 5 });
    expect(text).toContain("nature can force a breach");
    const held = await run("sequence why", { file: path, step: "relief.start" });
    expect(held.answer.earliest).toBe("2026-04-11");
    expect(held.answer.earliestBecause.map(({ clause }: { clause: string }) => clause)).toContain("6");
    expect(held.text).toContain("at the latest 2026-05-06");
    await expect(run("sequence why", { file: path, step: "nobody" })).rejects.toThrow("no step or moment");
  });

  it("refuses a plan that cannot be read, with its places", async () => {
    await expect(run("sequence check", { file: await file("bad.json", "{ broken") })).rejects.toThrow("is no JSON");
    const negative = { commitments: [{ id: "a", obligor: "Norland", duration: -3 }] };
    await expect(run("sequence check", { file: await file("bad.json", JSON.stringify(negative)) })).rejects.toThrow("negative");
    const far = {
      start: "2026-04-01",
      commitments: ["a", "b", "c", "d", "e"].map((id, index, all) => ({
        id,
        obligor: "Norland",
        duration: "900000 months",
        ...(index === 0 ? {} : { after: all[index - 1] }),
      })),
    };
    await expect(run("sequence check", { file: await file("far.json", JSON.stringify(far)) })).rejects.toThrow(
      "900000 months is out of range",
    );
    const unknown = { commitments: [{ id: "a", obligor: "Norland", after: "b" }] };
    await expect(run("sequence why", { file: await file("bad.json", JSON.stringify(unknown)) })).rejects.toThrow(
      "nothing in the plan is called 'b'",
    );
  });
});

describe("sequence why of a step", () => {
  it("says that a step has no dates where the limits contradict each other", async () => {
    const { text } = await run("sequence why", { file: "examples/sequences/strait-of-orsa.json", step: "fee" });
    expect(text).toContain("fee.end has no earliest and latest date as long as the limits contradict each other.");
  });

  it("tells of two ways to force a breach what mends each while the other remains", async () => {
    const { answer, text } = await run("sequence why", { file: "examples/sequences/minsk-2015.json" });
    const told = answer.conflicts.map((one: { clauses: { id: string }[]; cheapestAlone: { text: string } }) => [
      one.clauses.map(({ id }) => id).join(),
      one.cheapestAlone.text,
    ]);
    expect(told).toEqual([
      ["4", "resolution.end at most 60 days after start, instead of 30 days"],
      ["11", "reform.end at most 365 days after start, instead of 323 days"],
    ]);
    expect(text).toContain("this contradiction goes, while others remain, with");
  });
});

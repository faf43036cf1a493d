import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openParley, type Parley } from "#commands";
import { runCommand } from "./run-command.ts";

const Example = fileURLToPath(new URL("../examples/strait-of-orsa/", import.meta.url));
const Files = ["draft-1-28-points.md", "draft-2-20-points.md", "2026-02-27-farshore-wire-third-round.txt"].map((name) =>
  join(Example, name),
);
const Added = `---
title: A compilation
---

1. **Ceasefire.** The truce at sea of 20 November 2025 becomes a full and permanent ceasefire at sea, on land and in the air on the day of signature.

2. **Withdrawal.** Kelmara withdraws its forces from Great Ilvane, West Ilvane, Midskerry and Tarnholm within [Kelmara proposes: 270] [Tovria proposes: 120] days of signature.

3. **Mines.** The parties exchange charts of all minefields within 7 days of signature.
`;

let folder: string;
let parley: Parley;

// biome-ignore lint/suspicious/noExplicitAny: the answers of several commands, each parsed by its own shape.
async function run(name: string, input: Record<string, unknown> = {}, signal?: AbortSignal): Promise<any> {
  const { answer, text } = await runCommand(parley, name, input, signal);
  expect(text).not.toBe("");
  return answer;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "parley-plan-page-"));
  parley = await openParley({ dossier: join(folder, "strait.parley"), mode: "either", by: "Ada", lanes: 0 });
  await run("read", { files: Files, gazetteer: join(Example, "world.json") });
}, 90_000);

afterAll(async () => {
  await parley.close();
  await rm(folder, { recursive: true });
});

describe("plan list, plan points and plan changes, over a dossier alone", () => {
  it("takes documents that hold points for drafts, and leaves others out", async () => {
    const { drafts } = await run("plan list");
    expect(drafts).toMatchObject([
      { date: "2026-02-04", origin: "read", drafters: ["Halvern, special envoy for the Strait of Orsa"] },
      { date: "2026-02-24", origin: "read", points: 20 },
    ]);
    expect((await run("plan list", { asOf: "2026-02-10" })).drafts).toHaveLength(1);
  });

  it("gives each point its text, its brackets and the positions on it", async () => {
    const { drafts } = await run("plan list");
    const answer = await run("plan points", { draft: drafts[1].id });
    expect(answer.units).toHaveLength(20);
    expect(answer.units.every(({ linked }: { linked?: string }) => linked === "read")).toBe(true);
    expect(answer.units[6]).toMatchObject({ label: "7", brackets: 2 });
    expect(answer.text.slice(answer.units[6].range.start, answer.units[6].range.end)).toContain("passage fee");
    for (const { start, end } of answer.brackets) expect(answer.text.slice(start, end)).toMatch(/^\[.*\]$/su);
    expect(answer.counts.brackets).toBe(answer.text.slice(answer.shown[0].start).split("[").length - 1);
    expect(answer.counts.agreed).toBeLessThan(answer.counts.characters);
    const { cells } = await run("matrix");
    const told = answer.units.flatMap(({ cells: own }: { cells: readonly { position: string }[] }) => own.map(({ position }) => position));
    const onPoints = new Set(answer.units.map(({ point }: { point?: string }) => point));
    expect(told.sort()).toEqual(
      cells.flatMap((cell: { point: string; position: string }) => (onPoints.has(cell.point) ? [cell.position] : [])).sort(),
    );
    expect(told.length).toBeGreaterThan(0);
  });

  it("tells what changed, with both texts whole in it", async () => {
    const { drafts } = await run("plan list");
    const [old, fresh] = [await run("plan points", { draft: drafts[0].id }), await run("plan points", { draft: drafts[1].id })];
    const { blocks, counts } = await run("plan changes", { old: drafts[0].id, new: drafts[1].id });
    const side = (kinds: readonly string[]): string =>
      blocks
        .flatMap(({ segments }: { segments: readonly { kind: string; text: string }[] }) => segments)
        .map(({ kind, text }: { kind: string; text: string }) => (kinds.includes(kind) ? text : ""))
        .join("");
    expect(side(["same", "inserted", "moved here"])).toBe(fresh.text);
    expect(side(["deleted", "moved away"]).length).toBeGreaterThan(0);
    expect(old.units).toHaveLength(28);
    expect(counts.units.edited + (counts.units.renumbered ?? 0)).toBeGreaterThan(3);
    const stopped = new AbortController();
    stopped.abort();
    await expect(run("plan changes", { old: drafts[0].id, new: drafts[1].id }, stopped.signal)).rejects.toThrow("interrupted");
  });

  it("names the parties behind brackets of a draft that was added, and reads its points as those of the plan", async () => {
    await writeFile(join(folder, "compilation.md"), Added);
    await run("plan add", {
      files: [join(folder, "compilation.md")],
      instrument: "Plan for the strait",
      date: "2026-02-26",
      status: "compilation",
    });
    const { drafts } = await run("plan list");
    expect(drafts.at(-1)).toMatchObject({ origin: "added", status: "compilation", date: "2026-02-26" });
    const answer = await run("plan points", { draft: drafts.at(-1).id });
    expect(answer.named).toEqual(["Kelmara", "Tovria"]);
    expect(answer.units.map(({ linked }: { linked?: string }) => linked)).toEqual(["read", "read", "read"]);
    await run("undo");
    expect((await run("plan list")).drafts).toHaveLength(2);
  });

  it("refuses what is no draft of the dossier, a file's path included", async () => {
    for (const draft of ["nowhere", Files[0], "/etc/passwd"]) {
      await expect(run("plan points", { draft })).rejects.toThrow("has no draft");
      await expect(run("plan changes", { old: draft, new: draft })).rejects.toThrow("has no draft");
    }
    await expect(run("plan points", { draft: "src-" })).rejects.toThrow("several drafts");
  });
});

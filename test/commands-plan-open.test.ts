import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allCommands, openParley, type Parley } from "#commands";
import { docxText } from "./read-docx.ts";
import { runCommand } from "./run-command.ts";

const Example = fileURLToPath(new URL("../examples/strait-of-orsa/", import.meta.url));
const Drafts = ["draft-1-28-points.md", "draft-2-20-points.md", "draft-3-20-points.md"].map((name) => join(Example, name));
const Compilation = `---
title: Compilation
published: 2026-02-26
---

1. **Ceasefire.** The truce at sea of 20 November 2025 becomes a full and permanent ceasefire on the day of signature.

2. **Withdrawal.** Kelmara withdraws its forces within [Kelmara proposes: 270] [Tovria proposes: 120] days of signature[, under observation].

3. **Mines.** The parties exchange charts of all minefields [Tovria opposes: and of all wrecks] within [XX] days.
`;

let folder: string;
let compilation: string;
let parley: Parley;

// biome-ignore lint/suspicious/noExplicitAny: the answers of several commands, each parsed by its own shape.
async function run(name: string, input: Record<string, unknown> = {}): Promise<any> {
  const { answer, text } = await runCommand(parley, name, input);
  expect(text).not.toBe("");
  return answer;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "parley-plan-open-"));
  compilation = join(folder, "compilation.md");
  await writeFile(compilation, Compilation);
  parley = await openParley({ dossier: join(folder, "strait.parley"), mode: "either", by: "Ada", lanes: 0 });
  await run("read", { files: [Example], gazetteer: join(Example, "world.json") });
}, 90_000);

afterAll(async () => {
  await parley.close();
  await rm(folder, { recursive: true });
});

describe("plan open", () => {
  it("lists what is left by parties apart and by brackets, on files as well", async () => {
    const answer = await run("plan open", { drafts: [compilation] });
    expect(answer).toMatchObject({ draft: "compilation.md", drafts: 1, settled: 1 });
    expect(answer.points.map(({ label }: { label: string }) => label)).toEqual(["2", "3"]);
    expect(answer.points[0]).toMatchObject({ heading: "Withdrawal", brackets: 3, places: 2, still: { day: "2026-02-26", what: "text" } });
    expect(answer.points[0].apart).toMatchObject([
      { party: "Kelmara", brackets: [{ bracket: "b1", role: "proposes" }] },
      { party: "Tovria", brackets: [{ bracket: "b2", role: "proposes" }] },
    ]);
    expect(answer.points[1].apart).toMatchObject([{ party: "Tovria", brackets: [{ role: "opposes" }] }]);
    expect((await run("plan open", { drafts: [compilation], all: true })).points).toHaveLength(3);
  });

  it("says of a dossier since when nothing moved, by text or by stance, and what was known on a day", async () => {
    const answer = await run("plan open");
    expect(answer).toMatchObject({ date: "2026-03-09", drafts: 3 });
    const fee = answer.points.find(({ heading }: { heading: string }) => heading === "Passage fee");
    expect(fee).toMatchObject({
      label: "7",
      textSince: "2026-03-09",
      stanceSince: "2026-03-07",
      still: { day: "2026-03-09", what: "text" },
    });
    expect(fee.apart).toMatchObject([{ party: "Kelmara", stance: "objects" }]);
    const counts = answer.points.map(({ apart }: { apart: readonly unknown[] }) => apart.length);
    expect(counts).toEqual([...counts].sort((one: number, other: number) => other - one));
    const administration = (await run("plan open", { all: true, sort: "text" })).points[5];
    expect(administration).toMatchObject({ heading: "Administration", textSince: "2026-03-09" });
    const forces = (await run("plan open", { all: true, sort: "text" })).points[3];
    expect(forces).toMatchObject({ heading: "Tovrian forces", textSince: "2026-02-04", open: false });
    expect(await run("plan open", { asOf: "2026-02-10" })).toMatchObject({ date: "2026-02-04", drafts: 1 });
    const stills = (await run("plan open", { sort: "still" })).points.map(({ still }: { still?: { day: string } }) => still?.day ?? "9999");
    expect(stills).toEqual([...stills].sort());
  });
});

describe("plan point", () => {
  it("tells a point's words through the drafts, each party's line, and what would have to move", async () => {
    const answer = await run("plan point", { point: "7" });
    expect(answer.versions.map(({ label, date }: { label: string; date: string }) => `${date} ${label}`)).toEqual([
      "2026-02-04 9",
      "2026-02-24 7",
      "2026-03-09 7",
    ]);
    for (const { text, changes } of answer.versions.slice(1)) {
      const now = changes.flatMap(({ kind, text: words }: { kind: string; text: string }) =>
        kind === "deleted" || kind === "moved away" ? [] : [words],
      );
      expect(now.join("")).toBe(text);
    }
    const [line] = answer.lines;
    expect(line.party.name).toBe("Kelmara");
    expect(line.steps.map(({ stance }: { stance: string }) => stance)).toEqual(
      expect.arrayContaining(["rejects", "accepts with conditions"]),
    );
    expect(line.steps.filter(({ turn }: { turn: boolean }) => turn)).toHaveLength(2);
    expect(answer.places[0].choices.length).toBeGreaterThan(1);
    const merged = await run("plan point", { point: "1" });
    expect(merged.tookIn).toHaveLength(1);
    await expect(run("plan point", { point: "99" })).rejects.toThrow("has no point '99'");
  });

  it("names who would have to move for each text on offer", async () => {
    const { places } = await run("plan point", { point: "2", drafts: [compilation] });
    expect(places).toMatchObject([
      {
        kind: "alternatives",
        named: true,
        choices: [
          { text: "270", behind: ["Kelmara"], wouldMove: ["Tovria"] },
          { text: "120", wouldMove: ["Kelmara"] },
        ],
      },
      { kind: "optional", named: false },
    ]);
  });
});

describe("what a person decides", () => {
  it("is followed by the trace and by the points: links of drafts that were read, too", async () => {
    const { drafts } = await run("plan list");
    const ids = drafts.map(({ id }: { id: string }) => id);
    const before = await run("plan trace", { drafts: ids.slice(0, 2) });
    const { command } = await run("plan link", { old: ids[0], new: ids[1], links: ["5=12"] });
    expect(command).toBeDefined();
    const after = await run("plan trace", { drafts: ids.slice(0, 2) });
    const partnerOf = (trace: { chains: readonly { numbers: readonly (string | null)[] }[] }) =>
      trace.chains.find(({ numbers }) => numbers[0] === "5")?.numbers[1];
    expect(partnerOf(before)).not.toBe("12");
    expect(partnerOf(after)).toBe("12");
    await run("undo");
    expect(partnerOf(await run("plan trace", { drafts: ids.slice(0, 2) }))).toBe(partnerOf(before));
  });

  it("about drafts with another between them is followed by the trace, or refused where it cannot hold", async () => {
    const { drafts } = await run("plan list");
    const [first, second, third] = drafts.map(({ id }: { id: string }) => id);
    const trace = async () => await run("plan trace", { drafts: [first, second, third] });
    const lineOf = (answer: { chains: readonly { numbers: readonly (string | null)[] }[] }, number: string) =>
      answer.chains.find(({ numbers }) => numbers[0] === number)?.numbers;
    const before = lineOf(await trace(), "5");
    await run("plan link", { old: first, new: third, links: ["5=12"] });
    const after = await trace();
    expect(before?.[2]).not.toBe("12");
    expect(lineOf(after, "5")?.[2]).toBe("12");
    expect(after.problems).toEqual([]);
    expect((await run("plan point", { point: "12" })).versions.map(({ label }: { label: string }) => label)).toContain("5");
    await run("undo");
    expect(lineOf(await trace(), "5")).toEqual(before);
    const [, inSecond] = lineOf(await trace(), "7") ?? [];
    await run("plan link", { old: first, new: second, links: [`7=${inSecond}`] });
    await run("plan link", { old: second, new: third, links: [`${inSecond}=3`] });
    await expect(run("plan link", { old: first, new: third, links: ["7=4"] })).rejects.toMatchObject({
      code: "not-possible",
      message: expect.stringContaining("cannot hold together"),
    });
    await run("undo");
    await run("undo");
  });

  it("on brackets of a draft that was read is used by its reading, and undone", async () => {
    const { drafts } = await run("plan list");
    const draft = drafts[0].id;
    const kinds = async () => (await run("plan reading", { draft, party: "Kelmara" })).branches.map(({ kind }: { kind: string }) => kind);
    const before = await kinds();
    await run("plan flip", { draft, bracket: "b1" });
    expect(await kinds()).not.toEqual(before);
    await run("undo");
    expect(await kinds()).toEqual(before);
  });
});

describe("plan export of one draft", () => {
  it("compiles all brackets point by point, with who is behind each text", async () => {
    const { content, changes } = await run("plan export", { drafts: [compilation], what: "compilation", format: "md" });
    expect(changes).toBe(4);
    expect(content).toContain("| alternatives b1, b2 | 270 | Kelmara | Tovria |");
    expect(content).toContain("Nothing in it is open.");
    const page = await run("plan export", { drafts: [compilation], what: "compilation", format: "html" });
    expect(page.content).toContain('<td dir="auto">Kelmara</td>');
    expect(page.content).not.toMatch(/<script/u);
  });

  it("gives each party's own reading with what it proposes, opposes and leaves open", async () => {
    const { content, changes } = await run("plan export", { drafts: [compilation], what: "readings", format: "md" });
    expect(changes).toBe(2);
    const [, kelmara = "", tovria = ""] = content.split(/^## /mu);
    expect(kelmara).toContain("within 270 days");
    expect(tovria).toContain("within 120 days");
    expect(tovria).toMatch(/### Opposes\n\n- \*\*3:\*\* and of all wrecks/u);
    const out = join(folder, "readings.docx");
    await run("plan export", { drafts: [compilation], what: "readings", party: ["Kelmara"], format: "docx", out });
    const text = docxText(await readFile(out), "accept");
    expect(text).toContain("within 270 days");
    expect(text).not.toContain("within 120 days");
    await expect(run("plan export", { drafts: [compilation], what: "readings", format: "csv" })).rejects.toThrow(
      "cannot be written as csv",
    );
    await expect(run("plan export", { drafts: Drafts, what: "compilation" })).rejects.toThrow("made of one draft");
  });
});

describe("what a page asks", () => {
  it("never reads a file of this machine, and gives bytes as base64", async () => {
    const asked = async (name: string, input: Record<string, unknown>) => {
      const command = allCommands.find((one) => one.name === name);
      if (command === undefined) throw new Error(name);
      return await command.run(command.input.parse(input), {
        parley,
        onProgress: () => {},
        signal: new AbortController().signal,
        isPage: true,
      });
    };
    for (const [name, input] of [
      ["plan reading", { draft: compilation, party: "Kelmara" }],
      ["plan brackets", { drafts: [compilation] }],
      ["plan export", { drafts: [compilation], what: "compilation" }],
      ["plan export", { drafts: Drafts.slice(0, 2) }],
      ["plan open", { drafts: [compilation] }],
      ["plan point", { point: "1", drafts: [compilation] }],
      ["plan flip", { draft: compilation, bracket: "b1" }],
    ] as const)
      await expect(asked(name, input)).rejects.toThrow("the dossier has no draft");
    const { drafts } = await run("plan list");
    const ids = drafts.map(({ id }: { id: string }) => id);
    // biome-ignore lint/suspicious/noExplicitAny: the answer of one command, whose shape its own test parses.
    const answer = (await asked("plan export", { drafts: ids.slice(0, 2), format: "docx" })) as any;
    expect(answer.base64).toBe(true);
    expect(docxText(Buffer.from(answer.content, "base64"), "accept")).toContain("Passage fee");
  });
});

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allCommands, openParley, type Parley } from "#commands";

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

async function file(name: string, content: unknown): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "parley-plans-"));
  parley = await openParley({
    dossier: join(folder, "plans.parley"),
    mode: "either",
    by: "Ada",
    lanes: 0,
    now: () => "2026-04-01T08:00:00Z",
  });
});

afterAll(async () => {
  await parley.close();
  await rm(folder, { recursive: true });
});

const exchange = {
  commitments: [
    { id: "lift", obligor: "Averna", beneficiary: "Belmar", cost: 6, value: 6 },
    { id: "withdraw", obligor: "Belmar", beneficiary: "Averna", cost: 5, value: 5 },
    { id: "release", obligor: "Averna", beneficiary: "Belmar", cost: 2, value: 2, after: ["withdraw"] },
  ],
};

describe("sequence order", () => {
  it("gives order, peaks, exposures and a certificate that holds", async () => {
    const { answer, text } = await run("sequence order", { file: await file("plan.json", exchange), fairer: true, verify: true });
    expect(answer.order).toEqual(["withdraw", "lift", "release"]);
    expect(answer.peaks).toEqual({ Averna: 3, Belmar: 5 });
    expect(answer).toMatchObject({ optimal: true, lowerBound: 5 });
    expect(answer.certificate.threshold).toBe(5);
    expect(answer.verified.map((one: { outcome: string }) => one.outcome)).toEqual(["confirmed", "confirmed", "confirmed", "confirmed"]);
    expect(answer.fairer.length).toBeGreaterThan(0);
    expect(text).toContain("No order is better: proven.");
  });

  it("refuses what is no plan, with the place", async () => {
    const refusals: readonly (readonly [string, unknown, RegExp])[] = [
      ["empty.json", "", /empty/u],
      ["broken.json", '{"commitments": [\n{"id": }]}', /line 2/u],
      ["nobody.json", { commitments: [{ id: "a" }] }, /obligor.*commitments\[0\]/u],
      [
        "circle.json",
        {
          commitments: [
            { id: "a", obligor: "A", after: ["b"] },
            { id: "b", obligor: "A", after: ["a"] },
          ],
        },
        /circle.*a.*b/u,
      ],
    ];
    for (const [name, content, message] of refusals)
      await expect(run("sequence order", { file: await file(name, content) })).rejects.toThrow(message);
    await expect(run("sequence order", { file: join(folder, "nowhere.json") })).rejects.toThrow(/nowhere/u);
    await expect(run("sequence order")).rejects.toThrow(/no sequence plan/u);
  });
});

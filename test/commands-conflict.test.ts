import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { terminalCommands } from "#cli";
import { allCommands, CommandError, openParley, type Parley } from "#commands";

const commands = terminalCommands(allCommands);
const Cuba = "examples/conflict/cuban-missile-crisis.json";

let parley: Parley;
let folder: string;

async function run(
  name: string,
  input: Record<string, unknown> = {},
  // biome-ignore lint/suspicious/noExplicitAny: the answers of several commands; each is parsed by its own shape below.
): Promise<{ readonly answer: any; readonly text: string }> {
  const command = commands.find((one) => one.name === name);
  if (command === undefined) throw new Error(`there is no command '${name}'`);
  const answer = await command.run(command.input.parse(input), { parley, onProgress: () => {}, signal: new AbortController().signal });
  command.output.parse(answer);
  return { answer, text: command.toText(answer) };
}

async function fileOf(name: string, value: unknown): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, typeof value === "string" ? value : JSON.stringify(value));
  return path;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "parley-conflict-"));
  parley = await openParley({
    dossier: join(folder, "conflict.parley"),
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

const small = {
  options: [
    { name: "stay", permittedDirection: "both" },
    { name: "go", permittedDirection: "both" },
  ],
  decisionMakers: [
    { name: "Ostrel", options: [0], preferences: [[[1, "Y"]], [[0, "N"]]] },
    { name: "Vesmar", options: [1], preferences: [[[0, "Y"]], [[1, "N"]]] },
  ],
  infeasibles: [],
  useManualPreferenceRanking: false,
};

describe("conflict solve", () => {
  it("finds the two sequential equilibria that were published for the missile crisis", async () => {
    const { answer, text } = await run("conflict solve", { model: Cuba });
    const decimals = answer.equilibria.SEQ.map((state: number) => answer.states[state - 1].dec);
    expect(decimals).toEqual([4, 6]);
    expect(text).toContain("NYYN");
    expect(answer.cells).toHaveLength(24);
  });

  it("solves every model of a file, one by name, and only the concepts asked for", async () => {
    const model = "test/cases/conflict/graph-models.json";
    const { answer } = await run("conflict solve", { model });
    expect(answer.models).toHaveLength(12);
    const one = await run("conflict solve", { model, name: "random-6", concepts: ["SEQ"], state: ["3"] });
    expect(one.answer.equilibria).toEqual({ SEQ: answer.models[6].equilibria.SEQ });
    expect(one.answer.cells.map((cell: { readonly state: number }) => cell.state)).toEqual([3, 3, 3]);
  });

  it("reads rankings under their new and old names as it reads statements", async () => {
    const ranked = (key: string, flag: string): unknown => ({
      ...small,
      useManualPreferenceRanking: undefined,
      [flag]: true,
      decisionMakers: [
        { ...small.decisionMakers[0], [key]: [3, 4, 1, 2] },
        { ...small.decisionMakers[1], [key]: [2, [4], 1, 3] },
      ],
    });
    const { answer: stated } = await run("conflict solve", { model: await fileOf("small.json", small) });
    const { answer: now } = await run("conflict solve", {
      model: await fileOf("new.json", ranked("preferenceRanking", "useManualPreferenceRanking")),
    });
    const { answer: before } = await run("conflict solve", {
      model: await fileOf("old.json", ranked("preferenceVector", "useManualPreferenceVectors")),
    });
    expect(now.stableStatesPerDM).toEqual(stated.stableStatesPerDM);
    expect(before.stableStatesPerDM).toEqual(stated.stableStatesPerDM);
    expect(stated.equilibria.Nash).toEqual([1]);
  });

  it("solves a reduced model where options are fixed", async () => {
    const { answer } = await run("conflict solve", { model: await fileOf("small.json", small), fix: ["go=N"] });
    expect(answer.stateCount).toBe(2);
    expect(answer.notes.join(" ")).toContain("'go' is not taken");
  });

  const refusals: readonly (readonly [string, unknown, RegExp])[] = [
    ["a broken file", '{"options": [', /not JSON/u],
    ["an empty file", "", /not JSON/u],
    ["no model", [1], /JSON object/u],
    ["an option no state takes", { ...small, infeasibles: [[[0, "Y"]]] }, /no feasible state takes the option 'stay'/u],
    ["no state at all", { ...small, infeasibles: [[[0, "Y"]], [[0, "N"]]] }, /no state is feasible/u],
    [
      "a decision maker without preferences",
      { ...small, decisionMakers: [{ ...small.decisionMakers[0], preferences: [] }] },
      /'Ostrel' has no preferences/u,
    ],
    [
      "a decision maker without options",
      { ...small, decisionMakers: [{ ...small.decisionMakers[0], options: [] }, small.decisionMakers[1]] },
      /'Ostrel' has no options/u,
    ],
    ["an option that is not there", { ...small, infeasibles: [[[7, "Y"]]] }, /infeasibles\[0\]\[0\]/u],
    [
      "an option of two",
      { ...small, decisionMakers: small.decisionMakers.map((maker) => ({ ...maker, options: [0] })) },
      /belongs to 'Ostrel' and 'Vesmar'/u,
    ],
    [
      "a ranking that leaves states out",
      {
        ...small,
        useManualPreferenceRanking: true,
        decisionMakers: small.decisionMakers.map((maker) => ({ ...maker, preferenceRanking: [1, 2] })),
      },
      /leaves out state 3 \(NY\) and 1 more/u,
    ],
    [
      "a ranking that names one twice",
      {
        ...small,
        useManualPreferenceRanking: true,
        decisionMakers: small.decisionMakers.map((maker) => ({ ...maker, preferenceRanking: [1, 2, 3, 4, 1] })),
      },
      /names state 1 twice/u,
    ],
    [
      "sixty options",
      {
        ...small,
        options: Array.from({ length: 60 }, (_, at) => ({ name: `o${at}`, permittedDirection: "both" })),
        decisionMakers: [{ name: "Ostrel", options: Array.from({ length: 60 }, (_, at) => at), preferences: [[[0, "Y"]]] }],
      },
      /60 options/u,
    ],
    [
      "thirty free options",
      {
        ...small,
        options: Array.from({ length: 30 }, (_, at) => ({ name: `o${at}`, permittedDirection: "both" })),
        decisionMakers: [0, 1, 2].map((maker) => ({
          name: `D${maker}`,
          options: Array.from({ length: 10 }, (_, at) => maker * 10 + at),
          preferences: [[[0, "Y"]]],
        })),
      },
      /30 options/u,
    ],
  ];
  for (const [what, value, message] of refusals) {
    it(`refuses ${what}`, async () => {
      const model = await fileOf("bad.json", value);
      const refusal = run("conflict solve", { model });
      await expect(refusal).rejects.toThrow(CommandError);
      await expect(refusal).rejects.toThrow(message);
    });
  }

  it("refuses a file that is not there", async () => {
    await expect(run("conflict solve", { model: join(folder, "none.json") })).rejects.toThrow(/there is no/u);
  });
});

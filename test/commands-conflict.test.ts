import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { terminalCommands } from "#cli";
import { allCommands, CommandError, openParley, type Parley } from "#commands";
import { runCommand } from "./run-command.ts";

const commands = terminalCommands(allCommands);
const Cuba = "examples/conflict/cuban-missile-crisis.json";

let parley: Parley;
let folder: string;

const run = (name: string, input: Record<string, unknown> = {}) => runCommand(parley, name, input);

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

  it("tells how far it is, and stops when it is interrupted", async () => {
    const options = 18;
    const model = await fileOf("large.json", {
      ...small,
      options: Array.from({ length: options }, (_, at) => ({ name: `o${at}`, permittedDirection: "both" })),
      decisionMakers: [0, 1, 2].map((maker) => ({
        name: `D${maker}`,
        options: Array.from({ length: 6 }, (_, at) => maker * 6 + at),
        preferences: Array.from({ length: 12 }, (_, at) => [[(maker * 5 + at * 7) % options, at % 2 === 0 ? "Y" : "N"]]),
      })),
    });
    const command = commands.find((one) => one.name === "conflict solve");
    const interruption = new AbortController();
    const told: string[] = [];
    const onProgress = ({ current }: { readonly current: string | undefined }): void => {
      told.push(current ?? "");
      interruption.abort();
    };
    const input = command?.input.parse({ model }) ?? {};
    await expect(command?.run(input, { parley, onProgress, signal: interruption.signal })).rejects.toThrow(/interrupted/u);
    expect(told).toHaveLength(1);
  });

  it("refuses a file that is not there", async () => {
    await expect(run("conflict solve", { model: join(folder, "none.json") })).rejects.toThrow(/there is no/u);
  });
});

const Elmira = "examples/conflict/elmira-groundwater.json";
const Orsa = "examples/strait-of-orsa/conflict.json";

describe("conflict paths", () => {
  it("finds the historical path of the Elmira dispute, by improvements of two parties", async () => {
    const { answer, text } = await run("conflict paths", { model: Elmira, to: "5" });
    expect(answer.from.state).toBe(1);
    expect(answer.to.byImprovements).toEqual([{ by: "Local Government", to: 5 }]);
    expect(text).toContain("Local Government to 5");
    // Nobody improves on the fifth state alone, so nothing is reached from there.
    const from5 = await run("conflict paths", { model: Elmira, from: "5" });
    expect(from5.answer.byImprovements.count).toBe(0);
    expect(from5.answer.byMoves.count).toBeGreaterThan(2);
  });

  it("asks where things stand where the model does not say", async () => {
    await expect(run("conflict paths", { model: await fileOf("small.json", small) })).rejects.toThrow(/where things stand/u);
    await expect(run("conflict paths", { model: Elmira, from: "77" })).rejects.toThrow(/no state 77/u);
    await expect(run("conflict paths", { model: Elmira, from: "N----" })).rejects.toThrow(/fits/u);
  });
});

describe("conflict inverse", () => {
  it("says what must not be preferred, and what would have to change", async () => {
    const { answer, text } = await run("conflict inverse", { model: Elmira, state: "1", concepts: ["Nash", "GMR"] });
    const [nash, gmr] = answer.concepts;
    expect(nash.equilibrium).toBe(false);
    const local = nash.decisionMakers.find((maker: { readonly name: string }) => maker.name === "Local Government");
    expect(local).toMatchObject({ met: false, conditions: [{ move: 5, anyOf: [[5]] }], fewestChanges: [5] });
    expect(gmr.equilibrium).toBe(true);
    expect(text).toContain("must not prefer to 1: 5");
  });
});

describe("conflict threats", () => {
  it("tells an improvement from a move from neither", async () => {
    const { answer, text } = await run("conflict threats", { model: Cuba });
    const credibility = Object.fromEntries(
      answer.threats.map((threat: { readonly id: string; readonly credibility: string }) => [threat.id, threat.credibility]),
    );
    expect(credibility["escalate"]).toBe("move");
    expect(answer.threats.find((threat: { readonly id: string }) => threat.id === "blockade").atStatusQuo).toBe("improvement");
    expect(text).toContain("nowhere better off");
  });

  it("says what stands in the way", async () => {
    const model = await fileOf("threat.json", {
      format: "parley-conflict",
      version: 1,
      options: [{ name: "stay" }, { name: "go", direction: "backward" }],
      decisionMakers: [
        { name: "Ostrel", options: ["stay"], preferences: { statements: ["stay"] } },
        { name: "Vesmar", options: ["go"], preferences: { statements: ["go"] } },
      ],
      threats: [
        { name: "Vesmar goes", by: "Vesmar", response: { go: "Y" } },
        { name: "Ostrel lets Vesmar go", by: "Ostrel", response: { go: "Y" } },
        { name: "Ostrel stays", by: "Ostrel", response: { stay: "Y" } },
      ],
    });
    const { answer } = await run("conflict threats", { model });
    expect(answer.threats.map((threat: { readonly credibility: string }) => threat.credibility)).toEqual([
      "neither",
      "neither",
      "improvement",
    ]);
    expect(answer.threats[0].states[0].why).toBe("cannot be changed that way");
    expect(answer.threats[1].states[0].why).toBe("not its option");
  });
});

describe("robustness", () => {
  it("says which swap or doubt ends an equilibrium", async () => {
    const { answer } = await run("conflict solve", { model: await fileOf("small.json", small), robust: true, concepts: ["Nash"] });
    expect(answer.robustness.variations).toBe(6);
    expect(answer.robustness.equilibria).toEqual([
      {
        concept: "Nash",
        state: 1,
        survives: 6,
        endedBy: [],
      },
    ]);
    expect(answer.robustness.others.length).toBeGreaterThan(0);
  });
});

describe("a dossier's model", () => {
  it("is kept, shown, solved, and taken back by undo", async () => {
    await expect(run("conflict solve")).rejects.toThrow(/keeps no conflict model/u);
    const { answer } = await run("conflict keep", { model: Orsa });
    expect(answer.stateCount).toBe(13);
    const shown = await run("conflict model");
    expect(shown.answer.origin).toBe("kept");
    const solved = await run("conflict solve");
    expect(solved.answer.name).toContain("Orsa");
    expect(solved.answer.equilibria.SEQ.length).toBeGreaterThan(0);
    expect((await run("conflict paths")).answer.from.state).toBe(1);
    expect((await run("conflict threats")).answer.threats).toHaveLength(3);
    await run("undo");
    await expect(run("conflict solve")).rejects.toThrow(/keeps no conflict model/u);
  });

  it("is entered as text, checked, and refused where another was kept since", async () => {
    const { answer, text } = await run("conflict enter", { text: JSON.stringify(small), was: "" });
    expect(text).toContain("Undo");
    expect(answer.stateCount).toBeGreaterThan(1);
    const { answer: shown } = await run("conflict model");
    expect(shown.model).toEqual(JSON.parse(JSON.stringify(small)));
    await run("conflict enter", { text: JSON.stringify({ ...small, name: "another" }), was: JSON.stringify(shown.model) });
    await expect(run("conflict enter", { text: JSON.stringify(small), was: JSON.stringify(shown.model) })).rejects.toThrow(
      /another model was kept/u,
    );
    await expect(run("conflict enter", { text: "{" })).rejects.toThrow(/not JSON/u);
    await expect(run("conflict enter", { text: JSON.stringify({ ...small, decisionMakers: [] }) })).rejects.toThrow(/no decision makers/u);
    await run("undo");
    await run("undo");
  });

  it("is drafted from the record, with what a person has to add", async () => {
    await run("paste", {
      text: "OSTREL, 12 March 2026. If the embargo is not lifted, we will stop every tanker in the strait, Foreign Minister Ada Kern of Vesmar said on Tuesday.",
      name: "a-warning",
    });
    const { answer, text } = await run("conflict model", { draft: true });
    expect(JSON.parse(text)).toEqual(answer.model);
    expect(answer.model.note).toContain("To be added by a person");
    expect(answer.origin).toBe("draft");
    expect(answer.model.format).toBe("parley-conflict");
    expect(answer.missing.length).toBeGreaterThan(0);
  });

  it("is not kept where it cannot be solved", async () => {
    await expect(run("conflict keep", { model: await fileOf("bad.json", { ...small, decisionMakers: [] }) })).rejects.toThrow(
      /no decision makers/u,
    );
  });
});

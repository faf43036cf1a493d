import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CommandError, openParley, type Parley } from "#commands";
import { runCommand } from "./run-command.ts";

const Example = "examples/strait-of-orsa/outcomes.json";

let parley: Parley;
let folder: string;

const run = (name: string, input: Record<string, unknown> = {}) => runCommand(parley, name, input);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "parley-outcomes-"));
  let minute = 0;
  const now = (): string => new Date(Date.UTC(2026, 3, 1, 8, minute++)).toISOString();
  parley = await openParley({ dossier: ":memory:", mode: "either", by: "Ada", lanes: 0, now });
});

afterAll(async () => {
  await parley.close();
  await rm(folder, { recursive: true });
});

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

const issue = (index: number, name: string, evaluations: readonly (number | undefined)[]): string =>
  `<issue index="${index}" etype="discrete" type="discrete" vtype="discrete" name="${name}">${evaluations
    .map((one, at) => `<item index="${at + 1}" value="${name}${at + 1}"${one === undefined ? "" : ` evaluation="${one}"`}/>`)
    .join("")}</issue>`;
const domain = `<negotiation_template><utility_space number_of_issues="2"><objective index="0" etype="objective" type="objective" name="any">${issue(1, "A", [undefined, undefined])}${issue(2, "B", [undefined, undefined, undefined])}</objective></utility_space></negotiation_template>`;
const profile = (weight: number, a: readonly number[], b: readonly number[], reservation: number): string =>
  `<utility_space><objective index="0" etype="objective" type="objective" name="any">${issue(1, "A", a)}${issue(2, "B", b)}<weight index="1" value="${weight}"/><weight index="2" value="${1 - weight}"/></objective><discount_factor value="1.0"/><reservation value="${reservation}"/></utility_space>`;

describe("outcomes frontier", () => {
  it("reads a Genius domain with its profiles", async () => {
    const files = [
      await file("domain.xml", domain),
      await file("north.xml", profile(0.5, [4, 0], [2, 1, 0], 0.25)),
      await file("south.xml", profile(0.25, [0, 1], [0, 3, 4], 0.25)),
    ];
    const { answer, text } = await run("outcomes frontier", { files });
    // Utilities by hand: north 0.5·a + 0.5·b, south 0.25·a + 0.75·b.
    expect(answer.frontier.map((one: { package: unknown; utilities: unknown }) => [one.package, one.utilities])).toEqual([
      [
        { A: "A1", B: "B1" },
        { north: 1, south: 0 },
      ],
      [
        { A: "A1", B: "B2" },
        { north: 0.75, south: 0.5625 },
      ],
      [
        { A: "A1", B: "B3" },
        { north: 0.5, south: 0.75 },
      ],
      [
        { A: "A2", B: "B2" },
        { north: 0.25, south: 0.8125 },
      ],
      [
        { A: "A2", B: "B3" },
        { north: 0, south: 1 },
      ],
    ]);
    expect(answer).toMatchObject({
      outcomes: 6,
      feasible: 6,
      zone: { exists: true, count: 4, onFrontier: 3 },
      reservationValues: { north: 0.25, south: 0.25 },
      complete: true,
      arithmetic: { exact: true },
    });
    expect(answer.solutions.nash).toMatchObject({ package: { A: "A1", B: "B2" }, value: 0.5 * 0.3125, acceptableToAll: true });
    expect(answer.solutions.utilitarian).toMatchObject({ value: 1.3125 });
    expect(answer.solutions.egalitarian).toMatchObject({ value: 0.3125, package: { A: "A1", B: "B2" } });
    expect(text).toContain("nash");
  });

  it("shows the example model, in which red lines and a link exclude packages", async () => {
    const { answer } = await run("outcomes frontier", { files: [Example] });
    expect(answer.outcomes).toBe(216);
    expect(answer.draft).toMatchObject({ feasible: true, acceptableToAll: false, package: { withdrawal: "180 days" } });
    expect(answer.feasible).toBeLessThan(216);
    for (const { package: chosen } of answer.frontier) {
      expect(chosen.administration).not.toBe("Ilvane Assembly");
      if (chosen.withdrawal === "120 days") expect(chosen.monitors).toBe("within 21 days");
    }
  });

  it("refuses what it cannot read, with what to do", async () => {
    for (const files of [["nowhere.xml"], [await file("broken.xml", "<utility_space><objective>")], [await file("none.json", "{}")]]) {
      const failure = await run("outcomes frontier", { files }).then(
        () => undefined,
        (error: unknown) => error,
      );
      expect(failure).toBeInstanceOf(CommandError);
      expect((failure as CommandError).whatToDo).not.toBe("");
    }
  });
});

describe("outcomes package", () => {
  it("says what the draft is worth, and to whom it is not acceptable", async () => {
    const { answer, text } = await run("outcomes package", { files: [Example] });
    // Kelmara: 0.2·0.5 + 0.25·1 + 0.1·1 + 0.1·1 + 0.3·0.8 + 0.05·0.4
    expect(answer.utilities.Kelmara).toBeCloseTo(0.81, 12);
    expect(answer.feasible).toBe(true);
    expect(answer.acceptableToAll).toBe(false);
    expect(answer.parties.find((one: { party: string }) => one.party === "Ilvane Assembly")).toMatchObject({ acceptable: false });
    expect(text).toContain("not acceptable");
  });
  it("names red lines that are crossed, with what they rest on, and links that are broken", async () => {
    const { answer } = await run("outcomes package", {
      files: [Example],
      package: ["administration=Ilvane Assembly", "withdrawal=120 days", "monitors=with the first stage"],
    });
    expect(answer.parties[0].redLinesCrossed).toEqual([
      { point: "administration", option: "Ilvane Assembly", basis: expect.objectContaining({ kind: "source" }) },
    ]);
    expect(answer.brokenLinks).toHaveLength(1);
    expect(answer.feasible).toBe(false);
  });
  it("refuses a point or an option that is not there", async () => {
    for (const words of [["nothing=1"], ["withdrawal=tomorrow"], ["{broken"]])
      await expect(run("outcomes package", { files: [Example], package: words })).rejects.toThrow(CommandError);
  });
});

describe("outcomes concede", () => {
  it("finds the fewest changes to the draft, with a certificate", async () => {
    const { answer, text } = await run("outcomes concede", { files: [Example] });
    expect(answer.possible).toBe(true);
    expect(answer.changes.length).toBe(answer.cost);
    for (const { party, value } of [
      { party: "Kelmara", value: 0.45 },
      { party: "Tovria", value: 0.4 },
      { party: "Ilvane Assembly", value: 0.3 },
    ])
      expect(answer.utilities[party]).toBeGreaterThanOrEqual(value);
    expect(["weights", "search"]).toContain(answer.certificate.kind);
    expect(text).toContain("→");
  });
  it("shows which red lines exclude each other where nothing is possible", async () => {
    const model = {
      points: [{ id: "seat", options: ["north", "south"] }],
      parties: [
        {
          id: "A",
          reservationValue: 0,
          weights: { seat: 1 },
          values: { seat: { north: 1, south: 0 } },
          redLines: [{ point: "seat", option: "south" }],
        },
        {
          id: "B",
          reservationValue: 0,
          weights: { seat: 1 },
          values: { seat: { north: 0, south: 1 } },
          redLines: [{ point: "seat", option: "north" }],
        },
      ],
      draft: { seat: "north" },
    };
    const { answer, text } = await run("outcomes concede", { files: [await file("stuck.json", JSON.stringify(model))] });
    expect(answer.possible).toBe(false);
    expect(answer.conflict.map((one: { kind: string; parties: string[] }) => [one.kind, one.parties])).toEqual([
      ["red line", ["B"]],
      ["red line", ["A"]],
    ]);
    expect(text).toContain("exclude each other");
  });
});

describe("outcomes robust", () => {
  const Ordinal = "examples/strait-of-orsa/outcomes-ordinal.json";
  it("shows shares, what holds in any case and what to find out, the same for the same seed", async () => {
    const { answer, text } = await run("outcomes robust", { files: [Ordinal], draws: 400 });
    expect(answer.packages[0].draft).toBe(true);
    expect(answer.complete).toBe(true);
    for (const one of answer.packages) {
      for (const share of [one.acceptableToAll, one.onFrontier, one.nash, ...Object.values(one.acceptable)]) {
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
      }
      // What linear programs prove holds in every draw, and what they exclude in none.
      for (const party of one.necessarilyAcceptableTo ?? []) expect(one.acceptable[party]).toBe(1);
      if (one.possiblyAcceptableTo !== undefined)
        for (const [party, share] of Object.entries(one.acceptable)) if (!one.possiblyAcceptableTo.includes(party)) expect(share).toBe(0);
    }
    for (const { better, worse, kind } of answer.dominance)
      if (kind === "necessary")
        expect(answer.packages[better].acceptableToAll).toBeGreaterThanOrEqual(answer.packages[worse].acceptableToAll);
    expect(answer.unknowns.length).toBeGreaterThan(5);
    expect(text).toContain("find out next");
    const again = await run("outcomes robust", { files: [Ordinal], draws: 400 });
    expect(again.answer).toEqual(answer);
  });
  it("refuses statements that leave nothing, and says so", async () => {
    const model = {
      points: [
        { id: "a", options: ["x", "y"] },
        { id: "b", options: ["x", "y"] },
      ],
      parties: [
        { id: "P", weights: { a: { from: 0.7, to: 0.8 }, b: { from: 0.5, to: 0.6 } }, values: { a: { x: 1, y: 0 }, b: { x: 1, y: 0 } } },
      ],
    };
    await expect(run("outcomes robust", { files: [await file("narrow.json", JSON.stringify(model))] })).rejects.toThrow(
      /no preferences of 'P'/u,
    );
  });
});

describe("a model in the dossier", () => {
  it("is kept with outcomes keep, its bare numbers marked as assumptions, shown with outcomes model, and used without files", async () => {
    const failure = await run("outcomes model").catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(CommandError);
    const { answer: kept, text } = await run("outcomes keep", { files: [Example] });
    expect(kept.assumptions).toBeGreaterThan(20);
    expect(text).toContain("Undo");
    const { answer: shown } = await run("outcomes model");
    expect(shown.origin).toBe("kept");
    expect(shown.model.parties[0].values.withdrawal["180 days"]).toEqual({ value: 0.5, by: "Ada", date: "2026-04-01" });
    expect(shown.model.parties[0].values.withdrawal["270 days"]).toMatchObject({ source: "2026-02-27-farshore-wire-third-round.txt" });
    const [inDossier, onFiles] = [await run("outcomes frontier"), await run("outcomes frontier", { files: [Example] })];
    expect(inDossier.answer.frontier).toEqual(onFiles.answer.frontier);
    await run("undo");
    expect(await run("outcomes frontier").catch((error: unknown) => error)).toBeInstanceOf(CommandError);
  });
  it("is entered as text, signed where nothing supports it, and refused where another was kept since", async () => {
    const model = {
      points: [{ id: "Fee", options: ["yes", "no"] }],
      parties: [
        {
          id: "Kelmara",
          weights: { Fee: 1 },
          values: { Fee: { yes: { value: 1, source: "a letter" }, no: 0 } },
          redLines: [{ point: "Fee", option: "no" }],
        },
      ],
    };
    const { answer, text } = await run("outcomes enter", { text: JSON.stringify(model), was: "" });
    expect(answer.assumptions).toBe(3);
    expect(text).toContain("Undo");
    const { answer: shown } = await run("outcomes model");
    expect(shown.model.parties[0].values.Fee).toEqual({
      yes: { value: 1, source: "a letter" },
      no: expect.objectContaining({ value: 0, by: "Ada" }),
    });
    expect(shown.model.parties[0].redLines[0]).toMatchObject({ by: "Ada" });
    // The order of fields makes no difference, the content does.
    const was = JSON.stringify(Object.fromEntries(Object.entries(shown.model).reverse()));
    await run("outcomes enter", { text: JSON.stringify({ ...shown.model, name: "Two" }), was });
    await expect(run("outcomes enter", { text: JSON.stringify(model), was })).rejects.toThrow(/another model was kept/u);
    await expect(run("outcomes enter", { text: "{", was })).rejects.toThrow(/not JSON/u);
    await expect(run("outcomes enter", { text: '{"points": []}' })).rejects.toThrow(/points/u);
    await run("undo");
    await run("undo");
  });
  it("finds what the record has to offer as evidence: positions with their words, and documents by every name they have", async () => {
    const own = await openParley({ dossier: ":memory:", mode: "either", by: "Ada", lanes: 0 });
    const before = parley;
    try {
      parley = own;
      const text = "The Orsan envoy, Lena Marsk, said on Tuesday that Orsa rejects the exchange of prisoners.";
      await run("paste", { text, published: "2026-02-04", title: "No exchange", name: "no-exchange.txt" });
      const { answer, text: told } = await run("outcomes evidence");
      expect(answer.complete).toBe(true);
      expect(answer.positions).toHaveLength(1);
      const [position] = answer.positions;
      expect(position.line).toContain("rejects");
      expect(answer.parties.map(({ id }: { id: string }) => id)).toContain(position.party);
      expect(answer.points.map(({ id }: { id: string }) => id)).toContain(position.point);
      expect(answer.sources[0].names).toContain("No exchange");
      expect(told).toContain(position.id);
    } finally {
      parley = before;
      await own.close();
    }
  });
  it("is drafted from the record's points and positions, which stand as evidence", async () => {
    const now = (): string => new Date(Date.UTC(2026, 3, 2)).toISOString();
    const own = await openParley({ dossier: ":memory:", mode: "either", by: "Ada", lanes: 0, now });
    const before = parley;
    try {
      parley = own;
      const text = [
        "The Orsan envoy, Lena Marsk, said on Tuesday that Orsa rejects the exchange of prisoners.",
        "The Kelmaran minister said on Tuesday that Kelmara demands the exchange of prisoners.",
      ].join(" ");
      await run("paste", { text, published: "2026-02-04" });
      const { answer } = await run("outcomes model");
      expect(answer.origin).toBe("record");
      expect(answer.assumptions).toBe(0);
      expect(answer.model.parties).toHaveLength(2);
      for (const { statements } of answer.model.parties) {
        const [{ source, certainty, prefers }] = statements;
        expect(Object.values(prefers)).toEqual([certainty === "rejects" ? "left out" : "in the deal"]);
        expect((await own.store.item(source)).kind).toBe("found");
      }
    } finally {
      parley = before;
      await own.close();
    }
  });
  it("takes the alternatives in a draft's brackets for options of a point, and who proposes or opposes one for a preference", async () => {
    const own = await openParley({ dossier: ":memory:", mode: "either", by: "Ada", lanes: 0 });
    const before = parley;
    try {
      parley = own;
      const draft = [
        "# A compilation",
        "",
        "1. **Withdrawal.** Forces leave within [Kelmara proposes: 270 days] [Tovria proposes: 120 days] of signature.",
        "",
        "2. **Fee.** The fee is [suspended] for good.",
      ].join("\n");
      const path = await file("compilation.md", draft);
      await run("plan add", { files: [path], instrument: "Plan for the strait", date: "2026-03-20" });
      const { answer } = await run("outcomes model", { fromRecord: true });
      expect(answer.model.points).toHaveLength(1);
      const [point] = answer.model.points;
      expect(point.options).toEqual(["270 days", "120 days"]);
      expect(point).toMatchObject({ date: "2026-03-20" });
      const preferred = answer.model.parties.map(
        ({ id, statements }: { id: string; statements: { prefers: object; source: string }[] }) => [
          id,
          statements.map(({ prefers }) => Object.values(prefers)),
        ],
      );
      expect(preferred).toEqual([
        ["Kelmara", [["270 days"]]],
        ["Tovria", [["120 days"]]],
      ]);
      expect(answer.assumptions).toBe(0);
      // It can be weighed as it stands.
      await run("outcomes enter", { text: JSON.stringify(answer.model) });
      const { answer: robust } = await run("outcomes robust", { draws: 100 });
      expect(robust.packages).toHaveLength(2);
    } finally {
      parley = before;
      await own.close();
    }
  });
});

describe("outcomes export", () => {
  it("writes files of other tools, which are read back to the same frontier, and writes over nothing", async () => {
    const model = {
      points: [
        { id: "a", options: ["x", "y"] },
        { id: "b", options: { from: 1, to: 3 } },
      ],
      parties: [
        { id: "P", reservationValue: 0.1, weights: { a: 0.5, b: 0.5 }, values: { a: { x: 1, y: 0 }, b: { "1": 0, "2": 0.5, "3": 1 } } },
        { id: "Q", reservationValue: 0.1, weights: { a: 0.3, b: 0.7 }, values: { a: { x: 0, y: 1 }, b: { "1": 1, "2": 0.5, "3": 0 } } },
      ],
    };
    const path = await file("two.json", JSON.stringify(model));
    const { answer: expected } = await run("outcomes frontier", { files: [path] });
    for (const as of ["genius", "negmas", "negmas-json", "negolog", "parley"]) {
      const { answer } = await run("outcomes export", { files: [path], as, folder: join(folder, as) });
      const { answer: again } = await run("outcomes frontier", { files: answer.written });
      expect(
        again.frontier.map((one: { utilities: unknown }) => one.utilities),
        as,
      ).toEqual(expected.frontier.map((one: { utilities: unknown }) => one.utilities));
      await expect(run("outcomes export", { files: [path], as, folder: join(folder, as) })).rejects.toThrow(/there already/u);
    }
  });
});

/** Solves a graph model: who would leave which state under which solution concept, with the reason, and the equilibria. */
import { z } from "zod";
import { analyseInSteps, type ConflictModel, checkParts, fixOptions, type OptionSetting, testRobustnessInSteps } from "#conflict";
import type { ValueOf } from "#record";
import { defineCommand } from "./command.ts";
import { CommandError } from "./commands-error.ts";
import { follow, inRoom, loadModels, pickModel } from "./conflict-model-file.ts";

const ConceptShape = z.enum(["Nash", "GMR", "SMR", "SEQ", "SSEQ", "SIM"]);
const Numbers = z.array(z.int());

const ReasonShape = z.strictObject({
  stable: z.boolean(),
  improvements: z.array(
    z.strictObject({
      to: z.int(),
      sanction: z
        .strictObject({ to: z.int(), moves: z.array(z.strictObject({ by: z.string(), to: z.int() })), simultaneous: z.boolean() })
        .optional(),
    }),
  ),
  inWords: z.string(),
});

const CoalitionConceptShape = z.enum(["CNash", "CGMR", "CSMR", "CSEQ", "CSSEQ"]);
const AnswerShape = z.strictObject({
  equilibria: z.partialRecord(ConceptShape, Numbers),
  stableStatesPerDM: z.partialRecord(ConceptShape, z.array(Numbers)),
});

const VariationShape = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("swapped"), decisionMaker: z.string(), statements: z.tuple([z.int(), z.int()]) }),
  z.strictObject({ kind: z.literal("unknown"), decisionMaker: z.string(), statement: z.int() }),
]);

const SolutionShape = z.strictObject({
  name: z.string(),
  options: z.array(z.strictObject({ name: z.string(), direction: z.string(), decisionMaker: z.string().optional() })),
  stateCount: z.int(),
  decisionMakers: z.array(
    z.strictObject({
      name: z.string(),
      options: Numbers.describe("Places of its options, from 0."),
      nUnilateralMoves: z.int().optional(),
      nUnilateralImprovements: z.int().optional(),
      payoffs: z.array(z.number()).optional().describe("A rank for each state; higher is preferred."),
      ranking: z
        .array(z.union([z.int(), Numbers]))
        .optional()
        .describe("Best first; equally preferred states together."),
      stableCounts: z.partialRecord(ConceptShape, z.int()),
    }),
  ),
  concepts: z.array(ConceptShape),
  sources: z.partialRecord(ConceptShape, z.string()),
  equilibria: z.partialRecord(ConceptShape, Numbers).describe("By concept, the states that hold for everybody."),
  equilibriumCounts: z.partialRecord(ConceptShape, z.int()).describe("How many there are, also where not all are listed."),
  stableStatesPerDM: z
    .partialRecord(ConceptShape, z.array(Numbers))
    .optional()
    .describe("By concept and decision maker, the states that hold."),
  states: z
    .array(z.strictObject({ ord: z.int(), dec: z.number(), yn: z.string(), members: z.array(z.number()).optional() }))
    .describe("Numbered from 1 by their decimal; options in order, Y taken. Members: decimals of the combinations that count as one."),
  cells: z.array(z.strictObject({ state: z.int(), decisionMaker: z.string(), concepts: z.partialRecord(ConceptShape, ReasonShape) })),
  reasonsFor: z.enum(["all states", "the states asked for", "none"]),
  coalitional: z
    .strictObject({
      concepts: z.array(CoalitionConceptShape),
      sources: z.record(CoalitionConceptShape, z.string()),
      universalEquilibria: z.record(CoalitionConceptShape, Numbers).describe("States that hold for every coalition."),
      coalitions: z.array(z.strictObject({ members: z.array(z.string()), stable: z.record(CoalitionConceptShape, Numbers) })),
    })
    .optional(),
  unknownPreferences: z
    .strictObject({ a: AnswerShape, b: AnswerShape, c: AnswerShape, d: AnswerShape })
    .optional()
    .describe("Where something is unknown: a leaves for it, b ignores it, c leaves for it and fears it, d fears it."),
  strongStability: AnswerShape.optional().describe("Where strengths are told apart: only what is strongly less preferred deters."),
  hypergame: z
    .strictObject({
      views: z.array(AnswerShape.extend({ decisionMaker: z.string(), unseen: Numbers })),
      equilibria: z.partialRecord(ConceptShape, Numbers).describe("States that hold for everybody in its own view."),
    })
    .optional(),
  robustness: z
    .strictObject({
      variations: z.int(),
      equilibria: z.array(z.strictObject({ concept: ConceptShape, state: z.int(), survives: z.int(), endedBy: z.array(VariationShape) })),
      others: z
        .array(z.strictObject({ concept: ConceptShape, state: z.int(), under: z.array(VariationShape) }))
        .describe("Equilibria only under some variation."),
    })
    .optional()
    .describe("With --robust: how equilibria stand when neighbouring statements are swapped, or one is unknown."),
  complete: z.boolean(),
  notes: z.array(z.string()),
});

const Output = z.union([SolutionShape, z.strictObject({ models: z.array(SolutionShape) })]);

export const conflictSolveCommand = defineCommand({
  name: "conflict solve",
  summary: "Solve a graph model: which states hold for whom under which solution concept, why, and which are equilibria.",
  example: "conflict solve examples/conflict/cuban-missile-crisis.json",
  effect: "query",
  words: ["model"],
  overHttp: false,
  dossier: ({ model }) => (model === undefined ? "existing" : "none"),
  input: z.strictObject({
    model: z
      .string()
      .optional()
      .describe("A model file (Parley's form, GMCR+ JSON, or states with payoffs); the dossier's own model if not given."),
    name: z.string().optional().describe("Which model, where the file holds several; all of them if not given."),
    state: z.array(z.string()).optional().describe("States whose reasons to give: numbers, or patterns of Y, N and -."),
    concepts: z.array(ConceptShape).optional().describe("Only these solution concepts."),
    coalitions: z.boolean().optional().describe("Solve for every coalition; models of up to 512 states are anyway."),
    robust: z.boolean().optional().describe("Also solve with neighbouring statements swapped and with each statement unknown."),
    fix: z.array(z.string()).optional().describe("Solve a reduced model: option=Y or option=N. May be given several times."),
  }),
  output: Output,
  async run({ model, name, state, concepts, coalitions, robust, fix }, run) {
    const loaded = await loadModels(model, run);
    const solve = async (one: ConflictModel): Promise<ValueOf<typeof SolutionShape>> => {
      const reduced = inRoom(() => {
        checkParts(one);
        return fixOptions(one, settingsOf(one, fix ?? []));
      });
      const analysis = await follow(analyseInSteps(reduced, { concepts, explain: state, coalitions }), run);
      if (robust !== true) return analysis;
      const robustness = await follow(testRobustnessInSteps(reduced, analysis.concepts), run);
      return robustness === undefined
        ? {
            ...analysis,
            notes: [...analysis.notes, "robustness was not tested: it needs preferences as certain statements, and no merged states."],
          }
        : { ...analysis, robustness };
    };
    if (!loaded.isList || name !== undefined) return await solve(pickModel(loaded.models, name));
    const models: ValueOf<typeof SolutionShape>[] = [];
    for (const one of loaded.models) models.push(await solve(one));
    return { models };
  },
  toText: (output) => ("models" in output ? output.models : [output]).map(solutionInText).join("\n\n"),
});

function settingsOf(model: ConflictModel, words: readonly string[]): readonly OptionSetting[] {
  return words.map((word) => {
    const [, name = "", taken] = /^(.+)=([YNyn])$/u.exec(word) ?? [];
    const byName = model.options.findIndex((option) => option.name === name);
    const option = byName >= 0 ? byName : /^\d+$/u.test(name) && Number(name) <= model.options.length ? Number(name) - 1 : -1;
    if (taken === undefined || option < 0) {
      throw new CommandError(
        "bad-input",
        `'${word}' fixes no option of the model`,
        `Write option=Y or option=N; the options are ${model.options.map((one) => `'${one.name}'`).join(", ")}.`,
      );
    }
    return { option, taken: taken.toUpperCase() === "Y" };
  });
}

type Solution = ValueOf<typeof SolutionShape>;

/** States shown to a person unasked. */
const MostShown = 40;

function solutionInText(solution: Solution): string {
  const makers = solution.decisionMakers.map(
    ({ name, options }) => `  ${name}: ${options.map((at) => `${at + 1} ${solution.options[at]?.name ?? ""}`).join("; ")}`,
  );
  const equilibrium = new Map<number, string[]>();
  for (const concept of solution.concepts)
    for (const state of solution.equilibria[concept] ?? []) equilibrium.set(state, [...(equilibrium.get(state) ?? []), concept]);
  const holding = [...equilibrium.keys()].sort((one, other) => one - other);
  const linesOf = new Map(solution.states.map((state) => [state.ord, state.yn]));
  const rows = holding
    .slice(0, MostShown)
    .map((state) => `  ${String(state).padStart(6)}  ${linesOf.get(state) ?? ""}  ${(equilibrium.get(state) ?? []).join(" ")}`);
  if (holding.length > MostShown) rows.push(`  and ${holding.length - MostShown} more; --json gives all`);
  const none = solution.concepts.filter((concept) => (solution.equilibria[concept] ?? []).length === 0);
  const asked = solution.reasonsFor === "the states asked for" ? solution.cells.slice(0, MostShown) : [];
  return [
    `${solution.name}: ${solution.stateCount} states`,
    ...makers,
    "Equilibria (state, options in order, concepts):",
    ...(rows.length === 0 ? ["  none"] : rows),
    ...(none.length > 0 ? [`No equilibrium: ${none.join(", ")}`] : []),
    ...coalitionLines(solution),
    ...(solution.hypergame === undefined
      ? []
      : [
          `Hold for everybody in its own view: ${solution.concepts.map((concept) => `${concept} ${listed(solution.hypergame?.equilibria[concept])}`).join("; ")}`,
        ]),
    ...(["a", "b", "c", "d"] as const).flatMap((way) => {
      const answer = solution.unknownPreferences?.[way];
      return answer === undefined
        ? []
        : [
            `Unknown preferences (${way}): ${solution.concepts.map((concept) => `${concept} ${listed(answer.equilibria[concept])}`).join("; ")}`,
          ];
    }),
    ...robustLines(solution),
    ...(asked.length > 0 ? ["Reasons:"] : []),
    ...asked.flatMap((cell) => reasonLines(cell, solution.concepts)),
    ...solution.notes.map((note) => `Note: ${note}`),
  ].join("\n");
}

function coalitionLines({ coalitional }: Solution): readonly string[] {
  if (coalitional === undefined) return [];
  const lines = coalitional.concepts.map((concept) => `${concept} ${listed(coalitional.universalEquilibria[concept])}`);
  return [`Hold for every coalition: ${lines.join("; ")}`];
}

function listed(states: readonly number[] | undefined): string {
  if (states === undefined || states.length === 0) return "none";
  return states.length > 12 ? `${states.slice(0, 12).join(" ")} … (${states.length})` : states.join(" ");
}

/** One line for each different reason, with the concepts it stands under. */
function reasonLines({ state, decisionMaker, concepts }: Solution["cells"][number], order: Solution["concepts"]): readonly string[] {
  const byWords = new Map<string, string[]>();
  for (const concept of order) {
    const reason = concepts[concept];
    if (reason === undefined) continue;
    const words = `${reason.stable ? "holds" : "does not hold"}: ${reason.inWords}`;
    byWords.set(words, [...(byWords.get(words) ?? []), concept]);
  }
  return [...byWords].map(([words, names]) => `  ${state} for ${decisionMaker}, ${names.join(", ")}: ${words}`);
}

function robustLines({ robustness }: Solution): readonly string[] {
  if (robustness === undefined) return [];
  const lines = robustness.equilibria.map(({ concept, state, survives, endedBy }) => {
    const ends = endedBy
      .slice(0, 4)
      .map((one) =>
        one.kind === "swapped"
          ? `${one.decisionMaker} ${one.statements.join("/")} swapped`
          : `${one.decisionMaker} ${one.statement} unknown`,
      );
    return `  ${concept} ${state}: stays in ${survives} of ${robustness.variations}${ends.length > 0 ? `; not with ${ends.join(", ")}${endedBy.length > ends.length ? " …" : ""}` : ""}`;
  });
  return ["Where statements are swapped or unknown:", ...lines];
}

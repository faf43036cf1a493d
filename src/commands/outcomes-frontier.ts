/** Says which packages no other package beats for all parties at once, and which of them the named solution concepts choose. */
import { z } from "zod";
import {
  type Compiled,
  countCombinations,
  countPackages,
  Formulas,
  type FrontierPoint,
  findFrontier,
  inUnits,
  isAcceptable,
  type Model,
  rangesOf,
  type Solution,
  type SolutionName,
  SolutionNames,
  solutionsOn,
  TieBreak,
} from "#bargaining";
import type { ValueOf } from "#record";
import { wrapLine } from "#report";
import { defineCommand } from "./command.ts";
import { CommandError } from "./commands-error.ts";
import { loadOutcomesModel } from "./load-outcomes-model.ts";
import {
  ArithmeticShape,
  arithmeticOf,
  CountShape,
  compileExact,
  countOf,
  PackageShape,
  ProblemsShape,
  packageInWords,
  packageOf,
  shortNumber,
  UtilitiesShape,
  utilitiesInUnits,
  utilitiesInWords,
  WhoAndWhatFields,
  whoAndWhat,
} from "./outcomes-answer.ts";

const SolutionShape = z.strictObject({
  formula: z.string(),
  package: PackageShape.optional(),
  utilities: UtilitiesShape.optional(),
  value: z.number().optional().describe("What the formula comes to for this package."),
  acceptableToAll: z.boolean().optional(),
  ties: z.int().optional().describe("Utility vectors of the frontier with the same value, this one included."),
  gap: z.number().optional().describe("How much better any other package could be at most; 0 is proof."),
  none: z.string().optional().describe("Why there is no such package."),
});

const Output = z.strictObject({
  ...WhoAndWhatFields,
  outcomes: CountShape.describe("All combinations of options, before red lines and links."),
  feasible: CountShape.optional().describe("Packages that meet links and red lines; missing where they are too many to count."),
  zone: z
    .strictObject({
      exists: z.boolean(),
      count: CountShape.optional().describe("Packages at or above every reservation value; missing where they are too many to count."),
      onFrontier: z.int().describe("Utility vectors of the frontier among them."),
    })
    .optional()
    .describe("The zone of possible agreement."),
  ideal: UtilitiesShape.describe("Per party its best feasible package's utility."),
  frontierSize: z.int().describe("Different utility vectors on the frontier."),
  frontier: z.array(
    z.strictObject({
      package: PackageShape,
      utilities: UtilitiesShape,
      packages: z.number().describe("How many packages give exactly these utilities."),
      acceptableToAll: z.boolean(),
    }),
  ),
  solutions: z.record(z.enum(SolutionNames), SolutionShape),
  tieBreak: z.string(),
  arithmetic: ArithmeticShape,
  problems: ProblemsShape,
  complete: z
    .boolean()
    .describe("False where the frontier was too large to compute whole; it is then empty or cut off, and `problems` says so."),
});
type Answer = ValueOf<typeof Output>;

/** Frontier points a terminal shows. */
const ShownPoints = 15;

export const outcomesFrontierCommand = defineCommand({
  name: "outcomes frontier",
  summary: "Show the packages no other package beats, the zone of possible agreement, and the solution points.",
  example: "outcomes frontier examples/strait-of-orsa/outcomes.json",
  effect: "query",
  words: ["files…"],
  overHttp: false,
  dossier: ({ files }) => (files.length === 0 ? "existing" : "none"),
  input: z.strictObject({
    files: z
      .array(z.string())
      .default([])
      .describe("A model (JSON), or a domain and the parties' profiles (Genius XML, NegMAS YAML or JSON, NegoLog JSON), or their folder."),
    limit: z.int().min(0).optional().describe("List at most so many frontier points; all of them where nothing is said."),
  }),
  output: Output,
  async run({ files, limit }, { parley, onProgress, signal }) {
    const { model, problems } = await loadOutcomesModel(files, parley);
    const compiled = compileExact(model);
    const found = findFrontier(compiled.game, {
      shouldStop: (done, total, rows) => {
        onProgress({ done, total, current: `${rows} partial packages` });
        return signal.aborted;
      },
    });
    if (found.kind === "stopped" && found.why === "cancelled")
      throw new CommandError("not-possible", "interrupted before the frontier was whole", "Run it again.");
    if (found.kind === "stopped")
      throw new CommandError(
        "not-possible",
        `the frontier is too large: ${found.rows} partial packages after ${found.mergedPoints} of ${model.points.length} points`,
        "Leave out points that are settled, or look at fewer parties at once.",
      );
    return answerFor(model, compiled, found.points, [...problems, ...compiled.problems], limit);
  },
  toText,
});

function answerFor(
  model: Model,
  compiled: Compiled,
  points: readonly FrontierPoint[],
  problems: Answer["problems"],
  limit: number | undefined,
): Answer {
  const { game } = compiled;
  const solutions = solutionsOn(game, points);
  const feasible = countPackages(game, new Float64Array(game.parties).fill(Number.NEGATIVE_INFINITY));
  const inZone = points.filter(({ utilities }) => isAcceptable(game, utilities));
  const zoneCount = inZone.length === 0 ? 0n : countPackages(game, game.reservations);
  const listed = limit === undefined ? points : points.slice(0, limit);
  const ranges = rangesOf(game);
  return {
    ...whoAndWhat(model, compiled),
    outcomes: countOf(
      countCombinations({ ...game, allowed: model.points.map((_, at) => [...everyOption(game.contributions[at], game.parties)]) }),
    ),
    ...(feasible === undefined ? {} : { feasible: countOf(feasible) }),
    zone: { exists: inZone.length > 0, ...(zoneCount === undefined ? {} : { count: countOf(zoneCount) }), onFrontier: inZone.length },
    ideal: Object.fromEntries(
      model.parties.map(({ id }, party) => [
        id,
        inUnits(
          game,
          party,
          points.reduce(
            (most, { utilities }) => Math.max(most, utilities[party] as number),
            points.length === 0 ? (ranges.highest[party] as number) : -Infinity,
          ),
        ),
      ]),
    ),
    frontierSize: points.length,
    frontier: listed.map(({ choice, utilities, packages }) => ({
      package: packageOf(model, choice),
      utilities: utilitiesInUnits(model, game, utilities),
      packages,
      acceptableToAll: isAcceptable(game, utilities),
    })),
    solutions: Object.fromEntries(
      SolutionNames.map((name) => [name, solutionAnswer(model, compiled, name, solutions[name])]),
    ) as Answer["solutions"],
    tieBreak: TieBreak,
    arithmetic: arithmeticOf(model, compiled),
    problems,
    complete: listed.length === points.length,
  };
}

function everyOption(table: Float64Array | undefined, parties: number): readonly number[] {
  return Array.from({ length: (table?.length ?? 0) / parties }, (_, option) => option);
}

function solutionAnswer(model: Model, { game }: Compiled, name: SolutionName, solution: Solution): ValueOf<typeof SolutionShape> {
  if (solution.kind === "none") return { formula: Formulas[name], none: solution.why };
  const { at, value, ties } = solution;
  return {
    formula: Formulas[name],
    package: packageOf(model, at.choice),
    utilities: utilitiesInUnits(model, game, at.utilities),
    value,
    acceptableToAll: isAcceptable(game, at.utilities),
    ties,
    gap: 0,
  };
}

function toText(answer: Answer): string {
  const parties = answer.parties.map(({ id }) => id);
  const zone =
    answer.zone?.exists === true
      ? `Zone of possible agreement: ${answer.zone.count ?? "more packages than can be counted"}${answer.zone.count === undefined ? "" : " packages"}, ${answer.zone.onFrontier} on the frontier.`
      : "Zone of possible agreement: none; no package reaches every reservation value.";
  const shown = answer.frontier.slice(0, ShownPoints);
  return [
    `${parties.length} parties, ${answer.points.length} points, ${answer.outcomes} combinations${answer.feasible === undefined ? "" : `, ${answer.feasible} feasible`}.`,
    zone,
    "",
    ...SolutionNames.flatMap((name) => {
      const solution = answer.solutions[name];
      if (solution === undefined) return [];
      if (solution.package === undefined) return [`${name}: none; ${solution.none ?? ""}`];
      const ties = (solution.ties ?? 1) > 1 ? `; ${solution.ties} vectors tie` : "";
      return [
        `${name} (value ${shortNumber(solution.value ?? 0)}${ties}): ${utilitiesInWords(solution.utilities ?? {})}`,
        wrapLine(`  ${packageInWords(solution.package)}`),
      ];
    }),
    "",
    `The frontier has ${answer.frontierSize} points${answer.frontierSize > shown.length ? `; the first ${shown.length}` : ""}:`,
    ...shown.map(({ package: chosen, utilities }) => wrapLine(`  ${utilitiesInWords(utilities)}   ${packageInWords(chosen)}`)),
    ...answer.problems.map(({ message, where }) => wrapLine(`Note: ${where === undefined ? "" : `${where}: `}${message}`)),
  ].join("\n");
}

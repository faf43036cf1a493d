/** Says which packages no other package beats for all parties at once, and which of them the named solution concepts choose. */
import { z } from "zod";
import {
  bestOf,
  type Compiled,
  countCombinations,
  countPackages,
  Formulas,
  type Frontier,
  type FrontierPoint,
  findFrontier,
  isAcceptable,
  isFeasible,
  type Model,
  packageOf,
  type Solution,
  type SolutionName,
  SolutionNames,
  shortNumber,
  solutionsOn,
  solveDirectly,
  TieBreak,
  utilitiesOf,
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
  UtilitiesShape,
  utilitiesInUnits,
  utilitiesInWords,
  WhoAndWhatFields,
  whoAndWhat,
} from "./outcomes-answer.ts";
import { packageFromWords } from "./package-from-words.ts";

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
  draft: z
    .strictObject({ package: PackageShape, utilities: UtilitiesShape, feasible: z.boolean(), acceptableToAll: z.boolean() })
    .optional()
    .describe("The model's draft, where it names an option for every point."),
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
  atOneGo: true,
  dossier: ({ files }) => (files.length === 0 ? "existing" : "none"),
  input: z.strictObject({
    files: z
      .array(z.string())
      .default([])
      .describe("A model (JSON), or a domain and the parties' profiles (Genius XML, NegMAS YAML or JSON, NegoLog JSON), or their folder."),
    rows: z
      .int()
      .min(1)
      .optional()
      .describe("Give up the whole frontier beyond so many partial packages; the solution points are then searched directly."),
    limit: z.int().min(0).optional().describe("List at most so many frontier points; all of them where nothing is said."),
  }),
  output: Output,
  async run({ files, limit, rows: mostRows }, { parley, onProgress, signal }) {
    const { model, problems } = await loadOutcomesModel(files, parley);
    const compiled = compileExact(model);
    const found = findFrontier(compiled.game, {
      rows: mostRows,
      shouldStop: (done, total, rows) => {
        onProgress({ done, total, current: `${rows} partial packages` });
        return signal.aborted;
      },
    });
    if (found.kind === "stopped" && found.why === "cancelled")
      throw new CommandError("not-possible", "interrupted before the frontier was whole", "Run it again.");
    if (found.kind === "stopped") return answerDirectly(model, compiled, found, problems, signal);
    return answerFor(model, compiled, found.points, [...problems, ...compiled.problems], limit);
  },
  toText,
});

/** Where the frontier is too large to list: the solution points by branch and bound. */
function answerDirectly(
  model: Model,
  compiled: Compiled,
  stopped: Extract<Frontier, { kind: "stopped" }>,
  problems: Answer["problems"],
  signal: AbortSignal,
): Answer {
  const { game } = compiled;
  const { solutions, zoneExists, ideal, complete } = solveDirectly(game, { shouldStop: () => signal.aborted });
  const tooLarge = {
    code: "frontier-too-large",
    severity: "warning" as const,
    message: `the frontier is too large to list (${stopped.rows} partial packages after ${stopped.mergedPoints} of ${model.points.length} points); the solution points were searched directly, each with its proven gap`,
    whatToDo: "Leave out points that are settled, look at fewer parties at once, or allow more with --rows.",
  };
  const cutShort = {
    code: "search-cut-short",
    severity: "warning" as const,
    message: "a search for a solution point ended before it was proven; its gap says by how much it could be bettered",
  };
  return {
    ...whoAndWhat(model, compiled),
    ...countsOf(compiled),
    ...(zoneExists === undefined ? {} : { zone: { exists: zoneExists, ...zoneCount(compiled, zoneExists), onFrontier: 0 } }),
    ideal: ideal === undefined ? {} : utilitiesInUnits(model, game, ideal),
    frontierSize: 0,
    frontier: [],
    ...draftAnswer(model, compiled),
    solutions: solutionAnswers(model, compiled, solutions),
    tieBreak: TieBreak,
    arithmetic: arithmeticOf(model, compiled),
    problems: [...problems, ...compiled.problems, tooLarge, ...(complete ? [] : [cutShort])],
    complete: false,
  };
}

function draftAnswer(model: Model, { game }: Compiled): Pick<Answer, "draft"> {
  const { draft } = model;
  if (draft === undefined || model.points.some(({ id }) => draft[id] === undefined)) return {};
  const choice = packageFromWords(model, []);
  const utilities = utilitiesOf(game, choice);
  const feasible = isFeasible(game, choice);
  return {
    draft: {
      package: packageOf(model, choice),
      utilities: utilitiesInUnits(model, game, utilities),
      feasible,
      acceptableToAll: feasible && isAcceptable(game, utilities),
    },
  };
}

function countsOf({ game }: Compiled): Pick<Answer, "outcomes" | "feasible"> {
  const feasible = countPackages(game, new Float64Array(game.parties).fill(Number.NEGATIVE_INFINITY));
  const everyOption = game.contributions.map((table) => Array.from({ length: table.length / game.parties }, (_, option) => option));
  return {
    outcomes: countOf(countCombinations({ ...game, allowed: everyOption })),
    ...(feasible === undefined ? {} : { feasible: countOf(feasible) }),
  };
}

function zoneCount({ game }: Compiled, exists: boolean): { readonly count?: number | string } {
  const count = exists ? countPackages(game, game.reservations) : 0n;
  return count === undefined ? {} : { count: countOf(count) };
}

function solutionAnswers(model: Model, compiled: Compiled, solutions: Readonly<Record<SolutionName, Solution>>): Answer["solutions"] {
  return Object.fromEntries(
    SolutionNames.map((name) => [name, solutionAnswer(model, compiled, name, solutions[name])]),
  ) as Answer["solutions"];
}

function answerFor(
  model: Model,
  compiled: Compiled,
  points: readonly FrontierPoint[],
  problems: Answer["problems"],
  limit: number | undefined,
): Answer {
  const { game } = compiled;
  const solutions = solutionsOn(game, points);
  const inZone = points.filter(({ utilities }) => isAcceptable(game, utilities));
  const listed = limit === undefined ? points : points.slice(0, limit);
  return {
    ...whoAndWhat(model, compiled),
    ...countsOf(compiled),
    zone: { exists: inZone.length > 0, ...zoneCount(compiled, inZone.length > 0), onFrontier: inZone.length },
    ideal: points.length === 0 ? {} : utilitiesInUnits(model, game, bestOf(game, points)),
    frontierSize: points.length,
    frontier: listed.map(({ choice, utilities, packages }) => ({
      package: packageOf(model, choice),
      utilities: utilitiesInUnits(model, game, utilities),
      packages,
      acceptableToAll: isAcceptable(game, utilities),
    })),
    ...draftAnswer(model, compiled),
    solutions: solutionAnswers(model, compiled, solutions),
    tieBreak: TieBreak,
    arithmetic: arithmeticOf(model, compiled),
    problems,
    complete: listed.length === points.length,
  };
}

function solutionAnswer(model: Model, { game }: Compiled, name: SolutionName, solution: Solution): ValueOf<typeof SolutionShape> {
  if (solution.kind === "none") return { formula: Formulas[name], none: solution.why };
  const { at, value, ties, gap } = solution;
  return {
    formula: Formulas[name],
    package: packageOf(model, at.choice),
    utilities: utilitiesInUnits(model, game, at.utilities),
    value,
    acceptableToAll: isAcceptable(game, at.utilities),
    ties,
    gap,
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

/** Decides what a picture of a negotiation needs: the frontier, the named solutions, today's draft, and the cheapest way from it to a deal. */
import { type Compiled, compile, exactPreferences } from "./compile.ts";
import { findConcession } from "./concede.ts";
import { countCombinations, countPackages } from "./count-packages.ts";
import { type Frontier, findFrontier } from "./frontier.ts";
import { type Choice, type Game, inUnits, isAcceptable, isFeasible, utilitiesOf } from "./game.ts";
import { draftOf } from "./in-words.ts";
import type { Model } from "./model.ts";
import { type Solution, type SolutionName, SolutionNames, solutionsOn, solveDirectly } from "./solutions.ts";
import {
  type CertificateStory,
  type ChangeStory,
  concessionsIn,
  type GrievanceStory,
  tellCertificate,
  tellChanges,
  tellGrievance,
} from "./tell-concession.ts";

/** A package as it is drawn; utilities in the model's unit, one per party. */
export type DrawnPackage = {
  readonly choice: readonly number[];
  readonly utilities: readonly number[];
  readonly acceptableToAll: boolean;
  /** How many packages give exactly these utilities. */
  readonly packages: number;
};

export type DrawnSolution =
  | {
      readonly kind: "solution";
      readonly name: SolutionName;
      readonly at: DrawnPackage;
      readonly value: number;
      readonly ties: number;
      readonly gap: number;
    }
  | { readonly kind: "none"; readonly name: SolutionName; readonly why: string };

export type ConcessionStory =
  | {
      readonly kind: "concession";
      readonly to: DrawnPackage;
      readonly cost: number;
      readonly changes: readonly ChangeStory[];
      readonly concessions: Readonly<Record<string, number>>;
      readonly certificate: CertificateStory;
    }
  | { readonly kind: "impossible"; readonly conflict: readonly GrievanceStory[] }
  | { readonly kind: "stopped" };

export type OutcomeSurvey =
  /** Some numbers are not known; only shares can be told. */
  | { readonly kind: "open"; readonly unknown: readonly string[] }
  | {
      readonly kind: "exact";
      /** False where the frontier is too large to list; the solutions were then searched one by one. */
      readonly isWhole: boolean;
      readonly frontier: readonly DrawnPackage[];
      readonly solutions: readonly DrawnSolution[];
      readonly draft: (DrawnPackage & { readonly isFeasible: boolean }) | undefined;
      readonly concession: ConcessionStory | undefined;
      /** Undefined where no reservation value is given. */
      readonly reservationValues: readonly (number | undefined)[];
      /** Counts as texts, since they may pass what a number holds exactly; undefined where they are too many to count. */
      readonly outcomes: string;
      readonly feasible: string | undefined;
      readonly acceptable: string | undefined;
      readonly isExact: boolean;
      readonly notes: readonly string[];
    };

export type SurveyWish = {
  /** Points that are settled: the option each of them is held at. */
  readonly held?: ReadonlyMap<number, number> | undefined;
  /** Give up the whole frontier beyond so many partial packages. */
  readonly rows?: number | undefined;
  readonly onMerged?: ((done: number, total: number, rows: number) => void) | undefined;
};

/** Cost: the frontier's (see `findFrontier`), or where it is too large that of six searches (see `findBestPackages`). */
export function surveyOutcomes(model: Model, wish: SurveyWish = {}): OutcomeSurvey {
  const exact = exactPreferences(model);
  if (exact.kind === "open") return { kind: "open", unknown: exact.unknown };
  const compiled = compile(model, exact.preferences);
  const game = holdAt(compiled.game, wish.held);
  const found = findFrontier(game, {
    rows: wish.rows,
    shouldStop: (done, total, rows) => {
      wish.onMerged?.(done, total, rows);
      return false;
    },
  });
  const draw = (choice: Choice, packages = 1): DrawnPackage => drawn(game, choice, packages);
  const draft = draftOf(model);
  const costs = model.points.map(({ id }) => model.costs?.[id] ?? 1);
  const feasible = countPackages(game, new Float64Array(game.parties).fill(Number.NEGATIVE_INFINITY));
  const acceptable = countPackages(game, game.reservations);
  return {
    kind: "exact",
    isWhole: found.kind === "frontier",
    frontier: found.kind === "frontier" ? found.points.map(({ choice, packages }) => draw(choice, packages)) : [],
    ...solved(game, found, draw),
    draft: draft === undefined ? undefined : { ...drawn(compiled.game, draft, 1), isFeasible: isFeasible(compiled.game, draft) },
    concession: draft === undefined ? undefined : tellConcession(model, game, draft, costs),
    reservationValues: Array.from(game.reservations, (whole, party) => (Number.isFinite(whole) ? inUnits(game, party, whole) : undefined)),
    outcomes: String(countCombinations({ ...game, allowed: everyOption(game) })),
    feasible: feasible === undefined ? undefined : String(feasible),
    acceptable: acceptable === undefined ? undefined : String(acceptable),
    isExact: compiled.scales.every((scale) => scale.exact),
    notes: notesOf(compiled, found, model),
  };
}

/** The game with some points settled. */
export function holdAt(game: Game, held: ReadonlyMap<number, number> | undefined): Game {
  if (held === undefined || held.size === 0) return game;
  return {
    ...game,
    allowed: game.allowed.map((options, point) => {
      const option = held.get(point);
      return option === undefined ? options : options.filter((one) => one === option);
    }),
  };
}

function drawn(game: Game, choice: Choice, packages: number): DrawnPackage {
  const utilities = utilitiesOf(game, choice);
  return {
    choice: [...choice],
    utilities: Array.from(utilities, (whole, party) => inUnits(game, party, whole)),
    acceptableToAll: isFeasible(game, choice) && isAcceptable(game, utilities),
    packages,
  };
}

function solved(
  game: Game,
  found: Frontier,
  draw: (choice: Choice, packages: number) => DrawnPackage,
): { readonly solutions: readonly DrawnSolution[] } {
  const solutions: Readonly<Record<SolutionName, Solution>> =
    found.kind === "frontier" ? solutionsOn(game, found.points) : solveDirectly(game).solutions;
  return {
    solutions: SolutionNames.map((name): DrawnSolution => {
      const solution = solutions[name];
      if (solution.kind === "none") return { kind: "none", name, why: solution.why };
      const { at, value, ties, gap } = solution;
      return { kind: "solution", name, at: draw(at.choice, at.packages), value, ties, gap };
    }),
  };
}

function tellConcession(model: Model, game: Game, draft: Choice, costs: readonly number[]): ConcessionStory {
  const found = findConcession(game, draft, costs);
  switch (found.kind) {
    case "stopped":
      return { kind: "stopped" };
    case "impossible":
      return { kind: "impossible", conflict: found.conflict.map((one) => tellGrievance(model, game, one)) };
    case "concession": {
      const changes = tellChanges(model, game, draft, found.choice);
      return {
        kind: "concession",
        to: drawn(game, found.choice, 1),
        cost: found.cost,
        changes,
        concessions: concessionsIn(model, changes),
        certificate: tellCertificate(model, game, found),
      };
    }
  }
}

function everyOption(game: Game): readonly (readonly number[])[] {
  return game.contributions.map((table) => Array.from({ length: table.length / game.parties }, (_, option) => option));
}

function notesOf(compiled: Compiled, found: Frontier, model: Model): readonly string[] {
  const rounded = compiled.scales.flatMap(({ exact, largestError }, party) =>
    exact ? [] : [`utilities of '${model.parties[party]?.id ?? ""}' were rounded; a package's may be off by ${largestError}.`],
  );
  const tooLarge =
    found.kind === "stopped"
      ? [
          `The frontier is too large to list (${found.rows} partial packages after ${found.mergedPoints} of ${model.points.length} points); the solutions were searched one by one, each with its proven gap.`,
        ]
      : [];
  return [...compiled.problems.map(({ message }) => message), ...rounded, ...tooLarge];
}

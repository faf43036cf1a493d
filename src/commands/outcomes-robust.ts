/** Says how much each answer hangs on what nobody knows: shares of preferences, what holds for all of them, and what to find out next. */
import { z } from "zod";
import {
  differenceRange,
  type Model,
  optionsOf,
  type PreferenceSpace,
  packageOf,
  type SolveLinear,
  shortNumber,
  type Unknowns,
  type Weighed,
  weighUnknowns,
} from "#bargaining";
import type { ValueOf } from "#record";
import { wrapLine } from "#report";
import { defineCommand } from "./command.ts";
import { CommandError } from "./commands-error.ts";
import { loadOutcomesModel } from "./load-outcomes-model.ts";
import { PackageShape, ProblemsShape, packageInWords } from "./outcomes-answer.ts";
import { packageFromWords } from "./package-from-words.ts";
import { loadLinearSolver } from "./solve-linear.ts";

const PartyShares = z.record(z.string(), z.number());
const Output = z.strictObject({
  draws: z.int(),
  seed: z.int(),
  largestStandardError: z.number().describe("Of any share: √(¼ / draws)."),
  sampling: z.record(z.string(), z.string()).describe("Per party how weights were drawn; uniform over all that fit."),
  considered: z.strictObject({
    packages: z.int(),
    all: z.boolean().describe("Whether these are all feasible packages. If not, 'on the frontier' and 'Nash' are meant among them."),
  }),
  packages: z
    .array(
      z.strictObject({
        package: PackageShape,
        draft: z.boolean(),
        acceptable: PartyShares.describe("Share of each party's preferences under which it is at or above its reservation value."),
        acceptableToAll: z.number(),
        onFrontier: z.number(),
        nash: z.number(),
        necessarilyAcceptableTo: z
          .array(z.string())
          .optional()
          .describe("Parties for which it holds under all preferences (linear program)."),
        possiblyAcceptableTo: z.array(z.string()).optional().describe("Parties for which it holds under some preferences."),
      }),
    )
    .describe("By share acceptable to all, then Nash, then frontier; the draft first."),
  dominance: z
    .array(z.strictObject({ better: z.int(), worse: z.int(), kind: z.enum(["necessary", "possible"]) }))
    .describe(
      "Between the leading packages, numbered from 0 as listed: at least as good for every party, under all preferences or under some.",
    ),
  withoutNash: z.number().describe("Share of draws in which no package looked at gives every party a gain."),
  uncertaintyBits: z.number().describe("How uncertain it is which package is the Nash point."),
  unknowns: z
    .array(
      z.strictObject({
        party: z.string(),
        kind: z.enum(["weight", "value", "reservation value"]),
        point: z.string().optional(),
        option: z.union([z.string(), z.number()]).optional(),
        bits: z.number().describe("By how much knowing it would narrow down the Nash point, on average."),
        explains: z.number().describe("Part of the variance of whether the first package listed is acceptable to all."),
      }),
    )
    .describe("Most informative first: what to find out next."),
  problems: ProblemsShape,
  complete: z.boolean().describe("Whether every feasible package was looked at."),
});
type Answer = ValueOf<typeof Output>;

/** Packages between which necessary and possible dominance is decided. */
const Leading = 8;
/** A linear program's answer is off by no more than this. */
const Tolerance = 1e-7;
const MostWork = 400_000_000;

export const outcomesRobustCommand = defineCommand({
  name: "outcomes robust",
  summary: "Show how far packages hold under everything that is not known, and what to find out next.",
  example: "outcomes robust examples/strait-of-orsa/outcomes-ordinal.json",
  effect: "query",
  words: ["files…"],
  overHttp: false,
  atOneGo: true,
  dossier: ({ files }) => (files.length === 0 ? "existing" : "none"),
  input: z.strictObject({
    files: z.array(z.string()).default([]).describe("A model, or a domain and profiles; without files the dossier's model."),
    package: z
      .array(z.string())
      .default([])
      .describe("The draft: point=option where it differs from the model's draft, or one JSON object."),
    draws: z.int().min(100).max(1_000_000).default(2000).describe("Preferences drawn."),
    seed: z.int().min(0).default(1).describe("The same seed gives the same answer."),
    packages: z.int().min(1).max(20_000).default(500).describe("Look at so many packages at most."),
    limit: z.int().min(1).default(50).describe("List at most so many packages."),
  }),
  output: Output,
  async run({ files, package: words, draws, seed, packages: most, limit }, { parley, onProgress, signal }) {
    const { model, problems } = await loadOutcomesModel(files, parley);
    if (draws * most * model.points.length * model.parties.length > MostWork * 10)
      throw new CommandError(
        "bad-input",
        `${draws} draws of ${most} packages are more than can be looked at`,
        "Lower --draws or --packages.",
      );
    const draft = model.draft === undefined && words.length === 0 ? undefined : packageFromWords(model, words);
    const found = weighUnknowns(model, {
      draws,
      seed,
      packages: most,
      draft,
      shouldStop: (done) => {
        onProgress({ done, total: draws, current: "drawing preferences" });
        return signal.aborted;
      },
    });
    if (found.kind === "no package")
      throw new CommandError(
        "not-possible",
        "no package meets all links and red lines",
        "'parley outcomes concede' shows what excludes each other.",
      );
    if (found.kind === "stopped")
      throw new CommandError("not-possible", `interrupted after ${found.draws} draws`, "Run it again, with fewer --draws.");
    if (found.kind === "contradiction") {
      const party = model.parties[found.party]?.id ?? "";
      throw new CommandError(
        "bad-input",
        `no preferences of '${party}' were found that fit everything said of it`,
        "Its bounds, its order or its comparisons of packages leave nothing; widen a bound or take a statement out.",
      );
    }
    const listed = found.weighed.slice(0, limit);
    return {
      ...answerFor(model, found, seed),
      ...decided(model, found.spaces, listed, await loadLinearSolver()),
      problems: [...problems, ...(found.isDraftFeasible ? [] : [draftNote])],
    };
  },
  toText,
});

const draftNote = {
  code: "draft-not-feasible",
  severity: "note" as const,
  message: "the draft crosses a red line or breaks a link; its shares count utilities only",
};

type Found = Extract<Unknowns, { kind: "shares" }>;

function answerFor(model: Model, found: Found, seed: number): Omit<Answer, "dominance" | "problems" | "packages"> {
  return {
    draws: found.draws,
    seed,
    largestStandardError: Math.sqrt(0.25 / found.draws),
    sampling: Object.fromEntries(model.parties.map(({ id }, party) => [id, found.methods[party] ?? ""])),
    considered: found.considered,
    withoutNash: found.withoutNash,
    uncertaintyBits: found.uncertainty,
    unknowns: found.unknowns.map(({ party, kind, point, option, bits, explains }) => {
      const named = point === undefined ? undefined : model.points[point];
      const chosen = named === undefined || option === undefined ? undefined : optionsOf(named)[option]?.id;
      return {
        party: model.parties[party]?.id ?? "",
        kind,
        ...(named === undefined ? {} : { point: named.id }),
        ...(chosen === undefined ? {} : { option: chosen }),
        bits,
        explains,
      };
    }),
    complete: found.considered.all,
  };
}

function packageAnswer(model: Model, { choice, isDraft, shares }: Weighed): Answer["packages"][number] {
  return {
    package: packageOf(model, choice),
    draft: isDraft,
    acceptable: Object.fromEntries(model.parties.map(({ id }, party) => [id, shares.acceptable[party] as number])),
    acceptableToAll: shares.acceptableToAll,
    onFrontier: shares.onFrontier,
    nash: shares.nash,
  };
}

/** What holds for all or some preferences, by linear programs, for the leading packages. */
function decided(
  model: Model,
  spaces: readonly PreferenceSpace[],
  listed: readonly Weighed[],
  solve: SolveLinear,
): Pick<Answer, "dominance" | "packages"> {
  const leading = listed.slice(0, Leading).map(({ choice }) => choice);
  const packages = listed.map((weighed, at) => {
    const one = packageAnswer(model, weighed);
    const choice = leading[at];
    if (choice === undefined) return one;
    const ranges = spaces.map((space) =>
      space.reservation === undefined ? { from: 0, to: 0 } : differenceRange(space, choice, undefined, solve),
    );
    const named = (holds: (range: { readonly from: number; readonly to: number }) => boolean): string[] =>
      model.parties.flatMap(({ id }, party) => {
        const range = ranges[party];
        return range !== undefined && holds(range) ? [id] : [];
      });
    return {
      ...one,
      necessarilyAcceptableTo: named(({ from }) => from >= -Tolerance),
      possiblyAcceptableTo: named(({ to }) => to >= -Tolerance),
    };
  });
  const dominance: Answer["dominance"][number][] = [];
  for (const [better, one] of leading.entries()) {
    for (const [worse, other] of leading.entries()) {
      if (better === worse) continue;
      const ranges = spaces.map((space) => differenceRange(space, one, other, solve));
      if (ranges.some((range) => range === undefined || range.to < -Tolerance)) continue;
      const known = ranges.flatMap((range) => (range === undefined ? [] : [range]));
      if (known.every(({ to }) => to <= Tolerance)) continue;
      dominance.push({ better, worse, kind: known.every(({ from }) => from >= -Tolerance) ? "necessary" : "possible" });
    }
  }
  return { packages, dominance };
}

function toText(answer: Answer): string {
  const percent = (share: number): string => `${Math.round(share * 1000) / 10} %`;
  const shown = answer.packages.slice(0, 10);
  const necessary = answer.dominance.filter(({ kind }) => kind === "necessary");
  return [
    wrapLine(
      `${answer.draws} draws of all preferences that fit (seed ${answer.seed}), ${answer.considered.packages} packages${answer.considered.all ? ", all that are feasible" : ""}. Shares may be off by ${percent(2 * answer.largestStandardError)}. They count preferences, not events: none of them is a forecast.`,
    ),
    "",
    "acceptable to all / on the frontier / Nash point",
    ...shown.map((one, at) =>
      wrapLine(
        `${at}  ${percent(one.acceptableToAll)} / ${percent(one.onFrontier)} / ${percent(one.nash)}  ${one.draft ? "(draft) " : ""}${packageInWords(one.package)}`,
      ),
    ),
    ...(necessary.length === 0
      ? []
      : ["", `Whatever the preferences: ${necessary.map(({ better, worse }) => `${better} beats ${worse}`).join(", ")}.`]),
    "",
    answer.unknowns.length === 0 ? "Nothing is unknown." : "What to find out next (bits by which it would narrow down the Nash point):",
    ...answer.unknowns
      .slice(0, 5)
      .map(({ party, kind, point, option, bits }) =>
        wrapLine(
          `  ${shortNumber(bits)}  ${party}: ${kind}${option === undefined ? "" : ` of '${option}'`}${point === undefined ? "" : ` ${kind === "weight" ? "of" : "on"} '${point}'`}`,
        ),
      ),
    ...answer.problems.map(({ message }) => wrapLine(`Note: ${message}`)),
  ].join("\n");
}

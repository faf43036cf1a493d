/** Finds what can be reached from a state, by moves and by improvements, and the shortest path to it; equilibria are marked. */
import { z } from "zod";
import { analyseInSteps, layOut, reachFrom, type Steps } from "#conflict";
import type { ValueOf } from "#record";
import { defineCommand } from "./command.ts";
import { CommandError } from "./commands-error.ts";
import { follow, inRoom, loadModels, pickModel } from "./conflict-model-file.ts";

const StepShape = z.strictObject({ by: z.string(), to: z.int() });
const ReachedShape = z.strictObject({
  state: z.int(),
  yn: z.string(),
  equilibrium: z.array(z.string()).describe("Solution concepts under which it is an equilibrium."),
  path: z.array(StepShape).describe("A shortest legal sequence: nobody moves twice in succession."),
});
const ReachShape = z.strictObject({ count: z.int().describe("States reached, other than the start."), states: z.array(ReachedShape) });

const Output = z.strictObject({
  name: z.string(),
  from: z.strictObject({ state: z.int(), yn: z.string() }),
  stateCount: z.int(),
  byMoves: ReachShape,
  byImprovements: ReachShape,
  to: z
    .strictObject({
      state: z.int(),
      yn: z.string(),
      byMoves: z.array(StepShape).optional().describe("Missing where no legal sequence of moves leads there."),
      byImprovements: z.array(StepShape).optional(),
    })
    .optional(),
  notes: z.array(z.string()),
});

/** Reached states listed one by one, equilibria first. */
const MostListed = 2000;
/** Equilibria are marked in models up to this size. */
const MostStatesSolved = 2 ** 16;

export const conflictPathsCommand = defineCommand({
  name: "conflict paths",
  summary: "Find what can be reached from a state, by moves and by improvements, and by which path.",
  example: "conflict paths examples/conflict/elmira-groundwater.json",
  effect: "query",
  words: ["model"],
  overHttp: false,
  dossier: ({ model }) => (model === undefined ? "existing" : "none"),
  input: z.strictObject({
    model: z.string().optional().describe("A model file; the dossier's own model if not given."),
    name: z.string().optional().describe("Which model, where the file holds several."),
    from: z.string().optional().describe("Where to start: a state's number or pattern; the model's status quo if not given."),
    to: z.string().optional().describe("A state to find the shortest paths to."),
  }),
  output: Output,
  async run({ model: path, name, from, to }, run) {
    const model = pickModel((await loadModels(path, run)).models, name);
    const layout = inRoom(() => layOut(model));
    const start = from ?? model.statusQuo;
    if (start === undefined)
      throw new CommandError("bad-input", "the model does not say where things stand", "Say with --from, or add statusQuo to the model.");
    const state = inRoom(() => layout.stateNamed(start));
    const notes: string[] = [];
    const equilibria = new Map<number, string[]>();
    if (layout.stateCount <= MostStatesSolved) {
      const solved = await follow(analyseInSteps(model, { coalitions: false, explain: [state] }), run);
      for (const concept of solved.concepts)
        for (const one of solved.equilibria[concept] ?? []) equilibria.set(one, [...(equilibria.get(one) ?? []), concept]);
    } else notes.push(`equilibria are not marked: the model has more than ${MostStatesSolved} states.`);
    const nameOf = (by: number): string => model.decisionMakers[by]?.name ?? "";
    const target = to === undefined ? undefined : inRoom(() => layout.stateNamed(to));
    const reach = (
      steps: Steps,
    ): { readonly told: ValueOf<typeof ReachShape>; readonly pathToTarget: ValueOf<typeof StepShape>[] | undefined } => {
      const { nodes, pathTo } = reachFrom(steps, layout.nodeOf(state));
      const path = (node: number): ValueOf<typeof StepShape>[] =>
        pathTo(node).map((step) => ({ by: nameOf(step.by), to: layout.stateOf(step.to) }));
      const others = nodes.filter((node) => layout.stateOf(node) !== state);
      const ranked = [
        ...others.filter((node) => equilibria.has(layout.stateOf(node))),
        ...others.filter((node) => !equilibria.has(layout.stateOf(node))),
      ];
      if (ranked.length > MostListed) notes.push(`${ranked.length} states are reached; ${MostListed} are listed, equilibria first.`);
      const targetNode = target === undefined ? undefined : nodes.find((node) => layout.stateOf(node) === target);
      return {
        told: {
          count: others.length,
          states: ranked.slice(0, MostListed).map((node) => {
            const reached = layout.stateOf(node);
            return { state: reached, yn: layout.patternOf(reached), equilibrium: equilibria.get(reached) ?? [], path: path(node) };
          }),
        },
        pathToTarget: targetNode === undefined ? undefined : path(targetNode),
      };
    };
    const moves = reach(layout.moves);
    const improvements = reach(layout.improvements);
    return {
      name: model.name,
      from: { state, yn: layout.patternOf(state) },
      stateCount: layout.stateCount,
      byMoves: moves.told,
      byImprovements: improvements.told,
      ...(target === undefined
        ? {}
        : {
            to: {
              state: target,
              yn: layout.patternOf(target),
              ...(moves.pathToTarget === undefined ? {} : { byMoves: moves.pathToTarget }),
              ...(improvements.pathToTarget === undefined ? {} : { byImprovements: improvements.pathToTarget }),
            },
          }),
      notes,
    };
  },
  toText: pathsInText,
});

function pathsInText(output: ValueOf<typeof Output>): string {
  const told = (path: readonly { readonly by: string; readonly to: number }[]): string =>
    path.map((step) => `${step.by} to ${step.to}`).join(", then ");
  const block = (title: string, reach: ValueOf<typeof ReachShape>): readonly string[] => [
    `${title}: ${reach.count} of ${output.stateCount} states`,
    ...reach.states
      .filter((one) => one.equilibrium.length > 0)
      .slice(0, 30)
      .map((one) => `  ${one.state} ${one.yn} (${one.equilibrium.join(" ")}): ${told(one.path)}`),
  ];
  const to = output.to;
  return [
    `${output.name}, from state ${output.from.state} (${output.from.yn})`,
    ...block("By improvements", output.byImprovements),
    ...block("By moves", output.byMoves),
    ...(to === undefined
      ? []
      : [
          `To state ${to.state} (${to.yn}) by improvements: ${to.byImprovements === undefined ? "no way" : told(to.byImprovements)}`,
          `To state ${to.state} (${to.yn}) by moves: ${to.byMoves === undefined ? "no way" : told(to.byMoves)}`,
        ]),
    ...output.notes.map((note) => `Note: ${note}`),
  ].join("\n");
}

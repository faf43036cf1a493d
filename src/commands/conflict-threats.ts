/** Says how credible each threat is: whether carrying it out is an improvement, a move or neither for whoever would act. */
import { z } from "zod";
import { buildStateGraph, checkParts, nodesNamed, tellThreats, threatsOf } from "#conflict";
import type { ContingencyItem, ValueOf } from "#record";
import type { Store } from "#store";
import { defineCommand } from "./command.ts";
import { CommandError } from "./commands-error.ts";
import { inRoom, loadModels, pickModel } from "./conflict-model-file.ts";

const CredibilityShape = z.enum(["improvement", "move", "neither"]);

const Output = z.strictObject({
  name: z.string(),
  statusQuo: z.strictObject({ state: z.int(), yn: z.string() }).optional(),
  threats: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      decisionMaker: z.string().describe("Who would act."),
      credibility: z
        .enum(["improvement", "move", "neither", "depends", "done"])
        .describe("The same wherever it would be carried out, or it depends on the state; done: there is no such state left."),
      atStatusQuo: CredibilityShape.optional().describe("Missing where it is not called for at the status quo."),
      counts: z.strictObject({ improvement: z.int(), move: z.int(), neither: z.int() }).describe("At how many states."),
      states: z.array(
        z.strictObject({ state: z.int(), credibility: CredibilityShape, to: z.int().optional(), why: z.string().optional() }),
      ),
      inWords: z.string(),
    }),
  ),
  notInTheModel: z
    .array(z.strictObject({ id: z.string(), line: z.string() }))
    .describe("Contingencies of the record that the model does not hold."),
});

export const conflictThreatsCommand = defineCommand({
  name: "conflict threats",
  summary: "Say for each threat whether carrying it out is an improvement, a move or neither for whoever would act.",
  example: "conflict threats examples/conflict/cuban-missile-crisis.json",
  effect: "query",
  words: ["model"],
  overHttp: false,
  atOneGo: true,
  dossier: ({ model }) => (model === undefined ? "existing" : "none"),
  input: z.strictObject({
    model: z.string().optional().describe("A model file; the dossier's own model if not given."),
    name: z.string().optional().describe("Which model, where the file holds several."),
    state: z.string().optional().describe("Only at this state: a number or pattern."),
  }),
  output: Output,
  async run({ model: path, name, state }, run) {
    const model = pickModel((await loadModels(path, run)).models, name);
    if (threatsOf(model).length === 0) {
      throw new CommandError(
        "not-possible",
        "the model states no threats",
        "Add threats to the model, or a contingency to the options that stand for one.",
      );
    }
    const told = inRoom(() => {
      checkParts(model);
      const graph = buildStateGraph(model);
      const [statusQuo] = model.statusQuo === undefined ? [] : nodesNamed(graph, model.statusQuo);
      const only = state === undefined ? undefined : new Set(nodesNamed(graph, state));
      const threats = tellThreats(graph).map(({ atStatusQuo, states, ...story }) => ({
        ...story,
        ...(atStatusQuo === undefined ? {} : { atStatusQuo }),
        states: states.filter((one) => only === undefined || only.has(one.state - 1)),
      }));
      return {
        name: model.name,
        ...(statusQuo === undefined ? {} : { statusQuo: { state: statusQuo + 1, yn: graph.nodes[statusQuo]?.pattern ?? "" } }),
        threats,
      };
    });
    const held = new Set([...told.threats.map((threat) => threat.id), ...model.options.flatMap((option) => option.contingency ?? [])]);
    return { ...told, notInTheModel: path === undefined ? await missing(run.parley.store, held) : [] };
  },
  toText: threatsInText,
});

/** Contingencies of the record beyond so many are not looked through. */
const MostContingencies = 2000;

/** The contingencies a dossier holds, rejected ones left out. */
export async function contingenciesOf(store: Store): Promise<readonly ContingencyItem[]> {
  const page = await store.items({ kinds: ["contingency"], limit: MostContingencies });
  return page.rows.flatMap(({ item }) => (item.kind === "contingency" && item.standing !== "rejected" ? [item] : []));
}

/** The words of some spans, as they stand in the texts. */
export async function wordsOf(store: Store, spans: ContingencyItem["response"]): Promise<string> {
  const words: string[] = [];
  for (const span of spans) words.push(((await store.text(span.source)) ?? "").slice(span.start, span.end).replaceAll(/\s+/gu, " ").trim());
  return words.join(" ");
}

async function missing(store: Store, held: ReadonlySet<string>): Promise<readonly { readonly id: string; readonly line: string }[]> {
  const found: { readonly id: string; readonly line: string }[] = [];
  for (const item of await contingenciesOf(store))
    if (!held.has(item.id)) found.push({ id: item.id, line: await wordsOf(store, item.response) });
  return found;
}

function threatsInText(output: ValueOf<typeof Output>): string {
  return [
    `${output.name}${output.statusQuo === undefined ? "" : `, where things stand: state ${output.statusQuo.state} (${output.statusQuo.yn})`}`,
    ...output.threats.flatMap((threat) => [
      `${threat.id}  ${threat.name}`,
      `    ${threat.inWords}${threat.atStatusQuo === undefined ? "" : ` As things stand: ${threat.atStatusQuo}.`}`,
    ]),
    ...(output.notInTheModel.length > 0
      ? ["In the record, not in the model:", ...output.notInTheModel.map(({ id, line }) => `  ${id}  ${line}`)]
      : []),
  ].join("\n");
}

/** Says exactly which preferences make a chosen state an equilibrium, and what would have to change. */
import { z } from "zod";
import { buildStateGraph, checkParts, nodesNamed, tellInverse } from "#conflict";
import type { ValueOf } from "#record";
import { defineCommand } from "./command.ts";
import { CommandError } from "./commands-error.ts";
import { inRoom, loadModels, pickModel } from "./conflict-model-file.ts";

const ConceptShape = z.enum(["Nash", "GMR", "SMR", "SEQ", "SSEQ", "SIM"]);
const Numbers = z.array(z.int());

const Output = z.strictObject({
  name: z.string(),
  state: z.int(),
  yn: z.string(),
  concepts: z.array(
    z.strictObject({
      concept: ConceptShape,
      equilibrium: z.boolean().describe("With the preferences of the model."),
      exact: z.string().describe("What the conditions take as given."),
      decisionMakers: z.array(
        z.strictObject({
          name: z.string(),
          met: z.boolean(),
          conditions: z
            .array(
              z.strictObject({
                move: z.int(),
                anyOf: z.array(Numbers).describe("At least one of these sets: none of its states may be preferred to the chosen one."),
              }),
            )
            .describe("All of them; empty where the state holds whatever is preferred."),
          fewestChanges: Numbers.optional().describe(
            "Fewest states preferred now that would have to be no longer; missing where the search was cut short.",
          ),
          inWords: z.string(),
        }),
      ),
    }),
  ),
});

export const conflictInverseCommand = defineCommand({
  name: "conflict inverse",
  summary: "Say exactly which preferences make a state an equilibrium, and what would have to change.",
  example: "conflict inverse examples/conflict/elmira-groundwater.json --state 5",
  effect: "query",
  words: ["model"],
  overHttp: false,
  atOneGo: true,
  dossier: ({ model }) => (model === undefined ? "existing" : "none"),
  input: z.strictObject({
    model: z.string().optional().describe("A model file; the dossier's own model if not given."),
    name: z.string().optional().describe("Which model, where the file holds several."),
    state: z.string().optional().describe("The state that should hold: its number or pattern; the status quo if not given."),
    concepts: z.array(ConceptShape).default(["Nash", "GMR", "SMR", "SEQ", "SSEQ", "SIM"]).describe("Only these solution concepts."),
  }),
  output: Output,
  async run({ model: path, name, state, concepts }, run) {
    const model = pickModel((await loadModels(path, run)).models, name);
    return inRoom(() => {
      checkParts(model);
      const graph = buildStateGraph(model);
      const wanted = state ?? model.statusQuo;
      if (wanted === undefined) throw new CommandError("bad-input", "no state is named", "Say with --state which state should hold.");
      const [node, ...more] = nodesNamed(graph, wanted);
      if (node === undefined || more.length > 0) {
        throw new CommandError(
          "bad-input",
          `'${wanted}' fits ${more.length + 1} states`,
          "Name one state: its number, or a pattern without dashes.",
        );
      }
      return {
        name: model.name,
        state: node + 1,
        yn: graph.nodes[node]?.pattern ?? "",
        concepts: concepts.map((concept) => {
          const { decisionMakers, ...story } = tellInverse(graph, concept, node);
          return {
            ...story,
            decisionMakers: decisionMakers.map(({ fewestChanges, ...one }) => ({
              ...one,
              ...(fewestChanges === undefined ? {} : { fewestChanges }),
            })),
          };
        }),
      };
    });
  },
  toText: inverseInText,
});

function inverseInText(output: ValueOf<typeof Output>): string {
  const blocks = output.concepts.map(({ concept, equilibrium, decisionMakers }) =>
    [
      `${concept}: ${equilibrium ? "an equilibrium" : "no equilibrium"}`,
      ...decisionMakers.map(({ met, inWords: words, fewestChanges }) => {
        const change = met || fewestChanges === undefined ? "" : ` Fewest changes: no longer prefer ${fewestChanges.join(", ")}.`;
        return `  ${met ? "met    " : "not met"}  ${words}${change}`;
      }),
    ].join("\n"),
  );
  return [`${output.name}, state ${output.state} (${output.yn})`, ...blocks].join("\n");
}

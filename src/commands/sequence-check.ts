/** Answers whether a sequence can be kept, and against every choice of nature; if not, which clauses stand against it and what would mend it. */
import { z } from "zod";
import type { ValueOf } from "#record";
import { checkNetwork, defaultConflictCaps, describeConflict, isControllableByMorris, plainUnits, type ToldConflict } from "#sequence";
import { defineCommand } from "./command.ts";
import { readSequenceFile } from "./sequence-file.ts";

const RepairShape = z.strictObject({
  clause: z.string(),
  bound: z.enum(["limit", "shortest duration", "longest duration"]),
  from: z.string(),
  to: z.string(),
  was: z.number(),
  becomes: z.number(),
  by: z.number(),
  text: z.string(),
});

export const ConflictShape = z.strictObject({
  kind: z
    .enum(["negative-cycle", "semi-reducible-negative-cycle"])
    .describe("A negative cycle contradicts itself whatever nature does; a semi-reducible one lets nature force a breach."),
  length: z.number().describe("Sum of the weights around the cycle, below zero."),
  edges: z.array(
    z.strictObject({
      from: z.string(),
      to: z.string(),
      weight: z.number().describe("to − from is at most this."),
      type: z.enum(["ordinary", "lower-case", "upper-case", "contingent-lower-bound", "contingent-upper-bound", "implied"]),
      times: z.number().describe("How often the cycle passes it."),
      clause: z.string().optional(),
    }),
  ),
  cycle: z.array(z.string()).optional().describe("The points around the cycle, in order."),
  clauses: z.array(z.strictObject({ id: z.string(), text: z.string(), place: z.string() })),
  minimal: z.literal(true).describe("Leaving out any one of the clauses lets the others be kept; each was tried."),
  cheapestRelaxation: RepairShape.optional().describe("The smallest change of a single bound that mends everything."),
  relaxations: z.array(RepairShape).describe("Every bound of the cycle that alone can mend everything, cheapest first."),
});

type ShownConflict = ValueOf<typeof ConflictShape>;

export const sequenceCheckCommand = defineCommand({
  name: "sequence check",
  summary: "Say whether a sequence can be kept, also against uncertain durations; if not, which clauses stand against it.",
  example: "sequence check plan.plainStnu",
  effect: "query",
  words: ["file"],
  overHttp: false,
  dossier: "none",
  input: z.strictObject({
    file: z.string().describe("A network in the plain STNU form (.plainStnu), or a plan of commitments (.json)."),
    conflicts: z.int().min(1).max(100).default(defaultConflictCaps.conflicts).describe("How many contradictions to list at most."),
    confirm: z.boolean().default(false).describe("Ask a second, slower algorithm too (Morris 2014)."),
  }),
  output: z.strictObject({
    file: z.string(),
    consistent: z.boolean(),
    dynamicallyControllable: z.boolean(),
    points: z.int(),
    ordinaryEdges: z.int(),
    contingentLinks: z.int(),
    conflict: ConflictShape.optional(),
    otherConflicts: z.array(ConflictShape),
    smallestProved: z.boolean().optional().describe("No contradiction rests on fewer clauses than the first."),
    conflictsComplete: z.boolean().optional().describe("Every minimal contradiction is listed."),
    confirmed: z.boolean().optional().describe("The second algorithm agrees."),
  }),
  async run({ file, conflicts: most, confirm }) {
    const { network } = await readSequenceFile(file);
    const finding = checkNetwork(network, { ...defaultConflictCaps, conflicts: most });
    const [conflict, ...others] = finding.conflicts.map((one) => shown(describeConflict(network, one, plainUnits(network))));
    return {
      file,
      consistent: finding.isConsistent,
      dynamicallyControllable: finding.isControllable,
      points: network.points.length,
      ordinaryEdges: network.limitClause.filter((clause) => clause >= 0).length,
      contingentLinks: network.linkFrom.length,
      ...(conflict === undefined
        ? {}
        : { conflict, smallestProved: finding.isSmallestProved, conflictsComplete: finding.areConflictsComplete }),
      otherConflicts: others,
      ...(confirm ? { confirmed: isControllableByMorris(network) === finding.isControllable } : {}),
    };
  },
  toText: ({ consistent, dynamicallyControllable, points, contingentLinks, conflict, otherConflicts, confirmed }) =>
    [
      `${points} points, ${contingentLinks} uncertain durations.`,
      consistent ? "Consistent: all limits can be kept together." : "Not consistent: the limits contradict each other.",
      ...(consistent
        ? [
            dynamicallyControllable
              ? "Dynamically controllable: whatever nature chooses, every limit can still be kept."
              : "Not dynamically controllable: nature can force a breach.",
          ]
        : []),
      ...(conflict === undefined ? [] : ["", ...conflictLines(conflict)]),
      ...otherConflicts.flatMap((other) => ["", ...conflictLines(other)]),
      ...(confirmed === undefined
        ? []
        : ["", confirmed ? "A second algorithm agrees." : "A second algorithm DISAGREES: please report this."]),
    ].join("\n"),
});

function shown({ repairs, cycle, edges, ...rest }: ToldConflict): ShownConflict {
  const [cheapest] = repairs;
  return {
    ...rest,
    edges: edges.map(({ clause, ...edge }) => (clause === undefined ? edge : { ...edge, clause })),
    clauses: [...rest.clauses],
    minimal: true,
    ...(cycle === undefined ? {} : { cycle: [...cycle] }),
    ...(cheapest === undefined ? {} : { cheapestRelaxation: cheapest }),
    relaxations: [...repairs],
  };
}

/** A conflict for a terminal: the clauses, the circle, and what would mend it. */
function conflictLines({ kind, length, clauses, edges, cheapestRelaxation }: ShownConflict): readonly string[] {
  return [
    kind === "negative-cycle"
      ? `These ${clauses.length} clauses cannot hold together (${-length} too little time):`
      : `With these ${clauses.length} clauses nature can force a breach (${-length} too little time):`,
    ...clauses.map(({ id, text, place }) => `  ${id}  ${text}  (${place})`),
    ...edges.map(
      ({ from, to, weight, type, times }) =>
        `    ${from} → ${to}  ${weight}${type === "ordinary" ? "" : `  ${type}`}${times === 1 ? "" : `  × ${times}`}`,
    ),
    cheapestRelaxation === undefined
      ? "  No change of a single bound mends it."
      : `  The smallest single change that mends everything: ${cheapestRelaxation.text} (${cheapestRelaxation.clause}).`,
  ];
}

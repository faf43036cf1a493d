/** Enters a commitment into the dossier's plan, or its state on a day; one call is one entry of the log and can be undone. */
import { z } from "zod";
import type { PlanFile } from "#sequence";
import type { Json } from "#store";
import { defineCommand } from "./command.ts";
import { CommandError } from "./commands-error.ts";
import { PlanSetting, parseJson, usePlan } from "./read-plan.ts";
import { keptMeanwhile } from "./require-unchanged.ts";

type Step = PlanFile["commitments"][number];

export const sequenceAddCommand = defineCommand({
  name: "sequence add",
  summary: "Add a commitment to the dossier's plan, change one, or note its state on a day; undoable.",
  example: "sequence add withdraw --obligor Belmar --beneficiary Averna --cost 5 --value 4 --after ceasefire",
  effect: "change",
  words: ["id"],
  overHttp: true,
  dossier: "made",
  input: z.strictObject({
    id: z.string().min(1).describe("The step's id; one that is there is changed."),
    obligor: z.string().optional().describe("The party that does it; needed for a step that is not there yet."),
    act: z.string().optional().describe("What is done."),
    beneficiary: z.array(z.string()).optional().describe("For whom; may be given several times."),
    after: z.array(z.string()).optional().describe("Steps it comes after; replaces what is there."),
    clause: z.array(z.string()).optional().describe("The clauses it comes from."),
    duration: z.string().optional().describe("For example '10 days', or '30 days to 60 days' where nature decides."),
    deadline: z.string().optional().describe("The last day, YYYY-MM-DD."),
    cost: z.number().optional().describe("Cost to the obligor if nothing follows."),
    value: z.number().optional().describe("Value to the beneficiary."),
    reversibility: z.number().optional().describe("The part that can be taken back, 0 to 1."),
    fields: z.string().optional().describe("Any further fields of the step, as a JSON object."),
    planStart: z.string().optional().describe("Set the plan's day 0, YYYY-MM-DD."),
    state: z.int().min(0).max(3).optional().describe("State reached: 0 not initiated, 1 minimal, 2 intermediate, 3 full."),
    on: z.iso.date().optional().describe("The day of that state; today where none is named."),
    evidence: z.array(z.string()).optional().describe("Ids of items or marks of the dossier that show it."),
    note: z.string().optional(),
  }),
  output: z.strictObject({
    command: z.string().optional(),
    id: z.string(),
    added: z.boolean(),
    steps: z.int(),
    warnings: z.array(z.string()),
  }),
  async run(input, { parley }) {
    const { store } = parley;
    const kept = await store.setting(PlanSetting);
    const before: PlanFile = kept === undefined ? { commitments: [] } : usePlan(kept, "the dossier's plan").written;
    const old = before.commitments.find(({ id }) => id === input.id);
    if (old === undefined && input.obligor === undefined)
      throw new CommandError(
        "bad-input",
        `the plan has no step '${input.id}', and a new one needs an obligor`,
        "Say who does it with --obligor.",
      );
    const step = changedStep(old ?? { id: input.id, obligor: input.obligor ?? "" }, input, parley.now().slice(0, 10));
    const commitments = old === undefined ? [...before.commitments, step] : before.commitments.map((one) => (one === old ? step : one));
    const start = input.planStart ?? before.start;
    const after: PlanFile = { ...before, ...(start === undefined ? {} : { start }), commitments };
    const { problems } = usePlan(after, `the plan with '${input.id}'`);
    // A plan that parsed is plain JSON.
    const outcome = await store.write(
      { at: parley.now(), by: parley.by, verb: "sequence add", words: { id: input.id } },
      { settings: [{ key: PlanSetting, value: JSON.parse(JSON.stringify(after)) as Json, was: kept ?? null }] },
    );
    if (outcome.kind === "conflict") throw keptMeanwhile("the dossier's plan");
    return {
      ...(outcome.kind === "written" ? { command: outcome.command } : {}),
      id: input.id,
      added: old === undefined,
      steps: commitments.length,
      warnings: problems.map(({ message }) => message),
    };
  },
  toText: ({ id, added, steps, warnings }) =>
    [`${added ? "Added" : "Changed"} '${id}'; the plan has ${steps} steps. Undo with 'parley undo'.`, ...warnings].join("\n"),
});

function changedStep(
  old: Step,
  input: Readonly<{
    readonly fields?: string | undefined;
    readonly duration?: string | undefined;
    readonly deadline?: string | undefined;
    readonly state?: number | undefined;
    readonly on?: string | undefined;
    readonly note?: string | undefined;
    readonly evidence?: readonly string[] | undefined;
    readonly beneficiary?: readonly string[] | undefined;
    readonly obligor?: string | undefined;
    readonly act?: string | undefined;
    readonly after?: readonly string[] | undefined;
    readonly clause?: readonly string[] | undefined;
    readonly cost?: number | undefined;
    readonly value?: number | undefined;
    readonly reversibility?: number | undefined;
  }>,
  today: string,
): Step {
  const more: unknown = input.fields === undefined ? {} : parseJson(input.fields, "--fields");
  if (typeof more !== "object" || more === null || Array.isArray(more))
    throw new CommandError("bad-input", "--fields is no JSON object", "Write for example --fields '{\"snapback\": …}'.");
  const range = /^(.+?)\s+to\s+(.+)$/u.exec(input.duration ?? "");
  const duration = range === null ? input.duration : { kind: "contingent", min: range[1], max: range[2] };
  const plain = {
    obligor: input.obligor,
    act: input.act,
    beneficiaries: input.beneficiary,
    after: input.after,
    clause: input.clause,
    duration,
    cost: input.cost,
    value: input.value,
    reversibility: input.reversibility,
  };
  const entry = {
    on: input.on ?? today,
    state: input.state,
    ...(input.evidence === undefined ? {} : { evidence: input.evidence }),
    ...(input.note === undefined ? {} : { note: input.note }),
  };
  const given = Object.entries(plain).filter(([, value]) => value !== undefined);
  // The whole is parsed as a plan before it is kept; here it is only put together.
  return {
    ...old,
    ...Object.fromEntries(given),
    ...(input.deadline === undefined ? {} : { dates: { ...old.dates, endNotAfter: input.deadline } }),
    ...(input.state === undefined ? {} : { progress: [...(old.progress ?? []), entry] }),
    ...more,
  } as Step;
}

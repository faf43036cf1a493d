/** Takes commitments that a draft's time limits propose into the dossier's plan; one call is one entry of the log and can be undone. */
import { z } from "zod";
import type { PlanFile } from "#sequence";
import type { Json } from "#store";
import { defineCommand } from "./command.ts";
import { CommandError } from "./commands-error.ts";
import { loadDraft } from "./load-draft.ts";
import { NotStated, type Proposal, planOfProposals, proposeCommitments } from "./propose-commitments.ts";
import { PlanSetting, usePlan } from "./read-plan.ts";
import { keptMeanwhile } from "./require-unchanged.ts";

export const sequenceAcceptCommand = defineCommand({
  name: "sequence accept",
  summary: "Take proposed commitments of a draft into the dossier's plan, as they are or with another obligor; undoable.",
  example: "sequence accept D-4f0c article-3-release",
  effect: "change",
  words: ["draft", "proposals…"],
  overHttp: true,
  dossier: "existing",
  input: z.strictObject({
    draft: z.string().describe("The draft, by its id in the dossier; 'plan add' brings one in."),
    proposals: z.array(z.string()).default([]).describe("Ids as 'sequence read' gives them."),
    all: z.boolean().default(false).describe("Take every proposal."),
    obligor: z.string().optional().describe("Who has to do it, for proposals whose clause does not say."),
  }),
  output: z.strictObject({
    command: z.string().optional(),
    accepted: z.array(z.string()),
    alreadyThere: z.array(z.string()).describe("Steps of that id stand in the plan and were left as they are."),
    refused: z
      .array(z.strictObject({ id: z.string(), message: z.string() }))
      .describe("With --all: proposals that cannot stand in the plan."),
    steps: z.int(),
    notes: z.array(z.string()),
  }),
  async run({ draft, proposals: wanted, all, obligor }, run) {
    const { store } = run.parley;
    // Only a text of the dossier can be what a clause's span points into, so a file is none here.
    const { label, source } = await loadDraft(draft, { ...run, isPage: true });
    const { proposals } = await proposeCommitments(source.text, source.id, run);
    const chosen = choose(proposals, wanted, all, label);
    const named = obligor === undefined ? chosen : chosen.map((one) => withObligor(one, obligor));
    const kept = await store.setting(PlanSetting);
    const before: PlanFile = kept === undefined ? { commitments: [] } : usePlan(kept, "the dossier's plan").written;
    const has = new Set(before.commitments.map(({ id }) => id));
    const fresh = named.filter(({ id }) => !has.has(id));
    // One that makes the plan unusable is told of; it stops the others only where it was named.
    const refused = all ? refusedOf(fresh, (one) => usePlan(joined(before, [one], label), "the plan with what was accepted")) : [];
    const good = fresh.filter(({ id }) => !refused.some((one) => one.id === id));
    const after = joined(before, good, label);
    usePlan(after, "the plan with what was accepted");
    const answer = {
      accepted: good.map(({ id }) => id),
      refused,
      alreadyThere: named.filter(({ id }) => has.has(id)).map(({ id }) => id),
      steps: after.commitments.length,
      notes: [...new Set(good.flatMap(({ id, notes }) => notes.map((note) => `${id}: ${note}`)))],
    };
    if (good.length === 0) return answer;
    const outcome = await store.write(
      { at: run.parley.now(), by: run.parley.by, verb: "sequence accept", words: { draft: label, steps: good.length } },
      // A plan that parsed is plain JSON.
      { settings: [{ key: PlanSetting, value: JSON.parse(JSON.stringify(after)) as Json, was: kept ?? null }] },
    );
    if (outcome.kind === "conflict") throw keptMeanwhile("the dossier's plan");
    return { ...answer, ...(outcome.kind === "written" ? { command: outcome.command } : {}) };
  },
  toText: ({ accepted, refused, alreadyThere, steps, notes }) =>
    [
      `Accepted ${accepted.length}: ${accepted.join(", ") || "nothing"}; the plan has ${steps} ${steps === 1 ? "step" : "steps"}.${accepted.length === 0 ? "" : " Undo with 'parley undo'."}`,
      ...refused.map(({ id, message }) => `Not taken: ${id}: ${message}`),
      ...(alreadyThere.length === 0 ? [] : [`Already in the plan: ${alreadyThere.join(", ")}.`]),
      ...notes.map((note) => `  ${note}`),
    ].join("\n"),
});

/** Proposals with which the plan would be none, each by itself, and why. */
function refusedOf(fresh: readonly Proposal[], use: (one: Proposal) => unknown): { id: string; message: string }[] {
  return fresh.flatMap((one) => {
    try {
      use(one);
      return [];
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      return [{ id: one.id, message: error.message }];
    }
  });
}

function choose(proposals: readonly Proposal[], wanted: readonly string[], all: boolean, label: string): readonly Proposal[] {
  if (all) return proposals;
  if (wanted.length === 0)
    throw new CommandError("bad-input", "no proposal is named", "Name some as 'parley sequence read' lists them, or take all with --all.");
  return [...new Set(wanted)].map((id) => {
    const found = proposals.find((one) => one.id === id);
    if (found === undefined)
      throw new CommandError(
        "no-such-item",
        `'${label}' proposes nothing called '${id}'`,
        "List the proposals with 'parley sequence read --json'.",
      );
    return found;
  });
}

function withObligor(one: Proposal, obligor: string): Proposal {
  if (one.commitment.obligor !== NotStated) return one;
  return { ...one, commitment: { ...one.commitment, obligor }, notes: one.notes.filter((note) => !note.includes("who has to do it")) };
}

/** The plan with the proposals behind it; what it says itself stays as it is. */
function joined(before: PlanFile, fresh: readonly Proposal[], label: string): PlanFile {
  const more = planOfProposals(fresh, label);
  const unlike = <Item extends { readonly id: string }>(own: readonly Item[] = [], others: readonly Item[] = []) => {
    const ids = new Set(own.map(({ id }) => id));
    return [...own, ...others.filter(({ id }) => !ids.has(id))];
  };
  const parties = before.parties ?? [];
  const known = new Set(parties.map((party) => (typeof party === "string" ? party : party.id)));
  const named = [...new Set(fresh.flatMap(({ commitment }) => [commitment.obligor, ...(commitment.beneficiaries ?? [])]))];
  return {
    ...before,
    ...(parties.length === 0 ? {} : { parties: [...parties, ...named.filter((name) => !known.has(name))] }),
    clauses: unlike(before.clauses, more.clauses),
    commitments: [...before.commitments, ...more.commitments],
    milestones: unlike(before.milestones, more.milestones),
  };
}

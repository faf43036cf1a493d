/** Decides how the redline of drafts that a person names is worked out: step by step, with progress, until done or interrupted. */
import { setImmediate } from "node:timers/promises";
import {
  type DraftComparison,
  type Lifetimes,
  NoProposal,
  type ProposalAt,
  parseDraft,
  proposalsOfDraft,
  type Redline,
  redlineOf,
  traceLifetimes,
} from "#plan";
import type { Problem } from "#record";
import type { RedlineView } from "#report";
import type { AsOf } from "#store";
import type { Run } from "./command.ts";
import { CommandError } from "./commands-error.ts";
import { compareNamedDrafts, compareWithLinks } from "./compare-named-drafts.ts";
import { readBracketsOf } from "./load-brackets.ts";
import { type LoadedDraft, loadDraft } from "./load-draft.ts";
import { makeRedlineView, type RedlineLayer } from "./make-redline-view.ts";
import { type AsOfInput, momentOf } from "./moments.ts";
import { keptLinks } from "./plan-links.ts";

export type NamedRedline = {
  readonly view: RedlineView;
  readonly comparison: DraftComparison;
  readonly redline: Redline;
  readonly problems: readonly Problem[];
};

/** Compares the first draft with the last; drafts between say, in the attributed layer, when each change was made. */
export async function redlineNamedDrafts(
  { drafts, relink, layer }: { readonly drafts: readonly string[]; readonly relink: readonly string[]; readonly layer: RedlineLayer },
  run: Run,
  clocks: AsOfInput = {},
): Promise<NamedRedline> {
  const [first, ...others] = drafts;
  const last = others.at(-1);
  if (first === undefined || last === undefined) {
    throw new CommandError("bad-input", "a redline needs two drafts", "Name the earlier draft first, then the later one.");
  }
  if (others.length > 1 && layer !== "attributed") {
    throw new CommandError("bad-input", "drafts between the first and the last tell when each change was made", "Add --layer attributed.");
  }
  const { old, new: fresh, comparison, problems } = await compareNamedDrafts({ old: first, new: last, relink }, run, clocks);
  const redline = await finishRedline(comparison, run, `${old.label} → ${fresh.label}`);
  const names = { old: old.label, new: fresh.label };
  if (layer !== "attributed") return { view: makeRedlineView(comparison, redline, { names, layer }), comparison, redline, problems };
  const between: LoadedDraft[] = [];
  for (const name of others.slice(0, -1)) between.push(await loadDraft(name, run, clocks));
  const through = [old, ...between, fresh];
  const moment = through.every(({ id }) => id === undefined) ? {} : await momentOf(run.parley.store, clocks);
  const lifetimes = between.length === 0 ? lifetimesOf([[comparison, redline]]) : await throughDrafts(through, run, moment);
  const attribution = { lifetimes, labels: through.map(({ label }) => label), proposalAt: await proposalsIn(through, run, moment) };
  return { view: makeRedlineView(comparison, redline, { names, layer, attribution }), comparison, redline, problems };
}

/** Whose proposal each word of each draft is, by the brackets it stands in there. */
export async function proposalsIn(drafts: readonly LoadedDraft[], run: Run, moment: AsOf = {}): Promise<ProposalAt> {
  const proposals: ReturnType<typeof proposalsOfDraft>[] = [];
  for (const draft of drafts) proposals.push(proposalsOfDraft((await readBracketsOf(draft, run, { moment })).bracketed));
  return (draft, offset) => proposals[draft]?.(offset) ?? NoProposal;
}

async function throughDrafts(drafts: readonly LoadedDraft[], run: Run, moment: AsOf): Promise<Lifetimes> {
  const steps: [DraftComparison, Redline][] = [];
  for (const [at, later] of drafts.slice(1).entries()) {
    const earlier = drafts[at];
    if (earlier === undefined) continue;
    const kept = earlier.id === undefined || later.id === undefined ? [] : await keptLinks(run.parley.store, earlier.id, later.id, moment);
    const comparison = compareWithLinks(parseDraft(earlier.source.text), parseDraft(later.source.text), kept);
    steps.push([comparison, await finishRedline(comparison, run, `${earlier.label} → ${later.label}`)]);
  }
  return lifetimesOf(steps);
}

/** The lifetimes of words over compared drafts that follow each other. */
export function lifetimesOf(steps: readonly (readonly [DraftComparison, Redline])[]): Lifetimes {
  return traceLifetimes(
    steps.map(([comparison, redline]) => ({
      segments: redline.blocks.flatMap((block) => block.exact),
      moved: redline.moved,
      oldLength: comparison.old.text.length,
      newLength: comparison.new.text.length,
    })),
  );
}

/** Works through the steps; the person may interrupt between two of them. */
export async function finishRedline(comparison: DraftComparison, { onProgress, signal }: Run, current: string): Promise<Redline> {
  const steps = redlineOf(comparison);
  for (let count = 0; ; count++) {
    const step = steps.next();
    if (step.done === true) return step.value;
    // Signals and other work get their turn now and then.
    if (count % 50 === 0) {
      onProgress({ ...step.value, current });
      await setImmediate();
    }
    if (signal.aborted) throw new CommandError("not-possible", "the redline was interrupted", "Run it again when there is time.");
  }
}

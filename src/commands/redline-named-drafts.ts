/** Decides how the redline of drafts that a person names is worked out: step by step, with progress, until done or interrupted. */
import { setImmediate } from "node:timers/promises";
import { compareDrafts, type DraftComparison, type Lifetimes, parseDraft, type Redline, redlineOf, traceLifetimes } from "#plan";
import type { Problem } from "#record";
import type { RedlineView } from "#report";
import type { Run } from "./command.ts";
import { CommandError } from "./commands-error.ts";
import { compareNamedDrafts } from "./compare-named-drafts.ts";
import { loadDraft } from "./load-draft.ts";
import { makeRedlineView, type RedlineLayer } from "./make-redline-view.ts";

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
): Promise<NamedRedline> {
  const [first, ...others] = drafts;
  const last = others.at(-1);
  if (first === undefined || last === undefined) {
    throw new CommandError("bad-input", "a redline needs two drafts", "Name the earlier draft first, then the later one.");
  }
  if (others.length > 1 && layer !== "attributed") {
    throw new CommandError("bad-input", "drafts between the first and the last tell when each change was made", "Add --layer attributed.");
  }
  const { old, new: fresh, comparison, problems } = await compareNamedDrafts({ old: first, new: last, relink }, run);
  const redline = await finishRedline(comparison, run, `${old.label} → ${fresh.label}`);
  const names = { old: old.label, new: fresh.label };
  if (layer !== "attributed") return { view: makeRedlineView(comparison, redline, { names, layer }), comparison, redline, problems };
  const between = await Promise.all(others.slice(0, -1).map((name) => loadDraft(name, run)));
  const { lifetimes, labels } =
    between.length === 0
      ? { lifetimes: lifetimesOf([[comparison, redline]]), labels: [old.label, fresh.label] }
      : {
          lifetimes: await throughDrafts([old.source.text, ...between.map(({ source }) => source.text), fresh.source.text], run),
          labels: [old.label, ...between.map(({ label }) => label), fresh.label],
        };
  const attribution = { lifetimes, labels, proposersOf: () => [] };
  return { view: makeRedlineView(comparison, redline, { names, layer, attribution }), comparison, redline, problems };
}

async function throughDrafts(texts: readonly string[], run: Run): Promise<Lifetimes> {
  const parsed = texts.map(parseDraft);
  const steps: [DraftComparison, Redline][] = [];
  for (const [at, later] of parsed.slice(1).entries()) {
    const earlier = parsed[at];
    if (earlier === undefined) continue;
    const comparison = compareDrafts(earlier, later);
    steps.push([comparison, await finishRedline(comparison, run, `draft ${at + 1} → draft ${at + 2}`)]);
  }
  return lifetimesOf(steps);
}

function lifetimesOf(steps: readonly (readonly [DraftComparison, Redline])[]): Lifetimes {
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

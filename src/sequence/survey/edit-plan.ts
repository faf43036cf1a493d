/** Decides what a person may change in a written plan, and what the plan is afterwards; the plan itself is never altered, a new one is made. */
import { parseAmount } from "../parse-amount.ts";
import type { PlanFile } from "../plan-shape.ts";
import { SequenceError } from "../sequence-error.ts";
import { takeOrder } from "./take-order.ts";
import { type TakenRemedy, takeRemedy } from "./take-remedy.ts";
import { type WrittenBound, writeBound } from "./write-bound.ts";

/** The relations a timing can have, in the order to choose from. */
export const TimingRelations = ["within", "no later than", "not before", "on", "together", "between", "before"] as const;
export type TimingRelation = (typeof TimingRelations)[number];

/** One change of a plan by a person. */
export type PlanEdit =
  /** A step moved by hand: its start is kept at `day` (days from the plan's start) or later, or earlier; `free` takes a move back. */
  | { readonly kind: "move"; readonly step: string; readonly day: number; readonly as: "not before" | "not after" | "free" }
  | WrittenBound
  | { readonly kind: "relation"; readonly place: string; readonly to: TimingRelation }
  | { readonly kind: "give up"; readonly place: string }
  /** The steps are kept in this order: none ends before the one that stands before it. An order taken earlier gives way. */
  | { readonly kind: "order"; readonly order: readonly string[] }
  | { readonly kind: "remedy"; readonly remedy: TakenRemedy }
  | {
      readonly kind: "state";
      readonly step: string;
      readonly on: string;
      readonly state: 0 | 1 | 2 | 3;
      readonly note?: string;
      readonly evidence?: readonly string[];
    };

type Step = PlanFile["commitments"][number];
type Timing = NonNullable<Step["timing"]>[number];

/** How the limit of a moved step begins to speak; by this a later move finds it. */
const MovedWords = "Moved by hand: ";

/** True for the limit that moving a step by hand writes. */
export function isMovedByHand({ words, anchor, clause }: Pick<Timing, "words" | "anchor" | "clause">): boolean {
  return clause === undefined && anchor === "start" && words?.startsWith(MovedWords) === true;
}

/** The plan after all edits, in their order. Throws `SequenceError` for a place or step the plan does not have. Cost: linear in plan and edits. */
export function editPlan(file: PlanFile, edits: readonly PlanEdit[]): PlanFile {
  return edits.reduce(editOnce, file);
}

function editOnce(file: PlanFile, edit: PlanEdit): PlanFile {
  switch (edit.kind) {
    case "move":
      return changeStep(file, edit.step, (step) => moved(step, edit.day, edit.as));
    case "bound":
      return writeBound(file, edit);
    case "relation":
      return changeTiming(file, edit.place, (timing) => [withRelation(timing, edit.to)]);
    case "give up":
      return changeTiming(file, edit.place, () => []);
    case "order":
      return takeOrder(file, edit.order);
    case "remedy":
      return takeRemedy(file, edit.remedy);
    case "state":
      return changeStep(file, edit.step, (step) => {
        const { on, state, note, evidence } = edit;
        const entry = {
          on,
          state,
          ...(note === undefined ? {} : { note }),
          ...(evidence === undefined ? {} : { evidence: [...evidence] }),
        };
        return { ...step, progress: [...(step.progress ?? []).filter((one) => one.on !== on), entry] };
      });
  }
}

/** The plan without what moved one step by hand: where the step would be of itself. */
export function withoutMove(file: PlanFile, step: string): PlanFile {
  return editOnce(file, { kind: "move", step, day: 0, as: "free" });
}

function moved(step: Step, day: number, as: "not before" | "not after" | "free"): Step {
  const timing = (step.timing ?? []).filter((one) => !isMovedByHand(one));
  const { timing: _, ...rest } = step;
  if (as === "free") return timing.length === 0 ? rest : { ...rest, timing };
  const amount = Math.round(day * 1e6) / 1e6;
  const words = `${MovedWords}${step.id} starts ${as} ${amount} ${amount === 1 ? "day" : "days"} after the plan's start`;
  const relation = as === "not before" ? "not before" : "no later than";
  return { ...rest, timing: [...timing, { event: "start", relation, amount, anchor: "start", words }] };
}

function changeStep(file: PlanFile, id: string, change: (step: Step) => Step): PlanFile {
  if (!file.commitments.some((step) => step.id === id))
    throw new SequenceError("unknown-name", `the plan has no step '${id}'`, "Name one of its steps.");
  return { ...file, commitments: file.commitments.map((step) => (step.id === id ? change(step) : step)) };
}

const TimingPlace = /^(commitments|milestones)\[(\d+)\]\.(timing|after)\[(\d+)\]$/u;

/** Puts none, one or more entries in the place of one. An `after` entry can only be taken out. */
function changeTiming(file: PlanFile, place: string, change: (timing: Timing) => readonly Timing[]): PlanFile {
  const [, list, owner, kind, at] = TimingPlace.exec(place) ?? [];
  const index = Number(owner);
  if (list === "commitments") return { ...file, commitments: replaced(file.commitments, index, (one) => ownerChanged(one)) };
  if (list === "milestones") return { ...file, milestones: replaced(file.milestones ?? [], index, (one) => ownerChanged(one)) };
  throw new SequenceError(
    "unknown-name",
    `no limit can be changed at '${place}'`,
    "Name the place of a time limit, as 'sequence why' tells it.",
  );

  function ownerChanged<Owner extends Pick<Step, "timing" | "after">>(one: Owner): Owner {
    if (kind === "after") {
      const entries = typeof one.after === "string" ? [one.after] : (one.after ?? []);
      return { ...one, after: entries.filter((_, entry) => entry !== Number(at)) };
    }
    return { ...one, timing: (one.timing ?? []).flatMap((timing, entry) => (entry === Number(at) ? change(timing) : [timing])) };
  }
}

function replaced<Owner>(list: readonly Owner[], index: number, change: (owner: Owner) => Owner): Owner[] {
  if (list[index] === undefined)
    throw new SequenceError("unknown-name", `the plan has no entry ${index} there`, "Name a place of the plan.");
  return list.map((one, at) => (at === index ? change(one) : one));
}

/** The same amounts under another relation; what the relation needs and the timing lacks is taken from what is there, or 0. */
function withRelation(timing: Timing, to: TimingRelation): Timing {
  const { amount, min, max, ...rest } = timing;
  const longest = amount ?? max ?? min;
  switch (to) {
    case "between":
      return { ...rest, relation: to, min: min ?? 0, max: max ?? amount ?? 0 };
    case "together":
      return { ...rest, relation: to };
    case "within":
    case "on":
      return { ...rest, relation: to, amount: longest ?? 0 };
    default:
      return { ...rest, relation: to, ...(longest === undefined ? {} : { amount: longest }) };
  }
}

/** True where `text` can be read as a stretch of time; what the fields for amounts ask before they send an edit. */
export function isAmount(text: string): boolean {
  return parseAmount(text) !== undefined;
}

/** Surveys the plan beside the page, and answers while a step is moved, so that nothing on the page stands still. */
import "../../parts/without-eval.ts";
import { csvOf } from "#report";
import {
  drawPicture,
  editDates,
  editPlan,
  exportIcal,
  exportMspdi,
  holdStep,
  isMovedByHand,
  type LivePlan,
  layOutChart,
  momentsOfNetwork,
  openEdits,
  type PlanEdit,
  type PlanFile,
  PlanFileShape,
  type PlanPicture,
  picturePlan,
  planRows,
  SequenceError,
  type StepMover,
  type Surveyed,
  surveyPlan,
  TableHead,
  tellReasons,
  withoutMove,
} from "#sequence";
import type { FromSurveyor, Place, PlacedChart, ToSurveyor } from "./sequence-messages.ts";

type Survey = Extract<ToSurveyor, { kind: "survey" }>;
type Known = { readonly asked: Survey; readonly file: PlanFile; readonly surveyed: Surveyed };
type Held = { readonly step: string; readonly without: Surveyed; readonly file: PlanFile; readonly mover: StepMover | undefined };

let place: Place = { width: 900, labels: "beside" };
let known: Known | undefined;
let held: Held | undefined;
/** What was surveyed last, whether or not it could be. */
let attempted: Survey | undefined;
/** The plan with the edits made since it was surveyed, as far as their dates could be told at once. */
let live: LivePlan | undefined;
/** For which survey that plan was laid out. */
let opened: Survey | undefined;
/** Edits since the survey, and the round of the last; a survey of them all is on its way. */
let later: { readonly round: number; readonly edits: readonly PlanEdit[] } | undefined;
const MinutesPerDay = 1440;
const MostProblems = 4;

// biome-ignore lint/suspicious/noExplicitAny: the page's library of types knows windows, not workers; only these two members are used.
const worker = globalThis as any as {
  postMessage(message: FromSurveyor): void;
  addEventListener(kind: "message", hear: (event: MessageEvent<ToSurveyor>) => void): void;
};

worker.addEventListener("message", ({ data: asked }) => {
  attempt(() => answer(asked), asked.kind === "survey" || asked.kind === "edit" ? asked.round : undefined);
});

function attempt(work: () => void, round: number | undefined): void {
  try {
    work();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const whatToDo = error instanceof SequenceError ? error.whatToDo : "Reload the page; if it stays so, please report it.";
    worker.postMessage({ kind: "refused", round, message, whatToDo });
  }
}

function answer(asked: ToSurveyor): void {
  // Whatever else is asked is asked of the plan with all its edits.
  if (asked.kind !== "survey" && asked.kind !== "edit") surveyLater();
  switch (asked.kind) {
    case "survey":
      survey(asked);
      return;
    case "edit":
      edit(asked.edit, asked.round);
      return;
    case "place":
      place = asked.place;
      if (known?.surveyed.survey.picture !== undefined)
        worker.postMessage({ kind: "placed", chart: placed(known.surveyed.survey.picture, known) });
      return;
    case "hold":
      held = hold(asked.step);
      return;
    case "move":
      move(asked.step, asked.day, asked.asked);
      return;
    case "drop":
      put(asked.step, asked.day);
      return;
    case "let go":
      held = undefined;
      return;
    case "why":
      if (known !== undefined) {
        const reasons = tellReasons(known.surveyed.shown, asked.step);
        worker.postMessage({ kind: "why", step: asked.step, round: known.asked.round, reasons });
      }
      return;
    case "nudge":
      nudge(asked.step, asked.days);
      return;
    case "save":
      worker.postMessage({ kind: "saved", format: asked.format, text: textOf(asked.format, asked.now) });
  }
}

/** Tells the dates at once where it can, and surveys the whole as soon as no further edit waits. */
function edit(made: PlanEdit, round: number): void {
  if (attempted === undefined) return;
  const began = performance.now();
  held = undefined;
  if (later === undefined) open();
  later = { round, edits: [...(later?.edits ?? []), made] };
  setTimeout(() => {
    if (later?.round === round) attempt(surveyLater, round);
  });
  const edited = live === undefined ? undefined : editDates(live, made);
  live = edited?.live;
  if (edited?.dates === undefined || known === undefined) return;
  const tookMs = performance.now() - began;
  const { plan, time, compiled } = edited.live;
  const at = momentsOfNetwork(compiled.network.points, edited.dates);
  const picture = picturePlan(plan, time, { holds: true, at, curveEnds: known.asked.curveEnds });
  worker.postMessage({ kind: "dated", round, chart: placed(picture, known), tookMs });
}

/** Lays the plan out for edits to come; done once, when nothing else waits or with the first edit. */
function open(): void {
  if (opened === attempted) return;
  opened = attempted;
  live = known !== undefined && known.asked === attempted ? openEdits(known.surveyed, known.file) : undefined;
}

/** Surveys the plan with the edits of which so far only the dates were told. */
function surveyLater(): void {
  if (attempted !== undefined && later !== undefined)
    survey({ ...attempted, round: later.round, edits: [...attempted.edits, ...later.edits] });
}

function survey(asked: Survey): void {
  const began = performance.now();
  held = undefined;
  later = undefined;
  attempted = asked;
  // What is no plan at all is told by the survey, with its places.
  const shape = PlanFileShape.safeParse(asked.base);
  const file = shape.success ? editPlan(shape.data, asked.edits) : (asked.base as PlanFile);
  const found = surveyPlan(file, asked);
  if ("kind" in found) {
    const [first] = found.problems;
    const message = found.problems
      .slice(0, MostProblems)
      .map((problem) => problem.message)
      .join("; ");
    worker.postMessage({ kind: "refused", round: asked.round, message, whatToDo: first?.whatToDo ?? "Mend the plan." });
    return;
  }
  known = { asked, file, surveyed: found };
  const { picture, ...told } = found.survey;
  const chart = picture === undefined ? undefined : placed(picture, known);
  worker.postMessage({ kind: "surveyed", round: asked.round, file, told, chart, tookMs: performance.now() - began });
  setTimeout(open);
}

function placed(picture: PlanPicture, { asked, surveyed: { time } }: Known): PlacedChart {
  const today = time.isDated ? time.parse(asked.today) - time.start : undefined;
  return {
    layout: layOutChart(picture, { ...place, today }),
    holds: picture.holds,
    isDated: picture.isDated,
    zero: picture.zero,
    end: picture.end,
    absent: picture.absent,
    peaks: picture.curves.map(({ side, peak }) => ({ side, peak })),
  };
}

/** Takes hold of a step in the plan as it is without an earlier move of it. */
function hold(step: string): Held | undefined {
  if (known === undefined) return undefined;
  const { file, asked } = known;
  const without = surveyPlan(withoutMove(file, step), asked);
  if ("kind" in without) return undefined;
  return { step, without, file, mover: holdStep(without, step) };
}

function move(step: string, day: number, asked: number): void {
  if (held?.step !== step) held = hold(step);
  if (held === undefined || known === undefined) return;
  const { mover, without } = held;
  const moved = mover?.moveTo(day);
  // Where nothing holds to begin with, or the dates decide what the plan is, it is surveyed anew.
  if (moved === undefined) {
    moveBySurvey(held, known, { day, asked });
    return;
  }
  if (moved.kind === "clash") {
    const { clauses } = without.shown.network;
    const against = moved.clauses.flatMap((clause) => clauses[clause] ?? []).map(({ id, text }) => ({ id, text }));
    worker.postMessage({ kind: "moved", step, day, as: moved.as, asked, chart: undefined, against });
    return;
  }
  const at = momentsOfNetwork(without.shown.network.points, { ...moved, critical: moved.findCritical() });
  const picture = picturePlan(without.plan, without.time, { holds: true, at, curveEnds: known.asked.curveEnds });
  worker.postMessage({ kind: "moved", step, day, as: moved.as, asked, chart: placed(picture, known), against: [] });
}

function moveBySurvey({ step, without }: Held, now: Known, { day, asked }: { readonly day: number; readonly asked: number }): void {
  const edit = moveEdit(step, day, without);
  const found = surveyPlan(editPlan(withoutMove(now.file, step), [edit]), now.asked);
  if ("kind" in found) return;
  const { picture, conflicts, isConsistent } = found.survey;
  const against = isConsistent ? [] : (conflicts[0]?.clauses ?? []).map(({ id, text }) => ({ id, text }));
  const chart = picture === undefined ? undefined : placed(picture, now);
  worker.postMessage({ kind: "moved", step, day, as: edit.as, asked, chart, against });
}

/** The move of a step in a plan without one: later than it would be of itself, or earlier. */
function moveEdit(step: string, day: number, { survey: found }: Surveyed): Extract<PlanEdit, { kind: "move" }> {
  const early = (found.picture?.rows.find(({ id }) => id === step)?.start.early ?? 0) / MinutesPerDay;
  return { kind: "move", step, day, as: day === early ? "free" : day > early ? "not before" : "not after" };
}

function nudge(step: string, days: number): void {
  const now = known?.surveyed.survey.picture?.rows.find(({ id }) => id === step);
  if (now === undefined || known === undefined) return;
  const moved = known.file.commitments.find(({ id }) => id === step)?.timing?.find(isMovedByHand);
  // A step that could not follow its move is nudged on from where it was put.
  const from = known.surveyed.survey.isConsistent || typeof moved?.amount !== "number" ? now.start.early / MinutesPerDay : moved.amount;
  put(step, Math.max(0, from + days));
}

/** Makes the edit that keeps a step on a day. */
function put(step: string, day: number): void {
  if (held?.step !== step) held = hold(step);
  if (held === undefined) return;
  const { mover, without } = held;
  const as = mover?.moveTo(day)?.as ?? moveEdit(step, day, without).as;
  worker.postMessage({ kind: "put", edit: { kind: "move", step, day, as } });
}

function textOf(format: Extract<ToSurveyor, { kind: "save" }>["format"], now: string): string {
  if (known === undefined) throw new SequenceError("unknown-name", "there is no plan to save", "Open one first.");
  const { plan, survey: found, time } = known.surveyed;
  switch (format) {
    case "json":
      return `${JSON.stringify(known.file, undefined, 2)}\n`;
    case "csv": {
      const table = planRows(plan);
      if (table.kind === "refused") throw refusal(table.problems);
      return csvOf(TableHead, table.rows);
    }
    case "ical":
    case "mspdi": {
      const exported = format === "mspdi" ? exportMspdi(plan) : exportIcal(plan, `${now.slice(0, 19).replaceAll(/[-:]/gu, "")}Z`);
      if (exported.kind === "refused") throw refusal(exported.problems);
      return exported.text;
    }
    default: {
      if (found.picture === undefined) throw new SequenceError("malformed", "there is no chart of this plan", "Mend the circle first.");
      const today = time.isDated ? time.parse(known.asked.today) - time.start : undefined;
      return drawPicture(found.picture, { title: plan.title ?? "Sequence", today });
    }
  }
}

function refusal(problems: readonly { readonly message: string; readonly whatToDo?: string | undefined }[]): SequenceError {
  const [first] = problems;
  return new SequenceError("malformed", problems.map(({ message }) => message).join("; "), first?.whatToDo ?? "Mend the plan.");
}

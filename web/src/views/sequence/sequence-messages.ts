/** Decides what the sequence page and its two workers say to each other. */
import type { ChartLayout, CurveEnds, PlanEdit, PlanFile, PlanOrder, PlanSurvey, Remedy, Simulation, StepReasons } from "#sequence";

/** How wide the chart may be; narrow charts have their labels above the bars. */
export type Place = { readonly width: number; readonly labels: "beside" | "above" };

/** What the page asks of the worker that answers at once. */
export type ToSurveyor =
  | {
      readonly kind: "survey";
      readonly round: number;
      readonly base: unknown;
      readonly edits: readonly PlanEdit[];
      readonly today: string;
      readonly days: number;
      readonly wanted: number | undefined;
      readonly curveEnds: CurveEnds;
    }
  /** One more edit of the plan that was surveyed last: its dates are told at once, the rest with the survey that follows. */
  | { readonly kind: "edit"; readonly round: number; readonly edit: PlanEdit }
  | { readonly kind: "place"; readonly place: Place }
  | { readonly kind: "hold"; readonly step: string }
  | { readonly kind: "move"; readonly step: string; readonly day: number; readonly asked: number }
  | { readonly kind: "drop"; readonly step: string; readonly day: number }
  | { readonly kind: "let go" }
  | { readonly kind: "why"; readonly step: string }
  | { readonly kind: "nudge"; readonly step: string; readonly days: number }
  | { readonly kind: "save"; readonly format: SavedFormat; readonly now: string };

export type SavedFormat = "svg" | "png" | "csv" | "ical" | "mspdi" | "json";

/** The survey without its picture: that comes placed. */
export type Told = Omit<PlanSurvey, "picture">;

export type FromSurveyor =
  | {
      readonly kind: "surveyed";
      readonly round: number;
      readonly file: PlanFile;
      readonly told: Told;
      readonly chart: PlacedChart | undefined;
      readonly tookMs: number;
    }
  | { readonly kind: "placed"; readonly chart: PlacedChart }
  /** The chart after an edit, before everything else about it is known; `tookMs` until its dates stood. */
  | { readonly kind: "dated"; readonly round: number; readonly chart: PlacedChart; readonly tookMs: number }
  /** While a step is moved. Where it clashes the chart stays as it was, and the clauses against it are told. */
  | {
      readonly kind: "moved";
      readonly step: string;
      readonly day: number;
      readonly as: "not before" | "not after" | "free";
      readonly asked: number;
      readonly chart: PlacedChart | undefined;
      readonly against: readonly ClauseWords[];
    }
  /** What a step that was dropped or nudged is kept to. */
  | { readonly kind: "put"; readonly edit: PlanEdit }
  | { readonly kind: "why"; readonly step: string; readonly round: number; readonly reasons: StepReasons | undefined }
  | { readonly kind: "saved"; readonly format: SavedFormat; readonly text: string }
  | { readonly kind: "refused"; readonly round: number | undefined; readonly message: string; readonly whatToDo: string };

/** A chart with what is told of it in a line. */
export type PlacedChart = {
  readonly layout: ChartLayout;
  readonly holds: boolean;
  readonly isDated: boolean;
  readonly zero: number;
  readonly end: number;
  readonly absent: readonly string[];
  readonly peaks: readonly { readonly side: string; readonly peak: number }[];
};

export type ClauseWords = { readonly id: string; readonly text: string };

/** What the page asks of the worker for long work; it is ended to cancel. */
export type ToSeeker =
  | { readonly kind: "order"; readonly file: PlanFile }
  | { readonly kind: "simulate"; readonly file: PlanFile; readonly runs: number; readonly seed: number };

export type FromSeeker =
  /** The best order so far, with its bounds; `room` is how many sets of steps it could look at for each question. */
  | { readonly kind: "ordered"; readonly order: PlanOrder; readonly room: number; readonly isLast: boolean }
  | { readonly kind: "fairer"; readonly remedies: readonly Remedy[] }
  /** How many runs are done. */
  | { readonly kind: "runs"; readonly done: number }
  | { readonly kind: "simulated"; readonly simulation: Simulation }
  | { readonly kind: "refused"; readonly message: string; readonly whatToDo: string };

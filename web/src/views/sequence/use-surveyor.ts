/** Decides how the page talks to the worker that answers at once: one question after the other, of waiting moves only the last. */
import { useEffect, useRef, useState } from "react";
import type { CurveEnds, PlanEdit, PlanFile, StepReasons } from "#sequence";
import { showToast } from "../../parts/toasts.tsx";
import { saveChartAsPicture, saveTextAs } from "./save-sequence.ts";
import type { ClauseWords, FromSurveyor, Place, PlacedChart, SavedFormat, Told, ToSurveyor } from "./sequence-messages.ts";

/** A step on its way: where it is held, and what stands against it there. */
export type Moving = {
  readonly step: string;
  readonly day: number;
  readonly as: "not before" | "not after" | "free";
  readonly against: readonly ClauseWords[];
};

export type Surveying = {
  readonly told: Told | undefined;
  readonly chart: PlacedChart | undefined;
  /** The plan with all edits, as it would be kept. */
  readonly file: PlanFile | undefined;
  readonly trouble: { readonly message: string; readonly whatToDo: string } | undefined;
  readonly moving: Moving | undefined;
  /** Milliseconds from the last move of the hand to the chart that answers it. */
  readonly answeredMs: number | undefined;
  /** Milliseconds until the dates stood after the last edit of which they could be told at once. */
  readonly datedMs: number | undefined;
  readonly setPlace: (place: Place) => void;
  readonly hold: (step: string) => void;
  readonly move: (step: string, day: number) => void;
  /** Ends the move: an edit is made of the step on that day, or without a day everything is as before. */
  readonly letGo: (step?: string, day?: number) => void;
  /** Why a step stands where it does, once it was asked in the present survey. */
  readonly reasonsOf: (step: string) => StepReasons | undefined;
  readonly nudge: (step: string, days: number) => void;
  readonly save: (format: SavedFormat) => void;
};

export type Asking = {
  readonly base: unknown;
  readonly name: string;
  readonly edits: readonly PlanEdit[];
  readonly today: string;
  readonly days: number;
  readonly wanted: number | undefined;
  readonly curveEnds: CurveEnds;
  readonly onEdit: (edit: PlanEdit) => void;
  /** The step that is looked at. */
  readonly step: string | undefined;
};

/** Surveys `base` with `edits`; a new plan ends the worker of the old one. */
export function useSurveyor({ base, name, edits, today, days, wanted, curveEnds, onEdit, step }: Asking): Surveying {
  const worker = useRef<Worker | undefined>(undefined);
  const round = useRef(0);
  const waiting = useRef<{ readonly isUnderWay: boolean; readonly next: { readonly step: string; readonly day: number } | undefined }>({
    isUnderWay: false,
    next: undefined,
  });
  const edit = useRef(onEdit);
  edit.current = onEdit;
  const fileName = useRef(name);
  fileName.current = name;
  const [surveyed, setSurveyed] = useState<Extract<FromSurveyor, { kind: "surveyed" }>>();
  const [chart, setChart] = useState<PlacedChart>();
  const [movedChart, setMovedChart] = useState<PlacedChart>();
  const [moving, setMoving] = useState<Moving>();
  const [answeredMs, setAnsweredMs] = useState<number>();
  const [datedMs, setDatedMs] = useState<number>();
  const [trouble, setTrouble] = useState<Surveying["trouble"]>();
  const [reasons, setReasons] = useState<Extract<FromSurveyor, { kind: "why" }>>();
  const tell = (asked: ToSurveyor): void => worker.current?.postMessage(asked);
  const lastPlace = useRef<Place | undefined>(undefined);
  const lastAsked = useRef<Asked | undefined>(undefined);

  useEffect(() => {
    const made = new Worker(new URL("./surveyor.ts", import.meta.url), { type: "module" });
    worker.current = made;
    lastAsked.current = undefined;
    if (lastPlace.current !== undefined) tell({ kind: "place", place: lastPlace.current });
    made.addEventListener("message", ({ data: said }: MessageEvent<FromSurveyor>) => {
      switch (said.kind) {
        case "surveyed":
          if (said.round !== round.current) return;
          setSurveyed(said);
          setChart(said.chart);
          setMoving(undefined);
          setMovedChart(undefined);
          setTrouble(undefined);
          return;
        case "placed":
          setChart(said.chart);
          return;
        case "dated":
          if (said.round !== round.current) return;
          setChart(said.chart);
          setMoving(undefined);
          setMovedChart(undefined);
          setDatedMs(said.tookMs);
          return;
        case "moved": {
          setMoving({ step: said.step, day: said.day, as: said.as, against: said.against });
          if (said.chart !== undefined) setMovedChart(said.chart);
          requestAnimationFrame(() => setAnsweredMs(performance.now() - said.asked));
          const { next } = waiting.current;
          waiting.current = { isUnderWay: next !== undefined, next: undefined };
          if (next !== undefined) tell({ kind: "move", ...next, asked: performance.now() });
          return;
        }
        case "why":
          setReasons(said);
          return;
        case "put":
          edit.current(said.edit);
          return;
        case "saved":
          if (said.format === "png") void saveChartAsPicture(said.text, fileName.current);
          else saveTextAs(said.format, said.text, fileName.current);
          return;
        case "refused":
          if (said.round === undefined) showToast({ text: `${said.message} ${said.whatToDo}`, isTrouble: true });
          else if (said.round === round.current) setTrouble({ message: said.message, whatToDo: said.whatToDo });
      }
    });
    made.addEventListener("error", () =>
      setTrouble({ message: "The plan could not be worked on here.", whatToDo: "Ask 'parley sequence check' about it." }),
    );
    return () => made.terminate();
  }, []);

  useEffect(() => {
    round.current += 1;
    waiting.current = { isUnderWay: false, next: undefined };
    const now: Asked = { base, edits, today, days, wanted, curveEnds };
    const further = furtherEdit(lastAsked.current, now);
    lastAsked.current = now;
    const asked: ToSurveyor =
      further === undefined ? { kind: "survey", round: round.current, ...now } : { kind: "edit", round: round.current, edit: further };
    worker.current?.postMessage(asked);
  }, [base, edits, today, days, wanted, curveEnds]);

  const answered = surveyed?.round;
  useEffect(() => {
    if (step === undefined || answered === undefined) return;
    const asked: ToSurveyor = { kind: "why", step };
    worker.current?.postMessage(asked);
  }, [step, answered]);

  return {
    reasonsOf: (of) => (reasons?.step === of && reasons.round === answered ? reasons.reasons : undefined),
    told: surveyed?.told,
    chart: movedChart ?? chart,
    file: surveyed?.file,
    trouble,
    moving,
    answeredMs,
    datedMs,
    setPlace(place) {
      lastPlace.current = place;
      tell({ kind: "place", place });
    },
    hold: (step) => tell({ kind: "hold", step }),
    move(step, day) {
      if (waiting.current.isUnderWay) {
        waiting.current = { isUnderWay: true, next: { step, day } };
        return;
      }
      waiting.current = { isUnderWay: true, next: undefined };
      tell({ kind: "move", step, day, asked: performance.now() });
    },
    letGo(step, day) {
      waiting.current = { isUnderWay: false, next: undefined };
      if (step !== undefined && day !== undefined) {
        tell({ kind: "drop", step, day });
        return;
      }
      tell({ kind: "let go" });
      setMoving(undefined);
      setMovedChart(undefined);
    },
    nudge: (step, by) => tell({ kind: "nudge", step, days: by }),
    save: (format) => tell({ kind: "save", format, now: new Date().toISOString() }),
  };
}

type Asked = Pick<Asking, "base" | "edits" | "today" | "days" | "wanted" | "curveEnds">;

/** The edit that was added since, where nothing else is different. */
function furtherEdit(before: Asked | undefined, now: Asked): PlanEdit | undefined {
  if (before === undefined || now.edits.length !== before.edits.length + 1) return undefined;
  const { base, today, days, wanted, curveEnds } = now;
  const isSame =
    base === before.base &&
    today === before.today &&
    days === before.days &&
    wanted === before.wanted &&
    curveEnds === before.curveEnds &&
    before.edits.every((edit, at) => edit === now.edits[at]);
  return isSame ? now.edits.at(-1) : undefined;
}

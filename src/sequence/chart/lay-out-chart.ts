/** Decides where everything in the picture of a plan stands: pixels for lanes, bars, windows, ties and the exposures under the same time axis. */
import type { KnownMoment, PictureMark, PictureRow, PlanPicture } from "../survey/picture-plan.ts";
import { type Tick, ticksOf } from "./time-ticks.ts";

export type ChartOptions = {
  readonly width: number;
  /** `beside` in a column of their own; `above` each bar where the picture is narrow. */
  readonly labels: "beside" | "above";
  /** The minute of the day asked about, from the plan's start. */
  readonly today?: number | undefined;
};

export type Stretch = { readonly x: number; readonly width: number };

export type ChartRow = {
  readonly row: PictureRow;
  /** The middle of the bar. */
  readonly y: number;
  readonly top: number;
  readonly bar: Stretch;
  /** Where the end may lie by nature's choice. */
  readonly hatched: Stretch | undefined;
  /** From the earliest start to the latest end; open where nothing limits the end. */
  readonly window: (Stretch & { readonly isOpen: boolean }) | undefined;
  readonly deadline: number | undefined;
  readonly verified: number | undefined;
  readonly snapback: Stretch | undefined;
};

export type ChartMark = {
  readonly mark: PictureMark;
  readonly x: number;
  readonly y: number;
  readonly top: number;
  readonly window: (Stretch & { readonly isOpen: boolean }) | undefined;
  readonly deadline: number | undefined;
};

export type ChartCurve = {
  readonly side: string;
  readonly path: string;
  /** How the line is dashed, and a small sign around the origin: sides are told apart by these alone, no colour stands for a party. */
  readonly dash: string;
  readonly sign: string;
  readonly last: { readonly x: number; readonly y: number };
  readonly peak: { readonly x: number; readonly y: number; readonly exposure: number } | undefined;
  readonly tolerance: number | undefined;
  /** Corners of the curve, to be marked. */
  readonly corners: readonly { readonly x: number; readonly y: number }[];
};

export type ChartLayout = {
  readonly width: number;
  readonly height: number;
  /** Where the time axis begins and ends. */
  readonly left: number;
  readonly right: number;
  /** Where the rows end and the exposures begin. */
  readonly rowsEnd: number;
  readonly barHeight: number;
  readonly labels: ChartOptions["labels"];
  readonly lanes: readonly { readonly name: string; readonly y: number }[];
  readonly rows: readonly ChartRow[];
  readonly marks: readonly ChartMark[];
  readonly links: readonly {
    readonly path: string;
    readonly isWait: boolean;
    readonly isCritical: boolean;
    readonly from: string;
    readonly to: string;
  }[];
  readonly ticks: readonly (Tick & { readonly x: number })[];
  readonly today: number | undefined;
  readonly curves: readonly ChartCurve[];
  readonly levels: readonly { readonly y: number; readonly exposure: number }[];
  readonly curvesTop: number;
  /** Minutes in one pixel: what a drag counts with. */
  readonly minutesPerPixel: number;
};

const CurveDashes = ["none", "7 4", "2 3", "11 4 2 4", "1 4", "14 5"] as const;
/** Square, triangle, diamond, disc. */
const CurveSigns = ["M-3 -3h6v6h-6z", "M0 -4l4 7h-8z", "M0 -4l4 4l-4 4l-4-4z", "M-3 0a3 3 0 1 0 6 0a3 3 0 1 0-6 0z"] as const;
const AxisHeight = 30;
const LaneHeight = 26;
const RowHeight = 24;
const TallRowHeight = 38;
const BarHeight = 13;
const CurvesHeight = 150;
const LabelWidth = 250;
const Margin = 14;
/** A step done in a moment is drawn this wide, so that it can be seen and grasped. */
const LeastBar = 5;
const TickWidth = 78;
/** A sign this near the bar would lie upon it. */
const ClearOfBar = 7;

/** Lays out a picture. Cost: linear in what it shows. */
export function layOutChart(picture: PlanPicture, { width, labels, today }: ChartOptions): ChartLayout {
  const left = labels === "beside" ? Math.min(LabelWidth, Math.round(width * 0.34)) : Margin;
  const right = width - Margin;
  const last = Math.max(picture.end, 1);
  const scale = (right - left) / last;
  const x = (minute: number): number => round(left + Math.max(0, Math.min(last, minute)) * scale);
  const rowHeight = labels === "beside" ? RowHeight : TallRowHeight;
  const middle = labels === "beside" ? RowHeight / 2 : TallRowHeight - BarHeight / 2 - 3;
  const lanes: { name: string; y: number }[] = [];
  const rows: ChartRow[] = [];
  let y = AxisHeight;
  for (const [lane, { name }] of picture.lanes.entries()) {
    const own = picture.rows.filter((row) => row.lane === lane);
    if (own.length === 0) continue;
    lanes.push({ name, y });
    y += LaneHeight;
    for (const row of own) {
      rows.push(rowAt(row, y));
      y += rowHeight;
    }
  }
  const marks: ChartMark[] = [];
  if (picture.marks.length > 0) {
    lanes.push({ name: "Milestones and fixed dates", y });
    y += LaneHeight;
    for (const mark of picture.marks) {
      marks.push({
        mark,
        x: x(mark.at.early),
        y: y + middle,
        top: y,
        window: windowOf(mark.at, mark.at),
        deadline: mark.deadline === undefined ? undefined : x(mark.deadline.minute),
      });
      y += rowHeight;
    }
  }
  const rowsEnd = y + 6;
  const placeOf = new Map([
    ...rows.map(({ row, y: at }) => [row.id, at] as const),
    ...marks.map(({ mark, y: at }) => [mark.id, at] as const),
  ]);
  const drawn = picture.links.flatMap(({ from, to, isWait, isCritical }) => {
    const [y1, y2] = [placeOf.get(from.of), placeOf.get(to.of)];
    if (y1 === undefined || y2 === undefined) return [];
    return [
      { path: elbow({ x: x(from.minute), y: y1 }, { x: x(to.minute), y: y2 }, rowHeight), isWait, isCritical, from: from.of, to: to.of },
    ];
  });
  // Two limits between the same moments are drawn once.
  const links = [...new Map(drawn.map((link) => [`${link.from} ${link.to} ${link.path} ${link.isWait}`, link])).values()];
  // Where labels stand above bars, the heading has the exposures' highest label beside it and needs a line of its own.
  const curvesTop = rowsEnd + (labels === "above" ? 44 : 26);
  const { curves, levels } = layOutCurves(picture, { x, top: curvesTop, left, right });
  return {
    width,
    height: picture.curves.length === 0 ? rowsEnd + 10 : curvesTop + CurvesHeight + 18,
    left,
    right,
    rowsEnd,
    barHeight: BarHeight,
    labels,
    lanes,
    rows,
    marks,
    links,
    ticks: ticksOf(picture, Math.max(2, Math.floor((right - left) / TickWidth))).map((tick) => ({ ...tick, x: x(tick.minute) })),
    today: today === undefined || today < 0 || today > last ? undefined : x(today),
    curves,
    levels,
    curvesTop,
    minutesPerPixel: 1 / scale,
  };

  function rowAt(row: PictureRow, top: number): ChartRow {
    const { start, end, nature, deadline, verified, snapback } = row;
    const solidEnd = nature === undefined ? end.early : nature.from;
    const bar = { x: x(start.early), width: Math.max(LeastBar, x(solidEnd) - x(start.early)) };
    return {
      row,
      top,
      y: top + middle,
      bar,
      hatched: nature === undefined || nature.to <= nature.from ? undefined : stretch(bar.x + bar.width, x(nature.to)),
      window: windowOf(start, end),
      deadline: deadline === undefined ? undefined : x(deadline.minute),
      // Verified in the moment it ends, the sign would only hide the bar.
      verified: verified === undefined || x(verified.early) < bar.x + bar.width + ClearOfBar ? undefined : x(verified.early),
      snapback:
        snapback?.window === undefined ? undefined : stretch(x(snapback.window.early), x(snapback.window.late ?? snapback.window.early)),
    };
  }

  function windowOf(from: KnownMoment, to: KnownMoment): (Stretch & { readonly isOpen: boolean }) | undefined {
    if (to.late !== undefined && to.late <= to.early && from.late === from.early) return undefined;
    return { ...stretch(x(from.early), to.late === undefined ? right : x(to.late)), isOpen: to.late === undefined };
  }
}

function stretch(from: number, to: number): Stretch {
  return { x: from, width: round(Math.max(1, to - from)) };
}

/** Out to the right, down or up between the rows, and in from the left; straight where there is room. */
function elbow(
  from: { readonly x: number; readonly y: number },
  to: { readonly x: number; readonly y: number },
  rowHeight: number,
): string {
  const out = 5;
  if (to.x >= from.x + 2 * out) return `M${from.x} ${from.y}H${round(from.x + out)}V${to.y}H${to.x}`;
  const between = round(to.y + (to.y > from.y ? -rowHeight / 2 : rowHeight / 2));
  return `M${from.x} ${from.y}H${round(from.x + out)}V${between}H${round(to.x - out)}V${to.y}H${to.x}`;
}

type CurvePlace = { readonly x: (minute: number) => number; readonly top: number; readonly left: number; readonly right: number };

function layOutCurves({ curves }: PlanPicture, { x, top, left, right }: CurvePlace): Pick<ChartLayout, "curves" | "levels"> {
  const values = curves.flatMap(({ points, tolerance }) => [...points.map(({ exposure }) => exposure), tolerance ?? 0]);
  const highest = values.reduce((most, value) => Math.max(most, value), 0);
  const lowest = values.reduce((least, value) => Math.min(least, value), 0);
  const span = highest - lowest || 1;
  const level = (exposure: number): number => round(top + ((highest - exposure) / span) * CurvesHeight);
  const shown = curves.map(({ side, points, peak, peakAt, tolerance }, place): ChartCurve => {
    const path = points.reduce((line, { minute, exposure }) => `${line}H${x(minute)}V${level(exposure)}`, `M${left} ${level(0)}`);
    return {
      side,
      path: `${path}H${right}`,
      dash: CurveDashes[place % CurveDashes.length] ?? "none",
      sign: CurveSigns[place % CurveSigns.length] ?? "",
      last: { x: right, y: level(points.at(-1)?.exposure ?? 0) },
      peak: peakAt === undefined ? undefined : { x: x(peakAt), y: level(peak), exposure: peak },
      tolerance: tolerance === undefined ? undefined : level(tolerance),
      corners: points.map(({ minute, exposure }) => ({ x: x(minute), y: level(exposure) })),
    };
  });
  const step = niceStep(span / 4);
  const levels: { y: number; exposure: number }[] = [];
  for (let exposure = Math.ceil(lowest / step) * step; exposure <= highest + step / 1e6; exposure += step)
    levels.push({ y: level(exposure), exposure: Math.round(exposure * 1e6) / 1e6 + 0 });
  return { curves: shown, levels };
}

/** 1, 2 or 5 times a power of ten, not below `least`. */
function niceStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return ([1, 2, 5, 10].find((times) => times * power >= least) ?? 10) * power;
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}

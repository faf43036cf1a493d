/** Decides how a plan is drawn for paper and slides: an SVG that stands alone, black on white, the same picture as in the workbench. */
import type { Problem } from "#record";
import { checkPlan } from "../check-plan.ts";
import { caseToShow } from "../describe-plan.ts";
import { type Exported, escapeXml } from "../export-mspdi.ts";
import type { SequencePlan } from "../plan-shape.ts";
import { pictureCase } from "../survey/picture-case.ts";
import type { CurveEnds, PictureDeadline, PlanPicture } from "../survey/picture-plan.ts";
import { type ChartCurve, type ChartLayout, type ChartMark, type ChartRow, layOutChart } from "./lay-out-chart.ts";

const Width = 1500;
const Head = 40;
const Foot = 34;
const MostRows = 2000;
const LabelLetters = 38;

export type DrawOptions = {
  /** The day asked about, YYYY-MM-DD; no line is drawn where nothing is said. */
  readonly today?: string | undefined;
  /** With which ends the exposures are drawn. */
  readonly curveEnds?: CurveEnds | undefined;
};

/** An SVG of the plan with the windows of its most telling scenario. Cost: one check of the plan. */
export function drawChart(plan: SequencePlan, { today, curveEnds }: DrawOptions = {}): Exported {
  if (plan.commitments.length > MostRows) return { kind: "refused", problems: [tooManyRows(plan.commitments.length)] };
  const checked = checkPlan(plan);
  const shown = caseToShow(checked);
  const picture = shown === undefined ? undefined : pictureCase(plan, checked.time, shown, curveEnds);
  if (picture === undefined) return { kind: "refused", problems: [nothingToDraw] };
  const minute = today === undefined || !checked.time.isDated ? undefined : checked.time.parse(today) - checked.time.start;
  return { kind: "text", text: drawPicture(picture, { title: plan.title ?? "Sequence", today: minute }) };
}

/** The picture as an SVG; `today` in minutes from the plan's start. Cost: linear. */
export function drawPicture(
  picture: PlanPicture,
  { title, today }: { readonly title: string; readonly today?: number | undefined },
): string {
  const layout = layOutChart(picture, { width: Width, labels: "beside", today });
  const height = Math.ceil(Head + layout.height + Foot);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${Width} ${height}" width="${Width}" height="${height}" role="img" aria-label="${escapeXml(title)}">`,
    Style,
    Hatch,
    `<rect width="${Width}" height="${height}" fill="#fff"/>`,
    `<text x="14" y="26" class="title">${escapeXml(title)}</text>`,
    `<g transform="translate(0 ${Head})">`,
    ...ground(layout, picture),
    ...layout.links.map(
      ({ path, isWait, isCritical }) => `<path d="${path}" class="link${isWait ? "" : " limit"}${isCritical ? " critical" : ""}"/>`,
    ),
    ...layout.rows.flatMap((row) => rowParts(row, layout, picture)),
    ...layout.marks.flatMap((mark) => markParts(mark)),
    ...layout.curves.flatMap((curve, place) => curveParts(curve, place, layout)),
    "</g>",
    `<text x="14" y="${height - 12}" class="small">${escapeXml(legend(picture))}</text>`,
    "</svg>",
    "",
  ].join("\n");
}

const Style =
  "<style>text{font:12px sans-serif;fill:#222}.title{font-size:17px;font-weight:bold}.lane{font-weight:bold}.small{font-size:11px;fill:#555}.rule{stroke:#bbb}.grid{stroke:#e4e4e4}.bar{fill:#6b7480;stroke:#333}.bar.critical{stroke:#000;stroke-width:2.5}.hatched{fill:url(#hatch);stroke:#333}.window{fill:none;stroke:#333}.open{stroke-dasharray:2 3}.deadline{stroke:#000;stroke-width:2}.deadline.foreseen{stroke-dasharray:3 2}.link{fill:none;stroke:#999}.link.limit{stroke-dasharray:2 3}.link.critical{stroke:#222;stroke-width:1.6}.mark{fill:#222}.today{stroke:#222;stroke-dasharray:6 4}.curve{fill:none;stroke:#222;stroke-width:1.7}.tolerance{stroke:#777;stroke-dasharray:1 5}</style>";
const Hatch =
  '<defs><pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="5" height="5" fill="#fff"/><line x1="0" y1="0" x2="0" y2="5" stroke="#444" stroke-width="1.5"/></pattern></defs>';

function ground(layout: ChartLayout, picture: PlanPicture): readonly string[] {
  const { width, right, lanes, ticks, today, levels, curvesTop, rowsEnd, left } = layout;
  const bottom = picture.curves.length === 0 ? rowsEnd : curvesTop + (layout.height - curvesTop - 18);
  return [
    ...ticks.flatMap(({ x, text }) => [
      `<line x1="${x}" x2="${x}" y1="24" y2="${bottom}" class="grid"/>`,
      `<text x="${x + 3}" y="18" class="small">${escapeXml(text)}</text>`,
    ]),
    ...lanes.flatMap(({ name, y }) => [
      `<line x1="0" x2="${width}" y1="${y}" y2="${y}" class="rule"/>`,
      `<text x="14" y="${y + 18}" class="lane">${escapeXml(shortened(name, LabelLetters))}</text>`,
    ]),
    ...(picture.curves.length === 0
      ? []
      : [
          `<line x1="0" x2="${width}" y1="${rowsEnd}" y2="${rowsEnd}" class="rule"/>`,
          `<text x="14" y="${rowsEnd + 20}" class="lane">Exposure</text>`,
          ...levels.flatMap(({ y, exposure }) => [
            `<line x1="${left}" x2="${right}" y1="${y}" y2="${y}" class="${exposure === 0 ? "rule" : "grid"}"/>`,
            `<text x="${left - 8}" y="${y + 4}" text-anchor="end" class="small">${exposure}</text>`,
          ]),
        ]),
    ...(today === undefined
      ? []
      : [
          `<line x1="${today}" x2="${today}" y1="4" y2="${bottom}" class="today"/>`,
          `<text x="${today + 3}" y="8" class="small">today</text>`,
        ]),
  ];
}

function rowParts(
  { row, y, bar, hatched, window, deadline, verified, snapback }: ChartRow,
  { barHeight }: ChartLayout,
  picture: PlanPicture,
): readonly string[] {
  const top = y - barHeight / 2;
  const isCritical = row.start.isCritical || row.end.isCritical;
  return [
    `<text x="24" y="${y + 4}">${escapeXml(shortened(row.label, LabelLetters))}<title>${escapeXml(`${row.id}: ${row.label}`)}</title></text>`,
    ...(window === undefined ? [] : windowParts(window, y, barHeight)),
    ...(hatched === undefined
      ? []
      : [`<rect x="${hatched.x}" y="${top}" width="${hatched.width}" height="${barHeight}" class="hatched"/>`]),
    `<rect x="${bar.x}" y="${top}" width="${bar.width}" height="${barHeight}" class="bar${isCritical && picture.holds ? " critical" : ""}"/>`,
    ...(verified === undefined ? [] : [`<path d="M${verified - 4} ${y}l3 4l6-9" class="window"/>`]),
    ...(snapback === undefined
      ? []
      : [`<path d="M${snapback.x + snapback.width} ${y}h-${Math.max(8, snapback.width)}m0 0l5-4m-5 4l5 4" class="window"/>`]),
    ...(deadline === undefined
      ? []
      : [`<line x1="${deadline}" x2="${deadline}" y1="${top - 2}" y2="${top + barHeight + 2}" class="${deadlineClass(row.deadline)}"/>`]),
  ];
}

function windowParts({ x, width, isOpen }: NonNullable<ChartRow["window"]>, y: number, barHeight: number): readonly string[] {
  const end = x + width;
  const ends = isOpen ? "" : `M${end} ${y - barHeight / 3}v${(barHeight * 2) / 3}`;
  return [`<path d="M${x} ${y}H${end}${ends}" class="window${isOpen ? " open" : ""}"/>`];
}

function markParts({ mark, x, y, window, deadline }: ChartMark): readonly string[] {
  return [
    `<text x="24" y="${y + 4}">${escapeXml(shortened(mark.name, LabelLetters))}</text>`,
    ...(window === undefined ? [] : windowParts(window, y, 12)),
    mark.kind === "milestone"
      ? `<path d="M${x} ${y - 7}l7 7l-7 7l-7-7z" class="mark"/>`
      : `<path d="M${x - 6} ${y - 6}h12v12h-12z" class="mark"/>`,
    ...(deadline === undefined
      ? []
      : [`<line x1="${deadline}" x2="${deadline}" y1="${y - 9}" y2="${y + 9}" class="${deadlineClass(mark.deadline)}"/>`]),
  ];
}

function curveParts(
  { side, dash, sign, path, last, peak, tolerance, corners }: ChartCurve,
  place: number,
  { curvesTop, left }: ChartLayout,
): readonly string[] {
  const name = shortened(side, 30);
  const signAt = (x: number, y: number) => `<path d="${sign}" transform="translate(${x} ${y})" class="mark"/>`;
  const line = curvesTop + 14 + place * 18;
  return [
    signAt(28, line),
    `<text x="40" y="${line + 4}">${escapeXml(name)}</text>`,
    ...(tolerance === undefined ? [] : [`<line x1="${left}" x2="${last.x}" y1="${tolerance}" y2="${tolerance}" class="tolerance"/>`]),
    `<path d="${path}" class="curve" stroke-dasharray="${dash}"/>`,
    ...corners.map(({ x, y }) => signAt(x, y)),
    ...(peak === undefined
      ? []
      : [`<text x="${peak.x + 4}" y="${peak.y - 5}" class="small">${escapeXml(`${name} ${peak.exposure}`)}</text>`]),
  ];
}

function legend({ holds, rows, marks, curves, curveEnds }: PlanPicture): string {
  return [
    holds
      ? "Bars at the earliest dates; a line leads to the latest end"
      : "These limits cannot all be kept: bars stand where the minimum limits alone would put them",
    ...(rows.some(({ nature }) => nature !== undefined) ? ["hatched: nature decides"] : []),
    ...(holds ? ["thick edge: critical"] : []),
    `upright stroke: deadline${[...rows, ...marks].some(({ deadline }) => deadline?.isForeseen) ? " (broken: counted from what has no day yet)" : ""}`,
    "dotted tie: at most so much later",
    ...(curves.length === 0
      ? []
      : [`exposure: given less received, irreversible part${curveEnds === "latest" ? ", each step as late as it may" : ""}`]),
  ].join(" · ");
}

function shortened(text: string, letters: number): string {
  return text.length > letters ? `${text.slice(0, letters - 1)}…` : text;
}

const nothingToDraw: Problem = {
  code: "nothing-to-draw",
  severity: "error",
  message: "steps of the plan wait for each other in a circle, so that none has a date",
  whatToDo: "Look with 'parley sequence check' at what stands against it.",
};

function tooManyRows(count: number): Problem {
  return {
    code: "too-many-rows",
    severity: "error",
    message: `${count} steps are more than a chart can show (${MostRows})`,
    whatToDo: "Draw a part of the plan, or export CSV.",
  };
}

function deadlineClass(deadline: PictureDeadline | undefined): string {
  return deadline?.isForeseen === true ? "deadline foreseen" : "deadline";
}

/** Decides how the plan is drawn and dragged: bars in lanes, windows, ties, deadlines and today, with the exposures under the same axis. */
import { type PointerEvent, useEffect, useRef } from "react";
import type { ChartCurve, ChartLayout, ChartMark, ChartRow, RepairedConflict } from "#sequence";
import { withHiddenShown } from "../../parts/safe-text.tsx";
import { useWidth } from "../../parts/use-width.ts";
import type { PlacedChart } from "./sequence-messages.ts";
import type { Surveying } from "./use-surveyor.ts";

type ChartProps = {
  readonly chart: PlacedChart;
  readonly surveying: Surveying;
  readonly conflict: RepairedConflict | undefined;
  readonly selected: string | undefined;
  readonly todayName: string;
  readonly onSelect: (step: string) => void;
};

/** Below this there is no room for a column of labels. */
const NarrowWidth = 620;
const MinutesPerDay = 1440;
/** Pixels a hand may tremble before it moves a step. */
const Tremble = 4;
const LetterWidth = 6.4;

export function GanttChart({ chart, surveying, conflict, selected, todayName, onSelect }: ChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const place = useRef(surveying.setPlace);
  place.current = surveying.setPlace;
  useEffect(() => {
    if (width > 0) place.current({ width, labels: width < NarrowWidth ? "above" : "beside" });
  }, [width]);
  const { layout, holds } = chart;
  const drag = useDrag(layout, surveying, onSelect);
  const touched = new Set(conflict?.touches ?? []);
  const { moving } = surveying;
  return (
    <div
      ref={box}
      className="sequence-box"
      data-dated-ms={surveying.datedMs === undefined ? undefined : Math.round(surveying.datedMs * 10) / 10}
      data-answered-ms={surveying.answeredMs === undefined ? undefined : Math.round(surveying.answeredMs * 10) / 10}
    >
      <svg
        className="sequence"
        xmlns="http://www.w3.org/2000/svg"
        role="img"
        aria-label={`${layout.rows.length} steps of the plan in time${layout.curves.length === 0 ? "" : ", and each side's exposure under them"}; the table below holds the same`}
        viewBox={`0 0 ${layout.width} ${layout.height}`}
        width={layout.width}
        height={layout.height}
        data-holds={holds}
        onPointerMove={drag.move}
        onPointerUp={drag.end}
        onPointerCancel={drag.cancel}
      >
        <defs>
          <pattern id="sequence-hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="5" height="5" className="sequence-hatch-ground" />
            <line x1="0" y1="0" x2="0" y2="5" className="sequence-hatch-line" />
          </pattern>
        </defs>
        <Ground layout={layout} />
        {layout.rows.map(({ row, y, top }) => (
          <rect
            key={row.id}
            x={0}
            y={layout.labels === "beside" ? y - 12 : top}
            width={layout.width}
            height={layout.labels === "beside" ? 24 : 37}
            className="sequence-strip"
            data-selected={row.id === selected}
          />
        ))}
        {layout.links.map(({ path, isWait, isCritical, from, to }) => (
          <path
            key={`${from} ${to} ${path} ${isWait}`}
            d={path}
            className="sequence-link"
            data-wait={isWait}
            data-critical={isCritical}
            data-lit={selected !== undefined && (from === selected || to === selected)}
          />
        ))}
        {layout.rows.map((row) => (
          <Row
            key={row.row.id}
            row={row}
            layout={layout}
            isSelected={row.row.id === selected}
            isTouched={touched.has(row.row.id)}
            isMoving={row.row.id === moving?.step}
            onGrasp={(event) => drag.start(event, row)}
            onSelect={onSelect}
          />
        ))}
        {layout.marks.map((mark) => (
          <Mark key={mark.mark.id} mark={mark} layout={layout} isTouched={touched.has(mark.mark.id)} />
        ))}
        {layout.curves.map((curve) => (
          <Curve key={curve.side} curve={curve} />
        ))}
        {layout.today !== undefined && (
          <g className="sequence-today">
            <line x1={layout.today} x2={layout.today} y1={18} y2={layout.height} />
            <text x={layout.today + 4} y={layout.height - 4}>
              {todayName}
            </text>
          </g>
        )}
        {drag.ghost !== undefined && moving !== undefined && moving.against.length > 0 && (
          <Ghost x={drag.ghost} layout={layout} step={moving.step} />
        )}
      </svg>
      <Legend layout={layout} holds={holds} />
    </div>
  );
}

function Ground({ layout }: { readonly layout: ChartLayout }) {
  const { lanes, ticks, levels, left, right, rowsEnd, curves, width, height } = layout;
  return (
    <g>
      {ticks.map(({ x, text }) => (
        <g key={x}>
          <line x1={x} x2={x} y1={22} y2={height - 8} className="sequence-grid" />
          <text x={x + 3} y={15} className="sequence-tick">
            {text}
          </text>
        </g>
      ))}
      {lanes.map(({ name, y }) => (
        <g key={`${name} ${y}`}>
          <line x1={0} x2={width} y1={y} y2={y} className="sequence-edge" />
          <text x={6} y={y + 17} className="sequence-lane">
            {withHiddenShown(shortened(name, (width - 12) / LetterWidth))}
          </text>
        </g>
      ))}
      {curves.length > 0 && (
        <g>
          <line x1={0} x2={width} y1={rowsEnd} y2={rowsEnd} className="sequence-edge" />
          <text x={6} y={rowsEnd + 17} className="sequence-lane">
            Exposure
          </text>
          {levels.map(({ y, exposure }) => (
            <g key={exposure}>
              <line x1={left} x2={right} y1={y} y2={y} className={exposure === 0 ? "sequence-edge" : "sequence-grid"} />
              <text
                x={layout.labels === "beside" ? left - 6 : 2}
                y={y + 4}
                textAnchor={layout.labels === "beside" ? "end" : "start"}
                className="sequence-tick"
              >
                {exposure}
              </text>
            </g>
          ))}
        </g>
      )}
    </g>
  );
}

type RowProps = {
  readonly row: ChartRow;
  readonly layout: ChartLayout;
  readonly isSelected: boolean;
  readonly isTouched: boolean;
  readonly isMoving: boolean;
  readonly onGrasp: (event: PointerEvent<SVGGElement>) => void;
  readonly onSelect: (step: string) => void;
};

function Row({ row: placed, layout, isSelected, isTouched, isMoving, onGrasp, onSelect }: RowProps) {
  const { row, y, top, bar, hatched, window, deadline, verified, snapback } = placed;
  const { barHeight, left, right, labels } = layout;
  const barTop = y - barHeight / 2;
  const isBeside = labels === "beside";
  const letters = Math.floor((isBeside ? left - 22 : layout.width - 20) / LetterWidth);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the table below the drawing and the arrow keys do the same.
    <g
      className="sequence-row"
      data-step={row.id}
      data-selected={isSelected}
      data-touched={isTouched}
      data-moving={isMoving}
      data-critical={row.start.isCritical || row.end.isCritical}
      onClick={() => onSelect(row.id)}
    >
      <title>{`${row.id}: ${row.label}\n${row.told.start} to ${row.told.end}${row.deadline === undefined ? "" : `\n${row.deadline.words}`}${row.snapback === undefined ? "" : `\n${row.snapback.words}`}`}</title>
      <text x={isBeside ? 16 : 12} y={isBeside ? y + 4 : top + 13}>
        {withHiddenShown(shortened(row.label, letters))}
      </text>
      {window !== undefined && <WindowLine window={window} y={y} />}
      <g className="sequence-bar" onPointerDown={onGrasp}>
        {/* Wide enough for a finger, also where the bar is a moment. */}
        <rect
          x={bar.x - 8}
          y={barTop - 5}
          width={Math.max(24, bar.width + (hatched?.width ?? 0) + 16)}
          height={barHeight + 10}
          className="sequence-grip"
        />
        {hatched !== undefined && <rect x={hatched.x} y={barTop} width={hatched.width} height={barHeight} className="sequence-hatched" />}
        <rect x={bar.x} y={barTop} width={bar.width} height={barHeight} className="sequence-solid" />
      </g>
      {verified !== undefined && <path d={`M${verified - 4} ${y}l3 4l6-9`} className="sequence-sign" />}
      {snapback !== undefined && (
        <path d={`M${snapback.x + snapback.width} ${y}H${snapback.x}m0 0l5-4m-5 4l5 4`} className="sequence-sign" />
      )}
      {row.snapback !== undefined && snapback === undefined && (
        <text x={Math.min(right - 8, bar.x + bar.width + (hatched?.width ?? 0) + 5)} y={y + 4} className="sequence-snapback">
          ↶
        </text>
      )}
      {deadline !== undefined && (
        <line
          x1={deadline}
          x2={deadline}
          y1={barTop - 2}
          y2={barTop + barHeight + 2}
          className="sequence-deadline"
          data-foreseen={row.deadline?.isForeseen}
        />
      )}
    </g>
  );
}

function WindowLine({ window, y }: { readonly window: NonNullable<ChartRow["window"]>; readonly y: number }) {
  const end = window.x + window.width;
  return (
    <path
      d={`M${window.x} ${y}H${end}${window.isOpen ? "" : `M${end} ${y - 4}v8`}`}
      className="sequence-window"
      data-open={window.isOpen}
    />
  );
}

function Mark({
  mark: { mark, x, y, top, window, deadline },
  layout,
  isTouched,
}: {
  readonly mark: ChartMark;
  readonly layout: ChartLayout;
  readonly isTouched: boolean;
}) {
  const isBeside = layout.labels === "beside";
  const letters = Math.floor((isBeside ? layout.left - 22 : layout.width - 20) / LetterWidth);
  return (
    <g className="sequence-mark" data-touched={isTouched} data-critical={mark.at.isCritical}>
      <title>{`${mark.kind}: ${mark.name}`}</title>
      <text x={isBeside ? 16 : 12} y={isBeside ? y + 4 : top + 13}>
        {withHiddenShown(shortened(mark.name, letters))}
      </text>
      {window !== undefined && <WindowLine window={window} y={y} />}
      <path
        d={mark.kind === "milestone" ? `M${x} ${y - 7}l7 7l-7 7l-7-7z` : `M${x - 6} ${y - 6}h12v12h-12z`}
        className="sequence-diamond"
      />
      {deadline !== undefined && (
        <line x1={deadline} x2={deadline} y1={y - 9} y2={y + 9} className="sequence-deadline" data-foreseen={mark.deadline?.isForeseen} />
      )}
    </g>
  );
}

function Curve({ curve: { side, path, dash, sign, peak, corners, tolerance, last } }: { readonly curve: ChartCurve }) {
  return (
    <g className="sequence-curve" data-side={side}>
      {tolerance !== undefined && <line x1={last.x} x2={0} y1={tolerance} y2={tolerance} className="sequence-tolerance" />}
      <path d={path} strokeDasharray={dash} className="sequence-curve-line" />
      {corners.map(({ x, y }) => (
        <path key={`${x} ${y}`} d={sign} transform={`translate(${x} ${y})`} />
      ))}
      {peak !== undefined && (
        <text x={peak.x + 5} y={peak.y - 5}>
          {withHiddenShown(`${shortened(side, 24)} ${peak.exposure}`)}
        </text>
      )}
    </g>
  );
}

/** Where a step is held although it cannot be there. */
function Ghost({ x, layout, step }: { readonly x: number; readonly layout: ChartLayout; readonly step: string }) {
  const row = layout.rows.find(({ row: one }) => one.id === step);
  if (row === undefined) return null;
  return <rect x={x} y={row.y - layout.barHeight / 2} width={row.bar.width} height={layout.barHeight} className="sequence-ghost" />;
}

function Legend({ layout, holds }: { readonly layout: ChartLayout; readonly holds: boolean }) {
  const deadlines = [...layout.rows.map(({ row }) => row.deadline), ...layout.marks.map(({ mark }) => mark.deadline)];
  const isForeseen = deadlines.some((deadline) => deadline?.isForeseen);
  return (
    <p className="sequence-legend">
      {holds
        ? "Bars at their earliest, a line to the latest end; thick edge: critical"
        : "These limits cannot all be kept: bars stand where minimum limits alone put them"}
      ; hatched: nature decides; upright stroke: deadline{isForeseen && ", broken where it is counted from what has no day yet"}; ◆
      milestone; ↶ snapback; dotted tie: at most so much later.
      {layout.curves.map(({ side, dash, sign }) => (
        <span key={side} className="sequence-legend-side">
          {" "}
          <svg width="30" height="10" aria-hidden="true">
            <line x1="0" y1="5" x2="30" y2="5" className="sequence-curve-line" strokeDasharray={dash} />
            <path d={sign} transform="translate(15 5)" />
          </svg>{" "}
          {withHiddenShown(side)}
        </span>
      ))}
    </p>
  );
}

type Grasp = {
  readonly step: string;
  readonly fromX: number;
  readonly barX: number;
  readonly day: number;
  readonly pointer: number;
  isMoved: boolean;
  x: number;
  to: number;
};

/** Dragging a bar moves the step by whole days; a click without dragging chooses it. */
function useDrag(layout: ChartLayout, surveying: Surveying, onSelect: (step: string) => void) {
  const grasp = useRef<Grasp | undefined>(undefined);
  const daysOf = (pixels: number): number => Math.round((pixels * layout.minutesPerPixel) / MinutesPerDay);
  return {
    ghost: grasp.current?.isMoved === true ? grasp.current.x : undefined,
    start(event: PointerEvent<SVGGElement>, { row, bar }: ChartRow): void {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      grasp.current = {
        step: row.id,
        fromX: event.clientX,
        barX: bar.x,
        day: row.start.early / MinutesPerDay,
        pointer: event.pointerId,
        isMoved: false,
        x: bar.x,
        to: row.start.early / MinutesPerDay,
      };
      onSelect(row.id);
      surveying.hold(row.id);
    },
    move(event: PointerEvent<SVGSVGElement>): void {
      const held = grasp.current;
      if (held === undefined || event.pointerId !== held.pointer) return;
      const pixels = event.clientX - held.fromX;
      if (!held.isMoved && Math.abs(pixels) < Tremble) return;
      held.isMoved = true;
      held.x = held.barX + pixels;
      held.to = Math.max(0, held.day + daysOf(pixels));
      surveying.move(held.step, held.to);
    },
    end(): void {
      const held = grasp.current;
      grasp.current = undefined;
      if (held === undefined) return;
      if (held.isMoved && held.to !== held.day) surveying.letGo(held.step, held.to);
      else surveying.letGo();
    },
    cancel(): void {
      grasp.current = undefined;
      surveying.letGo();
    },
  };
}

function shortened(text: string, letters: number): string {
  return text.length > letters ? `${text.slice(0, Math.max(1, Math.floor(letters) - 1))}…` : text;
}

/** Decides how the timeline is drawn: one form for each kind, full where a person stands behind it, hollow where only the reader does. */
import { scaleUtc } from "d3-scale";
import { type PointerEvent, useRef, useState } from "react";
import type { TimelineEntry } from "../../api/answers.ts";
import { listingOf } from "../../parts/kinds.ts";
import { useWidth } from "../../parts/use-width.ts";
import { addDays, type DayRange, daysBetween, instantOf } from "./days-of-timeline.ts";
import { type Dot, layOutLanes } from "./lay-out-lanes.ts";

type TimelineChartProps = {
  readonly entries: readonly TimelineEntry[];
  readonly range: DayRange;
  readonly selected: string | undefined;
  readonly hovered: string | undefined;
  readonly onHover: (id: string | undefined) => void;
  readonly onSelect: (id: string) => void;
  readonly onRange: (range: DayRange) => void;
};

const NarrowLabels = 90;
const WideLabels = 118;
const DayWidth = 84; // Pixels a written day needs.

export function TimelineChart({ entries, range, selected, hovered, onHover, onSelect, onRange }: TimelineChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const left = width < 600 ? NarrowLabels : WideLabels;
  const layout = layOutLanes(entries, range, left, width);
  const brush = useBrush(layout.dayAt, left, onRange);
  const about = entries.find(({ id }) => id === (hovered ?? selected));
  return (
    <div ref={box} className="timeline-box">
      {width > 0 && (
        <svg
          className="timeline"
          role="img"
          aria-label={`${entries.length} entries from ${range.from} to ${range.to}; the table below holds the same`}
          width={width}
          height={layout.height}
          onPointerDown={brush.start}
          onPointerMove={brush.move}
          onPointerUp={brush.end}
        >
          <Days range={range} xOf={layout.xOf} left={left} width={width} height={layout.height} />
          {layout.lanes.map(({ kind, axis, top, bottom, count }) => (
            <g key={kind}>
              <line x1={0} x2={width} y1={top} y2={top} className="lane-edge" />
              <line x1={left} x2={width} y1={axis} y2={axis} className="lane-axis" />
              <text x={0} y={axis + 4} className="lane-name">
                {listingOf(kind)}
              </text>
              <text x={0} y={axis - 11} className="lane-side">
                said ↑ {count}
              </text>
              <text x={0} y={Math.min(bottom - 3, axis + 18)} className="lane-side">
                published ↓
              </text>
            </g>
          ))}
          <Link dots={layout.dots} id={hovered ?? selected} />
          {layout.dots.map((dot) => (
            <DotMark
              key={`${dot.side} ${dot.entry.id}`}
              dot={dot}
              size={layout.size}
              isSelected={dot.entry.id === selected}
              isHovered={dot.entry.id === hovered}
              onHover={onHover}
              onSelect={onSelect}
            />
          ))}
          {brush.band !== undefined && <rect className="brush" x={brush.band.x} width={brush.band.width} y={0} height={layout.height} />}
        </svg>
      )}
      <p className="timeline-about" aria-hidden="true">
        {about === undefined
          ? "Drag across days to look closer. Full: confirmed by a person. Hollow: proposed."
          : `${about.kind}: ${about.line}`}
      </p>
    </div>
  );
}

type DaysProps = {
  readonly range: DayRange;
  readonly xOf: (day: string) => number;
  readonly left: number;
  readonly width: number;
  readonly height: number;
};

function Days({ range, xOf, left, width, height }: DaysProps) {
  const scale = scaleUtc().domain([instantOf(range.from), instantOf(addDays(range.to, 1))]);
  const days = [...new Set(scale.ticks(Math.max(2, Math.floor((width - left) / DayWidth))).map((tick) => tick.toISOString().slice(0, 10)))];
  const isShort = daysBetween(range.from, range.to) < 200;
  return days.map((day, at) => (
    <g key={day}>
      <line x1={xOf(day)} x2={xOf(day)} y1={20} y2={height} className="day-line" />
      <text x={xOf(day) + 3} y={14} className="day-name">
        {isShort && at > 0 && day.slice(0, 4) === days[at - 1]?.slice(0, 4) ? day.slice(5) : day}
      </text>
    </g>
  ));
}

/** From where it was said to where it was published. */
function Link({ dots, id }: { readonly dots: readonly Dot[]; readonly id: string | undefined }) {
  const said = dots.find(({ entry, side }) => entry.id === id && side === "said");
  const published = dots.find(({ entry, side }) => entry.id === id && side === "published");
  if (said === undefined || published === undefined) return null;
  return <line className="dot-link" x1={said.x} y1={said.y} x2={published.x} y2={published.y} />;
}

type DotMarkProps = {
  readonly dot: Dot;
  readonly size: number;
  readonly isSelected: boolean;
  readonly isHovered: boolean;
  readonly onHover: (id: string | undefined) => void;
  readonly onSelect: (id: string) => void;
};

function DotMark({ dot, size, isSelected, isHovered, onHover, onSelect }: DotMarkProps) {
  const { entry, x, y, until } = dot;
  const radius = size / 2 - 0.75;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the table below the drawing does the same with the keyboard.
    <g
      className="dot"
      data-standing={entry.standing}
      data-selected={isSelected}
      data-hovered={isHovered}
      data-clash={entry.clashes > 0}
      onPointerEnter={() => onHover(entry.id)}
      onPointerLeave={() => onHover(undefined)}
      onClick={() => onSelect(entry.id)}
    >
      {until !== undefined && <line className="dot-span" data-approximate={entry.time?.approximate} x1={x} x2={until} y1={y} y2={y} />}
      <Form kind={entry.kind} x={x} y={y} radius={radius} />
      {entry.clashes > 0 && <line className="dot-clash" x1={x - radius} x2={x + radius} y1={y + radius} y2={y - radius} />}
    </g>
  );
}

function Form({
  kind,
  x,
  y,
  radius: r,
}: {
  readonly kind: TimelineEntry["kind"];
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}) {
  switch (kind) {
    case "meeting":
      return <rect x={x - r} y={y - r} width={2 * r} height={2 * r} />;
    case "position":
      return <path d={`M${x} ${y - r}L${x + r} ${y}L${x} ${y + r}L${x - r} ${y}Z`} />;
    case "contingency":
      return <path d={`M${x} ${y - r}L${x + r} ${y + r}H${x - r}Z`} />;
    default:
      return <circle cx={x} cy={y} r={r} />;
  }
}

type Band = { readonly x: number; readonly width: number };

/** Dragging across days chooses them; a click without dragging does not. */
function useBrush(dayAt: (x: number) => string, left: number, onRange: (range: DayRange) => void) {
  const from = useRef<number>(undefined);
  const [band, setBand] = useState<Band>();
  const place = (event: PointerEvent<SVGSVGElement>): number =>
    Math.max(left, event.clientX - event.currentTarget.getBoundingClientRect().left);
  return {
    band,
    start: (event: PointerEvent<SVGSVGElement>): void => {
      if (event.pointerType === "mouse" && event.button === 0) from.current = place(event);
    },
    move: (event: PointerEvent<SVGSVGElement>): void => {
      if (from.current === undefined) return;
      const x = place(event);
      setBand(Math.abs(x - from.current) < 6 ? undefined : { x: Math.min(x, from.current), width: Math.abs(x - from.current) });
    },
    end: (): void => {
      if (band !== undefined) onRange({ from: dayAt(band.x), to: dayAt(band.x + band.width) });
      from.current = undefined;
      setBand(undefined);
    },
  };
}

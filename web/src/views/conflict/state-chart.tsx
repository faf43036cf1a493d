/** Decides how a conflict is drawn: a circle for each state, rings where it would last, an arrow for each improvement or move. */
import { type RefObject, useRef, useState } from "react";
import type { Arrow, ConceptName, Survey } from "#conflict";
import { useWidth } from "../../parts/use-width.ts";
import { layOutStates, type StatePlace } from "./lay-out-states.ts";

type StateChartProps = {
  readonly survey: Survey;
  readonly concept: ConceptName;
  readonly showsMoves: boolean;
  readonly selected: number | undefined;
  readonly onSelect: (state: number) => void;
  readonly drawing: RefObject<SVGSVGElement | null>;
};

const Radius = 15;
/** Each decision maker's arrows are dashed in its own way; no colour stands for a party. */
const Dashes = ["none", "6 3", "2 3", "9 3 2 3", "1 4", "12 4"];

export function StateChart({ survey, concept, showsMoves, selected, onSelect, drawing }: StateChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const [hovered, setHovered] = useState<number>();
  const { analysis, start, arrows } = survey;
  const { places, height, columns } = layOutStates(survey, width);
  const holds = new Set(analysis.equilibria[concept]);
  const centre = hovered ?? selected;
  const shown = arrows.filter(
    (arrow) => (showsMoves || arrow.isImprovement) && (centre === undefined || arrow.from === centre || arrow.to === centre),
  );
  const way =
    selected === undefined
      ? undefined
      : (survey.byImprovements.find(({ state }) => state === selected) ?? survey.byMoves.find(({ state }) => state === selected));
  const onWay = new Set(way?.path.map(({ to }, at) => `${at === 0 ? start : way.path[at - 1]?.to} ${to}`));
  return (
    <div ref={box} className="conflict-box">
      {width > 0 && (
        <svg
          ref={drawing}
          className="conflict"
          xmlns="http://www.w3.org/2000/svg"
          role="img"
          aria-label={`${analysis.stateCount} states of ${analysis.name}; the table below holds the same`}
          width={width}
          height={height}
        >
          <defs>
            <marker id="conflict-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
              <path d="M0 0.8 7.5 4 0 7.2Z" className="conflict-head" />
            </marker>
          </defs>
          {columns.map(({ x, name }) => (
            <text key={name} x={x} y={14} textAnchor="middle" className="conflict-column">
              {name}
            </text>
          ))}
          {shown.map((arrow) => (
            <ArrowLine
              key={`${arrow.by} ${arrow.from} ${arrow.to}`}
              arrow={arrow}
              places={places}
              isOnWay={onWay.has(`${arrow.from} ${arrow.to}`)}
            />
          ))}
          {analysis.states.map(({ ord, yn }) => {
            const place = places.get(ord);
            if (place === undefined) return null;
            return (
              // biome-ignore lint/a11y/noStaticElementInteractions: the table does the same with the keyboard.
              <g
                key={ord}
                className="conflict-state"
                data-selected={ord === selected}
                data-start={ord === start}
                onPointerEnter={() => setHovered(ord)}
                onPointerLeave={() => setHovered(undefined)}
                onClick={() => onSelect(ord)}
              >
                <title>{`State ${ord}: ${yn}`}</title>
                {holds.has(ord) && <circle cx={place.x} cy={place.y} r={Radius + 4} className="conflict-ring" />}
                <circle cx={place.x} cy={place.y} r={Radius} className="conflict-disc" />
                <text x={place.x} y={place.y + 4} textAnchor="middle">
                  {ord}
                </text>
              </g>
            );
          })}
        </svg>
      )}
      <p className="conflict-legend">
        ◎ holds for everybody ({concept}) &nbsp; → {showsMoves ? "faint: a move; full: an improvement" : "an improvement"}
        {analysis.decisionMakers.map(({ name }, at) => (
          <span key={name}>
            {" "}
            <svg width="26" height="8" aria-hidden="true">
              <line
                x1="0"
                y1="4"
                x2="26"
                y2="4"
                className="conflict-line"
                data-improvement="true"
                strokeDasharray={Dashes[at % Dashes.length]}
              />
            </svg>{" "}
            {name}
          </span>
        ))}
      </p>
    </div>
  );
}

function ArrowLine({
  arrow,
  places,
  isOnWay,
}: {
  readonly arrow: Arrow;
  readonly places: ReadonlyMap<number, StatePlace>;
  readonly isOnWay: boolean;
}) {
  const from = places.get(arrow.from);
  const to = places.get(arrow.to);
  if (from === undefined || to === undefined) return null;
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const [dx, dy] = [(to.x - from.x) / length, (to.y - from.y) / length];
  // Bent a little to the left, so that there and back are two lines.
  const bend = Math.min(26, length / 6);
  const middle = { x: (from.x + to.x) / 2 + dy * bend, y: (from.y + to.y) / 2 - dx * bend };
  const gap = Radius + 5;
  return (
    <path
      className="conflict-line"
      data-improvement={arrow.isImprovement}
      data-way={isOnWay}
      strokeDasharray={Dashes[arrow.by % Dashes.length]}
      markerEnd="url(#conflict-arrow)"
      d={`M${from.x + dx * gap} ${from.y + dy * gap}Q${middle.x} ${middle.y} ${to.x - dx * gap} ${to.y - dy * gap}`}
    />
  );
}

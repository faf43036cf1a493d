/** Decides how packages are drawn: one party to the right, one upwards, a third as size; today's draft and the named solutions among them. */
import { scaleLinear } from "d3-scale";
import { type RefObject, useRef } from "react";
import type { DrawnPackage, Model } from "#bargaining";
import { useWidth } from "../../parts/use-width.ts";
import { type Exact, partyName, SolutionWords, short } from "./in-words.ts";

export type Axes = { readonly x: number; readonly y: number; readonly size: number | undefined };

type ScatterProps = {
  readonly model: Model;
  readonly survey: Exact;
  readonly axes: Axes;
  readonly chosen: DrawnPackage | undefined;
  readonly onChoose: (choice: readonly number[]) => void;
  readonly drawing: RefObject<SVGSVGElement | null>;
};

/** Circles drawn; the table and the files hold all. */
const MostDrawn = 1500;
const Margin = { left: 52, right: 20, top: 18, bottom: 44 };

export function Scatter({ model, survey, axes, chosen, onChoose, drawing }: ScatterProps) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const height = Math.max(280, Math.min(480, width * 0.66));
  const points = thinned(survey.frontier, MostDrawn);
  const solutions = survey.solutions.flatMap((one) => (one.kind === "solution" ? [one] : []));
  const marked = [...points, ...solutions.map(({ at }) => at), ...(survey.draft === undefined ? [] : [survey.draft])];
  const all = chosen === undefined ? marked : [...marked, chosen];
  const of = (party: number) => all.map(({ utilities }) => utilities[party] ?? 0);
  const floors = [axes.x, axes.y].map((party) => survey.reservationValues[party]);
  const x = scaleLinear(padded([...of(axes.x), ...(floors[0] === undefined ? [] : [floors[0]])]), [Margin.left, width - Margin.right]);
  const y = scaleLinear(padded([...of(axes.y), ...(floors[1] === undefined ? [] : [floors[1]])]), [height - Margin.bottom, Margin.top]);
  const third = axes.size === undefined ? [0, 1] : padded(of(axes.size));
  const radius = scaleLinear(third, [3, 10]);
  const radiusOf = (one: DrawnPackage): number => (axes.size === undefined ? 4.5 : radius(one.utilities[axes.size] ?? 0));
  const place = (one: DrawnPackage) => ({ x: x(one.utilities[axes.x] ?? 0), y: y(one.utilities[axes.y] ?? 0) });
  const names = { x: partyName(model, axes.x), y: partyName(model, axes.y) };
  return (
    <div ref={box} className="outcome-box">
      {width > 0 && (
        <svg
          ref={drawing}
          className="outcome-scatter"
          xmlns="http://www.w3.org/2000/svg"
          role="img"
          aria-label={`${survey.frontier.length} packages that no other beats, by what they are worth to ${names.x} and ${names.y}; the table below holds the same`}
          width={width}
          height={height}
        >
          <g className="outcome-axes">
            {x.ticks(Math.max(2, Math.floor(width / 90))).map((tick) => (
              <g key={tick}>
                <line x1={x(tick)} x2={x(tick)} y1={Margin.top} y2={height - Margin.bottom} />
                <text x={x(tick)} y={height - Margin.bottom + 15} textAnchor="middle">
                  {short(tick)}
                </text>
              </g>
            ))}
            {y.ticks(6).map((tick) => (
              <g key={tick}>
                <line x1={Margin.left} x2={width - Margin.right} y1={y(tick)} y2={y(tick)} />
                <text x={Margin.left - 6} y={y(tick) + 4} textAnchor="end">
                  {short(tick)}
                </text>
              </g>
            ))}
            <text x={(Margin.left + width - Margin.right) / 2} y={height - 10} textAnchor="middle" className="outcome-axis-name">
              {`Worth to ${cut(names.x)} →`}
            </text>
            <text
              transform={`translate(13 ${(Margin.top + height - Margin.bottom) / 2}) rotate(-90)`}
              textAnchor="middle"
              className="outcome-axis-name"
            >
              {`Worth to ${cut(names.y)} →`}
            </text>
          </g>
          {floors[0] !== undefined && (
            <line className="outcome-floor" x1={x(floors[0])} x2={x(floors[0])} y1={Margin.top} y2={height - Margin.bottom} />
          )}
          {floors[1] !== undefined && (
            <line className="outcome-floor" x1={Margin.left} x2={width - Margin.right} y1={y(floors[1])} y2={y(floors[1])} />
          )}
          {points.map((one) => {
            const { x: cx, y: cy } = place(one);
            return (
              // biome-ignore lint/a11y/noStaticElementInteractions: the table does the same with the keyboard.
              <circle
                key={one.choice.join(".")}
                className="outcome-point"
                data-acceptable={one.acceptableToAll}
                cx={cx}
                cy={cy}
                r={radiusOf(one)}
                onClick={() => onChoose(one.choice)}
              >
                <title>{utilitiesInWords(model, one)}</title>
              </circle>
            );
          })}
          {survey.draft !== undefined && (
            <Mark
              place={place(survey.draft)}
              name="today's draft"
              kind="draft"
              onChoose={() => survey.draft !== undefined && onChoose(survey.draft.choice)}
            />
          )}
          {grouped(solutions).map(({ at, signs, names: solutionNames }) => (
            <Mark key={signs} place={place(at)} name={solutionNames} sign={signs} kind="solution" onChoose={() => onChoose(at.choice)} />
          ))}
          {chosen !== undefined && <circle className="outcome-chosen" cx={place(chosen).x} cy={place(chosen).y} r={13} />}
        </svg>
      )}
      <p className="outcome-legend">
        ● acceptable to all &nbsp; ○ below somebody's value of no deal (dashed lines) &nbsp; ■ today's draft &nbsp; ◯ the package beside
        {axes.size !== undefined && ` \u00a0 the larger, the more it is worth to ${partyName(model, axes.size)}`}
        {grouped(solutions).map(({ signs, names: solutionNames }) => (
          <span key={signs}>
            {" "}
            &nbsp; <b>{signs}</b> {solutionNames}
          </span>
        ))}
        {points.length < survey.frontier.length && ` \u00a0 ${points.length} of ${survey.frontier.length} are drawn.`}
      </p>
    </div>
  );
}

function Mark({
  place: { x, y },
  name,
  sign,
  kind,
  onChoose,
}: {
  readonly place: { readonly x: number; readonly y: number };
  readonly name: string;
  readonly sign?: string;
  readonly kind: "draft" | "solution";
  readonly onChoose: () => void;
}) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the table and the list of solutions do the same with the keyboard.
    <g className="outcome-mark" data-kind={kind} onClick={onChoose}>
      <title>{name}</title>
      {kind === "draft" ? (
        <rect x={x - 6} y={y - 6} width={12} height={12} />
      ) : (
        <>
          <line x1={x} y1={y} x2={x + 10} y2={y - 14} />
          <text x={x + 11} y={y - 15}>
            {sign}
          </text>
        </>
      )}
    </g>
  );
}

/** Solutions that choose the same package share one sign. */
export function grouped(solutions: readonly Extract<Exact["solutions"][number], { kind: "solution" }>[]) {
  const groups = new Map<string, { readonly at: DrawnPackage; signs: string; names: string }>();
  for (const { name, at } of solutions) {
    const key = at.choice.join(".");
    const known = groups.get(key);
    const { sign, short: words } = SolutionWords[name];
    if (known === undefined) groups.set(key, { at, signs: sign, names: words });
    else {
      known.signs += sign;
      known.names += `, ${words}`;
    }
  }
  return [...groups.values()];
}

export function utilitiesInWords(model: Model, { utilities }: DrawnPackage): string {
  return utilities.map((value, party) => `${partyName(model, party)} ${short(value)}`).join(", ");
}

function padded(values: readonly number[]): [number, number] {
  const low = Math.min(...values);
  const high = Math.max(...values);
  const room = (high - low) * 0.06 || 0.5;
  return [low - room, high + room];
}

function thinned(points: readonly DrawnPackage[], most: number): readonly DrawnPackage[] {
  if (points.length <= most) return points;
  const step = points.length / most;
  return Array.from({ length: most }, (_, at) => points[Math.floor(at * step)]).filter((one) => one !== undefined);
}

function cut(name: string): string {
  return name.length > 28 ? `${name.slice(0, 27)}…` : name;
}

/** Decides how not knowing is shown: under which share of all preferences that fit a package holds, and which unknown to find out next. */
import { useRef, useState } from "react";
import { type Model, optionsOf, type Weighed as WeighedPackage } from "#bargaining";
import { SafeText } from "../../parts/safe-text.tsx";
import { saveDrawing, saveJson, saveRows } from "../../parts/save-drawing.ts";
import { optionName, partyName, percent, pointName, short } from "./in-words.ts";
import type { Weighing } from "./outcome-messages.ts";
import { useWeighing } from "./use-outcomes.ts";

/** Packages drawn and listed; the files hold all. */
const MostListed = 25;
const Kinds = [
  { name: "acceptable to all", of: ({ shares }: WeighedPackage) => shares.acceptableToAll, fill: "solid" },
  { name: "on the frontier", of: ({ shares }: WeighedPackage) => shares.onFrontier, fill: "hollow" },
  { name: "Nash point", of: ({ shares }: WeighedPackage) => shares.nash, fill: "hatched" },
] as const;

export function UnknownView({ model, onChoose }: { readonly model: Model; readonly onChoose: (choice: readonly number[]) => void }) {
  const { weighed, weigh, cancel } = useWeighing();
  const [draws, setDraws] = useState(2000);
  const [seed, setSeed] = useState(1);
  return (
    <section className="outcome-unknown">
      <div className="filters no-print">
        <label>
          Draws
          <input
            type="number"
            min={100}
            max={100_000}
            step={100}
            value={draws}
            onChange={(event) => setDraws(Number(event.target.value))}
          />
        </label>
        <label>
          Seed
          <input type="number" min={0} step={1} value={seed} onChange={(event) => setSeed(Number(event.target.value))} />
        </label>
        {weighed.kind === "working" ? (
          <button type="button" className="button" onClick={cancel}>
            Cancel
          </button>
        ) : (
          <button
            type="button"
            className="button"
            onClick={() => weigh(model, Math.max(100, Math.min(100_000, Math.round(draws) || 100)), Math.max(0, Math.round(seed) || 0))}
          >
            Draw preferences
          </button>
        )}
      </div>
      <p className="outcome-small">
        Preferences are drawn evenly from all that fit what is known of each party. A share counts preferences, not events: none of them
        says how likely anything is.
      </p>
      {weighed.kind === "working" && (
        <p role="status">
          <progress value={weighed.done} max={weighed.total} aria-label="Draws" /> {weighed.done} of {weighed.total}: {weighed.current}
        </p>
      )}
      {weighed.kind === "cancelled" && <p role="status">Cancelled; nothing was changed.</p>}
      {weighed.kind === "refused" && (
        <div className="failure" role="alert">
          {weighed.problems.map(({ message, whatToDo }) => (
            <p key={message}>
              <strong>
                <SafeText text={message} />
              </strong>{" "}
              <SafeText text={whatToDo ?? ""} />
            </p>
          ))}
        </div>
      )}
      {weighed.kind === "weighed" && (
        <>
          {weighed.model !== model && <p className="note">The model was edited since; draw again.</p>}
          <Shares model={weighed.model} weighing={weighed.weighing} seed={weighed.seed} onChoose={onChoose} />
        </>
      )}
    </section>
  );
}

type SharesProps = {
  readonly model: Model;
  readonly weighing: Weighing;
  readonly seed: number;
  readonly onChoose: (choice: readonly number[]) => void;
};

function Shares({ model, weighing, seed, onChoose }: SharesProps) {
  const drawing = useRef<SVGSVGElement>(null);
  const listed = weighing.weighed.slice(0, MostListed);
  return (
    <>
      <p>
        {weighing.draws} draws (seed {seed}), {weighing.considered.packages} packages
        {weighing.considered.all ? ", all that are feasible" : "; “on the frontier” and “Nash” are meant among them"}. A share may be off by{" "}
        {percent(1 / Math.sqrt(weighing.draws))}. In {percent(weighing.withoutNash)} of the draws no package gives everybody a gain.
        {!weighing.isDraftFeasible && " The draft crosses a red line or breaks a link; its shares count worth only."}
      </p>
      <h2>What to find out next</h2>
      <Unknowns model={model} weighing={weighing} />
      <h2>How far packages hold</h2>
      <ShareBars model={model} listed={listed} drawing={drawing} />
      <div className="filters no-print">
        <button type="button" className="plain-button" onClick={() => saveRows(rowsOf(model, weighing), "shares.csv")}>
          Save the table (CSV)
        </button>
        <button
          type="button"
          className="plain-button"
          onClick={() => drawing.current !== null && saveDrawing(drawing.current, "shares.svg")}
        >
          Save the drawing (SVG)
        </button>
        <button type="button" className="plain-button" onClick={() => saveJson({ seed, ...weighing }, "shares.json")}>
          Save the answer (JSON)
        </button>
      </div>
      <div className="table-scroll">
        <table className="table outcome-frontier">
          <thead>
            <tr>
              <th scope="col">Package</th>
              {Kinds.map(({ name }) => (
                <th key={name} scope="col" className="number">
                  {name}
                </th>
              ))}
              {model.parties.map(({ id }, party) => (
                <th key={id} scope="col" className="number">
                  <SafeText text={`acceptable to ${partyName(model, party)}`} />
                </th>
              ))}
              {model.points.map(({ id }, point) => (
                <th key={id} scope="col">
                  <SafeText text={pointName(model, point)} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {listed.map((one, at) => (
              <tr key={[...one.choice].join(".")}>
                <th scope="row">
                  <button type="button" className="plain-button" onClick={() => onChoose([...one.choice])}>
                    {one.isDraft ? "today's draft" : at + 1}
                    <span className="sr-only">: look at this package</span>
                  </button>
                </th>
                {Kinds.map(({ name, of }) => (
                  <td key={name} className="number">
                    {percent(of(one))}
                  </td>
                ))}
                {model.parties.map(({ id }, party) => (
                  <td key={id} className="number">
                    {percent(one.shares.acceptable[party] ?? 0)}
                  </td>
                ))}
                {model.points.map(({ id }, point) => (
                  <td key={id}>
                    <SafeText text={optionName(model, point, one.choice[point] ?? 0)} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {weighing.weighed.length > listed.length && (
        <p className="outcome-small">
          The first {listed.length} of {weighing.weighed.length}; the files hold all.
        </p>
      )}
    </>
  );
}

function Unknowns({ model, weighing }: { readonly model: Model; readonly weighing: Weighing }) {
  if (weighing.unknowns.length === 0) return <p>Nothing is unknown.</p>;
  const top = weighing.unknowns.slice(0, 12);
  return (
    <div className="table-scroll">
      <table className="table outcome-worth">
        <caption>
          Bits by which knowing it would narrow down the Nash point on average, of {short(weighing.uncertainty)} bits that are open; and the
          part of whether the first package listed is acceptable that it explains
        </caption>
        <thead>
          <tr>
            <th scope="col">Unknown</th>
            <th scope="col" className="number">
              Bits
            </th>
            <th scope="col" className="number">
              Explains
            </th>
          </tr>
        </thead>
        <tbody>
          {top.map((one) => (
            <tr key={`${one.party} ${one.kind} ${one.point} ${one.option}`}>
              <th scope="row">
                <SafeText text={unknownInWords(model, one)} />
              </th>
              <td className="number">{short(one.bits)}</td>
              <td className="number">{percent(one.explains)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const RowHeight = 34;
const BarsFrom = 128;

function ShareBars({
  model,
  listed,
  drawing,
}: {
  readonly model: Model;
  readonly listed: Weighing["weighed"];
  readonly drawing: React.RefObject<SVGSVGElement | null>;
}) {
  const shown = listed.slice(0, 12);
  const width = 640;
  const length = width - BarsFrom - 16;
  return (
    <>
      <svg
        ref={drawing}
        className="outcome-bars"
        xmlns="http://www.w3.org/2000/svg"
        role="img"
        aria-label={`Shares of ${shown.length} packages of ${model.name ?? "the model"}; the table below holds the same`}
        viewBox={`0 0 ${width} ${shown.length * RowHeight + 22}`}
      >
        {[0, 0.25, 0.5, 0.75, 1].map((share) => (
          <g key={share} className="outcome-axes">
            <line x1={BarsFrom + share * length} x2={BarsFrom + share * length} y1={0} y2={shown.length * RowHeight} />
            <text x={BarsFrom + share * length} y={shown.length * RowHeight + 15} textAnchor="middle">
              {percent(share)}
            </text>
          </g>
        ))}
        {shown.map((one, row) => (
          <g key={[...one.choice].join(".")} transform={`translate(0 ${row * RowHeight})`}>
            <text x={BarsFrom - 8} y={20} textAnchor="end">
              {one.isDraft ? "today's draft" : `package ${row + 1}`}
            </text>
            {Kinds.map(({ name, of, fill }, bar) => (
              <rect
                key={name}
                className="outcome-bar"
                data-fill={fill}
                x={BarsFrom}
                y={4 + bar * 9}
                width={Math.max(1, of(one) * length)}
                height={7}
              >
                <title>{`${name}: ${percent(of(one))}`}</title>
              </rect>
            ))}
          </g>
        ))}
      </svg>
      <p className="outcome-legend">Per package, from above: full, acceptable to all; hollow, on the frontier; dashed, Nash point.</p>
    </>
  );
}

function unknownInWords(model: Model, { party, point, option }: Weighing["unknowns"][number]): string {
  const who = partyName(model, party);
  if (point === undefined) return `${who}: what no deal is worth`;
  const found = model.points[point];
  if (option === undefined || found === undefined) return `${who}: weight of “${pointName(model, point)}”`;
  return `${who}: value of “${optionsOf(found)[option]?.name ?? ""}” on “${pointName(model, point)}”`;
}

function rowsOf(model: Model, weighing: Weighing): readonly (readonly (string | number)[])[] {
  return [
    [
      "package",
      ...Kinds.map(({ name }) => `share ${name}`),
      ...model.parties.map((_, party) => `share acceptable to ${partyName(model, party)}`),
      ...model.points.map((_, point) => pointName(model, point)),
    ],
    ...weighing.weighed.map((one, at) => [
      one.isDraft ? "draft" : at + 1,
      ...Kinds.map(({ of }) => of(one)),
      ...one.shares.acceptable,
      ...model.points.map((_, point) => optionName(model, point, one.choice[point] ?? 0)),
    ]),
  ];
}

/** Decides how packages stand beside each other: the drawing, the named solutions, one package to try things on, and the table of all. */
import { useEffect, useMemo, useRef } from "react";
import type { DrawnPackage, Model } from "#bargaining";
import { useKeys } from "../../keys/keys.ts";
import { Pager, useOffset } from "../../parts/pager.tsx";
import { SafeText } from "../../parts/safe-text.tsx";
import { saveDrawing, saveJson, saveRows } from "../../parts/save-drawing.ts";
import { useSelect, useSelection } from "../../url.ts";
import type { Evidence } from "./basis.tsx";
import { type Exact, optionName, partyName, pointName, SolutionWords, short } from "./in-words.ts";
import type { Held, Told } from "./outcome-messages.ts";
import { PackagePanel } from "./package-panel.tsx";
import { type Axes, Scatter } from "./scatter.tsx";

type PackagesViewProps = {
  readonly model: Model;
  readonly survey: Exact;
  readonly choice: readonly number[] | undefined;
  readonly told: Told | undefined;
  readonly tell: (choice: readonly number[]) => void;
  readonly held: Held;
  readonly evidence: Evidence;
  readonly onHold: (held: Held) => void;
  readonly onChoose: (choice: readonly number[]) => void;
};

const PageSize = 100;

export function PackagesView({ model, survey, choice, told, tell, held, evidence, onHold, onChoose }: PackagesViewProps) {
  const drawing = useRef<SVGSVGElement>(null);
  const axes = useAxes(model);
  const shown = choice ?? survey.draft?.choice ?? survey.frontier[0]?.choice;
  const shownKey = shown?.length === model.points.length ? shown.join(".") : undefined;
  useEffect(() => {
    if (shownKey !== undefined) tell(shownKey.split(".").map(Number));
  }, [shownKey, tell, survey]);
  const isTold = told !== undefined && told.story.choice.join(".") === shownKey;
  const chosen: DrawnPackage | undefined = isTold
    ? {
        choice: told.story.choice,
        utilities: told.story.parties.map(({ utility }) => utility),
        acceptableToAll: told.story.acceptableToAll,
        packages: 1,
      }
    : undefined;
  const at = useMemo(() => survey.frontier.findIndex((one) => one.choice.join(".") === shownKey), [survey, shownKey]);
  const move = (step: number): void => {
    const next = survey.frontier[at === -1 ? 0 : Math.max(0, Math.min(survey.frontier.length - 1, at + step))];
    if (next !== undefined) onChoose(next.choice);
  };
  useKeys("Packages", [
    { keys: "j, ArrowDown", does: "Next package of the frontier", run: () => move(1) },
    { keys: "k, ArrowUp", does: "Previous package of the frontier", run: () => move(-1) },
  ]);
  return (
    <>
      <p className="outcome-zone">{zoneInWords(survey)}</p>
      {survey.notes.map((note) => (
        <p key={note} className="note">
          <SafeText text={note} />
        </p>
      ))}
      <AxisChoice model={model} axes={axes} />
      <div className="outcome-beside">
        <div>
          <Scatter model={model} survey={survey} axes={axes} chosen={chosen} onChoose={onChoose} drawing={drawing} />
          <Solutions model={model} survey={survey} shown={shownKey} onChoose={onChoose} />
        </div>
        {shown !== undefined && shownKey !== undefined && (
          <PackagePanel
            model={model}
            choice={shown}
            draft={survey.draft?.choice}
            told={isTold ? told : undefined}
            held={held}
            evidence={evidence}
            onChoose={onChoose}
            onHold={onHold}
          />
        )}
      </div>
      <div className="filters no-print">
        <button type="button" className="plain-button" onClick={() => saveRows(rowsOf(model, survey), "frontier.csv")}>
          Save the table (CSV)
        </button>
        <button
          type="button"
          className="plain-button"
          onClick={() => drawing.current !== null && saveDrawing(drawing.current, "frontier.svg")}
        >
          Save the drawing (SVG)
        </button>
        <button type="button" className="plain-button" onClick={() => saveJson({ model, answer: survey }, "outcomes.json")}>
          Save the answer (JSON)
        </button>
      </div>
      <FrontierTable model={model} survey={survey} shown={shownKey} onChoose={onChoose} />
    </>
  );
}

function useAxes(model: Model): Axes {
  const selection = useSelection();
  const place = (name: string, otherwise: number): number => {
    const at = model.parties.findIndex(({ id }) => id === selection[name]);
    return at === -1 ? otherwise : at;
  };
  const x = place("x", 0);
  const y = place("y", x === 1 || model.parties.length === 1 ? 0 : 1);
  const third = model.parties.findIndex((_, at) => at !== x && at !== y);
  const size = selection["size"] === "none" ? undefined : place("size", third);
  return { x, y, size: size === -1 ? undefined : size };
}

function AxisChoice({ model, axes }: { readonly model: Model; readonly axes: Axes }) {
  const select = useSelect();
  const choose = (name: string, what: string, party: number | undefined, mayBeNone: boolean) => (
    <label>
      {what}
      <select
        value={party === undefined ? "none" : model.parties[party]?.id}
        onChange={(event) => select({ [name]: event.target.value }, { replace: true })}
      >
        {mayBeNone && <option value="none">nobody</option>}
        {model.parties.map(({ id }, at) => (
          <option key={id} value={id}>
            {partyName(model, at)}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <div className="filters no-print">
      {choose("x", "To the right", axes.x, false)}
      {choose("y", "Upwards", axes.y, false)}
      {model.parties.length > 2 && choose("size", "As size", axes.size, true)}
    </div>
  );
}

function Solutions({
  model,
  survey,
  shown,
  onChoose,
}: Pick<PackagesViewProps, "model" | "survey" | "onChoose"> & { readonly shown: string | undefined }) {
  return (
    <div className="table-scroll">
      <table className="table outcome-worth">
        <caption>Named solutions; what each maximises stands in the guide</caption>
        <thead>
          <tr>
            <th scope="col">Solution</th>
            {model.parties.map(({ id }, party) => (
              <th key={id} scope="col" className="number">
                <SafeText text={partyName(model, party)} />
              </th>
            ))}
            <th scope="col">Proven</th>
          </tr>
        </thead>
        <tbody>
          {survey.solutions.map((solution) => {
            const { sign, short: words } = SolutionWords[solution.name];
            if (solution.kind === "none")
              return (
                <tr key={solution.name}>
                  <th scope="row">{words}</th>
                  <td colSpan={model.parties.length + 1}>none: {solution.why}</td>
                </tr>
              );
            return (
              <tr key={solution.name} data-current={solution.at.choice.join(".") === shown}>
                <th scope="row">
                  <button type="button" className="plain-button" onClick={() => onChoose(solution.at.choice)}>
                    {words}
                  </button>{" "}
                  <span className="outcome-tag">{sign}</span>
                </th>
                {solution.at.utilities.map((value, party) => (
                  <td key={party} className="number">
                    {short(value)}
                  </td>
                ))}
                <td>
                  {solution.gap === 0
                    ? solution.ties > 1
                      ? `best, with ${solution.ties - 1} as good`
                      : "best"
                    : `within ${short(solution.gap)}`}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function FrontierTable({
  model,
  survey,
  shown,
  onChoose,
}: Pick<PackagesViewProps, "model" | "survey" | "onChoose"> & { readonly shown: string | undefined }) {
  const offset = useOffset();
  const rows = survey.frontier.slice(offset, offset + PageSize);
  if (survey.frontier.length === 0) return null;
  return (
    <section>
      <h2>{survey.frontier.length} packages that no other beats</h2>
      <Pager what="packages" shown={rows.length} offset={offset} total={survey.frontier.length} size={PageSize} />
      <div className="table-scroll">
        <table className="table outcome-frontier">
          <thead>
            <tr>
              <th scope="col">Package</th>
              {model.parties.map(({ id }, party) => (
                <th key={id} scope="col" className="number">
                  <SafeText text={partyName(model, party)} />
                </th>
              ))}
              <th scope="col">Acceptable to all</th>
              <th scope="col">Solution</th>
              {model.points.map(({ id }, point) => (
                <th key={id} scope="col">
                  <SafeText text={pointName(model, point)} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((one, at) => {
              const key = one.choice.join(".");
              return (
                <tr key={key} data-current={key === shown}>
                  <th scope="row">
                    <button type="button" className="plain-button" onClick={() => onChoose(one.choice)}>
                      {offset + at + 1}
                      <span className="sr-only">: look at this package</span>
                    </button>
                  </th>
                  {one.utilities.map((value, party) => (
                    <td key={party} className="number">
                      {short(value)}
                    </td>
                  ))}
                  <td>{one.acceptableToAll ? "yes" : "no"}</td>
                  <td>{solutionsAt(survey, key)}</td>
                  {one.choice.map((option, point) => (
                    <td key={point}>
                      <SafeText text={optionName(model, point, option)} />
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function solutionsAt(survey: Exact, key: string): string {
  return survey.solutions
    .flatMap((one) => (one.kind === "solution" && one.at.choice.join(".") === key ? [SolutionWords[one.name].short] : []))
    .join(", ");
}

function rowsOf(model: Model, survey: Exact): readonly (readonly (string | number)[])[] {
  const head = [
    "kind",
    ...model.parties.map((_, party) => partyName(model, party)),
    "acceptable to all",
    "solutions",
    ...model.points.map((_, point) => pointName(model, point)),
  ];
  const row = (kind: string, one: DrawnPackage): readonly (string | number)[] => [
    kind,
    ...one.utilities,
    one.acceptableToAll ? "yes" : "no",
    solutionsAt(survey, one.choice.join(".")),
    ...one.choice.map((option, point) => optionName(model, point, option)),
  ];
  return [head, ...(survey.draft === undefined ? [] : [row("draft", survey.draft)]), ...survey.frontier.map((one) => row("frontier", one))];
}

function zoneInWords(survey: Exact): string {
  const feasible = survey.feasible === undefined ? "too many to count" : survey.feasible;
  const where = `${survey.outcomes} combinations of options, ${feasible} of them feasible`;
  if (survey.acceptable === "0")
    return `${where}. No package reaches everybody's value of no deal: there is no zone of possible agreement.`;
  const inZone = survey.acceptable === undefined ? "More packages than can be counted here may reach" : `${survey.acceptable} reach`;
  return `${where}. ${inZone} everybody's value of no deal: the zone of possible agreement.`;
}

/** Decides how one package is looked at: a switch for each point that answers at once, what it is worth to whom, and who concedes what. */
import { type Model, optionsOf } from "#bargaining";
import { SafeText } from "../../parts/safe-text.tsx";
import { Basis, type Evidence } from "./basis.tsx";
import { partyName, pointName, short, signed } from "./in-words.ts";
import type { Held, Told } from "./outcome-messages.ts";

type PackagePanelProps = {
  readonly model: Model;
  readonly choice: readonly number[];
  readonly draft: readonly number[] | undefined;
  readonly told: Told | undefined;
  readonly held: Held;
  readonly evidence: Evidence;
  readonly onChoose: (choice: readonly number[]) => void;
  readonly onHold: (held: Held) => void;
};

/** More options than this are chosen from a list. */
const MostButtons = 6;

export function PackagePanel(props: PackagePanelProps) {
  const { model, choice, draft, told, onChoose } = props;
  const isDraft = draft?.join(".") === choice.join(".");
  return (
    <section className="outcome-package" aria-label="Package">
      <div className="outcome-package-head">
        <h2>{isDraft ? "Today's draft" : "What if"}</h2>
        {draft !== undefined && !isDraft && (
          <button type="button" className="plain-button" onClick={() => onChoose(draft)}>
            Back to today's draft
          </button>
        )}
      </div>
      <div className="outcome-switches">
        {model.points.map((_, point) => (
          <PointSwitch key={model.points[point]?.id} {...props} point={point} />
        ))}
      </div>
      {told === undefined ? null : <Worth {...props} told={told} />}
    </section>
  );
}

function PointSwitch({ model, choice, draft, held, onChoose, onHold, point }: PackagePanelProps & { readonly point: number }) {
  const options = optionsOf(model.points[point] as Model["points"][number]);
  const switchTo = (option: number): void => {
    onChoose(choice.map((one, at) => (at === point ? option : one)));
    // A settled point that is switched is settled at what it is switched to.
    if (isHeld) onHold(held.map(([at, one]) => (at === point ? [at, option] : [at, one])));
  };
  const isHeld = held.some(([at]) => at === point);
  const name = pointName(model, point);
  const nameOf = (option: number): string => `${options[option]?.name ?? ""}${draft?.[point] === option ? " (draft)" : ""}`;
  return (
    <fieldset className="outcome-switch">
      <legend>
        <SafeText text={name} />
      </legend>
      {options.length <= MostButtons ? (
        options.map(({ id, name: words }, option) => (
          <label key={String(id)} className="outcome-option" data-chosen={choice[point] === option}>
            <input type="radio" name={`point-${point}`} checked={choice[point] === option} onChange={() => switchTo(option)} />
            <SafeText text={words} />
            {draft?.[point] === option && <span className="outcome-tag">draft</span>}
          </label>
        ))
      ) : (
        <select value={choice[point]} aria-label={name} onChange={(event) => switchTo(Number(event.target.value))}>
          {options.map(({ id }, option) => (
            <option key={String(id)} value={option}>
              {nameOf(option)}
            </option>
          ))}
        </select>
      )}
      <label className="outcome-hold">
        <input
          type="checkbox"
          checked={isHeld}
          onChange={(event) => onHold(event.target.checked ? [...held, [point, choice[point] ?? 0]] : held.filter(([at]) => at !== point))}
        />
        settled
      </label>
    </fieldset>
  );
}

function Worth({ model, told: { story, changes }, draft, evidence, onChoose }: PackagePanelProps & { readonly told: Told }) {
  const { distance } = story;
  const shift = (party: string): number => changes.reduce((sum, { effect }) => sum + (effect[party] ?? 0), 0);
  return (
    <div aria-live="polite">
      <p>
        <strong>{story.acceptableToAll ? "Acceptable to all." : story.feasible ? "Not acceptable to all." : "Not feasible."}</strong>{" "}
        {placeInWords(story)}{" "}
        {distance.better !== undefined && (
          <button type="button" className="plain-button" onClick={() => distance.better !== undefined && onChoose(distance.better)}>
            Show one that is better for somebody and worse for nobody
          </button>
        )}
      </p>
      {story.brokenLinks.map((link) => (
        <p key={link}>
          Breaks a link: <SafeText text={link} />
        </p>
      ))}
      <div className="table-scroll">
        <table className="table outcome-worth">
          <caption className="sr-only">What the package is worth to each party</caption>
          <thead>
            <tr>
              <th scope="col">Party</th>
              <th scope="col" className="number">
                Worth
              </th>
              <th scope="col" className="number">
                No deal
              </th>
              {draft !== undefined && (
                <th scope="col" className="number">
                  Against the draft
                </th>
              )}
              <th scope="col">Acceptable</th>
            </tr>
          </thead>
          <tbody>
            {story.parties.map((one) => (
              <tr key={one.party}>
                <th scope="row">
                  <SafeText text={partyName(model, one.party)} />
                </th>
                <td className="number">{short(one.utility)}</td>
                <td className="number">{one.reservationValue === undefined ? "not given" : short(one.reservationValue)}</td>
                {draft !== undefined && <td className="number">{signed(shift(one.party))}</td>}
                <td>
                  {one.acceptable ? "yes" : one.redLinesCrossed.length > 0 ? "no: crosses a red line" : `no: ${signed(one.gain ?? 0)}`}
                  {one.redLinesCrossed.map(({ point, option, basis }) => (
                    <div key={`${point} ${option}`} className="outcome-small">
                      <SafeText text={`never '${option}' on '${point}'`} /> <Basis basis={basis} evidence={evidence} />
                    </div>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {changes.length > 0 && <Concessions model={model} changes={changes} />}
    </div>
  );
}

/** Per changed point, what the change gives to or takes from each party. */
export function Concessions({ model, changes }: { readonly model: Model; readonly changes: Told["changes"] }) {
  return (
    <div className="table-scroll">
      <table className="table outcome-worth">
        <caption>Who concedes what, against today's draft</caption>
        <thead>
          <tr>
            <th scope="col">Point</th>
            <th scope="col">From</th>
            <th scope="col">To</th>
            {model.parties.map((_, party) => (
              <th key={model.parties[party]?.id} scope="col" className="number">
                <SafeText text={partyName(model, party)} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {changes.map(({ point, from, to, effect }) => (
            <tr key={point}>
              <th scope="row">
                <SafeText text={pointName(model, point)} />
              </th>
              <td>
                <SafeText text={String(from)} />
              </td>
              <td>
                <SafeText text={String(to)} />
              </td>
              {model.parties.map(({ id }) => {
                const value = effect[id] ?? 0;
                return (
                  <td key={id} className="number">
                    {signed(value)}
                    {value < 0 && <span className="outcome-tag">concedes</span>}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function placeInWords({ feasible, distance }: Told["story"]): string {
  if (!feasible) return "A red line or a link stands against it.";
  if (distance.onFrontier === true) return "No package is at least as good for everybody and better for somebody.";
  if (distance.onFrontier === undefined) return "Whether another package beats it could not be decided here.";
  const all = distance.everybodyCouldGain > 1e-12 ? `Everybody could gain ${short(distance.everybodyCouldGain)} at once. ` : "";
  return `${all}Nobody loses and ${short(distance.sumToGain)} is gained in sum in a better one.`;
}

/** Decides how a conflict model is edited: who can do what and which way, what cannot be, what each side prefers, and how each sees the others. */
import { useState } from "react";
import type { ConflictEdit, ConflictFile } from "#conflict";
import { SafeText } from "../../parts/safe-text.tsx";
import { Committed } from "./committed.tsx";
import { PreferencesEditor } from "./preferences-editor.tsx";

type ModelEditorProps = { readonly file: ConflictFile; readonly edit: (...edits: readonly ConflictEdit[]) => void };

const Directions = [
  { direction: "both", name: "both ways" },
  { direction: "forward", name: "can only be taken up" },
  { direction: "backward", name: "can only be given up" },
  { direction: "fixed", name: "cannot be changed" },
] as const;

export function ModelEditor({ file, edit }: ModelEditorProps) {
  return (
    <section className="conflict-model">
      <h2>Options</h2>
      <Options file={file} edit={edit} />
      <div className="conflict-side-by-side">
        <Lines
          title="Combinations that cannot be"
          about="One statement a line; a state for which one is true is left out."
          statements={file.infeasible.map(textOf)}
          onChange={(statements) => edit({ kind: "set infeasible", statements })}
        />
        <Lines
          title="States that count as one"
          about="One statement a line; states for which it is true are one state."
          statements={file.countsAsOne.map(textOf)}
          onChange={(statements) => edit({ kind: "set counts as one", statements })}
        />
      </div>
      <StatusQuo file={file} edit={edit} />
      <h2>Sides</h2>
      {file.decisionMakers.map((maker) => (
        <Side key={maker.name} file={file} maker={maker} edit={edit} />
      ))}
      <AddNamed
        what="side"
        taken={file.decisionMakers.map(({ name }) => name)}
        onAdd={(name) => edit({ kind: "add decision maker", name })}
      />
      <h2>Threats</h2>
      <ThreatList file={file} edit={edit} />
    </section>
  );
}

function Options({ file, edit }: ModelEditorProps) {
  const ownerOf = (name: string, at: number): string =>
    file.decisionMakers.find((maker) => maker.options.some((one) => one === name || one === at + 1))?.name ?? "";
  const first = file.decisionMakers[0]?.name ?? "";
  return (
    <>
      <div className="table-scroll">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Number</th>
              <th scope="col">Option</th>
              <th scope="col">Whose</th>
              <th scope="col">Direction</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {file.options.map(({ name, direction, note }, option) => (
              <tr key={name}>
                <th scope="row">{option + 1}</th>
                <td>
                  <Committed
                    value={name}
                    label={`Name of option ${option + 1}`}
                    onCommit={(to) => to.trim() !== "" && edit({ kind: "rename option", option, name: to.trim() })}
                  />
                  {note !== undefined && (
                    <div className="conflict-hint">
                      <SafeText text={note} />
                    </div>
                  )}
                </td>
                <td>
                  <select
                    aria-label={`Whose option ${option + 1} is`}
                    value={ownerOf(name, option)}
                    onChange={(event) =>
                      edit({ kind: "give option", option, decisionMaker: event.target.value === "" ? undefined : event.target.value })
                    }
                  >
                    <option value="">nobody's</option>
                    {file.decisionMakers.map((maker) => (
                      <option key={maker.name} value={maker.name}>
                        {maker.name}
                      </option>
                    ))}
                  </select>
                </td>
                <td>
                  <select
                    aria-label={`Direction of option ${option + 1}`}
                    value={direction}
                    onChange={(event) =>
                      edit({
                        kind: "set direction",
                        option,
                        direction: Directions.find((one) => one.direction === event.target.value)?.direction ?? "both",
                      })
                    }
                  >
                    {Directions.map((one) => (
                      <option key={one.direction} value={one.direction}>
                        {one.name}
                      </option>
                    ))}
                  </select>
                </td>
                <td>
                  <button
                    type="button"
                    className="plain-button"
                    disabled={file.options.length < 2}
                    onClick={() => edit({ kind: "remove option", option })}
                  >
                    Take out<span className="sr-only"> option {option + 1}, with the statements that speak of it</span>
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <AddNamed
        what="option"
        taken={file.options.map(({ name }) => name)}
        onAdd={(name) => edit({ kind: "add option", name, decisionMaker: first })}
      />
    </>
  );
}

function Lines({
  title,
  about,
  statements,
  onChange,
}: {
  readonly title: string;
  readonly about: string;
  readonly statements: readonly string[];
  readonly onChange: (statements: readonly string[]) => void;
}) {
  return (
    <div>
      <h3>{title}</h3>
      <p className="conflict-hint">{about}</p>
      <Committed
        value={statements.join("\n")}
        label={title}
        rows={Math.max(3, statements.length + 1)}
        onCommit={(text) =>
          onChange(
            text
              .split(/\r?\n/u)
              .map((line) => line.trim())
              .filter((line) => line !== ""),
          )
        }
      />
    </div>
  );
}

function StatusQuo({ file, edit }: ModelEditorProps) {
  const { statusQuo } = file;
  return (
    <div className="conflict-status-quo">
      <h3>How things stand</h3>
      <p className="conflict-hint">A letter for each option, Y taken and N not, or the number of a state; nothing where it is not said.</p>
      <Committed
        value={statusQuo === undefined ? "" : String(statusQuo)}
        label="How things stand"
        onCommit={(text) => {
          const state = text.trim();
          edit({ kind: "set status quo", state: state === "" ? undefined : /^\d+$/u.test(state) ? Number(state) : state.toUpperCase() });
        }}
      />
    </div>
  );
}

type Maker = ConflictFile["decisionMakers"][number];

function Side({ file, maker, edit }: ModelEditorProps & { readonly maker: Maker }) {
  const others = file.decisionMakers.filter(({ name }) => name !== maker.name);
  const taken = file.decisionMakers.map(({ name }) => name);
  return (
    <section className="conflict-side" aria-label={maker.name}>
      <div className="conflict-side-head">
        <Committed
          value={maker.name}
          label={`Name of ${maker.name}`}
          onCommit={(text) => {
            const name = text.trim();
            if (name !== "" && !taken.includes(name)) edit({ kind: "rename decision maker", decisionMaker: maker.name, name });
          }}
        />
        <button
          type="button"
          className="plain-button"
          disabled={file.decisionMakers.length < 2}
          onClick={() => edit({ kind: "remove decision maker", decisionMaker: maker.name })}
        >
          Take out<span className="sr-only"> {maker.name}</span>
        </button>
      </div>
      <PreferencesEditor
        of={maker.name}
        preferences={maker.preferences}
        onChange={(preferences) => edit({ kind: "set preferences", decisionMaker: maker.name, preferences })}
      />
      <details open={maker.view !== undefined}>
        <summary>
          How <SafeText text={maker.name} /> sees it{maker.view === undefined ? ": as it is" : " differently"}
        </summary>
        <Lines
          title={`States ${maker.name} does not see`}
          about="One statement a line."
          statements={(maker.view?.unseen ?? []).map(textOf)}
          onChange={(unseen) => edit({ kind: "set unseen", decisionMaker: maker.name, unseen })}
        />
        {others.map(({ name: of, preferences: real }) => {
          const seen = maker.view?.preferences[of];
          return (
            <div key={of}>
              <label>
                <input
                  type="checkbox"
                  checked={seen !== undefined}
                  onChange={(event) =>
                    edit({ kind: "set view", decisionMaker: maker.name, of, preferences: event.target.checked ? real : undefined })
                  }
                />{" "}
                takes the preferences of <SafeText text={of} /> to be different
              </label>
              {seen !== undefined && (
                <PreferencesEditor
                  of={`${of}, as ${maker.name} sees it`}
                  preferences={seen}
                  onChange={(preferences) => edit({ kind: "set view", decisionMaker: maker.name, of, preferences })}
                />
              )}
            </div>
          );
        })}
      </details>
    </section>
  );
}

function ThreatList({ file, edit }: ModelEditorProps) {
  const [by, setBy] = useState("");
  const [option, setOption] = useState(0);
  const actor = file.decisionMakers.some(({ name }) => name === by) ? by : (file.decisionMakers[0]?.name ?? "");
  const place = option < file.options.length ? option : 0;
  return (
    <>
      <ul className="conflict-missing">
        {file.threats.map((threat, at) => (
          <li key={at}>
            <SafeText
              text={`${threat.name}: ${threat.by} would set ${responseInWords(threat.response)}${threat.trigger === undefined ? "" : `, if ${textOf(threat.trigger)}`}`}
            />{" "}
            <button type="button" className="plain-button" onClick={() => edit({ kind: "remove threat", at })}>
              Take out<span className="sr-only">: {threat.name}</span>
            </button>
          </li>
        ))}
      </ul>
      <div className="conflict-add">
        <label>
          Who would act
          <select value={actor} onChange={(event) => setBy(event.target.value)}>
            {file.decisionMakers.map(({ name }) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
        <label>
          by taking
          <select value={place} onChange={(event) => setOption(Number(event.target.value))}>
            {file.options.map(({ name }, at) => (
              <option key={name} value={at}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <button
          type="button"
          className="button"
          disabled={actor === ""}
          onClick={() => edit({ kind: "add threat", name: `${actor}: ${file.options[place]?.name ?? ""}`, by: actor, option: place })}
        >
          Add threat
        </button>
      </div>
    </>
  );
}

function AddNamed({
  what,
  taken,
  onAdd,
}: {
  readonly what: string;
  readonly taken: readonly string[];
  readonly onAdd: (name: string) => void;
}) {
  const [name, setName] = useState("");
  const fresh = name.trim();
  return (
    <form
      className="conflict-add"
      onSubmit={(event) => {
        event.preventDefault();
        if (fresh === "" || taken.includes(fresh)) return;
        onAdd(fresh);
        setName("");
      }}
    >
      <input
        value={name}
        aria-label={`Name of a new ${what}`}
        placeholder={`New ${what}`}
        onChange={(event) => setName(event.target.value)}
      />
      <button type="submit" className="button" disabled={fresh === "" || taken.includes(fresh)}>
        Add {what}
      </button>
    </form>
  );
}

/** Statements in the lists of other tools are shown as they stand in the file. */
function textOf(statement: ConflictFile["infeasible"][number]): string {
  return typeof statement === "string" ? statement : JSON.stringify(statement);
}

function responseInWords(response: Readonly<Record<string, "Y" | "N">>): string {
  return Object.entries(response)
    .map(([option, letter]) => `'${option}' to ${letter}`)
    .join(" and ");
}

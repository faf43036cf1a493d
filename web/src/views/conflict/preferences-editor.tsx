/** Decides how preferences are entered: prioritised statements, a ranking with ties, numbers, or comparisons by hand that leave the rest unknown. */
import { useState } from "react";
import {
  ConflictError,
  kindOfPreferences,
  type PreferenceKind,
  type PreferencesFile,
  preferencesAsText,
  preferencesFromText,
} from "#conflict";
import { SafeText } from "../../parts/safe-text.tsx";
import { Committed } from "./committed.tsx";

type PreferencesEditorProps = {
  /** Whose preferences, for labels. */
  readonly of: string;
  readonly preferences: PreferencesFile | undefined;
  readonly onChange: (preferences: PreferencesFile | undefined) => void;
};

const Kinds: readonly { readonly kind: PreferenceKind; readonly name: string; readonly how: string }[] = [
  {
    kind: "statements",
    name: "statements, most important first",
    how: "and, or, not, if, iff over option names or numbers; names with spaces in 'quotes'.",
  },
  {
    kind: "ranking",
    name: "a ranking of states",
    how: "One line for each rank, best first; equally preferred states beside each other: 5, 7 YN-.",
  },
  {
    kind: "comparisons",
    name: "comparisons by hand, the rest unknown",
    how: "One line each: 1 > 2, 1 >> 2 (strongly), 1 = 2. What does not follow is unknown.",
  },
  { kind: "payoffs", name: "a number for each state", how: "In the order of the states; only their order counts." },
];

export function PreferencesEditor({ of, preferences, onChange }: PreferencesEditorProps) {
  const known = kindOfPreferences(preferences);
  const [wanted, setWanted] = useState<PreferenceKind>();
  const [trouble, setTrouble] = useState<string>();
  const kind = wanted ?? known;
  const read = (text: string): void => {
    if (kind === "statements") return;
    try {
      onChange(preferencesFromText(kind, text));
      setTrouble(undefined);
      setWanted(undefined);
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
      setTrouble(`${error.message}. ${error.whatToDo}`);
    }
  };
  return (
    <div className="conflict-preferences">
      <label>
        Preferences of {of} are
        <select
          value={kind}
          onChange={(event) => {
            setTrouble(undefined);
            setWanted(Kinds.find((one) => one.kind === event.target.value)?.kind);
          }}
        >
          {Kinds.map((one) => (
            <option key={one.kind} value={one.kind}>
              {one.name}
            </option>
          ))}
        </select>
      </label>
      <p className="conflict-hint">{Kinds.find((one) => one.kind === kind)?.how}</p>
      {kind === "statements" ? (
        <Statements of={of} preferences={known === "statements" ? preferences : undefined} onChange={onChange} />
      ) : (
        <Committed
          value={kind === known ? preferencesAsText(preferences) : ""}
          label={`Preferences of ${of}`}
          rows={kind === "payoffs" ? 3 : 7}
          onCommit={read}
        />
      )}
      {trouble !== undefined && (
        <p role="alert">
          <SafeText text={trouble} />
        </p>
      )}
    </div>
  );
}

type Stated = { readonly text: string; readonly unknown: boolean; readonly strong: boolean };

function Statements({ of, preferences, onChange }: PreferencesEditorProps) {
  const statements = preferences !== undefined && "statements" in preferences ? preferences.statements.map(statedOf) : [];
  const [fresh, setFresh] = useState("");
  const write = (stated: readonly Stated[]): void => {
    onChange({
      statements: stated.map(({ text, unknown, strong }) => (unknown || strong ? { statement: text, unknown, strong } : text)),
    });
  };
  const change = (at: number, patch: Partial<Stated>): void =>
    write(statements.map((one, place) => (place === at ? { ...one, ...patch } : one)));
  const swap = (at: number): void =>
    write(statements.map((one, place) => (place === at ? (statements[at + 1] ?? one) : place === at + 1 ? (statements[at] ?? one) : one)));
  return (
    <ol className="conflict-statements">
      {statements.map((one, at) => (
        <li key={`${at} ${one.text}`}>
          <Committed
            value={one.text}
            label={`Statement ${at + 1} of ${of}`}
            onCommit={(text) =>
              text.trim() === "" ? write(statements.filter((_, place) => place !== at)) : change(at, { text: text.trim() })
            }
          />
          <button
            type="button"
            className="tool-button"
            aria-label={`Statement ${at + 1} up`}
            disabled={at === 0}
            onClick={() => swap(at - 1)}
          >
            ↑
          </button>
          <button
            type="button"
            className="tool-button"
            aria-label={`Statement ${at + 1} down`}
            disabled={at === statements.length - 1}
            onClick={() => swap(at)}
          >
            ↓
          </button>
          <label>
            <input type="checkbox" checked={one.unknown} onChange={(event) => change(at, { unknown: event.target.checked })} /> unknown
          </label>
          <label>
            <input type="checkbox" checked={one.strong} onChange={(event) => change(at, { strong: event.target.checked })} /> strong
          </label>
          <button type="button" className="plain-button" onClick={() => write(statements.filter((_, place) => place !== at))}>
            Take out<span className="sr-only"> statement {at + 1}</span>
          </button>
        </li>
      ))}
      <li>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (fresh.trim() === "") return;
            write([...statements, { text: fresh.trim(), unknown: false, strong: false }]);
            setFresh("");
          }}
        >
          <input aria-label={`New statement of ${of}`} value={fresh} onChange={(event) => setFresh(event.target.value)} />
          <button type="submit" className="button">
            Add statement
          </button>
        </form>
      </li>
    </ol>
  );
}

function statedOf(one: Extract<PreferencesFile, { statements: unknown }>["statements"][number]): Stated {
  const isMarked = typeof one === "object" && "statement" in one;
  const { statement, unknown, strong } = isMarked ? one : { statement: one, unknown: false, strong: false };
  return { text: typeof statement === "string" ? statement : JSON.stringify(statement), unknown, strong };
}

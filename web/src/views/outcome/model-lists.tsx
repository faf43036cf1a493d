/** Decides how what is known only as an order, and which options go together, are seen, added and taken out. */
import { useState } from "react";
import { linkInWords, type Model, type ModelEdit, optionsOf } from "#bargaining";
import { SafeText } from "../../parts/safe-text.tsx";
import { BasisOf, type Evidence } from "./basis.tsx";
import { partyName, pointName } from "./in-words.ts";

type ListsProps = {
  readonly model: Model;
  readonly evidence: Evidence;
  readonly edit: (...edits: readonly ModelEdit[]) => void;
};

type Statement = NonNullable<Model["parties"][number]["statements"]>[number];

/** Statements of each party, with a form for one more. */
export function Statements({ model, evidence, edit }: ListsProps) {
  return (
    <section>
      <h2>Known only as an order</h2>
      {model.parties.map((party) => (
        <div key={party.id}>
          {(party.statements ?? []).length > 0 && (
            <h3>
              <SafeText text={partyName(model, party.id)} />
            </h3>
          )}
          <ul className="outcome-list">
            {(party.statements ?? []).map((one, at) => (
              <li key={at}>
                <SafeText text={statementInWords(model, one)} /> <BasisOf entry={one} evidence={evidence} />{" "}
                <button
                  type="button"
                  className="plain-button no-print"
                  onClick={() => edit({ kind: "remove statement", party: party.id, at })}
                >
                  Take out<span className="sr-only">: {statementInWords(model, one)}</span>
                </button>
              </li>
            ))}
          </ul>
        </div>
      ))}
      <NewStatement model={model} evidence={evidence} edit={edit} />
    </section>
  );
}

const Kinds = [
  { kind: "moreImportant", words: "finds more important than" },
  { kind: "asImportant", words: "finds as important as" },
  { kind: "prefers", words: "prefers, on one point," },
] as const;

function NewStatement({ model, evidence, edit }: ListsProps) {
  const [party, setParty] = useState(model.parties[0]?.id ?? "");
  const [kind, setKind] = useState<(typeof Kinds)[number]["kind"]>("moreImportant");
  const [first, setFirst] = useState(model.points[0]?.id ?? "");
  const [second, setSecond] = useState(model.points[1]?.id ?? "");
  const [better, setBetter] = useState("");
  const [worse, setWorse] = useState("");
  const [source, setSource] = useState("");
  const points = model.points.map(({ id }) => ({ id, name: pointName(model, id) }));
  const options = optionsAt(model, first);
  const positions = evidence.positionsOn(party, first).slice(0, 12);
  const [betterNow, worseNow] = [options.some(({ id }) => id === better) ? better : (options[0]?.id ?? ""), worse];
  const worseOption = options.some(({ id }) => id === worseNow) ? worseNow : (options[1]?.id ?? "");
  const add = (): void => {
    const basis = source === "" ? {} : { source };
    const statement: Statement | undefined =
      kind === "prefers"
        ? { prefers: { [first]: idOf(model, first, betterNow) }, to: { [first]: idOf(model, first, worseOption) }, ...basis }
        : first === second
          ? undefined
          : kind === "moreImportant"
            ? { moreImportant: first, than: second, ...basis }
            : { asImportant: first, as: second, ...basis };
    if (statement !== undefined && model.parties.some(({ id }) => id === party)) edit({ kind: "add statement", party, statement });
  };
  return (
    <div className="outcome-new no-print">
      <Choice label="Party" value={party} from={model.parties.map(({ id }) => ({ id, name: partyName(model, id) }))} onChange={setParty} />
      <Choice
        label="Says"
        value={kind}
        from={Kinds.map(({ kind: id, words }) => ({ id, name: words }))}
        onChange={(chosen) => setKind(Kinds.find((one) => one.kind === chosen)?.kind ?? "moreImportant")}
      />
      <Choice label="Point" value={first} from={points} onChange={setFirst} />
      {kind === "prefers" ? (
        <>
          <Choice label="Better" value={betterNow} from={options} onChange={setBetter} />
          <Choice label="Than" value={worseOption} from={options} onChange={setWorse} />
        </>
      ) : (
        <Choice label="Than" value={second} from={points} onChange={setSecond} />
      )}
      <Choice
        label="Rests on"
        value={source}
        from={[
          { id: "", name: "my assumption" },
          ...positions.map(({ id, line }) => ({ id, name: line.length > 80 ? `${line.slice(0, 79)}…` : line })),
        ]}
        onChange={setSource}
      />
      <button type="button" className="button" onClick={add}>
        Add statement
      </button>
    </div>
  );
}

/** Links between options, with a form for one more. */
export function Links({ model, evidence, edit }: ListsProps) {
  return (
    <section>
      <h2>Links between options</h2>
      {(model.links ?? []).length === 0 && <p>Every option goes with every other.</p>}
      <ul className="outcome-list">
        {(model.links ?? []).map((one, at) => (
          <li key={at}>
            <SafeText text={linkInWords(model, at)} /> <BasisOf entry={one} evidence={evidence} />{" "}
            <button type="button" className="plain-button no-print" onClick={() => edit({ kind: "remove link", at })}>
              Take out<span className="sr-only">: {linkInWords(model, at)}</span>
            </button>
          </li>
        ))}
      </ul>
      <NewLink model={model} edit={edit} />
    </section>
  );
}

function NewLink({ model, edit }: Pick<ListsProps, "model" | "edit">) {
  const [kind, setKind] = useState("only");
  const [first, setFirst] = useState(model.points[0]?.id ?? "");
  const [second, setSecond] = useState(model.points[1]?.id ?? "");
  const [one, setOne] = useState("");
  const [other, setOther] = useState("");
  const points = model.points.map(({ id }) => ({ id, name: pointName(model, id) }));
  const firstOptions = optionsAt(model, first);
  const secondOptions = optionsAt(model, second);
  const oneNow = firstOptions.some(({ id }) => id === one) ? one : (firstOptions[0]?.id ?? "");
  const otherNow = secondOptions.some(({ id }) => id === other) ? other : (secondOptions[0]?.id ?? "");
  const add = (): void => {
    if (first === second || oneNow === "" || otherNow === "") return;
    const sides = [{ [first]: idOf(model, first, oneNow) }, { [second]: idOf(model, second, otherNow) }] as const;
    edit({ kind: "add link", link: kind === "only" ? { if: sides[0], onlyWith: sides[1] } : { never: { ...sides[0], ...sides[1] } } });
  };
  return (
    <div className="outcome-new no-print">
      <Choice label="Point" value={first} from={points} onChange={setFirst} />
      <Choice label="Option" value={oneNow} from={firstOptions} onChange={setOne} />
      <Choice
        label="Goes"
        value={kind}
        from={[
          { id: "only", name: "only with" },
          { id: "never", name: "never with" },
        ]}
        onChange={setKind}
      />
      <Choice label="Other point" value={second} from={points} onChange={setSecond} />
      <Choice label="Its option" value={otherNow} from={secondOptions} onChange={setOther} />
      <button type="button" className="button" disabled={first === second} onClick={add}>
        Add link
      </button>
    </div>
  );
}

function Choice({
  label,
  value,
  from,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly from: readonly { readonly id: string; readonly name: string }[];
  readonly onChange: (value: string) => void;
}) {
  return (
    <label>
      {label}
      <select value={value} onChange={(event) => onChange(event.target.value)}>
        {from.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

function optionsAt(model: Model, point: string): readonly { readonly id: string; readonly name: string }[] {
  const found = model.points.find(({ id }) => id === point);
  return found === undefined ? [] : optionsOf(found).map(({ id, name }) => ({ id: String(id), name }));
}

function idOf(model: Model, point: string, option: string): string | number {
  const found = model.points.find(({ id }) => id === point);
  return (found === undefined ? undefined : optionsOf(found).find(({ id }) => String(id) === option)?.id) ?? option;
}

function statementInWords(model: Model, statement: Statement): string {
  if ("moreImportant" in statement)
    return `“${pointName(model, statement.moreImportant)}” is more important than “${pointName(model, statement.than)}”`;
  if ("asImportant" in statement)
    return `“${pointName(model, statement.asImportant)}” is as important as “${pointName(model, statement.as)}”`;
  const side = (options: Readonly<Record<string, string | number>>): string =>
    Object.entries(options)
      .map(([point, option]) => `${pointName(model, point)}: ${option}`)
      .join("; ");
  return "prefers" in statement
    ? `prefers ${side(statement.prefers)} to ${side(statement.to)}`
    : `finds ${side(statement.indifferent)} as good as ${side(statement.to)}`;
}

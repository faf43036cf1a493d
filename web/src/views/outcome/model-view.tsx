/** Decides how the model is seen and edited: points with their options against parties, each entry with what it rests on. */
import { useState } from "react";
import { type Amount, basisOf, type Model, type ModelEdit, optionsOf } from "#bargaining";
import { ItemLink } from "../../parts/item-link.tsx";
import { SafeText } from "../../parts/safe-text.tsx";
import { saveJson, saveRows } from "../../parts/save-drawing.ts";
import { Stance } from "../../parts/stance.tsx";
import type { Editing } from "../../parts/use-editing.ts";
import { BasisOf, type Evidence } from "./basis.tsx";
import { type Entry, EntryForm } from "./entry-form.tsx";
import { amountInWords, partyName, pointName } from "./in-words.ts";
import { Links, Statements } from "./model-lists.tsx";
import { AddPart, type Part, PartForm } from "./part-form.tsx";

type ModelViewProps = { readonly editing: Editing<Model, ModelEdit>; readonly evidence: Evidence };

export function ModelView({ editing, evidence }: ModelViewProps) {
  const { model, edit } = editing;
  const [entry, setEntry] = useState<Entry>();
  const [part, setPart] = useState<Part>();
  return (
    <section className="outcome-model">
      <p className="outcome-small">
        Press a number to change it and say what it rests on. ● a source &nbsp; ○ somebody's assumption &nbsp; ✕ never acceptable (red line)
      </p>
      <div className="table-scroll">
        <table className="table outcome-entries">
          <thead>
            <tr>
              <th scope="col">Point and option</th>
              <th scope="col">Draft</th>
              {model.parties.map(({ id }, party) => (
                <th key={id} scope="col">
                  <button type="button" className="plain-button" onClick={() => setPart({ kind: "party", party: id })}>
                    <SafeText text={partyName(model, party)} />
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">No deal is worth</th>
              <td />
              {model.parties.map(({ id, reservationValue }) => (
                <td key={id}>
                  <AmountCell
                    amount={reservationValue}
                    label={`what no deal is worth to ${partyName(model, id)}`}
                    evidence={evidence}
                    onOpen={() => setEntry({ kind: "reservation value", party: id })}
                  />
                </td>
              ))}
            </tr>
          </tbody>
          {model.points.map((point) => (
            <PointRows
              key={point.id}
              model={model}
              point={point}
              editing={editing}
              evidence={evidence}
              onEntry={setEntry}
              onPart={setPart}
            />
          ))}
        </table>
      </div>
      <div className="edit-bar no-print">
        <AddPart
          what="point"
          taken={model.points.map(({ id }) => id)}
          onAdd={(id) => edit({ kind: "add point", id, options: ["yes", "no"] })}
        />
        <AddPart what="party" taken={model.parties.map(({ id }) => id)} onAdd={(id) => edit({ kind: "add party", id })} />
        <button type="button" className="plain-button" onClick={() => saveRows(rowsOf(model), "outcomes-model.csv")}>
          Save the table (CSV)
        </button>
        <button type="button" className="plain-button" onClick={() => saveJson(model, "outcomes-model.json")}>
          Save the model (JSON)
        </button>
      </div>
      <Statements model={model} evidence={evidence} edit={edit} />
      <Links model={model} evidence={evidence} edit={edit} />
      {entry !== undefined && (
        <EntryForm
          key={JSON.stringify(entry)}
          model={model}
          entry={entry}
          evidence={evidence}
          edit={edit}
          onClose={() => setEntry(undefined)}
        />
      )}
      {part !== undefined && <PartForm model={model} part={part} edit={edit} onClose={() => setPart(undefined)} />}
    </section>
  );
}

type PointRowsProps = {
  readonly model: Model;
  readonly point: Model["points"][number];
  readonly editing: Editing<Model, ModelEdit>;
  readonly evidence: Evidence;
  readonly onEntry: (entry: Entry) => void;
  readonly onPart: (part: Part) => void;
};

function PointRows({ model, point, editing, evidence, onEntry, onPart }: PointRowsProps) {
  const name = pointName(model, point.id);
  return (
    <tbody>
      <tr className="outcome-point-row">
        <th scope="rowgroup">
          <button type="button" className="plain-button" onClick={() => onPart({ kind: "point", point: point.id })}>
            <SafeText text={name} />
          </button>
          {point.source !== undefined && (
            <div className="outcome-small">
              <BasisOf entry={point} evidence={evidence} />
            </div>
          )}
        </th>
        <td className="outcome-small">weight</td>
        {model.parties.map(({ id, weights }) => (
          <td key={id}>
            <AmountCell
              amount={weights?.[point.id]}
              label={`weight of ${name} for ${partyName(model, id)}`}
              evidence={evidence}
              onOpen={() => onEntry({ kind: "weight", party: id, point: point.id })}
            />
            {evidence
              .positionsOn(id, point.id)
              .slice(0, 3)
              .map((one) => (
                <div key={one.id} className="outcome-small">
                  <ItemLink id={one.id} className="reference" label={one.line}>
                    <Stance stance={one.stance} />
                  </ItemLink>
                  {one.date !== undefined && ` ${one.date}`}
                </div>
              ))}
          </td>
        ))}
      </tr>
      {optionsOf(point).map(({ id: option, name: words }) => (
        <tr key={String(option)}>
          <th scope="row" className="outcome-option-name">
            <button
              type="button"
              className="plain-button"
              onClick={() => onPart({ kind: "option", point: point.id, option: String(option) })}
            >
              <SafeText text={words} />
            </button>
          </th>
          <td>
            <input
              type="radio"
              name={`draft ${point.id}`}
              aria-label={`${words} is in today's draft`}
              checked={String(model.draft?.[point.id]) === String(option)}
              onChange={() => editing.edit({ kind: "set draft", point: point.id, option: String(option) })}
            />
          </td>
          {model.parties.map((party) => {
            const line = party.redLines?.find((one) => one.point === point.id && String(one.option) === String(option));
            return (
              <td key={party.id}>
                <AmountCell
                  amount={party.values?.[point.id]?.[String(option)]}
                  label={`value of ${words} on ${name} for ${partyName(model, party.id)}${line === undefined ? "" : ", red line"}`}
                  evidence={evidence}
                  onOpen={() => onEntry({ kind: "value", party: party.id, point: point.id, option: String(option) })}
                />
                {line !== undefined && (
                  <div className="outcome-small">
                    ✕ never: <BasisOf entry={line} evidence={evidence} />
                  </div>
                )}
              </td>
            );
          })}
        </tr>
      ))}
    </tbody>
  );
}

function AmountCell({
  amount,
  label,
  evidence,
  onOpen,
}: {
  readonly amount: Amount | undefined;
  readonly label: string;
  readonly evidence: Evidence;
  readonly onOpen: () => void;
}) {
  const words = amountInWords(amount);
  return (
    <>
      <button type="button" className="outcome-amount" aria-label={`${words === "?" ? "not known" : words}: ${label}`} onClick={onOpen}>
        {words}
      </button>
      {amount !== undefined && (
        <div className="outcome-small">
          <BasisOf entry={amount} evidence={evidence} />
        </div>
      )}
    </>
  );
}

function rowsOf(model: Model): readonly (readonly (string | number)[])[] {
  const line = (amount: Amount | undefined): readonly string[] => {
    const { kind, source, by, date } = basisOf(amount);
    return [
      amountInWords(amount),
      amount === undefined ? "" : kind === "source" ? (source ?? "") : `assumption ${by ?? ""}`.trim(),
      date ?? "",
    ];
  };
  return [
    ["party", "entry", "point", "option", "amount", "rests on", "date"],
    ...model.parties.flatMap((party) => [
      [party.id, "no deal", "", "", ...line(party.reservationValue)],
      ...model.points.flatMap((point) => [
        [party.id, "weight", point.id, "", ...line(party.weights?.[point.id])],
        ...optionsOf(point).map(({ id }) => [party.id, "value", point.id, id, ...line(party.values?.[point.id]?.[String(id)])]),
      ]),
      ...(party.redLines ?? []).map((one) => {
        const { source, by, date } = basisOf(one);
        return [party.id, "red line", one.point, one.option, "never", source ?? `assumption ${by ?? ""}`.trim(), date ?? ""];
      }),
    ]),
  ];
}

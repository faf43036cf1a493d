/** Decides how a person corrects an item: only what was changed is sent, with the reason given. */
import { useEffect, useRef, useState } from "react";
import type { ItemView } from "#report";
import { useDecide } from "../decide.ts";
import { ActorsInput, SidesInput, useNamed } from "./actors-input.tsx";
import { correctableFields, type Field } from "./correctable.ts";
import { Labelled } from "./labelled.tsx";

type CorrectFormProps = { readonly item: ItemView; readonly seq: number; readonly onDone: () => void };

export function CorrectForm({ item, seq, onDone }: CorrectFormProps) {
  const fields = correctableFields(item);
  const [changed, setChanged] = useState<Readonly<Record<string, unknown>>>({});
  const [reason, setReason] = useState("");
  const decide = useDecide();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>("select,input")?.focus(), []);
  const set = (name: string, value: unknown): void => setChanged({ ...changed, [name]: value });
  if (fields.length === 0)
    return <p className="drawer-note">A clash is not corrected itself: correct or reject one of the items it is between.</p>;
  return (
    <form
      ref={form}
      className="correct-form"
      onKeyDown={(event) => {
        if (event.key === "Escape") onDone();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        if (Object.keys(changed).length === 0) return onDone();
        const why = reason.trim() === "" ? {} : { reason: reason.trim() };
        decide.mutate({ act: "correct", items: [item.id], fields: changed, expectedSeq: seq, ...why }, { onSuccess: onDone });
      }}
    >
      {fields.map((field) => (
        <FieldInput key={field.name} field={field} set={(value) => set(field.name, value)} />
      ))}
      <Labelled label="Why">
        {(id) => (
          <input
            id={id}
            value={reason}
            placeholder="optional; stands beside the decision"
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Labelled>
      <div className="acts">
        <button type="submit" disabled={decide.isPending || Object.keys(changed).length === 0}>
          Save the correction <kbd>Enter</kbd>
        </button>
        <button type="button" onClick={onDone}>
          Cancel <kbd>Esc</kbd>
        </button>
      </div>
    </form>
  );
}

function FieldInput({ field, set }: { readonly field: Field; readonly set: (value: unknown) => void }) {
  switch (field.is) {
    case "choice":
      return (
        <Labelled label={field.label}>
          {(id) => (
            <select id={id} defaultValue={field.value} onChange={(event) => set(event.target.value === "" ? null : event.target.value)}>
              {field.optional && <option value="">not given</option>}
              {field.choices.map((choice) => (
                <option key={choice}>{choice}</option>
              ))}
            </select>
          )}
        </Labelled>
      );
    case "words":
      return (
        <Labelled label={field.label}>
          {(id) => <input id={id} defaultValue={field.value} required onChange={(event) => set(event.target.value)} />}
        </Labelled>
      );
    case "count":
      return (
        <Labelled label={field.label}>
          {(id) => (
            <input
              id={id}
              type="number"
              min="1"
              defaultValue={field.value}
              onChange={(event) => set(event.target.value === "" ? null : event.target.valueAsNumber)}
            />
          )}
        </Labelled>
      );
    case "place":
      return (
        <Labelled label={field.label}>
          {(id) => (
            <input
              id={id}
              defaultValue={field.value}
              onChange={(event) => set(event.target.value.trim() === "" ? null : { name: event.target.value.trim(), is: "stated" })}
            />
          )}
        </Labelled>
      );
    case "days":
      return <DaysInput field={field} set={set} />;
    case "item":
      return <ItemInput field={field} set={set} />;
    case "actors":
      return (
        <Labelled label={field.label}>
          {(id) => <ActorsInput id={id} chosen={field.value} onChange={(actors) => set(actors.map((actor) => actor.id))} />}
        </Labelled>
      );
    case "sides":
      return <SidesInput field={field} set={set} />;
  }
}

function DaysInput({ field, set }: { readonly field: Extract<Field, { readonly is: "days" }>; readonly set: (value: unknown) => void }) {
  const [days, setDays] = useState({ from: field.from, to: field.to, approximate: field.approximate });
  const change = (patch: Partial<typeof days>): void => {
    const next = { ...days, ...patch };
    if (patch.from !== undefined && (next.to === "" || next.to < patch.from || days.to === days.from)) next.to = patch.from;
    setDays(next);
    set(
      next.from === ""
        ? null
        : { from: next.from, to: next.to, precision: next.from === next.to ? "day" : "range", approximate: next.approximate },
    );
  };
  return (
    <Labelled label={field.label}>
      {(id) => (
        <span className="days-input">
          <input
            id={id}
            type="date"
            aria-label={`${field.label}: first day`}
            value={days.from}
            onChange={(event) => change({ from: event.target.value })}
          />
          <span aria-hidden="true">to</span>
          <input
            type="date"
            aria-label={`${field.label}: last day`}
            min={days.from}
            value={days.to}
            onChange={(event) => change({ to: event.target.value })}
          />
          <label className="check">
            <input type="checkbox" checked={days.approximate} onChange={(event) => change({ approximate: event.target.checked })} /> about
          </label>
        </span>
      )}
    </Labelled>
  );
}

function ItemInput({ field, set }: { readonly field: Extract<Field, { readonly is: "item" }>; readonly set: (value: unknown) => void }) {
  const choices = useNamed(field.listing);
  return (
    <Labelled label={field.label}>
      {(id) => (
        <select
          key={choices.length}
          id={id}
          defaultValue={field.value}
          onChange={(event) => set(event.target.value === "" ? null : event.target.value)}
        >
          {field.optional && <option value="">not known</option>}
          {choices.map((choice) => (
            <option key={choice.id} value={choice.id}>
              {choice.name}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  );
}

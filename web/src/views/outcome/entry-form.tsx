/** Decides how one number of the model is entered: exact, between two bounds or not known, with what it rests on. */
import { type FormEvent, useState } from "react";
import { type Amount, amountOf, basisOf, type Model, type ModelEdit, optionsOf } from "#bargaining";
import { Dialog } from "../../parts/dialog.tsx";
import { SafeText } from "../../parts/safe-text.tsx";
import type { Evidence } from "./basis.tsx";
import { partyName, pointName } from "./in-words.ts";

/** Which number is open. */
export type Entry =
  | { readonly kind: "reservation value"; readonly party: string }
  | { readonly kind: "weight"; readonly party: string; readonly point: string }
  | { readonly kind: "value"; readonly party: string; readonly point: string; readonly option: string };

type EntryFormProps = {
  readonly model: Model;
  readonly entry: Entry;
  readonly evidence: Evidence;
  readonly edit: (...edits: readonly ModelEdit[]) => void;
  readonly onClose: () => void;
};

type Known = "exact" | "between" | "unknown";

export function EntryForm({ model, entry, evidence, edit, onClose }: EntryFormProps) {
  const party = model.parties.find(({ id }) => id === entry.party);
  const amount = amountAt(model, entry);
  const said = amountOf(amount);
  const before = basisOf(amount);
  const line =
    entry.kind === "value" ? party?.redLines?.find((one) => one.point === entry.point && String(one.option) === entry.option) : undefined;
  const [known, setKnown] = useState<Known>(said === undefined ? "unknown" : said.from === said.to ? "exact" : "between");
  const [from, setFrom] = useState(said === undefined ? "" : String(said.from));
  const [to, setTo] = useState(said === undefined ? "" : String(said.to));
  const [source, setSource] = useState(before.source ?? "");
  const [date, setDate] = useState(before.date ?? "");
  const [certainty, setCertainty] = useState(before.certainty ?? "");
  const [note, setNote] = useState(before.note ?? "");
  const [isNever, setNever] = useState(line !== undefined);
  const [trouble, setTrouble] = useState<string>();
  const positions = entry.kind === "reservation value" ? [] : evidence.positionsOn(entry.party, entry.point).slice(0, 12);
  const isOther = source !== "" && !positions.some(({ id }) => id === source);
  const save = (event: FormEvent): void => {
    event.preventDefault();
    const [low, high] = [from.trim(), (known === "exact" ? from : to).trim()];
    if (known !== "unknown" && !(isNumber(low) && isNumber(high))) {
      setTrouble(`'${isNumber(low) ? high : low}' is no number; write for example 0.25, or 3/7.`);
      return;
    }
    // An assumption is signed with name and date when the model is kept; what was signed and stays as it was keeps its name.
    const isSame = said !== undefined && known !== "unknown" && String(said.from) === low && String(said.to) === high;
    const basis = {
      ...(source === "" ? {} : { source }),
      ...(date === "" || (source === "" && !isSame) ? {} : { date }),
      ...(certainty === "" ? {} : { certainty }),
      ...(note === "" ? {} : { note }),
      ...(source === "" && isSame && before.by !== undefined ? { by: before.by } : {}),
    };
    const entered: Amount | undefined =
      known === "exact"
        ? { value: low, ...basis }
        : known === "between"
          ? { from: low, to: high, ...basis }
          : Object.keys(basis).length === 0 && entry.kind !== "reservation value"
            ? undefined
            : { unknown: true, ...basis };
    edit(
      ...editsFor(
        entry,
        entry.kind === "reservation value" && known === "unknown" && source === "" && note === "" ? undefined : entered,
        line !== undefined,
        isNever,
        basis,
      ),
    );
    onClose();
  };
  return (
    <Dialog title={titleOf(model, entry)} onClose={onClose} className="outcome-form">
      <form onSubmit={save}>
        <fieldset>
          <legend>How it is known</legend>
          {(["exact", "between", "unknown"] as const).map((one) => (
            <label key={one}>
              <input type="radio" name="known" checked={known === one} onChange={() => setKnown(one)} />
              {one === "exact"
                ? "exactly"
                : one === "between"
                  ? "between two bounds"
                  : entry.kind === "reservation value"
                    ? "not given"
                    : "not known"}
            </label>
          ))}
          {known !== "unknown" && (
            <label>
              {known === "exact" ? "Number" : "From"}
              <input
                value={from}
                inputMode="decimal"
                onChange={(event) => setFrom(event.target.value)}
                aria-invalid={trouble !== undefined}
              />
            </label>
          )}
          {known === "between" && (
            <label>
              To
              <input value={to} inputMode="decimal" onChange={(event) => setTo(event.target.value)} aria-invalid={trouble !== undefined} />
            </label>
          )}
          {trouble !== undefined && <p role="alert">{trouble}</p>}
        </fieldset>
        {entry.kind === "value" && (
          <label>
            <input type="checkbox" checked={isNever} onChange={(event) => setNever(event.target.checked)} /> never acceptable to it (red
            line); it rests on the same
          </label>
        )}
        <fieldset>
          <legend>What it rests on</legend>
          <label>
            <input type="radio" name="source" checked={source === ""} onChange={() => setSource("")} />○ my assumption; name and date are
            added when it is kept
          </label>
          {positions.map((one) => (
            <label key={one.id}>
              <input
                type="radio"
                name="source"
                checked={source === one.id}
                onChange={() => {
                  setSource(one.id);
                  setDate(one.date ?? "");
                }}
              />
              ● <SafeText text={one.line} />
            </label>
          ))}
          <label>
            ● another source: a document, a passage, an item's id
            <input value={isOther ? source : ""} onChange={(event) => setSource(event.target.value)} />
          </label>
          <label>
            Date
            <input type="date" value={/^\d{4}-\d{2}-\d{2}$/u.test(date) ? date : ""} onChange={(event) => setDate(event.target.value)} />
          </label>
          <label>
            Certainty, in your words
            <input value={certainty} onChange={(event) => setCertainty(event.target.value)} />
          </label>
          <label>
            Note
            <input value={note} onChange={(event) => setNote(event.target.value)} />
          </label>
        </fieldset>
        <div className="acts">
          <button type="submit" className="button">
            Set
          </button>
          <button type="button" className="plain-button" onClick={onClose}>
            Leave as it was
          </button>
        </div>
      </form>
    </Dialog>
  );
}

function editsFor(
  entry: Entry,
  amount: Amount | undefined,
  wasNever: boolean,
  isNever: boolean,
  basis: Readonly<Record<string, string>>,
): readonly ModelEdit[] {
  switch (entry.kind) {
    case "reservation value":
      return [{ kind: "set reservation value", party: entry.party, amount }];
    case "weight":
      return [{ kind: "set weight", party: entry.party, point: entry.point, amount }];
    case "value": {
      const { party, point, option } = entry;
      return [
        { kind: "set value", party, point, option, amount },
        ...(wasNever === isNever ? [] : [{ kind: "set red line" as const, party, point, option, line: isNever ? basis : undefined }]),
      ];
    }
  }
}

function amountAt(model: Model, entry: Entry): Amount | undefined {
  const party = model.parties.find(({ id }) => id === entry.party);
  switch (entry.kind) {
    case "reservation value":
      return party?.reservationValue;
    case "weight":
      return party?.weights?.[entry.point];
    case "value":
      return party?.values?.[entry.point]?.[entry.option];
  }
}

function titleOf(model: Model, entry: Entry): string {
  const who = partyName(model, entry.party);
  switch (entry.kind) {
    case "reservation value":
      return `What no deal is worth to ${who}`;
    case "weight":
      return `Weight of “${pointName(model, entry.point)}” for ${who}`;
    case "value": {
      const point = model.points.find(({ id }) => id === entry.point);
      const option = point === undefined ? undefined : optionsOf(point).find(({ id }) => String(id) === entry.option);
      return `Value of “${option?.name ?? entry.option}” on “${pointName(model, entry.point)}” for ${who}`;
    }
  }
}

function isNumber(text: string): boolean {
  return /^[+-]?(?:\d+(?:[.]\d*)?|[.]\d+)(?:e[+-]?\d{1,2})?(?:\/\d+(?:[.]\d+)?)?$/iu.test(text);
}

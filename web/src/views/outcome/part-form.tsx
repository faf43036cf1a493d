/** Decides how points, options and parties are named, added and taken out. */
import { type FormEvent, useState } from "react";
import { type Model, type ModelEdit, optionsOf } from "#bargaining";
import { Dialog } from "../../parts/dialog.tsx";

/** What is open. */
export type Part =
  | { readonly kind: "party"; readonly party: string }
  | { readonly kind: "point"; readonly point: string }
  | { readonly kind: "option"; readonly point: string; readonly option: string };

type PartFormProps = {
  readonly model: Model;
  readonly part: Part;
  readonly edit: (...edits: readonly ModelEdit[]) => void;
  readonly onClose: () => void;
};

export function PartForm({ model, part, edit, onClose }: PartFormProps) {
  const point = part.kind === "party" ? undefined : model.points.find(({ id }) => id === part.point);
  const id = part.kind === "party" ? part.party : part.kind === "point" ? part.point : part.option;
  const taken =
    part.kind === "party"
      ? model.parties.map((one) => one.id)
      : part.kind === "point"
        ? model.points.map((one) => one.id)
        : point === undefined
          ? []
          : optionsOf(point).map((one) => String(one.id));
  const [name, setName] = useState(id);
  const [words, setWords] = useState(part.kind === "point" ? (point?.name ?? "") : "");
  const [option, setOption] = useState("");
  const [cost, setCost] = useState(part.kind === "point" ? String(model.costs?.[part.point] ?? 1) : "");
  const isTaken = name !== id && taken.includes(name.trim());
  const save = (event: FormEvent): void => {
    event.preventDefault();
    const fresh = name.trim();
    if (fresh === "" || isTaken) return;
    if (part.kind === "party") edit({ kind: "rename party", party: id, id: fresh });
    else if (part.kind === "option") edit({ kind: "rename option", point: part.point, option: id, id: fresh });
    else {
      const price = Number(cost);
      edit(
        { kind: "rename point", point: id, id: fresh },
        ...(words.trim() === "" || words === point?.name ? [] : [{ kind: "say point" as const, point: fresh, name: words.trim() }]),
        ...(Number.isFinite(price) && price >= 0
          ? [{ kind: "set cost" as const, point: fresh, cost: price === 1 ? undefined : price }]
          : []),
        ...(option.trim() === "" || taken.length === 0 ? [] : [{ kind: "add option" as const, point: fresh, option: option.trim() }]),
      );
    }
    onClose();
  };
  const remove = (): void => {
    if (part.kind === "party") edit({ kind: "remove party", party: id });
    else if (part.kind === "option") edit({ kind: "remove option", point: part.point, option: id });
    else edit({ kind: "remove point", point: id });
    onClose();
  };
  const isLast = part.kind === "party" ? model.parties.length < 2 : part.kind === "point" ? model.points.length < 2 : taken.length < 2;
  return (
    <Dialog
      title={`${part.kind === "party" ? "Party" : part.kind === "point" ? "Point" : "Option"}: ${id}`}
      onClose={onClose}
      className="outcome-form"
    >
      <form onSubmit={save}>
        <label>
          Short name
          <input value={name} onChange={(event) => setName(event.target.value)} aria-invalid={isTaken} />
        </label>
        {isTaken && <p role="alert">Another one is called that.</p>}
        {part.kind === "point" && (
          <>
            <label>
              In full
              <input value={words} onChange={(event) => setWords(event.target.value)} />
            </label>
            <label>
              One more option
              <input value={option} onChange={(event) => setOption(event.target.value)} />
            </label>
            <label>
              What changing it in the draft costs
              <input value={cost} inputMode="decimal" onChange={(event) => setCost(event.target.value)} />
            </label>
          </>
        )}
        <div className="acts">
          <button type="submit" className="button">
            Set
          </button>
          <button type="button" className="plain-button" disabled={isLast} onClick={remove}>
            Take it out, with all that is said of it
          </button>
        </div>
      </form>
    </Dialog>
  );
}

/** A name and a button. */
export function AddPart({
  what,
  taken,
  onAdd,
}: {
  readonly what: string;
  readonly taken: readonly string[];
  readonly onAdd: (id: string) => void;
}) {
  const [name, setName] = useState("");
  const fresh = name.trim();
  return (
    <form
      className="outcome-add"
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

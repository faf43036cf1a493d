/** Decides how two names for one actor, point or instrument are joined: the item in hand stays, the other goes into it, and one undo parts them. */
import { useQuery } from "@tanstack/react-query";
import { useEffect, useId, useRef, useState } from "react";
import type { ItemView, ViewOf } from "#report";
import { listQuery } from "../../api/queries.ts";
import { useDecide } from "../decide.ts";
import { listingOf } from "../kinds.ts";
import { SafeText } from "../safe-text.tsx";

type Named = ViewOf<"actor"> | ViewOf<"point"> | ViewOf<"instrument">;

/** Only what has a name is chosen from a list. */
export function canBeJoined(item: ItemView): item is Named {
  return "name" in item;
}

export function JoinForm({ item, seq, onDone }: { readonly item: Named; readonly seq: number; readonly onDone: () => void }) {
  const id = useId();
  const [other, setOther] = useState("");
  const decide = useDecide();
  const choice = useRef<HTMLSelectElement>(null);
  useEffect(() => choice.current?.focus(), []);
  const { data } = useQuery(listQuery(listingOf(item.kind), { limit: 2000 }, {}));
  const others = (data?.value.items ?? []).filter(
    (one): one is Named => canBeJoined(one) && one.id !== item.id && one.standing !== "rejected",
  );
  const sorted = [...others].sort((one, another) => one.name.localeCompare(another.name, "en"));
  return (
    <form
      className="correct-form"
      onKeyDown={(event) => {
        if (event.key === "Escape") onDone();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        decide.mutate({ act: "merge", items: [item.id, other], expectedSeq: seq }, { onSuccess: onDone });
      }}
    >
      <p>
        <SafeText text={item.name} /> is the same as this one, whose accounts it takes over:
      </p>
      <div className="labelled">
        <label htmlFor={id}>The other</label>
        <select id={id} ref={choice} value={other} onChange={(event) => setOther(event.target.value)}>
          <option value="">choose</option>
          {sorted.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
      </div>
      <div className="acts">
        <button type="submit" disabled={other === "" || decide.isPending}>
          Join them
        </button>
        <button type="button" onClick={onDone}>
          Cancel <kbd>Esc</kbd>
        </button>
      </div>
    </form>
  );
}

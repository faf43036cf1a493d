/** Decides what stands behind any item: its facts, the words it rests on, what contradicts it, who decided what, and the acts one may take. */
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { ItemView } from "#report";
import type { ExplainAnswer } from "../../api/answers.ts";
import { explainQuery, showQuery } from "../../api/queries.ts";
import { useKeys } from "../../keys/keys.ts";
import { clocksOf, useSelect, useSelection } from "../../url.ts";
import { momentInWords } from "../days.ts";
import { useDecide, useUndo } from "../decide.ts";
import { ItemLine } from "../item-line.tsx";
import { Sources } from "../item-row.tsx";
import { SafeText } from "../safe-text.tsx";
import { StandingMark } from "../standing.tsx";
import { Answer } from "../waiting.tsx";
import { ClashSides } from "./clash-sides.tsx";
import { ClashesOf } from "./clashes-of.tsx";
import { CorrectForm } from "./correct-form.tsx";
import { Grounds } from "./grounds.tsx";
import { ItemFields } from "./item-fields.tsx";
import { canBeJoined, JoinForm } from "./join-form.tsx";
import { PositionHistory } from "./position-history.tsx";
import "./evidence.css";

/** The drawer of the item `id`. */
export function EvidenceDrawer({ id }: { readonly id: string }) {
  const select = useSelect();
  const asked = useQuery(showQuery(id, clocksOf(useSelection())));
  const drawer = useRef<HTMLElement>(null);
  useEffect(() => {
    drawer.current?.scrollTo({ top: 0 });
  }, []);
  return (
    <aside className="drawer no-print" aria-label="Evidence" ref={drawer}>
      <button
        type="button"
        className="tool-button drawer-close"
        aria-label="Close the evidence (Esc)"
        onClick={() => select({ sel: undefined })}
      >
        ×
      </button>
      <Answer of={asked}>
        {({ item }, seq) =>
          item === undefined ? (
            <p className="drawer-note">This is a document: open it from the list.</p>
          ) : (
            <Evidence item={item} seq={seq} />
          )
        }
      </Answer>
    </aside>
  );
}

function Evidence({ item, seq }: { readonly item: ItemView; readonly seq: number }) {
  const asked = useQuery(explainQuery(item.id, clocksOf(useSelection())));
  return (
    <>
      <header className="drawer-head">
        <p className="drawer-kind">
          <span className="kind">{item.kind}</span> <StandingMark standing={item.standing} /> <Sources item={item} />
        </p>
        <h2 dir="auto">{"name" in item ? <SafeText text={item.name} /> : <ItemLine item={item} />}</h2>
      </header>
      <Acts item={item} seq={seq} />
      <ItemFields item={item} />
      {item.kind === "clash" && <ClashSides clash={item} grounds={asked.data?.value.grounds ?? []} />}
      {item.clashes.length > 0 && <ClashesOf ids={item.clashes} />}
      {item.kind === "position" && <PositionHistory position={item} />}
      <section>
        <h3>Rests on</h3>
        <Answer of={asked}>{(explained) => <Grounds grounds={explained.grounds} />}</Answer>
      </section>
      {asked.data !== undefined && <Past explained={asked.data.value} />}
      <p className="drawer-id">
        <code>{item.id}</code>
      </p>
    </>
  );
}

function Acts({ item, seq }: { readonly item: ItemView; readonly seq: number }) {
  const [open, setOpen] = useState<"correct" | "join">();
  const decide = useDecide();
  const undo = useUndo();
  const settle = (act: "confirm" | "reject"): void => decide.mutate({ act, items: [item.id], expectedSeq: seq });
  useKeys("Evidence", [
    { keys: "y", does: "Confirm", run: () => settle("confirm") },
    { keys: "e", does: "Correct", run: () => setOpen("correct") },
    { keys: "x", does: "Reject", run: () => settle("reject") },
  ]);
  return (
    <>
      <div className="acts">
        <button type="button" onClick={() => settle("confirm")} disabled={item.standing === "confirmed"}>
          Confirm <kbd>y</kbd>
        </button>
        <button type="button" onClick={() => setOpen(open === "correct" ? undefined : "correct")} aria-expanded={open === "correct"}>
          Correct <kbd>e</kbd>
        </button>
        <button type="button" onClick={() => settle("reject")} disabled={item.standing === "rejected"}>
          Reject <kbd>x</kbd>
        </button>
        {canBeJoined(item) && (
          <button type="button" onClick={() => setOpen(open === "join" ? undefined : "join")} aria-expanded={open === "join"}>
            Join …
          </button>
        )}
        <button type="button" onClick={() => undo.mutate(undefined)}>
          Undo <kbd>u</kbd>
        </button>
      </div>
      {open === "correct" && <CorrectForm item={item} seq={seq} onDone={() => setOpen(undefined)} />}
      {open === "join" && canBeJoined(item) && <JoinForm item={item} seq={seq} onDone={() => setOpen(undefined)} />}
    </>
  );
}

function Past({ explained }: { readonly explained: ExplainAnswer }) {
  const { decisions, versions } = explained;
  return (
    <>
      <section>
        <h3>Decisions</h3>
        {decisions.length === 0 && <p className="drawer-note">Nobody has decided about this yet.</p>}
        <ol className="past">
          {decisions.map(({ at, by, what, reason }) => (
            <li key={`${at}${what}`}>
              <time dateTime={at}>{momentInWords(at)}</time> {what} by <SafeText text={by} />
              {reason !== undefined && (
                <>
                  : <SafeText text={reason} />
                </>
              )}
            </li>
          ))}
        </ol>
      </section>
      {versions.length > 0 && (
        <details>
          <summary>
            What the dossier held ({versions.length} {versions.length === 1 ? "version" : "versions"})
          </summary>
          <ol className="past">
            {versions.map(({ at, seq, line }) => (
              <li key={`${seq}${line}`}>
                <time dateTime={at}>{momentInWords(at)}</time> <SafeText text={line} />
              </li>
            ))}
          </ol>
        </details>
      )}
    </>
  );
}

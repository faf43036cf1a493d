/** Decides how proposals are reviewed: one at a time, large, with its words, what stands near it and what clashes with it; every act one key. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import type { ItemView } from "#report";
import type { ItemKind } from "../../api/answers.ts";
import { homeQuery, listQuery } from "../../api/queries.ts";
import { useKeys } from "../../keys/keys.ts";
import { ChipLink } from "../../parts/chips.tsx";
import { useDecide, useUndo } from "../../parts/decide.ts";
import { kinds, listingOf, pluralOf } from "../../parts/kinds.ts";
import { Answer, Empty } from "../../parts/waiting.tsx";
import { clocksOf, useSelect, useSelection } from "../../url.ts";
import { DecideAll } from "./decide-all.tsx";
import { Proposal } from "./proposal.tsx";
import { Queue } from "./queue.tsx";
import "./review.css";

const MostQueued = 1000; // As decisions are made the next ones move up.

export function ReviewPage() {
  const selection = useSelection();
  const counts = useQuery(homeQuery(clocksOf(selection))).data?.value.counts;
  if (counts === undefined) return null;
  const waiting = kinds.filter((kind) => (counts[kind]?.proposed ?? 0) > 0);
  const kind = kinds.find((one) => one === selection["kind"]) ?? waiting[0];
  return (
    <>
      <div className="page-head">
        <h1>Review</h1>
        <p className="lede">Proposed by the reader, until you confirm, correct or reject</p>
      </div>
      <nav className="chips review-kinds" aria-label="Kinds of proposals">
        {kinds.map((one) => (
          <ChipLink key={one} patch={{ kind: one, words: undefined, item: undefined, sel: undefined }} isCurrent={one === kind}>
            {listingOf(one)} <span className="count">{counts[one]?.proposed ?? 0}</span>
          </ChipLink>
        ))}
      </nav>
      {kind === undefined ? (
        <Empty title="Nothing waits for review.">
          <p>Everything the reader proposed has been decided, or the dossier holds no document yet.</p>
          <div className="acts">
            <Link to="/inbox" className="button">
              Add documents <kbd>g i</kbd>
            </Link>
          </div>
        </Empty>
      ) : (
        <KindReview key={kind} kind={kind} />
      )}
    </>
  );
}

function KindReview({ kind }: { readonly kind: ItemKind }) {
  const selection = useSelection();
  const select = useSelect();
  const { words } = selection;
  const asked = useQuery(listQuery(listingOf(kind), { standing: "proposed", words, limit: MostQueued }, clocksOf(selection)));
  return (
    <>
      <div className="filters no-print">
        <label>
          Words
          <input
            type="search"
            value={words ?? ""}
            onChange={(event) => select({ words: event.target.value || undefined, item: undefined }, { replace: true })}
          />
        </label>
      </div>
      <Answer of={asked}>
        {({ items, total }, seq) =>
          items.length === 0 ? (
            <Empty
              title={words === undefined ? `No ${listingOf(kind)} wait for review.` : `No proposed ${pluralOf(kind, 2)} with these words.`}
            />
          ) : (
            <Reviewing kind={kind} items={items} total={total} seq={seq} />
          )
        }
      </Answer>
    </>
  );
}

type ReviewingProps = { readonly kind: ItemKind; readonly items: readonly ItemView[]; readonly total: number; readonly seq: number };

function Reviewing({ kind, items, total, seq }: ReviewingProps) {
  const selection = useSelection();
  const select = useSelect();
  /** The item whose form is open; once it is corrected it leaves the queue, and the next one has no form. */
  const [correcting, setCorrecting] = useState<string>();
  const [deciding, setDeciding] = useState<"confirm" | "reject">();
  /** Decided here and on their way: they leave the queue at once, and come back if the server refuses or somebody undoes it. */
  const [sent, setSent] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const waiting = new Set<string>(items.map(({ id }) => id));
    setSent((before) => ([...before].every((id) => waiting.has(id)) ? before : new Set([...before].filter((id) => waiting.has(id)))));
  }, [items]);
  const decide = useDecide();
  const undo = useUndo();
  const queue = items.filter(({ id }) => !sent.has(id));
  const at = Math.max(
    0,
    queue.findIndex(({ id }) => id === selection["item"]),
  );
  const current = queue[at];

  const goTo = (place: number): void => {
    setCorrecting(undefined);
    select({ item: queue[Math.max(0, Math.min(queue.length - 1, place))]?.id, sel: undefined }, { replace: true });
  };
  const settle = (act: "confirm" | "reject"): void => {
    if (current === undefined) return;
    const next = queue[at + 1] ?? queue[at - 1];
    setSent(new Set([...sent, current.id]));
    setCorrecting(undefined);
    select({ item: next?.id, sel: undefined }, { replace: true });
    decide.mutateAsync({ act, items: [current.id], expectedSeq: seq }).catch(() => {
      // What was refused is told by the toast; here it only comes back to the queue.
      setSent((before) => new Set([...before].filter((id) => id !== current.id)));
    });
  };

  useKeys("Review", [
    { keys: "y, a", does: "Confirm, and go to the next", run: () => settle("confirm") },
    { keys: "e", does: "Correct", run: () => setCorrecting(current?.id) },
    { keys: "x, r", does: "Reject, and go to the next", run: () => settle("reject") },
    { keys: "s, j, ArrowDown", does: "Skip to the next", run: () => goTo(at + 1) },
    { keys: "k, ArrowUp", does: "Back to the previous", run: () => goTo(at - 1) },
    { keys: "u", does: "Undo the last change", run: () => undo.mutate(undefined) },
    { keys: "A", does: `Confirm all ${total} shown by the filter`, run: () => setDeciding("confirm") },
    { keys: "Enter, o", does: "Open the evidence", run: () => current !== undefined && select({ sel: current.id }) },
  ]);

  return (
    <div className="review">
      {current === undefined ? (
        <Empty title="All of these are decided." />
      ) : (
        <div className="review-main">
          <Proposal
            key={current.id}
            item={current}
            seq={seq}
            place={`${at + 1} of ${total - (items.length - queue.length)}`}
            isCorrecting={correcting === current.id}
            onCorrecting={(is) => setCorrecting(is ? current.id : undefined)}
            onConfirm={() => settle("confirm")}
            onReject={() => settle("reject")}
            onSkip={() => goTo(at + 1)}
            onUndo={() => undo.mutate(undefined)}
          />
        </div>
      )}
      <Queue
        items={queue}
        current={current}
        total={total}
        onDecideAll={setDeciding}
        onChoose={(id) => goTo(queue.findIndex((one) => one.id === id))}
      />
      {deciding !== undefined && (
        <DecideAll
          kind={kind}
          act={deciding}
          total={total}
          words={selection["words"]}
          onAct={setDeciding}
          onClose={() => setDeciding(undefined)}
        />
      )}
    </div>
  );
}

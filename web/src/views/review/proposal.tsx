/** Decides how one proposal is laid before a person: its words first, then what was read in them, then what stands near it. */
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import type { ItemView } from "#report";
import { explainQuery, listQuery } from "../../api/queries.ts";
import { ClashSides } from "../../parts/evidence/clash-sides.tsx";
import { ClashesOf } from "../../parts/evidence/clashes-of.tsx";
import { CorrectForm } from "../../parts/evidence/correct-form.tsx";
import { Grounds } from "../../parts/evidence/grounds.tsx";
import { ItemFields } from "../../parts/evidence/item-fields.tsx";
import { ItemRow, Sources } from "../../parts/item-row.tsx";
import { listingOf } from "../../parts/kinds.ts";
import { StandingMark } from "../../parts/standing.tsx";
import { Waiting } from "../../parts/waiting.tsx";
import { clocksOf, useSelection } from "../../url.ts";

type ProposalProps = {
  readonly item: ItemView;
  readonly seq: number;
  readonly place: string;
  readonly isCorrecting: boolean;
  readonly onCorrecting: (is: boolean) => void;
  readonly onConfirm: () => void;
  readonly onReject: () => void;
  readonly onSkip: () => void;
  readonly onUndo: () => void;
};

const PassagesShown = 2; // What was read in them must be in sight without scrolling.

export function Proposal({ item, seq, place, isCorrecting, onCorrecting, onConfirm, onReject, onSkip, onUndo }: ProposalProps) {
  const explained = useQuery(explainQuery(item.id, clocksOf(useSelection())));
  const article = useRef<HTMLElement>(null);
  useEffect(() => {
    const { current } = article;
    // The former proposal may have been read to its end: the next one is begun at its beginning.
    if (current !== null && current.getBoundingClientRect().top < 0) current.scrollIntoView({ block: "start" });
  }, []);
  return (
    <article ref={article} className="proposal" data-standing={item.standing} aria-label={`Proposal ${place}`}>
      <header className="proposal-head">
        <span className="kind">{item.kind}</span>
        <StandingMark standing={item.standing} />
        <Sources item={item} />
        <span className="proposal-place">{place}</span>
      </header>
      <div className="proposal-words">
        {item.kind === "clash" ? (
          <ClashSides clash={item} grounds={explained.data?.value.grounds ?? []} />
        ) : explained.data === undefined ? (
          <Waiting />
        ) : (
          <Grounds grounds={explained.data.value.grounds} shown={PassagesShown} />
        )}
      </div>
      <div className="proposal-read">
        <ItemFields item={item} />
      </div>
      {isCorrecting && <CorrectForm item={item} seq={seq} onDone={() => onCorrecting(false)} />}
      <div className="acts proposal-acts no-print">
        <button type="button" onClick={onConfirm}>
          Confirm <kbd>y</kbd>
        </button>
        <button type="button" onClick={() => onCorrecting(!isCorrecting)} aria-expanded={isCorrecting}>
          Correct <kbd>e</kbd>
        </button>
        <button type="button" onClick={onReject}>
          Reject <kbd>x</kbd>
        </button>
        <button type="button" onClick={onSkip}>
          Skip <kbd>s</kbd>
        </button>
        <button type="button" onClick={onUndo}>
          Undo <kbd>u</kbd>
        </button>
      </div>
      {item.clashes.length > 0 && <ClashesOf ids={item.clashes} />}
      <Neighbours item={item} />
    </article>
  );
}

const MostNeighbours = 5;

/** Others of the same kind about the same actor or point: the same thing said twice, or a thing it goes against. */
function Neighbours({ item }: { readonly item: ItemView }) {
  const about = aboutWhom(item);
  const asked = useQuery({
    ...listQuery(listingOf(item.kind), { actor: about, limit: 200 }, clocksOf(useSelection())),
    enabled: about !== undefined,
  });
  const others = (about === undefined ? [] : (asked.data?.value.items ?? [])).filter(
    (other) => other.id !== item.id && isNear(item, other),
  );
  if (others.length === 0) return null;
  return (
    <section className="neighbours">
      <h3>Near it in the record</h3>
      <ul className="item-rows">
        {others.slice(0, MostNeighbours).map((other) => (
          <ItemRow key={other.id} item={other} showKind={false} />
        ))}
      </ul>
    </section>
  );
}

function aboutWhom(item: ItemView): string | undefined {
  switch (item.kind) {
    case "position":
      return item.point.id;
    case "statement":
    case "silence":
      return item.speakers[0]?.id;
    case "meeting":
      return item.sides[0]?.actors[0]?.id;
    case "assessment":
      return item.about?.id ?? item.assessors[0]?.id;
    case "contingency":
      return item.advocates[0]?.id;
    default:
      return undefined;
  }
}

function isNear(item: ItemView, other: ItemView): boolean {
  if (item.kind === "position" && other.kind === "position") return item.party.id === other.party.id;
  if (item.kind === "meeting" && other.kind === "meeting")
    return (other.sides[1]?.actors ?? []).some(({ id }) => (item.sides[1]?.actors ?? []).some((one) => one.id === id));
  return true;
}

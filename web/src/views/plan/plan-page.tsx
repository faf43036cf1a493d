/** Decides how a plan is worked through: its drafts, one of them point by point or against another, and beside each point where the parties stand. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { PlanListAnswer } from "../../api/answers.ts";
import { draftQuery, draftsQuery } from "../../api/queries.ts";
import { ChipLink } from "../../parts/chips.tsx";
import { Answer, Empty } from "../../parts/waiting.tsx";
import { clocksOf, useSelection } from "../../url.ts";
import { Changes } from "./changes.tsx";
import { DraftList } from "./draft-list.tsx";
import { DraftText } from "./draft-text.tsx";
import { OpenPoints } from "./open-points.tsx";
import { PartyReading } from "./party-reading.tsx";
import { Worked } from "./working.tsx";
import "./plan.css";

const Views = [
  { view: "changes", name: "Changes" },
  { view: "side", name: "Side by side" },
  { view: "brackets", name: "Brackets" },
  { view: "party", name: "By party" },
  { view: "left", name: "What is left" },
  { view: "text", name: "Text" },
] as const;

export function PlanPage() {
  const asked = useQuery(draftsQuery(clocksOf(useSelection())));
  return (
    <>
      <div className="page-head">
        <h1>Plan</h1>
        <p className="lede">Its drafts, what changed, what stands in brackets, and who stands where on each point</p>
      </div>
      <Answer of={asked}>{({ drafts }) => (drafts.length === 0 ? <NoDrafts /> : <Plan drafts={drafts} />)}</Answer>
    </>
  );
}

function NoDrafts() {
  return (
    <Empty title="No draft of a plan is known here.">
      <p>
        A document with numbered points becomes a draft when it is read; <code>parley plan add FILE --instrument NAME --date DAY</code>{" "}
        takes one in as a draft, with its drafters and status. If the clocks stand on an earlier day, no draft may have been there by then.
      </p>
      <div className="acts">
        <Link to="/inbox" className="button">
          Add documents <kbd>g i</kbd>
        </Link>
      </div>
    </Empty>
  );
}

function Plan({ drafts }: { readonly drafts: PlanListAnswer["drafts"] }) {
  const selection = useSelection();
  const chosen = drafts.find(({ id }) => id === selection["draft"]) ?? newestWith(drafts);
  const place = chosen === undefined ? 0 : drafts.indexOf(chosen);
  const other = drafts.find(({ id }) => id === selection["with"] && id !== chosen?.id) ?? draftBefore(drafts, place);
  const views = other === undefined ? Views.filter(({ view }) => view !== "changes" && view !== "side") : Views;
  const view = views.find((one) => one.view === selection["view"])?.view ?? views[0]?.view ?? "text";
  const asked = useQuery({ ...draftQuery(chosen?.id ?? "", clocksOf(selection)), enabled: chosen !== undefined });
  return (
    <div className="plan" data-view={view}>
      <DraftList drafts={drafts} chosen={chosen?.id} other={view === "changes" || view === "side" ? other?.id : undefined} />
      <div className="plan-middle">
        <nav className="chips no-print" aria-label="Views">
          {views.map((one) => (
            <ChipLink key={one.view} patch={{ view: one.view, mark: undefined, about: undefined }} isCurrent={one.view === view}>
              {one.name}
            </ChipLink>
          ))}
        </nav>
        <Worked of={asked} command="plan points" doing="Reading the draft" leavesTo="home">
          {(draft) =>
            other !== undefined && (view === "changes" || view === "side") ? (
              <Changes draft={draft} old={other} isSideBySide={view === "side"} />
            ) : view === "left" ? (
              <OpenPoints draft={draft.draft.id} />
            ) : view === "party" ? (
              <PartyReading draft={draft} />
            ) : (
              <DraftText draft={draft} showsParties={view === "brackets"} />
            )
          }
        </Worked>
      </div>
    </div>
  );
}

/** The draft before this one of the same instrument, where both say of which they are; else the one before it. */
function draftBefore(drafts: PlanListAnswer["drafts"], place: number): PlanListAnswer["drafts"][number] | undefined {
  const instrument = drafts[place]?.instrument;
  return drafts.slice(0, place).findLast((draft) => instrument === undefined || (draft.instrument ?? instrument) === instrument);
}

/** The newest draft whose points the record knows, because there positions stand beside them; else the newest. */
function newestWith(drafts: PlanListAnswer["drafts"]): PlanListAnswer["drafts"][number] | undefined {
  return drafts.findLast(({ points }) => points > 1) ?? drafts.at(-1);
}

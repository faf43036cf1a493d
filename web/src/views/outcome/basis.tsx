/** Decides how it is shown what an entry rests on: the position or document, or whose assumption it is and of when. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { basisOf, type MatchedEvidence, type Model, matchEvidence } from "#bargaining";
import { evidenceQuery } from "../../api/queries.ts";
import { ItemLink } from "../../parts/item-link.tsx";
import { SafeText } from "../../parts/safe-text.tsx";
import { keptSelection, type Selection } from "../../url.ts";

export type Evidence = MatchedEvidence;

const Nothing = { parties: [], points: [], positions: [], sources: [] };

/** What the record has for this model. */
export function useEvidence(model: Model): Evidence {
  const { data } = useQuery(evidenceQuery);
  return useMemo(() => matchEvidence(model, data?.value ?? Nothing), [model, data]);
}

/** Source, or whose assumption, with date and certainty. */
export function Basis({ basis, evidence }: { readonly basis: ReturnType<typeof basisOf>; readonly evidence: Evidence }) {
  const more = [basis.date, basis.certainty].filter((one) => one !== undefined).join(", ");
  if (basis.kind === "assumption") {
    const who = [basis.by, basis.date].filter((one) => one !== undefined).join(", ");
    return (
      <span className="outcome-basis" data-kind="assumption">
        ○ <SafeText text={who === "" ? "assumption, not yet signed" : `assumption: ${who}`} />
        {basis.certainty !== undefined && <SafeText text={` (${basis.certainty})`} />}
      </span>
    );
  }
  const meaning = evidence.meaningOf(basis.source ?? "");
  return (
    <span className="outcome-basis" data-kind="source">
      ●{" "}
      {meaning.kind === "position" ? (
        <ItemLink id={meaning.id} className="reference">
          <SafeText text={shortened(meaning.line)} />
        </ItemLink>
      ) : meaning.kind === "document" ? (
        <Link
          to="/documents/$source"
          params={{ source: meaning.id }}
          search={(before: Selection) => keptSelection(before)}
          className="reference"
        >
          <SafeText text={shortened(meaning.line)} />
        </Link>
      ) : (
        <SafeText text={shortened(basis.source ?? "")} />
      )}
      {more !== "" && <SafeText text={` (${more})`} />}
    </span>
  );
}

export function BasisOf({ entry, evidence }: { readonly entry: unknown; readonly evidence: Evidence }) {
  return <Basis basis={basisOf(entry)} evidence={evidence} />;
}

export function shortened(text: string): string {
  return text.length > 90 ? `${text.slice(0, 89)}…` : text;
}

/** Decides how it is shown beside a point where each party stands on it: one line a party, in the dossier's order, each leading to its evidence. */
import type { PlanPointsAnswer, PlanUnit } from "../../api/answers.ts";
import { ItemLink } from "../../parts/item-link.tsx";
import { SafeText } from "../../parts/safe-text.tsx";
import { StanceGlyph } from "../../parts/stance.tsx";

type PositionsProps = { readonly units: readonly PlanUnit[]; readonly draft: PlanPointsAnswer };

export function Positions({ units, draft: { parties, units: all, text } }: PositionsProps) {
  const isKnown = hasPoints(all);
  const known = units.filter(({ point }) => point !== undefined);
  if (units.length === 0 || !isKnown) return null;
  if (known.length === 0) return <p className="plan-unknown">No point of the record is known to be this one.</p>;
  return known.map((unit) => (
    <section key={unit.id} className="plan-positions" aria-label={`Positions on ${unit.label} ${unit.heading}`}>
      {known.length > 1 && <h4>{unit.label}</h4>}
      {unit.cells.length === 0 ? (
        <p className="plan-unknown">
          <ItemLink id={unit.point ?? ""}>No position</ItemLink> on this point is known.
        </p>
      ) : (
        <ul>
          {parties.flatMap((party) =>
            unit.cells
              .filter((cell) => cell.party === party.id)
              .map((cell) => (
                <li key={cell.position}>
                  <ItemLink id={cell.position} className="plan-position">
                    <span className="plan-stance">
                      <StanceGlyph stance={cell.stance} />
                      <span>
                        <SafeText text={party.name} /> <strong>{cell.stance}</strong>
                      </span>
                    </span>
                    <span className="plan-position-facts">
                      {cell.since === undefined
                        ? cell.reported === undefined
                          ? "day unknown"
                          : `reported ${cell.reported}`
                        : `since ${cell.since}`}
                      {cell.count > 1 && `, ${cell.count} positions`}
                      {cell.contested && ", sources differ"}
                      {cell.inferred && ", proposed"}
                    </span>
                  </ItemLink>
                </li>
              )),
          )}
        </ul>
      )}
      {unit.stands.length > 0 && (
        <ul className="plan-stands" aria-label="In the draft's own brackets">
          {unit.stands.map(({ party, role, bracket, range }) => (
            <li key={`${party} ${role} ${range.start}`}>
              <SafeText text={party} /> {role}: <SafeText text={shortened(text.slice(range.start, range.end))} />
              {bracket !== undefined && <span className="plan-note"> {bracket}</span>}
            </li>
          ))}
        </ul>
      )}
      {unit.linked === "aligned" && <p className="plan-unknown">Known through its like in another draft.</p>}
    </section>
  ));
}

/** Said once above a draft of which no point is known, instead of beside each. */
export function NoPoints({ draft }: { readonly draft: PlanPointsAnswer }) {
  if (hasPoints(draft.units)) return null;
  return <p className="plan-unknown">The record knows no point of this draft, so no positions stand beside them.</p>;
}

function hasPoints(units: readonly PlanUnit[]): boolean {
  return units.some(({ point }) => point !== undefined);
}

const LongestStand = 80; // Characters; the whole stands in the text beside it.

function shortened(words: string): string {
  const plain = words.replaceAll(/\s+/gu, " ");
  return plain.length > LongestStand ? `${plain.slice(0, LongestStand)} …` : plain;
}

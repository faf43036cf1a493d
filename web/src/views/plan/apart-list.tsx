/** Shows the parties that stand apart on a point. */
import type { OpenPoint } from "../../api/answers.ts";
import { ItemLink } from "../../parts/item-link.tsx";
import { SafeText } from "../../parts/safe-text.tsx";
import { StanceGlyph } from "../../parts/stance.tsx";

/** Each party apart, with its stance and what the draft says of it. */
export function ApartList({ apart }: { readonly apart: OpenPoint["apart"] }) {
  return (
    <ul className="plan-apart">
      {apart.map(({ party, stance, since, position, brackets }) => (
        <li key={party}>
          <SafeText text={party} />
          {": "}
          {stance !== undefined && position !== undefined && (
            <ItemLink id={position}>
              <StanceGlyph stance={stance} />
              {stance}
              {since === undefined ? "" : ` since ${since}`}
            </ItemLink>
          )}
          {stance !== undefined && brackets.length > 0 && "; "}
          {brackets.map(({ role, bracket }) => `${role}${bracket === undefined ? "" : ` ${bracket}`}`).join(", ")}
        </li>
      ))}
    </ul>
  );
}

/** Shows what is odd in a draft, each with its line: numbers that repeat, skip or go back, brackets without a partner. */
import type { PlanPointsAnswer } from "../../api/answers.ts";
import { SafeText } from "../../parts/safe-text.tsx";

export function OddPlaces({ draft: { odd, counts } }: { readonly draft: PlanPointsAnswer }) {
  if (counts.odd === 0) return null;
  return (
    <details className="plan-odd no-print">
      <summary>{counts.odd === 1 ? "1 place looks like a slip" : `${counts.odd} places look like slips`}</summary>
      <ul>
        {odd.map(({ line, column, message }) => (
          <li key={`${line}:${column} ${message}`}>
            Line {line}: <SafeText text={message} />
          </li>
        ))}
        {odd.length < counts.odd && (
          <li>… and {counts.odd - odd.length} more: “parley plan show” and “parley plan brackets” list them all.</li>
        )}
      </ul>
    </details>
  );
}

/** Decides how a decision is told in one line: what was set, joined or taken out. */
import type { DecisionAct } from "#record";

/** "correct: channel = null", "merge: A-1, A-2", "confirm". */
export function actInWords(act: DecisionAct): string {
  switch (act.kind) {
    case "confirm":
    case "reject":
      return act.kind;
    case "correct":
      return `correct: ${Object.entries(act.fields)
        .map(([field, value]) => `${field} = ${JSON.stringify(value)}`)
        .join(", ")}`;
    case "merge":
      return `merge: ${act.items.join(", ")}`;
    case "split":
      return `split: ${act.marks.join(", ")}${act.name === undefined ? "" : ` as '${act.name}'`}`;
  }
}

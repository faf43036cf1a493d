/** Decides how a document of GUM becomes a text whose pronouns are known to mean entities. */
import { gumDocuments, layOutGum } from "../training/read-gum-text.ts";

/** A text; for places where a pronoun of one word begins its entity; for each entity the places where heads of its other mentions begin. */
export type CorefText = {
  readonly text: string;
  readonly entityAt: ReadonlyMap<number, string>;
  readonly headsOf: ReadonlyMap<string, readonly number[]>;
};

/** The training documents of GUM, in order of their names. */
export function readCoref(folder: string): readonly CorefText[] {
  return gumDocuments(folder, "train").map(({ conllu }) => corefOf(conllu));
}

type Open = { readonly entity: string; readonly head: number; readonly starts: number[] };

function corefOf(conllu: string): CorefText {
  const { text, words } = layOutGum(conllu);
  const entityAt = new Map<number, string>();
  const headsOf = new Map<string, number[]>();
  const open: Open[] = [];
  const note = (entity: string, start: number | undefined) => {
    if (start !== undefined) headsOf.set(entity, [...(headsOf.get(entity) ?? []), start]);
  };
  for (const { columns, start, marks } of words) {
    const alone: string[] = [];
    for (const piece of marks.filter((each) => each.startsWith("("))) {
      // Entity, type, status, salience, centering, place of the head among the words, link.
      const [entity = "", , , , , head = "1"] = piece.slice(1).replace(")", "").split("-");
      if (!piece.endsWith(")")) open.push({ entity, head: Number.parseInt(head, 10) || 1, starts: [] });
      else alone.push(entity);
    }
    for (const one of open) one.starts.push(start);
    for (const entity of alone) {
      if (columns[3] === "PRON") entityAt.set(start, entity);
      else note(entity, start);
    }
    for (const piece of marks.filter((each) => !each.startsWith("("))) {
      const at = open.findLastIndex(({ entity }) => entity === piece.slice(0, -1));
      const [closed] = at < 0 ? [] : open.splice(at, 1);
      if (closed !== undefined) note(closed.entity, closed.starts[closed.head - 1] ?? closed.starts[0]);
    }
  }
  return { text, entityAt, headsOf };
}

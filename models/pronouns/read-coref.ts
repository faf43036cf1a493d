/** Decides how a document of GUM becomes a text whose pronouns are known to mean entities. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A text; for places where a pronoun of one word begins its entity; for each entity the places where heads of its other mentions begin. */
export type CorefText = {
  readonly text: string;
  readonly entityAt: ReadonlyMap<number, string>;
  readonly headsOf: ReadonlyMap<string, readonly number[]>;
};

/** The training documents of GUM, in order of their names. */
export function readCoref(folder: string): readonly CorefText[] {
  const held = heldOut(readFileSync(join(folder, "splits.md"), "utf8"));
  return readdirSync(join(folder, "dep"))
    .sort()
    .filter((file) => file.endsWith(".conllu") && !held.has(file.replace(".conllu", "")))
    .map((file) => corefOf(readFileSync(join(folder, "dep", file), "utf8")));
}

/** Documents that are not in the training part. */
function heldOut(markdown: string): ReadonlySet<string> {
  const held = new Set<string>();
  let part = "";
  for (const line of markdown.split("\n")) {
    part = /^## (\S+)/.exec(line)?.[1] ?? part;
    const document = /^\s+\* (\S+)/.exec(line)?.[1];
    if (document !== undefined && part !== "train") held.add(document);
  }
  return held;
}

type Open = { readonly entity: string; readonly head: number; readonly starts: number[] };

function corefOf(conllu: string): CorefText {
  let text = "";
  let glue = true;
  const entityAt = new Map<number, string>();
  const headsOf = new Map<string, number[]>();
  const open: Open[] = [];
  const note = ({ entity, head, starts }: Open) => {
    const start = starts[head - 1] ?? starts[0];
    if (start !== undefined) headsOf.set(entity, [...(headsOf.get(entity) ?? []), start]);
  };
  for (const line of conllu.split("\n")) {
    if (line.startsWith("# newpar")) {
      text = `${text.trimEnd()}\n\n`;
      glue = true;
    }
    const columns = line.split("\t");
    if (columns.length < 10 || !/^\d+$/.test(columns[0] ?? "")) continue;
    if (!glue) text += " ";
    const start = text.length;
    text += columns[1] ?? "";
    const misc = columns[9] ?? "";
    glue = misc.includes("SpaceAfter=No");
    const marks = [...(/(?:^|\|)Entity=([^|]*)/.exec(misc)?.[1] ?? "").matchAll(/\([^()]+\)?|[^()]+\)/g)].map(([piece]) => piece);
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
      else headsOf.set(entity, [...(headsOf.get(entity) ?? []), start]);
    }
    for (const piece of marks.filter((each) => !each.startsWith("("))) {
      const at = open.findLastIndex(({ entity }) => entity === piece.slice(0, -1));
      const [closed] = at < 0 ? [] : open.splice(at, 1);
      if (closed !== undefined) note(closed);
    }
  }
  const lead = text.length - text.trimStart().length;
  if (lead === 0) return { text, entityAt, headsOf };
  return {
    text: text.slice(lead),
    entityAt: new Map([...entityAt].map(([start, entity]) => [start - lead, entity])),
    headsOf: new Map([...headsOf].map(([entity, starts]) => [entity, starts.map((start) => start - lead)])),
  };
}

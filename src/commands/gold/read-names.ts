/** Decides how gold for names and pronouns is read: IOB columns (wikigold, CoNLL), JSON lines (re3d), GAP's table. */
import { z } from "zod";

export type GoldName = { readonly start: number; readonly end: number; readonly type: string };
export type GoldText = { readonly id: string; readonly text: string; readonly names: readonly GoldName[] };

/** Documents of IOB columns as running text: the word first in its line, the label last; tokens joined with spaces where prose has them. */
export function parseIob(columns: string, name: string): readonly GoldText[] {
  return columns
    .split(/^-DOCSTART-.*$/m)
    .map((block, at) => textFrom(block, `${name}-${at}`))
    .filter(({ text }) => text.trim() !== "");
}

function textFrom(block: string, id: string): GoldText {
  let text = "";
  const names: GoldName[] = [];
  let open: { start: number; type: string } | undefined;
  let end = 0;
  const close = () => {
    if (open !== undefined) names.push({ ...open, end });
    open = undefined;
  };
  let glue = true;
  for (const line of block.split("\n")) {
    const fields = line.trim().split(/\s+/);
    const [word, label] = [fields[0], fields.length > 1 ? fields.at(-1) : undefined];
    if (word === undefined || word === "" || label === undefined) {
      close();
      if (text !== "" && !text.endsWith("\n\n")) text += "\n\n";
      glue = true;
      continue;
    }
    const isTight = glue || /^(?:[,.;:?!)%\]]|'s|'|''|n't|'re|'ve|'ll|'d|'m)$/.test(word);
    if (!isTight) text += " ";
    glue = word === "(" || word === "[" || word === "``";
    const type = label === "O" ? undefined : label.slice(2);
    if (open !== undefined && (open.type !== type || label.startsWith("B-"))) close();
    const start = text.length;
    text += word;
    end = text.length;
    if (type !== undefined && open === undefined) open = { start, type };
  }
  close();
  return { id, text, names };
}

const Entity = z.looseObject({ begin: z.number(), end: z.number(), type: z.string(), documentId: z.string() });
const Document = z.looseObject({ _id: z.string(), text: z.string() });

/** Documents and entities as re3d has them: one JSON object a line. */
export function parseRe3d(documents: string, entities: string): readonly GoldText[] {
  const names = new Map<string, GoldName[]>();
  for (const line of linesOf(entities)) {
    const { begin, end, type, documentId } = Entity.parse(JSON.parse(line));
    names.set(documentId, [...(names.get(documentId) ?? []), { start: begin, end, type }]);
  }
  return linesOf(documents).map((line) => {
    const { _id, text } = Document.parse(JSON.parse(line));
    return { id: _id, text, names: names.get(_id) ?? [] };
  });
}

export type GapRow = {
  readonly id: string;
  readonly text: string;
  readonly pronoun: { readonly word: string; readonly start: number };
  readonly a: { readonly name: string; readonly start: number; readonly isMeant: boolean };
  readonly b: { readonly name: string; readonly start: number; readonly isMeant: boolean };
};

/** The rows of a table as GAP has it, its first line the names of the columns. */
export function parseGap(table: string): readonly GapRow[] {
  return linesOf(table)
    .slice(1)
    .map((line) => {
      const [id = "", text = "", word = "", at = "0", a = "", atA = "0", isA = "", b = "", atB = "0", isB = ""] = line.split("\t");
      return {
        id,
        text,
        pronoun: { word, start: Number(at) },
        a: { name: a, start: Number(atA), isMeant: /^true$/i.test(isA) },
        b: { name: b, start: Number(atB), isMeant: /^true$/i.test(isB.trim()) },
      };
    });
}

function linesOf(text: string): readonly string[] {
  return text.split(/\r?\n/).filter((line) => line.trim() !== "");
}

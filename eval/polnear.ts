/** Decides how PolNeAR's articles and hand-marked attributions (brat standoff) are read for training and scoring. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { TextRange } from "#record";

/** One hand-marked attribution. Ranges count UTF-16 code units; `content` and now and then `source` stand in pieces. */
export type GoldAttribution = {
  readonly source: readonly TextRange[];
  readonly cue: readonly TextRange[];
  readonly content: readonly TextRange[];
};

/** One article with the marks of one annotator. */
export type GoldArticle = {
  readonly name: string;
  readonly text: string;
  readonly attributions: readonly GoldAttribution[];
  /** Passages the annotators set aside (page furniture, chat): neither marked nor free of attributions. */
  readonly setAside: readonly TextRange[];
};

/**
 * Reads a folder with `text/` and `attributions/`. Where several annotators marked an article, the first by name counts.
 * Returns undefined where the folder is absent, so that callers can say so.
 */
export function readPolnear(folder: string): readonly GoldArticle[] | undefined {
  const annotations = join(folder, "attributions");
  if (!existsSync(annotations)) return undefined;
  const articles = new Map<string, GoldArticle>();
  for (const file of readdirSync(annotations).sort()) {
    const name = file.replace(/_[0-9a-z]{4}\.ann$/, "");
    const textPath = join(folder, "text", `${name}.txt`);
    if (name === file || articles.has(name) || !existsSync(textPath)) continue;
    const text = readFileSync(textPath, "utf8");
    articles.set(name, { name, text, ...parseBrat(text, readFileSync(join(annotations, file), "utf8")) });
  }
  return [...articles.values()];
}

/** Reads brat standoff: `T` lines are spans (pieces parted by `;`, counted in code points), `E` lines join them. */
export function parseBrat(text: string, standoff: string): Pick<GoldArticle, "attributions" | "setAside"> {
  const unitOf = codeUnitOffsets(text);
  const spans = new Map<string, { readonly label: string; readonly pieces: readonly TextRange[] }>();
  const attributions: GoldAttribution[] = [];
  const lines = standoff.split("\n");
  for (const line of lines) {
    const span = /^(T\d+)\t(\S+) ([\d ;]+)\t/.exec(line);
    if (span === null) continue;
    const [, id = "", label = "", offsets = ""] = span;
    const pieces = offsets.split(";").map((piece) => {
      const [start = 0, end = 0] = piece.trim().split(" ").map(Number);
      return { start: unitOf(start), end: unitOf(end) };
    });
    spans.set(id, { label, pieces });
  }
  for (const line of lines) {
    if (!/^E\d+\t/.test(line)) continue;
    const joined = line.slice(line.indexOf("\t") + 1).split(" ");
    const role = (name: string) =>
      inOneList(
        text,
        joined
          .filter((part) => part.replace(/\d*:.*$/, "") === name)
          .flatMap((part) => spans.get(part.slice(part.indexOf(":") + 1).trim())?.pieces ?? []),
      );
    attributions.push({ source: role("Source"), cue: role("Cue"), content: role("Content") });
  }
  const setAside = [...spans.values()]
    .filter((span) => span.label === "Discard" || span.label === "Discuss")
    .flatMap((span) => span.pieces);
  return { attributions, setAside };
}

/** Trims white space, sorts pieces and joins those with only white space between them. */
export function inOneList(text: string, pieces: readonly TextRange[]): readonly TextRange[] {
  const list: { start: number; end: number }[] = [];
  for (const piece of [...pieces].sort((one, other) => one.start - other.start)) {
    let { start, end } = piece;
    while (start < end && /\s/.test(text[start] ?? "")) start++;
    while (end > start && /\s/.test(text[end - 1] ?? "")) end--;
    if (start === end) continue;
    const last = list.at(-1);
    if (last !== undefined && text.slice(last.end, start).trim() === "") last.end = Math.max(last.end, end);
    else list.push({ start, end });
  }
  return list;
}

/** brat counts code points; the record counts UTF-16 code units. */
function codeUnitOffsets(text: string): (codePoint: number) => number {
  if (!/[\ud800-\udbff]/.test(text)) return (codePoint) => codePoint;
  const offsets: number[] = [];
  let unit = 0;
  for (const sign of text) {
    offsets.push(unit);
    unit += sign.length;
  }
  offsets.push(unit);
  return (codePoint) => offsets[codePoint] ?? text.length;
}

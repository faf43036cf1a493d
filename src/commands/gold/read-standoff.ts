/** Decides how hand-marked attributions in brat standoff are read from a folder laid out like PolNeAR's: `text/` and `attributions/`. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { TextRange } from "#record";
import { type AttributionSpans, joinPieces } from "#report";

/** One article with the marks of one annotator. */
export type GoldArticle = {
  readonly name: string;
  readonly text: string;
  readonly attributions: readonly AttributionSpans[];
  /** Passages the annotators set aside (page furniture, chat): neither marked nor free of attributions. */
  readonly setAside: readonly TextRange[];
};

/**
 * The articles of `folder` in the order of their names. `NAME.ann` or, with an annotator, `NAME_ab12.ann` marks `NAME.txt`; where several
 * annotators marked an article, the first by name counts. Undefined where the folder has no `attributions/`; a mark without its text is left out.
 */
export function readPolnear(folder: string): readonly GoldArticle[] | undefined {
  const annotations = join(folder, "attributions");
  if (!existsSync(annotations) || !statSync(annotations).isDirectory()) return undefined;
  const articles = new Map<string, GoldArticle>();
  for (const file of readdirSync(annotations).sort()) {
    if (!file.endsWith(".ann")) continue;
    const whole = file.slice(0, -".ann".length);
    const name = [whole, whole.replace(/_[0-9a-z]{4}$/, "")].find((one) => existsSync(join(folder, "text", `${one}.txt`)));
    if (name === undefined || articles.has(name)) continue;
    const text = readFileSync(join(folder, "text", `${name}.txt`), "utf8");
    articles.set(name, { name, text, ...parseStandoff(text, readFileSync(join(annotations, file), "utf8")) });
  }
  return [...articles.values()];
}

/** Reads brat standoff: `T` lines are spans (pieces parted by `;`, counted in code points), `E` lines join them. */
export function parseStandoff(text: string, standoff: string): Pick<GoldArticle, "attributions" | "setAside"> {
  const unitOf = codeUnitOffsets(text);
  const spans = new Map<string, { readonly label: string; readonly pieces: readonly TextRange[] }>();
  const attributions: AttributionSpans[] = [];
  const lines = standoff.split(/\r?\n/);
  for (const line of lines) {
    const span = /^(T\d+)\t(\S+) ([\d ;]+)(?:\t|$)/.exec(line);
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
      joinPieces(
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

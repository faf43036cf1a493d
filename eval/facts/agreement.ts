/** Decides how far the two annotators of the facts of a negotiation agree. Usage: node scripts/run-ts.mjs eval/facts/agreement.ts [--writer x] [--json: with every difference] */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { FACT_KINDS, type FactKind, type FactPair, matchFacts } from "#report";
import { type Annotation, AnnotationShape, ArticleSourceShape } from "./annotation.ts";

const articles = "eval/facts/articles";

const writer = process.argv[process.argv.indexOf("--writer") + 1];
const isAsked = (folder: string) =>
  !process.argv.includes("--writer") ||
  ArticleSourceShape.parse(JSON.parse(readFileSync(join(articles, folder, "source.json"), "utf8"))).writer === writer;

const texts = readdirSync(articles)
  .sort()
  .filter((folder) => isAsked(folder) && existsSync(join(articles, folder, "x.json")) && existsSync(join(articles, folder, "y.json")))
  .map((folder) => {
    const [x, y] = [read(folder, "x"), read(folder, "y")];
    return { folder, x, y, pairs: matchFacts(x, y) };
  });
const rows = FACT_KINDS.map(rowOf);
if (process.argv.includes("--json")) {
  const differences = texts.flatMap(({ folder, x, y, pairs }) => differencesOf(folder, x, y, pairs));
  console.log(JSON.stringify({ articles: texts.length, rows, differences }, undefined, 1));
} else {
  console.log(`${texts.length} articles annotated twice`);
  console.log("| kind | X | Y | paired | found F1 | whole F1 | fields of the paired, agreement (key fields bold) |");
  console.log("| --- | --- | --- | --- | --- | --- | --- |");
  for (const { kind, ofX, ofY, paired, foundF1, wholeF1, fields } of rows) {
    const told = fields.map(({ name, isKey, agreement }) => `${isKey ? `**${name}**` : name} ${agreement}`).join(", ");
    console.log(`| ${kind} | ${ofX} | ${ofY} | ${paired} | ${foundF1} | ${wholeF1} | ${told} |`);
  }
}

function read(folder: string, annotator: string): Annotation {
  return AnnotationShape.parse(JSON.parse(readFileSync(join(articles, folder, `${annotator}.json`), "utf8")));
}

function rowOf(kind: FactKind) {
  const [ofX, ofY] = [sum(texts.map(({ x }) => x[kind].length)), sum(texts.map(({ y }) => y[kind].length))];
  const pairs = texts.flatMap((text) => text.pairs[kind]);
  const f1 = (right: number) => ((200 * right) / (ofX + ofY)).toFixed(1);
  const agreement = (group: "keys" | "beside") =>
    Object.keys(pairs[0]?.[group] ?? {}).map((name) => {
      const right = pairs.filter((pair) => pair[group][name] === true).length;
      return { name, isKey: group === "keys", agreement: ((100 * right) / pairs.length).toFixed(1) };
    });
  const whole = pairs.filter(({ isWhole }) => isWhole).length;
  return {
    kind,
    ofX,
    ofY,
    paired: pairs.length,
    foundF1: f1(pairs.length),
    wholeF1: f1(whole),
    fields: [...agreement("keys"), ...agreement("beside")],
  };
}

/** Facts that one alone has, then facts of both in which a field differs. */
function differencesOf(folder: string, x: Annotation, y: Annotation, pairs: Readonly<Record<FactKind, readonly FactPair[]>>) {
  return FACT_KINDS.flatMap((kind) => {
    const [ofX, ofY]: [readonly object[], readonly object[]] = [x[kind], y[kind]];
    const [pairedX, pairedY] = [new Set(pairs[kind].map(({ one }) => one)), new Set(pairs[kind].map(({ other }) => other))];
    return [
      ...ofX.flatMap((fact, at) => (pairedX.has(at) ? [] : [{ folder, kind, apart: ["only X"], x: fact }])),
      ...ofY.flatMap((fact, at) => (pairedY.has(at) ? [] : [{ folder, kind, apart: ["only Y"], y: fact }])),
      ...pairs[kind].flatMap(({ one, other, keys, beside }) => {
        const apart = Object.entries({ ...keys, ...beside }).flatMap(([name, agrees]) => (agrees ? [] : [name]));
        return apart.length === 0 ? [] : [{ folder, kind, apart, x: ofX[one], y: ofY[other] }];
      }),
    ];
  });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

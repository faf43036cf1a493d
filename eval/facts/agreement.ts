/** Decides how far the two annotators of the facts of a negotiation agree. Usage: node scripts/run-ts.mjs eval/facts/agreement.ts [--differences] */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { FACT_KINDS, type FactKind, type FactPair, matchFacts } from "#report";
import { type Annotation, AnnotationShape } from "./annotation.ts";

const articles = "eval/facts/articles";
const showsDifferences = process.argv.includes("--differences");

const texts = readdirSync(articles)
  .sort()
  .filter((folder) => existsSync(join(articles, folder, "x.json")) && existsSync(join(articles, folder, "y.json")))
  .map((folder) => {
    const [x, y] = [read(folder, "x"), read(folder, "y")];
    return { folder, x, y, pairs: matchFacts(x, y) };
  });
console.log(`${texts.length} articles annotated twice`);
console.log("| kind | X | Y | paired | found F1 | whole F1 | fields of the paired, agreement |");
console.log("| --- | --- | --- | --- | --- | --- | --- |");
for (const kind of FACT_KINDS) console.log(rowOf(kind));
if (showsDifferences)
  for (const { folder, x, y, pairs } of texts) for (const line of differencesOf(x, y, pairs)) console.log(`${folder} ${line}`);

function read(folder: string, annotator: string): Annotation {
  return AnnotationShape.parse(JSON.parse(readFileSync(join(articles, folder, `${annotator}.json`), "utf8")));
}

function rowOf(kind: FactKind): string {
  const [ofX, ofY] = [sum(texts.map(({ x }) => x[kind].length)), sum(texts.map(({ y }) => y[kind].length))];
  const pairs = texts.flatMap((text) => text.pairs[kind]);
  const f1 = (right: number) => ((200 * right) / (ofX + ofY)).toFixed(1);
  const agreement = (fields: "keys" | "beside") =>
    Object.keys(pairs[0]?.[fields] ?? {}).map((name) => {
      const right = pairs.filter((pair) => pair[fields][name] === true).length;
      return `${name} ${((100 * right) / pairs.length).toFixed(1)}`;
    });
  const fields = [...agreement("keys").map((field) => `**${field}**`), ...agreement("beside")].join(", ");
  const whole = pairs.filter(({ isWhole }) => isWhole).length;
  return `| ${kind} | ${ofX} | ${ofY} | ${pairs.length} | ${f1(pairs.length)} | ${f1(whole)} | ${fields} |`;
}

function differencesOf(x: Annotation, y: Annotation, pairs: Readonly<Record<FactKind, readonly FactPair[]>>): readonly string[] {
  return FACT_KINDS.flatMap((kind) => {
    const [ofX, ofY]: [readonly object[], readonly object[]] = [x[kind], y[kind]];
    const alone = (name: string, facts: readonly object[], paired: ReadonlySet<number>) =>
      facts.flatMap((fact, at) => (paired.has(at) ? [] : [`${kind} only ${name}: ${brief(fact)}`]));
    return [
      ...alone("X", ofX, new Set(pairs[kind].map(({ one }) => one))),
      ...alone("Y", ofY, new Set(pairs[kind].map(({ other }) => other))),
      ...pairs[kind].flatMap(({ one, other, keys, beside }) => {
        const apart = Object.entries({ ...keys, ...beside }).flatMap(([name, agrees]) => (agrees ? [] : [name]));
        return apart.length === 0 ? [] : [`${kind} ${apart.join(", ")}: X ${brief(ofX[one])} | Y ${brief(ofY[other])}`];
      }),
    ];
  });
}

/** The item with quotes as their words alone. */
function brief(fact: object | undefined): string {
  return JSON.stringify(fact, (_, value) =>
    value !== null && typeof value === "object" && "words" in value && "start" in value ? value.words : value,
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

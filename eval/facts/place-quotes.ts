/** Decides where the quotes of annotations stand in their articles. Usage: node scripts/run-ts.mjs eval/facts/place-quotes.ts [FILE …] (without files: every annotation); --check writes nothing. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { AnnotationShape, type Quote } from "./annotation.ts";

const articles = "eval/facts/articles";
const fileNames = ["x.json", "y.json", "gold.json"];
const quoteFields = ["point", "trigger", "response"];
const kinds = ["meetings", "positions", "contingencies", "assessments", "channels", "statements"];

const words = process.argv.slice(2);
const check = words.includes("--check");
const named = words.filter((word) => word !== "--check");
const files = named.length > 0 ? named : everyAnnotation();
let refused = 0;
for (const file of files) {
  const problems: string[] = [];
  const placed = placeFile(file, problems);
  for (const problem of problems) console.error(`${file}: ${problem}`);
  refused += problems.length;
  if (placed === undefined || problems.length > 0) continue;
  if (check && placed !== readFileSync(file, "utf8")) {
    console.error(`${file}: is not placed; run place-quotes without --check`);
    refused += 1;
  }
  if (!check) writeFileSync(file, placed);
}
console.log(`${files.length} annotations, ${refused} problems`);
process.exitCode = refused > 0 ? 2 : 0;

function everyAnnotation(): readonly string[] {
  return readdirSync(articles)
    .sort()
    .flatMap((folder) =>
      readdirSync(join(articles, folder))
        .filter((name) => fileNames.includes(name))
        .map((name) => join(articles, folder, name)),
    );
}

/** The file's text with every quote placed; undefined where it is not JSON. */
function placeFile(file: string, problems: string[]): string | undefined {
  const text = readFileSync(join(dirname(file), "article.txt"), "utf8");
  let annotation: unknown;
  try {
    annotation = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    problems.push(`is not JSON: ${error.message}`);
    return undefined;
  }
  if (typeof annotation !== "object" || annotation === null) {
    problems.push("is not an object: see eval/facts/GUIDELINES.md");
    return undefined;
  }
  const lists = annotation as Record<string, unknown>;
  for (const kind of kinds) {
    const items = lists[kind];
    if (!Array.isArray(items)) continue;
    items.forEach((item: Record<string, unknown>, index) => {
      const where = `${kind}[${index}]`;
      const whole = place(item["words"], text, undefined, `${where}.words`, problems);
      item["words"] = whole;
      for (const field of quoteFields) if (field in item) item[field] = place(item[field], text, whole, `${where}.${field}`, problems);
    });
    items.sort((one, other) => (one.words?.start ?? 0) - (other.words?.start ?? 0));
  }
  if (problems.length > 0) return undefined;
  const parsed = AnnotationShape.safeParse(annotation);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) problems.push(`${issue.path.join(".")}: ${issue.message}`);
    return undefined;
  }
  const expected = basename(file, ".json");
  if (parsed.data.annotator !== expected) problems.push(`annotator is '${parsed.data.annotator}', but the file is ${basename(file)}`);
  const known = new Set(parsed.data.names.flat());
  for (const [where, name] of namesIn(parsed.data)) if (!known.has(name)) problems.push(`${where}: '${name}' is in no group of names`);
  return `${oneItemALine(parsed.data)}\n`;
}

/** Where `quote` stands: inside `whole` first, else anywhere; more than one place asks for `nth`. */
function place(quote: unknown, text: string, whole: Quote | undefined, where: string, problems: string[]): Quote | undefined {
  const {
    words: exact,
    nth,
    start,
  } = (typeof quote === "string" ? { words: quote } : (quote ?? {})) as {
    readonly words?: unknown;
    readonly nth?: unknown;
    readonly start?: unknown;
  };
  if (typeof exact !== "string" || exact === "") {
    problems.push(`${where}: no words`);
    return undefined;
  }
  const at = (from: number): Quote => ({ words: exact, start: from, end: from + exact.length });
  if (typeof start === "number" && nth === undefined && text.startsWith(exact, start)) return at(start);
  const places: number[] = [];
  for (let from = text.indexOf(exact); from >= 0; from = text.indexOf(exact, from + 1)) places.push(from);
  if (typeof nth === "number") {
    const chosen = places[nth - 1];
    if (chosen !== undefined) return at(chosen);
    problems.push(`${where}: '${exact}' stands ${places.length} times, not ${nth}`);
    return undefined;
  }
  const inside = places.find((from) => whole !== undefined && from >= whole.start && from + exact.length <= whole.end);
  if (inside !== undefined) return at(inside);
  if (places.length === 1 && places[0] !== undefined) return at(places[0]);
  problems.push(`${where}: '${exact}' ${places.length === 0 ? "is not in the text" : `stands ${places.length} times: say nth`}`);
  return undefined;
}

/** Every name an item uses, with where. */
function namesIn(annotation: ReturnType<typeof AnnotationShape.parse>): readonly (readonly [string, string])[] {
  const found: [string, string][] = [];
  const add = (where: string, list: readonly (string | null)[]) => {
    for (const name of list) if (name !== null) found.push([where, name]);
  };
  annotation.meetings.forEach((item, index) => {
    add(`meetings[${index}].sides`, item.sides.flat());
  });
  annotation.positions.forEach((item, index) => {
    add(`positions[${index}].party`, [item.party]);
  });
  annotation.contingencies.forEach((item, index) => {
    add(`contingencies[${index}]`, [...item.advocates, item.wouldAct]);
  });
  annotation.assessments.forEach((item, index) => {
    add(`assessments[${index}]`, [...item.assessors, ...item.via, item.about]);
  });
  annotation.channels.forEach((item, index) => {
    add(`channels[${index}].speakers`, item.speakers);
  });
  annotation.statements.forEach((item, index) => {
    add(`statements[${index}]`, [...item.speakers, ...item.via]);
  });
  return found;
}

/** JSON with one line for each item, so that differences between annotators can be read. */
function oneItemALine(annotation: object): string {
  const fields = Object.entries(annotation).map(([name, value]) => {
    if (!Array.isArray(value)) return `  ${JSON.stringify(name)}: ${JSON.stringify(value)}`;
    if (value.length === 0) return `  ${JSON.stringify(name)}: []`;
    return `  ${JSON.stringify(name)}: [\n${value.map((item) => `    ${JSON.stringify(item)}`).join(",\n")}\n  ]`;
  });
  return `{\n${fields.join(",\n")}\n}`;
}

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { AnnotationShape, ArticleSourceShape, type Quote } from "./annotation.ts";

const articles = "eval/facts/articles";
const folders = readdirSync(articles).sort();
const practice = "eval/facts/practice/articles";
const json = (...path: string[]): unknown => JSON.parse(readFileSync(join(...path), "utf8"));

describe("the gold of the facts of a negotiation", () => {
  it("is sixty articles, half of each writer's frozen, none in both halves", () => {
    const { open, frozen } = json("eval/facts/split.json") as { readonly open: readonly string[]; readonly frozen: readonly string[] };
    expect([...open, ...frozen].sort()).toEqual(folders);
    const writers = (half: readonly string[]) =>
      half.map((folder) => ArticleSourceShape.parse(json(articles, folder, "source.json")).writer).sort();
    expect(writers(open)).toEqual(writers(frozen));
    expect(folders).toHaveLength(60);
  });

  it("quotes the articles to the letter, at the offsets it gives", () => {
    let quotes = 0;
    const wrong = folders.flatMap((folder) => {
      const text = readFileSync(join(articles, folder, "article.txt"), "utf8");
      const files = ["x.json", "y.json", "gold.json"].filter((name) => existsSync(join(articles, folder, name)));
      return files.flatMap((name) => {
        const found = quotesIn(AnnotationShape.parse(json(articles, folder, name)));
        quotes += found.length;
        return found.filter(({ words, start, end }) => text.slice(start, end) !== words).map(({ words }) => `${folder}/${name}: ${words}`);
      });
    });
    expect(wrong).toEqual([]);
    expect(quotes).toBeGreaterThan(1000);
  });

  it("uses no name that its groups do not hold", () => {
    const strangers = folders.flatMap((folder) =>
      ["x.json", "y.json", "gold.json"]
        .filter((name) => existsSync(join(articles, folder, name)))
        .flatMap((name) => strangersIn(AnnotationShape.parse(json(articles, folder, name))).map((one) => `${folder}/${name}: ${one}`)),
    );
    expect(strangers).toEqual([]);
  });
});

describe("the articles for practice", () => {
  it("are in one part each, quoted to the letter, with no name that their groups do not hold", () => {
    const names = readdirSync(practice).sort();
    const { open, frozen } = json("eval/facts/practice/split.json") as { readonly open: string[]; readonly frozen: string[] };
    expect([...open, ...frozen].sort()).toEqual(names);
    expect([open.length, frozen.length]).toEqual([52, 28]);
    const wrong = names.flatMap((name) => {
      const text = readFileSync(join(practice, name, "article.txt"), "utf8");
      const annotation = AnnotationShape.parse(json(practice, name, "gold.json"));
      const misquoted = quotesIn(annotation).filter(({ words, start, end }) => text.slice(start, end) !== words);
      ArticleSourceShape.parse(json(practice, name, "source.json"));
      return [...misquoted.map(({ words }) => `${name}: ${words}`), ...strangersIn(annotation).map((one) => `${name}: ${one}`)];
    });
    expect(wrong).toEqual([]);
  });
});

/** Names that an annotation uses and that stand in none of its groups. */
function strangersIn(annotation: ReturnType<typeof AnnotationShape.parse>): readonly string[] {
  const known = new Set(annotation.names.flat());
  const used = [
    ...annotation.meetings.flatMap(({ sides }) => sides.flat()),
    ...annotation.positions.map(({ party }) => party),
    ...annotation.contingencies.flatMap(({ advocates, wouldAct }) => [...advocates, wouldAct]),
    ...annotation.assessments.flatMap(({ assessors, via, about }) => [...assessors, ...via, about]),
    ...annotation.channels.flatMap(({ speakers }) => speakers),
    ...annotation.statements.flatMap(({ speakers, via }) => [...speakers, ...via]),
  ];
  return used.flatMap((one) => (one === null || known.has(one) ? [] : [one]));
}

/** Every quote below `value`, whatever it is called. */
function quotesIn(value: unknown): readonly Quote[] {
  if (Array.isArray(value)) return value.flatMap(quotesIn);
  if (typeof value !== "object" || value === null) return [];
  if ("words" in value && typeof value.words === "string") return [value as Quote];
  return Object.values(value).flatMap(quotesIn);
}

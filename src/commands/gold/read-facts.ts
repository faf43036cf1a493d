/** Decides how annotated facts of a negotiation are read: a folder with articles/NAME/{article.txt, source.json, gold.json} and split.json. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Facts } from "#report";

/** One article with its settled facts. */
export type FactArticle = { readonly name: string; readonly text: string; readonly published: string; readonly facts: Facts };

/** Which articles may be looked at while rules are made; the frozen ones are only ever counted. */
export type FactHalf = "open" | "frozen";

const words = z.object({ words: z.string(), start: z.int().nonnegative(), end: z.int().positive() });
const names = z.array(z.string());
const GoldShape = z.object({
  names: z.array(names),
  meetings: z.array(
    z.object({
      words,
      status: z.string(),
      format: z.string(),
      sides: z.array(names),
      from: z.string().nullable(),
      to: z.string().nullable(),
      plover: z.string().nullable(),
    }),
  ),
  positions: z.array(z.object({ words, party: z.string(), point: words, stance: z.string() })),
  contingencies: z.array(
    z.object({ words, trigger: words, response: words, advocates: names, wouldAct: z.string().nullable(), mode: z.string() }),
  ),
  assessments: z.array(
    z.object({ words, assessors: names, via: names, about: z.string().nullable(), type: z.string(), band: z.string().nullable() }),
  ),
  channels: z.array(z.object({ words, kind: z.string(), speakers: names })),
  statements: z.array(z.object({ words, speakers: names, via: names, plover: z.string() })),
});
const SplitShape = z.object({ open: z.array(z.string()), frozen: z.array(z.string()) });

/**
 * The articles of one half that have settled facts, by name. Without split.json every article is open.
 *
 * @throws Error where a file is missing or is not of its shape; the message names the file.
 */
export function readFacts(folder: string, half: FactHalf): readonly FactArticle[] {
  const below = existsSync(join(folder, "articles")) ? join(folder, "articles") : folder;
  const split = splitIn(folder);
  return readdirSync(below)
    .sort()
    .filter((name) => existsSync(join(below, name, "gold.json")))
    .filter((name) => (split === undefined ? half === "open" : split[half].includes(name)))
    .map((name) => ({
      name,
      text: readFileSync(join(below, name, "article.txt"), "utf8"),
      published: parseIn(join(below, name, "source.json"), z.object({ published: z.string() })).published,
      facts: parseIn(join(below, name, "gold.json"), GoldShape),
    }));
}

function splitIn(folder: string): z.infer<typeof SplitShape> | undefined {
  const path = [join(folder, "split.json"), join(folder, "..", "split.json")].find((candidate) => existsSync(candidate));
  return path === undefined ? undefined : parseIn(path, SplitShape);
}

function parseIn<Shape extends z.ZodType>(path: string, shape: Shape): z.infer<Shape> {
  try {
    return shape.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : error instanceof Error ? error.message : String(error);
    throw new Error(`${path}: ${why.slice(0, 300)}`, { cause: error });
  }
}

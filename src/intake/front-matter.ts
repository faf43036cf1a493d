/** Decides what the block of `key: value` lines between two `---` lines at the top of a text says about its source. */
import type { SourceDetails } from "#record";
import { parsePublished } from "./parse-published.ts";

export type FrontMatter = { readonly details: Partial<SourceDetails>; readonly body: string; readonly unreadDate: string | undefined };

const LongestBlock = 4000; // Characters; a longer block is body.
const Keys: Readonly<Record<string, "title" | "outlet" | "byline" | "published" | "language" | "marking" | "credit">> = {
  title: "title",
  outlet: "outlet",
  publisher: "outlet",
  source: "outlet",
  byline: "byline",
  author: "byline",
  published: "published",
  date: "published",
  language: "language",
  lang: "language",
  marking: "marking",
  credit: "credit",
};

/** Splits a text from its front matter; a text without one comes back whole. */
export function parseFrontMatter(text: string): FrontMatter {
  const none: FrontMatter = { details: {}, body: text, unreadDate: undefined };
  if (!text.startsWith("---\n")) return none;
  const end = `${text.slice(0, LongestBlock + "\n---\n".length)}\n`.indexOf("\n---\n", 3);
  if (end < 0 || end > LongestBlock) return none;
  const lines = text.slice(4, Math.max(4, end)).split("\n");
  const details: Record<string, string | string[]> = {};
  let unreadDate: string | undefined;
  let hasKnownKey = false;
  for (const line of lines) {
    const at = line.indexOf(":");
    if (line.trim() === "" || line.startsWith("#")) continue;
    if (at <= 0) return none; // Not a block of keys: a text may well begin with a ruled line.
    const key = Keys[line.slice(0, at).trim().toLowerCase()];
    hasKnownKey ||= key !== undefined;
    const value = unquote(line.slice(at + 1).trim());
    if (key === undefined || value === "") continue;
    if (key === "credit") details[key] = value.split(/\s*[,;]\s*/u).filter((name) => name !== "");
    else if (key === "published") {
      const published = parsePublished(value);
      if (published === undefined) unreadDate = value;
      else details[key] = published;
    } else details[key] = value;
  }
  // "Minister: we go on." between two ruled lines is a text; words are not cut off for their form alone.
  if (!hasKnownKey) return none;
  return { details, body: text.slice(end + "\n---\n".length).replace(/^\n+/u, ""), unreadDate };
}

function unquote(value: string): string {
  const quoted = /^(["'])(.*)\1$/u.exec(value);
  return quoted?.[2] ?? value;
}

/** Decides what a page says about itself: title, outlet, byline, date, language, from its meta elements, JSON-LD and time elements. */
import type { SourceDetails } from "#record";
import { parsePublished } from "./parse-published.ts";

/** What one pass over the page gathers; names and values as they stand in the page. */
export type PageFacts = {
  readonly metas: ReadonlyMap<string, string>;
  readonly jsonLd: readonly string[];
  readonly title: string | undefined;
  readonly times: readonly string[];
  readonly language: string | undefined;
};

const DateNames = [
  "article:published_time",
  "datepublished",
  "date",
  "dc.date",
  "dc.date.issued",
  "dcterms.created",
  "pubdate",
  "publish-date",
  "parsely-pub-date",
  "sailthru.date",
  "og:published_time",
];
const BylineNames = ["author", "article:author", "byl", "dc.creator", "parsely-author"];

/** The page's own details; what it does not say stays unknown. An address is no byline. */
export function readPageDetails(page: PageFacts): Partial<SourceDetails> {
  const linked = readJsonLd(page.jsonLd);
  const meta = (names: readonly string[]): string | undefined =>
    names.map((name) => page.metas.get(name)).find((value) => value !== undefined);
  const title = linked.title ?? meta(["og:title", "twitter:title"]) ?? page.title;
  const outlet = meta(["og:site_name", "application-name"]) ?? linked.outlet ?? meta(["publisher", "dc.publisher"]);
  const stated = meta(BylineNames);
  const byline = linked.byline ?? (stated !== undefined && /^https?:/u.test(stated) ? undefined : stated);
  const dates = [linked.published, ...DateNames.map((name) => page.metas.get(name)), ...page.times];
  const published = dates.map((date) => (date === undefined ? undefined : parsePublished(date))).find((date) => date !== undefined);
  return {
    ...(title === undefined ? {} : { title: fold(title) }),
    ...(outlet === undefined ? {} : { outlet: fold(outlet) }),
    ...(byline === undefined ? {} : { byline: fold(byline).replace(/^by\s+/iu, "") }),
    ...(published === undefined ? {} : { published }),
    ...(page.language === undefined || page.language.trim() === "" ? {} : { language: page.language.trim() }),
  };
}

type Linked = { title: string | undefined; outlet: string | undefined; byline: string | undefined; published: string | undefined };

const ArticleTypes = /^(?:\w*Article|BlogPosting|Report|LiveBlogPosting|WebPage|Statement)$/u;

/** Reads schema.org articles; malformed JSON is passed over, because the page has other places to say the same. */
function readJsonLd(scripts: readonly string[]): Linked {
  const found: Linked = { title: undefined, outlet: undefined, byline: undefined, published: undefined };
  for (const script of scripts) {
    let queue: unknown[];
    try {
      queue = [JSON.parse(script)];
    } catch (error) {
      if (error instanceof SyntaxError) continue;
      throw error;
    }
    for (let steps = 0; queue.length > 0 && steps < 500; steps++) {
      const node = queue.shift();
      if (Array.isArray(node)) queue.push(...node.slice(0, 100));
      if (!isObject(node)) continue;
      queue.push(node["@graph"]);
      const types = [node["@type"]].flat().filter((type) => typeof type === "string");
      if (!types.some((type) => ArticleTypes.test(type))) continue;
      found.title ??= words(node["headline"]);
      found.published ??= words(node["datePublished"]);
      found.outlet ??= nameIn(node["publisher"]);
      found.byline ??= nameIn(node["author"]);
    }
  }
  return found;
}

function nameIn(value: unknown): string | undefined {
  const names = [value].flat().map((one) => (isObject(one) ? words(one["name"]) : words(one)));
  const known = names.filter((name) => name !== undefined && !/^https?:/u.test(name));
  return known.length === 0 ? undefined : known.join(", ");
}

function words(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function fold(text: string): string {
  return text.replaceAll(/\s+/gu, " ").trim().slice(0, 500);
}

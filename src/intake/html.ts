/** Takes in a web page: its main text as clean blocks and what it says about itself; never runs or loads anything of it. */
import { Readability } from "@mozilla/readability";
import { Parser } from "htmlparser2";
import { parseHTML } from "linkedom";
import { Caps } from "./caps.ts";
import { type PageFacts, readPageDetails } from "./html-metadata.ts";
import { type Refusal, refuse } from "./refusal.ts";
import type { TakenText } from "./text.ts";
import { createTextBuilder } from "./text-builder.ts";

/** A page's text by this many characters is worth preferring to all its blocks. */
const LeastMainText = 200;
/** Time elements looked at for a date of publication; the first that is a date counts. */
const MostTimes = 20;

/**
 * Reads a page. One streaming pass first counts depth and elements and gathers metadata and all blocks; only then, and only on pages of an
 * ordinary shape, the main-text library runs (docs/decisions/0003).
 */
export function takeInHtml(decoded: string): TakenText | Refusal {
  const page = scanPage(decoded);
  if (page.kind === "refused") return page;
  const main = page.depth <= Caps.depthForMainText && page.elements <= Caps.elementsForMainText ? mainHtmlOf(decoded) : undefined;
  const mainScan = main === undefined ? undefined : scanPage(main);
  const hasMain = mainScan !== undefined && mainScan.kind === "page" && mainScan.text.length >= LeastMainText;
  const { text, blocks } = hasMain ? mainScan : page;
  if (text === "")
    return refuse(
      "no-text",
      "The page has no readable text.",
      "If it shows its text by script, save it from the browser as text and read that.",
    );
  return {
    text,
    blocks,
    details: readPageDetails(page.facts),
    notes: hasMain ? [] : ["No main text could be told apart; all blocks of the page were taken in."],
  };
}

type Page = {
  readonly kind: "page";
  readonly depth: number;
  readonly elements: number;
  readonly facts: PageFacts;
} & Pick<TakenText, "text" | "blocks">;

const Silent = new Set([
  "script",
  "style",
  "noscript",
  "template",
  "svg",
  "math",
  "iframe",
  "object",
  "nav",
  "aside",
  "footer",
  "form",
  "button",
  "select",
  "textarea",
  "dialog",
  "menu",
  "head",
]);
const BlockKinds: Readonly<Record<string, "heading" | "paragraph" | "list item" | "table row" | "caption">> = {
  h1: "heading",
  h2: "heading",
  h3: "heading",
  h4: "heading",
  h5: "heading",
  h6: "heading",
  p: "paragraph",
  div: "paragraph",
  section: "paragraph",
  article: "paragraph",
  main: "paragraph",
  header: "paragraph",
  blockquote: "paragraph",
  pre: "paragraph",
  address: "paragraph",
  dt: "paragraph",
  dd: "paragraph",
  li: "list item",
  tr: "table row",
  figcaption: "caption",
  caption: "caption",
};
const VoidElements = new Set(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]);

/** Streams once over the page: text by blocks, metadata, and how large and deep it is. */
function scanPage(html: string): Page | Refusal {
  const builder = createTextBuilder();
  const metas = new Map<string, string>();
  const jsonLd: string[] = [];
  const times: string[] = [];
  let title: string | undefined;
  let language: string | undefined;
  let words = "";
  let kind: (typeof BlockKinds)[string] = "paragraph";
  let depth = 0;
  let deepest = 0;
  let elements = 0;
  let silentSince: number | undefined;
  let catching: "title" | "json" | undefined;
  let caught = "";
  let refusal: Refusal | undefined;

  const flush = (): void => {
    if (words !== "") builder.add(kind, words);
    words = "";
    kind = "paragraph";
  };

  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (refusal !== undefined) return;
        elements++;
        if (!VoidElements.has(name)) depth++;
        deepest = Math.max(deepest, depth);
        if (deepest > Caps.depth)
          refusal = refuse(
            "too-deep",
            `The page nests more than ${Caps.depth} elements in each other.`,
            "Save its text from the browser and read that.",
          );
        if (elements > Caps.elements)
          refusal = refuse(
            "too-many-elements",
            `The page has more than ${Caps.elements} elements.`,
            "Save its text from the browser and read that.",
          );
        if (name === "html") language = attributes["lang"]?.slice(0, 35);
        if (name === "meta") noteMeta(attributes);
        // A time in a side column dates another page.
        const time = name === "time" && silentSince === undefined ? attributes["datetime"] : undefined;
        if (time !== undefined && times.length < MostTimes) times.push(time);
        if (name === "title" && title === undefined) catching = "title";
        if (name === "script" && attributes["type"] === "application/ld+json") catching = "json";
        if (silentSince === undefined && (Silent.has(name) || isHidden(attributes))) {
          flush();
          silentSince = depth;
        }
        if (silentSince !== undefined) return;
        if (name === "br") words += "\n";
        if (name === "td" || name === "th") words += " ";
        const blockKind = BlockKinds[name];
        if (blockKind !== undefined) {
          flush();
          kind = blockKind;
        }
      },
      ontext(text) {
        if (catching !== undefined) caught += text.slice(0, 200_000);
        else if (silentSince === undefined) words += text;
      },
      onclosetag(name) {
        if (catching === "title" && name === "title") title = caught;
        if (catching === "json" && name === "script") jsonLd.push(caught);
        if (name === "title" || name === "script") {
          catching = undefined;
          caught = "";
        }
        if (VoidElements.has(name)) return;
        if (silentSince === depth) silentSince = undefined;
        else if (silentSince === undefined && BlockKinds[name] !== undefined) flush();
        depth--;
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  // In slices, so that a refusal stops the work early.
  for (let at = 0; at < html.length && refusal === undefined; at += 65_536) parser.write(html.slice(at, at + 65_536));
  if (refusal !== undefined) return refusal;
  parser.end();
  flush();
  return { kind: "page", depth: deepest, elements, facts: { metas, jsonLd, title, times, language }, ...builder.build() };

  function noteMeta(attributes: Readonly<Record<string, string>>): void {
    const name = (attributes["property"] ?? attributes["name"] ?? attributes["itemprop"])?.toLowerCase();
    const content = attributes["content"];
    if (name !== undefined && content !== undefined && content.trim() !== "" && !metas.has(name)) metas.set(name, content);
  }
}

function isHidden(attributes: Readonly<Record<string, string>>): boolean {
  return (
    attributes["hidden"] !== undefined ||
    attributes["aria-hidden"] === "true" ||
    /display\s*:\s*none/u.test((attributes["style"] ?? "").slice(0, 500))
  );
}

/** The main part of the page as HTML again, or undefined where the library finds none. */
function mainHtmlOf(html: string): string | undefined {
  try {
    const { document } = parseHTML(html);
    if (document.documentElement === null || document.querySelector("body") === null) return undefined;
    // linkedom's document is close enough to the DOM for this library; their types do not know each other.
    const page = document as unknown as ConstructorParameters<typeof Readability>[0];
    return new Readability(page, { charThreshold: LeastMainText }).parse()?.content ?? undefined;
  } catch (error) {
    // On markup soup the library runs into missing nodes, on monstrous attributes out of stack; the blocks of the streaming pass stand in for it.
    if (error instanceof TypeError || error instanceof RangeError) return undefined;
    throw error;
  }
}

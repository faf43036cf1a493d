/** Takes in Markdown: headings, paragraphs and list items as clean text, with what its front matter says. */

import type { Nodes, Root } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { Caps } from "./caps.ts";
import { parseFrontMatter } from "./front-matter.ts";
import { type Refusal, refuse } from "./refusal.ts";
import type { TakenText } from "./text.ts";
import { createTextBuilder, type TextBuilder } from "./text-builder.ts";

/** Block quotes and lists nested deeper than this on one line are a bomb: the parser's work grows with depth times length. */
const DeepestMarkers = 40;
/** A ruled line or an underlined heading, which looks like forty lists in each other and is none. */
const RuledLine = /^[ \t]*(?:-[- \t]*|\*[* \t]*)$/u;

/** Reads Markdown (CommonMark). Numbers of ordered lists stay in the text; links keep their words, images and raw HTML are left out. */
export function takeInMarkdown(decoded: string): TakenText | Refusal {
  const { body, details, unreadDate } = parseFrontMatter(decoded);
  const markers = new RegExp(`^[ \\t]{0,3}(?:(?:>|[-+*]|\\d{1,9}[.)])[ \\t]*){${DeepestMarkers}}`, "u");
  if (body.split("\n").some((line) => markers.test(line) && !RuledLine.test(line))) return tooDeep(DeepestMarkers);
  const builder = createTextBuilder();
  const isWhole = addBlocks(fromMarkdown(body), builder);
  if (!isWhole) return tooDeep(Caps.depth);
  const { text, blocks } = builder.build();
  const title = details.title ?? firstHeading(text, blocks);
  return {
    text,
    blocks,
    details: { ...details, ...(title === undefined ? {} : { title }) },
    notes: unreadDate === undefined ? [] : [`The date '${unreadDate}' in the front matter is no date; write it as 2026-02-03.`],
  };
}

function tooDeep(levels: number): Refusal {
  return refuse("too-deep", `The document nests quotes or lists more than ${levels} deep.`, "Save it as plain text and read that.");
}

/** Adds every block in order; false where the nesting passes the cap. */
function addBlocks(root: Root, builder: TextBuilder): boolean {
  // An own stack instead of recursion, so that nesting cannot exhaust the call stack.
  const stack: { readonly node: Nodes; readonly prefix: string; readonly depth: number }[] = root.children
    .toReversed()
    .map((node) => ({ node, prefix: "", depth: 1 }));
  for (let entry = stack.pop(); entry !== undefined; entry = stack.pop()) {
    const { node, prefix, depth } = entry;
    if (depth > Caps.depth) return false;
    switch (node.type) {
      case "heading":
        builder.add("heading", prefix + inlineText(node));
        break;
      case "paragraph":
        builder.add(prefix === "" ? "paragraph" : "list item", prefix + inlineText(node));
        break;
      case "code":
        builder.add("paragraph", node.value);
        break;
      case "list": {
        const first = node.start ?? 1;
        const items = node.children.map((child, at) => ({
          node: child,
          prefix: node.ordered === true ? `${first + at}. ` : "- ",
          depth: depth + 1,
        }));
        stack.push(...items.toReversed());
        break;
      }
      case "listItem": {
        const children = node.children.map((child, at) => ({ node: child, prefix: at === 0 ? prefix : "", depth: depth + 1 }));
        stack.push(...children.toReversed());
        break;
      }
      case "blockquote":
        stack.push(...node.children.map((child) => ({ node: child, prefix, depth: depth + 1 })).toReversed());
        break;
      default:
        break;
    }
  }
  return true;
}

/** The words of a block without their markup. */
function inlineText(block: Nodes): string {
  let text = "";
  const stack: Nodes[] = [block];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.type === "text" || node.type === "inlineCode") text += node.value;
    else if (node.type === "break") text += "\n";
    else if ("children" in node) stack.push(...node.children.toReversed());
  }
  return text;
}

function firstHeading(text: string, blocks: TakenText["blocks"]): string | undefined {
  const heading = blocks.find((block) => block.kind === "heading");
  return heading === undefined ? undefined : text.slice(heading.range.start, heading.range.end);
}

/** Decides which headings stand above which: structural words and heading marks have fixed ranks. */
import type { DraftLine } from "./describe-lines.ts";
import type { DraftNodeKind } from "./draft-text.ts";
import { type GrowingDraft, isInside } from "./growing-draft.ts";
import { isHeadingWords, LongestHeading } from "./heading-words.ts";
import type { Label } from "./read-label.ts";

/** Rank of what no Markdown heading mark orders: below six levels of them. */
export const PlainRank = 1000;

/** Within one level of heading marks, and for what has none: the lower, the further above. */
export const Ranks = { annex: 0, part: 1, heading: 10, preamble: 20, article: 20, recital: 25, headingInArticle: 30 } as const;

/** Kind and rank of a label whose word or heading mark fixes them; undefined for what only its list places. */
export function rankOf(
  draft: GrowingDraft,
  line: DraftLine,
  label: Label,
): { readonly kind: DraftNodeKind; readonly rank: number } | undefined {
  const base = line.headingLevel === undefined ? PlainRank : line.headingLevel * 100;
  switch (label.word) {
    case "annex":
      return { kind: "annex", rank: base + Ranks.annex };
    case "part":
      return { kind: "part", rank: base + Ranks.part + label.level };
    case "article":
      return { kind: "article", rank: base + Ranks.article };
    case "operative":
    case "preambular":
      return { kind: "paragraph", rank: base + (label.word === "operative" ? Ranks.preamble : Ranks.recital) };
    case "point":
      return isInside(draft, "article") && line.headingLevel === undefined ? undefined : { kind: "point", rank: base + Ranks.article };
    default:
      if (line.headingLevel === undefined || label.word === "option") return undefined;
      if (label.style.startsWith("A") || /^[IVX]+$/u.test(label.number ?? "")) return { kind: "part", rank: base + Ranks.part };
      return { kind: isInside(draft, "article") ? "paragraph" : "point", rank: base + Ranks.article };
  }
}

/** Kind of a label that its list places, by what it stands in. */
export function kindOf(draft: GrowingDraft, line: DraftLine, label: Label): DraftNodeKind {
  if (label.word === "option") return "option";
  if (label.word === "point") return "paragraph";
  const isLettered = label.numerals.some(({ system }) => system === "letter" || system === "roman");
  for (let at = draft.stack.length - 1; at >= 0; at--) {
    const kind = draft.stack[at]?.kind;
    if (kind === "point" || kind === "paragraph" || kind === "item") return "item";
    if (kind === "article" || kind === "preamble") return isLettered ? "item" : "paragraph";
  }
  const rest = draft.text.slice(label.rest, Math.min(line.to, label.rest + LongestHeading + 1));
  const isUpper = label.style === "A." || label.style === "A)" || label.style === "(A)";
  if (isUpper && rest.length > 1 && isHeadingWords(rest) && rest.length <= 120) return "part";
  return "point";
}

/** Decides how passages leave as W3C Web Annotations (W3C Recommendation 2017-02-23), with quote and position selectors. */
import type { ItemView } from "./views.ts";

/** UTF-16 code units of context before and after the words, for tools that must find them again in a changed page; half a pair at its rim is left out. */
const ContextLength = 32;

/**
 * One annotation for each account of each item. The standard counts positions in Unicode code points, so offsets are converted from the
 * dossier's UTF-16 code units; `textOf` gives the source's exact text.
 */
export function annotationsOf(items: readonly ItemView[], textOf: (source: string) => string): object {
  const counters = new Map<string, (offset: number) => number>();
  const codePointsBefore = (source: string, offset: number): number => {
    const known = counters.get(source) ?? codePointCounter(textOf(source));
    counters.set(source, known);
    return known(offset);
  };
  const annotations = items.flatMap((item) =>
    item.accounts.map(({ mark, passage, basis }) => {
      const text = textOf(passage.source);
      return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        id: `urn:parley:${encodeURIComponent(mark)}`,
        type: "Annotation",
        motivation: "describing",
        generator: { type: "Software", name: `Parley ${basis.kind} ${basis.name}` },
        body: {
          type: "TextualBody",
          format: "text/plain",
          purpose: "describing",
          value: `${item.kind}: ${item.line}`,
          "parley:item": item.id,
          "parley:standing": item.standing,
        },
        target: {
          source: `urn:parley:${passage.source}`,
          selector: [
            {
              type: "TextQuoteSelector",
              exact: passage.exact,
              prefix: text.slice(Math.max(0, passage.start - ContextLength), passage.start).replace(/^[\uDC00-\uDFFF]/, ""),
              suffix: text.slice(passage.end, passage.end + ContextLength).replace(/[\uD800-\uDBFF]$/, ""),
            },
            {
              type: "TextPositionSelector",
              start: codePointsBefore(passage.source, passage.start),
              end: codePointsBefore(passage.source, passage.end),
            },
          ],
        },
      };
    }),
  );
  return { "@context": "http://www.w3.org/ns/anno.jsonld", type: "AnnotationPage", items: annotations };
}

/** Counts the code points before an offset: the offset less the surrogate pairs that end by it. */
function codePointCounter(text: string): (offset: number) => number {
  const pairEnds: number[] = [];
  for (let at = 0; at < text.length - 1; at++) {
    if ((text.codePointAt(at) ?? 0) > 0xffff) {
      pairEnds.push(at + 2);
      at++;
    }
  }
  return (offset) => {
    let low = 0;
    let high = pairEnds.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((pairEnds[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return offset - low;
  };
}

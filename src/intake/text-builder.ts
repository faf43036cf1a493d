/** Decides how blocks of a structured document become one clean text: white space folded, one blank line between blocks, each block's range kept. */
import type { TextBlock } from "#record";

export type TextBuilder = {
  /** Adds a block; white space inside is folded to single spaces, empty blocks are passed over. */
  readonly add: (kind: TextBlock["kind"], words: string) => void;
  readonly build: () => { readonly text: string; readonly blocks: readonly TextBlock[] };
};

/** A fresh builder. */
export function createTextBuilder(): TextBuilder {
  const parts: string[] = [];
  const blocks: TextBlock[] = [];
  let length = 0;
  return {
    add(kind, words) {
      const folded = words.replaceAll(/[ \t\n\r\f\u00a0]+/gu, " ").trim();
      if (folded === "") return;
      if (parts.length > 0) length += 2;
      blocks.push({ kind, range: { start: length, end: length + folded.length } });
      parts.push(folded);
      length += folded.length;
    },
    build: () => ({ text: parts.join("\n\n"), blocks }),
  };
}

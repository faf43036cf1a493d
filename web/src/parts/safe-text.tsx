/** Decides how words from outside are shown: as text only, kept apart from their surroundings, with hidden characters made visible. */
import { Fragment, type ReactNode } from "react";

/**
 * First and last code point of what is hidden: control characters, soft hyphen, zero-width and bidirectional controls, word joiners, byte
 * order mark, tags. The joiners U+200C and U+200D are left alone: Persian and emoji are written with them.
 */
const HiddenRanges: readonly (readonly [number, number])[] = [
  [0x00, 0x08],
  [0x0b, 0x0c],
  [0x0e, 0x1f],
  [0x7f, 0x9f],
  [0xad, 0xad],
  [0x61c, 0x61c],
  [0x180e, 0x180e],
  [0x200b, 0x200b],
  [0x200e, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x206f],
  [0xfeff, 0xfeff],
  [0xe0000, 0xe007f],
];
const Hidden = new RegExp(`[${HiddenRanges.map(([first, last]) => `${escapeOf(first)}-${escapeOf(last)}`).join("")}]`, "gu");

function escapeOf(codePoint: number): string {
  return `\\u{${codePoint.toString(16)}}`;
}

/** Names people know for the characters used to deceive. */
const Names: Readonly<Record<string, string>> = {
  "\u00AD": "soft hyphen",
  "\u200B": "zero-width space",
  "\u200E": "left-to-right mark",
  "\u200F": "right-to-left mark",
  "\u202A": "left-to-right embedding",
  "\u202B": "right-to-left embedding",
  "\u202C": "end of embedding",
  "\u202D": "left-to-right override",
  "\u202E": "right-to-left override",
  "\u2066": "left-to-right isolate",
  "\u2067": "right-to-left isolate",
  "\u2068": "isolate",
  "\u2069": "end of isolate",
  "\uFEFF": "byte order mark",
};

/** The text with every hidden character as a small sign that says what it is. */
export function withHiddenShown(text: string): ReactNode {
  const parts: ReactNode[] = [];
  let from = 0;
  for (const match of text.matchAll(Hidden)) {
    if (match.index > from) parts.push(text.slice(from, match.index));
    const code = (match[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
    const name = Names[match[0]] ?? "hidden character";
    parts.push(
      <span className="hidden-character" title={`U+${code} ${name}`} data-code={code}>
        <span className="sr-only">{name}</span>
      </span>,
    );
    from = match.index + match[0].length;
  }
  if (parts.length === 0) return text;
  if (from < text.length) parts.push(text.slice(from));
  return parts.map((part, at) => <Fragment key={at}>{part}</Fragment>);
}

/** A name, title or line from outside, isolated so that its direction cannot reach its neighbours. */
export function SafeText({ text }: { readonly text: string }) {
  return <bdi>{withHiddenShown(text)}</bdi>;
}

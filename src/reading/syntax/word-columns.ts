/** Decides how the tokens of a document are laid out for the models: one number for each spelling. */
import { isLongDash } from "./plain-text.ts";
import type { TokenBounds } from "./tokenise.ts";

/** Columns over the tokens of a document. */
export type WordColumns = {
  readonly forms: readonly string[];
  /** By token: the number of its spelling in `spellings`. */
  readonly wordOf: Int32Array;
  readonly spellings: readonly string[];
  /** By token: 1 where white space, or nothing, stands before it. */
  readonly spaced: Uint8Array;
};

/** Lays out the tokens at `bounds`. */
export function layOutWords(text: string, plain: string, bounds: TokenBounds): WordColumns {
  const count = bounds.starts.length;
  const forms: string[] = new Array(count);
  const spaced = new Uint8Array(count);
  let previousEnd = -1;
  for (let at = 0; at < count; at++) {
    const start = bounds.starts[at] ?? 0;
    const end = bounds.ends[at] ?? 0;
    forms[at] = plain.slice(start, end);
    spaced[at] = start === previousEnd ? 0 : 1;
    previousEnd = end;
  }
  return numberSpellings({ forms, spaced, isDash: (at) => isLongDash(text.charCodeAt(bounds.starts[at] ?? 0)) });
}

/** Tokens as written. */
export type WrittenWords = { readonly forms: readonly string[]; readonly spaced: Uint8Array; readonly isDash: (at: number) => boolean };

/** Numbers the spellings; a dash longer than a hyphen is read as "--". Also the trainers' way in. */
export function numberSpellings({ forms, spaced, isDash }: WrittenWords): WordColumns {
  const wordOf = new Int32Array(forms.length);
  const numbers = new Map<string, number>();
  const spellings: string[] = [];
  for (let at = 0; at < forms.length; at++) {
    const form = forms[at] ?? "";
    const spelling = isDash(at) ? "--" : form;
    let number = numbers.get(spelling);
    if (number === undefined) {
      number = spellings.length;
      numbers.set(spelling, number);
      spellings.push(spelling);
    }
    wordOf[at] = number;
  }
  return { forms, wordOf, spellings, spaced };
}

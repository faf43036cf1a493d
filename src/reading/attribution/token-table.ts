/** Decides how a parsed text is laid out in arrays of numbers, so that looking at many possible spans stays cheap. */

import type { TextRange } from "#record";
import { countBefore } from "../count-before.ts";
import type { Quotation } from "../find-quotations.ts";
import type { ParsedText } from "../parsed-text.ts";
import { cueClassOf } from "../rules/cue-verbs.ts";
import { isFiniteVerb } from "../verb-tags.ts";
import { hashOf } from "./hashing.ts";

/** Tokens `first` to `last`, both included. */
export type TokenRange = { readonly first: number; readonly last: number };

/** One number per token for each property; words are hashes. */
export type TokenTable = {
  readonly parsed: ParsedText;
  readonly count: number;
  readonly word: Int32Array;
  readonly lemma: Int32Array;
  readonly tag: Int32Array;
  readonly relation: Int32Array;
  /** Hash of the cue rules the lemma belongs to, 0 for none. */
  readonly cueClass: Int32Array;
  /** Word classes, fine and coarse; 0 where unknown. */
  readonly fineClass: Int32Array;
  readonly coarseClass: Int32Array;
  readonly head: Int32Array;
  /** First and last token of everything below the token in its sentence's tree. */
  readonly leftEdge: Int32Array;
  readonly rightEdge: Int32Array;
  /** Children of token `t` are `children[childrenFrom[t]]` up to `children[childrenFrom[t + 1] - 1]`, in order. */
  readonly childrenFrom: Int32Array;
  readonly children: Int32Array;
  /** Index of the outer quotation the token stands in, its marks included; -1 for none. */
  readonly quotation: Int32Array;
  /** The quotations behind `quotation`: outermost ones only, as token ranges, one per piece. */
  readonly quotationPieces: readonly TokenRange[];
  /** 1 where the token is punctuation. */
  readonly punctuation: Uint8Array;
  /** Number of finite verbs before token `t`; one longer than the tokens. */
  readonly finiteBefore: Int32Array;
};

/** A subtree is followed upwards at most so far; deeper trees are broken parses. */
const DEEPEST_TREE = 64;

/** Lays out `parsed`. Cost: tokens × depth of the trees. */
export function layOutTokens(parsed: ParsedText, quotations: readonly Quotation[]): TokenTable {
  const { tokens, sentences } = parsed;
  const count = tokens.length;
  const newColumn = () => new Int32Array(count);
  const [word, lemma, tag, relation, cueClass, head] = [newColumn(), newColumn(), newColumn(), newColumn(), newColumn(), newColumn()];
  const [leftEdge, rightEdge, fineClass, coarseClass] = [newColumn(), newColumn(), newColumn(), newColumn()];
  const finiteBefore = new Int32Array(count + 1);
  const punctuation = new Uint8Array(count);
  const hashes = new Map<string, number>();
  const hashed = (text: string) => {
    let hash = hashes.get(text);
    if (hash === undefined) {
      hash = hashOf(text);
      hashes.set(text, hash);
    }
    return hash;
  };
  for (const token of tokens) {
    const at = token.index;
    word[at] = hashed(token.lower);
    lemma[at] = hashed(token.lemma.toLowerCase());
    tag[at] = hashed(token.fineTag);
    relation[at] = hashed(token.relation);
    const ofCue = cueClassOf(token.lemma.toLowerCase());
    if (ofCue !== undefined) cueClass[at] = hashed(ofCue);
    head[at] = token.head;
    leftEdge[at] = at;
    rightEdge[at] = at;
    fineClass[at] = token.wordClass & 0xff;
    coarseClass[at] = token.wordClass >> 8;
    finiteBefore[at + 1] = (finiteBefore[at] ?? 0) + (isFiniteVerb(token) ? 1 : 0);
    if (!/[\p{L}\p{N}]/u.test(token.form)) punctuation[at] = 1;
  }
  for (const sentence of sentences) {
    for (let at = sentence.firstToken; at < sentence.afterToken; at++) {
      let above = head[at] ?? at;
      for (let step = 0, below = at; step < DEEPEST_TREE && above !== below; step++) {
        if (above < sentence.firstToken || above >= sentence.afterToken) break;
        if ((leftEdge[above] ?? 0) > at) leftEdge[above] = at;
        if ((rightEdge[above] ?? 0) < at) rightEdge[above] = at;
        below = above;
        above = head[above] ?? above;
      }
    }
  }
  const { childrenFrom, children } = childrenOf(head);
  return {
    parsed,
    count,
    word,
    lemma,
    tag,
    relation,
    cueClass,
    fineClass,
    coarseClass,
    head,
    leftEdge,
    rightEdge,
    childrenFrom,
    children,
    punctuation,
    finiteBefore,
    ...quotationColumn(parsed, quotations),
  };
}

function childrenOf(head: Int32Array): { readonly childrenFrom: Int32Array; readonly children: Int32Array } {
  const childrenFrom = new Int32Array(head.length + 1);
  for (let at = 0; at < head.length; at++) {
    const above = head[at] ?? at;
    if (above !== at) childrenFrom[above + 1] = (childrenFrom[above + 1] ?? 0) + 1;
  }
  for (let at = 0; at < head.length; at++) childrenFrom[at + 1] = (childrenFrom[at + 1] ?? 0) + (childrenFrom[at] ?? 0);
  const next = childrenFrom.slice();
  const children = new Int32Array(childrenFrom[head.length] ?? 0);
  for (let at = 0; at < head.length; at++) {
    const above = head[at] ?? at;
    if (above === at) continue;
    const place = next[above] ?? 0;
    children[place] = at;
    next[above] = place + 1;
  }
  return { childrenFrom, children };
}

function quotationColumn(parsed: ParsedText, quotations: readonly Quotation[]): Pick<TokenTable, "quotation" | "quotationPieces"> {
  const quotation = new Int32Array(parsed.tokens.length).fill(-1);
  const quotationPieces: TokenRange[] = [];
  for (const { pieces, level } of quotations) {
    if (level > 0) continue;
    for (const piece of pieces) {
      const range = tokensWithin(parsed, piece);
      if (range === undefined) continue;
      quotation.fill(quotationPieces.length, range.first, range.last + 1);
      quotationPieces.push(range);
    }
  }
  return { quotation, quotationPieces };
}

/** The tokens that begin inside `range`; undefined where none does. Cost: logarithmic. */
export function tokensWithin(parsed: ParsedText, range: TextRange): TokenRange | undefined {
  const first = firstTokenFrom(parsed, range.start);
  const last = firstTokenFrom(parsed, range.end) - 1;
  return last < first ? undefined : { first, last };
}

/** Index of the first token that begins at or after `offset`; the number of tokens where none does. */
export function firstTokenFrom(parsed: ParsedText, offset: number): number {
  return countBefore(parsed.tokens, ({ start }) => start < offset);
}

/** The characters from the first to the last token. */
export function textRangeOf(parsed: ParsedText, range: TokenRange): TextRange {
  return { start: parsed.tokens[range.first]?.start ?? 0, end: parsed.tokens[range.last]?.end ?? 0 };
}

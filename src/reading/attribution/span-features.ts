/** Decides what the model sees of a possible span (of a cue, a source or a content): its two ends, and the words between. */
import { addFeature, beginPairs, type FeatureList, type PairList } from "./attribution-model.ts";
import type { CueOutlook } from "./cue-outlook.ts";
import { mix } from "./hashing.ts";
import { type Place, quoteStateAt } from "./places.ts";
import type { TokenRange, TokenTable } from "./token-table.ts";

/** What a span is looked for: the cue around `head`, and the source where it is known already. */
export type Asking = {
  readonly table: TokenTable;
  readonly place: Place;
  readonly head: number;
  readonly cue: TokenRange;
  readonly source: TokenRange | undefined;
  /** `quoteStateAt` the cue. */
  readonly quotes: number;
  readonly outlook: CueOutlook;
};

/** Puts the question together; `quotes` is worked out once. */
export function askAbout(
  { table, outlook }: Surroundings,
  place: Place,
  head: number,
  cue: TokenRange,
  source: TokenRange | undefined,
): Asking {
  return { table, place, head, cue, source, quotes: quoteStateAt(table, cue.first, cue.last, place), outlook };
}

/** What all questions about one text share. */
export type Surroundings = { readonly table: TokenTable; readonly outlook: CueOutlook };

/** Features of a span that begins at token `at`; at a `glance` only those that are had at little cost. */
export function pairStart(asking: Asking, at: number, out: PairList, glance = false): void {
  pairEndpoint(asking, at, -1, out, glance);
}

/** Features of a span that ends with token `at`; at a `glance` only those that are had at little cost. */
export function pairEnd(asking: Asking, at: number, out: PairList, glance = false): void {
  pairEndpoint(asking, at, 1, out, glance);
}

function pairEndpoint(asking: Asking, at: number, direction: 1 | -1, out: PairList, glance: boolean): void {
  const outer = at + direction;
  const inner = at - direction;
  const link = linkFrom(asking, at, direction);
  const { pairs } = beginPairs(out, direction < 0 ? 0 : 100);
  let count = 0;
  const { table, place, head, cue, source, quotes } = asking;
  const { word, lemma, tag, cueClass, quotation, quotationPieces, relation } = table;
  const within = (other: number) => other >= place.paragraphFirst && other <= place.paragraphLast;
  const outerWord = within(outer) ? (word[outer] ?? 0) : 0;
  const outerTag = within(outer) ? (tag[outer] ?? 0) : 0;
  const innerWord = within(inner) ? (word[inner] ?? 0) : 0;
  const innerTag = within(inner) ? (tag[inner] ?? 0) : 0;
  const ownWord = word[at] ?? 0;
  const ownTag = tag[at] ?? 0;
  const own = lemma[head] ?? 0;
  const sort = cueClass[head] ?? 0;
  const headTag = tag[head] ?? 0;
  const gap = gapOf(at, cue);
  const piece = quotationPieces[quotation[at] ?? -1];
  const outerPiece = within(outer) ? quotationPieces[quotation[outer] ?? -1] : undefined;
  const marks =
    (piece === undefined ? 0 : 1) |
    (piece?.first === at ? 2 : 0) |
    (piece?.last === at ? 4 : 0) |
    (outerPiece === undefined ? 0 : 8) |
    (outerPiece?.first === outer ? 16 : 0) |
    (outerPiece?.last === outer ? 32 : 0) |
    (at < place.first || at > place.last ? 64 : 0) |
    (outer < place.first ? 128 : 0) |
    (outer > place.last ? 256 : 0) |
    (outer >= cue.first && outer <= cue.last ? 512 : 0) |
    (outer > place.lastWord && outer <= place.last ? 1024 : 0);
  const touch = source === undefined ? 0 : touchOf(at, outer, source);

  pairs[count++] = ownWord;
  pairs[count++] = 0;
  pairs[count++] = ownTag;
  pairs[count++] = 0;
  pairs[count++] = outerWord;
  pairs[count++] = 0;
  pairs[count++] = outerTag;
  pairs[count++] = 0;
  pairs[count++] = innerWord;
  pairs[count++] = ownTag;
  pairs[count++] = ownTag;
  pairs[count++] = outerTag;
  pairs[count++] = ownWord;
  pairs[count++] = outerWord;
  pairs[count++] = ownWord;
  pairs[count++] = outerTag;
  pairs[count++] = ownTag;
  pairs[count++] = outerWord;
  pairs[count++] = ownTag;
  pairs[count++] = innerTag;
  pairs[count++] = mix(0, ownTag, outerTag);
  pairs[count++] = innerTag;
  pairs[count++] = gap;
  pairs[count++] = 0;
  pairs[count++] = gap;
  pairs[count++] = own;
  pairs[count++] = gap;
  pairs[count++] = sort;
  pairs[count++] = gap;
  pairs[count++] = headTag;
  pairs[count++] = gap;
  pairs[count++] = ownTag;
  pairs[count++] = gap;
  pairs[count++] = ownWord;
  pairs[count++] = gap;
  pairs[count++] = outerTag;
  pairs[count++] = ownWord;
  pairs[count++] = own;
  pairs[count++] = ownTag;
  pairs[count++] = own;
  pairs[count++] = ownWord;
  pairs[count++] = sort;
  pairs[count++] = ownTag;
  pairs[count++] = sort;
  pairs[count++] = outerWord;
  pairs[count++] = own;
  pairs[count++] = outerTag;
  pairs[count++] = own;
  pairs[count++] = outerTag;
  pairs[count++] = sort;
  pairs[count++] = outerWord;
  pairs[count++] = mix(0, ownTag, sort);
  pairs[count++] = link;
  pairs[count++] = 0;
  pairs[count++] = link;
  pairs[count++] = own;
  pairs[count++] = link;
  pairs[count++] = sort;
  pairs[count++] = link;
  pairs[count++] = ownTag;
  pairs[count++] = link;
  pairs[count++] = outerWord;
  pairs[count++] = link;
  pairs[count++] = gap;
  pairs[count++] = link;
  pairs[count++] = marks;
  pairs[count++] = marks;
  pairs[count++] = 0;
  pairs[count++] = marks;
  pairs[count++] = gap;
  pairs[count++] = marks;
  pairs[count++] = quotes;
  pairs[count++] = marks;
  pairs[count++] = own;
  pairs[count++] = marks;
  pairs[count++] = sort;
  pairs[count++] = marks;
  pairs[count++] = touch;
  pairs[count++] = marks;
  pairs[count++] = outerWord;
  pairs[count++] = marks;
  pairs[count++] = ownWord;
  pairs[count++] = touch;
  pairs[count++] = sort;
  pairs[count++] = touch;
  pairs[count++] = gap;
  pairs[count++] = touch;
  pairs[count++] = mix(0, outerWord, ownTag);
  pairs[count++] = touch;
  pairs[count++] = link;
  pairs[count++] = relation[at] ?? 0;
  pairs[count++] = ownTag;
  pairs[count++] = relation[outer] ?? 0;
  pairs[count++] = outerTag;
  pairs[count++] = relation[outer] ?? 0;
  pairs[count++] = mix(0, link, outerWord);
  out.length = count / 2;
  if (glance) return;

  const outer2 = outer + direction;
  const outer2Word = within(outer2) ? (word[outer2] ?? 0) : 0;
  const outer2Tag = within(outer2) ? (tag[outer2] ?? 0) : 0;
  const beyond = phraseBeyond(asking, at, direction);
  const others = othersAround(asking, at, direction);
  pairs[count++] = outer2Word;
  pairs[count++] = outerTag;
  pairs[count++] = outer2Tag;
  pairs[count++] = outerTag;
  pairs[count++] = outer2Word;
  pairs[count++] = mix(0, ownTag, outerWord);
  pairs[count++] = mix(0, outerWord, outer2Word);
  pairs[count++] = sort;
  pairs[count++] = mix(0, outerWord, outer2Word);
  pairs[count++] = own;
  pairs[count++] = mix(0, outerTag, outer2Tag);
  pairs[count++] = marks;
  pairs[count++] = beyond;
  pairs[count++] = 0;
  pairs[count++] = beyond;
  pairs[count++] = outerWord;
  pairs[count++] = beyond;
  pairs[count++] = sort;
  pairs[count++] = beyond;
  pairs[count++] = own;
  pairs[count++] = beyond;
  pairs[count++] = mix(0, outerWord, outer2Word);
  pairs[count++] = beyond;
  pairs[count++] = mix(0, outerTag, outer2Tag);
  pairs[count++] = beyond;
  pairs[count++] = link;
  pairs[count++] = beyond;
  pairs[count++] = marks;
  pairs[count++] = beyond;
  pairs[count++] = mix(0, innerTag, ownTag);
  pairs[count++] = others;
  pairs[count++] = 0;
  pairs[count++] = others;
  pairs[count++] = outerWord;
  pairs[count++] = others;
  pairs[count++] = sort;
  pairs[count++] = others;
  pairs[count++] = mix(0, outerWord, outer2Word);
  pairs[count++] = others;
  pairs[count++] = beyond;
  pairs[count++] = others;
  pairs[count++] = marks;
  pairs[count++] = table.fineClass[at] ?? 0;
  pairs[count++] = table.fineClass[outer] ?? 0;
  pairs[count++] = table.fineClass[outer2] ?? 0;
  pairs[count++] = outerWord;
  pairs[count++] = table.fineClass[head] ?? 0;
  pairs[count++] = mix(0, gap, ownTag);
  pairs[count++] = table.fineClass[head] ?? 0;
  pairs[count++] = marks;
  pairs[count++] = table.fineClass[head] ?? 0;
  pairs[count++] = link;
  pairs[count++] = link;
  pairs[count++] = relation[head] ?? 0;
  const rest = direction > 0 ? stepOf(Math.max(0, place.lastWord - at)) : stepOf(Math.max(0, at - place.first));
  pairs[count++] = rest;
  pairs[count++] = marks;
  pairs[count++] = rest;
  pairs[count++] = sort;
  pairs[count++] = rest;
  pairs[count++] = gap;
  pairs[count++] = rest;
  pairs[count++] = beyond;
  pairs[count++] = rest;
  pairs[count++] = mix(0, outerWord, outer2Word);
  pairs[count++] = rest;
  pairs[count++] = mix(0, outerTag, outer2Tag);
  pairs[count++] = outer2Word;
  pairs[count++] = own;
  pairs[count++] = mix(0, outerWord, outer2Tag);
  pairs[count++] = own;
  out.length = count / 2;
}

/**
 * The largest phrase that begins right beyond the end of a span (`direction` 1; right before its beginning: -1), a mark between passed over:
 * its relation, the tag of its head, and whether it hangs on the cue, the source, the span's own side of the cue, or elsewhere.
 */
function phraseBeyond({ table, place, head, cue, source }: Asking, at: number, direction: number): number {
  const { relation, leftEdge, rightEdge, punctuation, tag } = table;
  const heads = table.head;
  const edge = direction > 0 ? leftEdge : rightEdge;
  let from = at + direction;
  if (from < place.first || from > place.last) return 1;
  const isMarked = punctuation[from] === 1;
  if (isMarked) from += direction;
  if (from < place.first || from > place.last) return 2;
  if (from >= cue.first && from <= cue.last) return 3;
  if (source !== undefined && from >= source.first && from <= source.last) return 4;
  let top = from;
  for (let step = 0; step < 20; step++) {
    const above = heads[top] ?? top;
    if (above === top || edge[above] !== from || above < place.first || above > place.last) break;
    if ((leftEdge[above] ?? 0) <= head && (rightEdge[above] ?? 0) >= head) break;
    top = above;
  }
  const above = heads[top] ?? top;
  let how = 7;
  if (above === top) how = 0;
  else if (above === head) how = 1;
  else if (above >= cue.first && above <= cue.last) how = 2;
  else if (source !== undefined && above >= source.first && above <= source.last) how = 3;
  else if (direction > 0 ? above <= at && above > cue.last : above >= at && above < cue.first) how = 4;
  else if (direction > 0 ? above <= at : above >= at) how = 5;
  else if (above === (heads[head] ?? head)) how = 6;
  return mix(how | (isMarked ? 8 : 0), relation[top] ?? 0, tag[top] ?? 0);
}

/** Other likely cues between the cue and the end of a span, beyond it in the sentence, and whether one's source begins right beyond. */
function othersAround({ place, cue, outlook }: Asking, at: number, direction: number): number {
  const { likelyBefore, speakerStart, level } = outlook;
  const count = (first: number, last: number) => (last < first ? 0 : (likelyBefore[last + 1] ?? 0) - (likelyBefore[first] ?? 0));
  const between = at > cue.last ? count(cue.last + 1, at) : count(at, cue.first - 1);
  const after = direction > 0 ? count(at + 1, Math.max(at, place.last)) : count(Math.min(at, place.first), at - 1);
  let begins = 0;
  for (let step = 1; step <= 3 && begins === 0; step++) if (speakerStart[at + direction * step] === 1) begins = step;
  return Math.min(between, 2) | (Math.min(after, 2) << 2) | (begins << 4) | ((level[at] ?? 0) << 6) | ((level[at + direction] ?? 0) << 8);
}

/** Distance from the cue, signed, wide distances in steps. */
function gapOf(at: number, cue: TokenRange): number {
  if (at < cue.first) return -stepOf(cue.first - at);
  if (at > cue.last) return stepOf(at - cue.last);
  return at === cue.first ? 100 : at === cue.last ? 101 : 102;
}

/** Distance in steps: small ones count singly. */
function stepOf(distance: number): number {
  if (distance <= 4) return distance;
  if (distance <= 6) return 5;
  if (distance <= 10) return 6;
  if (distance <= 20) return 7;
  return 8;
}

/** How an end of the span lies to the source: beside it, with a mark between, within it, before, after. */
function touchOf(at: number, outer: number, source: TokenRange): number {
  if (at >= source.first && at <= source.last) return 1;
  if (outer >= source.first && outer <= source.last) return 2;
  if (Math.abs(at - source.first) <= 2 || Math.abs(at - source.last) <= 2) return 3;
  return at < source.first ? 4 : 5;
}

/**
 * The largest phrase that begins (`direction` -1) or ends (1) at the token without holding the cue's head, and how it hangs on the cue:
 * its relation, and whether its head is the cue's head, in the cue, above the cue, or elsewhere.
 */
function linkFrom({ table, place, head, cue }: Asking, at: number, direction: -1 | 1): number {
  const { relation, leftEdge, rightEdge } = table;
  const heads = table.head;
  const edge = direction < 0 ? leftEdge : rightEdge;
  let top = at;
  for (let step = 0; step < 20; step++) {
    const above = heads[top] ?? top;
    if (above === top || edge[above] !== at || above < place.first || above > place.last) break;
    if ((leftEdge[above] ?? 0) <= head && (rightEdge[above] ?? 0) >= head) break;
    top = above;
  }
  const above = heads[top] ?? top;
  let how = 0;
  if (above === head) how = 1;
  else if (above >= cue.first && above <= cue.last) how = 2;
  else if (above === (heads[head] ?? head)) how = 3;
  else if ((leftEdge[above] ?? 0) <= head && (rightEdge[above] ?? 0) >= head) how = 4;
  const isEdge = (direction < 0 ? leftEdge[top] : rightEdge[top]) === at ? 8 : 0;
  return mix(how | isEdge, relation[top] ?? 0, direction);
}

/** Features of the span from `first` to `last` as a whole. `outsideHeads` is the number of its tokens whose head lies outside. */
export function pairSpan(asking: Asking, first: number, last: number, outsideHeads: number, out: PairList): void {
  const { table, place, head, cue, source, quotes } = asking;
  const { word, lemma, tag, cueClass, quotation, quotationPieces, relation, leftEdge, rightEdge } = table;
  const { pairs } = beginPairs(out, 200);
  let count = 0;
  const own = lemma[head] ?? 0;
  const sort = cueClass[head] ?? 0;
  const length = lengthStep(last - first + 1);
  const roots = Math.min(outsideHeads, 3);
  const top = topOf(table, first, first, last);
  const endTop = topOf(table, last, first, last);
  const above = table.head[top] ?? top;
  const hangs =
    (above === head ? 1 : above >= cue.first && above <= cue.last ? 2 : above === (table.head[head] ?? head) ? 3 : above === top ? 4 : 0) |
    (top === endTop ? 8 : 0) |
    (first === leftEdge[top] ? 16 : 0) |
    (last === rightEdge[top] ? 32 : last + 1 === rightEdge[top] ? 64 : 0);
  const how = relation[top] ?? 0;
  const opening = quotationPieces[quotation[first] ?? -1];
  const closing = quotationPieces[quotation[last] ?? -1];
  const marks =
    (opening === undefined ? 0 : opening.first === first ? 1 : 2) |
    (closing === undefined ? 0 : closing.last === last ? 4 : 8) |
    (opening !== undefined && opening === closing ? 16 : 0);
  const side = last < cue.first ? 1 : first > cue.last ? 2 : 3;
  const reach =
    (first === place.first ? 1 : first < place.first ? 2 : 0) |
    (last >= place.lastWord && last <= place.last ? 4 : last > place.last ? 8 : 0) |
    (side === 1 && last === cue.first - 1 ? 16 : side === 2 && first === cue.last + 1 ? 32 : 0);
  const spansSource = source !== undefined && first < source.first && last > source.last ? 1 : 0;

  pairs[count++] = length;
  pairs[count++] = side;
  pairs[count++] = length;
  pairs[count++] = sort;
  pairs[count++] = length;
  pairs[count++] = own;
  pairs[count++] = roots;
  pairs[count++] = length;
  pairs[count++] = roots;
  pairs[count++] = hangs;
  pairs[count++] = hangs;
  pairs[count++] = how;
  pairs[count++] = mix(0, hangs, how);
  pairs[count++] = sort;
  pairs[count++] = mix(0, hangs, how);
  pairs[count++] = own;
  pairs[count++] = mix(0, hangs, how);
  pairs[count++] = tag[top] ?? 0;
  pairs[count++] = mix(0, how, roots);
  pairs[count++] = tag[top] ?? 0;
  pairs[count++] = word[top] ?? 0;
  pairs[count++] = hangs;
  pairs[count++] = lemma[top] ?? 0;
  pairs[count++] = own;
  pairs[count++] = tag[top] ?? 0;
  pairs[count++] = sort;
  pairs[count++] = marks;
  pairs[count++] = side;
  pairs[count++] = marks;
  pairs[count++] = sort;
  pairs[count++] = marks;
  pairs[count++] = own;
  pairs[count++] = marks;
  pairs[count++] = quotes;
  pairs[count++] = marks;
  pairs[count++] = reach;
  pairs[count++] = marks;
  pairs[count++] = mix(0, reach, hangs);
  pairs[count++] = reach;
  pairs[count++] = side;
  pairs[count++] = reach;
  pairs[count++] = sort;
  pairs[count++] = reach;
  pairs[count++] = own;
  pairs[count++] = mix(0, reach, hangs);
  pairs[count++] = how;
  pairs[count++] = word[first] ?? 0;
  pairs[count++] = word[last + 1] ?? 0;
  pairs[count++] = tag[first] ?? 0;
  pairs[count++] = tag[last] ?? 0;
  pairs[count++] = word[first - 1] ?? 0;
  pairs[count++] = word[last + 1] ?? 0;
  pairs[count++] = tag[first - 1] ?? 0;
  pairs[count++] = tag[last + 1] ?? 0;
  pairs[count++] = mix(0, reach, tag[first - 1] ?? 0);
  pairs[count++] = tag[last + 1] ?? 0;
  pairs[count++] = spansSource;
  pairs[count++] = side;
  pairs[count++] = mix(0, relation[top] ?? 0, relation[endTop] ?? 0);
  pairs[count++] = roots;
  pairs[count++] = mix(0, tag[first] ?? 0, tag[last] ?? 0);
  pairs[count++] = length;

  const { finiteBefore } = table;
  const finite = Math.min((finiteBefore[last + 1] ?? 0) - (finiteBefore[first] ?? 0), 2);
  const finiteAfter = last >= place.last ? 0 : Math.min((finiteBefore[place.last + 1] ?? 0) - (finiteBefore[last + 1] ?? 0), 2);
  const { likelyBefore } = asking.outlook;
  const others = Math.min((likelyBefore[last + 1] ?? 0) - (likelyBefore[first] ?? 0), 2);
  const othersAfter = last >= place.last ? 0 : Math.min((likelyBefore[place.last + 1] ?? 0) - (likelyBefore[last + 1] ?? 0), 2);
  const verbs = finite | (finiteAfter << 2);
  const cues = others | (othersAfter << 2);
  const next = nextAttachment(table, first, last, place);
  const shape = mix(hangs, how, next);
  pairs[count++] = verbs;
  pairs[count++] = reach;
  pairs[count++] = verbs;
  pairs[count++] = mix(0, sort, word[first] ?? 0);
  pairs[count++] = verbs;
  pairs[count++] = own;
  pairs[count++] = verbs;
  pairs[count++] = mix(0, hangs, how);
  pairs[count++] = cues;
  pairs[count++] = reach;
  pairs[count++] = cues;
  pairs[count++] = sort;
  pairs[count++] = mix(0, cues, verbs);
  pairs[count++] = reach;
  pairs[count++] = next;
  pairs[count++] = 0;
  pairs[count++] = next;
  pairs[count++] = sort;
  pairs[count++] = next;
  pairs[count++] = own;
  pairs[count++] = next;
  pairs[count++] = marks;
  pairs[count++] = next;
  pairs[count++] = reach;
  pairs[count++] = next;
  pairs[count++] = tag[top] ?? 0;
  pairs[count++] = mix(0, next, word[last + 1] ?? 0);
  pairs[count++] = word[last + 2] ?? 0;
  pairs[count++] = shape;
  pairs[count++] = 0;
  pairs[count++] = shape;
  pairs[count++] = sort;
  pairs[count++] = shape;
  pairs[count++] = verbs;
  pairs[count++] = word[last + 1] ?? 0;
  pairs[count++] = mix(0, reach, hangs);
  pairs[count++] = word[last + 1] ?? 0;
  pairs[count++] = mix(0, verbs, word[last + 2] ?? 0);
  pairs[count++] = oddMarks(table, first, last);
  pairs[count++] = reach;
  const rest = stepOf(Math.max(0, place.lastWord - last));
  const outerWords = mix(0, word[last + 1] ?? 0, word[last + 2] ?? 0);
  pairs[count++] = rest;
  pairs[count++] = mix(0, length, side);
  pairs[count++] = rest;
  pairs[count++] = next;
  pairs[count++] = rest;
  pairs[count++] = verbs;
  pairs[count++] = rest;
  pairs[count++] = shape;
  pairs[count++] = outerWords;
  pairs[count++] = lemma[top] ?? 0;
  pairs[count++] = outerWords;
  pairs[count++] = tag[top] ?? 0;
  pairs[count++] = outerWords;
  pairs[count++] = how;
  pairs[count++] = next;
  pairs[count++] = lemma[top] ?? 0;
  pairs[count++] = table.fineClass[top] ?? 0;
  pairs[count++] = sort;
  pairs[count++] = table.fineClass[top] ?? 0;
  pairs[count++] = mix(0, hangs, how);
  pairs[count++] = table.fineClass[head] ?? 0;
  pairs[count++] = mix(0, reach, marks);
  pairs[count++] = table.fineClass[head] ?? 0;
  pairs[count++] = mix(0, hangs, how);
  pairs[count++] = table.fineClass[head] ?? 0;
  pairs[count++] = next;
  out.length = count / 2;
}

/** Whether what follows the span hangs on something inside it, and how; a mark right behind the span is passed over. */
function nextAttachment({ head, relation, leftEdge, punctuation, lemma }: TokenTable, first: number, last: number, place: Place): number {
  let from = last + 1;
  if (from > place.last) return 1;
  const isMarked = punctuation[from] === 1;
  if (isMarked) from++;
  if (from > place.last) return 2;
  let top = from;
  for (let step = 0; step < 20; step++) {
    const above = head[top] ?? top;
    if (above === top || leftEdge[above] !== from) break;
    top = above;
  }
  const above = head[top] ?? top;
  const isInside = above >= first && above <= last;
  return mix((isInside ? 1 : 0) | (isMarked ? 2 : 0), relation[top] ?? 0, isInside ? (lemma[from] ?? 0) : 0);
}

/** Dashes and brackets that the span opens but does not close, or the other way round. */
function oddMarks({ parsed: { tokens }, punctuation }: TokenTable, first: number, last: number): number {
  let dashes = 0;
  let open = 0;
  let isUnopened = false;
  for (let at = first; at <= last; at++) {
    if (punctuation[at] === 0) continue;
    const form = tokens[at]?.form;
    if (form === "--" || form === "—" || form === "–" || (form === "-" && isSpaced(at))) dashes++;
    else if (form === "(") open++;
    else if (form === ")" && --open < 0) isUnopened = true;
  }
  return (dashes % 2) | (open > 0 ? 2 : 0) | (isUnopened ? 4 : 0) | (Math.min(dashes, 2) << 3);

  function isSpaced(at: number): boolean {
    return (tokens[at - 1]?.end ?? 0) < (tokens[at]?.start ?? 0);
  }
}

/** Climbs from `at` to the last token whose head lies outside the span. */
function topOf(table: TokenTable, at: number, first: number, last: number): number {
  let top = at;
  for (let step = 0; step < 40; step++) {
    const above = table.head[top] ?? top;
    if (above === top || above < first || above > last) return top;
    top = above;
  }
  return top;
}

function lengthStep(length: number): number {
  if (length <= 6) return length;
  if (length <= 9) return 7;
  if (length <= 14) return 8;
  if (length <= 24) return 9;
  if (length <= 40) return 10;
  return 11;
}

/** Features of the answer "there is none". */
export function addNoneFeatures({ table, head, quotes, cue }: Asking, out: FeatureList): void {
  const { word, lemma, tag, cueClass, relation, childrenFrom, children } = table;
  let template = 300;
  const add = (one: number, other = 0) => addFeature(out, mix(template++, one, other));
  add(1);
  add(lemma[head] ?? 0);
  add(cueClass[head] ?? 0);
  add(tag[head] ?? 0);
  add(relation[head] ?? 0);
  add(relation[head] ?? 0, tag[head] ?? 0);
  add(relation[head] ?? 0, lemma[head] ?? 0);
  add(word[cue.first] ?? 0, tag[head] ?? 0);
  add(word[cue.first - 1] ?? 0, tag[head] ?? 0);
  add(quotes);
  add(lemma[table.head[head] ?? head] ?? 0);
  add(tag[table.head[head] ?? head] ?? 0, relation[head] ?? 0);
  for (let slot = childrenFrom[head] ?? 0; slot < (childrenFrom[head + 1] ?? 0); slot++) {
    template = 330;
    add(relation[children[slot] ?? 0] ?? 0);
    add(relation[children[slot] ?? 0] ?? 0, word[children[slot] ?? 0] ?? 0);
  }
}

/** What the next sentence of the paragraph holds: a quotation at its beginning, and other likely cues in it outside quotations or in this one. */
function laterInParagraph({ table, place, cue, outlook }: Asking): number {
  const { quotation, quotationPieces } = table;
  const next = place.last + 1;
  if (next > place.paragraphLast) return 1;
  const piece = quotationPieces[quotation[next] ?? -1];
  let claimed = 0;
  const end = Math.min(place.paragraphLast, next + SENTENCE_REACH);
  for (let at = next; at <= end; at++) {
    if (at > next && (table.parsed.tokens[at]?.sentence ?? 0) > place.sentence + 1 && (piece === undefined || at > piece.last)) break;
    if ((quotation[at] ?? -1) < 0 && (outlook.level[at] ?? 0) >= 2) claimed = 1;
  }
  let after = 0;
  for (let at = cue.last + 1; at <= place.last; at++) if ((quotation[at] ?? -1) < 0 && (outlook.level[at] ?? 0) >= 2) after = 1;
  return 2 | (piece === undefined ? 0 : piece.first === next ? 4 : 8) | (claimed << 4) | (after << 5);
}

const SENTENCE_REACH = 80;

/** Features of the side(s) the content stands on; `side` is 0 after the cue, 1 before it, 2 both. */
export function addSideFeatures(asking: Asking, side: number, out: FeatureList): void {
  const { table, place, head, cue, source, quotes, outlook } = asking;
  const { word, lemma, tag, cueClass, relation, childrenFrom, children } = table;
  let template = 400;
  const add = (one: number, other = 0) => addFeature(out, mix(template++, mix(side, one), other));
  const own = lemma[head] ?? 0;
  const sort = cueClass[head] ?? 0;
  const left = Math.min(cue.first, source === undefined ? cue.first : source.first);
  const right = Math.max(cue.last, source === undefined ? cue.last : source.last);
  const sourceSide = source === undefined ? 0 : source.first < cue.first ? 1 : 2;
  const outside = quoteStateAt(table, left, right, place);
  const setting =
    (left === place.first ? 1 : 0) | (right >= place.lastWord ? 2 : 0) | (word[right + 1] === word[left - 1] ? 4 : 0) | (sourceSide << 3);
  add(1);
  add(own);
  add(sort);
  add(tag[head] ?? 0, relation[head] ?? 0);
  add(setting);
  add(setting, sort);
  add(setting, own);
  add(quotes, setting);
  add(outside);
  add(outside, setting);
  add(outside, sort);
  add(outside, own);
  add(outside, word[right + 1] ?? 0);
  add(word[left - 1] ?? 0, sort);
  add(word[right + 1] ?? 0, sort);
  add(word[left - 1] ?? 0, word[right + 1] ?? 0);
  add(mix(0, word[left - 1] ?? 0, word[right + 1] ?? 0), setting);
  add(tag[left - 1] ?? 0, tag[right + 1] ?? 0);
  add(mix(0, tag[left - 1] ?? 0, tag[right + 1] ?? 0), setting);
  add(tag[right + 2] ?? 0, setting);
  add(word[cue.last] ?? 0, setting);
  add(word[cue.first] ?? 0, setting);
  add(word[right + 1] ?? 0, own);
  add(word[left - 1] ?? 0, own);
  add(Math.min(left - place.first, 5), Math.min(Math.max(place.lastWord - right, 0), 5));
  add(relation[head] ?? 0, sort);
  add(word[place.first] ?? 0, setting);
  const { finiteBefore } = table;
  const count = (counts: Int32Array, first: number, last: number) =>
    last < first ? 0 : Math.min(2, (counts[last + 1] ?? 0) - (counts[first] ?? 0));
  const verbs = count(finiteBefore, place.first, left - 1) | (count(finiteBefore, right + 1, place.last) << 2);
  const cues = count(outlook.likelyBefore, place.first, left - 1) | (count(outlook.likelyBefore, right + 1, place.last) << 2);
  const later = laterInParagraph(asking);
  add(verbs, sort);
  add(verbs, own);
  add(mix(0, verbs, outside), setting);
  add(cues, setting);
  add(cues, sort);
  add(mix(0, cues, outside), setting);
  add(later);
  add(later, mix(0, quotes, setting));
  add(later, mix(0, outside, setting));
  add(later, sort);
  add(mix(0, later, cues), outside);
  add(relation[left - 1] ?? 0, tag[left - 1] ?? 0);
  add(mix(0, relation[left - 1] ?? 0, word[left - 1] ?? 0), own);
  add(mix(0, tag[left - 2] ?? 0, word[left - 1] ?? 0), setting);
  add(mix(0, tag[right + 1] ?? 0, tag[right + 2] ?? 0), setting);
  add(mix(0, tag[right + 1] ?? 0, tag[right + 2] ?? 0), own);
  add(table.fineClass[head] ?? 0, setting);
  add(table.fineClass[head] ?? 0, outside);
  for (let slot = childrenFrom[head] ?? 0; slot < (childrenFrom[head + 1] ?? 0); slot++) {
    const child = children[slot] ?? 0;
    template = 450;
    add(relation[child] ?? 0, child < head ? 1 : 2);
    add(mix(child < head ? 1 : 2, relation[child] ?? 0), sort);
  }
}

/** Decides what the parser looks at: hashed features of the stack, the next words and their dependents so far. */
import { mixHash } from "./hash-features.ts";
import type { ParseState } from "./parse-state.ts";

/** What the parser knows of the words of one sentence; place 0 stands for "no word". */
export type ParseWords = {
  /** Hash of the spelling in small letters. */
  readonly word: Int32Array;
  /** The tagger's class, one up. */
  readonly tag: Int32Array;
  /** The word's class by its neighbours, of few and of many classes. */
  readonly coarse: Int32Array;
  readonly fine: Int32Array;
  /** By word: bits for what stands before it in the sentence, counted up: commas, verbs and so on; see `BETWEEN_KINDS`. */
  readonly between: readonly Int32Array[];
};

/** How many kinds of words "between" are told apart: comma, coordinator, verb, quote mark, bracket, other mark, subordinator, noun. */
export const BETWEEN_KINDS = 8;

/** The most features of one decision. */
export const MOST_PARSE_FEATURES = 128;

/** A set of bits: which kinds of words stand strictly between `one` and `other`; verbs and commas also as "more than one". */
export function kindsBetween(words: ParseWords, one: number, other: number): number {
  if (one === 0 || other === 0 || other - one < 2) return 0;
  let bits = 0;
  for (let kind = 0; kind < BETWEEN_KINDS; kind++) {
    const counts = words.between[kind];
    if (counts === undefined) continue;
    const count = (counts[other - 1] as number) - (counts[one] as number); // Both lie inside the sentence.
    if (count > 0) bits |= 1 << kind;
    if (count > 1 && kind < 4) bits |= 1 << (BETWEEN_KINDS + kind);
  }
  return bits;
}

function distanceBand(distance: number): number {
  if (distance < 5) return distance;
  return distance < 7 ? 5 : distance < 11 ? 6 : 7;
}

/** Writes the features of the next transition to `out`; returns how many (after Zhang and Nivre 2011, with what stands between). */
export function transitionFeatures(words: ParseWords, state: ParseState, out: Int32Array): number {
  const { word, tag, coarse, fine } = words;
  const { stack, depth, next, length, left1, left2, right1, right2, relations } = state;
  const s0 = depth > 0 ? (stack[depth] as number) : 0; // All places below are words of the sentence or 0.
  const s1 = depth > 1 ? (stack[depth - 1] as number) : 0;
  const s2 = depth > 2 ? (stack[depth - 2] as number) : 0;
  const b0 = next <= length ? next : 0;
  const b1 = next + 1 <= length ? next + 1 : 0;
  const b2 = next + 2 <= length ? next + 2 : 0;
  const b3 = next + 3 <= length ? next + 3 : 0;
  const s0w = word[s0] as number;
  const s0t = tag[s0] as number;
  const s1w = word[s1] as number;
  const s1t = tag[s1] as number;
  const s2w = word[s2] as number;
  const s2t = tag[s2] as number;
  const b0w = word[b0] as number;
  const b0t = tag[b0] as number;
  const b1w = word[b1] as number;
  const b1t = tag[b1] as number;
  const b2w = word[b2] as number;
  const b2t = tag[b2] as number;
  const b3t = tag[b3] as number;
  const s0l1 = left1[s0] as number;
  const s0l2 = left2[s0] as number;
  const s0r1 = right1[s0] as number;
  const s0r2 = right2[s0] as number;
  const s1l1 = left1[s1] as number;
  const s1r1 = right1[s1] as number;
  const s1r2 = right2[s1] as number;
  const b0l1 = left1[b0] as number;
  const b0l2 = left2[b0] as number;
  const s0l1t = tag[s0l1] as number;
  const s0r1t = tag[s0r1] as number;
  const s1r1t = tag[s1r1] as number;
  const s1l1t = tag[s1l1] as number;
  const b0l1t = tag[b0l1] as number;
  const s0b0 = distanceBand(b0 - s0);
  const s1s0 = distanceBand(s0 - s1);
  const s0Left = state.leftRelations[s0] as number;
  const s0Right = state.rightRelations[s0] as number;
  const s1Right = state.rightRelations[s1] as number;
  const s1Left = state.leftRelations[s1] as number;
  const b0Left = state.leftRelations[b0] as number;
  const s0LeftCount = state.leftCount[s0] as number;
  const s0RightCount = state.rightCount[s0] as number;
  const s1RightCount = state.rightCount[s1] as number;
  const b0LeftCount = state.leftCount[b0] as number;
  const between0 = kindsBetween(words, s0, b0);
  const between1 = kindsBetween(words, s1, s0);
  const s0wt = mixHash(s0w, s0t);
  const s1wt = mixHash(s1w, s1t);
  const b0wt = mixHash(b0w, b0t);
  const b1wt = mixHash(b1w, b1t);
  const s0tb0t = mixHash(s0t, b0t);
  const s1ts0t = mixHash(s1t, s0t);
  const s1ts0tb0t = mixHash(s1ts0t, b0t);
  let count = 0;
  out[count++] = mixHash(1, s0w);
  out[count++] = mixHash(2, s0t);
  out[count++] = mixHash(3, s0wt);
  out[count++] = mixHash(4, s1w);
  out[count++] = mixHash(5, s1t);
  out[count++] = mixHash(6, s1wt);
  out[count++] = mixHash(7, b0w);
  out[count++] = mixHash(8, b0t);
  out[count++] = mixHash(9, b0wt);
  out[count++] = mixHash(10, b1w);
  out[count++] = mixHash(11, b1t);
  out[count++] = mixHash(12, b1wt);
  out[count++] = mixHash(13, b2w);
  out[count++] = mixHash(14, b2t);
  out[count++] = mixHash(15, s2t);
  out[count++] = mixHash(16, s2w);
  out[count++] = mixHash(mixHash(17, s0wt), b0wt);
  out[count++] = mixHash(mixHash(18, s0wt), b0w);
  out[count++] = mixHash(mixHash(19, s0w), b0wt);
  out[count++] = mixHash(mixHash(20, s0wt), b0t);
  out[count++] = mixHash(mixHash(21, s0t), b0wt);
  out[count++] = mixHash(mixHash(22, s0w), b0w);
  out[count++] = mixHash(23, s0tb0t);
  out[count++] = mixHash(mixHash(24, b0t), b1t);
  out[count++] = mixHash(mixHash(25, s1wt), s0wt);
  out[count++] = mixHash(mixHash(26, s1w), s0w);
  out[count++] = mixHash(27, s1ts0t);
  out[count++] = mixHash(mixHash(28, s1wt), s0t);
  out[count++] = mixHash(mixHash(29, s1t), s0wt);
  out[count++] = mixHash(mixHash(30, s1t), b0t);
  out[count++] = mixHash(mixHash(31, s1w), b0w);
  out[count++] = mixHash(mixHash(mixHash(32, b0t), b1t), b2t);
  out[count++] = mixHash(mixHash(33, s0tb0t), b1t);
  out[count++] = mixHash(34, s1ts0tb0t);
  out[count++] = mixHash(mixHash(35, s1ts0t), s2t);
  out[count++] = mixHash(mixHash(36, s0tb0t), s0l1t);
  out[count++] = mixHash(mixHash(37, s0tb0t), s0r1t);
  out[count++] = mixHash(mixHash(38, s0tb0t), b0l1t);
  out[count++] = mixHash(mixHash(39, s1ts0t), s1r1t);
  out[count++] = mixHash(mixHash(40, s1ts0t), s0l1t);
  out[count++] = mixHash(mixHash(41, s1ts0t), s1l1t);
  out[count++] = mixHash(mixHash(42, s1ts0t), s0r1t);
  out[count++] = mixHash(mixHash(43, s0w), s0b0);
  out[count++] = mixHash(mixHash(44, s0t), s0b0);
  out[count++] = mixHash(mixHash(45, b0w), s0b0);
  out[count++] = mixHash(mixHash(46, b0t), s0b0);
  out[count++] = mixHash(mixHash(47, s0tb0t), s0b0);
  out[count++] = mixHash(mixHash(48, s1ts0t), s1s0);
  out[count++] = mixHash(mixHash(49, s0w), s0RightCount);
  out[count++] = mixHash(mixHash(50, s0t), s0RightCount);
  out[count++] = mixHash(mixHash(51, s0w), s0LeftCount);
  out[count++] = mixHash(mixHash(52, s0t), s0LeftCount);
  out[count++] = mixHash(mixHash(53, b0w), b0LeftCount);
  out[count++] = mixHash(mixHash(54, b0t), b0LeftCount);
  out[count++] = mixHash(mixHash(55, s1wt), s1RightCount);
  out[count++] = mixHash(mixHash(56, s0wt), s0Left);
  out[count++] = mixHash(mixHash(57, s0wt), s0Right);
  out[count++] = mixHash(mixHash(58, b0wt), b0Left);
  out[count++] = mixHash(mixHash(59, s1wt), s1Right);
  out[count++] = mixHash(mixHash(60, s1t), s1Left);
  out[count++] = mixHash(mixHash(61, s0t), mixHash(s0Left, s0Right));
  out[count++] = mixHash(mixHash(62, s1t), mixHash(s1Right, s0t));
  out[count++] = mixHash(63, word[s0l1] as number);
  out[count++] = mixHash(64, word[s0r1] as number);
  out[count++] = mixHash(65, word[b0l1] as number);
  out[count++] = mixHash(66, word[s1r1] as number);
  out[count++] = mixHash(mixHash(67, relations[s0l1] as number), s0t);
  out[count++] = mixHash(mixHash(68, relations[s0r1] as number), s0tb0t);
  out[count++] = mixHash(mixHash(69, relations[b0l1] as number), s0tb0t);
  out[count++] = mixHash(mixHash(70, relations[s1r1] as number), s1ts0t);
  out[count++] = mixHash(mixHash(71, s0t), mixHash(s0r1t, tag[s0r2] as number));
  out[count++] = mixHash(mixHash(72, s0t), mixHash(s0l1t, tag[s0l2] as number));
  out[count++] = mixHash(mixHash(73, b0t), mixHash(b0l1t, tag[b0l2] as number));
  out[count++] = mixHash(mixHash(74, s1t), mixHash(s1r1t, tag[s1r2] as number));
  out[count++] = mixHash(mixHash(75, s0tb0t), between0);
  out[count++] = mixHash(mixHash(76, s1ts0t), between1);
  out[count++] = mixHash(mixHash(77, s1ts0tb0t), between0);
  out[count++] = mixHash(mixHash(78, s1ts0tb0t), between1);
  out[count++] = mixHash(mixHash(79, s1ts0tb0t), b1t);
  out[count++] = mixHash(mixHash(80, s1ts0tb0t), s1s0 * 8 + s0b0);
  out[count++] = mixHash(mixHash(81, s0wt), b1t);
  out[count++] = mixHash(mixHash(82, b1t), mixHash(b2t, b3t));
  out[count++] = mixHash(mixHash(83, s1w), mixHash(s0t, b0t));
  out[count++] = mixHash(mixHash(84, s1t), mixHash(s0w, b0t));
  out[count++] = mixHash(mixHash(85, s1t), mixHash(s0t, b0w));
  out[count++] = mixHash(mixHash(86, s0w), mixHash(b0w, b1w));
  out[count++] = mixHash(mixHash(87, b0w), b1w);
  out[count++] = mixHash(mixHash(88, s1w), mixHash(s0w, b0w));
  out[count++] = mixHash(mixHash(89, s2t), mixHash(s1ts0t, b0t));
  out[count++] = mixHash(mixHash(90, s0Right), b0wt);
  out[count++] = mixHash(mixHash(91, s1Right), mixHash(s0t, between1));
  const s0f = fine[s0] as number;
  const s1f = fine[s1] as number;
  const b0f = fine[b0] as number;
  const b1f = fine[b1] as number;
  const s0c = coarse[s0] as number;
  const s1c = coarse[s1] as number;
  const b0c = coarse[b0] as number;
  out[count++] = mixHash(mixHash(101, s0f), s0t);
  out[count++] = mixHash(mixHash(102, b0f), b0t);
  out[count++] = mixHash(mixHash(103, s1f), s1t);
  out[count++] = mixHash(mixHash(104, s0f), b0f);
  out[count++] = mixHash(mixHash(105, s1f), s0f);
  out[count++] = mixHash(mixHash(106, s0w), b0f);
  out[count++] = mixHash(mixHash(107, s0f), b0w);
  out[count++] = mixHash(mixHash(108, s1w), s0f);
  out[count++] = mixHash(mixHash(109, s1f), s0w);
  out[count++] = mixHash(mixHash(110, s0f), b0t);
  out[count++] = mixHash(mixHash(111, s0t), b0f);
  out[count++] = mixHash(mixHash(112, s1f), mixHash(s0f, b0t));
  out[count++] = mixHash(mixHash(113, s1c), mixHash(s0c, b0c));
  out[count++] = mixHash(mixHash(114, s0c), mixHash(b0c, coarse[b1] as number));
  out[count++] = mixHash(mixHash(115, s1f), mixHash(s0t, b0t));
  out[count++] = mixHash(mixHash(116, s1t), mixHash(s0f, b0t));
  out[count++] = mixHash(mixHash(117, s1t), mixHash(s0t, b0f));
  out[count++] = mixHash(mixHash(118, b0f), b1f);
  out[count++] = mixHash(mixHash(119, s0f), s0Right);
  out[count++] = mixHash(mixHash(120, s1f), s1Right);
  out[count++] = mixHash(mixHash(121, s1f), mixHash(word[s0l1] as number, s0t));
  return count;
}

/** Writes the features of the relation of `dependent` to its new `head` to `out`; returns how many. */
export function relationFeatures(words: ParseWords, state: ParseState, dependent: number, head: number, out: Int32Array): number {
  const { word, tag, fine } = words;
  const { left1, right1, relations, length } = state;
  const grand = 0;
  const hw = word[head] as number;
  const ht = tag[head] as number;
  const dw = word[dependent] as number;
  const dt = tag[dependent] as number;
  const toRight = dependent > head ? 1 : 0;
  const between = toRight === 1 ? kindsBetween(words, head, dependent) : kindsBetween(words, dependent, head);
  const band = distanceBand(Math.abs(head - dependent)) * 2 + toRight;
  const dl = left1[dependent] as number;
  const dr = right1[dependent] as number;
  const before = dependent - 1;
  const after = dependent < length ? dependent + 1 : 0;
  const hBefore = head > 0 ? head - 1 : 0;
  const hAfter = head < length ? head + 1 : 0;
  const htdt = mixHash(mixHash(ht, dt), toRight);
  const hwt = mixHash(hw, ht);
  const dwt = mixHash(dw, dt);
  let count = 0;
  out[count++] = mixHash(201, htdt);
  out[count++] = mixHash(mixHash(202, hw), dw);
  out[count++] = mixHash(mixHash(203, hwt), mixHash(dt, toRight));
  out[count++] = mixHash(mixHash(204, dwt), mixHash(ht, toRight));
  out[count++] = mixHash(205, hwt);
  out[count++] = mixHash(206, dwt);
  out[count++] = mixHash(mixHash(207, dw), toRight);
  out[count++] = mixHash(mixHash(208, hw), toRight);
  out[count++] = mixHash(mixHash(209, htdt), between);
  out[count++] = mixHash(mixHash(210, htdt), band);
  out[count++] = mixHash(mixHash(211, htdt), tag[before] as number);
  out[count++] = mixHash(mixHash(212, htdt), tag[after] as number);
  out[count++] = mixHash(mixHash(213, htdt), tag[hBefore] as number);
  out[count++] = mixHash(mixHash(214, htdt), tag[hAfter] as number);
  out[count++] = mixHash(mixHash(215, htdt), word[dl] as number);
  out[count++] = mixHash(mixHash(216, htdt), word[dr] as number);
  out[count++] = mixHash(mixHash(217, htdt), mixHash(tag[dl] as number, tag[dr] as number));
  out[count++] = mixHash(mixHash(218, dt), word[dl] as number);
  out[count++] = mixHash(mixHash(219, mixHash(dt, ht)), tag[grand] as number);
  out[count++] = mixHash(mixHash(220, htdt), state.leftRelations[head] as number);
  out[count++] = mixHash(mixHash(221, htdt), state.rightRelations[head] as number);
  out[count++] = mixHash(mixHash(222, htdt), state.leftRelations[dependent] as number);
  out[count++] = mixHash(mixHash(223, dw), state.leftRelations[dependent] as number);
  out[count++] = mixHash(mixHash(224, dt), state.rightRelations[dependent] as number);
  out[count++] = mixHash(mixHash(225, hwt), (state.rightCount[head] as number) * 2 + toRight);
  out[count++] = mixHash(mixHash(226, word[before] as number), htdt);
  out[count++] = mixHash(mixHash(227, mixHash(hwt, toRight)), word[dl] as number);
  out[count++] = mixHash(mixHash(228, relations[right1[head] as number] as number), htdt);
  out[count++] = mixHash(mixHash(229, relations[left1[head] as number] as number), htdt);
  out[count++] = mixHash(mixHash(230, fine[head] as number), mixHash(fine[dependent] as number, toRight));
  out[count++] = mixHash(mixHash(231, fine[head] as number), mixHash(dt, toRight));
  out[count++] = mixHash(mixHash(232, ht), mixHash(fine[dependent] as number, toRight));
  out[count++] = mixHash(mixHash(233, hw), mixHash(fine[dependent] as number, toRight));
  out[count++] = mixHash(mixHash(234, fine[head] as number), mixHash(dw, toRight));
  out[count++] = mixHash(mixHash(235, fine[dependent] as number), mixHash(word[dl] as number, ht));
  return count;
}

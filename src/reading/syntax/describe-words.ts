/** Decides what the tagger sees of a word by itself: hashes of its spelling, its beginnings and endings, and its shape. */
import { DIGIT, isUpperUnit, kindOfUnit, LETTER } from "./characters.ts";
import { hashUnits, mixHash } from "./hash-features.ts";

/** What the models know of one spelling. All numbers are hashes. */
export type WordLook = {
  /** The spelling in small letters, digits as 0. */
  readonly lower: number;
  readonly suffix2: number;
  readonly suffix3: number;
  readonly shape: number;
  /** The word's class by its neighbours in unmarked text, of few and of many classes; 0 for an unknown word. */
  readonly coarse: number;
  readonly fine: number;
  /** Features of the word alone, hashed with their templates. */
  readonly alone: Int32Array;
};

/** Word classes by the key of a spelling: the fine class in the low byte, the coarse one above it. */
export type WordClasses = ReadonlyMap<number, number>;

/** The key under which the class of a spelling is kept. */
export function classKeyOf(form: string): number {
  return hashUnits(form, 0, form.length) >>> 8;
}

const described = new WeakMap<WordClasses, Map<string, WordLook>>();

/** The look of a spelling, worked out once and kept for the next text: `MOST_KEPT` of them, then all are forgotten. */
export function lookOf(form: string, wordClasses: WordClasses): WordLook {
  let kept = described.get(wordClasses);
  if (kept === undefined || kept.size >= MOST_KEPT) {
    kept = new Map();
    described.set(wordClasses, kept);
  }
  const known = kept.get(form);
  if (known !== undefined) return known;
  const look = describeWord(form, wordClasses);
  kept.set(form, look);
  return look;
}

/** With the tagger's scores about a kilobyte each. */
const MOST_KEPT = 20_000;

/** Describes a spelling as the models read it: ASCII marks, long dashes as "--". */
function describeWord(form: string, wordClasses: WordClasses): WordLook {
  const head = form.length > LONGEST_SPELLING ? form.slice(0, LONGEST_SPELLING) : form;
  const lower = head.toLowerCase();
  const length = lower.length;
  const lowerHash = hashUnits(lower, 0, length);
  const shape = shapeOf(head);
  const suffix2 = hashUnits(lower, Math.max(0, length - 2), length);
  const suffix3 = hashUnits(lower, Math.max(0, length - 3), length);
  const found = wordClasses.get(classKeyOf(head)) ?? wordClasses.get(classKeyOf(lower)) ?? 0;
  const fine = found & 0xff;
  const coarse = found >> 8;
  const alone = [
    mixHash(TEMPLATE_LOWER, lowerHash),
    mixHash(TEMPLATE_FORM, hashUnits(head, 0, head.length)),
    mixHash(TEMPLATE_SHAPE, shape),
    mixHash(TEMPLATE_SUFFIX, hashUnits(lower, Math.max(0, length - 1), length)),
    mixHash(TEMPLATE_SUFFIX, suffix2),
    mixHash(TEMPLATE_SUFFIX, suffix3),
    mixHash(mixHash(TEMPLATE_SHAPED_SUFFIX, suffix3), shape),
    mixHash(TEMPLATE_FINE, fine),
    mixHash(TEMPLATE_COARSE, coarse),
    mixHash(mixHash(TEMPLATE_SUFFIXED_FINE, fine), suffix2),
  ];
  if (length > 4) alone.push(mixHash(TEMPLATE_SUFFIX, hashUnits(lower, length - 4, length)));
  if (length > 5) alone.push(mixHash(TEMPLATE_SUFFIX, hashUnits(lower, length - 5, length)));
  for (let prefix = 1; prefix <= 4 && prefix < length; prefix++) alone.push(mixHash(TEMPLATE_PREFIX, hashUnits(lower, 0, prefix)));
  return { lower: lowerHash, suffix2, suffix3, shape, coarse, fine, alone: Int32Array.from(alone) };
}

/** Capital X, small x, digit 0, anything else itself; a run counts once or, from two on, twice. */
function shapeOf(form: string): number {
  let hash = 0x2545f491;
  let previous = 0;
  let run = 0;
  for (let at = 0; at < form.length; at++) {
    const unit = form.charCodeAt(at);
    const kind = kindOfUnit(unit);
    const drawn = kind === DIGIT ? 0x30 : kind === LETTER ? (isUpperUnit(unit) ? 0x58 : 0x78) : unit;
    run = drawn === previous ? run + 1 : 1;
    previous = drawn;
    if (run <= 2) hash = mixHash(hash, drawn);
  }
  return hash;
}

const TEMPLATE_LOWER = 101;
const TEMPLATE_FORM = 102;
const TEMPLATE_SHAPE = 103;
const TEMPLATE_SUFFIX = 104;
const TEMPLATE_SHAPED_SUFFIX = 105;
const TEMPLATE_PREFIX = 106;
const TEMPLATE_FINE = 107;
const TEMPLATE_COARSE = 108;
const TEMPLATE_SUFFIXED_FINE = 109;
const LONGEST_SPELLING = 40;

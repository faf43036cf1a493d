/** Decides which documents and which sentences are copies of one report, so that a wire report in eight outlets counts once. */
import type { TextRange } from "#record";
import type { LearnedDocument } from "./collation-input.ts";
import { dayNumber, daysBetween } from "./days.ts";

/** Names the report a passage belongs to: equal keys, one report. */
export type Copies = {
  readonly keyOf: (document: number, range: TextRange) => string;
};

const ShingleWords = 5; // Five words in a row are rarely shared by chance (Broder 1997 uses the same kind of window).
const CopyShare = 0.5; // Half of a text found in another: it has little of its own.
const CreditedCopyShare = 0.3; // Enough where the text itself credits the agency.
/** So much of a text found in another makes the earliest such text its original; no better one is looked for. */
export const WholeCopyShare = 0.9;
const ShortTextShingles = 20;
const ShortCopyShare = 0.8; // Two short notes share phrases easily.
const CreditDays = 3;
const SampleAbove = 400; // Texts with more shingles enter the index with one in four; candidates are then compared in full.
const SampleOneIn = 4;
const SetPhraseReports = 256; // A phrase in so many different reports is a set phrase; the index stops growing there.
const OwnWords = 8; // So many words outside quotation marks, word for word alike, are copied and not merely heard alike.

/**
 * Near-duplicate texts by shingle containment, then single sentences carried from another report word for word.
 * A quotation alone proves no copy: two reporters hear the same words; it counts as carried only beside a carried sentence.
 * Cost: linear in the words, plus one full comparison for each pair of documents that share a good part of their sample.
 */
export function findCopies(documents: readonly LearnedDocument[]): Copies {
  const texts = documents.map(layOut);
  const originals = findOriginals(documents, texts);
  const carried = findCarriedSentences(texts, originals);

  return {
    keyOf: (document, range) => {
      const text = texts[document];
      const sentence = text === undefined ? -1 : sentenceAt(text.starts, range.start);
      const origin = carried[document]?.get(sentence) ?? originals[document] ?? document;
      return `report ${documents[origin]?.source.id ?? document}`;
    },
  };
}

/** Share of the shingles of `copy` that also stand in `original`; both sorted. */
export function shareFound(copy: Uint32Array, original: Uint32Array): number {
  let found = 0;
  let at = 0;
  for (const shingle of copy) {
    while (at < original.length && (original[at] ?? 0) < shingle) at++;
    if (original[at] === shingle) found++;
  }
  return copy.length === 0 ? 0 : found / copy.length;
}

type SentenceKey = { readonly key: number; readonly words: number; readonly ownWords: number };
type LaidOutText = {
  readonly shingles: Uint32Array;
  readonly starts: readonly number[];
  readonly sentences: readonly SentenceKey[];
};

/** For each document the first document of its report: its own index where it copies nobody learned before it. */
function findOriginals(documents: readonly LearnedDocument[], texts: readonly LaidOutText[]): readonly number[] {
  // Most phrases stand in one document only: its index alone, without a list around it, saves most of the memory.
  const holders = new Map<number, number | number[]>();
  const originals: number[] = [];
  texts.forEach((text, index) => {
    const sampled = sampleOf(text.shingles);
    const shared = new Map<number, number>();
    const count = (holder: number) => void shared.set(holder, (shared.get(holder) ?? 0) + 1);
    for (const shingle of sampled) {
      const known = holders.get(shingle);
      if (typeof known === "number") count(known);
      else known?.forEach(count);
    }
    const source = bestOriginal(index, sampled.length, shared);
    originals.push(source === undefined ? index : (originals[source] ?? source));
    for (const shingle of sampled) hold(shingle, index);
  });
  return originals;

  function hold(shingle: number, index: number): void {
    const known = holders.get(shingle);
    if (known === undefined) holders.set(shingle, index);
    else if (typeof known === "number") holders.set(shingle, [known, index]);
    else if (known.length < SetPhraseReports) known.push(index);
  }

  // A candidate is compared in full from half the expected share on, and a sampled one shows a quarter of what it shares.
  function bestOriginal(index: number, sampled: number, shared: ReadonlyMap<number, number>): number | undefined {
    const own = texts[index]?.shingles ?? new Uint32Array();
    let best: number | undefined;
    let bestShare = 0;
    for (const [candidate, count] of [...shared].sort((one, other) => one[0] - other[0])) {
      const wanted = wantedShare(documents[index], documents[candidate], own.length);
      if (count * SampleOneIn * 2 < wanted * sampled) continue;
      const share = shareFound(own, texts[candidate]?.shingles ?? new Uint32Array());
      if (share >= WholeCopyShare) return candidate; // Three hundred copies of one report cost one comparison each.
      if (share >= wanted && share > bestShare) {
        best = candidate;
        bestShare = share;
      }
    }
    return best;
  }
}

/** How much of a text must stand in another to make it a copy. */
export function wantedShare(copy: LearnedDocument | undefined, original: LearnedDocument | undefined, shingles: number): number {
  if (shingles < ShortTextShingles) return ShortCopyShare;
  return sharesCredit(copy, original) ? CreditedCopyShare : CopyShare;
}

/** True where both name the same agency, one of them as credit, and neither is days older than the other. */
function sharesCredit(one: LearnedDocument | undefined, other: LearnedDocument | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  if (one.source.details.credit.length === 0 && other.source.details.credit.length === 0) return false;
  const apart = daysBetween(dayNumber(one.source.details.published), dayNumber(other.source.details.published));
  if (apart !== undefined && apart > CreditDays) return false;
  const credits = (document: LearnedDocument) => document.source.details.credit.map(foldName);
  const names = (document: LearnedDocument) => [...credits(document), foldName(document.source.details.outlet ?? "")];
  return credits(one).some((name) => names(other).includes(name)) || credits(other).some((name) => names(one).includes(name));
}

/** By document: sentence to the first document of the report it was carried from. */
function findCarriedSentences(texts: readonly LaidOutText[], originals: readonly number[]): readonly ReadonlyMap<number, number>[] {
  const firstHolder = new Map<number, number>();
  texts.forEach((text, index) => {
    for (const { key, words } of text.sentences) if (words > 2 && !firstHolder.has(key)) firstHolder.set(key, index);
  });
  return texts.map((text, index) => {
    const carried = new Map<number, number>();
    const holderOf = (sentence: number) => firstHolder.get(text.sentences[sentence]?.key ?? Number.NaN);
    text.sentences.forEach(({ ownWords }, sentence) => {
      const holder = holderOf(sentence);
      if (ownWords >= OwnWords && holder !== undefined && holder !== index) carried.set(sentence, originals[holder] ?? holder);
    });
    for (const sentence of [...carried.keys()]) {
      const holder = holderOf(sentence);
      for (const neighbour of [sentence - 1, sentence + 1]) {
        if (!carried.has(neighbour) && holder !== undefined && holderOf(neighbour) === holder)
          carried.set(neighbour, originals[holder] ?? holder);
      }
    }
    return carried;
  });
}

function layOut(document: LearnedDocument): LaidOutText {
  const { text } = document.source;
  const words = hashWords(text);
  const sentences = document.reading.sentences;
  const keys: SentenceKey[] = [];
  let at = 0;
  for (const sentence of sentences) {
    let low = 0x811c9dc5;
    let high = 0x1b873593;
    let count = 0;
    let ownWords = 0;
    while (at < words.starts.length && (words.starts[at] ?? 0) < sentence.start) at++;
    for (; at < words.starts.length && (words.starts[at] ?? 0) < sentence.end; at++) {
      const hash = words.hashes[at] ?? 0;
      low = Math.imul(low ^ hash, 0x01000193);
      high = Math.imul(high ^ hash ^ (high >>> 15), 0x85ebca6b);
      count++;
      if (words.quoted[at] !== 1) ownWords++;
    }
    keys.push({ key: (high >>> 11) * 4294967296 + (low >>> 0), words: count, ownWords });
  }
  return { shingles: shinglesOf(words.hashes), starts: sentences.map(({ start }) => start), sentences: keys };
}

/** Sorted, without repeats. */
function shinglesOf(hashes: readonly number[]): Uint32Array {
  const last = hashes.length - ShingleWords;
  const all = new Uint32Array(Math.max(0, last + 1));
  for (let at = 0; at <= last; at++) {
    let shingle = 0;
    for (let word = 0; word < ShingleWords; word++) shingle = Math.imul(shingle, 0x01000193) ^ (hashes[at + word] ?? 0);
    shingle ^= shingle >>> 15;
    all[at] = Math.imul(shingle, 0x2c1b3c6d) >>> 0;
  }
  all.sort();
  let kept = 0;
  for (let at = 0; at < all.length; at++) if (at === 0 || all[at] !== all[at - 1]) all[kept++] = all[at] ?? 0;
  return all.slice(0, kept);
}

function sampleOf(shingles: Uint32Array): Uint32Array {
  return shingles.length <= SampleAbove ? shingles : shingles.filter((shingle) => shingle % SampleOneIn === 0);
}

/** A hash for each word, folded to lower case, with its place and whether it stands in double quotation marks. */
function hashWords(text: string): { readonly hashes: number[]; readonly starts: number[]; readonly quoted: number[] } {
  const hashes: number[] = [];
  const starts: number[] = [];
  const quoted: number[] = [];
  let hash = 0;
  let start = -1;
  let inQuotes = 0;
  for (let at = 0; at <= text.length; at++) {
    const unit = at < text.length ? text.charCodeAt(at) : 32;
    if (isLetterOrDigit(unit)) {
      if (start < 0) {
        start = at;
        hash = 0x811c9dc5;
      }
      hash = Math.imul(hash ^ lowerUnit(unit), 0x01000193);
      continue;
    }
    if (unit === 0x27 || unit === 0x2019) continue; // An apostrophe does not end a word.
    if (start >= 0) {
      hashes.push(hash >>> 0);
      starts.push(start);
      quoted.push(inQuotes);
      start = -1;
    }
    if (unit === 0x22) inQuotes = 1 - inQuotes;
    else if (unit === 0x201c || unit === 0x201e) inQuotes = 1;
    else if (unit === 0x201d || unit === 10) inQuotes = 0; // A new line closes a mark somebody forgot.
  }
  return { hashes, starts, quoted };
}

function isLetterOrDigit(unit: number): boolean {
  if (unit < 128) return (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122);
  return unit >= 0xc0 && (unit < 0x2000 || unit > 0x206f);
}

function lowerUnit(unit: number): number {
  if (unit < 128) return unit >= 65 && unit <= 90 ? unit + 32 : unit;
  return String.fromCharCode(unit).toLowerCase().charCodeAt(0);
}

function sentenceAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function foldName(name: string): string {
  return name.trim().toLowerCase();
}

/** Decides what the model sees of a whole candidate (cue, source and content) among the others near it, when it asks whether it stands. */
import { countBefore } from "../count-before.ts";
import { addFeature, type FeatureList } from "./attribution-model.ts";
import { hashOf, mix } from "./hashing.ts";
import { holdsTokens, shareTokens } from "./proposal.ts";
import type { TokenRange, TokenTable } from "./token-table.ts";

/** A possible attribution with how certain each of its parts is, 0 to 1. */
export type Candidate = {
  readonly head: number;
  readonly cue: TokenRange;
  readonly source: TokenRange | undefined;
  readonly content: readonly TokenRange[];
  /** That the head is a cue, at the first look. */
  readonly certainty: number;
  readonly sourceCertainty: number;
  /** Of the least certain piece. */
  readonly contentCertainty: number;
};

const SUBJECT = new Set(["nsubj", "nsubj:pass", "csubj", "nsubj:outer"].map(hashOf));
/** Candidates are in the order of their heads; content reaches at most over so many. */
const NEARBY = 40;

/** Fills `out` with the features of `own`, one of `candidates`. */
export function addVerdictFeatures(table: TokenTable, own: Candidate, candidates: readonly Candidate[], out: FeatureList): void {
  const { lemma, tag, cueClass, relation, word, fineClass, finiteBefore, quotation, quotationPieces, parsed } = table;
  const { head, cue, source, content } = own;
  let template = 500;
  const add = (one: number, other = 0) => addFeature(out, mix(template++, one, other));
  const sure = step(own.certainty);
  const sourceSure = source === undefined ? 20 + step(own.sourceCertainty) : step(own.sourceCertainty);
  const contentSure = step(own.contentCertainty);
  const ownLemma = lemma[head] ?? 0;
  const sort = cueClass[head] ?? 0;
  const ownTag = tag[head] ?? 0;
  const [opening] = content;
  const first = opening?.first ?? head;
  const last = content.at(-1)?.last ?? head;
  const length = Math.min(8, Math.floor(Math.log2(1 + content.reduce((sum, range) => sum + range.last - range.first + 1, 0)) * 1.5));
  const side = content.length > 1 ? 2 : first < cue.first ? 1 : 0;
  const order =
    source === undefined ? 0 : source.last < cue.first ? (source.last === cue.first - 1 ? 1 : 2) : source.first === cue.last + 1 ? 3 : 4;
  const sourceTop = source === undefined ? -1 : topWithin(table, source);
  const contentTop = topWithin(table, { first, last: opening?.last ?? last });
  const above = table.head[contentTop] ?? contentTop;
  const hangs = above === head ? 1 : above >= cue.first && above <= cue.last ? 2 : table.head[head] === contentTop ? 3 : 0;
  const ownPiece = quotation[cue.first] ?? -1;
  const quoted = content.filter((range) => (quotation[range.first] ?? -1) >= 0 || (quotation[range.last] ?? -1) >= 0).length;
  const finite = Math.min(
    2,
    content.reduce((sum, range) => sum + (finiteBefore[range.last + 1] ?? 0) - (finiteBefore[range.first] ?? 0), 0),
  );

  let holder = 0;
  let holderKind = 0;
  let held = 0;
  let inSource = 0;
  let rival = 0;
  let near = 0;
  for (const other of nearbyOf(candidates, own)) {
    if (other === own) continue;
    const strength = other.certainty * (0.3 + 0.7 * other.contentCertainty);
    const holds = other.content.find((range) => holdsTokens(range, cue));
    if (holds !== undefined && strength > holder) {
      holder = strength;
      const isWhole = content.every((range) => holdsTokens(holds, range));
      const hasSource = source !== undefined && holdsTokens(holds, source);
      const isQuoted = (quotation[head] ?? -1) >= 0 && (quotation[head] ?? -1) === (quotation[holds.first] ?? -1);
      holderKind =
        (other.cue.first < cue.first ? 1 : 0) |
        (isWhole ? 2 : 0) |
        (hasSource ? 4 : 0) |
        (isQuoted ? 8 : 0) |
        (own.content.some((range) => holdsTokens(range, other.cue)) ? 16 : 0);
    }
    if (content.some((range) => holdsTokens(range, other.cue))) held = Math.max(held, other.certainty);
    if (other.source !== undefined && holdsTokens(other.source, cue)) inSource = Math.max(inSource, other.certainty);
    if (other.content.some((range) => range.first === first) || shareTokens(other.cue, cue)) rival = Math.max(rival, other.certainty);
    if (Math.abs(other.head - head) < 12) near = Math.max(near, other.certainty);
  }
  const holding = mix(step(holder), holderKind);
  const isStronger = own.certainty > holder ? 1 : 0;

  add(sure);
  add(sure, sort);
  add(sure, ownLemma);
  add(sure, ownTag);
  add(sure, mix(0, order, side));
  add(sure, sourceSure);
  add(sure, contentSure);
  add(sourceSure, contentSure);
  add(mix(0, sure, sourceSure), contentSure);
  add(sourceSure, ownLemma);
  add(contentSure, ownLemma);
  add(sourceSure, ownTag);
  add(contentSure, ownTag);
  add(order, mix(0, side, sort));
  add(order, mix(0, side, ownLemma));
  add(side, mix(0, length, sort));
  add(length, ownLemma);
  add(length, ownTag);
  add(finite, mix(0, sort, side));
  add(finite, ownLemma);
  add(finite, ownTag);
  add(quoted, mix(0, sort, side));
  add(quoted, ownLemma);
  add(quoted, ownTag);
  add(hangs, relation[contentTop] ?? 0);
  add(mix(0, hangs, relation[contentTop] ?? 0), sort);
  add(mix(0, hangs, relation[contentTop] ?? 0), ownLemma);
  add(tag[contentTop] ?? 0, ownLemma);
  add(lemma[contentTop] ?? 0, ownLemma);
  add(fineClass[contentTop] ?? 0, ownLemma);
  add(fineClass[contentTop] ?? 0, fineClass[head] ?? 0);
  add(word[first] ?? 0, ownLemma);
  add(word[first] ?? 0, sort);
  add(word[first] ?? 0, sure);
  if (sourceTop >= 0) {
    add(lemma[sourceTop] ?? 0, sure);
    add(lemma[sourceTop] ?? 0, ownLemma);
    add(tag[sourceTop] ?? 0, ownLemma);
    add(tag[sourceTop] ?? 0, sure);
    add(fineClass[sourceTop] ?? 0, sure);
    add(fineClass[sourceTop] ?? 0, ownLemma);
    add(fineClass[sourceTop] ?? 0, sort);
    add((table.head[sourceTop] ?? sourceTop) === head && SUBJECT.has(relation[sourceTop] ?? 0) ? 1 : 0, sort);
    add(relation[sourceTop] ?? 0, ownLemma);
  }
  template = 560;
  add(holding);
  add(holding, sure);
  add(holding, sort);
  add(holding, mix(0, sure, isStronger));
  add(holding, mix(0, contentSure, sourceSure));
  add(step(holder), ownLemma);
  add(step(holder), mix(0, sure, sort));
  add(isStronger, holding);
  add(step(held), sure);
  add(step(held), mix(0, sort, side));
  add(step(held), mix(0, holding, sure));
  add(step(inSource), sure);
  add(step(inSource), sort);
  add(step(rival), sure);
  add(step(rival), mix(0, sort, ownTag));
  add(step(near), sure);
  add(step(near), sort);
  add(ownPiece < 0 ? 0 : quotationPieces[ownPiece]?.first === cue.first ? 1 : 2, mix(0, sure, step(holder)));
  add(parsed.paragraphs[parsed.sentences[parsed.tokens[head]?.sentence ?? -1]?.paragraph ?? -1]?.kind === "heading" ? 1 : 0, sure);
}

/** Nine steps, narrow at both ends. */
function step(certainty: number): number {
  if (certainty < 0.05) return certainty <= 0 ? 0 : 1;
  if (certainty < 0.12) return 2;
  if (certainty < 0.25) return 3;
  if (certainty < 0.4) return 4;
  if (certainty < 0.55) return 5;
  if (certainty < 0.7) return 6;
  if (certainty < 0.85) return 7;
  return certainty < 0.96 ? 8 : 9;
}

function nearbyOf(candidates: readonly Candidate[], own: Candidate): readonly Candidate[] {
  const before = countBefore(candidates, ({ head }) => head < own.head);
  return candidates.slice(Math.max(0, before - NEARBY), before + NEARBY);
}

/** The word of the span that hangs on something outside it. */
function topWithin(table: TokenTable, { first, last }: TokenRange): number {
  for (let at = first; at <= last; at++) {
    const above = table.head[at] ?? at;
    if (table.punctuation[at] === 0 && (above < first || above > last || above === at)) return at;
  }
  return first;
}

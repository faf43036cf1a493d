/** Decides what the model sees of a word when it asks: does this word show that somebody says, thinks or wants something? */
import type { FeatureList } from "./attribution-model.ts";
import { addFeature } from "./attribution-model.ts";
import { hashOf, mix } from "./hashing.ts";
import { type Place, quoteStateAt } from "./places.ts";
import type { TokenTable } from "./token-table.ts";

const SUBJECT = new Set(["nsubj", "nsubj:pass", "csubj", "nsubj:outer"].map(hashOf));
const CLAUSE = new Set(["ccomp", "xcomp", "parataxis", "csubj", "advcl", "acl"].map(hashOf));
const MARK = hashOf("mark");
const NOTHING = hashOf("");

/** Fills `out` with the features of token `at` in its sentence. */
export function addCueFeatures(table: TokenTable, at: number, place: Place, out: FeatureList): void {
  const { word, lemma, tag, relation, cueClass, head, childrenFrom, children, leftEdge, rightEdge } = table;
  const own = lemma[at] ?? 0;
  const ownTag = tag[at] ?? 0;
  const sort = cueClass[at] ?? 0;
  const above = head[at] ?? at;
  const inside = (other: number) => other >= place.first && other <= place.last;
  const wordAt = (other: number) => (inside(other) ? (word[other] ?? 0) : NOTHING);
  const tagAt = (other: number) => (inside(other) ? (tag[other] ?? 0) : NOTHING);
  let template = 0;
  const add = (one: number, other = 0) => addFeature(out, mix(template++, one, other));

  add(own);
  add(word[at] ?? 0);
  add(ownTag, sort);
  add(own, ownTag);
  add(relation[at] ?? 0, sort);
  add(relation[at] ?? 0, own);
  add(relation[at] ?? 0, ownTag);
  add(lemma[above] ?? 0, relation[at] ?? 0);
  add(lemma[above] ?? 0, own);
  add(tag[above] ?? 0, relation[at] ?? 0);
  add(sort, cueClass[above] ?? 0);
  for (const [offset, distance] of NEIGHBOURS) {
    add(wordAt(at + offset), distance);
    add(tagAt(at + offset), distance);
    add(wordAt(at + offset), own);
    add(tagAt(at + offset), own);
    add(tagAt(at + offset), sort);
    add(tagAt(at + offset), ownTag);
  }
  add(mix(0, tagAt(at - 1), tagAt(at + 1)), ownTag);
  add(mix(0, tagAt(at + 1), tagAt(at + 2)), ownTag);
  add(mix(0, tagAt(at + 1), tagAt(at + 2)), sort);
  add(mix(0, wordAt(at + 1), wordAt(at + 2)), sort);

  const quotes = quoteStateAt(table, at, at, place);
  add(quotes);
  add(quotes, own);
  add(quotes, sort);
  add(quotes, ownTag);
  const setting = (at === place.first ? 1 : 0) | (at >= place.lastWord ? 2 : 0) | (place.heading ? 4 : 0);
  add(setting, sort);
  add(setting, own);
  add(setting, quotes);

  const { fineClass, coarseClass } = table;
  const ownClass = fineClass[at] ?? 0;
  add(ownClass, ownTag);
  add(ownClass, relation[at] ?? 0);
  add(ownClass, quotes);
  add(mix(0, ownClass, tagAt(at + 1)), wordAt(at + 1));
  add(mix(0, ownClass, tagAt(at - 1)), tagAt(at + 1));
  add(coarseClass[at] ?? 0, mix(0, relation[at] ?? 0, ownTag));
  add(ownClass, fineClass[at + 1] ?? 0);
  add(ownClass, fineClass[at - 1] ?? 0);
  add(own, fineClass[at + 1] ?? 0);
  add(own, fineClass[at - 1] ?? 0);
  add(ownClass, lemma[above] ?? 0);
  add(own, fineClass[above] ?? 0);
  const grand = head[above] ?? above;
  add(mix(0, relation[at] ?? 0, relation[above] ?? 0), cueClass[grand] ?? 0);
  add(mix(0, relation[at] ?? 0, relation[above] ?? 0), own);
  add(mix(0, relation[at] ?? 0, relation[above] ?? 0), lemma[grand] ?? 0);
  const holder = holderAbove(table, at);
  add(holder);
  add(holder, own);
  add(holder, sort);
  add(holder, quotes);
  add(mix(0, wordAt(at + 1), wordAt(at + 2)), own);
  add(mix(0, wordAt(at - 1), wordAt(at - 2)), own);
  add(mix(0, wordAt(at - 1), wordAt(at + 1)), own);
  template = 100;
  let bag = 0;
  let subject = -1;
  let clause = -1;
  for (let slot = childrenFrom[at] ?? 0; slot < (childrenFrom[at + 1] ?? 0); slot++) {
    const child = children[slot] ?? 0;
    const how = relation[child] ?? 0;
    const side = child < at ? 1 : 2;
    template = 100;
    add(how, side);
    add(mix(side, how), own);
    add(mix(side, how), sort);
    add(mix(side, how), ownTag);
    add(mix(how, tag[child] ?? 0), sort);
    add(mix(how, lemma[child] ?? 0), own);
    add(mix(how, lemma[child] ?? 0), sort);
    if (SUBJECT.has(how)) subject = child;
    else if (CLAUSE.has(how)) clause = child;
    bag = (bag + mix(side, how)) | 0;
  }
  template = 120;
  add(bag, ownTag);
  add(bag, sort);
  add(bag, own);
  if (subject >= 0) {
    const gap = Math.min(subject < at ? at - (rightEdge[subject] ?? 0) : (leftEdge[subject] ?? 0) - at, 5);
    template = 130;
    add(word[subject] ?? 0);
    add(word[subject] ?? 0, sort);
    add(tag[subject] ?? 0, own);
    add(tag[subject] ?? 0, sort);
    add(gap, subject < at ? 1 : 2);
    add(mix(gap, subject < at ? 1 : 2), quotes);
    add(fineClass[subject] ?? 0, own);
    add(fineClass[subject] ?? 0, ownClass);
    add(fineClass[subject] ?? 0, sort);
    add(lemma[subject] ?? 0, own);
  }
  if (clause >= 0) {
    template = 140;
    const side = clause < at ? 1 : 2;
    add(tag[clause] ?? 0, sort);
    add(mix(tag[clause] ?? 0, relation[clause] ?? 0), own);
    add(mix(side, relation[clause] ?? 0), quotes);
    add(fineClass[clause] ?? 0, ownClass);
    add(mix(0, lemma[clause] ?? 0, relation[clause] ?? 0), own);
    add(mix(0, tag[clause] ?? 0, relation[clause] ?? 0), ownClass);
    for (let slot = childrenFrom[clause] ?? 0; slot < (childrenFrom[clause + 1] ?? 0); slot++) {
      const child = children[slot] ?? 0;
      template = 150;
      if (relation[child] === MARK) add(word[child] ?? 0, sort);
      template = 151;
      if (relation[child] === MARK) add(word[child] ?? 0, own);
      template = 152;
      if (SUBJECT.has(relation[child] ?? 0)) add(side, sort);
      template = 153;
      if (SUBJECT.has(relation[child] ?? 0)) add(side, own);
    }
  }
}

/** The nearest word above that the rules know as a cue, and how the way there ends: a report inside a report stands below one. */
function holderAbove({ head, cueClass, relation }: TokenTable, at: number): number {
  let below = at;
  for (let step = 1; step <= 6; step++) {
    const above = head[below] ?? below;
    if (above === below) return 0;
    if ((cueClass[above] ?? 0) !== 0) return mix(Math.min(step, 4), relation[below] ?? 0, cueClass[above] ?? 0);
    below = above;
  }
  return 1;
}

const NEIGHBOURS: readonly (readonly [number, number])[] = [
  [-2, 1],
  [-1, 2],
  [1, 3],
  [2, 4],
];

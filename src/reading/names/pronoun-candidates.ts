/** Decides whom "he" or "she" might mean at a place in the text. */
import type { History, SeenMention } from "./history.ts";
import { comingFeatures, featuresOf, nobodyFeatures, placeOf, type Seen } from "./pronoun-features.ts";
import { type Duty, dutyOf } from "./token-stretch.ts";

/** One whom the pronoun may mean, or nobody that is named (`mention` undefined), with the hashed features of the choice. */
export type PronounCandidate = {
  readonly mention: SeenMention | undefined;
  readonly features: readonly number[];
};

/**
 * The single persons of the last sentences, whoever is still to come in this sentence where nobody fits yet, and nobody; those `fits` lets through.
 * Cost: at most `MOST_LOOKED_AT` mentions, and a few dozen features for each person.
 */
export function pronounCandidates(
  history: History,
  at: number,
  gender: "he" | "she",
  fits: (mention: SeenMention) => boolean,
): readonly PronounCandidate[] {
  const seen = gatherSeen(history, at, fits);
  const coming = comingMentions(history, at, fits);
  const place = {
    ...placeOf(history, at),
    gender,
    coming,
    mostSeen: twoHighest(seen.map(({ count }) => count)),
    mostNamed: twoHighest(seen.map(({ last }) => history.named.get(last.key) ?? 0)),
  };
  const candidates: PronounCandidate[] = seen.map((one) => ({
    mention: one.last,
    features: featuresOf(history, place, one, seen),
  }));
  const known = new Set(seen.map(({ last }) => last.key));
  for (const mention of coming) {
    if (known.has(mention.key)) continue;
    known.add(mention.key);
    candidates.push({ mention, features: comingFeatures(history, place, mention, seen.length) });
  }
  return [...candidates, { mention: undefined, features: nobodyFeatures(history, place, seen) }];
}

/** How far back mentions are looked at, in sentences. */
const FARTHEST = 8;

function gatherSeen(history: History, at: number, fits: (mention: SeenMention) => boolean): readonly Seen[] {
  const { parsed } = history.found;
  const sentence = parsed.tokens[at]?.sentence ?? 0;
  const byKey = new Map<string, Omit<Seen, "rank" | "subjectsSince">>();
  const firstKey = history.seen.slice(0, FIRST_FEW).find((mention) => mention.form !== "pronoun" && fits(mention))?.key;
  for (let index = history.seen.length - 1; index >= Math.max(0, history.seen.length - MOST_LOOKED_AT); index--) {
    const mention = history.seen[index];
    if (mention === undefined) break;
    if (mention.after > at || !fits(mention)) continue;
    const known = byKey.get(mention.key);
    if (known === undefined) {
      if (sentence - (parsed.tokens[mention.first]?.sentence ?? 0) > FARTHEST) continue;
      const isNamed = mention.form !== "pronoun";
      byKey.set(mention.key, {
        last: mention,
        lastNamed: isNamed ? mention : undefined,
        duty: dutyInSentence(history, mention),
        count: 1,
        isFirst: mention.key === firstKey,
      });
    } else if (known.count < MOST_COUNTED) {
      byKey.set(mention.key, {
        ...known,
        count: known.count + 1,
        lastNamed: known.lastNamed ?? (mention.form === "pronoun" ? undefined : mention),
      });
    }
  }
  let subjects = 0;
  return [...byKey.values()].map((one, rank) => {
    const subjectsSince = subjects;
    if (one.duty === "subject") subjects++;
    return { ...one, rank, subjectsSince };
  });
}

function twoHighest(counts: readonly number[]): readonly number[] {
  let [first, second] = [0, 0];
  for (const count of counts) {
    if (count > first) [first, second] = [count, first];
    else if (count > second) second = count;
  }
  return [first, second];
}

const MOST_COUNTED = 40;
/** Mentions of a long text that are looked at: the last so many, and whom the text names first among the first few. */
const MOST_LOOKED_AT = 400;
const FIRST_FEW = 20;

/** A name that opens its sentence is the subject, whatever a long apposition did to the parse. */
function dutyInSentence(history: History, mention: SeenMention): Duty {
  const { tokens, sentences } = history.found.parsed;
  const next = tokens[mention.after]?.lower;
  const opens = sentences[tokens[mention.first]?.sentence ?? 0]?.firstToken === mention.first;
  return opens && next !== "'s" && next !== "'" ? "subject" : dutyOf(history.found.parsed, mention);
}

function comingMentions(history: History, at: number, fits: (mention: SeenMention) => boolean): readonly SeenMention[] {
  const { parsed } = history.found;
  const end = parsed.sentences[parsed.tokens[at]?.sentence ?? 0]?.afterToken ?? at;
  const coming: SeenMention[] = [];
  for (let after = at + 2; after <= end; after++)
    for (const mention of history.coming.get(after) ?? []) if (mention.first > at && fits(mention)) coming.push(mention);
  return coming;
}

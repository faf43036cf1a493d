/** Decides how the actors of one text are looked up by place. */

import type { LocalActorId, MentionMark, ReadActor, TextRange } from "#record";
import { countBefore } from "./count-before.ts";

/** The actors of one text and every place that means one of them, in the order of the text. */
export type Cast = {
  readonly actors: readonly ReadActor[];
  readonly mentions: readonly MentionMark[];
};

/** The mentions that lie inside `range`, in order. Cost: logarithmic in the mentions plus those found. */
export function mentionsIn(cast: Cast, range: TextRange): readonly MentionMark[] {
  const { mentions } = cast;
  const found: MentionMark[] = [];
  for (let at = countBefore(mentions, (mention) => mention.range.start < range.start); at < mentions.length; at++) {
    const mention = mentions[at];
    if (mention === undefined || mention.range.start >= range.end) break;
    if (mention.range.end <= range.end) found.push(mention);
  }
  return found;
}

/** The actor of that id. */
export function actorOf(cast: Cast, id: LocalActorId): ReadActor | undefined {
  // Ids are a1, a2 … in the order of the list.
  const actor = cast.actors[Number(id.slice(1)) - 1];
  return actor?.id === id ? actor : cast.actors.find((candidate) => candidate.id === id);
}

/** Decides how the actors of one text are looked up by place. */
import { covers, type LocalActorId, type MentionMark, type ReadActor, type TextRange } from "#record";

/** The actors of one text and every place that means one of them, in the order of the text. */
export type Cast = {
  readonly actors: readonly ReadActor[];
  readonly mentions: readonly MentionMark[];
};

/** The mentions that lie inside `range`, in order. Cost: logarithmic in the mentions plus those found. */
export function mentionsIn(cast: Cast, range: TextRange): readonly MentionMark[] {
  const { mentions } = cast;
  let low = 0;
  let high = mentions.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const mention = mentions[middle];
    if (mention !== undefined && mention.range.start < range.start) low = middle + 1;
    else high = middle;
  }
  const found: MentionMark[] = [];
  for (let at = low; at < mentions.length; at++) {
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

/**
 * The mentions inside `range` that mean somebody who acts there: no adjective that only describes (certainty under {@link ACTING}),
 * and of mentions inside one another only the outer ("Trump" inside "the Trump administration" is left out).
 */
export function actingMentionsIn(cast: Cast, range: TextRange): readonly MentionMark[] {
  const outer: MentionMark[] = [];
  for (const mention of mentionsIn(cast, range)) {
    if (mention.basis.certainty < ACTING) continue;
    const last = outer.at(-1);
    if (
      last !== undefined &&
      covers(last.range, mention.range) &&
      last.range.end - last.range.start > mention.range.end - mention.range.start
    )
      continue;
    outer.push(mention);
  }
  return outer;
}

/** The actors of {@link actingMentionsIn}, each once, in order. */
export function actorsIn(cast: Cast, range: TextRange): readonly LocalActorId[] {
  return [...new Set(actingMentionsIn(cast, range).map((mention) => mention.actor))];
}

/** The powers and persons behind actors: a group that names its members stands for them, others for themselves. */
export function membersOf(cast: Cast, ids: readonly LocalActorId[]): readonly LocalActorId[] {
  const members = ids.flatMap((id) => {
    const actor = actorOf(cast, id);
    return actor?.kind === "group" && actor.members !== undefined ? actor.members : [id];
  });
  return [...new Set(members)];
}

/** The power an actor acts for in the end: its own id for a state, the side behind it else; undefined where the text does not tell. */
export function sideOfActor(cast: Cast, id: LocalActorId): LocalActorId | undefined {
  let actor = actorOf(cast, id);
  for (let step = 0; step < LONGEST_CHAIN && actor !== undefined; step++) {
    if (actor.kind === "state" || actor.actsFor === undefined)
      return actor.kind === "state" || actor.kind === "group" ? actor.id : step > 0 ? actor.id : undefined;
    actor = actorOf(cast, actor.actsFor);
  }
  return actor?.id;
}

const LONGEST_CHAIN = 4;

/** Mentions below this certainty describe a thing by a power ("the Tarsia deal") and need a rule of their own to act. */
export const ACTING = 0.55;

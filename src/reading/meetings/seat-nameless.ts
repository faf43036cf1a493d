/** Decides which people without a name a text's meetings seat: each phrase an actor of its own, the same definite words the same people. */
import { type LocalActorId, localActorIdOf, type MeetingMark, type MentionMark, markIdOf, type ReadActor, type Source } from "#record";
import type { Cast } from "../cast.ts";
import { findNameless, type NamelessPhrase } from "./find-nameless.ts";
import { type People, peopleIn, type SentenceUnits } from "./lay-out-units.ts";

/** Keeps who was told without a name while a text is read. */
export type Nameless = {
  /** The people of the text, those without a name among them as soon as their sentence is folded. */
  readonly people: People;
  /** The sentence with each such phrase as one unit that is an actor; undefined where there is none. */
  readonly fold: (sentence: SentenceUnits) => SentenceUnits | undefined;
  readonly has: (id: LocalActorId) => boolean;
  /** The cast with those who sit at a meeting, and the meetings with their ids there; nobody else is kept. */
  readonly seat: (meetings: readonly MeetingMark[]) => { readonly cast: Cast; readonly meetings: readonly MeetingMark[] };
};

const Rests = { kind: "rule", name: "actors/unnamed-who-meet", certainty: 0.55 } as const;
/** Mentions of other unnamed people at the same place count from 0 and from 100. */
const FirstOrdinal = 200;

/** Nobody without a name is known yet beyond those whom `cast` holds as sources of words. */
export function namelessOf(cast: Cast, source: Source): Nameless {
  const byId = new Map(cast.actors.map((actor) => [actor.id, actor]));
  const people = peopleIn(byId);
  const spoken = new Map(
    cast.mentions.flatMap(({ range, actor }) => (byId.get(actor)?.kind === "unnamed" ? [[range.end, { range, actor }] as const] : [])),
  );
  const added = new Map<LocalActorId, NamelessPhrase[]>();
  const definite = new Map<string, LocalActorId>();
  return { people, fold, has: (id) => added.has(id), seat };

  function fold(sentence: SentenceUnits): SentenceUnits | undefined {
    const phrases = findNameless(sentence);
    if (phrases.length === 0) return undefined;
    const { units } = sentence;
    const folded = [...units];
    for (const phrase of [...phrases].reverse()) {
      const opener = units[phrase.first];
      const last = units[phrase.after - 1];
      if (opener === undefined || last === undefined) continue;
      const mention = { actor: actorOf(phrase), range: phrase.range, form: "description" as const };
      const isMany = phrase.count !== 1;
      folded.splice(phrase.first, phrase.after - phrase.first, {
        ...opener,
        kind: "actor",
        end: last.end,
        lower: "<actor>",
        lemma: "",
        tag: "PROPN",
        fineTag: isMany ? "NNPS" : "NNP",
        mention,
      });
    }
    return { ...sentence, units: folded, words: folded.map(({ lower }) => lower) };
  }

  function actorOf(phrase: NamelessPhrase): LocalActorId {
    const before = spoken.get(phrase.range.end);
    if (before !== undefined && before.range.start <= phrase.range.start) return before.actor;
    const name = source.text.slice(phrase.range.start, phrase.range.end).replace(/\s+/gu, " ");
    const known = phrase.isDefinite ? definite.get(name.toLowerCase()) : undefined;
    if (known !== undefined) {
      added.get(known)?.push(phrase);
      return known;
    }
    const id = localActorIdOf(byId.size + 1);
    byId.set(id, {
      id,
      kind: "unnamed",
      name,
      alsoCalled: [],
      roles: [],
      ...(phrase.count === undefined ? {} : { count: phrase.count }),
      basis: Rests,
    });
    added.set(id, [phrase]);
    if (phrase.isDefinite) definite.set(name.toLowerCase(), id);
    return id;
  }

  function seat(meetings: readonly MeetingMark[]): { readonly cast: Cast; readonly meetings: readonly MeetingMark[] } {
    const seated = new Set(
      meetings.flatMap(({ sides, absent, lead }) => [
        ...sides.flatMap(({ actors }) => actors),
        ...(absent ?? []),
        ...lead.map(({ actor }) => actor),
      ]),
    );
    const renamed = new Map<LocalActorId, LocalActorId>();
    const actors: ReadActor[] = [...cast.actors];
    const mentions: MentionMark[] = [...cast.mentions];
    for (const [id, phrases] of added) {
      const actor = byId.get(id);
      if (actor === undefined || !seated.has(id)) continue;
      const now = localActorIdOf(actors.length + 1);
      renamed.set(id, now);
      actors.push({ ...actor, id: now });
      for (const { range } of phrases) mentions.push(mentionOf(now, range));
    }
    if (renamed.size === 0) return { cast, meetings };
    mentions.sort((one, other) => one.range.start - other.range.start || one.range.end - other.range.end);
    const nowOf = (id: LocalActorId): LocalActorId => renamed.get(id) ?? id;
    return {
      cast: { actors, mentions },
      meetings: meetings.map((mark) => ({
        ...mark,
        sides: mark.sides.map((side) => ({ ...side, actors: side.actors.map(nowOf) })),
        lead: mark.lead.map((lead) => ({ ...lead, actor: nowOf(lead.actor) })),
        ...(mark.absent === undefined ? {} : { absent: mark.absent.map(nowOf) }),
      })),
    };
  }

  function mentionOf(actor: LocalActorId, range: MentionMark["range"]): MentionMark {
    return { id: markIdOf(source.id, "mention", range, FirstOrdinal), kind: "mention", range, basis: Rests, actor, form: "description" };
  }
}

/** Decides whom "he" or "she" means where it speaks: mostly the person whose words came just before. */
import type { LocalActorId, TextRange } from "#record";
import { actorOf, type Cast, mentionsIn } from "../cast.ts";

/** Somebody whose words stand in the text: where the source is and whom it means. */
export type EarlierSpeaker = { readonly source: TextRange; readonly speakers: readonly LocalActorId[] };

/** How one pronoun is to be read. */
export type PronounQuestion = {
  readonly cast: Cast;
  readonly plain: string;
  /** Where the pronoun stands and, as the cast reads it, whom it means. */
  readonly pronoun: TextRange;
  readonly suggested: readonly LocalActorId[];
  /** Speakers before it, in the order of the text, no farther than the paragraph before. */
  readonly earlier: readonly EarlierSpeaker[];
};

/**
 * The cast's reading stands where its actor is a person named since the last speaker; otherwise the last speaker goes on, if that is one person
 * of whom the text never uses the other pronoun. A state or an office is never "he".
 */
export function speakerOfPronoun({ cast, plain, pronoun, suggested, earlier }: PronounQuestion): readonly LocalActorId[] {
  const word = plain.slice(pronoun.start, pronoun.end).toLowerCase();
  if (!PERSONAL.has(word)) return suggested;
  const suggestedPersons = suggested.filter((actor) => isPerson(cast, actor));
  const last = earlier.at(-1);
  const [speaker] = last?.speakers ?? [];
  if (last === undefined) return suggestedPersons;
  const since = mentionsIn(cast, { start: last.source.end, end: pronoun.start });
  const isNamedSince = since.some((mention) => mention.form !== "pronoun" && suggestedPersons.includes(mention.actor));
  if (isNamedSince) return suggestedPersons;
  // Whom the text last let speak the cast does not know: better nobody than somebody from further up.
  if (speaker === undefined) return [];
  if (last.speakers.length !== 1 || !isPerson(cast, speaker) || suggestedPersons.includes(speaker)) return suggestedPersons;
  return isContradicted(cast, plain, speaker, word) ? suggestedPersons : [speaker];
}

const PERSONAL = new Set(["he", "she"]);
/** What contradicts "he" and "she": the other pronouns, and titles at the start or the end of what somebody is called. */
const OTHER: Readonly<Record<string, { readonly pronouns: RegExp; readonly titles: RegExp }>> = {
  he: { pronouns: /^(?:she|her|hers|herself)$/i, titles: /^(?:Ms|Mrs|Miss|Queen|Princess|Lady|Dame)\b|woman$/i },
  she: { pronouns: /^(?:he|him|his|himself)$/i, titles: /^(?:Mr|King|Prince|Lord|Sir)\b|(?:^|[^o])man$/i },
};

function isPerson(cast: Cast, actor: LocalActorId): boolean {
  const kind = actorOf(cast, actor)?.kind;
  return kind === "person" || kind === "unnamed";
}

/** True where the text uses the other pronoun or the other title of the actor. */
function isContradicted(cast: Cast, plain: string, actor: LocalActorId, word: string): boolean {
  const other = OTHER[word];
  if (other === undefined) return false;
  if (actorOf(cast, actor)?.roles.some((role) => other.titles.test(role.title)) === true) return true;
  return cast.mentions.some((mention) => {
    if (mention.actor !== actor) return false;
    const words = plain.slice(mention.range.start, mention.range.end);
    return mention.form === "pronoun" ? other.pronouns.test(words) : other.titles.test(words);
  });
}

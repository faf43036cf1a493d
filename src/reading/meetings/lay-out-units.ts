/** Decides how a sentence looks to the rules for meetings: words, with each actor and each time folded into one unit. */

import type { DateMark, LocalActorId, MentionMark, ReadActor } from "#record";
import { actorOf, mentionsIn } from "../cast.ts";
import { countBefore } from "../count-before.ts";
import type { DocumentSoFar } from "../document-so-far.ts";
import type { Sentence, Token } from "../parsed-text.ts";
import { isPeopleNoun } from "../rules/people-words.ts";

/** Who is meant, in which form, and where. */
type Mentioned = Pick<MentionMark, "actor" | "form" | "range">;

export type Unit = {
  readonly kind: "word" | "actor" | "time";
  /** Place in the document of the first token it covers. */
  readonly token: number;
  readonly start: number;
  readonly end: number;
  readonly lower: string;
  readonly lemma: string;
  readonly tag: string;
  readonly fineTag: string;
  readonly isCapital: boolean;
  /** "they", "them", "their". */
  readonly isPluralPronoun: boolean;
  /** For actors: whom the mention means and what form it has. */
  readonly mention?: Mentioned;
  readonly date?: DateMark;
  /** "the two sides": the parties these words mean here, each for itself. */
  readonly collective?: readonly LocalActorId[];
};

export type SentenceUnits = {
  readonly sentence: number;
  readonly start: number;
  readonly end: number;
  readonly isHeading: boolean;
  readonly units: readonly Unit[];
  readonly words: readonly string[];
};

/** Every sentence as units, in order. Linear in tokens, mentions and dates. */
export function layOutUnits(document: DocumentSoFar): readonly SentenceUnits[] {
  const shorts = shortNamesOf(document.cast);
  return document.parsed.sentences.map((sentence, at) => {
    const units = unitsOf(document, sentence, shorts);
    return {
      sentence: at,
      start: sentence.start,
      end: sentence.end,
      isHeading: document.parsed.paragraphs[sentence.paragraph]?.kind === "heading",
      units,
      words: units.map((unit) => unit.lower),
    };
  });
}

/** "the Ministers", "the Parties": readouts write such words with a capital; they name nobody by themselves. */
const CommonWords =
  /^(?:the )?(?:ministers|parties|delegations|sides|leaders|presidents|governments|heads|members|principals|envoys|ambassadors|officials|negotiators|foreign ministers)$/i;

/** Whom a name told short means where no mention of it stands: "Kim" of "Kim Dae-won", "Ag Alwal" of "Sidi Ag Alwal", "Velland" before "'s envoy". */
type ShortNames = ReadonlyMap<string, { readonly actor: LocalActorId; readonly isPower: boolean } | undefined>;

function shortNamesOf({ actors }: DocumentSoFar["cast"]): ShortNames {
  const shorts = new Map<string, { readonly actor: LocalActorId; readonly isPower: boolean } | undefined>();
  const add = (short: string, actor: LocalActorId, isPower: boolean): void => {
    shorts.set(short, shorts.has(short) && shorts.get(short)?.actor !== actor ? undefined : { actor, isPower });
  };
  for (const { id, kind, name } of actors) {
    const words = name.split(" ");
    if (kind === "state" || kind === "organisation") add(name, id, true);
    if (kind !== "person" || words.length < 2) continue;
    add(words[0] ?? name, id, false);
    for (let from = 1; from < words.length - 1; from++) add(words.slice(from).join(" "), id, false);
  }
  return shorts;
}

const LongestShort = 3;

/** The mention of a short name that begins at token `at`; of a power only as whose people they are. */
function shortMention(parsed: DocumentSoFar["parsed"], at: number, after: number, shorts: ShortNames): Mentioned | undefined {
  const first = parsed.tokens[at];
  if (first === undefined || !/^\p{Lu}/u.test(first.form) || !first.fineTag.startsWith("NNP")) return undefined;
  for (let count = LongestShort; count >= 1; count--) {
    const last = parsed.tokens[at + count - 1];
    if (last === undefined || at + count > after) continue;
    const range = { start: first.start, end: last.end };
    const found = shorts.get(parsed.plain.slice(range.start, range.end));
    if (found === undefined) continue;
    const next = parsed.tokens[at + count];
    if (found.isPower ? !isOfPeople(parsed, at + count) : next?.fineTag.startsWith("NNP") === true) continue;
    return { actor: found.actor, range, form: found.isPower ? "name" : "surname" };
  }
  return undefined;
}

const FarthestPerson = 4;

/** "'s deputy trade minister": whose people are told. */
function isOfPeople({ tokens }: DocumentSoFar["parsed"], at: number): boolean {
  if (!/^(?:'s|'|’s|’)$/.test(tokens[at]?.lower ?? "")) return false;
  for (let place = at + 1; place <= at + FarthestPerson; place++) {
    const token = tokens[place];
    if (token === undefined || !/^(?:JJ|NN|NNS|NNP)$/.test(token.fineTag)) return false;
    if (isPeopleNoun(token.lower)) return true;
  }
  return false;
}

/** "I" and "we" inside somebody's words: whoever says them. */
function speakerMeant({ lower, start, end }: Token, attributions: DocumentSoFar["attributions"]): Mentioned | undefined {
  if (lower !== "i" && lower !== "we") return undefined;
  const said = attributions.filter(({ content }) => content.some((range) => range.start <= start && end <= range.end));
  const [speaker, other] = new Set(said.flatMap(({ speakers }) => speakers));
  return speaker === undefined || other !== undefined ? undefined : { actor: speaker, form: "pronoun", range: { start, end } };
}

function unitsOf({ parsed, cast, dates, attributions }: DocumentSoFar, sentence: Sentence, shorts: ShortNames): readonly Unit[] {
  const inSentence = mentionsIn(cast, sentence).filter(
    ({ range, form }) =>
      !CommonWords.test(parsed.plain.slice(range.start, range.end)) &&
      // "Tarsia's envoy, Maria Lindqvist,": the name that follows is who is meant.
      !((form === "title" || form === "description") && isNamedNext(parsed.plain, cast, range.end)),
  );
  const mentions = outermost(inSentence);
  const times = datesWithin(dates, sentence);
  const units: Unit[] = [];
  let at = sentence.firstToken;
  while (at < sentence.afterToken) {
    const token = parsed.tokens[at];
    if (token === undefined) break;
    const mention = mentions.get(token.start) ?? speakerMeant(token, attributions) ?? shortMention(parsed, at, sentence.afterToken, shorts);
    const date = times.get(token.start);
    const range = date !== undefined && (mention === undefined || mention.range.end < date.range.end) ? date.range : mention?.range;
    if (range === undefined || range.end < token.end) {
      units.push(wordUnit(token));
      at++;
      continue;
    }
    let after = at + 1;
    while (after < sentence.afterToken && (parsed.tokens[after]?.end ?? Number.POSITIVE_INFINITY) <= range.end) after++;
    const isDate = range === date?.range;
    const meant = isDate || mention?.form !== "pronoun" ? [] : actorsMeantBy(mention, inSentence);
    units.push({
      ...wordUnit(token),
      kind: isDate ? "time" : "actor",
      end: range.end,
      lower: isDate ? "<time>" : "<actor>",
      lemma: "",
      tag: isDate ? "NOUN" : mention?.form === "pronoun" ? "PRON" : "PROPN",
      fineTag: isDate ? "NN" : "NNP",
      ...(isDate ? { date } : mention === undefined ? {} : { mention }),
      ...(meant.length > 1 ? { collective: meant } : {}),
    });
    at = after;
  }
  return units;
}

/** " and Irrigation of Velland": how an office goes on behind the words that were taken for it. */
const RestOfOffice = /^(?: (?:and|of|for|on) (?:the )?(?:[\p{Lu}][\p{L}'’-]*)(?: \p{Lu}[\p{L}'’-]*){0,2}){1,3}(?=,)/u;

/** ", Princess Maria Lindqvist,": a person's name right after a comma, two words of title between them at most, and the phrase ended by it. */
function isNamedNext(plain: string, cast: DocumentSoFar["cast"], office: number): boolean {
  const end = office + (RestOfOffice.exec(plain.slice(office, office + 2 * LongestTitle))?.[0].length ?? 0);
  const title = /^, (?:\p{Lu}[\p{L}.]* ){0,2}/u.exec(plain.slice(end, end + LongestTitle));
  if (title === null) return false;
  return mentionsIn(cast, { start: end, end: end + 2 * LongestTitle }).some(
    ({ range, form, actor }) =>
      form === "name" &&
      range.start > end &&
      range.start <= end + title[0].length &&
      /^[,.]/.test(plain.slice(range.end, range.end + 1)) &&
      actorOf(cast, actor)?.kind === "person",
  );
}

const LongestTitle = 40;

/** "they" of two people has a mention for each. */
function actorsMeantBy({ range }: Mentioned, mentions: readonly MentionMark[]): readonly LocalActorId[] {
  const same = mentions.filter((other) => other.range.start === range.start && other.range.end === range.end);
  return [...new Set(same.map(({ actor }) => actor))];
}

function wordUnit(token: Token): Unit {
  return {
    kind: "word",
    token: token.index,
    start: token.start,
    end: token.end,
    lower: token.lower,
    lemma: token.lemma,
    tag: token.tag,
    fineTag: token.fineTag,
    isCapital: /^\p{Lu}/u.test(token.form),
    isPluralPronoun: /^(?:they|them|their|themselves)$/.test(token.lower),
  };
}

/** Mentions by where they start; of nested ones the longest. */
function outermost(mentions: readonly MentionMark[]): ReadonlyMap<number, MentionMark> {
  const found = new Map<number, MentionMark>();
  let end = 0;
  const ordered = [...mentions].sort((one, other) => one.range.start - other.range.start || other.range.end - one.range.end);
  for (const mention of ordered) {
    if (mention.range.start < end) continue;
    found.set(mention.range.start, mention);
    end = mention.range.end;
  }
  return found;
}

function datesWithin(dates: readonly DateMark[], sentence: Sentence): ReadonlyMap<number, DateMark> {
  const found = new Map<number, DateMark>();
  for (let at = countBefore(dates, ({ range }) => range.start < sentence.start); at < dates.length; at++) {
    const date = dates[at];
    if (date === undefined || date.range.start >= sentence.end) break;
    if (date.type !== "set") found.set(date.range.start, date);
  }
  return found;
}

/** The actors of a text with the questions meetings ask of them. */
export type People = {
  readonly byId: ReadonlyMap<LocalActorId, ReadActor>;
  /** The state or body an actor acts for; itself where it is one, undefined for a person of no known side. */
  readonly partyOf: (id: LocalActorId) => LocalActorId | undefined;
};

/** "Ordeshi separatists": whose country or trade they are told by is not who sends them. */
export const Opposed =
  /\b(?:separatists|secessionists|rebels|insurgents|guerrillas|militants|militia(?:s|men)?|fighters|gunmen|mutineers|dissidents|exiles|opposition|strikers|protesters|demonstrators|hostage-takers|kidnappers|breakaway \w+)$/i;

/** The questions are answered from `byId` as it is when they are asked. */
export function peopleIn(byId: ReadonlyMap<LocalActorId, ReadActor>): People {
  const partyOf = (id: LocalActorId): LocalActorId | undefined => {
    let actor = byId.get(id);
    if (actor?.kind === "group" && Opposed.test(actor.name)) return actor.id;
    for (let step = 0; step < 4 && actor?.actsFor !== undefined; step++) actor = byId.get(actor.actsFor);
    if (actor === undefined) return undefined;
    if (actor.kind === "state" || actor.kind === "organisation") return actor.id;
    return actor.kind === "group" && (actor.members ?? []).length === 0 ? actor.id : undefined;
  };
  return { byId, partyOf };
}

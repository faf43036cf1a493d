/** Decides whom "they", "he" or "one" means as a source where somebody without a name spoke or judged right before it. */
import type { AttributionMark, LocalActorId, TextRange } from "#record";
import { actorOf, type Cast, mentionsIn } from "./cast.ts";
import { paragraphStart } from "./paragraph-start.ts";
import type { ParsedText } from "./parsed-text.ts";

type Named = { readonly parsed: ParsedText; readonly cast: Cast };

/** Whose words or judgement the text told last, and where that ends. */
type Teller = { readonly end: number; readonly actors: readonly LocalActorId[] };

/**
 * The attributions, those by a pronoun that means nobody known with the last teller of the paragraph as speaker. Nor can "he" be the one whom his own words
 * name: in "The president, he thought, was …" it is whoever thought before. Cost: linear in the attributions and mentions, times the reach of a paragraph.
 */
export function carrySpeakers({ parsed, cast }: Named, attributions: readonly AttributionMark[]): readonly AttributionMark[] {
  const told = tellersIn(cast, attributions);
  const carried: AttributionMark[] = [];
  for (const mark of attributions) {
    const word = mark.source === undefined ? "" : parsed.plain.slice(mark.source.start, mark.source.end).toLowerCase();
    const fits = Fitting.get(word);
    const isOpen = mark.speakers.length === 0 || (fits === isOne && namesItself(cast, mark));
    const teller =
      fits === undefined || !isOpen || mark.source === undefined
        ? undefined
        : lastTeller(parsed, told, mark.source, (one) => fits(cast, one) && !one.actors.some((actor) => mark.speakers.includes(actor)));
    carried.push(teller === undefined ? mark : { ...mark, speakers: teller.actors });
  }
  return carried;
}

function tellersIn(cast: Cast, attributions: readonly AttributionMark[]): readonly Teller[] {
  const bySource = attributions.flatMap(({ source, speakers, inside }) =>
    source === undefined || speakers.length === 0 || inside !== undefined ? [] : [{ end: source.end, actors: speakers }],
  );
  const unnamed = cast.mentions.flatMap(({ actor, form, range }) =>
    form === "description" && actorOf(cast, actor)?.kind === "unnamed" ? [{ end: range.end, actors: [actor] }] : [],
  );
  return [...bySource, ...unnamed].sort((one, other) => one.end - other.end);
}

/** The last one that fits before a place of the same paragraph. */
function lastTeller(parsed: ParsedText, told: readonly Teller[], { start }: TextRange, fits: (one: Teller) => boolean): Teller | undefined {
  const opening = paragraphStart(parsed, start);
  return told.findLast((one) => one.end <= start && one.end > opening && fits(one));
}

/** A speaker who stands by name or description in the words that are told as his. */
function namesItself(cast: Cast, { content, speakers, form }: AttributionMark): boolean {
  if (form === "direct" || speakers.length !== 1) return false;
  return content.some((range) => mentionsIn(cast, range).some((one) => one.form !== "pronoun" && speakers.includes(one.actor)));
}

function isOne(cast: Cast, { actors }: Teller): boolean {
  const [only] = actors;
  const actor = only === undefined || actors.length > 1 ? undefined : actorOf(cast, only);
  return actor?.kind === "person" || (actor?.kind === "unnamed" && actor.count === 1);
}

function areMany(cast: Cast, { actors }: Teller): boolean {
  const [first] = actors;
  const actor = first === undefined ? undefined : actorOf(cast, first);
  return actors.length > 1 || (actor?.kind === "unnamed" && actor.count !== 1);
}

const Fitting: ReadonlyMap<string, (cast: Cast, one: Teller) => boolean> = new Map([
  ["he", isOne],
  ["she", isOne],
  ["they", areMany],
  ["one", areMany],
  ["one of them", areMany],
]);

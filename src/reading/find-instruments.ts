/** Decides which plans, frameworks and agreements a text speaks of, who drafted them and where it speaks of them again. */
import { type InstrumentMark, markIdOf, type TextRange } from "#record";
import { type ClauseView, viewClauses } from "./clauses/clause-view.ts";
import type { DocumentSoFar } from "./document-so-far.ts";
import { findWorkstreams } from "./instruments/find-workstreams.ts";
import { findInstrumentPhrases, type InstrumentPhrase } from "./instruments/instrument-phrases.ts";

/**
 * Finds the instruments of a text: one mark for each, with all its places. Two numbers of points are two instruments; nothing is merged over them.
 *
 * @example findInstruments(soFar).map(({ name, points }) => [name, points]); // [["14-point plan", 14]]
 */
export function findInstruments(input: DocumentSoFar, view: ClauseView = viewClauses(input)): readonly InstrumentMark[] {
  const phrases = findInstrumentPhrases(view);
  const known: InstrumentPhrase[][] = [];
  for (const phrase of [...phrases, ...findWorkstreams(view, phrases)].sort((one, other) => one.range.start - other.range.start)) {
    const same = known.findLast((places) => isSame(places, phrase) || isCalled(view, places, phrase));
    if (same !== undefined) same.push(phrase);
    else if (phrase.isParticular) known.push([phrase]);
  }
  return known.map((places) => markOf(view, input, places));
}

/** "The 2015 deal, known as the Joint Plan of Action": two names of one text. */
function isCalled({ words }: ClauseView, places: readonly InstrumentPhrase[], { tokens: { first } }: InstrumentPhrase): boolean {
  const before = words[first - 1] === "as" ? first - 2 : first - 1;
  const isCalling = words[before] === "known" || words[before] === "called" || words[before] === "dubbed";
  const end = words[before - 1] === "," || words[before - 1] === "formally" ? before - 1 : before;
  return isCalling && places.some(({ tokens }) => tokens.after === end || tokens.after === end - 1);
}

/** Nouns that take each other's place for one text: "the proposal" for the plan. */
const Interchangeable = new Set(["plan", "proposal", "draft", "blueprint", "roadmap", "initiative"]);

function isSame(places: readonly InstrumentPhrase[], phrase: InstrumentPhrase): boolean {
  const [founding] = places;
  if (founding === undefined) return false;
  const points = places.find((place) => place.points !== undefined)?.points;
  if (phrase.points !== undefined) return points === phrase.points && sameKind(founding, phrase);
  if (!phrase.isBare && places.some((place) => place.name.toLowerCase() === phrase.name.toLowerCase())) return true;
  if (phrase.isIndefinite) return false;
  if (places.some((place) => saysLess(phrase, place))) return true;
  if (!phrase.isBare) return false;
  return (
    places.some((place) => place.noun === phrase.noun) ||
    (sameKind(founding, phrase) && founding.noun !== phrase.noun && points !== undefined)
  );
}

/** "the framework agreement" after "the framework agreement on passage": the same noun and no word that the first has not. */
function saysLess(phrase: InstrumentPhrase, place: InstrumentPhrase): boolean {
  if (phrase.noun !== place.noun || phrase.noun === "resolution") return false;
  const known = new Set(place.name.toLowerCase().split(/[\s-]+/));
  return phrase.name
    .toLowerCase()
    .split(/[\s-]+/)
    .every((word) => known.has(word));
}

function sameKind(one: InstrumentPhrase, other: InstrumentPhrase): boolean {
  return one.noun === other.noun || (Interchangeable.has(one.noun) && Interchangeable.has(other.noun));
}

function markOf(_view: ClauseView, { source }: DocumentSoFar, places: readonly InstrumentPhrase[]): InstrumentMark {
  // The place that says most gives the name; the mark stands where it first is particular.
  const [founding] = places as readonly [InstrumentPhrase]; // A group begins with its founding phrase.
  const points = places.find((place) => place.points !== undefined)?.points;
  const drafters = places.flatMap((place) => place.drafters).filter((drafter, at, all) => all.indexOf(drafter) === at);
  const purpose: TextRange | undefined = places.find((place) => place.purpose !== undefined)?.purpose;
  return {
    id: markIdOf(source.id, "instrument", founding.range),
    kind: "instrument",
    range: founding.range,
    basis: { kind: "rule", name: founding.rule, certainty: founding.certainty },
    form: founding.form,
    name: founding.name,
    ...(points === undefined ? {} : { points }),
    drafters,
    ...(purpose === undefined ? {} : { purpose }),
    mentions: places.map((place) => place.range),
  };
}

/** Decides what is read from a document and in which order: the table of contents of reading, one stage a file. */
import type { PointMark, Reading, Source, TextRange } from "#record";
import { attributeStatements } from "./attribute-statements.ts";
import { carrySpeakers } from "./carry-speakers.ts";
import { viewClauses } from "./clauses/clause-view.ts";
import type { DocumentSoFar } from "./document-so-far.ts";
import { findAssessments } from "./find-assessments.ts";
import { findContingencies } from "./find-contingencies.ts";
import { findDateProblems, findDates, findTimeExpressions } from "./find-dates.ts";
import { findInstruments } from "./find-instruments.ts";
import { findMeetings } from "./find-meetings.ts";
import { findPoints } from "./find-points.ts";
import { findPositions } from "./find-positions.ts";
import { findSilences } from "./find-silences.ts";
import { identifyActors } from "./identify-actors.ts";
import type { ReadingModels } from "./load-reading-models.ts";
import { nameSources } from "./name-sources.ts";
import { noteGaps } from "./note-gaps.ts";
import { noteUnread } from "./note-unread.ts";
import { parseText } from "./parse-text.ts";
import { typeMeetings, typeStatements } from "./type-acts.ts";
import { typeByTerms, typeContingencies } from "./type-by-terms.ts";
import type { World } from "./world.ts";

/** Rises with every change of rules or weights that can change a reading. */
export const ReaderVersion = "parley-reader-10";

/** What reading needs beside the text; all of it values, so that the same text is always read the same. */
export type ReadingResources = {
  readonly models: ReadingModels;
  readonly world: World;
  /** Short name of the dossier's own gazetteer inside `world`, empty for none; part of the version a reading carries. */
  readonly gazetteer: string;
};

/**
 * Reads one document: every mark with its place, its rule or model and its certainty. Never fails: what is odd in the material is a problem
 * beside the marks. Cost: linear in the length of the text, for sentences of bounded length.
 *
 * @example
 * const reading = readDocument(source, { models, world: buildWorld(), gazetteer: "" });
 * reading.attributions.map((one) => source.text.slice(one.range.start, one.range.end));
 */
export function readDocument(source: Source, { models, world, gazetteer }: ReadingResources): Reading {
  const parsed = parseText(source, models.syntax);
  const times = findTimeExpressions(parsed);
  const dates = findDates(parsed, source, times);
  const known = identifyActors(parsed, source, { world, pronouns: models.pronouns });
  const points = findPoints(source, parsed);
  const attributed = attributeStatements({ source, parsed, cast: known, dates }, models.attribution);
  const { cast, attributions: reported } = nameSources({ source, parsed, cast: known }, outsidePoints(attributed.attributions, points));
  const attributions = typeStatements({ parsed, cast }, carrySpeakers({ parsed, cast }, reported));
  const document: DocumentSoFar = { source, parsed, cast, dates, attributions };
  const silences = findSilences(document);
  // Whoever is only known as a source of words sits at no table; who sits there without a name is read with the meetings.
  const met = findMeetings({ ...document, cast: known }, cast);
  const meetings = typeMeetings(met.meetings);
  const view = viewClauses(document);
  const instruments = findInstruments(document, view);
  const positions = findPositions({ ...document, instruments }, view);
  const assessments = findAssessments(document, view);
  const contingencies = typeContingencies(parsed, findContingencies(document, view));
  return {
    source: source.id,
    reader: gazetteer === "" ? ReaderVersion : `${ReaderVersion}+${gazetteer}`,
    sentences: parsed.sentences.map(({ start, end }) => ({ start, end })),
    actors: met.cast.actors,
    mentions: met.cast.mentions,
    dates,
    attributions: typeByTerms({ parsed, cast, positions, contingencies }, attributions),
    silences,
    meetings,
    positions,
    assessments,
    contingencies,
    instruments,
    points,
    unread: noteUnread(parsed, [...attributions, ...silences, ...meetings, ...positions, ...assessments, ...contingencies], points),
    doubtful: [...outsidePoints(attributed.doubtful, points)],
    problems: [...noteGaps(source, { dates, attributions }), ...findDateProblems(parsed, source, times)],
  };
}

/** What stands in a point of a draft is proposed text; nobody is reported there as saying it. */
function outsidePoints<Passage extends { readonly range: TextRange }>(
  attributions: readonly Passage[],
  points: readonly PointMark[],
): readonly Passage[] {
  if (points.length === 0) return attributions;
  return attributions.filter(({ range }) => !points.some((point) => point.range.start <= range.start && range.end <= point.range.end));
}

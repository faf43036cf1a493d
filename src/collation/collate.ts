/** Decides, stage by stage, how many readings and a person's decisions become one record. This file is the table of contents. */
import type { DossierRecord, Item, PositionItem, StandingPosition } from "#record";
import { assignPoints } from "./assign-points.ts";
import { findMeetingClashes } from "./clashes-of-meetings.ts";
import { findPositionClashes } from "./clashes-of-positions.ts";
import { findStatementClashes } from "./clashes-of-statements.ts";
import { findAssessmentClashes, findInstrumentClashes } from "./clashes-of-texts.ts";
import { findDraftClashes, type ReadStands } from "./clashes-with-drafts.ts";
import type { CollationInput } from "./collation-input.ts";
import { orderDocuments } from "./documents.ts";
import { followDecisions } from "./follow-decisions.ts";
import { ActorPrefix, joinActors } from "./join-actors.ts";
import { AssessmentPrefix, joinAssessments, writeAssessments } from "./join-assessments.ts";
import { ContingencyPrefix, joinContingencies, writeContingencies } from "./join-contingencies.ts";
import { InstrumentPrefix, instrumentOfDraft, joinInstruments, writeInstruments } from "./join-instruments.ts";
import { joinMeetings, MeetingPrefix, meetingUnitsOf } from "./join-meetings.ts";
import { joinPlanPoints, PointPrefix } from "./join-plan-points.ts";
import { indexPoints, joinPoints, positionUnitsOf, writePoints } from "./join-points.ts";
import { joinPositions, PositionPrefix, writePositions } from "./join-positions.ts";
import { joinStatements, StatementPrefix, statementUnitsOf } from "./join-statements.ts";
import { isStanding, orderParties } from "./order-parties.ts";
import { rollUpSides } from "./sides.ts";
import { indexActors, writeActors } from "./write-actors.ts";
import { writeMeetings } from "./write-meetings.ts";
import { indexStatements, joinSilences, SilencePrefix, writeSilences, writeStatements } from "./write-statements.ts";

/** How the caller lets standing positions be found: `standingPositions` of `#positions`. */
export type FindStandingPositions = (positions: readonly PositionItem[]) => readonly StandingPosition[];

/**
 * Lays the readings together. Every stage joins what belongs together, lets a person's merges and splits act, writes the items,
 * then lets corrections act, so that the next stage sees what the person decided. A further document renames no item unless it shows two to be one,
 * or turns the majority on whom somebody acts for, by which meetings and statements are matched; decisions find their item in either case.
 *
 * @example collate({ documents, decisions: [] }, standingPositions).items
 */
export function collate(
  input: CollationInput,
  findStandingPositions: FindStandingPositions,
  readStands: ReadStands = () => [],
): DossierRecord {
  const documents = orderDocuments(input.documents);
  const deciding = followDecisions(input.decisions);

  const actorClusters = deciding.regroup(ActorPrefix, joinActors(documents));
  const actorOf = indexActors(actorClusters);
  const actors = deciding.settle(writeActors(actorClusters, actorOf));
  const sides = rollUpSides(actors);

  const instrumentClusters = deciding.regroup(InstrumentPrefix, joinInstruments(documents, actorOf, sides));
  const instruments = deciding.settle(writeInstruments(instrumentClusters, actorOf));

  const positionUnits = positionUnitsOf(documents);
  const plans = joinPlanPoints(documents);
  const joinedPoints = joinPoints(positionUnits, plans, assignPoints(positionUnits, plans));
  const pointClusters = deciding.regroup(PointPrefix, joinedPoints.clusters, joinedPoints.formerIds);
  const points = deciding.settle(writePoints(pointClusters, instrumentOfDraft(instrumentClusters)));
  const pointOf = indexPoints(pointClusters);

  const statementClusters = deciding.regroup(StatementPrefix, joinStatements(statementUnitsOf(documents, actorOf, sides)));
  const silenceClusters = deciding.regroup(SilencePrefix, joinSilences(documents));
  const statementOf = indexStatements(statementClusters);
  const statements = deciding.settle(writeStatements(statementClusters, silenceClusters, { actorOf, statementOf }));
  const silences = deciding.settle(writeSilences(silenceClusters, { actorOf, statementOf }));

  const meetingClusters = deciding.regroup(MeetingPrefix, joinMeetings(meetingUnitsOf(documents, actorOf, sides)));
  const meetings = deciding.settle(writeMeetings(meetingClusters, actorOf, sides));

  const saidAt = new Map(statements.map(({ id, saidAt: time }) => [id, time]));
  const positionLookups = { actorOf, actors: sides, statementOf, pointOf };
  const positionClusters = deciding.regroup(PositionPrefix, joinPositions(positionUnits, positionLookups));
  const positions = deciding.settle(writePositions(positionClusters, { ...positionLookups, saidAtOf: (id) => saidAt.get(id) }));

  const assessmentClusters = deciding.regroup(AssessmentPrefix, joinAssessments(documents, { actorOf, statementOf }));
  const assessments = deciding.settle(writeAssessments(assessmentClusters, { actorOf, statementOf }));
  const contingencyClusters = deciding.regroup(ContingencyPrefix, joinContingencies(documents, { actorOf, statementOf }));
  const contingencies = deciding.settle(writeContingencies(contingencyClusters, { actorOf, statementOf }));

  const rejected = new Set(
    [...meetings, ...statements, ...instruments, ...assessments].filter((item) => !isStanding(item)).map(({ id }) => id),
  );
  const standing = <C extends { readonly id: Item["id"] }>(clusters: readonly C[]) => clusters.filter(({ id }) => !rejected.has(id));
  const standingPositionItems = positions.filter(isStanding);
  const clashes = deciding.settle([
    ...findMeetingClashes(standing(meetingClusters), sides),
    ...findStatementClashes(standing(statementClusters)),
    ...findPositionClashes(standingPositionItems, { clusters: positionClusters, documents, actors: sides }),
    ...findDraftClashes(standingPositionItems, {
      clusters: positionClusters,
      points: pointClusters,
      plans,
      actors: sides,
      readStands,
    }),
    ...findInstrumentClashes(instruments.filter(isStanding), standing(instrumentClusters), sides),
    ...findAssessmentClashes(assessments.filter(isStanding), assessmentClusters, sides),
  ]);

  const partyOrder = (input.partyOrder ?? []).map((id) => deciding.resolve(id)).filter((id) => id !== undefined);
  const parties = orderParties(
    actors.map(({ id }) => id),
    { lookup: sides, meetings, positions, partyOrder },
  );
  return {
    items: [
      ...actors,
      ...meetings,
      ...statements,
      ...silences,
      ...points,
      ...positions,
      ...assessments,
      ...contingencies,
      ...instruments,
      ...clashes,
    ],
    standing: inOrderOfParties(findStandingPositions(standingPositionItems), parties),
    parties,
    problems: deciding.finish(),
  };
}

function inOrderOfParties(standing: readonly StandingPosition[], parties: DossierRecord["parties"]): readonly StandingPosition[] {
  const place = new Map(parties.map((party, at) => [party, at]));
  return [...standing].sort((one, other) => (place.get(one.party) ?? place.size) - (place.get(other.party) ?? place.size));
}

/** Decides which questions the pages ask, each with the key under which its answer is kept. */
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { RecordedEvidence } from "#bargaining";
import type {
  ActorListAnswer,
  BriefAnswer,
  ConflictModelAnswer,
  DocumentAnswer,
  ExplainAnswer,
  HomeAnswer,
  ListAnswer,
  MatrixAnswer,
  NetworkAnswer,
  OutcomesModelAnswer,
  PartiesAnswer,
  PlanChangesAnswer,
  PlanListAnswer,
  PlanOpenAnswer,
  PlanPointAnswer,
  PlanPointsAnswer,
  PlanReadingAnswer,
  SearchAnswer,
  SequenceModelAnswer,
  ShowAnswer,
  TimelineAnswer,
} from "./answers.ts";
import { look, type Words } from "./ask.ts";

/** Both clocks as the pages' addresses hold them. */
export type Clocks = { readonly asOf?: string | undefined; readonly known?: string | undefined };

/** A question about one thing: while it is looked up, nothing else may stand in its place. */
function askOne<Value>(name: string, words: Words) {
  return queryOptions({ queryKey: [name, words], queryFn: ({ signal }) => look<Value>(name, words, signal) });
}

/** A question whose last answer stays while the next is under way, so that nothing jumps. */
function query<Value>(name: string, words: Words = {}) {
  return queryOptions({
    queryKey: [name, words],
    queryFn: ({ signal }) => look<Value>(name, words, signal),
    placeholderData: keepPreviousData,
  });
}

export const homeQuery = ({ asOf, known }: Clocks) => query<HomeAnswer>("home", { asOf, knownAsOf: known });

export type ListWords = {
  readonly standing?: string | undefined;
  readonly source?: string | undefined;
  readonly actor?: string | undefined;
  readonly words?: string | undefined;
  readonly offset?: number | undefined;
  readonly limit?: number | undefined;
};
export const listQuery = (what: string, words: ListWords, { asOf, known }: Clocks) =>
  query<ListAnswer>("list", { what, ...words, asOf, knownAsOf: known });

export const showQuery = (id: string, { asOf, known }: Clocks) => askOne<ShowAnswer>("show", { id, asOf, knownAsOf: known });

export const explainQuery = (id: string, { asOf, known }: Clocks) => askOne<ExplainAnswer>("explain", { id, asOf, knownAsOf: known });

export const documentQuery = (source: string, { asOf, known }: Clocks) =>
  askOne<DocumentAnswer>("document", { source, asOf, knownAsOf: known });

export const matrixQuery = (since: string | undefined, { asOf, known }: Clocks) =>
  query<MatrixAnswer>("matrix", { since, asOf, knownAsOf: known });

export const timelineQuery = (what: string, place: { readonly offset: number; readonly limit: number }, { asOf, known }: Clocks) =>
  query<TimelineAnswer>("timeline", { what, ...place, asOf, knownAsOf: known });

export type ActorWords = {
  readonly sort: string;
  readonly words: string | undefined;
  readonly offset: number;
  readonly limit: number;
};
export const actorsQuery = (words: ActorWords, { asOf, known }: Clocks) =>
  query<ActorListAnswer>("actor list", { ...words, asOf, knownAsOf: known });

export const networkQuery = ({ asOf, known }: Clocks) => query<NetworkAnswer>("network", { asOf, knownAsOf: known });

export const partiesQuery = ({ known }: Clocks) => query<PartiesAnswer>("party list", { knownAsOf: known });

export const searchQuery = (text: string, limit: number, { asOf, known }: Clocks) =>
  query<SearchAnswer>("search", { words: [text], limit, asOf, knownAsOf: known });

export const briefQuery = (since: string | undefined, longest: number, { asOf, known }: Clocks) =>
  query<BriefAnswer>("brief", { since, longest, asOf, knownAsOf: known });

export const sequenceModelQuery = query<SequenceModelAnswer>("sequence model");

export const conflictModelQuery = query<ConflictModelAnswer>("conflict model");

/** A model drafted from the record's contingencies, whatever is kept. */
export const conflictDraftQuery = askOne<ConflictModelAnswer>("conflict model", { draft: true });

export const draftsQuery = ({ asOf, known }: Clocks) => query<PlanListAnswer>("plan list", { asOf, knownAsOf: known });

export const draftQuery = (draft: string, { asOf, known }: Clocks) =>
  askOne<PlanPointsAnswer>("plan points", { draft, asOf, knownAsOf: known });

export const changesQuery = (old: string, fresh: string, { asOf, known }: Clocks) =>
  askOne<PlanChangesAnswer>("plan changes", { old, new: fresh, layer: "attributed", asOf, knownAsOf: known });

export const openPointsQuery = (draft: string, sort: string, { asOf, known }: Clocks) =>
  askOne<PlanOpenAnswer>("plan open", { drafts: [draft], sort, asOf, knownAsOf: known });

export const planPointQuery = (point: string, draft: string, { asOf, known }: Clocks) =>
  askOne<PlanPointAnswer>("plan point", { point, drafts: [draft], asOf, knownAsOf: known });

export const partyReadingQuery = (draft: string, party: string, { asOf, known }: Clocks) =>
  askOne<PlanReadingAnswer>("plan reading", { draft, party, asOf, knownAsOf: known });

export const outcomesModelQuery = query<OutcomesModelAnswer>("outcomes model");

/** A model drafted from the record, whatever is kept. */
export const outcomesDraftQuery = askOne<OutcomesModelAnswer>("outcomes model", { fromRecord: true });

export const evidenceQuery = query<RecordedEvidence>("outcomes evidence");

/** Plan promises: a draft's text to its structure, what is agreed and what stands in brackets, each party's own reading; texts are never altered. */

export { type Chains, chainUnits } from "./alignment/chain-units.ts";
export type { PersonLink } from "./alignment/choose-links.ts";
export type { FarLink } from "./alignment/far-links.ts";
export type { Alignment, AlignUnit, Link, LinkEvidence, LinkKind } from "./alignment/unit.ts";
export { alignUnitsOf } from "./alignment/units-of-draft.ts";
export { type AgreedText, agreedText } from "./brackets/agreed-text.ts";
export type { Bracket, BracketedDraft } from "./brackets/bracketed-draft.ts";
export { type ArticleCount, type BracketCourse, countBrackets, courseOf } from "./brackets/count-brackets.ts";
export { findOpenPlaces, type OpenChoice, type OpenPlace } from "./brackets/find-open-places.ts";
export { listStands, type PartyStand, type StandRole } from "./brackets/list-stands.ts";
export { partyKey } from "./brackets/party-words.ts";
export { type PartyReading, readAsParty } from "./brackets/read-as-party.ts";
export { readBrackets } from "./brackets/read-brackets.ts";
export { printBrackets, scanBrackets } from "./brackets/scan-brackets.ts";
export { compareDrafts, type DraftComparison, redlineOf } from "./compare-drafts.ts";
export { cutByProposal, type Lifetimes, type ProposalAt, traceLifetimes } from "./redline/attribute-changes.ts";
export { NoProposal, proposalsOfDraft } from "./redline/proposals-of-draft.ts";
export type { Redline, RedlineBlock, RedlineStep } from "./redline/redline-drafts.ts";
export type { Segment } from "./redline/segments.ts";
export {
  citationOf,
  type DraftNode,
  type DraftNodeKind,
  DraftNodeKindShape,
  DraftNodeShape,
  type DraftProblem,
  DraftProblemShape,
  type DraftText,
  lineageOf,
  nodeAt,
  rootsOf,
  unitsOf,
} from "./structure/draft-text.ts";
export { type Line, placeOf, splitLines } from "./structure/lines.ts";
export { parseDraft } from "./structure/parse-draft.ts";
export { isCalendarDay, lastDayOf } from "./time-limits/dates.ts";
export { findTimeLimits, timeLimitsOf } from "./time-limits/find-time-limits.ts";
export { type LimitAmount, type LimitAnchor, type LimitRelation, limitRelations, type TimeLimit } from "./time-limits/time-limit.ts";

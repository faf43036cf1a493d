/** Decides which attributions a text holds: proposals of the model and of the rules brought together, and which stand inside which. */
import { countBefore } from "../count-before.ts";
import { cueNouns, cueRulesOf } from "../rules/cue-verbs.ts";
import { attitudeOf } from "./attitude-of.ts";
import type { AttributionModel } from "./attribution-model.ts";
import { continueSpeech } from "./continue-speech.ts";
import { keepWithin } from "./keep-within.ts";
import { mendSources } from "./mend-sources.ts";
import { holdsTokens, type Proposal, shareTokens } from "./proposal.ts";
import { proposeByModel } from "./propose-by-model.ts";
import { proposeByRules } from "./propose-by-rules.ts";
import { proposeLabels } from "./propose-labels.ts";
import { withTags } from "./propose-tags.ts";
import { tidyContents } from "./tidy-content.ts";
import type { TokenRange, TokenTable } from "./token-table.ts";

/** A proposal and the place in the same list of the attribution whose content holds it. */
export type FoundAttribution = Proposal & { readonly inside: number | undefined };

/** What is told, and what perhaps is: too doubtful to count, worth a person's look. Each in the order of the cues. */
export type AttributionFindings = { readonly found: readonly FoundAttribution[]; readonly doubtful: readonly Proposal[] };

/**
 * Attributions in the order of their cues. The model speaks first; the rules add what stands inside content, which its training texts leave out,
 * and do everything where there is no model. Inside content only sources that `isSpeaker` knows count.
 */
export function findAttributions(
  table: TokenTable,
  model: AttributionModel | undefined,
  isSpeaker: (source: TokenRange) => boolean = () => true,
): AttributionFindings {
  const labels = proposeLabels(table);
  const byRules = [...labels, ...withoutLabels(proposeByRules(table), labels)].sort(byCue);
  if (model === undefined) return { found: nest(table, continueSpeech(table, byRules), isSpeaker), doubtful: [] };
  const { proposals, doubtful } = proposeByModel(table, model);
  const byModel = withSourcesInside(keepWithin(table, tidyContents(table, proposals)), byRules);
  const phrases = byRules.filter(({ basis }) => basis.name === "cue.according to");
  const heard = byRules.filter(({ basis }) => basis.name === "cue.heard from");
  const isHeard = ({ cue }: Proposal) => heard.some((told) => shareTokens(told.cue, cue));
  const seen = withTags(
    table,
    mendSources(table, byModel).filter((own) => !isHeard(own) && !asksForNoName(table, own) && !isConceded(table, own)),
  );
  const together = [
    ...labels,
    ...withoutLabels(seen, labels),
    ...byRules.filter((candidate) => standsInside(seen, candidate)),
    ...heard.filter(({ source }) => source !== undefined && isSpeaker(source)),
    ...phrases.filter((phrase) => isUnseen(seen, phrase)),
  ];
  const found = nest(table, continueSpeech(table, together.sort(byCue)), isSpeaker);
  const isApart = (one: Proposal) => !neighboursOf(found, one).some((other) => shareTokens(other.cue, one.cue) || holds(other, one));
  return { found, doubtful: keepWithin(table, tidyContents(table, withoutLabels(doubtful, labels))).filter(isApart) };
}

/** A report inside other content for which the model saw no source has the one that the rules see: its training texts show it no such reports. */
function withSourcesInside(byModel: readonly Proposal[], byRules: readonly Proposal[]): readonly Proposal[] {
  const ruled = new Map(byRules.map((proposal) => [proposal.head, proposal.source]));
  return byModel.map((own) => {
    const source = own.source ?? ruled.get(own.head);
    if (own.source !== undefined || source === undefined || own.content.some((range) => shareTokens(range, source))) return own;
    return neighboursOf(byModel, own).some((other) => holds(other, own)) ? { ...own, source } : own;
  });
}

/** A label decides for its own words; no cue of another proposal stands in them. */
function withoutLabels(proposals: readonly Proposal[], labels: readonly Proposal[]): readonly Proposal[] {
  if (labels.length === 0) return proposals;
  const taken = new Set(labels.flatMap(({ cue, source }) => [...tokensOf(cue), ...(source === undefined ? [] : tokensOf(source))]));
  return proposals.filter(({ cue }) => !tokensOf(cue).some((at) => taken.has(at)));
}

function tokensOf({ first, last }: TokenRange): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, offset) => first + offset);
}

function byCue(one: Proposal, other: Proposal): number {
  return one.cue.first - other.cue.first;
}

/** Content reaches at most over so many neighbours in the list; keeps the work linear in the length of the text. */
const NEARBY = 25;

function neighboursOf(proposals: readonly Proposal[], own: Proposal): readonly Proposal[] {
  const before = countBefore(proposals, ({ cue }) => cue.first < own.cue.first);
  return proposals.slice(Math.max(0, before - NEARBY), before + NEARBY).filter((other) => other !== own);
}

/** True where the rule's cue stands in the content of another proposal and shares no word with any other cue. */
function standsInside(proposals: readonly Proposal[], candidate: Proposal): boolean {
  const near = neighboursOf(proposals, candidate);
  return near.some((other) => holds(other, candidate)) && !near.some((other) => shareTokens(other.cue, candidate.cue));
}

/** "who asked not to be named", "declined to be quoted": what they ask of the writer is no news. */
function asksForNoName({ parsed }: TokenTable, { head, content }: Proposal): boolean {
  const [first] = content;
  const start = parsed.tokens[first?.first ?? -1]?.start;
  return start !== undefined && AsksOfWriter.has(parsed.tokens[head]?.lemma ?? "") && NoName.test(parsed.plain.slice(start, start + 40));
}

const AsksOfWriter: ReadonlySet<string> = new Set(["ask", "decline", "request", "insist", "want", "prefer", "refuse"]);
const NoName =
  /^(?:on |for |that )?(?:not )?(?:(?:to )?(?:be|being) (?:named|identified|quoted)|(?:to )?(?:remain|remaining) (?:anonymous|unnamed)|anonymity|to give (?:his|her|their) names?|(?:his|her|their) names? )/u;

/** "Whatever it says in plenary", "no matter what she told them": nothing that was said. */
function isConceded({ parsed: { tokens } }: TokenTable, { source, cue }: Proposal): boolean {
  const before = (source !== undefined && source.last < cue.first ? source : cue).first - 1;
  return Conceding.has(tokens[before]?.lower ?? "") || (tokens[before]?.lower === "what" && tokens[before - 1]?.lower === "matter");
}

const Conceding: ReadonlySet<string> = new Set(["whatever", "whichever", "however", "whenever", "wherever", "whoever"]);

/** True where the model has read neither the phrase nor its source. */
function isUnseen(proposals: readonly Proposal[], { cue, source }: Proposal): boolean {
  return !proposals.some(
    (other) =>
      shareTokens(other.cue, cue) ||
      other.content.some((range) => holdsTokens(range, cue)) ||
      (source !== undefined && (shareTokens(other.cue, source) || (other.source !== undefined && shareTokens(other.source, source)))),
  );
}

function holds(outer: Proposal, inner: Proposal): boolean {
  return outer.content.some((range) => holdsTokens(range, inner.cue));
}

/** Finds for each attribution the one it stands in, and leaves out what inside other content is no report of words. */
function nest(table: TokenTable, proposals: readonly Proposal[], isSpeaker: (source: TokenRange) => boolean): readonly FoundAttribution[] {
  const untangled = proposals.map((own) => untangle(table, proposals, own));
  const placed = untangled.map((proposal) => ({ proposal, holder: holderOf(untangled, proposal) }));
  const kept = placed.filter(({ proposal, holder }) => holder === undefined || isReportInside(table, proposal, holder, isSpeaker));
  const placeOf = new Map(kept.map(({ proposal }, place) => [proposal, place]));
  return kept.map(({ proposal, holder }) => ({ ...proposal, inside: holder === undefined ? undefined : placeOf.get(holder) }));
}

/**
 * Where two attributions each hold the other's cue, the less certain one is the inner one, and its content ends before the other's words:
 * "The service indicated the coast was clear, according to two aides".
 */
function untangle(table: TokenTable, proposals: readonly Proposal[], own: Proposal): Proposal {
  const outer = neighboursOf(proposals, own).find((other) => holds(other, own) && holds(own, other) && isOuter(other, own));
  if (outer === undefined) return own;
  const left = Math.min(outer.cue.first, outer.source?.first ?? outer.cue.first);
  const content = own.content.flatMap((range) => {
    if (range.last < left || range.first >= left) return holdsTokens(range, outer.cue) ? [] : [range];
    let last = left - 1;
    while (last > range.first && table.punctuation[last] === 1 && (table.quotation[last] ?? -1) < 0) last--;
    return [{ first: range.first, last }];
  });
  return content.length === 0 ? own : { ...own, content };
}

/** The outer one of two has its content before its cue: "…, the paper said"; where both have, the more certain one. */
function isOuter(one: Proposal, other: Proposal): boolean {
  const [oneLooksBack, otherLooksBack] = [looksBack(one), looksBack(other)];
  return oneLooksBack === otherLooksBack ? one.basis.certainty > other.basis.certainty : oneLooksBack;
}

function looksBack({ content, cue }: Proposal): boolean {
  return content.every((range) => range.last < cue.first);
}

/** Inside other content only reports of words by somebody named there count, and never what a quotation itself says. */
function isReportInside(table: TokenTable, proposal: Proposal, holder: Proposal, isSpeaker: (source: TokenRange) => boolean): boolean {
  const { head, source } = proposal;
  if (source === undefined || (table.quotation[head] ?? -1) >= 0 || !isKnownCue(table, proposal)) return false;
  return holder.content.some((range) => holdsTokens(range, source)) && isSpeaker(source) && attitudeOf(table, proposal) === undefined;
}

function isKnownCue(table: TokenTable, { head, cue }: Proposal): boolean {
  const { tokens } = table.parsed;
  if (cueRulesOf(tokens[head]?.lemma.toLowerCase() ?? "").length > 0) return true;
  return tokens
    .slice(cue.first, cue.last + 1)
    .some(({ lemma }) => cueNouns.has(lemma) || cueRulesOf(lemma).length > 0 || lemma === "accord");
}

/** The attribution with the smallest content around the cue. */
function holderOf(proposals: readonly Proposal[], own: Proposal): Proposal | undefined {
  let holder: Proposal | undefined;
  let smallest = Number.POSITIVE_INFINITY;
  for (const other of neighboursOf(proposals, own)) {
    const piece = other.content.find((range) => holdsTokens(range, own.cue));
    if (piece === undefined || piece.last - piece.first >= smallest) continue;
    holder = other;
    smallest = piece.last - piece.first;
  }
  return holder;
}

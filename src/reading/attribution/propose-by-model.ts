/** Decides, with trained weights, which words are cues and what are the source and the content of each. */
import { assert } from "#record";
import { isFiniteVerb } from "../verb-tags.ts";
import { actOf } from "./act-of.ts";
import { type AttributionModel, type Calibration, newFeatureList, scoreOf, type WeightTable } from "./attribution-model.ts";
import { chooseSpan } from "./choose-span.ts";
import { addCueFeatures } from "./cue-features.ts";
import { type CueOutlook, looksTheSame, outlookFrom } from "./cue-outlook.ts";
import { type Place, placesOf } from "./places.ts";
import type { Proposal } from "./proposal.ts";
import { type Asking, addSideFeatures, askAbout, type Surroundings } from "./span-features.ts";
import type { TokenRange, TokenTable } from "./token-table.ts";
import { addVerdictFeatures, type Candidate } from "./verdict-features.ts";

/**
 * Cues of a text in order, each with its source and content. Four looks: how likely each word is a cue; what source and content the likely ones
 * would have, seen beside each other; which of these stand; and what source and content those have, now that it is known which others stand. What
 * does not stand by itself but inside the content of one that does is kept: the model's training texts leave such reports out, readers want them.
 * What is too doubtful to stand is given apart. Cost: about tokens × features, plus a fixed share for each candidate.
 */
export function proposeByModel(table: TokenTable, model: AttributionModel): ModelProposals {
  const places = placesOf(table);
  const certainty = cueCertainties(table, places, model.weights.cue);
  const candidates = candidatesFrom(table, places, certainty, model.weights, LEAST_LOOKED_AT);
  const isLikely = (candidate: Candidate) => candidate.certainty >= LEAST;
  const judged = judge(table, candidates.filter(isLikely), model.weights.verdict);
  const unlikely = judge(
    table,
    candidates.filter((candidate) => !isLikely(candidate)),
    model.weights.verdict,
    candidates,
  );
  const { standing, doubtful } = whatStands(table, judged, unlikely, model.threshold);
  const before = outlookFrom(table, certainty);
  const surroundings = { table, outlook: outlookFrom(table, verdictCertainties(table, judged)) };
  const inOrder = (list: readonly Proposal[]) =>
    list.filter(({ content }) => content.length > 0).sort((one, other) => one.cue.first - other.cue.first);
  return {
    proposals: inOrder(standing.map((one) => askAgain(surroundings, before, places, one, model))),
    doubtful: inOrder(doubtful.map((one) => proposalOf(table, one, one.candidate, model))),
  };
}

/** What stands, and what perhaps does: each in the order of the cues, no two with a word of their cues in common. */
export type ModelProposals = { readonly proposals: readonly Proposal[]; readonly doubtful: readonly Proposal[] };

type Judged = { readonly candidate: Candidate; readonly verdict: number };

/** How certain each candidate stands, seen `among` the others. */
export function judge(
  table: TokenTable,
  candidates: readonly Candidate[],
  weights: WeightTable,
  among: readonly Candidate[] = candidates,
): readonly Judged[] {
  return candidates.map((candidate) => {
    scratch.length = 0;
    addVerdictFeatures(table, candidate, among, scratch);
    return { candidate, verdict: 1 / (1 + Math.exp(-scoreOf(weights, scratch))) };
  });
}

/** The verdicts as one number per token, for a second outlook. */
export function verdictCertainties(table: TokenTable, judged: readonly Judged[]): Float32Array {
  const certainty = new Float32Array(table.count);
  for (const { candidate, verdict } of judged) certainty[candidate.head] = verdict;
  return certainty;
}

/** Features look over the ends of a paragraph by so many tokens. */
const MARGIN = 4;

/** Now that it is known which other cues stand, source and content are looked for once more. */
function askAgain(
  surroundings: Surroundings,
  before: CueOutlook,
  places: readonly Place[],
  one: Standing,
  model: AttributionModel,
): Proposal {
  const { table, outlook } = surroundings;
  const { weights } = model;
  const { candidate } = one;
  const { head, cue } = candidate;
  const place = places[table.parsed.tokens[head]?.sentence ?? -1];
  assert(place !== undefined, "a candidate stands in a sentence");
  let { source, content } = candidate;
  // The same question has the same answer.
  if (!looksTheSame(before, outlook, place.paragraphFirst - MARGIN, place.paragraphLast + MARGIN)) {
    source = chooseSpan(askAbout(surroundings, place, head, cue, undefined), "source", weights.source).range;
    content = contentOf(askAbout(surroundings, place, head, cue, source), weights).ranges;
  }
  return proposalOf(table, one, { source, content }, model);
}

function proposalOf(
  table: TokenTable,
  { candidate: { head, cue, certainty }, verdict, isInside }: Standing,
  { source, content }: Pick<Candidate, "source" | "content">,
  { name, calibration }: AttributionModel,
): Proposal {
  const basis = { kind: "model", name, certainty: isInside ? certainty : calibrated(verdict, calibration) } as const;
  return { head, cue, source, content, act: actOf(table, head, cue, content), basis };
}

/** Everything that is perhaps an attribution, in the order of the heads: whatever the first look holds for `least` certain. */
export function candidatesFrom(
  table: TokenTable,
  places: readonly Place[],
  certainty: Float32Array,
  weights: AttributionModel["weights"],
  least: number,
): readonly Candidate[] {
  const surroundings = { table, outlook: outlookFrom(table, certainty) };
  return places.flatMap((place) => candidatesInSentence(surroundings, place, certainty, weights, least));
}

/** From this certainty of the first look on a word may stand; those less certain hardly ever do. */
const LEAST = 0.25;
/** From this certainty of the first look on a word is looked at again, at least to be doubtful. Learning looks at the same. */
const LEAST_LOOKED_AT = 0.08;

/** So often candidates with that verdict are right as a whole. */
function calibrated(verdict: number, { scale, shift }: Calibration): number {
  return 1 / (1 + Math.exp(-(scale * Math.log(verdict / Math.max(1 - verdict, 1e-6)) + shift)));
}

/** `isInside`: stands by the first look alone, inside the content of one that stands by its verdict. */
type Standing = Judged & { readonly isInside: boolean };

/**
 * What stands by its verdict, the surest first and no two with a word of their cues in common; what likely stands inside the content of such
 * a one; and what is too doubtful to stand, the `unlikely` among it, outside of what was told. Linear in the candidates: which words are taken is
 * kept by token.
 */
function whatStands(
  { count }: TokenTable,
  judged: readonly Judged[],
  unlikely: readonly Judged[],
  threshold: number,
): { readonly standing: readonly Standing[]; readonly doubtful: readonly Standing[] } {
  const taken = new Uint8Array(count);
  const told = new Uint8Array(count);
  const standing: Standing[] = [];
  const doubtful: Standing[] = [];
  const take = (one: Standing, list: Standing[]) => {
    const { first, last } = one.candidate.cue;
    for (let at = first; at <= last; at++) if (taken[at] === 1) return;
    taken.fill(1, first, last + 1);
    list.push(one);
  };
  const surestFirst = (list: readonly Judged[]) => [...list].sort((one, other) => other.verdict - one.verdict);
  const isTold = ({ candidate: { cue } }: Judged) => told[cue.first] === 1 && told[cue.last] === 1;
  for (const one of surestFirst(judged)) if (one.verdict >= threshold) take({ ...one, isInside: false }, standing);
  for (const { candidate } of standing) for (const { first, last } of candidate.content) told.fill(1, first, last + 1);
  for (const one of judged)
    if (one.verdict < threshold && one.candidate.certainty >= LEAST_INSIDE && isTold(one)) take({ ...one, isInside: true }, standing);
  for (const one of surestFirst([...judged, ...unlikely]))
    if (one.verdict >= DOUBTFUL && !isTold(one)) take({ ...one, isInside: false }, doubtful);
  return { standing, doubtful };
}

/** From this verdict on a candidate is worth a person's look. Nine in ten reports of indirect speech in PolNeAR stand or are doubtful so. */
const DOUBTFUL = 0.12;

/** A report inside other content counts from this certainty on. */
const LEAST_INSIDE = 0.55;

const scratch = newFeatureList();

/** How certain each token is a cue, at a first look; 0 for what cannot be one. */
export function cueCertainties(table: TokenTable, places: readonly Place[], weights: WeightTable): Float32Array {
  const certainty = new Float32Array(table.count);
  for (const place of places) {
    for (let at = place.first; at <= place.last; at++) {
      if (!canBeCue(table, at)) continue;
      scratch.length = 0;
      addCueFeatures(table, at, place, scratch);
      certainty[at] = 1 / (1 + Math.exp(-scoreOf(weights, scratch)));
    }
  }
  return certainty;
}

function candidatesInSentence(
  surroundings: Surroundings,
  place: Place,
  certainties: Float32Array,
  weights: AttributionModel["weights"],
  least: number,
): readonly Candidate[] {
  const candidates: Candidate[] = [];
  for (let head = place.first; head <= place.last; head++) {
    const certainty = certainties[head] ?? 0;
    if (certainty < least) continue;
    const cue = cueAround(surroundings, place, head, certainties, weights);
    const source = chooseSpan(askAbout(surroundings, place, head, cue, undefined), "source", weights.source);
    const content = contentOf(askAbout(surroundings, place, head, cue, source.range), weights);
    if (content.ranges.length === 0) continue;
    candidates.push({
      head,
      cue,
      source: source.range,
      content: content.ranges,
      certainty,
      sourceCertainty: source.certainty,
      contentCertainty: content.certainty,
    });
  }
  return candidates;
}

/** Words can be cues, and so can a colon or a dash before a quotation. */
export function canBeCue(table: TokenTable, at: number): boolean {
  if (table.punctuation[at] === 0) return true;
  const form = table.parsed.tokens[at]?.form ?? "";
  return form === ":" || form === "-" || form === "--" || form === "—";
}

/** The cue's words; not those of a likelier cue. */
function cueAround(
  surroundings: Surroundings,
  place: Place,
  head: number,
  certainties: Float32Array,
  weights: AttributionModel["weights"],
): TokenRange {
  const alone = { first: head, last: head };
  const chosen = chooseSpan(askAbout(surroundings, place, head, alone, undefined), "cue span", weights["cue span"]).range;
  if (chosen === undefined) return alone;
  for (let at = chosen.first; at <= chosen.last; at++)
    if (at !== head && (certainties[at] ?? 0) > Math.max(0.5, certainties[head] ?? 0)) return alone;
  return chosen;
}

const SIDES = [0, 1, 2] as const;

/** Asks first on which side of the cue the content stands, then for its words there. */
function contentOf(
  asking: Asking,
  weights: AttributionModel["weights"],
): { readonly ranges: readonly TokenRange[]; readonly certainty: number } {
  let side = 0;
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const candidate of SIDES) {
    scratch.length = 0;
    addSideFeatures(asking, candidate, scratch);
    const score = scoreOf(weights.side, scratch);
    if (score <= bestScore) continue;
    side = candidate;
    bestScore = score;
  }
  const look = (question: "before" | "after") => chooseSpan(asking, question, weights[question]);
  let before = side === 0 ? undefined : look("before");
  let after = side === 1 && before?.range !== undefined ? undefined : look("after");
  if (before?.range === undefined && after?.range !== undefined && isOnlyHearer(asking, after.range)) {
    before = look("before");
    after = undefined;
  } else if (before?.range === undefined && isParenthesis(asking)) before = look("before");
  const pieces = [before, after].filter((piece) => piece !== undefined);
  return {
    ranges: pieces.map(({ range }) => range).filter((range) => range !== undefined),
    certainty: Math.min(1, ...pieces.map(({ certainty }) => certainty)),
  };
}

/** "…, the minister told a briefing on Tuesday": after "told" and a hearer the sentence ends, so the content stands before. */
function isOnlyHearer({ table, place, head, cue, source }: Asking, after: TokenRange): boolean {
  const { tokens } = table.parsed;
  if (tokens[head]?.lemma !== "tell" || after.last < place.lastWord - 2) return false;
  for (let at = cue.last + 1; at <= place.lastWord; at++) {
    const tag = tokens[at]?.tag;
    if (tag === "VERB" || tag === "AUX" || tag === "SCONJ" || (table.quotation[at] ?? -1) >= 0) return false;
  }
  const left = Math.min(cue.first, source?.first ?? cue.first);
  return tokens[left - 1]?.form === "," || (table.quotation[left - 1] ?? -1) >= 0;
}

/** "The road is shut, she told the council, whatever the maps say": source and cue between commas after a whole clause. */
function isParenthesis({ table, place, cue, source }: Asking): boolean {
  const { tokens } = table.parsed;
  if (source === undefined || source.first > cue.first || tokens[source.first - 1]?.form !== "," || cue.first - source.last > 3)
    return false;
  if (
    table.quotation[source.first - 1] !== -1 ||
    OPENERS.has(tokens[place.first]?.tag ?? "") ||
    OPENING_TAGS.has(tokens[place.first]?.fineTag ?? "")
  )
    return false;
  let right = cue.last + 1;
  while (right <= place.lastWord && right - cue.last <= LONGEST_SETTING && table.punctuation[right] === 0 && tokens[right]?.tag !== "VERB")
    right++;
  const closes = tokens[right]?.form === "," || tokens[right]?.form === ":" || right > place.lastWord;
  let finite = false;
  for (let at = place.first; at < source.first - 1; at++) if (isFiniteVerb(tokens[at])) finite = true;
  return closes && finite;
}

const OPENERS = new Set(["SCONJ", "ADP"]);
const OPENING_TAGS = new Set(["VBN", "VBG", "WRB", "TO", "IN", "CC"]);
/** Words between the cue and the comma: hearer, place. */
const LONGEST_SETTING = 8;

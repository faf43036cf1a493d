/** Decides, with trained weights, which words are cues and what are the source and the content of each. */
import { actOf } from "./act-of.ts";
import { type AttributionModel, newFeatureList, scoreOf } from "./attribution-model.ts";
import { chooseSpan } from "./choose-span.ts";
import { addCueFeatures } from "./cue-features.ts";
import { type Place, placesOf } from "./places.ts";
import { type Proposal, shareTokens } from "./proposal.ts";
import { type Asking, addSideFeatures, askAbout } from "./span-features.ts";
import type { TokenRange, TokenTable } from "./token-table.ts";

/** Cues of a text in order, each with its source and content. Cost: about tokens × features, plus a fixed share for each cue. */
export function proposeByModel(table: TokenTable, model: AttributionModel): readonly Proposal[] {
  return placesOf(table).flatMap((place) => proposeInSentence(table, place, model));
}

const scratch = newFeatureList();

function proposeInSentence(table: TokenTable, place: Place, model: AttributionModel): readonly Proposal[] {
  const heads: { at: number; certainty: number }[] = [];
  for (let at = place.first; at <= place.last; at++) {
    if (!canBeCue(table, at)) continue;
    scratch.length = 0;
    addCueFeatures(table, at, place, scratch);
    const certainty = 1 / (1 + Math.exp(-scoreOf(model.weights.cue, scratch)));
    if (certainty >= model.threshold) heads.push({ at, certainty });
  }
  heads.sort((one, other) => other.certainty - one.certainty);
  const taken: TokenRange[] = [];
  const proposals: Proposal[] = [];
  for (const { at, certainty } of heads) {
    if (taken.some((cue) => cue.first <= at && at <= cue.last)) continue;
    const cue = cueAround(table, place, at, model, taken);
    taken.push(cue);
    const source = chooseSpan(askAbout(table, place, at, cue, undefined), "source", model.weights.source).range;
    const content = contentOf(askAbout(table, place, at, cue, source), model);
    if (content.length === 0) continue;
    proposals.push({
      head: at,
      cue,
      source,
      content,
      act: actOf(table, at, cue, content),
      basis: { kind: "model", name: model.name, certainty },
    });
  }
  return proposals.sort((one, other) => one.cue.first - other.cue.first);
}

/** Words can be cues, and so can a colon or a dash before a quotation. */
export function canBeCue(table: TokenTable, at: number): boolean {
  if (table.punctuation[at] === 0) return true;
  const form = table.parsed.tokens[at]?.form ?? "";
  return form === ":" || form === "-" || form === "--" || form === "—";
}

function cueAround(table: TokenTable, place: Place, head: number, model: AttributionModel, taken: readonly TokenRange[]): TokenRange {
  const alone = { first: head, last: head };
  const chosen = chooseSpan(askAbout(table, place, head, alone, undefined), "cue span", model.weights["cue span"]).range;
  return chosen === undefined || taken.some((cue) => shareTokens(cue, chosen)) ? alone : chosen;
}

const SIDES = [0, 1, 2] as const;

/** Asks first on which side of the cue the content stands, then for its words there. */
function contentOf(asking: Asking, model: AttributionModel): readonly TokenRange[] {
  let side = 0;
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const candidate of SIDES) {
    scratch.length = 0;
    addSideFeatures(asking, candidate, scratch);
    const score = scoreOf(model.weights.side, scratch);
    if (score <= bestScore) continue;
    side = candidate;
    bestScore = score;
  }
  const before = side === 0 ? undefined : chooseSpan(asking, "before", model.weights.before).range;
  const after = side === 1 && before !== undefined ? undefined : chooseSpan(asking, "after", model.weights.after).range;
  if (before === undefined && after !== undefined && isOnlyHearer(asking, after)) {
    const told = chooseSpan(asking, "before", model.weights.before).range;
    return told === undefined ? [] : [told];
  }
  const missing = before === undefined && isParenthesis(asking) ? chooseSpan(asking, "before", model.weights.before).range : before;
  return [missing, after].filter((range) => range !== undefined);
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
  for (let at = place.first; at < source.first - 1; at++) if (FINITE.has(tokens[at]?.fineTag ?? "")) finite = true;
  return closes && finite;
}

const OPENERS = new Set(["SCONJ", "ADP"]);
const OPENING_TAGS = new Set(["VBN", "VBG", "WRB", "TO", "IN", "CC"]);
const FINITE = new Set(["VBD", "VBZ", "VBP", "MD"]);
/** Words between the cue and the comma: hearer, place. */
const LONGEST_SETTING = 8;

/** Decides whether a verb tells of something that was, is arranged, is going on, was denied or is only thought of. */
import type { Unit } from "./lay-out-units.ts";

/** `would`: planned if the text says when or where. `thought`: possible, wished, offered, refused or conditional: no meeting can be taken from it. */
export type Mood = "held" | "planned" | "would" | "under way" | "cancelled" | "negated" | "thought";

const PastForms =
  /^(?:met|held|sat|spoke|had|began|took|went|carried|hosted|received|welcomed|opened|ended|resumed|concluded|started|chaired|convened|attended|joined|finished|wrapped|was|were)$/;
const Arranging = new Set(
  "agree plan schedule arrange intend decide prepare expect slate set due go be invite head pledge promise commit vow".split(" "),
);
const Arranged = new Set("due set scheduled expected slated planned going supposed poised".split(" "));
const Moving = new Set(
  "cut interrupt skip hop board ride walk race dash land take travel fly go come arrive return visit reach gather convene drive sail cross rush head assemble descend slip sneak journey jet hurry trek fetch break stop detour stay remain drop pop swing nip detour".split(
    " ",
  ),
);
const GoingOn = new Set("continue begin start manage get proceed resume".split(" "));
const ArrangingNouns = new Set("plan plans agreement decision appointment arrangement arrangements".split(" "));
const ConditionWords = new Set(["if", "unless", "whether", "should", "lest"]);

/** The mood of the verb at `at`. Looks a bounded way to the left. */
export function moodOf(units: readonly Unit[], at: number, depth = 0): Mood {
  const verb = units[at];
  if (verb === undefined || depth > 3) return "thought";
  if (isConditional(units, at)) return "thought";
  const auxiliaries = auxiliariesOf(units, at);
  const has = (...forms: readonly string[]): boolean => auxiliaries.some((unit) => forms.includes(unit.lower));
  if (has("not", "n't", "never")) return "negated";
  if (units[at - 1]?.lower === "without") return "negated";
  if (
    auxiliaries.some((unit) => unit.fineTag === "MD" || /^(?:will|would|'ll|shall|could|may|might|can|must|should|wo)$/.test(unit.lower))
  ) {
    if (has("could", "may", "might", "can", "must", "should")) return "thought";
    if (has("would")) return has("have") ? "thought" : "would";
    return "planned";
  }
  const to = auxiliaries.find((unit) => unit.lower === "to");
  if (to !== undefined) return moodOfInfinitive(units, units.indexOf(to), depth, has("have"));
  if (verb.fineTag === "VBG" || verb.lower.endsWith("ing")) return moodOfParticiple(units, at, has, depth);
  if (verb.fineTag === "VBD" || verb.fineTag === "VBN" || PastForms.test(verb.lower)) return "held";
  // The bare present is arranged where a day or place stands by it, else a habit or a headline.
  return "would";
}

function moodOfParticiple(units: readonly Unit[], at: number, has: (...forms: readonly string[]) => boolean, depth: number): Mood {
  if (has("was", "were", "been", "having")) return "held";
  if (has("is", "are", "'s", "'re", "am")) return "under way";
  const governor = lastVerbBefore(units, at);
  if (governor !== undefined && governor >= at - FarthestSpent && /^(?:spend|pass|keep)$/.test(units[governor]?.lemma ?? ""))
    return moodOf(units, governor, depth + 1);
  for (let place = at - 1; place >= at - 3; place--) {
    const lower = units[place]?.lower;
    if (lower === "after" || lower === "following" || lower === "since") return "held";
    if (lower === "without") return "negated";
    if (lower === "before" || lower === "while" || lower === "when" || lower === "on") {
      const main = units.findIndex((unit, index) => index > at && (unit.fineTag === "VBD" || unit.fineTag === "MD"));
      const before = lastVerbBefore(units, place);
      if (before !== undefined) return moodOf(units, before, depth + 1);
      return main < 0 ? "thought" : units[main]?.fineTag === "MD" ? "planned" : "held";
    }
  }
  return "thought";
}

const Receiving = /^(?:receiving|welcoming|hosting|entertaining|meeting|seeing)$/;

/** Words between "spent Saturday in the port" and "haggling". */
const FarthestSpent = 8;

/** "flew to Orsa to meet", "agreed to meet", "is to meet", "due to meet"; "ready to meet", "refused to meet" are only thoughts. */
function moodOfInfinitive(units: readonly Unit[], to: number, depth: number, isPerfect: boolean): Mood {
  const before = units[to - 1];
  if (before === undefined) return "thought";
  // "was to have met": it did not.
  if (isPerfect) return /^(?:was|were|due|set|scheduled|supposed|meant)$/.test(before.lower) ? "cancelled" : "thought";
  if (ArrangingNouns.has(before.lower) && /^(?:no|any|without)$/.test(units[to - 2]?.lower ?? "")) return "negated";
  if (Arranged.has(before.lower) && /^(?:not|n't|never|no)$/.test(units[to - 2]?.lower ?? "")) return "negated";
  // "had been due to meet": they did not.
  if (Arranged.has(before.lower) && units[to - 2]?.lower === "been" && /^(?:had|'d)$/.test(units[to - 3]?.lower ?? "")) return "cancelled";
  if (Arranged.has(before.lower) || ArrangingNouns.has(before.lower)) return "planned";
  const stay = moodOfStay(units, to, depth);
  if (stay !== undefined) return stay;
  if (
    before.tag === "ADJ" ||
    (before.tag === "NOUN" && before.kind === "word" && !Journeys.test(before.lower) && !isPlaceNoun(units, to - 1))
  )
    return "thought";
  const governor = lastVerbBefore(units, to);
  if (governor === undefined) return "thought";
  const verb = units[governor];
  if (verb === undefined) return "thought";
  // "looks forward |to receiving| her on 6 April": a guest who is to come.
  if (verb.lemma === "look" && before.lower === "forward" && Receiving.test(units[to + 1]?.lower ?? ""))
    return /^(?:held|would|under way)$/.test(moodOf(units, governor, depth + 1)) ? "would" : "thought";
  if (verb.lemma === "be" && governor === to - 1) return "planned";
  if (Arranging.has(verb.lemma) && !["go", "be", "head"].includes(verb.lemma)) {
    return ["held", "planned", "would", "under way"].includes(moodOf(units, governor, depth + 1)) ? "planned" : "thought";
  }
  if (Moving.has(verb.lemma) || GoingOn.has(verb.lemma)) {
    if (verb.lower === "going") return "planned";
    return moodOf(units, governor, depth + 1);
  }
  return "thought";
}

/** "cut short a |holiday| to meet", "took a |flight| to meet". */
const Journeys =
  /^(?:holidays?|vacation|trip|tour|visit|flight|train|plane|jet|helicopter|boat|ferry|bus|car|taxi|detour|stop|stopover|leave|campaign)$/;

/** "is due |in Orsa on Monday| to meet", "was |at the port| to meet": who is somewhere is there for it; undefined where nobody is. */
function moodOfStay(units: readonly Unit[], to: number, depth: number): Mood | undefined {
  const governor = lastVerbBefore(units, to);
  const verb = governor === undefined ? undefined : units[governor];
  if (governor === undefined || verb?.lemma !== "be" || governor === to - 1) return undefined;
  const isArranged = Arranged.has(units[governor + 1]?.lower ?? "");
  const place = units[governor + (isArranged ? 2 : 1)]?.lower ?? "";
  if (!/^(?:in|at|on|back|here|there)$/.test(place) && !(verb.lower === "been" && place === "to")) return undefined;
  const mood = moodOf(units, governor, depth + 1);
  return isArranged && mood !== "negated" && mood !== "thought" ? "planned" : mood;
}

/** "to the capital to meet": the noun is where somebody went. */
function isPlaceNoun(units: readonly Unit[], at: number): boolean {
  for (let place = at - 1; place >= Math.max(0, at - 5); place--) {
    if (/^(?:to|in|into|at|for)$/.test(units[place]?.lower ?? "")) return true;
    // "dropped by the embassy to see A".
    if (units[place]?.lower === "by" && /^(?:drop|stop|swing|come|go|pop)$/.test(units[place - 1]?.lemma ?? "")) return true;
  }
  return false;
}

/** The verb that stands nearest to the left, auxiliaries included, within twelve units and the same clause. */
export function lastVerbBefore(units: readonly Unit[], at: number): number | undefined {
  for (let place = at - 1; place >= Math.max(0, at - 12); place--) {
    const unit = units[place];
    if (unit === undefined || unit.lower === ";" || unit.lower === ":") return undefined;
    if (unit.kind === "word" && (unit.tag === "VERB" || (unit.tag === "AUX" && unit.lemma === "be"))) return place;
  }
  return undefined;
}

/** Auxiliaries, "to" and negations directly before a verb, nearest first. */
export function auxiliariesOf(units: readonly Unit[], at: number): readonly Unit[] {
  const found: Unit[] = [];
  for (let place = at - 1; place >= Math.max(0, at - 7); place--) {
    const unit = units[place];
    if (unit === undefined || unit.kind !== "word") break;
    const isAuxiliary =
      unit.tag === "AUX" ||
      unit.fineTag === "MD" ||
      unit.fineTag === "TO" ||
      /^(?:not|n't|never|to|having|been|was|were|is|are|has|have|had)$/.test(unit.lower);
    if (isAuxiliary) found.push(unit);
    else if (unit.tag !== "ADV") break;
    if (unit.lower === "to") break;
  }
  return found;
}

/** "if they meet", "whether the two will meet": up to the verb of another clause. */
function isConditional(units: readonly Unit[], at: number): boolean {
  const auxiliaries = auxiliariesOf(units, at);
  for (let place = at - 1; place >= Math.max(0, at - 18); place--) {
    const unit = units[place];
    const lower = unit?.lower ?? "";
    if (lower === ";" || lower === ":" || unit === undefined) return false;
    if (/^(?:VBD|VBZ|VBP|MD)$/.test(unit.fineTag) && !auxiliaries.includes(unit)) return false;
    if (ConditionWords.has(lower)) return true;
  }
  return false;
}

const Denying = /^(?:deny|denies|denied|denying)$/;
const Dismissing =
  /^(?:dismiss|dismisses|dismissed|dismissing|reject|rejects|rejected|rejecting|rubbished|scotched|disputed|disputes|refuted)$/;
const Hearsay =
  /^(?:report|reports|rumour|rumours|rumor|rumors|claim|claims|suggestion|suggestions|speculation|story|stories|account|accounts)$/;
const DenialReach = 14;

const Untrue =
  /^(?:false|untrue|wrong|unfounded|baseless|fiction|nonsense|fabricated|fabrication|invented|invention|lies|incorrect|groundless|fantasy|rubbish|hogwash|lie|fake|invented|bogus|mischievous|malicious)$/;
const AfterReach = 16;

/** "denied that they met", "dismissed reports of a meeting", "reports that they met were false": whether what stands at `at` is told as not so. */
export function isDeniedAround(words: readonly string[], at: number): boolean {
  if (isDeniedBefore(words, at)) return true;
  const before = words.slice(Math.max(0, at - DenialReach), at);
  if (/\b(?:not true|untrue|no truth)\b.*\b(?:that|in)\b/.test(before.join(" "))) return true;
  if (!before.some((word) => Hearsay.test(word))) return false;
  const after = words.slice(at, at + AfterReach);
  const verb = after.findIndex((word) => /^(?:was|were|is|are|as|called)$/.test(word));
  return verb >= 0 && after.slice(verb, verb + 4).some((word) => Untrue.test(word));
}

/** "Rumour has it that they met. |It never happened, she said.|": hearsay that the next sentence denies. */
export function isDeniedNext(words: readonly string[], next: readonly string[]): boolean {
  if (!words.some((word) => Hearsay.test(word) || /^(?:reported|reportedly|allegedly|rumoured|rumored|alleged)$/.test(word))) return false;
  const text = next.join(" ");
  if (NotSo.test(text) && Happening.test(text)) return true;
  const calling = next.findIndex((word) => /^(?:called|calls|calling|dismissed|dismisses|described|branded|was|were|is)$/.test(word));
  const isOfHearsay = next.some((word) => Hearsay.test(word) || word === "it" || word === "that" || word === "this");
  return calling >= 0 && isOfHearsay && next.slice(calling, calling + 6).some((word) => Untrue.test(word));
}

const NotSo = /\b(?:never|not|n't|no such|nothing of the (?:kind|sort))\b/;
const Happening =
  /\b(?:it|this|that|they|which|thing|meeting|talks|encounter|kind|sort) (?:(?:had|has|did|never|not|n't|ever) ?){0,3}(?:happen(?:ed)?|took place|take place|taken place|occur(?:red)?)\b/;

function isDeniedBefore(words: readonly string[], at: number): boolean {
  const before = words.slice(Math.max(0, at - DenialReach), at);
  if (before.some((word) => Denying.test(word))) return true;
  const dismissing = before.findIndex((word) => Dismissing.test(word));
  return (
    dismissing >= 0 &&
    before.slice(dismissing).some((word) => Hearsay.test(word)) &&
    before.slice(dismissing).some((word) => word === "that" || word === "of" || word === "about")
  );
}

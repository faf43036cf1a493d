/** Decides which words state a chance: as a number, as a noun with its measure, as a figure of speech; and how high it is. */
import type { LikelihoodBand } from "#record";
import type { Rule, RuleArea } from "./rule.ts";
import { endOfPhraseAt, isAdverb, type Phrase, phraseOf, plainWordsOf } from "./word-phrases.ts";

/**
 * What must stand around it. `called`: it is said of an outcome by whoever calls it so ("considers a deal unlikely") · `outcome`: as `predicate`, of an outcome, for of a
 * thing it may tell where that is ("in sight"). `nothing`: it is a chance by itself ("a slim chance") · `rating`: a chance or an outcome is rated ("at one in three") ·
 * `predicate`: it is said of a thing after "is", "looks", "seems" ("a long shot") · `deed`: the same with a verb after it ("bound to fail") · `clause`: a clause follows ·
 * `even`: as `rating`, and nothing follows that the word could stress ("even the cook").
 */
export type ChanceNeed = "nothing" | "rating" | "even" | "predicate" | "outcome" | "called" | "deed" | "clause";

export type Chance = {
  readonly rule: ChanceRule["id"];
  readonly needs: ChanceNeed;
  readonly start: number;
  readonly after: number;
  readonly band: LikelihoodBand | undefined;
  /** "evens" is a chance of whatever is rated. */
  readonly isFree?: true;
};

type ChanceRule = Rule & { readonly read: (words: readonly string[], at: number) => Chance | undefined };

const set = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/u));

/** Upper ends of the bands of Intelligence Community Directive 203, in shares of one. */
const BandEnds: readonly (readonly [number, LikelihoodBand])[] = [
  [0.05, "almost no chance"],
  [0.2, "very unlikely"],
  [0.45, "unlikely"],
  [0.55, "roughly even chance"],
  [0.8, "likely"],
  [0.95, "very likely"],
  [1, "almost certain"],
];

/** The band that a share, 0 to 1, lies in. */
export function bandOfShare(share: number): LikelihoodBand {
  return BandEnds.find(([end]) => share <= end)?.[1] ?? "almost certain";
}

const ChanceNouns = set("chance chances odds likelihood probability prospect prospects possibility hope hopes risk danger shot");
const Counting: ReadonlyMap<string, number> = new Map(
  `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen`
    .split(" ")
    .map((word, number) => [word, number]),
);
const Tens: ReadonlyMap<string, number> = new Map([
  ...["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"].map((word, at) => [word, 20 + 10 * at] as const),
]);
const Scales: ReadonlyMap<string, number> = new Map([
  ["hundred", 100],
  ["thousand", 1000],
  ["million", 1e6],
  ["billion", 1e9],
]);

type NumberRead = { readonly value: number; readonly after: number };

/** "3", "60", "three", "sixty-five", "a hundred", "two hundred", "50 million"; none where a number goes on from before, nor for figures beyond all counting. */
function numberAt(words: readonly string[], at: number): NumberRead | undefined {
  if (isInsideNumber(words, at)) return undefined;
  const word = words[at] ?? "";
  const small = Scales.has(word)
    ? { value: 1, after: at }
    : word === "a" && Scales.has(words[at + 1] ?? "")
      ? { value: 1, after: at + 1 }
      : smallNumberAt(words, at);
  if (small === undefined) return undefined;
  let { value, after } = small;
  for (let scale = Scales.get(words[after] ?? ""); scale !== undefined; scale = Scales.get(words[after] ?? "")) {
    value *= scale;
    after++;
  }
  return value > LargestNumber ? undefined : { value, after };
}

const LargestNumber = 1e12;

/** "two |hundred|", "minus |five|", "a -|40|". */
function isInsideNumber(words: readonly string[], at: number): boolean {
  const before = words[at - 1] ?? "";
  if (before === "-") return at < 2 || /^an?$/u.test(words[at - 2] ?? "");
  return before === "minus" || /^\d+$/u.test(before) || Counting.has(before) || Tens.has(before) || Scales.has(before);
}

function smallNumberAt(words: readonly string[], at: number): NumberRead | undefined {
  const word = words[at] ?? "";
  if (/^\d{1,12}$/u.test(word)) return { value: Number(word), after: at + 1 };
  const ten = Tens.get(word);
  if (ten !== undefined) {
    const ones = words[at + 1] === "-" ? Counting.get(words[at + 2] ?? "") : undefined;
    return ones !== undefined && ones > 0 && ones < 10 ? { value: ten + ones, after: at + 3 } : { value: ten, after: at + 1 };
  }
  const joined = /^(\p{L}+)-(\p{L}+)$/u.exec(word);
  const tens = Tens.get(joined?.[1] ?? "");
  const ones = Counting.get(joined?.[2] ?? "");
  if (tens !== undefined && ones !== undefined) return { value: tens + ones, after: at + 1 };
  const plain = Counting.get(word);
  return plain === undefined ? undefined : { value: plain, after: at + 1 };
}

/** "one in three", "3 chances in 10", "one-in-ten chance", "nine out of ten". */
function readRatio(words: readonly string[], at: number): Chance | undefined {
  const joined = /^(\p{L}+|\d+)-in-(\p{L}+|\d+)$/u.exec(words[at] ?? "");
  if (joined !== null) {
    const [one, of] = [numberAt([joined[1] ?? ""], 0), numberAt([joined[2] ?? ""], 0)];
    return one === undefined || of === undefined
      ? undefined
      : ratio(words, { at, one: one.value, of: of.value, after: at + 1, isNamed: false });
  }
  const one = numberAt(words, at);
  if (one === undefined) return undefined;
  let place = one.after;
  const isNamed = /^(?:chances?|shot|probability)$/u.test(words[place] ?? "");
  if (isNamed) place++;
  if (words[place] === "-") place++;
  if (words[place] === "out" && words[place + 1] === "of") place += 2;
  else if (words[place] === "in") place++;
  else return undefined;
  if (words[place] === "-") place++;
  const of = numberAt(words, place);
  return of === undefined ? undefined : ratio(words, { at, one: one.value, of: of.value, after: of.after, isNamed });
}

type Ratio = { readonly at: number; readonly one: number; readonly of: number; readonly after: number; readonly isNamed: boolean };

function ratio(words: readonly string[], { at, one, of, after, isNamed }: Ratio): Chance | undefined {
  if (one >= of || /^(?:-|per|percent|%)$/u.test(words[after] ?? "")) return undefined;
  const named = isNamed || /^(?:chances?|shot|probability|likelihood)$/u.test(words[after] ?? "");
  if (of > LargestWhole && !named) return undefined;
  return { rule: "chance.ratio", needs: named ? "nothing" : "rating", start: at, after, band: bandOfShare(one / of) };
}

/** Larger wholes are years and sums, but where a chance is named. */
const LargestWhole = 1000;

/** "60 per cent", "a 40% chance", "seventy percent likely". */
function readPercent(words: readonly string[], at: number): Chance | undefined {
  const share = numberAt(words, at);
  if (share === undefined || share.value > 100) return undefined;
  let after = share.after;
  if (words[after] === "-") after++;
  if (words[after] === "per" && words[after + 1] === "-" && words[after + 2] === "cent") after += 3;
  else if (words[after] === "per" && words[after + 1] === "cent") after += 2;
  else if (/^(?:percent|%|pct)$/u.test(words[after] ?? "")) after++;
  else return undefined;
  if (words[after] === "-") after++;
  const isNamed = ChanceNouns.has(words[after] ?? "") || /^(?:likely|certain|sure|confident)$/u.test(words[after] ?? "");
  return {
    rule: "chance.per-cent",
    needs: isNamed ? "nothing" : "rating",
    start: at,
    after: isNamed ? after + 1 : after,
    band: bandOfShare(share.value / 100),
  };
}

/** "ten to one", "three to one against", "hundred-to-one". */
function readOdds(words: readonly string[], at: number): Chance | undefined {
  const more = numberAt(words, at);
  if (more === undefined || more.value < 2) return undefined;
  let place = more.after;
  if (words[place] === "-") place++;
  if (words[place] !== "to") return undefined;
  place++;
  if (words[place] === "-") place++;
  const less = numberAt(words, place);
  if (less === undefined || less.value !== 1) return undefined;
  const turn = words[less.after] ?? "";
  const share = more.value / (more.value + 1);
  const band = turn === "on" ? bandOfShare(share) : turn === "against" ? bandOfShare(1 / (more.value + 1)) : undefined;
  return {
    rule: "chance.odds",
    needs: "rating",
    start: at,
    after: turn === "on" || turn === "against" ? less.after + 1 : less.after,
    band,
  };
}

const Measures: readonly (readonly [LikelihoodBand | undefined, ReadonlySet<string>])[] = [
  ["almost no chance", set("no zero nil vanishing non-existent nonexistent")],
  ["very unlikely", set("remote faint minimal negligible minuscule tiny outside snowball's")],
  ["unlikely", set("slim slender small thin scant poor long little few low slight dim bleak meagre limited")],
  ["roughly even chance", set("even fifty-fifty 50-50 sporting")],
  [
    undefined,
    set(
      "fair reasonable decent fighting real genuine serious growing rising considerable significant substantial realistic distinct clear diminishing fading shrinking",
    ),
  ],
  ["likely", set("good strong high great excellent every better")],
];

/** "a slim chance", "next to no prospect", "a better-than-even chance", "little hope". */
function readMeasure(words: readonly string[], at: number): Chance | undefined {
  let place = at;
  const isNear = NearNothing.some((phrase) => {
    const after = endOfPhraseAt(phrase, words, at);
    if (after !== undefined) place = after;
    return after !== undefined;
  });
  if (!isNear && (words[place] === "a" || words[place] === "an")) place++;
  while (!isNear && Degrees.has(words[place] ?? "")) place++;
  const even = evenAt(words, place);
  const word = words[place] ?? "";
  const measure = Measures.find(([, list]) => list.has(word));
  const after = even?.after ?? (measure === undefined ? undefined : place + 1);
  if (after === undefined && !isNear) return undefined;
  let noun = isNear ? place : (after ?? place);
  if (isNear && words[noun] === "no") noun++;
  if (words[noun] === "or" && words[noun + 1] === "no") noun += 2;
  if (isAdverb(words[noun])) noun++;
  const named = words[noun] ?? "";
  if (!ChanceNouns.has(named)) return undefined;
  // "No hope" and "little chance", but "high hopes" and "a good shot" are moods and shots.
  if (/^(?:hopes?|shot)$/u.test(named) && !isNear && !/^(?:no|little|zero|slim|faint|scant|slender|long|fading)$/u.test(word))
    return undefined;
  if (
    /^(?:risk|danger)$/u.test(named) &&
    /^(?:good|strong|little|no|fair|every|better)$/u.test(word) &&
    words[noun + 1] !== "of" &&
    words[noun + 1] !== "that"
  )
    return undefined;
  // "No chance to speak" is no likelihood: an occasion that somebody lacked.
  if (/^chances?$/u.test(named) && words[noun + 1] === "to" && /^(?:no|little|every|few|real|fair|better)$/u.test(word)) return undefined;
  // "A high risk" is great for a risk, and may be one in ten.
  const ofMeasure = /^(?:risk|danger)$/u.test(named) ? undefined : measure?.[0];
  const band = isNear ? "almost no chance" : even === undefined ? ofMeasure : even.band;
  return { rule: "chance.measured", needs: "nothing", start: at, after: noun + 1, band };
}

const Degrees = set("very quite only vanishingly increasingly fairly reasonably rather pretty precious extremely exceedingly surprisingly");
const NearNothing: readonly Phrase[] = [
  "next to no",
  "almost no",
  "virtually no",
  "practically no",
  "hardly any",
  "scarcely any",
  "close to no",
  "close to zero",
].map(phraseOf);

type EvenRead = { readonly after: number; readonly band: LikelihoodBand };

/** "even", "better-than-even", "less than even", "fifty-fifty", "50 - 50". */
function evenAt(words: readonly string[], at: number): EvenRead | undefined {
  const [first, second, third] = [words[at] ?? "", words[at + 1] ?? "", words[at + 2] ?? ""];
  const joined = /^(better|more|less|worse)-than-(?:even|evens)$/u.exec(first);
  if (joined !== null) return { after: at + 1, band: /better|more/u.test(joined[1] ?? "") ? "likely" : "unlikely" };
  const parts = words.slice(at, at + ThanEven).filter((word) => word !== "-");
  if (/^(?:better|more|less|worse)$/u.test(parts[0] ?? "") && parts[1] === "than" && /^evens?$/u.test(parts[2] ?? "")) {
    const end = words.findIndex((word, place) => place > at && /^evens?$/u.test(word)) + 1;
    return { after: words[end] === "-" ? end + 1 : end, band: /better|more/u.test(first) ? "likely" : "unlikely" };
  }
  if (/^(?:fifty-fifty|50-50|50\/50)$/u.test(first)) return { after: at + 1, band: "roughly even chance" };
  const uneven = unevenAt(first) ?? unevenAt(`${first}${second}${third}`);
  if (uneven !== undefined) return { after: /[-/]/u.test(first) ? at + 1 : at + 3, band: bandOfShare(uneven) };
  if (/^(?:fifty|50)$/u.test(first) && /^[-/]$/u.test(second) && /^(?:fifty|50)$/u.test(third))
    return { after: at + 3, band: "roughly even chance" };
  return /^evens?$/u.test(first) ? { after: at + 1, band: "roughly even chance" } : undefined;
}

/** "sixty-forty", "70-30", "80/20": two tens that make a hundred, the first the share. */
function unevenAt(joined: string): number | undefined {
  const parts = /^(\p{L}+|\d\d)[-/](\p{L}+|\d\d)$/u.exec(joined);
  const [one, other] = [parts?.[1], parts?.[2]].map((part) => Tens.get(part ?? "") ?? Number(part ?? Number.NaN));
  return one !== undefined && other !== undefined && one + other === 100 && one !== 50 ? one / 100 : undefined;
}

const ThanEven = 5;

/** "fifty-fifty", "a coin toss", "even at best". */
function readEven(words: readonly string[], at: number): Chance | undefined {
  // "No better than even": even at best.
  const isCapped = /^(?:no|not)$/u.test(words[at] ?? "") && /^(?:better|more)$/u.test(words[at + 1] ?? "");
  const capped = isCapped ? evenAt(words, at + 1) : undefined;
  if (capped !== undefined) return { rule: "chance.even", needs: "nothing", start: at, after: capped.after, band: "roughly even chance" };
  const even = evenAt(words, at);
  if (even === undefined) return undefined;
  const common = { rule: "chance.even", start: at, after: even.after, band: even.band } as const;
  if (words[at] === "evens") return { ...common, needs: "rating", isFree: true };
  // "They were split 60-40" is no chance: only a rating makes it one.
  if (even.band !== "roughly even chance" && !/than/u.test(words.slice(at, even.after).join(" "))) return { ...common, needs: "rating" };
  return { ...common, needs: words[at] === "even" ? "even" : "nothing" };
}

type Figure = { readonly phrase: Phrase; readonly band: LikelihoodBand | undefined; readonly needs: ChanceNeed };

const figures = (needs: ChanceNeed, band: LikelihoodBand | undefined, list: string): readonly Figure[] =>
  list
    .trim()
    .split(/\s*,\s*/u)
    .map((written) => ({ phrase: phraseOf(written), band, needs }));

const Figures: readonly Figure[] = [
  ...figures(
    "predicate",
    "roughly even chance",
    "a coin toss, a coin - toss, a coin flip, a toss up, a toss - up, a toss-up, touch and go, touch-and-go, in the balance, on a knife edge, on a knife 's edge, anyone|anybody 's guess",
  ),
  ...figures(
    "predicate",
    "unlikely",
    "a long shot, a tall order, a distant prospect|hope|dream, an outside bet, far from certain|assured|guaranteed, not a given, no foregone conclusion, not on the cards, hanging by a thread, a pipe dream, wishful thinking, too much to hope for, doubtful, improbable",
  ),
  ...figures(
    "predicate",
    "almost no chance",
    "dead in the water, dead on arrival, doomed, a lost cause, inconceivable, hopeless, beyond saving",
  ),
  ...figures(
    "predicate",
    "likely",
    "on the cards, a safe bet, a good bet, odds-on, odds - on, probable, in the offing, achievable, there for the taking",
  ),
  ...figures(
    "predicate",
    "almost certain",
    "inevitable, unavoidable, a foregone conclusion, a done deal, a matter of time, only a matter of time, just a matter of time, a certainty, a formality, assured, as good as certain|done, a racing certainty",
  ),
  ...figures(
    "clause",
    "very likely",
    "in all probability, in all likelihood, most likely, most probably, very probably, chances are, the chances are, the odds are",
  ),
  ...figures("clause", "likely", "probably, presumably, as likely as not, more likely than not, with any luck"),
  ...figures(
    "clause",
    "almost certain",
    "almost certainly, undoubtedly, inevitably, doubtless, no doubt, beyond doubt, without doubt, without a doubt",
  ),
  ...figures("clause", "unlikely", "improbably, not very likely"),
  ...figures(
    "outcome",
    undefined,
    "a question|matter of hours|days|weeks|months, possible, feasible, months|years away|off, up in the air",
  ),
  ...figures("outcome", "unlikely", "remote, elusive, distant, unattainable, some way off|away, a long way away, years away|off"),
  ...figures("outcome", "almost no chance", "impossible, unthinkable"),
  ...figures("outcome", "very likely", "imminent"),
  ...figures("outcome", "unlikely", "out of reach, far off, a long way off, not in sight, nowhere in sight, nowhere near"),
  ...figures("outcome", "almost no chance", "beyond reach"),
  ...figures("outcome", "likely", "within reach, in sight, within grasp"),
  ...figures("called", "unlikely", "unlikely"),
  ...figures(
    "called",
    "very unlikely",
    "very unlikely, highly unlikely, most unlikely, extremely unlikely, highly improbable, very improbable, most improbable",
  ),
  ...figures("called", "likely", "likely"),
  ...figures("called", "very likely", "very likely, highly likely, highly probable, very probable"),
  ...figures("called", "almost certain", "almost certain, all but certain, virtually certain, certain"),
  ...figures("predicate", "almost certain", "astonished|amazed|surprised|shocked|stunned if"),
  ...figures("deed", "almost certain", "bound to, sure to, certain to, guaranteed to, destined to"),
  ...figures("deed", "almost no chance", "doomed to"),
  ...figures("deed", "likely", "on course to, on track to, headed for, apt to, liable to"),
  // A comparison says nothing of how high a chance is.
  ...figures("predicate", undefined, "less likely, more likely, likelier, less probable, more probable"),
  ...figures("deed", undefined, "less likely to, more likely to, likelier to"),
  ...figures("deed", "unlikely", "hardly likely to, not likely to"),
];

function readFigure(words: readonly string[], at: number): Chance | undefined {
  let longest: Chance | undefined;
  for (const { phrase, band, needs } of Figures) {
    const after = endOfPhraseAt(phrase, words, at);
    if (after === undefined || (longest !== undefined && after <= longest.after)) continue;
    longest = {
      rule: needs === "deed" ? "chance.bound-to" : needs === "clause" ? "chance.before-clause" : "chance.figure",
      needs,
      start: at,
      after,
      band,
    };
  }
  return longest;
}

const told = (id: string, [reason, example, counterExample]: readonly [string, string, string], read: ChanceRule["read"]): ChanceRule => ({
  id: `chance.${id}`,
  reason,
  example,
  counterExample,
  read,
});

/** The more telling first. */
const chanceRules: readonly ChanceRule[] = [
  told(
    "measured",
    ["A noun for a chance with its measure.", "There is a slim chance of a truce.", "She had the chance of a lifetime."],
    readMeasure,
  ),
  told("even", ["An even chance, by its name or its numbers.", "A deal is fifty-fifty.", "It was an evening of speeches."], readEven),
  told("ratio", ["So many in so many.", "He gives the plan one chance in ten.", "They met in three rooms."], readRatio),
  told("per-cent", ["A share of a hundred.", "There is a 40 per cent chance of a deal.", "He paid forty crowns."], readPercent),
  told("odds", ["Odds as at a race.", "It is three to one against, he said.", "They came one to a room."], readOdds),
  told("figure", ["A figure of speech for a chance.", "The vote is a coin toss.", "They tossed the coin away."], readFigure),
  told(
    "before-clause",
    ["A word for a chance before what it judges.", "In all probability the vote will slip.", "He spoke in all honesty."],
    readFigure,
  ),
  told("bound-to", ["What is bound to happen, or not.", "The pact is bound to fail.", "The book is bound in leather."], readFigure),
];

/** The most telling reading of the words that begin at `at` as a chance, if there is one. Cost: the rules times a bounded stretch of words. */
export function chanceAt(words: readonly string[], at: number): Chance | undefined {
  for (const { read } of chanceRules) {
    const found = read(words, at);
    if (found !== undefined) return found;
  }
  return undefined;
}

export const chanceWordRules: RuleArea = {
  area: "chances",
  rules: chanceRules,
  matches: (ruleId, text) => {
    const words = plainWordsOf(text);
    return words.some((_, at) => chanceRules.some(({ id, read }) => id === ruleId && read(words, at)?.rule === ruleId));
  },
};

/** Decides which point of the plan a position in the coverage is about: the one it names by number, else the one whose words it shares. */
import type { ItemId } from "#record";
import { textAt } from "./documents.ts";
import type { Plan, PlanPoint, PlanPointUnit } from "./join-plan-points.ts";
import type { PositionUnit } from "./join-points.ts";
import { stemsOf } from "./words.ts";

const NumberPattern = /\b(?:point|article|paragraph|clause|section)s?\s+(\d{1,3})\b/iu;

/**
 * What each sign weighs; a point needs `enough`, and `ahead` of the next. Stated, not learned: the heading of a point says what it is about, the more of
 * its words the better; a topic counts the less, the more points of the plan share it.
 */
const Weights = {
  heading: 2,
  furtherWord: 1,
  topicOfHeading: 1.5,
  topicOfWords: 0.5,
  words: 1.5,
  wordsAlone: 0.4,
  enough: 1.5,
  ahead: 0.25,
} as const;

/**
 * The point of a plan for each position that has one. A number means the draft that was the newest when the text was published. Words count by how
 * few points of the plan have them. Cost: positions times points of the plan.
 */
export function assignPoints(units: readonly PositionUnit[], plans: readonly Plan[]): ReadonlyMap<PositionUnit, ItemId> {
  const assigned = new Map<PositionUnit, ItemId>();
  if (plans.length === 0) return assigned;
  const rarities = plans.map(rarityOf);
  for (const unit of units) {
    const point = pointByNumber(unit, plans) ?? pointByWords(unit, plans, rarities);
    if (point !== undefined) assigned.set(unit, point.id);
  }
  return assigned;
}

function pointByNumber(unit: PositionUnit, plans: readonly Plan[]): PlanPoint | undefined {
  const number =
    NumberPattern.exec(textAt(unit.document, [unit.mark.point.range]))?.[1] ??
    NumberPattern.exec(textAt(unit.document, [unit.mark.summary]))?.[1];
  if (number === undefined) return undefined;
  const { published } = unit.document;
  for (const plan of [...plans].reverse()) {
    const known = plan.drafts.filter((draft) => published === undefined || (draft.published ?? published) <= published);
    const draft = known.at(-1) ?? plan.drafts[0];
    const isIt = (own: PlanPointUnit) => own.document === draft && own.mark.number === number;
    const point = plan.points.find(({ units }) => units.some(isIt));
    if (point !== undefined) return point;
  }
  return undefined;
}

function pointByWords(unit: PositionUnit, plans: readonly Plan[], rarities: readonly Rarity[]): PlanPoint | undefined {
  const { mark, document } = unit;
  const summary = textAt(document, [mark.summary]);
  const stems = stemsOf(`${textAt(document, [mark.point.range])} ${summary}`);
  const matterWords = summary.split(Aside, 1)[0] ?? "";
  // "a framework from which the word withdrawal was missing": a topic named only in the aside is not what the position is about.
  const isAside = mark.point.range.start >= mark.summary.start + matterWords.length && mark.point.range.start < mark.summary.end;
  const matter = stemsOf(isAside ? matterWords : `${textAt(document, [mark.point.range])} ${matterWords}`);
  const topic = mark.point.known && !isAside ? mark.point.topic : undefined;
  const scored = plans
    .flatMap((plan, at) =>
      plan.points.map((point) => ({ point, score: scoreOf(point, { stems, matter, topic }, rarities[at] ?? NoRarity) })),
    )
    .sort((one, other) => other.score - one.score);
  const [best, next] = scored;
  if (best === undefined || best.score < Weights.enough) return undefined;
  return next !== undefined && best.score - next.score < Weights.ahead ? undefined : best.point;
}

/** What a position says: all its stems, those before the first aside, and the topic a rule named. */
type Said = { readonly stems: ReadonlySet<string>; readonly matter: ReadonlySet<string>; readonly topic: string | undefined };

/** Where what a position is about ends and what is said of it begins: "the condition |under which the assets …". */
const Aside = /\s(?:under which|which|that|who|whose|after|before|if|unless|until|once|when|because|so that|only)\s/iu;

function scoreOf({ current, units }: PlanPoint, { stems, matter, topic }: Said, rarity: Rarity): number {
  const heading = units.map((unit) => headingScore(headingStems(unit), matter, rarity)).reduce((most, score) => Math.max(most, score), 0);
  const ofHeading = topic === undefined || current.mark.headingTopic !== topic ? 0 : Weights.topicOfHeading / sharers(topic, rarity);
  const ofWords = topic === undefined || !current.mark.topics.includes(topic) ? 0 : Weights.topicOfWords;
  const words = shareOf(stems, current.stems, rarity);
  // A topic that several points share, or that only their words name, tells none of them apart; then their own words must.
  const isPointed = heading > 0 || ofHeading === Weights.topicOfHeading || words >= Weights.wordsAlone;
  return isPointed ? heading + Math.max(ofHeading, ofWords) + Weights.words * words : 0;
}

function headingScore(heading: ReadonlySet<string>, stems: ReadonlySet<string>, rarity: Rarity): number {
  const matched = [...heading].filter((stem) => stems.has(stem)).length;
  return Weights.heading * shareOf(heading, stems, rarity) + Weights.furtherWord * Math.max(0, matched - 1);
}

function sharers(topic: string, { topics }: Rarity): number {
  return Math.max(1, topics.get(topic) ?? 1);
}

function headingStems({ mark }: PlanPointUnit): ReadonlySet<string> {
  return mark.heading === undefined ? new Set() : stemsOf(mark.name);
}

/** How much of the first set's weight stands in the second: 0 to 1. */
function shareOf(of: ReadonlySet<string>, within: ReadonlySet<string>, rarity: Rarity): number {
  let whole = 0;
  let shared = 0;
  for (const stem of of) {
    const weight = rarity.stems.get(stem) ?? rarity.unknown;
    whole += weight;
    if (within.has(stem)) shared += weight;
  }
  return whole === 0 ? 0 : shared / whole;
}

/** Weights of stems by how many points of the plan have them, and how many points have a heading on each topic. */
type Rarity = {
  readonly stems: ReadonlyMap<string, number>;
  /** A word no point has says little for any of them. */
  readonly unknown: number;
  readonly topics: ReadonlyMap<string, number>;
};
const NoRarity: Rarity = { stems: new Map(), unknown: 1, topics: new Map() };

function rarityOf({ points }: Plan): Rarity {
  const counts = new Map<string, number>();
  const topics = new Map<string, number>();
  for (const { current } of points) {
    for (const stem of current.stems) counts.set(stem, (counts.get(stem) ?? 0) + 1);
    const { headingTopic } = current.mark;
    if (headingTopic !== undefined) topics.set(headingTopic, (topics.get(headingTopic) ?? 0) + 1);
  }
  const stems = new Map([...counts].map(([stem, count]) => [stem, Math.log((points.length + 1) / count)]));
  return { stems, unknown: Math.log(points.length + 1) / 2, topics };
}

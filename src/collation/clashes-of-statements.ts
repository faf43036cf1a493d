/** Decides where words clash: a denial against what it denies, one quotation in two wordings, one statement on two days. */
import type { ClashItem, ItemId } from "#record";
import { overlaps } from "#record";
import { writeDays } from "./days.ts";
import { type Denial, denialIn, isDenialWord } from "./denial-words.ts";
import { textAt } from "./documents.ts";
import type { Cluster } from "./follow-decisions.ts";
import type { StatementUnit } from "./statement-index.ts";
import { containment } from "./words.ts";
import { sidesBy, writeClash } from "./write-clash.ts";

const DenialDays = 14;
const OwnWordsDays = 90;
const FewestSharedStems = 3;
const FewestOwnStems = 2; // Of one's own words few are repeated: "never spoken of closing the strait".
const DeniedShare = 0.6;
const OwnWordsShare = 0.5;
const Negations = new Set(["not", "no", "never", "nor", "none", "cannot", "without"]);

/** Denials first, then clashes within single statements, each in the order of the statements. */
export function findStatementClashes(clusters: readonly Cluster<StatementUnit>[]): readonly ClashItem[] {
  return [...findDenials(clusters), ...clusters.flatMap((cluster) => [...contentClash(cluster), ...dayClash(cluster)])];
}

/** A statement that denies something, with the words of what it denies. */
type Denying = {
  readonly cluster: Cluster<StatementUnit>;
  readonly unit: StatementUnit;
  readonly of: Denial;
  readonly stems: ReadonlySet<string>;
};

/**
 * A denial clashes with the statement it is nearest to in words, within days of it: by somebody else, or by the speaker who now denies his own words.
 * Cost: only stems that some denial uses are indexed.
 */
function findDenials(clusters: readonly Cluster<StatementUnit>[]): readonly ClashItem[] {
  const denials = clusters.flatMap((cluster) => denyingIn(cluster) ?? []);
  const wanted = new Set(denials.flatMap(({ stems }) => [...stems]));
  const denying = new Set(denials.map(({ cluster }) => cluster));
  const byStem = new Map<string, Set<Cluster<StatementUnit>>>();
  for (const cluster of denials.length === 0 ? [] : clusters) {
    if (denying.has(cluster)) continue;
    for (const { facts } of cluster.units) {
      for (const stem of facts.stems) if (wanted.has(stem)) byStem.set(stem, (byStem.get(stem) ?? new Set()).add(cluster));
    }
  }
  return denials.flatMap((denial) => {
    const denied = nearestInWords(denial, byStem);
    if (denied === undefined) return [];
    const sides = [
      { cluster: denied, says: "said" },
      { cluster: denial.cluster, says: "denied" },
    ];
    if (!isEarlier(denied, denial.cluster)) sides.reverse();
    return [
      writeClash(
        denial.of === "of own words" ? "earlier words" : "denial",
        sides.map(({ cluster }) => cluster.id),
        sides.map(({ cluster, says }) => ({ says, units: cluster.units })),
      ),
    ];
  });
}

function denyingIn(cluster: Cluster<StatementUnit>): Denying | undefined {
  for (const unit of cluster.units) {
    const { cue, content, inside } = unit.mark;
    // What is reported within a denial is what is denied: "Reports that Vesmar has offered … are untrue, she said".
    if (inside !== undefined && cluster.units.length > 1) continue;
    const of = denialIn(cue === undefined ? "" : textAt(unit.document, [cue]), textAt(unit.document, content));
    if (of === undefined) continue;
    return { cluster, unit, of, stems: new Set([...unit.facts.stems].filter((stem) => !isDenialWord(stem))) };
  }
  return undefined;
}

function nearestInWords(denial: Denying, byStem: ReadonlyMap<string, ReadonlySet<Cluster<StatementUnit>>>) {
  const shared = new Map<Cluster<StatementUnit>, number>();
  for (const stem of denial.stems) for (const cluster of byStem.get(stem) ?? []) shared.set(cluster, (shared.get(cluster) ?? 0) + 1);
  const fewest = denial.of === "of own words" ? FewestOwnStems : FewestSharedStems;
  const least = denial.of === "of own words" ? OwnWordsShare : DeniedShare;
  let best: Cluster<StatementUnit> | undefined;
  let bestShare = 0;
  for (const [cluster, count] of shared) {
    if (count < fewest) continue;
    const share = Math.max(
      0,
      ...cluster.units.filter((other) => canDeny(denial, other)).map((other) => containment(other.facts.stems, denial.stems)),
    );
    if (share < least || share <= bestShare) continue;
    best = cluster;
    bestShare = share;
  }
  return best;
}

/** Another's words of the last days; or the speaker's own words, said before. A text does not deny what it reports in the same breath. */
function canDeny({ unit, of }: Denying, other: StatementUnit): boolean {
  const sameSpeaker = [...unit.facts.speakers].some((speaker) => other.facts.speakers.has(speaker));
  if (sameSpeaker !== (of === "of own words")) return false;
  if (unit.document === other.document && overlaps(unit.account.span, other.account.span)) return false;
  const first = unit.document.published;
  const second = other.document.published;
  if (first === undefined || second === undefined) return true;
  return of === "of own words" ? second < first && first - second <= OwnWordsDays : Math.abs(first - second) <= DenialDays;
}

function isEarlier(one: Cluster<StatementUnit>, other: Cluster<StatementUnit>): boolean {
  return (one.units[0]?.document.index ?? 0) <= (other.units[0]?.document.index ?? 0);
}

/** Two wordings of one quotation that differ in a negation or a number. */
function contentClash({ id, units }: Cluster<StatementUnit>): readonly ClashItem[] {
  const sides = sidesBy(units, ({ facts }) => (facts.quoted.length < 8 ? undefined : turningWordsOf(facts.quoted)));
  const [first, ...others] = sides;
  if (first === undefined) return [];
  // A shorter excerpt leaves words out; only wordings of much the same length can contradict each other.
  const lengthOf = (side: (typeof sides)[number]) => side.units[0]?.facts.quoted.length ?? 0;
  const differing = others.filter(
    (side) => Math.min(lengthOf(side), lengthOf(first)) >= 0.8 * Math.max(lengthOf(side), lengthOf(first)) && !isWithin(side, first),
  );
  if (differing.length === 0) return [];
  return [
    writeClash(
      "content",
      [id],
      [first, ...differing].map((side) => ({ says: side.units[0]?.facts.quotedLine.trim() ?? side.says, units: side.units })),
    ),
  ];
}

function isWithin(one: { readonly units: readonly StatementUnit[] }, other: { readonly units: readonly StatementUnit[] }): boolean {
  const first = one.units[0]?.facts.quotedLine ?? "";
  const second = other.units[0]?.facts.quotedLine ?? "";
  return first.includes(second) || second.includes(first);
}

function turningWordsOf(words: readonly string[]): string {
  return words
    .filter((word) => Negations.has(word) || word.endsWith("nt") || /^\d/.test(word))
    .sort()
    .join(" ");
}

function dayClash({ id, units }: Cluster<StatementUnit>): readonly ClashItem[] {
  const sides = sidesBy(units, ({ mark, facts }) =>
    mark.saidAt !== undefined && facts.days?.exact === true ? writeDays(mark.saidAt) : undefined,
  );
  return sides.length < 2 ? [] : [writeClash("day", [id] satisfies readonly ItemId[], sides)];
}

/** Decides where words clash: a denial against what it denies, one quotation in two wordings, one statement on two days. */
import type { ClashItem, ItemId } from "#record";
import { writeDays } from "./days.ts";
import { isDenial } from "./denial-words.ts";
import { textAt } from "./documents.ts";
import type { Cluster } from "./follow-decisions.ts";
import type { StatementUnit } from "./statement-index.ts";
import { containment } from "./words.ts";
import { sidesBy, writeClash } from "./write-clash.ts";

const DenialDays = 14;
const FewestSharedStems = 3;
const DeniedShare = 0.6;
const Negations = new Set(["not", "no", "never", "nor", "none", "cannot", "without"]);

/** Denials first, then clashes within single statements, each in the order of the statements. */
export function findStatementClashes(clusters: readonly Cluster<StatementUnit>[]): readonly ClashItem[] {
  return [...findDenials(clusters), ...clusters.flatMap((cluster) => [...contentClash(cluster), ...dayClash(cluster)])];
}

/**
 * A denial clashes with the statement by somebody else whose words it denies, nearest in words, within days of it.
 * Cost: only stems that some denial uses are indexed.
 */
function findDenials(clusters: readonly Cluster<StatementUnit>[]): readonly ClashItem[] {
  const denials = clusters.filter(({ units }) => units.some(isDenying));
  const wanted = new Set(denials.flatMap(({ units }) => units.flatMap(({ facts }) => [...facts.stems])));
  const byStem = new Map<string, Set<Cluster<StatementUnit>>>();
  for (const cluster of denials.length === 0 ? [] : clusters) {
    if (cluster.units.some(isDenying)) continue;
    for (const { facts } of cluster.units) {
      for (const stem of facts.stems) if (wanted.has(stem)) byStem.set(stem, (byStem.get(stem) ?? new Set()).add(cluster));
    }
  }
  return denials.flatMap((denial) => {
    const denied = nearestInWords(denial, byStem);
    if (denied === undefined) return [];
    const [first, second] = isEarlier(denied, denial) ? [denied, denial] : [denial, denied];
    const says = (cluster: Cluster<StatementUnit>) => (cluster === denial ? "denied" : "said");
    return [
      writeClash(
        "denial",
        [first.id, second.id],
        [first, second].map((cluster) => ({ says: says(cluster), units: cluster.units })),
      ),
    ];
  });
}

function nearestInWords(denial: Cluster<StatementUnit>, byStem: ReadonlyMap<string, ReadonlySet<Cluster<StatementUnit>>>) {
  let best: Cluster<StatementUnit> | undefined;
  let bestShare = DeniedShare;
  for (const unit of denial.units.filter(isDenying)) {
    const shared = new Map<Cluster<StatementUnit>, number>();
    for (const stem of unit.facts.stems) for (const cluster of byStem.get(stem) ?? []) shared.set(cluster, (shared.get(cluster) ?? 0) + 1);
    for (const [cluster, count] of shared) {
      if (count < Math.min(FewestSharedStems, unit.facts.stems.size)) continue;
      const share = Math.max(
        0,
        ...cluster.units.filter((other) => canDeny(unit, other)).map((other) => containment(other.facts.stems, unit.facts.stems)),
      );
      if (share < DeniedShare || (best !== undefined && share <= bestShare)) continue;
      best = cluster;
      bestShare = share;
    }
  }
  return best;
}

function canDeny(denial: StatementUnit, other: StatementUnit): boolean {
  for (const speaker of denial.facts.speakers) if (other.facts.speakers.has(speaker)) return false;
  const first = denial.document.published;
  const second = other.document.published;
  return first === undefined || second === undefined || Math.abs(first - second) <= DenialDays;
}

function isDenying({ document, mark }: StatementUnit): boolean {
  return mark.cue !== undefined && isDenial(textAt(document, [mark.cue]));
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

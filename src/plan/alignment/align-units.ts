/** Decides how the units of two drafts correspond, whatever their numbers: its function is the table of contents of the alignment. */
import { type ChosenLink, chooseLinks, type LinkModel, type PersonLink } from "./choose-links.ts";
import { longestRun } from "./longest-run.ts";
import { type MeasuredPair, type Measures, measurePairs } from "./measure-pairs.ts";
import { numberKey } from "./number-key.ts";
import type { Alignment, AlignUnit, Link, LinkKind } from "./unit.ts";
import { compareTexts } from "./weigh-texts.ts";

/** Below this similarity two drafts hardly share a text: measured on pairs of unrelated treaties, see `eval/plan-alignment`. */
const LeastSimilarity = 0.15;

/**
 * Aligns two lists of units, each in the order of its draft. `said` is what a person decided, as places; the rest is chosen around it.
 * The same input always gives the same answer. Cost: near-linear in the length of the drafts.
 *
 * @example alignUnits(oldDraft, newDraft).links.filter((link) => link.kind === "moved")
 */
export function alignUnits(
  oldUnits: readonly AlignUnit[],
  newUnits: readonly AlignUnit[],
  said: readonly PersonLink[] = [],
  model?: LinkModel,
): Alignment {
  const measures = measurePairs(oldUnits, newUnits);
  const chosen = chooseLinks(measures, said, model);
  const links = describeLinks(chosen, oldUnits, newUnits, measures);
  const similarity = similarityOf(links, measures);
  return {
    links,
    dropped: leftOut(oldUnits.length, new Set(links.map((link) => link.old))),
    added: leftOut(newUnits.length, new Set(links.map((link) => link.new))),
    merges: [...gather(links, (link) => link.new)].flatMap(([fresh, list]) =>
      list.length < 2 ? [] : [{ old: list.map((link) => link.old), new: fresh }],
    ),
    splits: [...gather(links, (link) => link.old)].flatMap(([old, list]) =>
      list.length < 2 ? [] : [{ old, new: list.map((link) => link.new) }],
    ),
    similarity,
    sameInstrument: similarity >= LeastSimilarity,
  };
}

function describeLinks(
  chosen: readonly ChosenLink[],
  oldUnits: readonly AlignUnit[],
  newUnits: readonly AlignUnit[],
  measures: Measures,
): readonly Link[] {
  const measured = new Map(measures.pairs.map((pair) => [`${pair.old} ${pair.new}`, pair]));
  const inOrder = linksInOrder(chosen);
  const partnersOfOld = gather(chosen, (link) => link.old);
  const partnersOfNew = gather(chosen, (link) => link.new);
  return chosen.map((link, at) => {
    const old = oldUnits[link.old] as AlignUnit;
    const fresh = newUnits[link.new] as AlignUnit;
    const pair = measured.get(`${link.old} ${link.new}`) ?? measureAnyway(link, measures);
    const changes = [
      ...(inOrder.has(at) ? [] : (["moved"] as const)),
      ...(numberKey(old.number) === numberKey(fresh.number) ? [] : (["renumbered"] as const)),
      ...(plainText(old) === plainText(fresh) ? [] : (["edited"] as const)),
    ];
    const intoSeveral = partnersOfOld.get(link.old)?.length ?? 1;
    const fromSeveral = partnersOfNew.get(link.new)?.length ?? 1;
    return {
      old: link.old,
      new: link.new,
      kind: kindOf(changes, intoSeveral, fromSeveral),
      changes,
      certainty: link.certainty,
      primary: link.primary,
      evidence: {
        likeness: pair.likeness,
        oldInNew: pair.oldInNew,
        newInOld: pair.newInOld,
        neighbours: pair.neighbours,
        sameNumber: pair.sameNumber,
        sameHeading: pair.sameHeading,
        passedOn: link.passedOn,
        takenOver: link.takenOver,
        byPerson: link.byPerson,
      },
    };
  });
}

/** Places of the links that kept their order: of partners the longest run, of text that joined or left what fits between those beside it. */
function linksInOrder(chosen: readonly ChosenLink[]): ReadonlySet<number> {
  const partners = [...chosen.keys()].filter((at) => chosen[at]?.primary === true);
  const inOrder = new Set(longestRun(partners.map((at) => chosen[at]?.new ?? 0)).map((place) => partners[place] ?? 0));
  const behind = new Array<number>(chosen.length).fill(Number.POSITIVE_INFINITY);
  for (let at = chosen.length - 1, next = Number.POSITIVE_INFINITY; at >= 0; at--) {
    behind[at] = next;
    if (inOrder.has(at)) next = chosen[at]?.new ?? next;
  }
  let before = -1;
  for (const [at, link] of chosen.entries()) {
    if (inOrder.has(at)) before = link.new;
    else if (!link.primary && before <= link.new && link.new <= (behind[at] ?? 0)) inOrder.add(at);
  }
  return inOrder;
}

/** What a reader wants first: that several became one or one several, then that it moved, then that it reads differently. */
function kindOf(changes: Link["changes"], intoSeveral: number, fromSeveral: number): LinkKind {
  if (fromSeveral > 1 && fromSeveral >= intoSeveral) return "merged";
  if (intoSeveral > 1) return "split";
  if (changes.includes("moved")) return "moved";
  if (changes.includes("edited")) return "edited";
  return changes.includes("renumbered") ? "renumbered" : "kept";
}

/** A pair that only a person saw: its texts are compared, its neighbours are not asked. */
function measureAnyway(link: ChosenLink, measures: Measures): MeasuredPair {
  const [old, fresh] = [measures.old[link.old], measures.new[link.new]];
  const compared = old === undefined || fresh === undefined ? undefined : compareTexts(old, fresh);
  return {
    old: link.old,
    new: link.new,
    likeness: compared?.cosine ?? 0,
    oldInNew: compared?.oneInOther ?? 0,
    newInOld: compared?.otherInOne ?? 0,
    distinct: 0,
    neighbours: 0,
    passages: 0,
    run: 0,
    number: 0,
    heading: 0,
    sameNumber: false,
    sameHeading: false,
  };
}

/** Share of all weighted words that lie in linked units, each counted by how alike it is to what it became or came from. */
function similarityOf(links: readonly Link[], measures: Measures): number {
  const share = (side: "old" | "new"): { readonly alike: number; readonly all: number } => {
    const best = new Map<number, number>();
    for (const link of links) best.set(link[side], Math.max(best.get(link[side]) ?? 0, link.evidence.likeness));
    let alike = 0;
    let all = 0;
    measures[side].forEach((text, at) => {
      all += text.mass;
      alike += text.mass * (best.get(at) ?? 0);
    });
    return { alike, all };
  };
  const [old, fresh] = [share("old"), share("new")];
  const all = old.all + fresh.all;
  // Two drafts without a telling word between them (equal, or of one unit each) are as alike as their links.
  if (all === 0) return links.length === 0 ? 0 : 1;
  return (old.alike + fresh.alike) / all;
}

function plainText(unit: AlignUnit): string {
  return `${unit.heading} ${unit.text}`.replace(/\s+/gu, " ").trim();
}

function gather<Entry>(entries: readonly Entry[], keyOf: (entry: Entry) => number): ReadonlyMap<number, readonly Entry[]> {
  const groups = new Map<number, Entry[]>();
  for (const entry of entries) {
    const group = groups.get(keyOf(entry));
    if (group === undefined) groups.set(keyOf(entry), [entry]);
    else group.push(entry);
  }
  return new Map([...groups].sort(([one], [other]) => one - other));
}

function leftOut(count: number, linked: ReadonlySet<number>): readonly number[] {
  return Array.from({ length: count }, (_, at) => at).filter((at) => !linked.has(at));
}

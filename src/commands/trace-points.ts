/** Decides how each point of a draft came to be as it is: its text in every draft, what stands open in it, whom it parts, and since when nothing moved. */
import {
  type BracketedDraft,
  citationOf,
  type DraftNode,
  findOpenPlaces,
  type LinkKind,
  listStands,
  type OpenPlace,
  type PartyStand,
} from "#plan";
import type { ItemId } from "#record";
import type { MatrixCell } from "#report";
import type { Run } from "./command.ts";
import { CommandError } from "./commands-error.ts";
import { unitLabel } from "./compare-named-drafts.ts";
import { type DossierDraft, dossierDrafts, requireDossierDraft } from "./dossier-drafts.ts";
import { requireSource } from "./find-item.ts";
import { groupWithin } from "./group-within.ts";
import { headingOf, linkPoints } from "./link-points.ts";
import { readBracketsOf } from "./load-brackets.ts";
import { chainDrafts, type LoadedChains } from "./load-chains.ts";
import { isDraftFile, type LoadedDraft, loadDraft, loadedFrom } from "./load-draft.ts";
import { type Matrix, matrixAt } from "./matrix.ts";
import { type AsOfInput, momentOf } from "./moments.ts";
import { type NamedParty, type PartyIndex, partyIndex } from "./party-index.ts";

/** One draft's words for a point. */
export type PointVersion = {
  /** Place of the draft among those that were asked about, from 0. */
  readonly draft: number;
  readonly node: DraftNode;
  readonly text: string;
  /** What became of it from the draft before; undefined in the first that has it. */
  readonly kind: LinkKind | undefined;
};

/** A party that does not simply accept a point, or is named behind what stands open in it. */
export type ApartParty = NamedParty & { readonly cell: MatrixCell | undefined; readonly stands: readonly PartyStand[] };

/** A point of the newest draft. */
export type TracedPoint = {
  readonly node: DraftNode;
  readonly label: string;
  readonly heading: string;
  readonly point: ItemId | undefined;
  /** Oldest first; the last is the newest draft's. */
  readonly versions: readonly PointVersion[];
  readonly chain: number;
  readonly brackets: number;
  readonly places: readonly OpenPlace[];
  readonly stands: readonly PartyStand[];
  readonly cells: readonly MatrixCell[];
  readonly apart: readonly ApartParty[];
  /** The draft since which its words are the same. */
  readonly sameSince: number;
  /** The last day on which a party took the stance it stands by; undefined where no day is known. */
  readonly stanceSince: string | undefined;
  /** The later of the two days: nothing moved since. */
  readonly still: { readonly day: string; readonly what: "text" | "stance" } | undefined;
};

export type TracedPoints = {
  readonly drafts: readonly LoadedDraft[];
  readonly loaded: LoadedChains;
  /** The newest draft with its brackets. */
  readonly bracketed: BracketedDraft;
  readonly points: readonly TracedPoint[];
  readonly parties: readonly { readonly id: ItemId; readonly name: string }[];
  readonly partyOf: PartyIndex;
};

/**
 * Points of the last of `names`, files or drafts of the dossier, oldest first. One draft of the dossier stands for itself and all earlier ones of its
 * plan; none for the newest. Where all are files nothing is known of stances, and the drafts' own names alone tell who is apart.
 */
export async function tracePoints(names: readonly string[], clocks: AsOfInput, run: Run): Promise<TracedPoints> {
  const { store } = run.parley;
  const areFiles = names.length > 0 && run.isPage !== true && names.every(isDraftFile);
  const moment = areFiles ? {} : await momentOf(store, clocks);
  const drafts = names.length > 1 || areFiles ? await loadAll(names, clocks, run) : await draftsUpTo(names[0], clocks, run);
  const loaded = await chainDrafts(drafts, run, moment);
  const last = loaded.drafts.at(-1);
  if (last === undefined)
    throw new CommandError("not-possible", "there is no draft", "Add one with 'parley plan add FILE --instrument NAME'.");
  const { bracketed } = await readBracketsOf(last.loaded, run, { moment });
  const partyOf = await partyIndex(areFiles ? undefined : store, moment);
  const matrix = areFiles ? undefined : await matrixAt(store, clocks);
  const known = areFiles || last.loaded.id === undefined ? undefined : await dossierDrafts(store, clocks);
  const links =
    known === undefined || last.loaded.id === undefined
      ? new Map<string, { readonly point: ItemId }>()
      : await linkPoints(store, moment, { ...known, id: last.loaded.id, source: last.loaded.source, parsed: last.text, nodes: last.nodes });
  const placesIn = groupWithin(last.nodes, findOpenPlaces(bracketed), ({ start }) => start);
  const standsIn = groupWithin(last.nodes, listStands(bracketed), ({ range }) => range.start);
  const bracketsIn = groupWithin(last.nodes, bracketed.brackets, ({ range }) => range.start);
  const pointOf = new Map(known?.points.map((one) => [one.id, one]));
  const chainAt = new Map(loaded.chains.map(({ places }, chain) => [places.at(-1), chain]));
  const points = last.nodes.map((node, place): TracedPoint => {
    const point = links.get(node.id)?.point;
    const cells = matrix?.cells.filter((cell) => cell.point === point) ?? [];
    const own = standsIn(node);
    const chain = chainAt.get(place) ?? -1;
    const versions = versionsOf(loaded, chain);
    const sameSince = sameSinceOf(versions);
    const stanceSince = latest(cells.flatMap(({ since, reported }) => since ?? reported ?? []));
    return {
      node,
      label: unitLabel(node),
      heading: headingOf(last.text.text, node, point === undefined ? undefined : pointOf.get(point)),
      point,
      versions,
      chain,
      brackets: bracketsIn(node).filter(({ kind }) => kind !== "glue").length,
      places: placesIn(node),
      stands: own,
      cells,
      apart: apartOn(cells, own, matrix, partyOf),
      sameSince,
      stanceSince,
      still: stillSince(drafts[sameSince]?.date, stanceSince),
    };
  });
  return { drafts, loaded, bracketed, points, parties: matrix?.parties ?? [], partyOf };
}

/** The point of a traced draft that a person means: by its number, its id in the draft, or that of the point in the record. */
export function requirePoint({ points }: TracedPoints, name: string): TracedPoint {
  const wanted = name
    .trim()
    .toLowerCase()
    .replace(/^point\s+/u, "");
  const matching = (test: (point: TracedPoint) => boolean): readonly TracedPoint[] => points.filter(test);
  const exact = matching(({ node, point }) => node.id.toLowerCase() === wanted || point?.toLowerCase() === wanted);
  const found = exact.length > 0 ? exact : matching(({ node, label }) => [node.number, label].some((one) => one?.toLowerCase() === wanted));
  const [first, second] =
    found.length > 0 ? found : matching(({ point }) => point?.toLowerCase().startsWith(wanted) === true && wanted.length > 3);
  if (first === undefined)
    throw new CommandError("no-such-item", `the newest draft has no point '${name}'`, "List its points with 'parley plan open --all'.");
  if (second === undefined) return first;
  const ids = found.map(({ node }) => node.id).join(", ");
  throw new CommandError("ambiguous-id", `the newest draft has several points '${name}'`, `Use an id: ${ids}.`);
}

/** Where a point stands in its draft, as one cites it. */
export function citationIn(traced: TracedPoints, node: DraftNode): string {
  return citationOf(traced.bracketed.draft, node) ?? unitLabel(node);
}

async function loadAll(names: readonly string[], clocks: AsOfInput, run: Run): Promise<readonly LoadedDraft[]> {
  const drafts: LoadedDraft[] = [];
  for (const name of names) drafts.push(await loadDraft(name, run, clocks));
  return drafts;
}

/** The draft named, else the newest whose points the record knows, else the newest; with all earlier ones of its plan before it. */
export async function draftsUpTo(
  name: string | undefined,
  clocks: AsOfInput,
  { parley: { store } }: Pick<Run, "parley">,
): Promise<readonly LoadedDraft[]> {
  const { drafts, points } = await dossierDrafts(store, clocks);
  const hasPoints = new Set(points.flatMap(({ places }) => places.map(({ source }) => source)));
  const newest = drafts.findLast(({ source }) => hasPoints.has(source)) ?? drafts.at(-1);
  const chosen = name === undefined ? newest : (await requireDossierDraft(store, name, clocks)).draft;
  if (chosen === undefined)
    throw new CommandError("not-possible", "the dossier has no draft yet", "Add one with 'parley plan add FILE --instrument NAME'.");
  const moment = await momentOf(store, clocks);
  const earlier = drafts
    .slice(
      0,
      drafts.findIndex(({ id }) => id === chosen.id),
    )
    .filter((draft) => isOfOnePlan(draft, chosen));
  return await Promise.all(
    [...earlier, chosen].map(async (draft) => loadedFrom({ draft, source: await requireSource(store, draft.source, moment) })),
  );
}

/** Drafts of differently named instruments are told apart; one whose instrument nobody named may be of any. */
function isOfOnePlan(one: DossierDraft, other: DossierDraft): boolean {
  return one.instrument === undefined || other.instrument === undefined || one.instrument === other.instrument;
}

function versionsOf({ drafts, chains, alignments }: LoadedChains, at: number): readonly PointVersion[] {
  const chain = chains[at];
  return (chain?.places ?? []).flatMap((place, draft): readonly PointVersion[] => {
    const node = place === undefined ? undefined : drafts[draft]?.nodes[place];
    if (node === undefined) return [];
    const link = alignments[draft - 1]?.links.find((one) => one.new === place && one.old === chain?.places[draft - 1]);
    return [{ draft, node, text: drafts[draft]?.text.text.slice(node.range.start, node.range.end) ?? "", kind: link?.kind }];
  });
}

/** The first draft of the unbroken run with the newest words; numbers and white space do not count. */
function sameSinceOf(versions: readonly PointVersion[]): number {
  const wordsOf = ({ text, node }: PointVersion): string =>
    text
      .slice((node.labelRange?.end ?? node.range.start) - node.range.start)
      .replaceAll(/\s+/gu, " ")
      .trim();
  const newest = versions.at(-1);
  let since = newest?.draft ?? 0;
  for (const version of versions.toReversed()) {
    if (newest === undefined || version.draft < since - 1 || wordsOf(version) !== wordsOf(newest)) break;
    since = version.draft;
  }
  return since;
}

function apartOn(
  cells: readonly MatrixCell[],
  stands: readonly PartyStand[],
  matrix: Matrix | undefined,
  partyOf: PartyIndex,
): readonly ApartParty[] {
  const apart = new Map<string, { party: NamedParty; cell: MatrixCell | undefined; stands: PartyStand[] }>();
  for (const cell of cells) {
    if (cell.stance === "accepts" || cell.stance === "unclear") continue;
    const name = matrix?.parties.find(({ id }) => id === cell.party)?.name ?? cell.party;
    apart.set(cell.party, { party: { key: cell.party, name, id: cell.party }, cell, stands: [] });
  }
  for (const stand of stands) {
    if (stand.role === "supports") continue;
    const party = partyOf(stand.party);
    const entry = apart.get(party.key) ?? { party, cell: cells.find((cell) => cell.party === party.id), stands: [] };
    entry.stands.push(stand);
    apart.set(party.key, entry);
  }
  const order = new Map((matrix?.parties ?? []).map(({ id }, at) => [id as string, at]));
  const placeOf = (key: string): number => order.get(key) ?? order.size;
  return [...apart.values()]
    .map(({ party, cell, stands: own }) => ({ ...party, cell, stands: own }))
    .sort((one, other) => placeOf(one.key) - placeOf(other.key));
}

function latest(days: readonly string[]): string | undefined {
  return days.reduce<string | undefined>((last, day) => (last === undefined || day > last ? day : last), undefined);
}

function stillSince(text: string | undefined, stance: string | undefined): TracedPoint["still"] {
  if (stance !== undefined && (text === undefined || stance > text)) return { day: stance, what: "stance" };
  return text === undefined ? undefined : { day: text, what: "text" };
}

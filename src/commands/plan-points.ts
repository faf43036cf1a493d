/** Shows a draft of the dossier point by point: its exact text, its brackets, and where each party stands on each point. */
import { z } from "zod";
import { agreedText, type Bracket, compareDrafts, type DraftNode, type DraftText, parseDraft, readBrackets, unitsOf } from "#plan";
import { type ItemId, ItemIdShape, type Source, type SourceId, TextRangeShape, type ValueOf } from "#record";
import { MatrixCellShape, nameOf, ReferenceShape } from "#report";
import type { AsOf, Store } from "#store";
import { defineCommand } from "./command.ts";
import { unitLabel } from "./compare-named-drafts.ts";
import { type DossierDraft, DossierDraftShape, type PlacedPoint, requireDossierDraft } from "./dossier-drafts.ts";
import { requireSource } from "./find-item.ts";
import { flipsOf } from "./load-brackets.ts";
import { matrixAt } from "./matrix.ts";
import { asOfFields, momentOf } from "./moments.ts";
import { stateNames } from "./party-names.ts";
import { itemsById } from "./view-items.ts";

const BracketShape = z.strictObject({
  id: z.string(),
  start: z.int().describe("Of the opening sign."),
  end: z.int().describe("After the closing sign, or where the paragraph of an unclosed one ends."),
  content: TextRangeShape.describe("The words between the signs, without a head such as 'US propose:'."),
  closed: z.boolean(),
  depth: z.int(),
  kind: z.string(),
  group: z.string().optional().describe("Brackets of one group are alternatives for one place."),
  proposers: z.array(z.string()),
  opponents: z.array(z.string()),
  supporters: z.array(z.string()),
  reserving: z.array(z.string()),
});

const UnitShape = z.strictObject({
  id: z.string(),
  label: z.string(),
  heading: z.string(),
  range: TextRangeShape,
  point: ItemIdShape.optional().describe("The point of the record that it is."),
  linked: z.enum(["read", "aligned"]).optional().describe("How that is known: read in this text, or through a draft that was read."),
  cells: z.array(MatrixCellShape).describe("Standing positions on it, in the order of the parties."),
  brackets: z.int(),
});

const Output = z.strictObject({
  draft: DossierDraftShape,
  text: z.string().describe("The exact text; every offset counts in it, in UTF-16 code units."),
  shown: z.array(TextRangeShape).describe("What of the text is text of the draft: front matter is left out."),
  units: z.array(UnitShape).describe("Its articles, else its points, else its paragraphs, in the order of the text."),
  parties: z.array(ReferenceShape),
  brackets: z.array(BracketShape),
  named: z.array(z.string()).describe("Every party that the brackets name, in the order of the text."),
  counts: z.strictObject({
    brackets: z.int(),
    groups: z.int().describe("Places with alternatives."),
    unbalanced: z.int(),
    characters: z.int().describe("Other than white space, in the text of the draft."),
    agreed: z.int().describe("Of these, outside every bracket and open option."),
  }),
});
type Unit = ValueOf<typeof UnitShape>;

export const planPointsCommand = defineCommand({
  name: "plan points",
  summary: "Show a draft of the dossier point by point, with its brackets and where each party stands.",
  example: "plan points src-1",
  effect: "query",
  words: ["draft"],
  overHttp: true,
  input: z.strictObject({ draft: z.string().describe("Id of a draft, or its beginning: see 'plan list'."), ...asOfFields }),
  output: Output,
  async run({ draft: id, ...clocks }, { parley }) {
    const { store } = parley;
    const moment = await momentOf(store, clocks);
    const { draft, source, drafts, points } = await requireDossierDraft(store, id, clocks);
    const parsed = parseDraft(source.text);
    const partyIds = (await store.overview(moment))?.parties ?? [];
    const bracketed = readBrackets(parsed, {
      parties: [...(await namesOfParties(store, moment, partyIds)), ...stateNames()],
      decisions: draft.origin === "added" ? await flipsOf(store, draft.id, moment) : new Map(),
    });
    const matrix = await matrixAt(store, clocks);
    const nodes = unitsOf(parsed);
    const linked = await linkPoints(store, moment, { source, parsed, nodes, points, drafts });
    const units = nodes.map((node): Unit => {
      const link = linked.get(node.id);
      return {
        id: node.id,
        label: unitLabel(node),
        heading: node.heading === undefined ? "" : source.text.slice(node.heading.start, node.heading.end),
        range: node.range,
        ...(link === undefined ? {} : { point: link.point, linked: link.how }),
        cells: link === undefined ? [] : matrix.cells.filter((cell) => cell.point === link.point),
        brackets: bracketed.brackets.filter(({ range }) => range.start >= node.range.start && range.start < node.range.end).length,
      };
    });
    const shown = shownRanges(parsed);
    const lengthOf = (ranges: readonly { readonly start: number; readonly end: number }[]): number =>
      ranges.reduce((sum, { start, end }) => sum + source.text.slice(start, end).replaceAll(/\s/gu, "").length, 0);
    return {
      draft: { ...draft, drafters: [...draft.drafters] },
      text: source.text,
      shown,
      units,
      parties: matrix.parties.map(({ id: party, name }) => ({ id: party, name })),
      brackets: bracketed.brackets.filter(({ kind }) => kind !== "glue").map(viewBracket),
      named: [...bracketed.parties],
      counts: {
        brackets: bracketed.tree.openings,
        groups: bracketed.groups.length + bracketed.options.length,
        unbalanced: bracketed.unbalanced.length,
        characters: lengthOf(shown),
        agreed: lengthOf(agreedText(bracketed).spans),
      },
    };
  },
  toText({ draft, text, units, parties, counts }) {
    const nameOfParty = new Map(parties.map(({ id, name }) => [id, name]));
    const lines = units.flatMap(({ label, heading, range, cells, brackets }) => {
      const words = heading === "" ? text.slice(range.start, range.end).replaceAll(/\s+/gu, " ").slice(0, 60) : heading;
      const open = brackets === 0 ? "" : `  [${brackets} ${brackets === 1 ? "bracket" : "brackets"}]`;
      return [
        `${label} ${words}${open}`,
        ...cells.map(
          (cell) =>
            `    ${nameOfParty.get(cell.party) ?? cell.party}: ${cell.stance}${cell.since === undefined ? "" : ` since ${cell.since}`}`,
        ),
      ];
    });
    return [`${draft.title}: ${counts.brackets} brackets, ${units.length} points`, ...lines].join("\n");
  },
});

type Linking = {
  readonly source: Source;
  readonly parsed: DraftText;
  readonly nodes: readonly DraftNode[];
  readonly points: readonly PlacedPoint[];
  readonly drafts: readonly DossierDraft[];
};
type PointLink = { readonly point: ItemId; readonly how: "read" | "aligned" };

/** Which point of the record each unit is: the one read at its place, else that of its partner in the newest other draft that was read. */
async function linkPoints(
  store: Store,
  moment: AsOf,
  { source, parsed, nodes, points, drafts }: Linking,
): Promise<ReadonlyMap<string, PointLink>> {
  const links = pointsAtPlaces(nodes, points, source.id);
  if (links.size > 0) return new Map([...links].map(([node, point]) => [node, { point, how: "read" }]));
  const hasPoints = new Set(points.flatMap(({ places }) => places.map((place) => place.source)));
  const other = drafts.findLast((draft) => hasPoints.has(draft.source));
  if (other === undefined) return new Map();
  const comparison = compareDrafts(parseDraft((await requireSource(store, other.source, moment)).text), parsed);
  if (!comparison.alignment.sameInstrument) return new Map();
  const known = pointsAtPlaces(comparison.oldNodes, points, other.source);
  return new Map(
    comparison.alignment.links.flatMap((link): readonly (readonly [string, PointLink])[] => {
      const [old, fresh] = [comparison.oldNodes[link.old], comparison.newNodes[link.new]];
      const point = old === undefined ? undefined : known.get(old.id);
      return fresh === undefined || point === undefined || !link.primary ? [] : [[fresh.id, { point, how: "aligned" }]];
    }),
  );
}

function pointsAtPlaces(nodes: readonly DraftNode[], points: readonly PlacedPoint[], source: SourceId): Map<string, ItemId> {
  const places = points.flatMap((point) =>
    point.places.filter((place) => place.source === source).map(({ start, end }) => ({ start, end, point: point.id })),
  );
  const found = new Map<string, ItemId>();
  for (const node of nodes) {
    // A reader and a parser may differ by the number and the white space around a point, never by half of it.
    const middle = places.find(({ start, end }) => (start + end) / 2 >= node.range.start && (start + end) / 2 < node.range.end);
    if (middle !== undefined) found.set(node.id, middle.point);
  }
  return found;
}

async function namesOfParties(store: Store, moment: AsOf, ids: readonly ItemId[]): Promise<readonly string[]> {
  const parties = await itemsById(store, ids, moment);
  return parties.flatMap((item) => (item.kind === "actor" ? [nameOf(item) ?? "", ...item.alsoCalled].filter((name) => name !== "") : []));
}

/** Everything but front matter and the like. */
function shownRanges({ text, nodes }: DraftText): { start: number; end: number }[] {
  const ranges: { start: number; end: number }[] = [];
  let at = 0;
  for (const { kind, range } of nodes) {
    if (kind !== "markup" || range.start < at) continue;
    if (range.start > at) ranges.push({ start: at, end: range.start });
    at = range.end;
  }
  if (at < text.length) ranges.push({ start: at, end: text.length });
  return ranges;
}

function viewBracket(bracket: Bracket): ValueOf<typeof BracketShape> {
  const { id, range, content, isClosed, depth, kind, group, proposers, opponents, supporters, reserving } = bracket;
  return {
    id,
    start: range.start,
    end: range.end,
    content,
    closed: isClosed,
    depth,
    kind,
    ...(group === undefined ? {} : { group }),
    proposers: [...proposers],
    opponents: [...opponents],
    supporters: [...supporters],
    reserving: [...reserving],
  };
}

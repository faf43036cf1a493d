/** Shows a draft of the dossier point by point: its exact text, its brackets, and where each party stands on each point. */
import { z } from "zod";
import { agreedText, type Bracket, type DraftText, listStands, parseDraft, readBrackets, unitsOf } from "#plan";
import { ItemIdShape, TextRangeShape, type ValueOf } from "#record";
import { MatrixCellShape, ReferenceShape } from "#report";
import { defineCommand } from "./command.ts";
import { unitLabel } from "./compare-named-drafts.ts";
import { DossierDraftShape, requireDossierDraft } from "./dossier-drafts.ts";
import { groupWithin } from "./group-within.ts";
import { headingOf, linkPoints } from "./link-points.ts";
import { flipsOf } from "./load-brackets.ts";
import { matrixAt } from "./matrix.ts";
import { asOfFields, momentOf } from "./moments.ts";
import { OddPlaceShape, oddPlacesIn } from "./odd-places.ts";
import { partyIndex } from "./party-index.ts";
import { partiesOfDossier, stateNames } from "./party-names.ts";
import { stagesOf } from "./tell-stages.ts";

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
  stands: z
    .array(
      z.strictObject({
        party: z.string().describe("Its name in the dossier, else as the draft writes it."),
        id: ItemIdShape.optional().describe("The party, where the dossier knows it."),
        role: z.enum(["proposes", "opposes", "supports", "reserves"]),
        bracket: z.string().optional(),
        range: TextRangeShape.describe("The words it is about."),
      }),
    )
    .describe("What the draft itself says of the parties at this point, in the order of the text."),
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
    odd: z.int().describe("What is odd in it, in all."),
  }),
  odd: z
    .array(OddPlaceShape)
    .describe("Numbers that repeat, skip or go back and brackets without a partner, in the order of the text; the first hundred."),
});
type Unit = ValueOf<typeof UnitShape>;

export const planPointsCommand = defineCommand({
  name: "plan points",
  summary: "Show a draft of the dossier point by point, with its brackets and where each party stands.",
  example: "plan points src-1",
  effect: "query",
  words: ["draft"],
  overHttp: true,
  readsDrafts: true,
  input: z.strictObject({ draft: z.string().describe("Id of a draft, or its beginning: see 'plan list'."), ...asOfFields }),
  output: Output,
  async run({ draft: id, ...clocks }, run) {
    const { store } = run.parley;
    const moment = await momentOf(store, clocks);
    const { draft, source, drafts, points } = await requireDossierDraft(store, id, clocks);
    const tell = stagesOf(run, source.text.length, 3);
    await tell("structure");
    const parsed = parseDraft(source.text);
    await tell("brackets");
    const bracketed = readBrackets(parsed, {
      parties: [...(await partiesOfDossier(store, moment)), ...stateNames()],
      decisions: await flipsOf(store, draft.id, moment),
    });
    await tell("positions");
    const matrix = await matrixAt(store, clocks);
    const nodes = unitsOf(parsed);
    const linked = await linkPoints(store, moment, { id: draft.id, source, parsed, nodes, points, drafts });
    const partyOf = await partyIndex(store, moment);
    const standsIn = groupWithin(nodes, listStands(bracketed), ({ range }) => range.start);
    const bracketsIn = groupWithin(nodes, bracketed.brackets, ({ range }) => range.start);
    const pointOf = new Map(points.map((point) => [point.id, point]));
    const units = nodes.map((node): Unit => {
      const link = linked.get(node.id);
      return {
        id: node.id,
        label: unitLabel(node),
        heading: headingOf(source.text, node, link === undefined ? undefined : pointOf.get(link.point)),
        range: node.range,
        ...(link === undefined ? {} : { point: link.point, linked: link.how }),
        cells: link === undefined ? [] : matrix.cells.filter((cell) => cell.point === link.point),
        brackets: bracketsIn(node).length,
        stands: standsIn(node).map(({ party, role, bracket, content: range }) => {
          const { id: known, name } = partyOf(party);
          return {
            party: name,
            ...(known === undefined ? {} : { id: known }),
            role,
            ...(bracket === undefined ? {} : { bracket }),
            range,
          };
        }),
      };
    });
    const shown = shownRanges(parsed);
    const odd = oddPlacesIn(bracketed);
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
        odd: odd.length,
      },
      odd: odd.slice(0, 100),
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
    return [
      `${draft.title}: ${counts.brackets} ${counts.brackets === 1 ? "bracket" : "brackets"}, ${units.length} ${units.length === 1 ? "point" : "points"}`,
      ...lines,
    ].join("\n");
  },
});

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

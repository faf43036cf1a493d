/** Shows what is left: the points of the newest draft that are open, by parties apart or by brackets, and since when nothing moved on each. */
import { z } from "zod";
import { ItemIdShape, StanceShape, type ValueOf } from "#record";
import { wrapLine } from "#report";
import { defineCommand } from "./command.ts";
import { areFiles } from "./compare-named-drafts.ts";
import { asOfFields } from "./moments.ts";
import { type TracedPoint, tracePoints } from "./trace-points.ts";

/** A party that is apart on a point, in an answer. */
export const ApartShape = z.strictObject({
  party: z.string().describe("Its name in the dossier, else as the draft writes it."),
  id: ItemIdShape.optional(),
  stance: StanceShape.optional().describe("Where it stands by its words; missing where it said nothing that is known."),
  since: z.string().optional().describe("Since when, or the day it was reported where the words give none."),
  position: ItemIdShape.optional(),
  brackets: z
    .array(z.strictObject({ bracket: z.string().optional(), role: z.enum(["proposes", "opposes", "supports", "reserves"]) }))
    .describe("What the draft itself says of it at this point."),
});

const PointShape = z.strictObject({
  id: z.string().describe("Of the unit in the newest draft."),
  label: z.string(),
  heading: z.string(),
  point: ItemIdShape.optional().describe("The point of the record that it is."),
  open: z.boolean().describe("Something in it is not agreed by the text, or a party does not simply accept it."),
  brackets: z.int(),
  places: z.int().describe("Places to settle: a group of alternatives is one."),
  apart: z.array(ApartShape),
  textSince: z.string().optional().describe("Date of the draft since which its words are the same; missing where that draft has none."),
  textSinceDraft: z.string(),
  stanceSince: z.string().optional().describe("The last day on which a party took the stance it stands by."),
  still: z
    .strictObject({ day: z.string(), what: z.enum(["text", "stance"]) })
    .optional()
    .describe("Nothing moved since that day, on which this moved last."),
});
export type OpenPointView = ValueOf<typeof PointShape>;

export const planOpenCommand = defineCommand({
  name: "plan open",
  summary: "Show what is left: points that are open, by parties apart or by brackets, and since when nothing moved.",
  example: "plan open",
  effect: "query",
  words: ["drafts…"],
  overHttp: true,
  readsDrafts: true,
  dossier: ({ drafts }) => (drafts.length > 0 && areFiles(drafts) ? "none" : "existing"),
  input: z.strictObject({
    drafts: z
      .array(z.string())
      .default([])
      .describe("Drafts, oldest first, as files or ids; one of the dossier brings its earlier ones along, none means the newest."),
    sort: z
      .enum(["apart", "brackets", "still", "text"])
      .default("apart")
      .describe("apart: most parties apart first; brackets: most brackets; still: longest without a move; text: as in the draft."),
    all: z.boolean().default(false).describe("Points that are settled too."),
    ...asOfFields,
  }),
  output: z.strictObject({
    draft: z.string().describe("The newest of the drafts, whose points these are."),
    draftId: z.string().optional(),
    date: z.string().optional(),
    drafts: z.int().describe("How many drafts were looked through."),
    points: z.array(PointShape),
    settled: z.int().describe("Points with nothing open."),
  }),
  async run({ drafts: names, sort, all, ...clocks }, run) {
    const traced = await tracePoints(names, clocks, run);
    const points = traced.points.map((point) => viewOpenPoint(point, traced.drafts));
    const last = traced.drafts.at(-1);
    return {
      draft: last?.label ?? "",
      ...(last?.id === undefined ? {} : { draftId: last.id }),
      ...(last?.date === undefined ? {} : { date: last.date }),
      drafts: traced.drafts.length,
      points: inOrder(
        points.filter(({ open }) => all || open),
        sort,
      ),
      settled: points.filter(({ open }) => !open).length,
    };
  },
  toText({ draft, points, settled }) {
    const lines = points.flatMap((point) => [
      wrapLine(
        `${point.label} ${point.heading}`.trimEnd() +
          `: ${countOf(point.apart.length, "party apart", "parties apart")}, ${countOf(point.brackets, "bracket", "brackets")}` +
          (point.still === undefined ? "" : `; still since ${point.still.day} (${point.still.what})`),
      ),
      ...point.apart.map(({ party, stance, since, brackets }) => {
        const said = stance === undefined ? [] : [`${stance}${since === undefined ? "" : ` (${since})`}`];
        const written = brackets.map(({ bracket, role }) => `${role}${bracket === undefined ? "" : ` ${bracket}`}`);
        return wrapLine(`    ${party}: ${[...said, ...written].join(", ")}`, { indent: "      " });
      }),
    ]);
    return [`${draft}: ${countOf(points.filter(({ open }) => open).length, "point", "points")} open, ${settled} settled`, ...lines].join(
      "\n",
    );
  },
});

/** A traced point in an answer. */
export function viewOpenPoint(
  point: TracedPoint,
  drafts: readonly { readonly label: string; readonly date: string | undefined }[],
): OpenPointView {
  const since = drafts[point.sameSince];
  return {
    id: point.node.id,
    label: point.label,
    heading: point.heading,
    ...(point.point === undefined ? {} : { point: point.point }),
    open: point.places.length > 0 || point.apart.length > 0,
    brackets: point.brackets,
    places: point.places.length,
    apart: point.apart.map(({ name, id, cell, stands }) => {
      const day = cell?.since ?? cell?.reported;
      return {
        party: name,
        ...(id === undefined ? {} : { id }),
        ...(cell === undefined ? {} : { stance: cell.stance, position: cell.position }),
        ...(day === undefined ? {} : { since: day }),
        brackets: stands.map(({ bracket, role }) => ({ ...(bracket === undefined ? {} : { bracket }), role })),
      };
    }),
    ...(since?.date === undefined ? {} : { textSince: since.date }),
    textSinceDraft: since?.label ?? "",
    ...(point.stanceSince === undefined ? {} : { stanceSince: point.stanceSince }),
    ...(point.still === undefined ? {} : { still: point.still }),
  };
}

/** Ties stay in the order of the draft; what has no day stands last. */
function inOrder(points: readonly OpenPointView[], sort: "apart" | "brackets" | "still" | "text"): OpenPointView[] {
  const byText = [...points];
  if (sort === "text") return byText;
  return byText.sort((one, other) => {
    const apart = other.apart.length - one.apart.length;
    const brackets = other.brackets - one.brackets;
    if (sort === "apart") return apart || brackets;
    if (sort === "brackets") return brackets || apart;
    const [first, second] = [one.still?.day ?? "9999", other.still?.day ?? "9999"];
    return first < second ? -1 : first > second ? 1 : 0;
  });
}

function countOf(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

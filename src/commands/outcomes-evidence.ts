/** Lists what the record has to offer as evidence for a bargaining model: parties, points, positions with their words, and documents. */
import { z } from "zod";
import { wrapLine } from "#report";
import { defineCommand } from "./command.ts";
import { momentOf } from "./moments.ts";
import { itemsById, viewItems } from "./view-items.ts";

const NamedShape = z.strictObject({ id: z.string(), names: z.array(z.string()) });
const Output = z.strictObject({
  parties: z.array(NamedShape),
  points: z.array(NamedShape.extend({ number: z.string().optional() })),
  positions: z.array(
    z.strictObject({
      id: z.string(),
      party: z.string(),
      point: z.string(),
      stance: z.string(),
      line: z.string().describe("Day, party, point, stance and words in one line."),
      date: z.string().optional(),
    }),
  ),
  sources: z.array(NamedShape),
  complete: z.boolean(),
});

const MostPositions = 2000;
const MostSources = 5000;

export const outcomesEvidenceCommand = defineCommand({
  name: "outcomes evidence",
  summary: "List the positions and documents of the record on which entries of a bargaining model can rest.",
  example: "outcomes evidence",
  effect: "query",
  words: [],
  overHttp: true,
  input: z.strictObject({}),
  output: Output,
  async run(_, { parley }) {
    const { store } = parley;
    const moment = await momentOf(store, {});
    const found = await store.items({
      ...moment,
      kinds: ["position"],
      standings: ["proposed", "confirmed", "corrected"],
      order: "newest",
      limit: MostPositions,
    });
    const items = found.rows.map(({ item }) => item);
    const positions = (await viewItems(store, items, moment)).flatMap((view) => (view.kind === "position" ? [view] : []));
    const named = await itemsById(store, [...new Set(positions.flatMap(({ party, point }) => [party.id, point.id]))], moment);
    const sources = await store.sources({ ...moment, limit: MostSources });
    return {
      parties: named.flatMap((item) => (item.kind === "actor" ? [{ id: item.id, names: [item.name, ...item.alsoCalled] }] : [])),
      points: named.flatMap((item) =>
        item.kind === "point"
          ? [{ id: item.id, names: [item.name, ...item.alsoCalled], ...(item.number === undefined ? {} : { number: item.number }) }]
          : [],
      ),
      positions: positions.map(({ id, party, point, stance, line, time }) => ({
        id,
        party: party.id,
        point: point.id,
        stance,
        line,
        ...(time === undefined ? {} : { date: time.from.slice(0, 10) }),
      })),
      sources: sources.rows.map(({ id, details }) => ({
        id,
        names: [details.title, details.origin, details.origin?.split(/[\\/]/u).at(-1)].filter((name): name is string => name !== undefined),
      })),
      complete: found.total <= MostPositions && sources.total <= MostSources,
    };
  },
  toText: ({ positions, sources, complete }) =>
    [
      `${positions.length} positions, ${sources.length} documents${complete ? "" : "; there are more"}.`,
      ...positions.map(({ id, line }) => wrapLine(`  ${id}  ${line}`)),
    ].join("\n"),
});

/** Lists the drafts of the dossier, oldest first: those added as drafts and those read in whose text points were found. */
import { z } from "zod";
import { defineCommand } from "./command.ts";
import { DossierDraftShape, dossierDrafts } from "./dossier-drafts.ts";
import { asOfFields } from "./moments.ts";

export const planListCommand = defineCommand({
  name: "plan list",
  summary: "List the drafts in the dossier, oldest first: those added as drafts and those that were read.",
  example: "plan list",
  effect: "query",
  words: [],
  overHttp: true,
  input: z.strictObject({ ...asOfFields }),
  output: z.strictObject({
    drafts: z.array(z.strictObject({ ...DossierDraftShape.shape, points: z.int().describe("Points of the record that stand in it.") })),
  }),
  async run(clocks, { parley }) {
    const { drafts, points } = await dossierDrafts(parley.store, clocks);
    const countOf = new Map<string, number>();
    for (const point of points)
      for (const source of new Set(point.places.map((place) => place.source))) countOf.set(source, (countOf.get(source) ?? 0) + 1);
    return { drafts: drafts.map((draft) => ({ ...draft, drafters: [...draft.drafters], points: countOf.get(draft.source) ?? 0 })) };
  },
  toText({ drafts }) {
    if (drafts.length === 0) return "There are no drafts yet. Add one with 'parley plan add FILE --instrument NAME'.";
    return drafts
      .map(({ id, date, title, points, status }) => {
        const facts = [
          ...(points > 0 ? [`${points} ${points === 1 ? "point" : "points"} of the record`] : []),
          ...(status === undefined ? [] : [status]),
        ].join(", ");
        return `${id}  ${date ?? "no date"}  ${title}${facts === "" ? "" : ` [${facts}]`}`;
      })
      .join("\n");
  },
});

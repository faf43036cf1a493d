/** Shows the dossier's plan of commitments as it is kept, and where in the dossier's documents each clause stands. */
import { createHash } from "node:crypto";
import { z } from "zod";
import { parseDraft, unitsOf } from "#plan";
import { SourceIdShape, type ValueOf } from "#record";
import type { PlanFile } from "#sequence";
import type { Store } from "#store";
import { defineCommand } from "./command.ts";
import { unitLabel } from "./compare-named-drafts.ts";
import { type DossierDraft, dossierDrafts } from "./dossier-drafts.ts";
import { requireSource } from "./find-item.ts";
import { PlanSetting, usePlan } from "./read-plan.ts";

const PassageShape = z.strictObject({
  clause: z.string(),
  source: SourceIdShape,
  start: z.int(),
  end: z.int(),
  how: z
    .enum(["span", "number"])
    .describe("'span': the plan says so; 'number': the point of that number in the draft that the clause refers to."),
  draft: z.string().optional().describe("Title of that draft."),
});

const Output = z.strictObject({
  origin: z.enum(["kept", "none"]),
  plan: z.looseObject({}).optional().describe("As it was brought in or kept."),
  version: z
    .string()
    .optional()
    .describe("Stands for exactly this plan: 'sequence keep' with --replaces refuses where another has been kept since."),
  passages: z.array(PassageShape),
});

export const sequenceModelCommand = defineCommand({
  name: "sequence model",
  summary: "Show the dossier's plan of commitments as it is kept, with the passages its clauses come from.",
  example: "sequence model",
  effect: "query",
  words: [],
  overHttp: true,
  input: z.strictObject({}),
  output: Output,
  async run(_, { parley }) {
    const kept = await parley.store.setting(PlanSetting);
    if (kept === undefined) return { origin: "none" as const, passages: [] };
    const { written } = usePlan(kept, "the dossier's plan");
    return {
      origin: "kept" as const,
      plan: { ...written },
      version: versionOf(kept),
      passages: [...(await passagesOf(parley.store, written))],
    };
  },
  toText: ({ plan }) =>
    plan === undefined ? "The dossier keeps no plan. Bring one in with 'parley sequence import FILE'." : JSON.stringify(plan, undefined, 2),
});

/** A short name for exactly this plan. */
export function versionOf(kept: unknown): string {
  return createHash("sha256").update(JSON.stringify(kept)).digest("hex").slice(0, 16);
}

type ClausePassage = ValueOf<typeof PassageShape>;

/** Where the clauses stand: by their own span, or by their number in a draft of the dossier that they refer to by title or date. */
async function passagesOf(store: Store, { clauses = [] }: PlanFile): Promise<readonly ClausePassage[]> {
  const found: ClausePassage[] = [];
  const { drafts } = await dossierDrafts(store, {});
  const placesOf = new Map<string, ReadonlyMap<string, { readonly start: number; readonly end: number }>>();
  for (const { id, span, reference, point } of clauses) {
    if (span !== undefined) {
      found.push({ clause: id, ...span, how: "span" });
      continue;
    }
    const draft = drafts.findLast((one) => reference !== undefined && refersTo(reference, one));
    if (draft === undefined || point === undefined) continue;
    const places = placesOf.get(draft.source) ?? (await unitPlaces(store, draft));
    placesOf.set(draft.source, places);
    const place = places.get(point);
    if (place !== undefined) found.push({ clause: id, source: draft.source, ...place, how: "number", draft: draft.title });
  }
  return found;
}

const Months = "January February March April May June July August September October November December".split(" ");

/** A reference names a draft by its title, or by its day: 2026-03-09, 9 March 2026. */
function refersTo(reference: string, { title, date }: DossierDraft): boolean {
  if (title !== "" && reference.toLowerCase().includes(title.toLowerCase())) return true;
  if (date === undefined) return false;
  const [year = "", month = "", day = ""] = date.split("-");
  return reference.includes(date) || new RegExp(`\\b${Number(day)} ${Months[Number(month) - 1] ?? date} ${year}\\b`, "u").test(reference);
}

/** The units of a draft by their bare numbers; a number that stands twice names neither. */
async function unitPlaces(
  store: Store,
  { source }: DossierDraft,
): Promise<ReadonlyMap<string, { readonly start: number; readonly end: number }>> {
  const { text } = await requireSource(store, source);
  const places = new Map<string, { readonly start: number; readonly end: number } | undefined>();
  for (const node of unitsOf(parseDraft(text))) {
    const number = /\d[\w.]*|[IVXLC]+$/u.exec(unitLabel(node))?.[0].replace(/[.]$/u, "");
    if (number !== undefined) places.set(number, places.has(number) ? undefined : { start: node.range.start, end: node.range.end });
  }
  return new Map([...places].flatMap(([number, place]) => (place === undefined ? [] : [[number, place] as const])));
}

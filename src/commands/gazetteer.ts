/** Decides what a dossier's own gazetteer may say: states and organisations that the reader's world does not know. */

import { z } from "zod";
import { fingerprint, type ValueOf } from "#record";

export const GazetteerShape = z.strictObject({
  states: z
    .array(
      z.strictObject({
        name: z.string().min(1),
        demonyms: z.array(z.string()).optional(),
        capitals: z.array(z.string()).optional(),
        seats: z.array(z.string()).optional(),
        alsoCalled: z.array(z.string()).optional(),
      }),
    )
    .optional(),
  organisations: z
    .array(z.strictObject({ name: z.string().min(1), alsoCalled: z.array(z.string()).optional(), actsFor: z.string().optional() }))
    .optional(),
});
export type Gazetteer = ValueOf<typeof GazetteerShape>;

/** The dossier setting that keeps it. */
export const GazetteerSetting = "gazetteer";

/** Short name of a gazetteer's content, part of the reader's version; empty for an empty one. */
export function fingerprintOf(gazetteer: Gazetteer): string {
  const isEmpty = (gazetteer.states?.length ?? 0) + (gazetteer.organisations?.length ?? 0) === 0;
  return isEmpty ? "" : fingerprint(JSON.stringify(gazetteer)).slice(0, 6);
}

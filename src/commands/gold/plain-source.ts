/** Decides how a gold text becomes a source: exactly as it stands, without any details, so that its marks keep their offsets. */
import { createHash } from "node:crypto";
import { type Source, sourceIdOf } from "#record";

/** A source of which only the text is known, and the day of publication where one is given. */
export function plainSource(text: string, published?: string): Source {
  const textHash = createHash("sha256").update(text, "utf8").digest("hex");
  const details = published === undefined ? { credit: [] } : { credit: [], published };
  return { id: sourceIdOf(textHash, undefined), text, textHash, format: "text", details, blocks: [] };
}

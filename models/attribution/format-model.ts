/** Decides how learned weights become the bytes that `parseAttributionModel` reads: one signed byte a weight. */
import {
  type AttributionModel,
  BYTE_LIMIT,
  FARTHEST_SHIFT,
  MAGIC,
  QUESTIONS,
  SCALE_UNIT,
  THRESHOLD_UNIT,
  VERSION,
} from "../../src/reading/attribution/attribution-model.ts";
import { ModelWriter } from "../training/write-model.ts";

/** Bytes of the model. A byte holds the square root of a weight's share of the largest, so that small weights keep their differences. */
export function formatModel({ name, threshold, calibration, weights }: AttributionModel): Uint8Array {
  const writer = new ModelWriter(MAGIC, VERSION);
  writer.writeNames([name]);
  writer.writeCount(Math.round(threshold * THRESHOLD_UNIT));
  writer.writeCount(Math.round(calibration.scale * THRESHOLD_UNIT));
  writer.writeCount(Math.round((calibration.shift + FARTHEST_SHIFT) * THRESHOLD_UNIT));
  const tables = QUESTIONS.map((question) => {
    const learned = weights[question];
    if (learned.kind !== "learned") throw new Error(`The weights of ${question} are packed already.`);
    const { table } = learned;
    const largest = table.reduce((most: number, weight) => Math.max(most, Math.abs(weight)), 1 / SCALE_UNIT);
    writer.writeCount(Math.round(largest * SCALE_UNIT));
    writer.writeCount(Math.log2(table.length));
    return Int8Array.from(table, (weight) => Math.sign(weight) * Math.round(BYTE_LIMIT * Math.sqrt(Math.abs(weight) / largest)));
  });
  const head = writer.toBytes();
  const bytes = new Uint8Array(head.length + tables.reduce((sum, table) => sum + table.length, 0));
  bytes.set(head);
  let at = head.length;
  for (const table of tables) {
    bytes.set(new Uint8Array(table.buffer), at);
    at += table.length;
  }
  return bytes;
}

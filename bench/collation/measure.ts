/** Decides how fast a dossier is collated: made-up dossiers of growing size, best and median of five. Usage: node scripts/run-ts.mjs bench/collation/measure.ts */
import { collate } from "#collation";
import { standingPositions } from "#positions";
import { makeUpDossier } from "./made-up-dossier.ts";

for (const size of [100, 300, 1000]) {
  const documents = makeUpDossier(size);
  const marks = documents.reduce(
    (sum, { reading }) => sum + reading.mentions.length + reading.attributions.length + reading.meetings.length + reading.positions.length,
    0,
  );
  const times: number[] = [];
  let items = 0;
  for (let round = 0; round < 5; round++) {
    const started = process.cpuUsage();
    items = collate({ documents, decisions: [] }, standingPositions).items.length;
    times.push(process.cpuUsage(started).user / 1000);
  }
  times.sort((one, other) => one - other);
  const [best = 0, , median = 0] = times;
  console.log(`${size} documents, ${marks} marks → ${items} items: best ${best.toFixed(0)} ms, median ${median.toFixed(0)} ms`);
}

/** Writes networks with uncertainty in the plain STNU form, so that others can compare: seeded, and named by what both algorithms say of them. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { checkControllability, formatPlainStnu, isControllableByMorris, layNetwork, type TemporalNetwork } from "#sequence";

const folder = "bench/sequence/instances";
const wanted = new Map([
  ["dc_100nodes", 2],
  ["notDC_100nodes", 2],
  ["dc_200nodes", 2],
  ["notDC_200nodes", 2],
]);
mkdirSync(folder, { recursive: true });
for (let seed = 1; [...wanted.values()].some((left) => left > 0) && seed < 20_000; seed++) {
  const points = seed % 2 === 0 ? 100 : 200;
  const network = draw(points, seed);
  const controllable = checkControllability(network).kind === "controllable";
  if (controllable !== isControllableByMorris(network)) throw new Error(`the algorithms disagree on seed ${seed}`);
  const kind = `${controllable ? "dc" : "notDC"}_${points}nodes`;
  const left = wanted.get(kind) ?? 0;
  if (left === 0) continue;
  wanted.set(kind, left - 1);
  writeFileSync(join(folder, `${kind}_${points / 10}ctgs_seed${seed}.plainStnu`), formatPlainStnu(network));
}

/** A tenth of the points end a link; limits join points that lie near each other in a hidden order, so that many plans can be kept. */
function draw(count: number, seed: number): TemporalNetwork {
  let state = seed * 2654435761;
  const random = (below: number) => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 374761393) | 0;
    return ((state ^ (state >>> 13)) >>> 0) % below;
  };
  const links = count / 10;
  const points = [
    "Z",
    ...Array.from({ length: links }, (_, link) => [`A${link + 1}`, `C${link + 1}`]).flat(),
    ...Array.from({ length: count - 1 - 2 * links }, (_, point) => `N${point + 1}`),
  ];
  const hidden = points.map((_, point) => (point === 0 ? 0 : 10 + random(12 * count)));
  for (let link = 0; link < links; link++) hidden[2 + 2 * link] = (hidden[1 + 2 * link] ?? 0) + 8;
  const durations = Array.from({ length: links }, (_, link) => ({
    from: 1 + 2 * link,
    to: 2 + 2 * link,
    lower: 8 - random(4),
    upper: 8 + 1 + random(8),
    clause: -1,
  }));
  const limits = Array.from({ length: 3 * count }, () => {
    const from = random(count);
    const to = random(count);
    return { from, to, amount: (hidden[to] ?? 0) - (hidden[from] ?? 0) + 4 + random(60), clause: 0 };
  }).filter(({ from, to }) => from !== to);
  return layNetwork({ points, origin: 0, limits, links: durations, clauses: [{ id: "drawn", text: "", place: "" }], scale: 1 });
}

/** Decides how long it takes to read a draft's structure and brackets against its length, up to 2 MB; invented text, same on every machine. */
import { arch, cpus, platform } from "node:os";
import { agreedText, parseDraft, readAsParty, readBrackets } from "#plan";

const Sizes = [62_500, 125_000, 250_000, 500_000, 1_000_000, 2_000_000];
const Rounds = 5;

/** A treaty with as many articles as fill `size` characters: numbered paragraphs, items, alternatives, names, options, nested brackets. */
function inventDraft(size: number): string {
  const pieces: string[] = ["# Strait framework\n\n## Preamble\n\nThe Parties,\n\nHave agreed as follows:\n\n"];
  let length = pieces[0]?.length ?? 0;
  for (let article = 1; length < size; article++) {
    const piece = `## Article ${article} (passage)\n\n1. The parties [shall][should][other] open the [northern channel] [southern channel] to ships [that carry [food and] medicine], [US/JP propose; CL oppose: within [5][10] days].\n\n    (a) by day [and by night];\n\n    (b) in convoy[s], under Article ${article}, paragraph 1.\n\n2. **Option 1:** Tolls end [by 20XX].\n\n    **Option 2:** No text\n\n3. Nothing in this article touches the rights of coastal states, which each party reaffirms in good faith and without prejudice to its claims.\n\n`;
    pieces.push(piece);
    length += piece.length;
  }
  return pieces.join("").slice(0, size);
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}

console.log(
  `${cpus()[0]?.model.trim()}, ${cpus().length} cores, ${platform()} ${arch()}, Node ${process.version}; medians of ${Rounds} rounds, milliseconds`,
);
console.log("characters  brackets  structure  brackets read  agreed  reading    all  ms per MB");
for (const size of Sizes) {
  const text = inventDraft(size);
  const times: number[][] = [[], [], [], []];
  let brackets = 0;
  for (let round = 0; round < Rounds; round++) {
    const started = performance.now();
    const draft = parseDraft(text);
    const parsed = performance.now();
    const bracketed = readBrackets(draft);
    const read = performance.now();
    const agreed = agreedText(bracketed).text.length;
    const taken = performance.now();
    const reading = readAsParty(bracketed, "US").text.length;
    const done = performance.now();
    if (agreed === 0 || reading === 0) throw new Error("nothing was read");
    brackets = bracketed.tree.openings;
    for (const [at, time] of [parsed - started, read - parsed, taken - read, done - taken].entries()) times[at]?.push(time);
  }
  const medians = times.map(median);
  const all = medians.reduce((sum, time) => sum + time, 0);
  const perMegabyte = all / (size / 1_000_000);
  const cells = [size, brackets, ...medians.map(Math.round), Math.round(all), Math.round(perMegabyte)];
  console.log(cells.map((cell, at) => String(cell).padStart([10, 9, 10, 14, 7, 8, 6, 10][at] ?? 8)).join(" "));
}

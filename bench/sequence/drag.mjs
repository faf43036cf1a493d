/** Measures how soon the built Sequence page answers a drag, from the move of the hand to the frame in which chart and exposures stand anew, and until the dates stand after a clause was edited. Usage: node bench/sequence/drag.mjs [steps] [unit of the durations] */
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const Moves = 100;
const Edits = 4;
const steps = Number(process.argv[2] ?? 100);
const unit = process.argv[3] ?? "days";
const parley = fileURLToPath(new URL("../../bin/parley.mjs", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "parley-drag-"));
const commitments = Array.from({ length: steps }, (_, index) => ({
  id: `s${index}`,
  obligor: index % 2 === 0 ? "Averna" : "Belmar",
  beneficiary: index % 2 === 0 ? "Belmar" : "Averna",
  cost: 1 + (index % 5),
  value: 1 + (index % 3),
  duration: `${2 + (index % 4)} ${unit}`,
  after: index >= 5 ? [`s${index - 5}`] : [],
}));
const plan = join(folder, "plan.json");
const dossier = join(folder, "drag.parley");
writeFileSync(plan, JSON.stringify({ start: "2026-04-01", commitments }));
spawnSync(process.execPath, [parley, "sequence", "keep", plan, "--dossier", dossier], { stdio: "inherit" });

const server = spawn(process.execPath, [parley, "open", "--dossier", dossier, "--port", "0", "--no-browser"], {
  stdio: ["ignore", "pipe", "inherit"],
});
const address = await new Promise((resolve) => {
  let said = "";
  server.stdout.on("data", (text) => {
    said += text;
    const found = /http:\/\/\S+/u.exec(said);
    if (found !== null) resolve(new URL(found[0]));
  });
});
const executablePath = process.env.PARLEY_CHROMIUM ?? "/usr/bin/chromium";
const browser = await chromium.launch({
  executablePath,
  args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const token = address.searchParams.get("token") ?? "";
  await page.goto(new URL(`/sequence?on=2026-04-10&token=${encodeURIComponent(token)}`, address).href);
  const bar = page.locator(".sequence-row[data-step='s0'] .sequence-solid");
  await bar.waitFor();
  const box = await bar.boundingBox();
  await page.mouse.move(box.x + 2, box.y + 5);
  await page.mouse.down();
  const answers = [];
  for (let move = 1; move <= Moves; move++) {
    await page.mouse.move(box.x + 2 + 5 * move, box.y + 5);
    await page.waitForTimeout(30); // As a hand moves.
    const told = await page.locator(".sequence-box").getAttribute("data-answered-ms");
    if (told !== null) answers.push(Number(told));
  }
  await page.keyboard.press("Escape");
  await page.mouse.up();
  answers.sort((one, other) => one - other);
  const at = (share) => `${answers[Math.min(answers.length - 1, Math.floor(answers.length * share))]} ms`;
  console.log(`${steps} steps in ${unit}, ${answers.length} moves: median ${at(0.5)}, 90 % ${at(0.9)}, slowest ${at(1)}`);
  const dated = [];
  for (let edit = 0; edit < (steps > 500 ? 1 : Edits); edit++) {
    const step = `s${(7 * edit) % steps}`;
    await page.goto(new URL(`/sequence?on=2026-04-10&step=${step}`, address).href);
    const longest = page.getByLabel(/^At most: takes/u);
    await longest.waitFor();
    for (const length of [8, 9, 10, 11, 12, 13]) {
      await longest.fill(`${length} ${unit}`);
      await longest.press("Enter");
      await page.waitForFunction((was) => document.querySelector(".sequence-box")?.getAttribute("data-dated-ms") !== was, null);
      await page.waitForTimeout(600); // The survey of the rest, too.
      const told = await page.locator(".sequence-box").getAttribute("data-dated-ms");
      if (told !== null) dated.push(Number(told));
    }
  }
  dated.sort((one, other) => one - other);
  const until = (share) => `${dated[Math.min(dated.length - 1, Math.floor(dated.length * share))]} ms`;
  console.log(`${dated.length} clauses edited: dates after a median of ${until(0.5)}, 90 % ${until(0.9)}, slowest ${until(1)}`);
} finally {
  await browser.close();
  const gone = new Promise((resolve) => server.on("exit", resolve));
  server.kill();
  await gone;
  rmSync(folder, { recursive: true });
}

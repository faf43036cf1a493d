import { spawn, spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

let folder: string;
let plan: string;
const program = join(import.meta.dirname, "..", "bin", "parley.mjs");
/** Large enough for a thread of its own. */
const Steps = 20_000;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "parley-large-"));
  plan = join(folder, "large.json");
  const commitments = Array.from({ length: Steps }, (_, step) => ({
    id: `step-${step}`,
    obligor: step % 2 === 0 ? "Averna" : "Belmar",
    act: "does one of a great many things of the same kind",
    duration: { kind: "contingent", min: "1 days", likely: "2 days", max: "4 days" },
    ...(step < 50 ? {} : { after: [`step-${step - 50 + ((step * 7) % 49)}`] }),
  }));
  await writeFile(plan, JSON.stringify({ start: "2026-01-05", commitments }));
});

afterAll(async () => void (await rm(folder, { recursive: true })));

const parley = (...words: readonly string[]) =>
  spawnSync(process.execPath, [program, ...words], { encoding: "utf8", timeout: 100_000, maxBuffer: 2 ** 28 });

describe("a large plan on the command line", { timeout: 120_000 }, () => {
  it("is checked, explained and followed up in a thread of its own, with the answer of a small one", () => {
    const checked = parley("sequence", "check", plan, "--json");
    expect(checked.status, checked.stderr).toBe(0);
    expect(JSON.parse(checked.stdout)).toMatchObject({ consistent: true, dynamicallyControllable: true, contingentLinks: Steps });
    expect(parley("sequence", "why", plan).stdout).toContain("Nothing stands against it");
  });

  it("is given an order with bounds where it is too long to be searched, and no claim", () => {
    const ordered = parley("sequence", "order", plan, "--json");
    expect(ordered.status, ordered.stderr).toBe(0);
    const { order, optimal, certificate } = JSON.parse(ordered.stdout);
    expect([new Set(order).size, optimal]).toEqual([Steps, false]);
    expect(certificate.how).toContain("not searched");
  });

  it("is refused from there with what to do", async () => {
    const circle = join(folder, "circle.json");
    const { commitments } = JSON.parse(await readFile(plan, "utf8"));
    commitments[0].after = ["step-50"];
    commitments[50].after = ["step-0"];
    await writeFile(circle, JSON.stringify({ start: "2026-01-05", commitments }));
    const refused = parley("sequence", "order", circle);
    expect(refused.status).toBe(2);
    expect(refused.stderr).toContain("in a circle");
    expect(refused.stderr).toContain("Take out one of these precedences");
  });

  it("ends soon after an interruption, without a fault", async () => {
    const child = spawn(process.execPath, [program, "sequence", "simulate", plan, "--runs", "1000000"], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    let told = "";
    child.stderr.on("data", (chunk: Buffer) => {
      told += chunk.toString();
    });
    await new Promise((resolve) => setTimeout(resolve, 5000));
    const asked = Date.now();
    child.kill("SIGINT");
    const code = await new Promise<number | null>((resolve) => child.on("exit", resolve));
    expect(code).toBe(1);
    expect(Date.now() - asked).toBeLessThan(10_000);
    expect(told).toContain("interrupted");
    expect(told).not.toContain("failed");
  });
});

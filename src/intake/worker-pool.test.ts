import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createWorkerPool, type WorkerPool } from "./worker-pool.ts";

/** What a test worker can be asked: the answer says which thread gave it. */
type Ask = { readonly do: "answer" | "loop" | "fill" | "throw" | "exit" | "answer, then exit"; readonly number?: number };
type Answer = { readonly thread: number; readonly number: number | undefined };

const Script = `
import { parentPort, threadId } from "node:worker_threads";
const kept = [];
parentPort.on("message", (ask) => {
  if (ask.do === "loop") for (;;);
  if (ask.do === "fill") for (;;) kept.push(new Array(100_000).fill(kept.length));
  if (ask.do === "throw") throw new Error("it broke");
  if (ask.do === "exit") process.exit(7);
  parentPort.postMessage({ thread: threadId, number: ask.number });
  if (ask.do === "answer, then exit") setImmediate(() => process.exit(0));
});
parentPort.postMessage("ready");
`;

let folder: string;
let pool: WorkerPool<Ask, Answer>;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "parley-pool-"));
  writeFileSync(join(folder, "worker.mjs"), Script);
  writeFileSync(join(folder, "ends-at-once.mjs"), "process.exit(3);");
  writeFileSync(join(folder, "breaks-at-once.mjs"), "throw new Error('no weights');");
});
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => pool.close());

function poolOf({ size = 1, timeMs = 20_000, heapMb = 64, script = "worker.mjs" } = {}): WorkerPool<Ask, Answer> {
  pool = createWorkerPool<Ask, Answer>(pathToFileURL(join(folder, script)), { size, timeMs, heapMb }, undefined);
  return pool;
}

async function threadOf(number?: number): Promise<number> {
  const outcome = await pool.ask({ do: "answer", ...(number === undefined ? {} : { number }) });
  if (outcome.kind !== "answer") throw new Error(`killed: ${outcome.message}`);
  return outcome.answer.thread;
}

describe("a pool of workers", () => {
  it("answers, and keeps its worker", async () => {
    poolOf();
    expect(await pool.ask({ do: "answer", number: 4 })).toMatchObject({ kind: "answer", answer: { number: 4 } });
    expect(await threadOf()).toBe(await threadOf());
  });

  it.each([
    ["loops for ever", { do: "loop" }, { timeMs: 1500 }, "time", /over 1[.]5 seconds/u],
    ["fills its heap", { do: "fill" }, {}, "memory", /memory/u],
    ["throws", { do: "throw" }, {}, "crash", /it broke/u],
    ["ends itself", { do: "exit" }, {}, "crash", /code 7/u],
  ] as const)(
    "kills a worker that %s, says why, and replaces it",
    async (_name, question, caps, reason, message) => {
      poolOf(caps);
      const before = await threadOf();
      const outcome = await pool.ask(question);
      expect(outcome).toMatchObject({ kind: "killed", reason, message: expect.stringMatching(message) });
      expect(await threadOf()).not.toBe(before);
    },
    30_000,
  );

  it("replaces a worker that ended while it had nothing to do", async () => {
    poolOf();
    const outcome = await pool.ask({ do: "answer, then exit" });
    const before = outcome.kind === "answer" ? outcome.answer.thread : undefined;
    // While the thread is ending a question may still reach it, or be told as a crash; both are honest.
    const isReplaced = async (): Promise<boolean> => {
      const next = await pool.ask({ do: "answer" });
      return next.kind === "answer" && next.answer.thread !== before;
    };
    await expect.poll(isReplaced, { timeout: 10_000 }).toBe(true);
  });

  it("answers each question with its own answer, in no more threads than its size", async () => {
    poolOf({ size: 2 });
    const numbers = Array.from({ length: 25 }, (_, at) => at);
    const outcomes = await Promise.all(numbers.map((number) => pool.ask({ do: "answer", number })));
    const answers = outcomes.map((outcome) => (outcome.kind === "answer" ? outcome.answer : undefined));
    expect(answers.map((answer) => answer?.number)).toEqual(numbers);
    expect(new Set(answers.map((answer) => answer?.thread)).size).toBeLessThanOrEqual(2);
  });

  it("lets the questions behind a killed one wait and be answered", async () => {
    poolOf({ timeMs: 1500 });
    await threadOf();
    const [looped, first, second] = await Promise.all([pool.ask({ do: "loop" }), pool.ask({ do: "answer" }), pool.ask({ do: "answer" })]);
    expect([looped.kind, first.kind, second.kind]).toEqual(["killed", "answer", "answer"]);
  }, 30_000);

  it("rejects where no worker can start, and says why", async () => {
    poolOf({ script: "ends-at-once.mjs" });
    await expect(pool.ask({ do: "answer" })).rejects.toThrow(/code 3 before it was ready/u);
    poolOf({ script: "breaks-at-once.mjs" });
    await expect(pool.ask({ do: "answer" })).rejects.toThrow(/no weights/u);
  });

  it("ends work under way when it is closed, and begins no more", async () => {
    poolOf();
    await threadOf();
    const questions = [pool.ask({ do: "loop" }), pool.ask({ do: "answer" })];
    await pool.close();
    expect((await Promise.all(questions)).map((outcome) => outcome.kind)).toEqual(["killed", "killed"]);
  });
});

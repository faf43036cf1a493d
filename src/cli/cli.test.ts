import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { CommandError, defineCommand } from "#commands";
import { buildProgram } from "./build-program.ts";
import { fieldsOf, wordOf } from "./command-fields.ts";
import { completionScript } from "./completion.ts";
import { exitCodeOf } from "./exit-codes.ts";
import { failureOf } from "./fail.ts";
import { findDossier, WhichDossier } from "./find-dossier.ts";
import { printable } from "./printable.ts";
import { createProgressLine } from "./progress.ts";

const command = defineCommand({
  name: "sample",
  summary: "A sample.",
  example: "sample a",
  effect: "query",
  words: ["what", "files…"],
  overHttp: false,
  input: z.strictObject({
    what: z.enum(["a", "b"]).describe("What."),
    files: z.array(z.string()).default([]),
    knownAsOf: z.string().optional(),
    limit: z.int().default(3),
    dryRun: z.boolean().default(false),
    fields: z.record(z.string(), z.json()).optional(),
  }),
  output: z.strictObject({}),
  run: () => Promise.resolve({}),
  toText: () => "",
});

describe("a command's fields", () => {
  const fields = fieldsOf(command);
  it("become words and options of their kind; an object cannot be typed and is left out", () => {
    expect(fields.map(({ name, flag, type }) => [name, flag, type])).toEqual([
      ["what", "--what", "text"],
      ["files", "--files", "list"],
      ["knownAsOf", "--known-as-of", "text"],
      ["limit", "--limit", "number"],
      ["dryRun", "--dry-run", "switch"],
    ]);
    expect(fields[0]).toMatchObject({ choices: ["a", "b"], description: "What.", isRequired: true });
    expect(fields[3]).toMatchObject({ defaultValue: 3, isRequired: false });
  });
  it("are written as the command line writes words", () => {
    expect(command.words.map((word) => wordOf(word, fields))).toEqual(["<what>", "[files...]"]);
  });
});

describe("an interruption", () => {
  it.each([
    { atOneGo: true, left: 1 },
    { atOneGo: false, left: 0 },
  ])("is left to the system where a command could not hear it (at one go: $atOneGo)", async ({ atOneGo, left }) => {
    let count = 0;
    const sample = defineCommand({ ...command, atOneGo, words: [], dossier: "none", input: z.strictObject({}) });
    const program = buildProgram([sample], "1", {
      out: () => undefined,
      err: { write: () => true },
      environment: {},
      folder: tmpdir(),
      signal: new AbortController().signal,
      letInterruptionsEnd: () => {
        count++;
      },
      clock: () => 0,
      setExitCode: () => undefined,
    });
    await program.parseAsync(["node", "parley", "sample"]);
    expect(count).toBe(left);
  });
});

describe("commands of two words", () => {
  const pair = (name: string) =>
    defineCommand({
      ...command,
      name,
      words: ["what"],
      dossier: ({ what }) => (what === "a" ? "none" : "existing"),
      input: z.strictObject({ what: z.enum(["a", "b"]) }),
      output: z.strictObject({ ran: z.string() }),
      run: () => Promise.resolve({ ran: name }),
    });
  const folder = mkdtempSync(join(tmpdir(), "parley-cli-"));
  afterAll(() => rmSync(folder, { recursive: true }));

  async function check(words: readonly string[], expected: { readonly code: number; readonly out: string }) {
    const printed: string[] = [];
    const codes: number[] = [];
    const program = buildProgram([pair("plan"), pair("plan diff"), pair("plan show")], "1", {
      out: (text) => printed.push(text),
      err: { write: () => true },
      environment: {},
      folder,
      signal: new AbortController().signal,
      clock: () => 0,
      setExitCode: (code) => codes.push(code),
    });
    await program.parseAsync([...words, "--json"], { from: "user" });
    expect({ code: codes.at(-1), out: printed.join("").slice(0, expected.out.length) }).toEqual(expected);
  }

  it("stand below their first word, which may be a command of its own", async () => {
    await check(["plan", "diff", "a"], { code: 0, out: '{"ran":"plan diff"}' });
    await check(["plan", "show", "a"], { code: 0, out: '{"ran":"plan show"}' });
    await check(["plan", "a"], { code: 0, out: '{"ran":"plan"}' });
  });
  it("say themselves, from their input, whether they need a dossier", async () => {
    await check(["plan", "diff", "b"], { code: 2, out: '{"error"' });
  });
  it("are refused without the control characters of what was refused", async () => {
    const told: string[] = [];
    const refusing = defineCommand({
      ...pair("plan"),
      dossier: "none",
      run: () => Promise.reject(new CommandError("bad-input", "line 1 says \u001b[31mred\u0007", "Write it plainly.")),
    });
    const program = buildProgram([refusing], "1", {
      out: () => {},
      err: { write: (text) => told.push(text) },
      environment: {},
      folder,
      signal: new AbortController().signal,
      clock: () => 0,
      setExitCode: () => {},
    });
    await program.parseAsync(["plan", "a"], { from: "user" });
    expect(told.join("")).toBe("parley plan: line 1 says \\u{1b}[31mred\\u{7}\nWrite it plainly.\n");
  });
  it("are completed word by word", () => {
    const script = completionScript("bash", [pair("plan diff"), pair("plan show")]);
    expect(script).toContain('words="plan help"');
    expect(script).toContain('words="diff show"');
    expect(script).toContain('"plan diff") words="$words a b');
  });
});

describe("the dossier meant", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "parley-cli-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** Which dossier is meant where these files lie in the folder. */
  function check(files: readonly string[], named: string | undefined, environment: NodeJS.ProcessEnv, expected: string) {
    for (const file of files) writeFileSync(join(folder, file), "");
    expect(findDossier(named, environment, folder)).toBe(expected);
  }

  it("is the one named, before the environment's, before the one in the folder", () => {
    check(["a.parley"], "x.parley", { PARLEY_DOSSIER: "y.parley" }, "x.parley");
    check(["a.parley"], undefined, { PARLEY_DOSSIER: "y.parley" }, "y.parley");
    check(["a.parley", "a.parley-wal", "notes.txt"], undefined, { PARLEY_DOSSIER: "" }, join(folder, "a.parley"));
  });
  it("is dossier.parley where none lies there; a folder of that ending is none", () => {
    mkdirSync(join(folder, "x.parley"));
    check([], undefined, {}, join(folder, "dossier.parley"));
  });
  it("is asked for where several lie there", () => {
    expect(() => check(["b.parley", "a.parley"], undefined, {}, "")).toThrow(WhichDossier);
    expect(() => findDossier(undefined, {}, folder)).toThrow(/a[.]parley, b[.]parley.*--dossier FILE/u);
  });
});

describe("a failure", () => {
  const zodError = z.strictObject({ asOf: z.iso.date("a day as YYYY-MM-DD") }).safeParse({ asOf: "soon" }).error;
  const storeError = (code: string) => Object.assign(new Error("the disk is full. Make room."), { code, whatToDo: "Make room." });
  it.each([
    [
      "of the input",
      zodError,
      { code: "bad-input", exitCode: 2, message: "as-of: a day as YYYY-MM-DD", whatToDo: "See 'parley help list'." },
    ],
    [
      "of the caller",
      new CommandError("no-such-item", "no 'X-1'", "List them."),
      { code: "no-such-item", exitCode: 2, message: "no 'X-1'", whatToDo: "List them." },
    ],
    ["of the store, said once", storeError("disk-full"), { code: "disk-full", exitCode: 1, whatToDo: "" }],
    ["of the caller, in the store", storeError("not-a-dossier"), { code: "not-a-dossier", exitCode: 2 }],
    ["of choice", new WhichDossier("Say which."), { code: "which-dossier", exitCode: 2, message: "Say which." }],
    ["by an interruption", AbortSignal.abort().reason, { code: "interrupted", exitCode: 1, whatToDo: "" }],
    ["of ours", new TypeError("x is not a function"), { code: "fault", exitCode: 1, message: "Parley failed: x is not a function" }],
    ["of what is no error", "broken", { code: "fault", exitCode: 1, message: "Parley failed: broken" }],
  ])("%s is told with what to do", (_name, error, expected) => expect(failureOf(error, "list")).toMatchObject(expected));
});

describe("the exit code", () => {
  const read = (counts: object, more: object = {}) => ({
    counts: { read: 0, known: 0, refused: 0, ...counts },
    problems: [],
    interrupted: false,
    ...more,
  });
  it.each([
    ["of an answer", { items: [] }, 0],
    ["of nothing", undefined, 0],
    ["of the home page, which counts otherwise", { counts: { actor: { all: 1 } } }, 0],
    ["where all was read", read({ read: 2, known: 1 }), 0],
    ["where a note stands beside", read({ read: 2 }, { problems: [{ severity: "note" }] }), 0],
    ["where a path was not found", read({ read: 2 }, { problems: [{ severity: "error" }] }), 1],
    ["where some were refused", read({ read: 1, refused: 1 }), 1],
    ["where it was interrupted", read({ read: 1 }, { interrupted: true }), 1],
    ["where all were refused", read({ refused: 2 }), 2],
    ["where the one pasted was refused", { status: "refused" }, 2],
  ])("%s", (_name, answer, code) => expect(exitCodeOf(answer)).toBe(code));
});

describe("progress", () => {
  /** What is written when these steps are reported, one each `everyMs`. */
  function written(
    isTTY: boolean,
    everyMs: number,
    steps: readonly { readonly done: number; readonly note?: string }[],
    { columns = 60, begun = 0 } = {},
  ): string {
    let text = "";
    let now = 0;
    const line = createProgressLine({ isTTY, columns, write: (words) => (text += words) }, () => now);
    now += begun;
    for (const step of steps) {
      now += everyMs;
      line.report({ total: 4, current: `file\u001b[2J-${step.done}.txt`, ...step });
    }
    line.end();
    return text;
  }

  it("is one live line on a terminal, cut to its width, and gone at the end", () => {
    const text = written(true, 2000, [{ done: 1 }, { done: 2 }, { done: 4 }]);
    const lines = text.split("\r\u001b[2K").filter((line) => line !== "");
    expect(lines.map((line) => /(\d) of 4/u.exec(line)?.[1])).toEqual(["1", "2", "4"]);
    for (const line of lines) expect(line.length).toBeLessThan(60);
    expect(lines[0]).toContain("s left");
    expect(text.endsWith("\r\u001b[2K")).toBe(true);
    expect(text).not.toContain("\n");
  });
  it("is not repainted faster than the eye follows, but always at the end", () => {
    const steps = [{ done: 1 }, { done: 2 }, { done: 3 }, { done: 4 }];
    expect(written(true, 1, steps, { begun: 2000 }).match(/of 4/gu)).toHaveLength(2);
  });
  it.each([true, false])("is quiet about what is over in less than two seconds", (isTTY) => {
    expect(written(isTTY, 490, [{ done: 1 }, { done: 2 }, { done: 3 }, { done: 4 }])).toBe("");
    expect(written(isTTY, 700, [{ done: 1 }, { done: 2 }, { done: 3 }, { done: 4 }])).toContain("3 of 4");
  });
  it("is a plain line now and then elsewhere", () => {
    const text = written(false, 3000, [{ done: 1 }, { done: 2 }, { done: 3 }, { done: 4 }]);
    expect(
      text
        .trim()
        .split("\n")
        .map((line) => line.slice(0, 6)),
    ).toEqual(["1 of 4", "3 of 4", "4 of 4"]);
    expect(text).not.toContain("\u001b");
  });
  it("says a note at once, on a line of its own", () => {
    expect(written(true, 2000, [{ done: 1 }, { done: 2, note: "b.txt: empty" }])).toContain("\r\u001b[2Kb.txt: empty\n");
    expect(written(false, 1, [{ done: 1, note: "b.txt: empty" }])).toMatch(/^b[.]txt: empty\n/u);
  });
});

describe("a text on a terminal", () => {
  it.each([
    ["words\tand\nlines, é, 🕊, שלום", "words\tand\nlines, é, 🕊, שלום"],
    ["\u001b[2J", "\\u{1b}[2J"],
    ["\u009b31m", "\\u{9b}31m"],
    ["a\rb\u0007", "a\\u{d}b\\u{7}"],
    ["\u202egnp.exe", "\\u{202e}gnp.exe"],
  ])("%j", (text, shown) => expect(printable(text)).toBe(shown));
});

import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const Program = resolve("bin/parley.mjs");
const Story = resolve("examples/strait-of-orsa");
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "parley-program-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function parley(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [Program, ...words], { cwd: folder, encoding: "utf8", maxBuffer: 1e9 });
  return { status, stdout, stderr };
}

describe("the caller's mistakes", () => {
  it.each([
    ["an unknown command", ["frobnicate"], /unknown command/iu],
    ["a listing of nothing known", ["list", "unicorns"], /unicorns/u],
    ["a number that is none", ["list", "meetings", "--limit", "many"], /limit/u],
    ["a day that is none", ["list", "meetings", "--as-of", "soon"], /YYYY-MM-DD/u],
    ["no dossier here", ["list", "meetings"], /parley read|no such|not exist|no dossier|missing/iu],
    ["a file that is not there", ["read", "nowhere.txt"], /nowhere.txt/u],
    ["an unknown shell", ["completion", "tcsh"], /tcsh/u],
  ])("%s: exit 2, with what to do", (_name, words, message) => {
    const { status, stderr } = parley(...words);
    expect(stderr).toMatch(message);
    expect(status).toBe(2);
  });

  it("a file that is no dossier, and a dossier of a newer Parley", () => {
    const path = join(folder, "not.parley");
    writeFileSync(path, "this is a text and no dossier at all");
    const { status, stderr } = parley("list", "meetings", "--dossier", path);
    expect(status).toBe(2);
    expect(stderr).toMatch(/not a .*dossier/iu);
    rmSync(path);
  });

  it("is told as JSON too", () => {
    const { stdout, status } = parley("list", "meetings", "--json", "--dossier", "nowhere.parley");
    expect(status).toBe(2);
    expect(JSON.parse(stdout).error).toMatchObject({ message: expect.any(String), code: expect.any(String) });
  });
});

describe("help and completion", () => {
  it("names every command with an example, and completes in a real shell", () => {
    const { stdout, status } = parley("help");
    expect(status).toBe(0);
    for (const name of ["read", "open", "list", "show", "explain", "search", "decide", "undo", "brief", "export", "doctor"])
      expect(stdout).toContain(name);
    expect(parley("help", "decide").stdout).toContain("parley decide confirm");
    const script = `${parley("completion", "bash").stdout}\nCOMP_WORDS=(parley list me); COMP_CWORD=2; _parley; echo "\${COMPREPLY[@]}"`;
    expect(spawnSync("bash", ["-c", script], { encoding: "utf8" }).stdout.trim()).toBe("meetings");
  });
});

describe("a folder with hostile files", () => {
  it("tells what is wrong with each, within the caps, and reads the rest", () => {
    const hostile = join(folder, "hostile");
    mkdirSync(hostile);
    cpSync(join(Story, "2026-02-10-kelinform-denial.txt"), join(hostile, "good.txt"));
    writeFileSync(join(hostile, "a-empty.txt"), "");
    writeFileSync(
      join(hostile, "b-random.txt"),
      Uint8Array.from({ length: 50_000 }, (_, at) => (at * 2654435761) >>> 13),
    );
    writeFileSync(join(hostile, "c-nested.html"), "<div>".repeat(50_000));
    writeFileSync(join(hostile, "d-huge.txt"), "");
    truncateSync(join(hostile, "d-huge.txt"), 200 * 1024 * 1024);
    writeFileSync(
      join(hostile, "e-script.html"),
      `<title>x</title><img src=x onerror=alert(1)><script>alert(2)</script><p>${"A plain sentence about talks. ".repeat(20)}</p>`,
    );
    writeFileSync(join(hostile, "f-one-line.txt"), `${"“".repeat(200_000)} said ${"a".repeat(400_000)}`);
    const started = Date.now();
    const { status, stdout, stderr } = parley("read", hostile, "--dossier", join(folder, "hostile.parley"), "--json");
    expect(Date.now() - started).toBeLessThan(60_000);
    const { results } = JSON.parse(stdout);
    const of = (label: string) => results.find((one: { label: string }) => one.label === label);
    expect(of("good.txt").status).toBe("read");
    expect(of("e-script.html").status).toBe("read");
    for (const [label, code] of [
      ["a-empty.txt", "empty"],
      ["b-random.txt", "not-text"],
      ["c-nested.html", "too-deep"],
      ["d-huge.txt", "too-large"],
    ] as const) {
      expect(of(label), label).toMatchObject({ status: "refused", code });
      expect(of(label).message).toMatch(/[.] [A-Z].*[.]$/u);
      expect(stderr).toContain(label);
    }
    expect(of("f-one-line.txt").status).toMatch(/read|refused/u);
    expect(status).toBe(1);
    const shown = parley("list", "sources", "--dossier", join(folder, "hostile.parley"));
    expect(shown.stdout).toContain("Kelinform");
    expect(parley("doctor", "--dossier", join(folder, "hostile.parley")).stdout).toContain("Nothing is wrong");
  }, 120_000);
});

describe("a kill in the middle", () => {
  it("loses nothing and doubles nothing when the same command is run again", async () => {
    const many = join(folder, "many");
    mkdirSync(many);
    for (let copy = 0; copy < 60; copy++) {
      writeFileSync(
        join(many, `${String(copy).padStart(3, "0")}.txt`),
        `Report ${copy}. The minister met the envoy in Vessary on Tuesday. "We will go on," the minister told reporters, number ${copy}.\n`,
      );
    }
    const dossier = join(folder, "killed.parley");
    const child = spawn(process.execPath, [Program, "read", many, "--dossier", dossier, "--published", "2026-02-04"], {
      cwd: folder,
      stdio: ["ignore", "ignore", "pipe"],
    });
    const ended = new Promise((settle) => child.on("exit", settle));
    // Kill once some batches are in, at a moment that differs from run to run.
    await new Promise<void>((settle) => {
      const timer = setInterval(() => {
        const { stdout, status } = parley("list", "sources", "--json", "--dossier", dossier);
        if (child.exitCode !== null || (status === 0 && JSON.parse(stdout).total > 0)) {
          clearInterval(timer);
          settle();
        }
      }, 50);
    });
    child.kill("SIGKILL");
    await ended;
    const kept = JSON.parse(parley("list", "sources", "--json", "--dossier", dossier).stdout).total;
    const again = JSON.parse(parley("read", many, "--dossier", dossier, "--published", "2026-02-04", "--json").stdout);
    expect(again.counts).toEqual({ read: 60 - kept, known: kept, refused: 0 });
    expect(JSON.parse(parley("list", "sources", "--json", "--dossier", dossier).stdout).total).toBe(60);
    expect(parley("doctor", "--dossier", dossier).stdout).toContain("Nothing is wrong");
    // The same record as from one undisturbed run.
    const whole = join(folder, "whole.parley");
    parley("read", many, "--dossier", whole, "--published", "2026-02-04");
    const lines = (path: string) => parley("list", "statements", "--limit", "5000", "--json", "--dossier", path).stdout;
    expect(JSON.parse(lines(dossier)).items).toEqual(JSON.parse(lines(whole)).items);
  }, 120_000);
});

describe("two programs on one dossier at once", () => {
  it("keep everything both wrote", async () => {
    const dossier = join(folder, "shared.parley");
    const half = (name: string, from: number) => {
      const path = join(folder, name);
      mkdirSync(path);
      for (let at = from; at < from + 20; at++)
        writeFileSync(join(path, `${at}.txt`), `Report ${at}. The envoy said on Tuesday that round ${at} was useful.\n`);
      return path;
    };
    const start = (path: string) =>
      new Promise<number | null>((settle) => {
        spawn(process.execPath, [Program, "read", path, "--dossier", dossier, "--published", "2026-02-04"], {
          cwd: folder,
          stdio: "ignore",
        }).on("exit", settle);
      });
    const codes = await Promise.all([start(half("left", 0)), start(half("right", 100))]);
    expect(codes).toEqual([0, 0]);
    expect(JSON.parse(parley("list", "sources", "--json", "--dossier", dossier).stdout).total).toBe(40);
    expect(parley("doctor", "--dossier", dossier).stdout).toContain("Nothing is wrong");
  }, 120_000);
});

describe("a long answer into a pipe that nobody reads", () => {
  it.skipIf(process.platform === "win32")(
    "ends with the first interruption",
    async () => {
      const plan = join(folder, "long-plan.json");
      const commitments = Array.from({ length: 2000 }, (_, at) => ({
        id: `s${at}`,
        obligor: at % 2 === 0 ? "Averna" : "Belmar",
        after: at === 0 ? [] : [`s${at - 1}`],
      }));
      writeFileSync(plan, JSON.stringify({ start: "2026-01-01", commitments }));
      const child = spawn(process.execPath, [Program, "sequence", "check", plan, "--json"], { stdio: ["ignore", "pipe", "ignore"] });
      const ended = new Promise((settle) => child.on("exit", (_code, signal) => settle(signal)));
      // Listening for what could be read takes in a little and no more.
      await new Promise<void>((settle) => child.stdout.once("readable", () => settle()));
      await new Promise((settle) => setTimeout(settle, 1000));
      expect(child.exitCode).toBeNull();
      child.kill("SIGINT");
      expect(await ended).toBe("SIGINT");
    },
    60_000,
  );
});

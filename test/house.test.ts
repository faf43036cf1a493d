import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commandsPage, jsonShapes, terminalCommands } from "#cli";
import { allCommands } from "#commands";
import { allRuleAreas } from "../src/reading/rules/index.ts";

const commands = terminalCommands(allCommands);

function filesBelow(folder: string, ending: RegExp): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === "node_modules" || entry.name === "dist" ? [] : filesBelow(path, ending);
    return ending.test(entry.name) ? [path] : [];
  });
}

const sources = filesBelow("src", /[.]ts$/u);
const architecture = readFileSync("ARCHITECTURE.md", "utf8");

describe("the house", () => {
  it("opens every source file with the sentence that says what it decides", () => {
    const silent = sources.filter(
      (path) => !path.endsWith(".test.ts") && !/^\/\*\*\s+(?:\* )?[A-Z][\s\S]*?[.]\s*\*\/\n/u.test(readFileSync(path, "utf8")),
    );
    expect(silent).toEqual([]);
  });

  it("gives every folder of src a door and a place in ARCHITECTURE.md", () => {
    const folders = readdirSync("src").filter((name) => statSync(join("src", name)).isDirectory());
    expect(folders.length).toBeGreaterThan(8);
    for (const folder of folders) {
      expect(existsSync(join("src", folder, "index.ts")), `src/${folder}/index.ts`).toBe(true);
      expect(architecture, folder).toContain(`\`src/${folder}\``);
    }
  });

  it("names only paths that exist in ARCHITECTURE.md", () => {
    const paths = [...architecture.matchAll(/`((?:src|web|docs|test|eval|bench|models|examples|scripts)\/[\w./-]*)`/gu)].map(
      (match) => match[1] ?? "",
    );
    expect(paths.length).toBeGreaterThan(10);
    expect(paths.filter((path) => !existsSync(path))).toEqual([]);
  });

  it("exempts no test from running and lets none run alone", () => {
    const tests = [
      ...filesBelow("src", /[.]test[.]ts$/u),
      ...filesBelow("test", /[.]test[.]ts$/u),
      ...filesBelow("web/src", /[.]test[.]tsx?$/u),
      ...filesBelow("eval", /[.]test[.]ts$/u),
    ];
    expect(tests.length).toBeGreaterThan(10);
    const exempt = new RegExp(`[.](?:${"only"}|${"skip"}|${"todo"})\\(`, "u");
    expect(tests.filter((path) => exempt.test(readFileSync(path, "utf8")))).toEqual([]);
  });

  it("speaks of itself alone: no path of a machine, no package host", () => {
    const tracked = spawnSync("git", ["ls-files"], { encoding: "utf8" })
      .stdout.split("\n")
      .filter((path) => path !== "" && path !== "package-lock.json" && existsSync(path));
    expect(tracked.length).toBeGreaterThan(100);
    const hosts = new RegExp(`/${"work"}/|/${"root"}/|https?://(?:${"registry"}|${"deb"})[.]`, "u");
    const texts = tracked.filter((path) => /[.](?:ts|tsx|mjs|md|json|html|css|sql)$/u.test(path));
    expect(texts.filter((path) => hosts.test(readFileSync(path, "utf8")))).toEqual([]);
  });
});

describe("the walls", () => {
  /** A copy of the house, so that planted offences never lie in the sources. */
  const house = join(process.cwd(), ".cache", `house-${process.pid}`);
  beforeAll(() => {
    // Below the checkout, so that packages resolve as they do for the sources.
    mkdirSync(house, { recursive: true });
    for (const name of ["src", "test", "eval", "bench", "models", "package.json", "tsconfig.json", ".dependency-cruiser.mjs"])
      cpSync(name, join(house, name), { recursive: true });
  });
  afterAll(() => rmSync(house, { recursive: true }));

  type Report = {
    readonly summary: { readonly totalCruised: number; readonly violations: readonly { readonly rule: { readonly name: string } }[] };
  };
  const cruise = (): { readonly report: Report } => {
    const program = join(process.cwd(), "node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
    const words = [program, "src", "--config", ".dependency-cruiser.mjs", "--output-type", "json"];
    const result = spawnSync(process.execPath, words, { cwd: house, encoding: "utf8", maxBuffer: 1e8 });
    return { report: JSON.parse(result.stdout) };
  };

  it("stand, and the check read the house", () => {
    const { report } = cruise();
    expect(report.summary.violations).toEqual([]);
    expect(report.summary.totalCruised).toBeGreaterThan(sources.length / 2);
  });

  it("catch what is planted: I/O in a pure folder, siblings, closed doors, a second opener, a misspelt door, surfaces that think", () => {
    const planted = [
      ["report/planted-1.ts", 'import { readFileSync } from "node:fs";\nexport const planted = readFileSync;', "pure-folders-do-no-io"],
      ["report/planted-2.ts", 'export { collate as planted } from "#collation";', "pure-folders-know-only-the-record"],
      ["commands/planted-3.ts", 'export { describeItem as planted } from "../report/describe-item.ts";', "cross-folders-by-the-door"],
      ["cli/planted-4.ts", 'export { openSqliteStore as planted } from "../store/sqlite/index.ts";', "one-place-picks-the-store"],
      ["store/planted-5.ts", 'export { readDocument as planted } from "#reading";', "store-knows-only-the-record"],
      ["cli/planted-6.ts", 'export { nothing as planted } from "#nowhere";', "resolves"],
      ["server/planted-7.ts", 'export { readDocument as planted } from "#reading";', "surfaces-call-commands"],
      ["record/planted-8.ts", 'export { describeItem as planted } from "#report";', "record-needs-nothing"],
      ["reading/planted-9.ts", 'export { Command as planted } from "commander";', "pure-folders-name-their-packages"],
      ["intake/planted-10.ts", 'export { planted } from "./planted-11.ts";', "no-cycles"],
      ["intake/planted-11.ts", 'export { planted } from "./planted-10.ts";', "no-cycles"],
      ["report/planted-12.ts", "export const planted = 1;", "no-orphans"],
    ] as const;
    for (const [path, content] of planted) writeFileSync(join(house, "src", path), `/** Planted. */\n${content}\n`);
    const { report } = cruise();
    const broken = new Set(report.summary.violations.map((violation) => violation.rule.name));
    for (const [path, , rule] of planted) expect(broken, path).toContain(rule);
  });
});

describe("the commands", () => {
  it("each have a summary, an example that begins with their name, and a test that runs them", () => {
    const tests = filesBelow("test", /commands.*[.]test[.]ts$/u)
      .map((path) => readFileSync(path, "utf8"))
      .join("");
    for (const command of commands) {
      expect(command.summary, command.name).toMatch(/^[A-Z].*[.]$/u);
      expect(`${command.example} `.startsWith(`${command.name} `), command.name).toBe(true);
      expect(Object.keys(command.input.shape), `${command.name} takes no word that every command has`).not.toEqual(
        expect.arrayContaining([expect.stringMatching(/^(?:by|json|dossier|help)$/u)]),
      );
      expect(command.name, "one word, or two").toMatch(/^[a-z-]+(?: [a-z-]+)?$/u);
      expect(tests, `a test in test/commands*.test.ts runs '${command.name}'`).toContain(`"${command.name}"`);
    }
  });

  it("name no field like an option that every command has, or the program would not start", () => {
    const taken = commands.flatMap((command) =>
      Object.keys(command.input.shape)
        .filter(
          (field) => ["by", "dossier", "json", "help"].includes(field) && !command.words.some((word) => word.replace(/…$/u, "") === field),
        )
        .map((field) => `${command.name}: ${field}`),
    );
    expect(taken).toEqual([]);
  });

  it("are documented as they are declared: run 'node scripts/make-docs.mjs'", () => {
    expect(readFileSync("docs/commands.md", "utf8")).toBe(commandsPage(commands));
    expect(readFileSync("docs/schema/commands.json", "utf8")).toBe(`${JSON.stringify(jsonShapes(commands), undefined, 2)}\n`);
  });
});

describe("the rules of reading", () => {
  const rules = allRuleAreas.flatMap(({ area, rules: list, matches }) => list.map((rule) => ({ area, matches, ...rule })));

  it("are many, and no two share an id", () => {
    expect(rules.length).toBeGreaterThan(200);
    expect(new Set(rules.map((rule) => rule.id)).size).toBe(rules.length);
  });

  it("fire on their example and not on their counter-example, and say why they stand", () => {
    const wrong = rules.flatMap((rule) => [
      ...(rule.reason.length < 10 ? [`${rule.id}: no reason`] : []),
      ...(rule.matches(rule.id, rule.example) ? [] : [`${rule.id} does not fire on its example: ${rule.example}`]),
      ...(rule.matches(rule.id, rule.counterExample) ? [`${rule.id} fires on its counter-example: ${rule.counterExample}`] : []),
    ]);
    expect(wrong).toEqual([]);
  });
});

describe("the models", () => {
  it("each stand beside a card that says data, scores and the command that made them", () => {
    const folders = readdirSync("models").filter(
      (name) => statSync(join("models", name)).isDirectory() && readdirSync(join("models", name)).some((file) => file.endsWith(".bin")),
    );
    expect(folders.length).toBeGreaterThan(1);
    for (const folder of folders) {
      const card = readFileSync(join("models", folder, "card.md"), "utf8");
      for (const word of ["Data", "Scores", "Command"])
        expect(card.toLowerCase(), `models/${folder}/card.md says ${word}`).toContain(word.toLowerCase());
    }
    const bytes = folders.flatMap((folder) =>
      readdirSync(join("models", folder))
        .filter((file) => file.endsWith(".bin"))
        .map((file) => statSync(join("models", folder, file)).size),
    );
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(12 * 1024 * 1024);
  });
});

/** Decides what must be in place before Parley runs: packages, a fresh build and, for the tests, Chromium and programs that open exports. Plain Node, no packages. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, unlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const isWindows = process.platform === "win32";
const oldestNode = [20, 19];

/** Brings packages and build up to date; quick and silent when they are. */
export function setUp() {
  checkNode();
  installPackages();
  linkProgram();
  build();
}

function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return;
  fail(
    `Parley needs Node ${oldestNode.join(".")} or later; this is ${process.versions.node}. Install a newer Node and run the command again.`,
  );
}

/** Installs exactly what the lock file says when it changed since the last time. */
function installPackages() {
  const stampFile = join(root, "node_modules", ".parley-packages");
  const stamp = hashOf([join(root, "package-lock.json")], process.versions.modules);
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp) return;
  console.log("Installing packages (once) …");
  run(
    "npm",
    ["ci", "--ignore-scripts", "--no-audit", "--no-fund"],
    "The packages could not be installed. Check the network and run the command again.",
  );
  writeFileSync(stampFile, stamp);
}

/** Makes `npx parley` work inside the checkout. */
function linkProgram() {
  const link = join(root, "node_modules", ".bin", "parley");
  if (isWindows || linkStands(link)) return;
  mkdirSync(dirname(link), { recursive: true });
  symlinkSync(join("..", "..", "bin", "parley.mjs"), link);
}

function linkStands(link) {
  try {
    lstatSync(link);
  } catch (error) {
    if (error.code === "ENOENT") return false;
    throw error;
  }
  if (existsSync(link)) return true;
  unlinkSync(link);
  return false;
}

/** Builds program and workbench when a source changed since the last build. */
function build() {
  const stampFile = join(root, "dist", ".parley-build");
  const stamp = stampOfSources();
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp) return;
  console.log("Building …");
  run(process.execPath, [join(root, "scripts", "build.mjs")], "The build failed; the lines above say where.");
  writeFileSync(stampFile, stamp);
}

function stampOfSources() {
  const files = ["package.json", "tsconfig.build.json", "tsconfig.json", "vite.config.ts", "scripts/build.mjs"].map((name) =>
    join(root, name),
  );
  for (const folder of ["src", "web"]) files.push(...filesBelow(join(root, folder)));
  return createHash("sha256")
    .update(
      files
        .filter(existsSync)
        .map((file) => `${file}:${statSync(file).size}:${statSync(file).mtimeMs}`)
        .join("\n"),
    )
    .digest("hex");
}

function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.name !== "node_modules" && !entry.name.endsWith(".tsbuildinfo"))
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)]))
    .sort();
}

function hashOf(files, salt) {
  const hash = createHash("sha256").update(salt);
  for (const file of files) if (existsSync(file)) hash.update(readFileSync(file));
  return hash.digest("hex");
}

/** Other programs with which tests open what Parley writes: where one stands, Debian's package, what is checked with it. */
const otherPrograms = [
  ["/usr/bin/pandoc", "pandoc", "Word files of a redline"],
  ["/usr/bin/soffice", "libreoffice-writer-nogui", "Word files of a redline"],
  ["/usr/bin/xmllint", "libxml2-utils", "Akoma Ntoso"],
  ["/usr/bin/xsltproc", "xsltproc", "project files"],
  ["/usr/share/planner/stylesheets/msp2planner.xsl", "planner-data", "project files"],
  ["/usr/bin/tj3", "tj3", "project files"],
  ["/usr/lib/python3/dist-packages/icalendar", "python3-icalendar", "calendars"],
  ["/usr/bin/khal", "khal", "calendars"],
];

/** Installs from Debian what tests need besides Node and npm: Chromium, without which there is no test run, and programs that open exports. */
export function setUpTestPrograms() {
  const lacksChromium = findChromium() === undefined;
  const wanted = [...(lacksChromium ? ["chromium"] : []), ...absentPrograms().map(([, name]) => name)];
  if (wanted.length > 0 && mayInstall()) install(wanted);
  const absent = absentPrograms();
  if (absent.length > 0) {
    const names = absent.map(([, name]) => name).join(" ");
    const checked = [...new Set(absent.map(([, , what]) => what))].join(", ");
    console.log(
      `Not everything that opens exports is here, so some tests of ${checked} are passed over. To have them run:\n  sudo apt-get install --no-install-recommends ${names}`,
    );
  }
  return requireChromium();
}

function absentPrograms() {
  return otherPrograms.filter(([path]) => !existsSync(path));
}

function mayInstall() {
  return process.getuid?.() === 0 && spawnSync("apt-get", ["--version"]).status === 0;
}

/** All at once; where that fails one by one, so that a package this Debian does not have keeps no other away. */
function install(names) {
  console.log(`Installing ${names.join(", ")} for the tests (once) …`);
  if (runApt("apt-get update") && runApt(`apt-get install -y --no-install-recommends ${names.join(" ")}`)) return;
  for (const name of names)
    if (!runApt(`apt-get install -y --no-install-recommends ${name}`)) console.log(`Debian's package ${name} could not be installed.`);
}

function runApt(command) {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  return spawnSync("sh", ["-c", `${command} >/dev/null`], { stdio: "inherit", env }).status === 0;
}

function requireChromium() {
  const found = findChromium();
  if (found !== undefined) return found;
  return fail(
    "The browser tests need Chromium and it is not on this machine. Install it, for example with:\n  sudo sh -c 'apt-get update && apt-get install -y --no-install-recommends chromium'\nor set PARLEY_CHROMIUM to the path of one, then run the command again.",
  );
}

function findChromium() {
  const named = process.env.PARLEY_CHROMIUM;
  const candidates = [named, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
  return candidates.find((path) => path !== undefined && path !== "" && existsSync(path));
}

function run(program, words, whatToDo) {
  const result = spawnSync(program, words, { cwd: root, stdio: "inherit", shell: isWindows });
  if (result.error !== undefined) fail(`${program} could not be started: ${result.error.message}`);
  if (result.status !== 0) fail(whatToDo);
}

function fail(message) {
  console.error(message);
  process.exit(1);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) setUp();

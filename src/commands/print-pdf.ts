/** Decides how a page becomes a PDF: a browser that is on the machine prints it; without one the refusal says so. */
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { CommandError } from "./commands-error.ts";

const Browsers = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/microsoft-edge",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];
const MostMs = 120_000;

/** Prints a standalone page without network. @throws CommandError where no browser is found or it fails. */
export async function printPdf(html: string, signal: AbortSignal): Promise<Uint8Array> {
  const named = process.env["PARLEY_CHROMIUM"];
  const browser = [...(named === undefined ? [] : [named]), ...Browsers].find((path) => existsSync(path));
  if (browser === undefined) {
    throw new CommandError(
      "not-possible",
      "a PDF is printed by Chromium, Chrome or Edge, and none was found",
      "Install one, set PARLEY_CHROMIUM to its path, or export html and print it yourself.",
    );
  }
  const folder = await mkdtemp(join(tmpdir(), "parley-print-"));
  try {
    const page = join(folder, "page.html");
    const pdf = join(folder, "page.pdf");
    await writeFile(page, html);
    await promisify(execFile)(
      browser,
      [
        "--headless",
        "--disable-gpu",
        "--disable-background-networking",
        "--no-first-run",
        "--no-pdf-header-footer",
        ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
        `--user-data-dir=${join(folder, "profile")}`,
        `--print-to-pdf=${pdf}`,
        pathToFileURL(page).href,
      ],
      { timeout: MostMs, signal },
    );
    return await readFile(pdf);
  } catch (error) {
    throw new CommandError("not-possible", `'${browser}' could not print the page`, "Export html and print it yourself.", error);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

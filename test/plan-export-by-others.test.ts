import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openParley, type Parley } from "#commands";
import { runCommand } from "./run-command.ts";

const run = promisify(execFile);
const Root = fileURLToPath(new URL("..", import.meta.url));
const Schema = join(Root, "..", "shared", "corpus", "akoma-ntoso", "akomantoso30.xsd");
const Drafts = ["draft-1-28-points.md", "draft-2-20-points.md", "draft-3-20-points.md"].map((name) =>
  join(Root, "examples", "strait-of-orsa", name),
);

/** Programs of Debian's pandoc, libreoffice and libxml2-utils; where one is absent the test that needs it says so and is passed over. */
const programAt = (name: string): string | undefined => ["/usr/bin", "/usr/local/bin"].map((folder) => join(folder, name)).find(existsSync);
const pandoc = programAt("pandoc");
const soffice = programAt("soffice");
const xmllint = programAt("xmllint");
const nameWithout = (program: string | undefined, what: string, name: string): string =>
  program === undefined ? `${name} (passed over: ${what} is absent)` : name;

let folder: string;
let parley: Parley;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "parley-by-others-"));
  parley = await openParley({ dossier: ":memory:", mode: "either", by: "Ada", lanes: 0 });
});
afterAll(async () => {
  await parley.close();
  await rm(folder, { recursive: true });
});

/** Lines with words, spaces between them single: how many empty lines a converter writes says nothing of the text. */
function linesOf(text: string): readonly string[] {
  return text
    .replaceAll("\u00a0", " ")
    .split(/\r?\n/u)
    .map((line) => line.replaceAll(/\s+/gu, " ").trim())
    .filter((line) => line !== "");
}

async function redline(): Promise<string> {
  const out = join(folder, "changes.docx");
  await runCommand(parley, "plan export", { drafts: Drafts.slice(0, 2), format: "docx", layer: "attributed", out });
  return out;
}

describe("a Word file with tracked changes, read by other programs", () => {
  it.runIf(pandoc !== undefined)(
    nameWithout(pandoc, "pandoc", "pandoc finds the old text when it rejects all, the new one when it accepts all"),
    async () => {
      const file = await redline();
      for (const [choice, draft] of [
        ["reject", Drafts[0]],
        ["accept", Drafts[1]],
      ] as const) {
        const { stdout } = await run(pandoc ?? "", [file, `--track-changes=${choice}`, "--to=plain", "--wrap=none"]);
        // Where the end of a paragraph was tracked as deleted, pandoc joins the two with a space of its own.
        const signsOf = (text: string): readonly string[] => linesOf(text).map((line) => line.replaceAll(" ", ""));
        expect(signsOf(stdout)).toEqual(signsOf(await readFile(draft ?? "", "utf8")));
      }
    },
    60_000,
  );

  it.runIf(soffice !== undefined)(
    nameWithout(soffice, "LibreOffice", "LibreOffice does so too"),
    async () => {
      const file = await redline();
      for (const [choice, draft] of [
        ["RejectAllTrackedChanges", Drafts[0]],
        ["AcceptAllTrackedChanges", Drafts[1]],
      ] as const) {
        expect(linesOf(await settledByOffice(file, choice))).toEqual(linesOf(await readFile(draft ?? "", "utf8")));
      }
    },
    240_000,
  );

  it.runIf(soffice !== undefined)(
    nameWithout(soffice, "LibreOffice", "LibreOffice opens a compilation"),
    async () => {
      const out = join(folder, "compilation.docx");
      await runCommand(parley, "plan export", { drafts: [Drafts[1]], what: "compilation", format: "docx", out });
      await office(["--convert-to", "txt:Text", "--outdir", folder, out]);
      expect(await readFile(join(folder, "compilation.txt"), "utf8")).toContain("Would have to move for it");
    },
    120_000,
  );
});

describe("Akoma Ntoso, checked against its schema", () => {
  const isReady = xmllint !== undefined && existsSync(Schema);
  it.runIf(isReady)(
    isReady ? "is valid, and a point keeps its wId over the drafts" : "passed over: xmllint or the schema is absent",
    async () => {
      const wIds: (readonly string[])[] = [];
      for (const [at, drafts] of [Drafts.slice(0, 1), Drafts.slice(0, 2), Drafts].entries()) {
        const file = join(folder, `draft-${at}.xml`);
        await runCommand(parley, "plan export", { drafts, format: "akn", out: file });
        // Exits with an error, which says where, for a document that is not valid.
        await run(xmllint ?? "", ["--noout", "--nonet", "--schema", Schema, file]);
        // A point's id in the first draft it was in; a first draft's own ids stand alone.
        const points = (await readFile(file, "utf8")).matchAll(
          /<(?:point|paragraph|article)\b[^>]*?\beId="([^"]+)"(?:[^>]*?\bwId="([^"]+)")?/gu,
        );
        wIds.push([...points].map(([, eId = "", wId]) => wId ?? eId));
      }
      const [first = [], , third = []] = wIds;
      expect(third.filter((id) => first.includes(id)).length).toBeGreaterThanOrEqual(18);
      const broken = join(folder, "broken.xml");
      await writeFile(broken, (await readFile(join(folder, "draft-0.xml"), "utf8")).replace(/<meta>.*<\/meta>/su, ""));
      await expect(run(xmllint ?? "", ["--noout", "--nonet", "--schema", Schema, broken])).rejects.toThrow();
    },
    60_000,
  );
});

async function office(words: readonly string[]): Promise<void> {
  const profile = pathToFileURL(join(folder, "office")).href;
  await run(soffice ?? "", ["--headless", "--norestore", `-env:UserInstallation=${profile}`, ...words], { timeout: 110_000 });
}

/** The text after LibreOffice's own command for all changes: a macro in the document's place would need trust, so the profile holds it. */
async function settledByOffice(file: string, command: string): Promise<string> {
  const basic = join(folder, "office", "user", "basic", "Standard");
  await office(["--convert-to", "txt:Text", "--outdir", folder, file]); // Makes the profile.
  const target = join(folder, `${command}.txt`);
  const module = `Sub Settle
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  Dim document As Object
  document = StarDesktop.loadComponentFromURL("${pathToFileURL(file).href}", "_blank", 0, hidden())
  Dim helper As Object
  helper = createUnoService("com.sun.star.frame.DispatchHelper")
  helper.executeDispatch(document.CurrentController.Frame, ".uno:${command}", "", 0, Array())
  Dim text(0) As New com.sun.star.beans.PropertyValue
  text(0).Name = "FilterName"
  text(0).Value = "Text (encoded)"
  document.storeToURL("${pathToFileURL(target).href}", text())
  document.close(True)
End Sub
`;
  await writeFile(
    join(basic, "Module1.xba"),
    `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">${module
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll('"', "&quot;")}</script:module>`,
  );
  await writeFile(
    join(basic, "script.xlb"),
    `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false">
 <library:element library:name="Module1"/>
</library:library>`,
  );
  await office(["macro:///Standard.Module1.Settle"]);
  return await readFile(target, "utf8");
}

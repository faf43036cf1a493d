import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Caps } from "./caps.ts";
import { findFiles, readCapped } from "./find-files.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "parley-files-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function lay(...paths: readonly string[]): void {
  for (const path of paths) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), "words");
  }
}

/** Lays the files, finds what the named paths mean, and compares labels and codes of problems. */
async function check(laid: readonly string[], named: readonly string[], labels: readonly string[], codes: readonly string[] = []) {
  lay(...laid);
  const found = await findFiles(named.map((path) => (path === "-" ? path : join(folder, path))));
  expect(found.files.map((file) => file.label)).toEqual(labels);
  expect(found.problems.map((problem) => problem.code)).toEqual(codes);
  for (const problem of found.problems) expect(problem.whatToDo ?? "", problem.code).not.toBe("");
  return found;
}

describe("paths named", () => {
  it("stand in the order they are named, each folder by name, folders where their name stands", () =>
    check(
      ["b.txt", "z/2.md", "z/10.html", "z/a/deep.htm", "z/b.txt"],
      ["z", "b.txt"],
      ["10.html", "2.md", "a/deep.htm", "b.txt", "b.txt"],
    ));
  it("outright are read whatever their ending", () =>
    check(["notes.rst", "README.md"], ["notes.rst", "README.md"], ["notes.rst", "README.md"]));
  it("that are not there are told, and the rest is found", async () => {
    const { problems } = await check(["a.txt"], ["nowhere", "a.txt"], ["a.txt"], ["cannot-open"]);
    expect(problems[0]).toMatchObject({ message: "There is no such file or folder.", where: join(folder, "nowhere") });
  });
  it("may be standard input", () => check([], ["-"], ["standard input"]));
});

describe("a folder", () => {
  it("gives documents by their endings, in either case", () =>
    check(["1.TXT", "2.markdown", "3.Html", "4.xhtml", "5.text"], ["."], ["1.TXT", "2.markdown", "3.Html", "4.xhtml", "5.text"]));
  it("keeps what speaks about the folder and what is hidden to itself", () =>
    check(
      ["README.md", "licence.txt", "Contributing.md", ".hidden.txt", ".git/x.txt", "readme-of-talks.txt"],
      ["."],
      ["readme-of-talks.txt"],
    ));
  it("tells which files of other formats were passed over", async () => {
    const laid = ["a.txt", "b.odt", "c.rtf", "d.odt", "e.odt", "f.odt", "g.odt", "h.odt"];
    const { problems } = await check(laid, ["."], ["a.txt"], ["other-formats"]);
    expect(problems[0]?.message).toContain("b.odt, c.rtf, d.odt, e.odt, f.odt and 2 more");
  });
  it("does not follow links, not even in a circle, and says so; a link named outright is followed", async () => {
    lay("real/a.txt");
    symlinkSync(join(folder, "real/a.txt"), join(folder, "real/link.txt"));
    symlinkSync(join(folder, "real"), join(folder, "real/circle"));
    await check([], ["real"], ["a.txt"], ["links-not-followed"]);
    await check([], ["real/link.txt"], ["link.txt"]);
  });
  it("without documents is empty", () => check(["x/.keep"], ["x"], []));
});

describe("the bytes of a file", () => {
  const codeOf = async (name: string) => {
    const result = await readCapped({ label: name, path: join(folder, name) });
    return result.kind === "refused" ? result.code : new TextDecoder().decode(result.bytes);
  };
  it("are read", async () => {
    lay("a.txt");
    expect(await codeOf("a.txt")).toBe("words");
  });
  it("over the cap are refused unread", async () => {
    lay("a.txt");
    truncateSync(join(folder, "a.txt"), Caps.bytes + 1);
    expect(await codeOf("a.txt")).toBe("too-large");
  });
  it("that went away or may not be read are refused", async () => {
    expect(await codeOf("gone.txt")).toBe("unreadable");
    lay("closed.txt");
    chmodSync(join(folder, "closed.txt"), 0o000);
    // The superuser may read everything.
    expect(await codeOf("closed.txt")).toBe(process.getuid?.() === 0 ? "words" : "unreadable");
  });
});

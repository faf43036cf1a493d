/** Runs the commands that compare drafts, on files and as a person would. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openParley, type Parley } from "#commands";
import { textOfSide } from "#report";
import { docxText } from "./read-docx.ts";
import { runCommand } from "./run-command.ts";

let parley: Parley;
let folder: string;
let oldDraft: string;
let newDraft: string;

const Old = `Hallow framework

Article 1
The strait stays open to merchant ships of all flags by day and by night.

Article 2
Both navies withdraw their patrol boats behind the ten-mile line within three weeks.

Article 3
A joint pilot office in Port Serrin assigns every tanker a lane and an hour.

Article 4
Detained crews go home with the first calm weather.
`;
const New = `Hallow framework

Article 1
A joint pilot office in Port Serrin assigns every tanker a lane and an hour.

Article 2
The strait stays open to merchant ships of all flags by day and by night.

Article 3
Both navies withdraw their patrol boats behind the twelve-mile line within three weeks.

Article 4
An insurance fund covers hulls and cargo for the first winter.
`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "parley-compare-"));
  [oldDraft, newDraft] = [join(folder, "old.txt"), join(folder, "new.md")];
  await writeFile(oldDraft, Old);
  await writeFile(newDraft, New);
  parley = await openParley({ dossier: join(folder, "story.parley"), mode: "either", by: "Ada", lanes: 0 });
});

afterAll(async () => {
  await parley.close();
  await rm(folder, { recursive: true });
});

const run = (name: string, input: Record<string, unknown>, signal?: AbortSignal) => runCommand(parley, name, input, signal);

describe("plan align", () => {
  it("pairs the articles by what they say, and gives number, kind, spans and certainty", async () => {
    const { answer, text } = await run("plan align", { old: oldDraft, new: newDraft });
    expect(answer.pairs.map((pair: { old: string; new: string; kind: string }) => [pair.old, pair.new, pair.kind])).toEqual([
      ["1", "2", "renumbered"],
      ["2", "3", "edited"],
      ["3", "1", "moved"],
    ]);
    expect(answer.dropped).toMatchObject([{ old: "4", kind: "dropped", label: "Article 4" }]);
    expect(answer.added).toMatchObject([{ new: "4", kind: "added" }]);
    const [first] = answer.pairs;
    expect(Old.slice(first.oldSpan.start, first.oldSpan.end)).toContain("The strait stays open");
    expect(New.slice(first.newSpan.start, first.newSpan.end)).toContain("The strait stays open");
    expect(first.certainty).toBeGreaterThan(0.8);
    expect(text).toContain("Article 3");
  });

  it("keeps to a link that a person gave, and refuses one to nowhere", async () => {
    const { answer } = await run("plan align", { old: oldDraft, new: newDraft, relink: ["4=4", "2="] });
    expect(answer.pairs).toContainEqual(expect.objectContaining({ old: "4", new: "4", certainty: 1 }));
    expect(answer.dropped).toMatchObject([{ old: "2" }]);
    expect(answer.added).toMatchObject([{ new: "3" }]);
    await expect(run("plan align", { old: oldDraft, new: newDraft, relink: ["9=1"] })).rejects.toThrow("no unit '9'");
  });

  it("says that two drafts are of different texts", async () => {
    const stranger = join(folder, "stranger.txt");
    await writeFile(stranger, "1. Pupils wear grey on Mondays.\n2. The library closes at six.\n");
    const { answer, text } = await run("plan align", { old: oldDraft, new: stranger });
    expect(answer.sameInstrument).toBe(false);
    expect(text).toContain("different texts");
  });
});

describe("plan link", () => {
  it("keeps what a person said about two drafts of the dossier, and can be undone", async () => {
    const { answer } = await run("plan add", { files: [oldDraft, newDraft], instrument: "Hallow framework" });
    const [old, fresh] = answer.drafts.map((draft: { id: string }) => draft.id);
    expect((await run("plan align", { old, new: fresh })).answer.dropped).toMatchObject([{ old: "4" }]);
    expect((await run("plan link", { old, new: fresh, links: ["4=4", "2="] })).answer.links).toEqual(["4=4", "2="]);
    const linked = (await run("plan align", { old, new: fresh })).answer;
    expect(linked.pairs).toContainEqual(expect.objectContaining({ old: "4", new: "4", certainty: 1 }));
    expect(linked.dropped).toMatchObject([{ old: "2" }]);
    await expect(run("plan link", { old, new: fresh, links: ["9=9"] })).rejects.toThrow("no unit '9'");
    await run("undo", {});
    expect((await run("plan align", { old, new: fresh })).answer.dropped).toMatchObject([{ old: "4" }]);
  });
});

describe("plan diff", () => {
  it("gives both texts back in every layer, and shows what moved as moved", async () => {
    for (const layer of ["exact", "readable", "attributed"]) {
      const { answer } = await run("plan diff", { drafts: [oldDraft, newDraft], layer });
      expect(textOfSide(answer, "old")).toBe(Old);
      expect(textOfSide(answer, "new")).toBe(New);
      expect(answer.cost.optimal).toBe(true);
      expect(answer.blocks.map((block: { kind: string }) => block.kind)).toContain("moved here");
    }
    const { text } = await run("plan diff", { drafts: [oldDraft, newDraft] });
    expect(text).toContain("[-ten-mile-]{+twelve-mile+}");
    expect(text).toContain("Article 1: moved here from Article 3");
  });

  it("says in which draft words came and went", async () => {
    const middle = join(folder, "middle.txt");
    await writeFile(middle, Old.replace("three weeks", "four weeks").replace("of all flags ", ""));
    const last = join(folder, "last.txt");
    await writeFile(last, Old.replace("three weeks", "four weeks").replace("of all flags ", "").replace("an hour", "an hour and a price"));
    const { answer } = await run("plan diff", { drafts: [oldDraft, middle, last], layer: "attributed" });
    const changes = answer.blocks
      .flatMap((block: { segments: readonly { kind: string; text: string; draft?: string }[] }) => block.segments)
      .filter((segment: { kind: string }) => segment.kind !== "same")
      .map((segment: { kind: string; text: string; draft?: string }) => [segment.kind, segment.text.trim(), segment.draft]);
    expect(changes).toEqual([
      ["deleted", "of all flags", "middle.txt"],
      ["deleted", "three", "middle.txt"],
      ["inserted", "four", "middle.txt"],
      ["inserted", "and a price", "last.txt"],
    ]);
    await expect(run("plan diff", { drafts: [oldDraft, middle, last] })).rejects.toThrow("drafts between");
  });

  it("stops when interrupted", async () => {
    const stopped = new AbortController();
    stopped.abort();
    await expect(run("plan diff", { drafts: [oldDraft, newDraft] }, stopped.signal)).rejects.toThrow("interrupted");
  });
});

describe("plan export", () => {
  it("writes a Word file whose changes, all rejected, give the old text and, all accepted, the new one", async () => {
    const [old, fresh] = [join(folder, "wild.txt"), join(folder, "wild-2.txt")];
    const oldText = `${Old}\nA <b>& "line"\tthat   goes\n\n\nand one that [stays]`;
    const newText = `${New}\n\nand one\nthat [stays] <script>alert('x')</script>\n`;
    await writeFile(old, oldText);
    await writeFile(fresh, newText);
    for (const layer of ["exact", "readable"]) {
      const out = join(folder, "changes.docx");
      await run("plan export", { drafts: [old, fresh], format: "docx", layer, out });
      const file = await readFile(out);
      expect(docxText(file, "reject")).toBe(oldText);
      expect(docxText(file, "accept")).toBe(newText);
    }
  });

  it("writes a page and Markdown in which nothing of a draft is markup, and a table of the alignment", async () => {
    const hostile = join(folder, "hostile.txt");
    await writeFile(hostile, `${Old}\nArticle 5\n<img src=x onerror=alert(1)> *bold* [link](javascript:alert(1))\n`);
    const page = (await run("plan export", { drafts: [oldDraft, hostile], format: "html" })).answer.content;
    expect(page).toContain("&lt;img src=x");
    expect(page).not.toContain("<img");
    expect(page).toContain('<span class="label">[inserted: </span>');
    const markdown = (await run("plan export", { drafts: [oldDraft, hostile], format: "md" })).answer.content;
    expect(markdown).toContain("&lt;img src=x onerror=alert\\(1\\)&gt; \\*bold\\* \\[link\\]");
    expect(markdown).toContain("<ins>");
    const { answer } = await run("plan export", { drafts: [oldDraft, newDraft], format: "csv" });
    expect(answer.content.split("\r\n").slice(0, 3)).toEqual([
      expect.stringMatching(/^old,new,/u),
      expect.stringMatching(/^1,2,Article 1,Article 2,renumbered,/u),
      expect.stringMatching(/^2,3,Article 2,Article 3,edited,renumbered edited,/u),
    ]);
  });

  it("refuses to print a Word file, and to write over a dossier", async () => {
    await expect(run("plan export", { drafts: [oldDraft, newDraft], format: "docx" })).rejects.toThrow("cannot be printed");
    const out = join(folder, "story.parley");
    await expect(run("plan export", { drafts: [oldDraft, newDraft], out })).rejects.toThrow("is a dossier");
  });
});

describe("plan trace, and Akoma Ntoso", () => {
  it("follows a point through three drafts, and keeps its id", async () => {
    const last = join(folder, "third.txt");
    await writeFile(last, `${New}\nArticle 5\nDetained crews go home with the first calm weather.\n`);
    const { answer, text } = await run("plan trace", { drafts: [oldDraft, newDraft, last] });
    expect(answer.chains.map((chain: { numbers: readonly (string | null)[] }) => chain.numbers)).toEqual([
      ["1", "2", "2"],
      ["2", "3", "3"],
      ["3", "1", "1"],
      ["4", null, "5"],
      [null, "4", "4"],
    ]);
    expect(answer.chains[3].kinds).toEqual(["dropped", "added"]);
    expect(text).toContain("Article 4");
    const xml: string = (await run("plan export", { drafts: [oldDraft, newDraft, last], format: "akn" })).answer.content;
    expect(xml).toContain('<article eId="article-2" wId="article-1">');
    expect(xml).toContain('<article eId="article-5" wId="article-4">');
    expectWellFormed(xml);
  });

  it("keeps brackets, odd signs and text without any structure", async () => {
    const wild = join(folder, "wild-3.txt");
    await writeFile(wild, "Article 1\n[The parties & <others> [shall] ]] meet.\n\nArticle 1\nAgain.\n");
    const xml: string = (await run("plan export", { drafts: [wild], format: "akn" })).answer.content;
    expect(xml).toContain('<inline name="bracketOpen">[</inline>The parties &amp; &lt;others&gt;');
    expectWellFormed(xml);
    const ids = [...xml.matchAll(/eId="([^"]*)"/gu)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const bare = join(folder, "bare.txt");
    await writeFile(bare, "no structure at all");
    expectWellFormed((await run("plan export", { drafts: [bare], format: "akn" })).answer.content);
    const empty = join(folder, "empty.txt");
    await writeFile(empty, "  \n");
    await expect(run("plan align", { old: empty, new: bare })).rejects.toThrow(/no text|empty|nothing/u);
  });
});

function expectWellFormed(xml: string): void {
  const open: string[] = [];
  for (const [, slash, name = "", selfClosed] of xml.matchAll(/<(\/?)([A-Za-z]\w*)(?:\s+\w+="[^"<]*")*\s*(\/?)>/gu)) {
    if (slash === "/") expect(open.pop()).toBe(name);
    else if (selfClosed !== "/") open.push(name);
  }
  expect(open).toEqual([]);
  expect(xml.replaceAll(/<[^>]*>/gu, "").replaceAll(/&(?:amp|lt|gt|quot);/gu, "")).not.toMatch(/[<>&]/u);
}

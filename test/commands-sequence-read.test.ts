import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openParley, type Parley } from "#commands";
import { runCommand } from "./run-command.ts";

let parley: Parley;
let folder: string;

const run = (name: string, input: Record<string, unknown> = {}, signal?: AbortSignal) => runCommand(parley, name, input, signal);

const accord = `# Accord of Velm

## Article 1

1. The Republic of Ostia shall release all detainees within ten days of the signing of this Accord.

2. Belmar shall withdraw its artillery no later than five days after the release of detainees.

## Article 2

1. The Joint Commission shall report to the Council every three months.

2. The corridor shall be opened by 30 June 2027.
`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "parley-limits-"));
  await writeFile(join(folder, "accord.md"), accord);
  parley = await openParley({ dossier: join(folder, "d.parley"), mode: "either", by: "Ada", lanes: 0, now: () => "2027-01-05T08:00:00Z" });
});

afterAll(async () => {
  await parley.close();
  await rm(folder, { recursive: true });
});

describe("sequence read", () => {
  it("gives each limit of a file with its words, act, obligor and anchor", async () => {
    const { answer, text } = await run("sequence read", { texts: [join(folder, "accord.md")] });
    const [read] = answer.texts;
    expect(read.limits).toHaveLength(4);
    expect(read.limits[0]).toMatchObject({
      relation: "within",
      amount: { count: 10, unit: "days" },
      anchor: { words: "the signing of this Accord" },
      event: { words: "release" },
      obligor: "The Republic of Ostia",
      line: 5,
    });
    expect(read.limits[2]).toMatchObject({ relation: "every", beneficiary: "the Council" });
    expect(text).toContain("4 time limits, 4 commitments proposed");
  });

  it("proposes a plan that can be checked", async () => {
    const { answer } = await run("sequence read", { texts: [join(folder, "accord.md")] });
    const [{ proposals, plan }] = answer.texts;
    expect(proposals[0].commitment).toMatchObject({
      act: "release all detainees",
      timing: [{ relation: "within", amount: "10 days", anchor: "start" }],
    });
    expect(proposals[3].commitment.dates).toMatchObject({ endNotAfter: "2027-06-30" });
    const path = join(folder, "proposed.json");
    await writeFile(path, JSON.stringify({ ...plan, start: "2027-01-05" }));
    expect((await run("sequence check", { file: path })).answer).toMatchObject({ consistent: true, dynamicallyControllable: true });
  });

  it("takes a whole month to its last day, keeps a day that no calendar has out of the plan, and never gives an id twice", async () => {
    const path = join(folder, "months.md");
    const clauses = ["no later than March 2027", "by 31 April 2027", "by February 2028", "within two days of the signing"];
    await writeFile(path, clauses.map((words) => `Belmar shall leave ${words}.`).join("\n\n"));
    const { answer } = await run("sequence read", { texts: [path] });
    const [{ proposals, plan }] = answer.texts;
    const named = proposals as readonly {
      readonly id: string;
      readonly commitment: { readonly dates?: unknown };
      readonly notes: unknown;
    }[];
    expect(named.map(({ id }) => id)).toEqual(["leave", "leave-2", "leave-3", "leave-4"]);
    expect(named.map(({ commitment }) => commitment.dates)).toMatchObject([
      { endNotAfter: "2027-03-31" },
      undefined,
      { endNotAfter: "2028-02-29" },
      undefined,
    ]);
    expect(named[1]?.notes).toContain("'2027-04-31' is no date of the calendar: the plan has no date for it.");
    const proposed = join(folder, "months.json");
    await writeFile(proposed, JSON.stringify({ ...plan, start: "2027-01-05" }));
    expect((await run("sequence check", { file: proposed })).answer.consistent).toBe(true);
  });

  it("ends when it is interrupted while it reads a long text", async () => {
    const path = join(folder, "long.md");
    await writeFile(path, "Belmar shall report within two days, within three days and within four days of the signing.\n\n".repeat(30_000));
    const interruption = new AbortController();
    const asked = run("sequence read", { texts: [path] }, interruption.signal);
    const timer = setInterval(() => interruption.abort(), 200);
    await expect(asked).rejects.toMatchObject({ name: "AbortError" });
    clearInterval(timer);
  });

  it("refuses what is not there, and a dossier without drafts", async () => {
    await expect(run("sequence read", { texts: [join(folder, "none.md")] })).rejects.toMatchObject({ code: "no-such-file" });
    await expect(run("sequence read")).rejects.toMatchObject({ code: "not-in-the-dossier" });
  });
});

describe("sequence accept", () => {
  it("takes proposals of a kept draft into the plan, with point, clause and span, and can be undone", async () => {
    const { answer: added } = await run("plan add", { files: [join(folder, "accord.md")], instrument: "Accord of Velm" });
    const { answer } = await run("sequence read");
    const [{ proposals, source, draft }] = answer.texts;
    expect(JSON.stringify(added)).toContain(draft);
    const { answer: accepted } = await run("sequence accept", {
      draft,
      proposals: [proposals[0].id, proposals[3].id, proposals[0].id],
      obligor: "Ostia",
    });
    expect(accepted).toMatchObject({ accepted: [proposals[0].id, proposals[3].id], alreadyThere: [], steps: 2 });
    const kept = (await parley.store.setting("sequence plan")) as unknown as {
      readonly commitments: readonly { readonly obligor: string; readonly point?: string; readonly clause?: string }[];
      readonly clauses: readonly {
        readonly id: string;
        readonly text: string;
        readonly span: { readonly source: string; readonly start: number; readonly end: number };
      }[];
    };
    expect(kept.commitments[1]?.obligor).toBe("Ostia");
    expect(kept.commitments[0]?.point).toBeTruthy();
    const clause = kept.clauses.find(({ id }) => id === kept.commitments[0]?.clause);
    expect(clause?.span.source).toBe(source);
    expect(accord.slice(clause?.span.start, clause?.span.end)).toContain("release all detainees");
    const again = await run("sequence accept", { draft, all: true });
    expect(again.answer).toMatchObject({ alreadyThere: [proposals[0].id, proposals[3].id], steps: 4 });
    expect(again.text).toContain("Already in the plan");
    await run("undo");
    expect(
      ((await parley.store.setting("sequence plan")) as unknown as { readonly commitments: readonly unknown[] }).commitments,
    ).toHaveLength(2);
  });

  it("takes the good ones of all, and names the one whose amount is absurd", async () => {
    const text =
      "# Absurd accord\n\n1. Ostia shall open the pass within 30 days of signature.\n2. Tellia shall leave the pass within 99999 years of signature.\n";
    await writeFile(join(folder, "absurd.md"), text);
    await run("plan add", { files: [join(folder, "absurd.md")], instrument: "Absurd accord" });
    const { answer } = await run("sequence read");
    const read = answer.texts.find(({ proposals }: { readonly proposals: readonly { readonly id: string }[] }) =>
      proposals.some(({ id }) => id.endsWith("leave")),
    );
    const { answer: accepted, text: told } = await run("sequence accept", { draft: read?.draft, all: true });
    expect(accepted.accepted).toHaveLength(1);
    expect(accepted.refused).toMatchObject([{ id: expect.stringMatching(/leave$/u), message: expect.stringContaining("out of range") }]);
    expect(told).toMatch(/Not taken: .*leave/u);
    await run("undo");
  });

  it("refuses without a choice, and a proposal that is not there", async () => {
    const { answer } = await run("sequence read");
    const draft = answer.texts[0].draft;
    await expect(run("sequence accept", { draft })).rejects.toMatchObject({ code: "bad-input" });
    await expect(run("sequence accept", { draft, proposals: ["nothing"] })).rejects.toMatchObject({ code: "no-such-item" });
    await expect(run("sequence accept", { draft: "D-none", all: true })).rejects.toMatchObject({ code: "no-such-item" });
  });
});

describe("eval time-limits", () => {
  it("scores by halves, and refuses another text", async () => {
    const text = "Ostia shall leave within ten days of the truce.";
    await writeFile(join(folder, "truce.txt"), text);
    const dense = text.replace(/\s/gu, "");
    const at = (words: string): readonly [number, number] => {
      const key = words.replace(/\s/gu, "");
      return [dense.indexOf(key), dense.indexOf(key) + key.length];
    };
    const { createHash } = await import("node:crypto");
    const agreement = {
      text: "truce.txt",
      characters: dense.length,
      sha256: createHash("sha256").update(dense).digest("hex"),
      articles: [["1", 0]],
      limits: [
        { span: at("within ten days of the truce"), events: [at("leave")], relation: "within", amount: "10 days", anchor: at("the truce") },
      ],
    };
    const gold = join(folder, "gold.json");
    await writeFile(gold, JSON.stringify({ form: "time-limits 1", agreements: [agreement] }));
    const { answer, text: told } = await run("eval time-limits", { gold, texts: folder });
    expect(answer.all).toMatchObject({ marked: 1, found: 1, right: 1, f1: 1 });
    expect(told).toContain("frozen half");
    await writeFile(gold, JSON.stringify({ form: "time-limits 1", agreements: [{ ...agreement, sha256: "0" }] }));
    await expect(run("eval time-limits", { gold, texts: folder })).rejects.toMatchObject({ code: "bad-input" });
    await expect(run("eval time-limits", { gold: join(folder, "none.json"), texts: folder })).rejects.toMatchObject({
      code: "no-such-file",
    });
  });
});

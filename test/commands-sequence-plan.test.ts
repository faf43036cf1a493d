import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openParley, type Parley } from "#commands";
import { parseCsv } from "#sequence";
import { runCommand } from "./run-command.ts";

let parley: Parley;
let folder: string;

const run = (name: string, input: Record<string, unknown> = {}) => runCommand(parley, name, input);

async function file(name: string, content: unknown): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "parley-plans-"));
  parley = await openParley({
    dossier: join(folder, "plans.parley"),
    mode: "either",
    by: "Ada",
    lanes: 0,
    now: () => "2026-04-01T08:00:00Z",
  });
});

afterAll(async () => {
  await parley.close();
  await rm(folder, { recursive: true });
});

const exchange = {
  commitments: [
    { id: "lift", obligor: "Averna", beneficiary: "Belmar", cost: 6, value: 6 },
    { id: "withdraw", obligor: "Belmar", beneficiary: "Averna", cost: 5, value: 5 },
    { id: "release", obligor: "Averna", beneficiary: "Belmar", cost: 2, value: 2, after: ["withdraw"] },
  ],
};

describe("a plan's file", () => {
  it("is refused where it is not UTF-8, so that no letter of a name is lost", async () => {
    const path = join(folder, "latin-1.json");
    await writeFile(path, Buffer.from(JSON.stringify({ commitments: [{ id: "lift", obligor: "Östra" }] }), "latin1"));
    await expect(run("sequence keep", { file: path })).rejects.toMatchObject({ code: "bad-input" });
    await expect(run("sequence check", { file: path })).rejects.toThrow("is not UTF-8");
  });
});

describe("sequence order", () => {
  it("gives order, peaks, exposures and a certificate that holds", async () => {
    const { answer, text } = await run("sequence order", { file: await file("plan.json", exchange), fairer: true, verify: true });
    expect(answer.order).toEqual(["withdraw", "lift", "release"]);
    expect(answer.peaks).toEqual({ Averna: 3, Belmar: 5 });
    expect(answer).toMatchObject({ optimal: true, lowerBound: 5 });
    expect(answer.certificate.threshold).toBe(5);
    expect(answer.verified.map((one: { outcome: string }) => one.outcome)).toEqual(["confirmed", "confirmed", "confirmed", "confirmed"]);
    expect(answer.fairer.length).toBeGreaterThan(0);
    expect(text).toContain("No order is better: proven.");
  });

  it("refuses what is no plan, with the place", async () => {
    const refusals: readonly (readonly [string, unknown, RegExp])[] = [
      ["empty.json", "", /empty/u],
      ["broken.json", '{"commitments": [\n{"id": }]}', /line 2/u],
      ["nobody.json", { commitments: [{ id: "a" }] }, /obligor.*commitments\[0\]/u],
      [
        "circle.json",
        {
          commitments: [
            { id: "a", obligor: "A", after: ["b"] },
            { id: "b", obligor: "A", after: ["a"] },
          ],
        },
        /circle.*a.*b/u,
      ],
    ];
    for (const [name, content, message] of refusals)
      await expect(run("sequence order", { file: await file(name, content) })).rejects.toThrow(message);
    await expect(run("sequence order", { file: join(folder, "nowhere.json") })).rejects.toThrow(/nowhere/u);
    await expect(run("sequence order")).rejects.toThrow(/no sequence plan/u);
  });
});

const Orsa = "examples/sequences/strait-of-orsa.json";

describe("sequence keep and model", () => {
  it("keeps a plan that was checked, refuses one that another overtook, and is undone", async () => {
    expect((await run("sequence model")).answer).toEqual({ origin: "none", passages: [] });
    expect((await run("sequence model")).text).toContain("sequence import");
    const first = await run("sequence keep", { file: await file("kept.json", exchange) });
    expect(first.text).toContain("3 steps");
    const model = (await run("sequence model")).answer;
    expect(model).toMatchObject({ origin: "kept", plan: exchange, version: first.answer.version });
    const changed = { commitments: exchange.commitments.slice(0, 2) };
    const second = await run("sequence keep", { plan: changed, replaces: model.version, edits: 1 });
    expect(second.answer.steps).toBe(2);
    expect((await run("log")).text).toContain("sequence keep");
    await expect(run("sequence keep", { plan: exchange, replaces: model.version })).rejects.toThrow(/in the meantime/u);
    await run("undo", {});
    expect((await run("sequence model")).answer.version).toBe(model.version);
    await run("undo", {});
    expect((await run("sequence model")).answer.origin).toBe("none");
  });

  it("refuses what is no plan, and keeps nothing of it", async () => {
    await expect(run("sequence keep", {})).rejects.toThrow(/no plan is named/u);
    await expect(run("sequence keep", { plan: { commitments: [{ id: "a" }] } })).rejects.toThrow(/obligor/u);
    expect((await run("sequence model")).answer.origin).toBe("none");
  });

  it("finds the passage of a clause by its own span, or by its number in the draft that it refers to", async () => {
    const text = "# Accord of Averna\n\n1. Averna lifts the blockade.\n\n2. Belmar withdraws.\n";
    const draft = await file("accord.md", text);
    const { answer: added } = await run("plan add", { files: [draft], instrument: "Accord of Averna", date: "2026-03-09" });
    const source = added.drafts[0].source as string;
    const plan = {
      clauses: [
        { id: "a", text: "Averna lifts.", point: "1", reference: "Accord of Averna, draft of 9 March 2026" },
        { id: "b", text: "Belmar withdraws.", span: { source, start: 3, end: 9 } },
        { id: "c", text: "Of another accord.", point: "2", reference: "Accord of Carda, 1 March 2026" },
        { id: "d", text: "Nowhere.", point: "7", reference: "2026-03-09" },
      ],
      commitments: [{ id: "lift", obligor: "Averna", clause: "a" }],
    };
    await run("sequence keep", { plan });
    const { passages } = (await run("sequence model")).answer;
    const [byNumber, bySpan, ...others] = passages as readonly { clause: string; start: number; end: number; how: string }[];
    expect(others).toEqual([]);
    expect(bySpan).toMatchObject({ clause: "b", start: 3, end: 9, how: "span" });
    expect(byNumber).toMatchObject({ clause: "a", how: "number" });
    expect(text.slice(byNumber?.start, byNumber?.end)).toContain("lifts the blockade");
    await run("undo", {});
    await run("undo", {});
  });
});

/** Runs a program of another project; that it fails is told with its own words. */
function program(name: string, words: readonly string[], input?: string): string {
  const { error, status, stdout, stderr } = spawnSync(name, words, { encoding: "utf8", input, maxBuffer: 1e8 });
  if (error !== undefined || status !== 0) throw new Error(`${name}: ${error?.message ?? stderr}`);
  return stdout;
}

/** Programs of Debian's planner-data, xsltproc, tj3, khal and python3-icalendar; where one is absent the test that needs it says so and is passed over. */
const isThere = (name: string): boolean => ["/usr/bin", "/usr/local/bin"].some((place) => existsSync(join(place, name)));
const PlannerConverter = "/usr/share/planner/stylesheets/msp2planner.xsl";
const hasPlanner = isThere("xsltproc") && existsSync(PlannerConverter);
const hasTaskJuggler = isThere("tj3");
const hasKhal = isThere("khal");
const hasIcalendar = isThere("python3") && spawnSync("/usr/bin/python3", ["-c", "import icalendar"]).status === 0;
const nameWithout = (isReady: boolean, what: string, name: string): string => (isReady ? name : `${name} (passed over: ${what} is absent)`);

describe("the examples", () => {
  it("show what the order of the Minsk measures does to either side", async () => {
    const asWritten = (await run("sequence order", { file: "examples/sequences/minsk-2015.json" })).answer;
    const securityFirst = (await run("sequence order", { file: "examples/sequences/minsk-2015-security-first.json" })).answer;
    const formations = "Armed formations of certain areas";
    expect(asWritten.optimal && securityFirst.optimal).toBe(true);
    expect(asWritten.peaks[formations]).toBeLessThan(securityFirst.peaks[formations]);
    expect(asWritten.peaks.Ukraine).toBeGreaterThan(securityFirst.peaks.Ukraine);
  });

  it("show that 120 days leave no room for a confirmation between the stages", async () => {
    const { answer, text } = await run("sequence simulate", { file: Orsa, runs: 500, seed: 2 });
    expect(answer.deadlines[0]).toMatchObject({ step: "withdrawal-2", missed: 1 });
    expect(answer.milestones.map((one: { id: string }) => one.id)).toEqual(["first-stage-confirmed", "withdrawal-complete"]);
    expect(text).toContain("500 runs, seed 2");
  });
});

describe("sequence simulate --strategy", () => {
  // The inspection's report comes when it comes; the lifting has to begin within three days of it and no sooner than ten days after the start.
  const waiting = {
    start: "2026-04-01",
    commitments: [
      { id: "inspect", obligor: "Monitors", duration: { kind: "contingent", min: "2 days", likely: "5 days", max: "9 days" } },
      {
        id: "fence",
        obligor: "Averna",
        duration: "2 days",
        timing: [{ event: "start", relation: "within", amount: "3 days", anchor: "inspect" }],
      },
      { id: "gate", obligor: "Belmar", timing: [{ event: "end", relation: "not before", amount: "10 days", anchor: "start" }] },
    ],
    milestones: [{ id: "open", after: ["fence", "gate"] }],
  };

  it("breaks no limit in any run, and reaches milestones as said", async () => {
    const { answer, text } = await run("sequence simulate", { file: await file("waiting.json", waiting), runs: 2000, strategy: true });
    expect(answer).toMatchObject({ runs: 2000, anyMissed: 0, byStrategy: true, complete: true });
    expect(answer.milestones[0].reached.earliest >= "2026-04-11").toBe(true);
    expect(text).toContain("a limit is broken in 0.0 %");
  });

  it("is refused where nature can force a breach", async () => {
    const late = {
      ...waiting,
      commitments: [...waiting.commitments, { id: "seal", obligor: "Averna", after: ["inspect"], dates: { endNotAfter: "2026-04-05" } }],
    };
    await expect(run("sequence simulate", { file: await file("late.json", late), runs: 10, strategy: true })).rejects.toThrow(
      /nature can force a breach/u,
    );
  });
});

describe("sequence due", () => {
  it("says what is due, blocked and comes next", async () => {
    const { answer, text } = await run("sequence due", { file: Orsa, on: "2026-04-10", days: 7 });
    expect(answer.steps.find((step: { id: string }) => step.id === "prisoners-1")).toMatchObject({
      status: "due",
      daysLeft: 0,
      deadline: "2026-04-10",
    });
    expect(answer.steps.find((step: { id: string }) => step.id === "prisoners-2").blockedBy).toEqual([
      { step: "prisoners-1", by: "Kelmara" },
    ]);
    expect(text).toContain("The next 7 days:");
  });
});

describe("a plan in the dossier", () => {
  it("is imported, added to, marked with its state, ordered, and each change can be undone", async () => {
    await run("sequence import", { file: Orsa });
    expect((await run("sequence order")).answer.order).toHaveLength(18);
    const added = await run("sequence add", {
      id: "inquiry",
      obligor: "Tovria",
      beneficiary: ["Kelmara"],
      after: ["monitors"],
      cost: 1,
      value: 2,
      duration: "10 days to 20 days",
    });
    expect(added.answer).toMatchObject({ added: true, steps: 19 });
    await run("sequence add", { id: "inquiry", state: 1, on: "2026-05-01", evidence: ["M-1"] });
    const step = (await run("sequence due", { on: "2026-05-02" })).answer.steps.find((one: { id: string }) => one.id === "inquiry");
    expect(step).toMatchObject({ state: 1, stateName: "minimal", evidence: ["M-1"] });
    await run("undo");
    await run("undo");
    expect((await run("sequence order")).answer.order).toHaveLength(18);
    await expect(run("sequence add", { id: "nobody" })).rejects.toThrow(/needs an obligor/u);
    await expect(run("sequence add", { id: "late", obligor: "Tovria", after: ["monitor"] })).rejects.toThrow(/monitor/u);
  });
});

describe("sequence export", () => {
  const exported = async (format: string): Promise<string> => (await run("sequence export", { file: Orsa, format })).answer.content;

  it("writes MSPDI with every task, link, lag, length and level", async () => {
    const xml = await exported("mspdi");
    const tasks = xml.match(/<Task>/gu)?.length ?? 0;
    const links = xml.match(/<PredecessorLink>/gu)?.length ?? 0;
    expect([tasks, links]).toEqual([20, 12]);
    for (const name of ["OutlineLevel", "Duration"]) expect(xml.match(new RegExp(`<${name}>`, "gu"))).toHaveLength(tasks);
    expect(xml.match(/<LinkLag>/gu)).toHaveLength(links);
  });

  it.runIf(hasPlanner)(
    nameWithout(
      hasPlanner,
      "Planner's converter or xsltproc",
      "writes MSPDI that Planner's converter reads whole: every task, link and lag, no NaN",
    ),
    async () => {
      const converted = program("xsltproc", [PlannerConverter, "-"], await exported("mspdi"));
      expect(converted).not.toContain("NaN");
      expect(converted.match(/<task /gu)).toHaveLength(20);
      expect(converted.match(/<predecessor /gu)).toHaveLength(12);
      expect(converted).toContain(`lag="${30 * 86_400}"`);
    },
  );

  it("comes back from MSPDI and from CSV with the same steps, precedences and dates", async () => {
    const dates = async (path: string) =>
      parseCsv((await run("sequence export", { file: path, format: "csv" })).answer.content).map((row) =>
        [row[0], row[2], row.at(-2), row.at(-1)].join(" "),
      );
    const expected = await dates(Orsa);
    const xml = await file("orsa.xml", await exported("mspdi"));
    await run("sequence import", { file: xml, to: join(folder, "from-xml.json") });
    expect((await dates(join(folder, "from-xml.json"))).sort()).toEqual([...expected].sort());
    const csv = await file("orsa.csv", await exported("csv"));
    const { answer } = await run("sequence import", { file: csv, to: join(folder, "from-csv.json"), start: "2026-03-25" });
    expect(answer).toMatchObject({ format: "csv", steps: 18 });
    expect((await run("sequence order", { file: join(folder, "from-csv.json") })).answer.order).toHaveLength(18);
  });

  it("writes iCalendar with an event for each moment, a task for each step, and gaps", async () => {
    const text = await exported("ical");
    expect(text).toContain("RELATED-TO;RELTYPE=FINISHTOSTART;GAP=P30D:fee@sequence.parley");
    expect(text.split("\r\n").every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    expect([text.match(/BEGIN:VEVENT/gu)?.length, text.match(/BEGIN:VTODO/gu)?.length]).toEqual([20, 18]);
  });

  it.runIf(hasIcalendar)(
    nameWithout(hasIcalendar, "python3-icalendar", "writes iCalendar that python-icalendar accepts without an error"),
    async () => {
      const ics = await file("orsa.ics", await exported("ical"));
      const python =
        "import sys\nfrom icalendar import Calendar\nc=Calendar.from_ical(open(sys.argv[1],'rb').read())\nassert not [x for x in c.walk() if x.errors]\nprint(len(c.walk('VEVENT')),len(c.walk('VTODO')))";
      expect(program("/usr/bin/python3", ["-c", python, ics])).toBe("20 18\n");
    },
  );

  it.runIf(hasKhal)(nameWithout(hasKhal, "khal", "writes iCalendar that khal lists with every date"), async () => {
    const ics = await file("for-khal.ics", await exported("ical"));
    const config = await khalConfig();
    program("khal", ["-c", config, "import", "--batch", "-a", "plan", ics]);
    const listed = program("khal", ["-c", config, "list", "--format", "{start-date} {title}", "2026-03-01", "365d"]);
    const { answer } = await run("sequence export", { file: Orsa, format: "csv" });
    const [, ...rows] = parseCsv(answer.content);
    for (const row of rows) expect(listed, row[0] ?? "").toContain(`${row.at(-2)?.slice(0, 10)} ${row[1]}`);
  });

  /** A calendar of khal's own in the folder of this test. */
  async function khalConfig(): Promise<string> {
    const clock = [
      "timeformat = %H:%M",
      "dateformat = %Y-%m-%d",
      "longdateformat = %Y-%m-%d",
      "datetimeformat = %Y-%m-%d %H:%M",
      "longdatetimeformat = %Y-%m-%d %H:%M",
    ];
    const lines = [
      "[calendars]",
      "[[plan]]",
      `path = ${join(folder, "khal")}`,
      "type = calendar",
      "[locale]",
      ...clock,
      "local_timezone = UTC",
      "default_timezone = UTC",
      "[sqlite]",
      `path = ${join(folder, "khal.db")}`,
    ];
    await mkdir(join(folder, "khal"), { recursive: true });
    return await file("khal.conf", `${lines.join("\n")}\n`);
  }

  it("draws the chart, and writes names as text", async () => {
    const hostile = await file("hostile.json", {
      title: "<script>alert(1)</script>",
      start: "2026-04-01",
      commitments: [{ id: "a&b", act: '<img src="x">', obligor: "=A" }],
    });
    const svg = (await run("sequence export", { file: hostile, format: "svg" })).answer.content;
    expect(svg).toContain("&lt;script&gt;");
    expect(svg).not.toMatch(/<script|<img/u);
    expect((await run("sequence export", { file: hostile, format: "csv" })).answer.content).toContain("'=A");
    expect((await exported("svg")).match(/<rect /gu)?.length).toBeGreaterThan(18);
  });
});

describe("sequence import", () => {
  it("reads what TaskJuggler writes, with equal dates", async () => {
    const out = join(folder, "tj.json");
    const { answer } = await run("sequence import", { file: "test/cases/sequence/taskjuggler.xml", to: out });
    expect(answer.warnings).toHaveLength(3);
    const { content } = (await run("sequence export", { file: out, format: "csv" })).answer;
    const dates = parseCsv(content)
      .slice(1)
      .map((row) => [row[0], row.at(-2), row.at(-1)].join(" "));
    const xml = await readFile("test/cases/sequence/taskjuggler.xml", "utf8");
    const written = [
      ...xml.matchAll(/<Name>([^<]+)<\/Name>\s*<WBS>1[.]\d[\s\S]*?<Start>([^<]+):00<\/Start>\s*<Finish>([^<]+):00<\/Finish>/gu),
    ];
    expect(dates).toEqual(written.map(([, name, start, finish]) => `${name?.toLowerCase()} ${start} ${finish}`));
    expect(dates).toHaveLength(5);
  });

  it.runIf(hasTaskJuggler)(
    nameWithout(
      hasTaskJuggler,
      "TaskJuggler",
      "reads what the installed TaskJuggler writes of the same project, as it reads the file that is kept",
    ),
    async () => {
      program("tj3", ["--silent", "--output-dir", folder, join(import.meta.dirname, "cases/sequence/taskjuggler.tjp")]);
      const of = async (path: string) => (await run("sequence import", { file: path, dryRun: true })).answer.plan.commitments;
      expect(await of(join(folder, "out.xml"))).toEqual(await of("test/cases/sequence/taskjuggler.xml"));
    },
  );

  it("refuses XML that is none, cut off or no project, tables without obligor, and numbers that are none", async () => {
    const refusals: readonly (readonly [string, string, RegExp])[] = [
      ["cut.xml", "<Project><Tasks><Task>", /never closed/u],
      ["html.xml", "<html></html>", /<html>/u],
      ["none.xml", "hello", /no element/u],
      ["tasks.xml", "<Project><Tasks/></Project>", /no task/u],
      [
        "back.xml",
        "<Project><Tasks><Task><UID>1</UID><Name>x</Name><Start>2026-04-02T00:00:00</Start><Finish>2026-04-01T00:00:00</Finish></Task></Tasks></Project>",
        /finishes.*before/u,
      ],
      ["long.xml", "<Project><Tasks><Task><UID>1</UID><Name>x</Name><Duration>soon</Duration></Task></Tasks></Project>", /soon/u],
      [
        "day.xml",
        "<Project><Tasks><Task><UID>7</UID><Name>Lift</Name><Start>2026-02-30T08:00:00</Start><Duration>PT8H0M0S</Duration></Task></Tasks></Project>",
        /task 7 'Lift'.*Start '2026-02-30T08:00:00'/u,
      ],
      [
        "begin.xml",
        "<Project><StartDate>soon</StartDate><Tasks><Task><UID>1</UID><Name>x</Name><Duration>PT8H0M0S</Duration></Task></Tasks></Project>",
        /project.*StartDate 'soon'/u,
      ],
      ["no-obligor.csv", "id,act\n1,x\n", /who does a step/u],
      ["number.csv", "id,obligor,cost\n1,A,much\n", /row 2.*much/u],
      ["lost.csv", "id,obligor,after\n1,A,7\n", /7/u],
    ];
    for (const [name, content, message] of refusals)
      await expect(run("sequence import", { file: await file(name, content), dryRun: true }), name).rejects.toThrow(message);
  });

  it("reads a table in the reader's own words", async () => {
    const table = "Task;Who;For;Days;Predecessors\nSign;Averna;Belmar;1;\nLift;Belmar;Averna;5;1FS+2 days\n";
    const { answer } = await run("sequence import", { file: await file("own.csv", table), dryRun: true });
    expect(answer.plan.commitments[1]).toEqual({
      id: "2",
      act: "Lift",
      obligor: "Belmar",
      beneficiaries: ["Averna"],
      duration: 5,
      after: [{ step: "1", type: "FS", lag: "2 days" }],
    });
  });
});

describe("two changes of one plan at the same moment", () => {
  it("never lose one in silence: the slower is refused, and stands when it is asked again", async () => {
    await run("sequence keep", { plan: exchange });
    const step = (id: string) => run("sequence add", { id, obligor: "Averna" });
    const outcomes = await Promise.allSettled([step("n1"), step("n2"), step("n3")]);
    const refused = outcomes.flatMap((outcome, at) =>
      outcome.status === "rejected" ? [{ id: `n${at + 1}`, reason: outcome.reason }] : [],
    );
    expect(refused.length).toBe(2);
    for (const { reason } of refused) expect(reason).toMatchObject({ code: "conflict" });
    for (const { id } of refused) await step(id);
    const { answer } = await run("sequence model");
    expect(answer.plan.commitments.map(({ id }: { id: string }) => id).sort()).toEqual(["lift", "n1", "n2", "n3", "release", "withdraw"]);
  });
});

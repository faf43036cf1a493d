import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openParley, type Parley } from "#commands";
import { runCommand } from "./run-command.ts";

let folder: string;
let parley: Parley;

const open = async (): Promise<Parley> => {
  let minute = 0;
  const now = (): string => new Date(Date.UTC(2026, 3, 1, 8, minute++)).toISOString();
  return await openParley({ dossier: join(folder, "small.parley"), mode: "either", by: "Ada", lanes: 0, now });
};
const run = (name: string, input: Record<string, unknown> = {}) => runCommand(parley, name, input);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "parley-small-"));
  parley = await open();
});
afterEach(async () => {
  await parley.close();
  await rm(folder, { recursive: true });
});

describe("documents that come one by one", () => {
  it("are laid together once, with the last of them", async () => {
    const recordAt = async () => (await parley.store.overview())?.seq;
    await run("paste", { text: "France demands a pause, the ministry said.", more: true });
    await run("paste", { text: "Germany rejects a pause, the ministry said.", more: true });
    expect(await parley.store.head()).toBe(2);
    expect(await recordAt()).toBeUndefined();
    await run("paste", { text: "Spain wants a pause, the ministry said." });
    expect(await recordAt()).toBe(3);
    expect((await run("doctor")).answer.problems).toEqual([]);
  });

  it("are laid together on closing where no last one came", async () => {
    await run("paste", { text: "France demands a pause, the ministry said.", more: true });
    await parley.close();
    parley = await open();
    expect((await parley.store.overview())?.seq).toBe(1);
  });
});

describe("a day the text does not give", () => {
  it("is told as the day of publication, marked as reported, in lists and in the matrix", async () => {
    await run("paste", { text: "France demands a pause in the fighting.", published: "2026-03-11" });
    const { answer } = await run("matrix");
    expect(answer.cells).toHaveLength(1);
    expect(answer.cells[0]).toMatchObject({ reported: "2026-03-11" });
    expect(answer.cells[0].since).toBeUndefined();
    expect((await run("matrix")).text).toContain("(reported 2026-03-11)");
    expect((await run("list", { what: "positions" })).text).toContain("reported 2026-03-11 · France");
    expect((await run("timeline", { what: "positions" })).text).toContain("reported 2026-03-11");
  });

  it("is unknown where the day of publication is unknown too", async () => {
    await run("paste", { text: "France demands a pause in the fighting." });
    const { answer } = await run("matrix");
    expect(answer.cells[0]).not.toHaveProperty("reported");
    expect((await run("list", { what: "positions" })).text).toContain("date unknown · France");
  });
});

describe("doctor", () => {
  it("tells what the record could not do", async () => {
    await run("paste", { text: "France demands a pause in the fighting.", published: "2026-03-11" });
    const [actor] = (await run("list", { what: "actors" })).answer.items;
    await run("decide", { act: "confirm", items: [actor.id] });
    expect((await run("doctor")).answer.problems).toEqual([]);
    // The decision stays; what it is about goes.
    await run("undo", { command: "c1" });
    const { answer, text } = await run("doctor");
    expect(answer.problems).toMatchObject([{ severity: "warning", where: expect.stringContaining(actor.id) }]);
    expect(text).toContain(actor.id);
    expect((await parley.store.overview())?.problems).toHaveLength(1);
  });
});

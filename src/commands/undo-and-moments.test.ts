import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { dayOfItem } from "#store";
import { items } from "../../test/items.ts";
import { CommandError } from "./commands-error.ts";
import { fingerprintOf, GazetteerShape } from "./gazetteer.ts";
import { asOfFields, momentOf, stoodBy } from "./moments.ts";
import { openParley } from "./open-parley.ts";
import type { Parley } from "./parley.ts";
import { undoCommand } from "./undo.ts";

let parley: Parley;
let minute: number;

beforeEach(async () => {
  minute = 0;
  const now = (): string => new Date(Date.UTC(2026, 3, 1, 8, minute++)).toISOString();
  parley = await openParley({ dossier: ":memory:", mode: "either", by: "Ada", lanes: 0, now });
});
afterEach(() => parley.close());

/** Sets the dossier's name, as a command of its own. */
async function rename(name: string): Promise<string> {
  const outcome = await parley.store.write(
    { at: parley.now(), by: "Ada", verb: "rename", words: {} },
    { settings: [{ key: "name", value: name }] },
  );
  return outcome.kind === "written" ? outcome.command : "";
}

/** Runs `undo` with these words; says what it says and which name stands then, or the code of its refusal. */
async function undo(input: Record<string, unknown> = {}): Promise<readonly unknown[]> {
  try {
    const run = { parley, onProgress: () => {}, signal: new AbortController().signal };
    const answer = undoCommand.output.parse(await undoCommand.run(undoCommand.input.parse(input), run));
    return [undoCommand.toText(answer).split(":")[0], await parley.store.setting("name")];
  } catch (error) {
    if (error instanceof CommandError) return [error.code, await parley.store.setting("name")];
    throw error;
  }
}

describe("undo and redo", () => {
  it("go back and forth, and stop where there is nothing", async () => {
    await rename("one");
    await rename("two");
    expect(await undo()).toEqual(["Taken back", "one"]);
    expect(await undo()).toEqual(["Taken back", undefined]);
    expect(await undo()).toEqual(["nothing-to-undo", undefined]);
    expect(await undo({ redo: true })).toEqual(["Brought back", "one"]);
    expect(await undo({ redo: true })).toEqual(["Brought back", "two"]);
    expect(await undo({ redo: true })).toEqual(["nothing-to-undo", "two"]);
    expect(await undo()).toEqual(["Taken back", "one"]);
    expect(await undo({ redo: true })).toEqual(["Brought back", "two"]);
  });

  it("reach a command by its id, whichever it is", async () => {
    const first = await rename("one");
    await rename("two");
    expect(await undo({ command: first })).toEqual(["Taken back", "two"]);
    expect(await undo({ command: first })).toEqual(["nothing-to-undo", "two"]);
    expect(await undo()).toEqual(["Taken back", undefined]);
    expect(await undo({ command: first, redo: true })).toEqual(["Brought back", "one"]);
    expect(await undo({ command: first, redo: true })).toEqual(["nothing-to-undo", "one"]);
    expect(await undo({ command: "c99" })).toEqual(["no-such-item", "one"]);
  });
});

describe("as of", () => {
  it("a day known means its end, an instant itself, both in any zone", async () => {
    await rename("one"); // 2026-04-01, 08:00 UTC
    await rename("two"); // 08:01
    for (const [knownAsOf, seq] of [
      ["2026-03-31", 0],
      ["2026-04-01", 2],
      ["2026-04-01T08:00:30Z", 1],
      ["2026-04-01T10:00:30+02:00", 1],
      ["2026-04-01T07:59:59Z", 0],
    ] as const)
      expect(await momentOf(parley.store, { knownAsOf }), knownAsOf).toEqual({ asOf: seq });
    expect(await momentOf(parley.store, {})).toEqual({});
  });

  it.each(["soon", "meeting 5", "2026-02-30", "2026-13-01", "2026", "01/02/2026", "2026-04-01T08:00"])(
    "'%s' is no moment",
    async (stated) => {
      await expect(momentOf(parley.store, { knownAsOf: stated })).rejects.toBeInstanceOf(CommandError);
      expect(asOfFields.asOf.safeParse(stated).success).toBe(false);
    },
  );

  it("an item counts from its own day, else from the day it was published, and always where neither is known", () => {
    const item = (kind: string, more: object = {}) => {
      const found = items.find((one) => one.kind === kind);
      if (found === undefined) throw new Error(`there is no ${kind}`);
      return { ...found, ...more } as typeof found;
    };
    const undated = { accounts: item("meeting").accounts.map(({ published: _, ...account }) => account) };
    expect(dayOfItem(item("meeting"))).toBe("2026-02-04");
    expect(dayOfItem(item("meeting", { status: "planned" }))).toBe("2026-02-05");
    expect(dayOfItem(item("statement"))).toBe("2026-02-04");
    expect(dayOfItem(item("assessment"))).toBe("2026-02-05");
    expect(dayOfItem(item("meeting", { time: undefined, ...undated }))).toBeUndefined();
    for (const [day, stands] of [
      ["2026-02-03", false],
      ["2026-02-04", true],
      [undefined, true],
    ] as const)
      expect(stoodBy(item("meeting"), day)).toBe(stands);
    expect(stoodBy(item("assessment", undated), "1999-01-01")).toBe(true);
  });
});

describe("a dossier's own gazetteer", () => {
  it("names a version of the reader by its content; an empty one names none", () => {
    expect(fingerprintOf({})).toBe("");
    expect(fingerprintOf({ states: [], organisations: [] })).toBe("");
    const one = fingerprintOf({ states: [{ name: "Kelmara" }] });
    expect(one).toMatch(/^[0-9a-z]{6}$/u);
    expect(fingerprintOf({ states: [{ name: "Kelmara" }] })).toBe(one);
    expect(fingerprintOf({ states: [{ name: "Kelmara", capitals: ["Dovrask"] }] })).not.toBe(one);
  });
  it.each([
    [{ states: [{ name: "K" }], organisations: [{ name: "O", actsFor: "K" }] }, true],
    [{ states: [{ name: "" }] }, false],
    [{ states: [{ demonyms: ["K"] }] }, false],
    [{ countries: [] }, false],
    [[], false],
  ])("%j is one: %s", (value, isOne) => expect(GazetteerShape.safeParse(value).success).toBe(isOne));
});

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openParley, type Parley } from "#commands";
import { runCommand } from "./run-command.ts";

const World = {
  states: [
    { name: "Ruvana", demonyms: ["Ruvanan"], capitals: ["Marsk"] },
    { name: "Tovria", demonyms: ["Tovrian"], capitals: ["Hane"] },
    { name: "Selmar", demonyms: ["Selmari"], capitals: ["Quell"] },
  ],
};
const Article = `Ruvana demands that the port be reopened, Ruvanan Foreign Minister Ilva Brandt said on Tuesday after talks in Quell.

Brandt met Tovrian Foreign Minister Osk Redland in Quell on Tuesday. Tovria rejects the reopening of the port, Redland said.

Selmar hosted the talks. "Selmar will go on," said Selmari envoy Jana Quill. Her deputy, Ilva Maren, met Redland on Monday.
`;

let folder: string;
let parley: Parley;

const run = (name: string, input: Record<string, unknown> = {}) => runCommand(parley, name, input);
const names = async (input: Record<string, unknown> = {}): Promise<readonly string[]> =>
  (await run("party list", input)).answer.parties.map(({ name }: { name: string }) => name);
const refused = async (name: string, input: Record<string, unknown>) => {
  const head = await parley.store.head();
  const error: unknown = await run(name, input).catch((thrown: unknown) => thrown);
  expect(await parley.store.head()).toBe(head);
  return error;
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "parley-parties-"));
  let minute = 0;
  const now = (): string => new Date(Date.UTC(2026, 3, 1, 8, minute++)).toISOString();
  parley = await openParley({ dossier: join(folder, "port.parley"), mode: "either", by: "Ada", lanes: 0, now });
  await writeFile(join(folder, "world.json"), JSON.stringify(World));
  await writeFile(join(folder, "port.txt"), Article);
  await run("read", { files: [join(folder, "port.txt")], gazetteer: join(folder, "world.json"), published: "2026-03-11" });
}, 60_000);

afterAll(async () => {
  await parley.close();
  await rm(folder, { recursive: true });
});

describe("actor list", () => {
  const list = async (input: Record<string, unknown> = {}) => (await run("actor list", input)).answer;
  const rows = async (input: Record<string, unknown> = {}): Promise<readonly { readonly name: string; readonly meetings: number }[]> =>
    (await list(input)).actors;

  it("gives those that met most first, then those told of by most sources, a page at a time", async () => {
    const all = await rows();
    const meetings = all.map((actor) => actor.meetings);
    expect(meetings).toEqual([...meetings].sort((one, other) => other - one));
    expect(all[0]).toMatchObject({ name: expect.stringContaining("Redland"), meetings: 2, actsFor: { name: "Tovria" } });
    const pages = [];
    for (let offset = 0; offset < all.length; offset += 2) pages.push(...(await rows({ offset, limit: 2 })));
    expect(pages).toEqual(all);
    expect((await run("actor list", { limit: 2 })).text).toContain(`… 2 of ${all.length}; go on with --offset 2`);
  });

  it("counts the meetings that the network counts", async () => {
    const { nodes } = (await run("network")).answer;
    const counted = new Map((await rows()).map(({ name, meetings }) => [name, meetings]));
    for (const { name, meetings } of nodes) expect([name, counted.get(name)]).toEqual([name, meetings]);
  });

  it("finds by name, title and side, and sorts by name", async () => {
    const byName = (await rows({ sort: "name" })).map(({ name }) => name);
    expect(byName).toEqual([...byName].sort((one, other) => (one.toLowerCase() < other.toLowerCase() ? -1 : 1)));
    expect((await rows({ words: "tovria" })).map(({ name }) => name)).toEqual(["Osk Redland", "Tovria"]);
    expect((await rows({ words: "foreign minister" })).length).toBe(2);
    expect(await list({ words: "nobody of that name" })).toMatchObject({ actors: [], total: 0 });
  });
});

describe("the dossier's name", () => {
  it("is given, taken back and reset; until then it is the file's", async () => {
    const name = async () => (await run("home")).answer.name;
    expect(await name()).toBe("port");
    const { answer, text } = await run("name", { words: ["Talks", " on the\n port "] });
    expect(answer).toEqual({ name: "Talks on the port", command: await newest() });
    expect(text).toContain("Talks on the port");
    expect(await name()).toBe("Talks on the port");
    expect((await run("brief")).answer.brief.title).toBe("Brief: Talks on the port");
    expect((await run("name", { words: ["Talks on the port"] })).answer.command).toBeUndefined();
    await run("name", { reset: true });
    expect(await name()).toBe("port");
    await run("undo");
    expect(await name()).toBe("Talks on the port");
    await run("undo");
    expect(await name()).toBe("port");
    expect((await run("name", { reset: true })).answer.command).toBeUndefined();
  });

  it("refuses none, both and one too long", async () => {
    for (const input of [{}, { words: ["  "] }, { words: ["x"], reset: true }, { words: ["x".repeat(201)] }])
      expect(await refused("name", input)).toMatchObject({ code: "bad-input" });
  });
});

describe("the parties", () => {
  it("stand as a person orders them, in lists and in the matrix, and go back", async () => {
    const before = await names();
    expect(before.slice(0, 2)).toEqual(["Ruvana", "Tovria"]);
    const at = (await parley.store.log({ order: "newest", limit: 1 })).rows[0]?.at;
    const { answer, text } = await run("party order", { parties: ["tovria"] });
    expect(answer).toMatchObject({ isOrdered: true, command: await newest() });
    expect(text).toMatch(/^1[.] Tovria/u);
    expect((await names()).slice(0, 2)).toEqual(["Tovria", "Ruvana"]);
    const inMatrix = (await run("matrix")).answer.parties.map((one: { name: string }) => one.name);
    expect(inMatrix.indexOf("Tovria")).toBeLessThan(inMatrix.indexOf("Ruvana"));
    expect(await names({ knownAsOf: at })).toEqual(before);
    // What was put first before stands after what is put first now.
    await run("party order", { parties: ["Ruvana"] });
    expect((await names()).slice(0, 2)).toEqual(["Ruvana", "Tovria"]);
    expect((await run("party order", { parties: ["Ruvana", "Tovria"] })).answer.command).toBeUndefined();
    await run("party order", { reset: true });
    expect((await run("party list")).answer.isOrdered).toBe(false);
    await run("undo");
    expect((await run("party list")).answer.isOrdered).toBe(true);
    await run("party order", { reset: true });
    expect(await names()).toEqual(before);
  });

  it("get a seat, also one who has neither position nor meeting, and lose it", async () => {
    const quill = await run("party seat", { actor: "Jana Quill", seat: "mediator", reason: "hosts the talks" });
    expect(quill.answer).toMatchObject({ name: "Jana Quill", seat: "mediator", command: await newest() });
    expect(quill.text).toContain("sits as mediator");
    const listed = (await run("party list")).answer.parties.find((one: { name: string }) => one.name === "Jana Quill");
    expect(listed).toMatchObject({ seat: "mediator", standing: "corrected" });
    expect((await run("party seat", { actor: quill.answer.id, seat: "mediator" })).answer.command).toBeUndefined();
    expect((await run("party seat", { actor: quill.answer.id.slice(0, 8), seat: "none" })).answer.seat).toBeUndefined();
    await run("undo");
    expect((await run("show", { id: quill.answer.id })).answer.item.seat).toBe("mediator");
    await run("undo");
    expect((await run("show", { id: quill.answer.id })).answer.item.seat).toBeUndefined();
  });

  it("are refused where the name means nobody, several or no party", async () => {
    expect(await refused("party seat", { actor: "Nobody At All", seat: "party" })).toMatchObject({ code: "no-such-item" });
    expect(await refused("party order", { parties: [] })).toMatchObject({ code: "bad-input" });
    expect(await refused("party order", { parties: ["Tovria"], reset: true })).toMatchObject({ code: "bad-input" });
    expect(await refused("party order", { parties: ["Tovria", "TOVRIA"] })).toMatchObject({
      code: "bad-input",
      message: "Tovria is named twice",
    });
    expect(await refused("party order", { parties: ["Ilva Brandt"] })).toMatchObject({ code: "bad-input" });
    const [meeting] = (await run("list", { what: "meetings" })).answer.items;
    expect(await refused("party seat", { actor: meeting.id, seat: "party" })).toMatchObject({ code: "bad-input" });
    await expect(run("party seat", { actor: "Tovria", seat: "chair" })).rejects.toThrow();
    const [ilva, osk] = (await run("list", { what: "actors" })).answer.items.filter(
      (one: { actorKind: string }) => one.actorKind === "person",
    );
    await run("decide", { act: "correct", items: [ilva.id], fields: { name: "The Envoy" } });
    await run("decide", { act: "correct", items: [osk.id], fields: { name: "The Envoy" } });
    const ambiguous = await refused("party seat", { actor: "the envoy", seat: "party" });
    expect(ambiguous).toMatchObject({ code: "ambiguous-id" });
    expect(String(ambiguous)).toContain(ilva.id);
    expect(String(ambiguous)).toContain(osk.id);
    await run("undo");
    await run("undo");
  });
});

async function newest(): Promise<string | undefined> {
  return (await parley.store.log({ order: "newest", limit: 1 })).rows[0]?.id;
}

import { describe, expect, test } from "vitest";
import type { DecisionAct } from "#record";
import { type BuiltDocument, decisions, document } from "../../test/builders.ts";
import { itemsOf, recordOf } from "../../test/records.ts";

type Point = { readonly heading: string; readonly words: string; readonly topic?: string };

/** A draft of a plan with numbered points. */
function draft(published: string, ...points: readonly Point[]): BuiltDocument {
  const written = points.map(({ heading, words }, at) => `${at + 1}. ${heading}. ${words}`);
  return document(`Draft of ${published}.\n\n${written.join("\n\n")}`, { outlet: "Lindgate", published }, (read) => {
    for (const [at, { heading, topic }] of points.entries()) read.point(String(at + 1), written[at] ?? "", heading, topic);
  });
}

/** A report that a state takes a stance on something, in words of its own. */
function report(published: string, party: string, words: string, topic?: string): BuiltDocument {
  return document(`${party} said on ${published}: ${words}.`, { outlet: `Outlet ${published} ${party}`, published }, (read) => {
    const state = read.actor("state", party, { worldKey: `state:${party}` });
    read.position(state, words, topic ?? words, "demands", { known: topic !== undefined });
  });
}

const fee = { heading: "Passage fee", words: "Vesmar suspends the passage fee for a year", topic: "shipping" };
const escorts = { heading: "Passage and escorts", words: "Ships pass freely once the passage fee is suspended", topic: "shipping" };
const mines = { heading: "Mines", words: "The parties clear all mines together", topic: "mines" };
const monitors = { heading: "Monitors", words: "The union sends monitors to the islands" };

/** Every point as "number. name: parties", points without positions left out where `all` is not set. */
function pointsOf(documents: readonly BuiltDocument[], ...acts: readonly DecisionAct[]): readonly string[] {
  const record = recordOf(documents, decisions(...acts));
  const nameOf = new Map(itemsOf(record, "actor").map(({ id, name }) => [id, name]));
  const positions = itemsOf(record, "position");
  return itemsOf(record, "point").map(({ id, number, name, origin }) => {
    const parties = positions.filter(({ point }) => point === id).map(({ party }) => nameOf.get(party));
    return `${number ?? "-"} ${name} (${origin})${parties.length === 0 ? "" : `: ${parties.join(", ")}`}`;
  });
}

describe("points of a plan", () => {
  test("stand in the record with their numbers; coverage joins the point whose heading it names", () => {
    expect(
      pointsOf([draft("2026-02-01", fee, escorts, mines), report("2026-02-02", "Vesmar", "the passage fee in the strait", "shipping")]),
    ).toEqual(["1 Passage fee (instrument): Vesmar", "2 Passage and escorts (instrument)", "3 Mines (instrument)"]);
  });
  test("take in a topic that only one of them is about", () => {
    expect(pointsOf([draft("2026-02-01", fee, escorts, mines), report("2026-02-02", "Corval", "an end to the charts", "mines")])).toContain(
      "3 Mines (instrument): Corval",
    );
  });
  test("leave a topic that several share, and what none is about, to the coverage", () => {
    const points = pointsOf([
      draft("2026-02-01", fee, escorts, mines),
      report("2026-02-02", "Vesmar", "the tolls", "shipping"),
      report("2026-02-03", "Corval", "a seat at the table"),
    ]);
    expect(points.slice(3)).toEqual(["- shipping (coverage): Vesmar", "- a seat at the table (coverage): Corval"]);
  });
  test("keep their id and history when the next draft renumbers them; a number means the draft of its day", () => {
    const first = draft("2026-02-01", fee, escorts, mines, monitors);
    const second = draft("2026-03-01", mines, monitors, fee);
    const early = report("2026-02-02", "Vesmar", "changes to point 3");
    const late = report("2026-03-02", "Corval", "changes to point 3");
    const idOf = (documents: readonly BuiltDocument[], name: string) =>
      itemsOf(recordOf(documents), "point").find((point) => point.name === name)?.id;
    expect(pointsOf([first, early, second, late])).toEqual([
      "3 Passage fee (instrument): Corval",
      "1 Mines (instrument): Vesmar",
      "2 Monitors (instrument)",
    ]);
    expect(idOf([first], "Mines")).toBe(idOf([first, second], "Mines"));
  });
  test("are two plans where little is shared", () => {
    const other = draft(
      "2026-02-03",
      { heading: "Grain", words: "Grain leaves the ports" },
      { heading: "Schools", words: "They open" },
      monitors,
    );
    expect(pointsOf([draft("2026-02-01", fee, escorts, mines, monitors), other])).toHaveLength(7);
  });
  test("can be renamed, and a name given to the topic before the plan came stays with it", () => {
    const coverage = report("2026-02-02", "Corval", "an end to the charts", "mines");
    const [before] = itemsOf(recordOf([coverage]), "point");
    expect(before?.origin).toBe("coverage");
    const act = { kind: "correct", item: before?.id ?? "", fields: { name: "Sea mines" } } as DecisionAct;
    expect(pointsOf([coverage, draft("2026-03-01", fee, escorts, mines)], act)).toContain("3 Sea mines (instrument): Corval");
  });
});

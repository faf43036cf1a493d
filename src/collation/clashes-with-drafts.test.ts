import { describe, expect, it } from "vitest";
import { listStands, parseDraft, readBrackets } from "#plan";
import { standingPositions } from "#positions";
import type { Stance } from "#record";
import { type BuiltDocument, document } from "../../test/builders.ts";
import { collate } from "./collate.ts";

const fee = "Passage fee. Vesmar suspends the passage fee for [Vesmar: 12 months] [Corval: three years]";
const mines = "Mines. The parties clear all mines together";
const guarantee = "Guarantee. The union guarantees the plan. [Corval proposes; Vesmar opposes: Parliaments ratify the guarantee]";

/** A draft of a plan with numbered points. */
function draft(published: string, ...points: readonly string[]): BuiltDocument {
  const written = points.map((words, at) => `${at + 1}. ${words}`);
  return document(`Draft of ${published}.\n\n${written.join("\n\n")}`, { outlet: "Lindgate", published }, (read) => {
    for (const [at, words] of points.entries()) read.point(String(at + 1), written[at] ?? "", words.split(".")[0] ?? "");
  });
}

/** A report of a stance, in words of its own. */
function report(published: string, party: string, words: string, stance: Stance): BuiltDocument {
  return document(`${party} on ${published}: ${words}.`, { outlet: `Outlet ${published} ${party}`, published }, (read) => {
    read.position(read.actor("state", party, { worldKey: `state:${party}` }), words, words, stance, { known: false });
  });
}

/** Clashes between words and text, as their sides with the words of each. */
function clashesOf(...documents: readonly BuiltDocument[]): readonly string[] {
  const { items } = collate({ documents, decisions: [] }, standingPositions, (text, parties) =>
    listStands(readBrackets(parseDraft(text), { parties })),
  );
  const textOf = new Map(documents.map(({ source }) => [source.id, source.text]));
  return items.flatMap((item) => {
    if (item.kind !== "clash" || item.about !== "words against text") return [];
    const sides = item.sides.map(({ says, accounts }) => {
      const words = accounts.map(({ span }) => textOf.get(span.source)?.slice(span.start, span.end));
      return `${says}: ${words.join(" + ")}`;
    });
    return [sides.join(" / ")];
  });
}

const corval = report("2026-03-01", "Corval", "nothing new on the mines", "unclear");

describe("words against text", () => {
  it("clash where a party is said to accept a point while its own bracket stands on it", () => {
    expect(
      clashesOf(draft("2026-02-20", fee, mines), corval, report("2026-03-02", "Vesmar", "the point on the passage fee", "accepts")),
    ).toEqual(["accepts: the point on the passage fee / proposes in the draft of 2026-02-20: [Vesmar: 12 months]"]);
  });
  it("clash where it opposes what stands in the bracket", () => {
    expect(
      clashesOf(
        draft("2026-02-20", fee, mines, guarantee),
        corval,
        report("2026-03-02", "Vesmar", "the guarantee of the union", "accepts"),
      ),
    ).toEqual([
      "accepts: the guarantee of the union / opposes in the draft of 2026-02-20: [Corval proposes; Vesmar opposes: Parliaments ratify the guarantee]",
    ]);
  });
  it("do not clash where it accepts what it proposes itself, or accepts with conditions", () => {
    const plan = draft("2026-02-20", fee, mines);
    expect(clashesOf(plan, corval, report("2026-03-02", "Vesmar", "a passage fee suspended for 12 months", "accepts"))).toEqual([]);
    expect(clashesOf(plan, corval, report("2026-03-02", "Vesmar", "the point on the passage fee", "accepts with conditions"))).toEqual([]);
  });
  it("do not clash with another party's bracket, nor with a draft that came later or had given way", () => {
    const words = report("2026-03-02", "Vesmar", "the point on the passage fee", "accepts");
    const foreign = "Passage fee. Vesmar suspends the passage fee for [Corval: three years]";
    expect(clashesOf(draft("2026-02-20", foreign, mines), corval, words)).toEqual([]);
    expect(clashesOf(draft("2026-03-10", fee, mines), corval, words)).toEqual([]);
    const settled = "Passage fee. Vesmar suspends the passage fee for 12 months";
    expect(clashesOf(draft("2026-02-20", fee, mines), draft("2026-03-01", settled, mines), corval, words)).toEqual([]);
  });
});

import { expect, it } from "vitest";
import { matchEvidence, type RecordedEvidence } from "./match-evidence.ts";
import type { Model } from "./model.ts";

const record: RecordedEvidence = {
  parties: [
    { id: "ACT-1", names: ["Kelmara", "the Kelmaran side"] },
    { id: "ACT-2", names: ["Tovria"] },
  ],
  points: [
    { id: "PNT-1", names: ["passage fee (point 7)", "passage fee"], number: "7" },
    { id: "PNT-2", names: ["release of assets"] },
  ],
  positions: [
    { id: "POS-1", party: "ACT-1", point: "PNT-1", stance: "rejects", line: "Kelmara rejects the fee" },
    { id: "POS-2", party: "ACT-2", point: "PNT-1", stance: "accepts", line: "Tovria accepts the fee" },
    { id: "POS-3", party: "ACT-1", point: "PNT-2", stance: "demands", line: "Kelmara demands the assets" },
  ],
  sources: [{ id: "src-1", names: ["Two rounds", "two-rounds.txt"] }],
};
const model: Model = {
  points: [
    { id: "fee", name: "7. Renewal of the fee", options: ["a", "b"] },
    { id: "money", options: ["a", "b"], source: "PNT-2" },
    { id: "Release of ASSETS", options: ["a", "b"] },
    { id: "70 days", options: ["a", "b"] },
  ],
  parties: [{ id: "kelmara" }, { id: "T", name: "Tovria" }, { id: "Nobody" }],
};

it("finds the positions of a party on a point by name, by number in the plan, and by the id the point rests on", () => {
  const { positionsOn } = matchEvidence(model, record);
  const ids = (party: string | undefined, point: string) => positionsOn(party, point).map(({ id }) => id);
  expect(ids("kelmara", "fee")).toEqual(["POS-1"]);
  expect(ids("T", "fee")).toEqual(["POS-2"]);
  expect(ids(undefined, "fee")).toEqual(["POS-1", "POS-2"]);
  expect(ids("kelmara", "money")).toEqual(["POS-3"]);
  expect(ids("kelmara", "Release of ASSETS")).toEqual(["POS-3"]);
  expect(ids("Nobody", "fee")).toEqual([]);
  expect(ids("kelmara", "70 days")).toEqual([]);
  expect(ids("kelmara", "no such point")).toEqual([]);
});

it("says whether a source is an item, a document or only words", () => {
  const { meaningOf } = matchEvidence(model, record);
  expect(meaningOf("POS-2")).toEqual({ kind: "position", id: "POS-2", line: "Tovria accepts the fee" });
  expect(meaningOf("two-rounds.TXT")).toEqual({ kind: "document", id: "src-1", line: "Two rounds" });
  expect(meaningOf("a call on Tuesday")).toEqual({ kind: "words" });
});

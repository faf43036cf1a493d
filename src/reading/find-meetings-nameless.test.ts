/** Tries meetings of people without a name: who sits there under which words, and who is met without sitting at a table. */
import { describe, expect, it } from "vitest";
import { readReport } from "../../test/meetings-of-talks.ts";

/** Told before each case: the text is about talks. */
const opening =
  "Talks between Tarsia and Velland on a border accord have dragged on since May. The Tarsian foreign minister, Maria Lindqvist, wrote to her Vellandic counterpart, Peter Novak, about a truce. ";

/** "status format: A / B | day" of each meeting told after the opening, in a report of Monday 22 December 2025. */
function toldIn(words: string): readonly string[] {
  const { actors, mentions, meetings } = readReport(opening + words);
  const nameOf = (id: string): string => {
    const actor = actors[Number(id.slice(1)) - 1];
    expect(actor?.id).toBe(id);
    expect(mentions.some((mention) => mention.actor === id)).toBe(true);
    return actor?.name ?? "";
  };
  return meetings
    .filter(({ range }) => range.end > opening.length)
    .map(
      ({ status, format, sides, time }) =>
        `${status} ${format}: ${sides.map((side) => side.actors.map(nameOf).join(", ")).join(" / ")} | ${time?.from.slice(0, 10) ?? "-"}`,
    );
}

describe("people without a name sit at a table by the words for them", () => {
  it.each([
    [
      "Lindqvist met four of the militiamen at a farm on Saturday.",
      "held bilateral: Maria Lindqvist / four of the militiamen | 2025-12-20",
    ],
    ["Shop stewards sat down with managers at the smelter on Friday.", "held bilateral: Shop stewards / managers | 2025-12-19"],
    [
      "On Friday two presidential aides met tribal elders near Varn.",
      "held bilateral: two presidential aides / tribal elders | 2025-12-19",
    ],
    ["Novak hosted the river captains at his villa on Saturday.", "held bilateral: Peter Novak / river captains | 2025-12-20"],
    ["Lindqvist received a delegation of herders on Saturday.", "held bilateral: Maria Lindqvist / delegation of herders | 2025-12-20"],
    ["Novak held talks with the field commanders in Varn on Sunday.", "held bilateral: Peter Novak / field commanders | 2025-12-21"],
    ["The mediators will see the field commanders on Tuesday.", "planned bilateral: The mediators / field commanders | 2025-12-23"],
    [
      "A retired judge shuttled between the gunmen and the police in Orsa on Friday.",
      "held proximity: gunmen / police / retired judge | 2025-12-19",
    ],
    ["A meeting between stewards and managers is planned for Tuesday.", "planned bilateral: stewards / managers | 2025-12-23"],
    [
      "Lindqvist, Novak and several engineers met in Orsa on Saturday.",
      "held trilateral: Maria Lindqvist / Peter Novak / several engineers | 2025-12-20",
    ],
  ])("%s", (words, expected) => expect(toldIn(words)).toEqual([expected]));
});

describe("whom nobody negotiates with sits nowhere", () => {
  it.each([
    "Lindqvist met reporters in Orsa on Saturday.",
    "Lindqvist met her lawyers in Orsa on Saturday.",
    "Lindqvist met the man who built the bridge in Orsa on Saturday.",
    "Protesters met police in Orsa on Saturday.",
    "Soldiers met fierce resistance near Varn on Saturday.",
    "Two divers saw the owners of the wreck on Saturday.",
    "The club hosted 300 pupils in Orsa on Saturday.",
    "A clerk received a letter from the engineers on Saturday.",
    "Passengers faced guards at the gate in Varn on Saturday.",
    "Novak walked with two bodyguards along the quay on Saturday.",
  ])("%s", (words) => expect(toldIn(words)).toEqual([]));
});

it("knows those who spoke without a name as the same people", () => {
  expect(toldIn("Several rebel commanders said that they were tired. Novak met several rebel commanders in Varn on Sunday.")).toEqual([
    "held bilateral: Peter Novak / several rebel commanders | 2025-12-21",
  ]);
});

it("keeps known sides where officials alone are told", () => {
  expect(toldIn("Officials met on Saturday in Varn.")).toEqual(["held bilateral: Tarsia / Velland | 2025-12-20"]);
});

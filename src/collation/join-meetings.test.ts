import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { LocalActorId, MeetingMark } from "#record";
import { type BuiltDocument, document } from "../../test/builders.ts";
import { orderDocuments } from "./documents.ts";
import { joinActors } from "./join-actors.ts";
import { joinMeetings, meetingUnitsOf } from "./join-meetings.ts";
import { createPlainMeetingIndex } from "./meeting-index.ts";
import { rollUpSides } from "./sides.ts";
import { indexActors, writeActors } from "./write-actors.ts";

/** One telling: who met, and what else the text says. People act for the state before the stroke: "A/Marsh". */
type Telling = {
  readonly who: readonly string[];
  readonly day?: string;
  readonly to?: string;
  readonly place?: string;
  readonly published?: string;
  readonly text?: number;
  readonly status?: MeetingMark["status"];
  readonly format?: MeetingMark["format"];
};

/** The groups of tellings that became one meeting, by their place in the list. Tellings with the same `text` stand in one document. */
function groupsOf(tellings: readonly Telling[], plain = false): readonly (readonly number[])[] {
  const texts = new Map<number, number[]>();
  for (const [at, { text = 1000 + at }] of tellings.entries()) texts.set(text, [...(texts.get(text) ?? []), at]);
  const documents = orderDocuments([...texts].map(([text, places]) => write(text, places, tellings)));
  const clusters = joinActors(documents);
  const actorOf = indexActors(clusters);
  const units = meetingUnitsOf(documents, actorOf, rollUpSides(writeActors(clusters, actorOf)));
  const joined = plain ? joinMeetings(units, createPlainMeetingIndex()) : joinMeetings(units);
  return joined.map((cluster) =>
    cluster.units.map(({ document, mark }) => Number(/told (\d+)/.exec(document.source.text.slice(mark.range.start))?.[1])),
  );
}

function write(text: number, places: readonly number[], tellings: readonly Telling[]): BuiltDocument {
  const names = [
    ...new Set(
      places.flatMap((place) => [
        ...(tellings[place]?.who ?? []),
        ...(tellings[place]?.place === undefined ? [] : [`in ${tellings[place]?.place}`]),
      ]),
    ),
  ];
  const published = tellings[places[0] ?? 0]?.published;
  const words = `${names.join(" ; ").replaceAll("/", " ")} ; ${places.map((place) => `told ${place} by this paper`).join(" ; ")} .`;
  return document(words, { outlet: `outlet ${text}`, ...(published === undefined ? {} : { published }) }, (read) => {
    const made = new Map<string, LocalActorId>();
    const actor = (name: string): LocalActorId => {
      const known = made.get(name);
      if (known !== undefined) return known;
      const [state = "", person] = name.split("/");
      const id =
        person === undefined
          ? read.actor("state", state, { worldKey: `state:${state}` })
          : read.actor("person", `Ana ${person}`, { actsFor: actor(state), words: person });
      made.set(name, id);
      return id;
    };
    for (const place of places) {
      const { who, day, to, place: where, status = "held", format = "unknown" } = tellings[place] ?? { who: [] };
      const time =
        day === undefined
          ? {}
          : { time: { from: day, to: to ?? day, precision: to === undefined ? ("day" as const) : ("range" as const), approximate: false } };
      read.meeting(
        `told ${place} by`,
        who.map((name) => [actor(name)]),
        { status, format, ...time, ...(where === undefined ? {} : { place: where }) },
      );
    }
  });
}

describe("accounts of one meeting", () => {
  const check = (name: string, tellings: readonly Telling[], expected: readonly (readonly number[])[]) =>
    test(name, () => expect(groupsOf(tellings)).toEqual(expected));
  const [third, fourth, ninth] = ["2026-02-03", "2026-02-04", "2026-02-09"];

  check(
    "same sides, same day",
    [
      { who: ["A", "B"], day: third },
      { who: ["B", "A"], day: third },
    ],
    [[0, 1]],
  );
  check(
    "envoys in one account, states in the other",
    [
      { who: ["A/Marsh", "B/Tarn"], day: third },
      { who: ["A", "B"], day: third },
    ],
    [[0, 1]],
  );
  check(
    "other sides",
    [
      { who: ["A", "B"], day: third },
      { who: ["A", "C"], day: third },
    ],
    [[0], [1]],
  );
  check(
    "a week apart",
    [
      { who: ["A", "B"], day: third },
      { who: ["A", "B"], day: ninth },
    ],
    [[0], [1]],
  );
  check(
    "another day, but the same people in the same place",
    [
      { who: ["A/Marsh", "B/Tarn"], day: third, place: "Orsa" },
      { who: ["A/Marsh", "B/Tarn"], day: fourth, place: "Orsa" },
    ],
    [[0, 1]],
  );
  check(
    "another day and nothing else to hold them together",
    [
      { who: ["A", "B"], day: third },
      { who: ["A", "B"], day: fourth },
    ],
    [[0], [1]],
  );
  check(
    "another place, but the same people on the same day",
    [
      { who: ["A/Marsh", "B/Tarn"], day: third, place: "Orsa" },
      { who: ["A/Marsh", "B/Tarn"], day: third, place: "Tesk" },
    ],
    [[0, 1]],
  );
  check(
    "another place and another day",
    [
      { who: ["A/Marsh", "B/Tarn"], day: third, place: "Orsa" },
      { who: ["A/Marsh", "B/Tarn"], day: fourth, place: "Tesk" },
    ],
    [[0], [1]],
  );
  check(
    "a hotel in the town the other account names",
    [
      { who: ["A", "B"], day: third, place: "Harbour Hotel in Orsa" },
      { who: ["A", "B"], day: third, place: "Orsa" },
    ],
    [[0, 1]],
  );
  check(
    "another person on one side, same day and place",
    [
      { who: ["A/Marsh", "B/Tarn"], day: third, place: "Orsa" },
      { who: ["A/Pell", "B/Tarn"], day: third, place: "Orsa" },
    ],
    [[0, 1]],
  );
  check(
    "other people on both sides, place unknown",
    [
      { who: ["A/Marsh", "B/Tarn"], day: third },
      { who: ["A/Pell", "B/Kade"], day: third },
    ],
    [[0], [1]],
  );
  check(
    "a third side in one account, same day and place",
    [
      { who: ["A", "B"], day: third, place: "Orsa" },
      { who: ["A", "B", "C"], day: third, place: "Orsa" },
    ],
    [[0, 1]],
  );
  check(
    "a call and a sitting",
    [
      { who: ["A", "B"], day: third, format: "call" },
      { who: ["A", "B"], day: third, format: "bilateral" },
    ],
    [[0], [1]],
  );
  check(
    "a plan and what came of it",
    [
      { who: ["A", "B"], day: fourth, status: "planned", published: "2026-02-01" },
      { who: ["A", "B"], day: fourth, published: "2026-02-05" },
    ],
    [[0, 1]],
  );
  check(
    "a denial in the same week",
    [
      { who: ["A", "B"], day: third, published: fourth },
      { who: ["A", "B"], status: "denied", published: "2026-02-06" },
    ],
    [[0, 1]],
  );
  check(
    "no day told, published together",
    [
      { who: ["A", "B"], published: fourth },
      { who: ["A", "B"], published: fourth },
    ],
    [[0, 1]],
  );
  check(
    "no day told, published a fortnight apart",
    [
      { who: ["A", "B"], published: fourth },
      { who: ["A", "B"], published: "2026-02-18" },
    ],
    [[0], [1]],
  );
  check(
    "a day, and a text of the next day that tells none",
    [
      { who: ["A", "B"], day: third, published: fourth },
      { who: ["A", "B"], published: fourth },
    ],
    [[0, 1]],
  );
  check(
    "sides untold, same day and place",
    [
      { who: [], day: third, place: "Orsa" },
      { who: ["A", "B"], day: third, place: "Orsa" },
    ],
    [[0, 1]],
  );
  check(
    "sides untold, same day, another place",
    [
      { who: [], day: third, place: "Orsa" },
      { who: ["A", "B"], day: third, place: "Tesk" },
    ],
    [[0], [1]],
  );
  check(
    "sides untold, and two meetings it could be",
    [
      { who: ["A", "B"], day: third, place: "Orsa" },
      { who: ["C", "D"], day: third, place: "Orsa" },
      { who: [], day: third, place: "Orsa" },
    ],
    [[0], [1], [2]],
  );
  check(
    "an announcement and a report that a third account shows to be one",
    [
      { who: [], day: third, place: "Orsa", status: "planned", published: "2026-02-01" },
      { who: ["A", "B"], day: third, published: fourth },
      { who: ["A", "B"], day: third, place: "Orsa", published: fourth },
    ],
    [[0, 1, 2]],
  );
  check(
    "each day of a round that a third account tells whole",
    [
      { who: ["A", "B"], day: third, status: "planned", place: "Orsa" },
      { who: ["A", "B"], day: fourth },
      { who: ["A", "B"], day: third, to: fourth, place: "Orsa" },
    ],
    [[0, 1, 2]],
  );
  check(
    "two days of talks stay two, though a third account spans them",
    [
      { who: ["A", "B"], day: third },
      { who: ["A", "B"], day: fourth },
      { who: ["A", "B"], day: third, to: fourth },
    ],
    [[0, 2], [1]],
  );
  check(
    "two meetings of one day in one text",
    [
      { text: 1, who: ["A/Marsh", "B", "C"], day: third },
      { text: 1, who: ["A/Marsh", "B"], day: third, format: "separate" },
    ],
    [[0], [1]],
  );
  check(
    "two days of talks in one text",
    [
      { text: 1, who: ["A/Marsh", "B/Tarn"], day: third, place: "Orsa" },
      { text: 1, who: ["A/Marsh", "B/Tarn"], day: fourth, place: "Orsa" },
    ],
    [[0], [1]],
  );
  check(
    "a text that tells one meeting twice",
    [
      { text: 1, who: ["A/Marsh", "B/Tarn"], day: third },
      { text: 1, who: ["A", "B"], day: third },
    ],
    [[0, 1]],
  );
  check(
    "a series with a series only",
    [
      { who: ["A", "B"], status: "series", published: fourth },
      { who: ["A", "B"], day: third, published: fourth },
      { who: ["B", "A"], status: "series", published: "2026-02-20" },
    ],
    [[0, 2], [1]],
  );
  check(
    "an account that just fitted moves to the meeting of its own day once that is known",
    [
      { text: 1, who: ["A/Marsh", "B/Tarn"], day: third, place: "Orsa" },
      { text: 2, who: ["A/Marsh", "B/Tarn"], day: fourth, place: "Orsa" },
      { text: 3, who: ["A/Marsh", "B/Tarn"], day: third, place: "Orsa" },
      { text: 3, who: ["A/Marsh", "B/Tarn"], day: fourth, place: "Orsa" },
    ],
    [
      [0, 2],
      [1, 3],
    ],
  );
});

test("looking near finds the same meetings as looking at all", () => {
  const day = (from: number) => fc.integer({ min: from, max: from + 12 }).map((number) => `2026-02-${String(number).padStart(2, "0")}`);
  const telling = fc.record(
    {
      who: fc.uniqueArray(fc.constantFrom("A", "B", "C", "A/Marsh", "A/Pell", "B/Tarn", "C/Kade"), { minLength: 0, maxLength: 3 }),
      day: day(1),
      place: fc.constantFrom("Orsa", "Tesk"),
      published: day(3),
      text: fc.integer({ min: 0, max: 3 }),
      status: fc.constantFrom<MeetingMark["status"]>("held", "held", "planned", "denied", "series"),
      format: fc.constantFrom<MeetingMark["format"]>("unknown", "unknown", "call", "separate", "trilateral"),
    },
    { requiredKeys: ["who"] },
  );
  fc.assert(
    fc.property(fc.array(telling, { minLength: 2, maxLength: 12 }), (tellings) => {
      expect(groupsOf(tellings)).toEqual(groupsOf(tellings, true));
    }),
    { numRuns: 400 },
  );
});

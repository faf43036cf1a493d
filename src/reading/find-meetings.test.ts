import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { MeetingMark } from "#record";
import { readReport } from "../../test/meetings-of-talks.ts";

/** "status format: A, B / C | days | place | more". Only what the text gives is shown. */
function meetingsIn(text: string): readonly string[] {
  const { actors, meetings } = readReport(text);
  const nameOf = (id: string): string => actors.find((actor) => actor.id === id)?.name ?? id;
  return meetings.map((mark) => {
    const sides = mark.sides.map((side) => side.actors.map(nameOf).join(", ")).join(" / ");
    const days = mark.time === undefined ? [] : [mark.time.from === mark.time.to ? mark.time.from : `${mark.time.from}..${mark.time.to}`];
    const place = mark.place === undefined ? [] : [mark.place.is === "implied" ? `(${mark.place.name})` : mark.place.name];
    const lead = mark.lead.map(({ actor }) => `led by ${nameOf(actor)}`);
    const agenda = mark.agenda.map((range) => `"${text.slice(range.start, range.end)}"`);
    const order = mark.follows === undefined ? [] : [`after ${indexOf(meetings, mark.follows)}`];
    const whole = mark.partOf === undefined ? [] : [`part of ${indexOf(meetings, mark.partOf)}`];
    const absent = (mark.absent ?? []).map((actor) => `without ${nameOf(actor)}`);
    const apart = mark.jointly === undefined ? [] : [mark.jointly ? "jointly" : "separately"];
    return [`${mark.status} ${mark.format}: ${sides}`, ...days, ...place, ...lead, ...agenda, ...order, ...whole, ...apart, ...absent].join(
      " | ",
    );
  });
}

function indexOf(meetings: readonly MeetingMark[], id: string): number {
  return meetings.findIndex((mark) => mark.id === id);
}

function check(text: string, expected: readonly string[]): void {
  it(text.length > 110 ? `${text.slice(0, 110)}…` : text, () => expect(meetingsIn(text)).toEqual(expected));
}

describe("who sat at the table", () => {
  check(
    "Tarsia, Velland and Ostmark held trilateral talks in Geneva on Friday. Tarsia was represented by Foreign Minister Maria Lindqvist and envoy Anna Weiss, Velland by Peter Novak, and Ostmark by Special Envoy Karl Brenner.",
    ["held trilateral: Maria Lindqvist, Anna Weiss / Peter Novak / Karl Brenner | 2025-12-19 | Geneva"],
  );
  check(
    "Tarsia and Velland held talks in Geneva on Friday. For Velland the meeting was attended by Peter Novak, by Ida Holm, speaker of the Harbour Council, and by Admiral Karl Brenner.",
    ["held bilateral: Tarsia / Peter Novak, Ida Holm, Karl Brenner | 2025-12-19 | Geneva"],
  );
  check("Tarsia and Velland held talks in Geneva on Friday. Representatives of Ostmark were not present.", [
    "held bilateral: Tarsia / Velland | 2025-12-19 | Geneva | without Ostmark",
  ]);
  check("Tarsia and Velland held talks in Geneva on Friday. Ostmark did not attend. Velland was absent from earlier rounds.", [
    "held bilateral: Tarsia / Velland | 2025-12-19 | Geneva | without Ostmark",
  ]);
  check("President of Tarsia Maria Lindqvist met Chancellor of Velland Peter Novak on Friday.", [
    "held bilateral: Maria Lindqvist / Peter Novak | 2025-12-19",
  ]);
});

describe("who met whom", () => {
  check("The Tarsian president, Maria Lindqvist, met the Vellandic foreign minister, Peter Novak, in the city of Varn on Saturday.", [
    "held bilateral: Maria Lindqvist / Peter Novak | 2025-12-20 | Varn",
  ]);
  check("Tarsian envoy Maria Lindqvist and adviser Anna Weiss met with Vellandic Foreign Minister Peter Novak.", [
    "held bilateral: Maria Lindqvist, Anna Weiss / Peter Novak",
  ]);
  check("Tarsia and Velland held talks in Geneva on Friday to discuss the return of prisoners.", [
    'held bilateral: Tarsia / Velland | 2025-12-19 | Geneva | "the return of prisoners"',
  ]);
  check("A trilateral meeting of Tarsia, Velland and Ostmark took place in Istanbul on 12 December.", [
    "held trilateral: Tarsia / Velland / Ostmark | 2025-12-12 | Istanbul",
  ]);
  check("The Tarsian president, Maria Lindqvist, spoke by telephone with the Vellandic prime minister, Peter Novak, on Sunday.", [
    "held call: Maria Lindqvist / Peter Novak | 2025-12-21",
  ]);
  check("Ostmark's envoy Karl Brenner shuttled between the delegations of Tarsia and Velland on Friday.", [
    "held proximity: Tarsia / Velland / Karl Brenner | 2025-12-19",
  ]);
  check("Tarsia and Velland sent teams to Geneva. The two sides met on Friday.", ["held bilateral: Tarsia / Velland | 2025-12-19"]);
});

describe("order, separation and lead", () => {
  check(
    "After meeting Tarsian envoy Maria Lindqvist on Saturday, Ostmarker mediator Karl Brenner met on Sunday with officials from Velland, and then separately with the Tarsian delegation, led by senior official Anna Weiss.",
    [
      "held bilateral: Karl Brenner / Maria Lindqvist | 2025-12-20",
      "held bilateral: Karl Brenner / Velland | 2025-12-21 | after 0",
      "held separate: Karl Brenner / Anna Weiss | 2025-12-21 | led by Anna Weiss | after 1 | separately",
    ],
  );
  check(
    "Tarsia and Velland held talks in Varn on Friday. The Tarsian delegation was led by Maria Lindqvist. The foreign minister, Peter Novak, led the Vellandic delegation.",
    ["held bilateral: Tarsia / Velland | 2025-12-19 | Varn | led by Maria Lindqvist | led by Peter Novak"],
  );
});

describe("what comes back to the same meeting", () => {
  check(
    "The Tarsian president, Maria Lindqvist, met the Vellandic prime minister, Peter Novak, on Saturday. Lindqvist said the Tarsia-Velland meeting focused on three issues: prisoners, mine clearance, and a ceasefire.",
    ['held bilateral: Maria Lindqvist / Peter Novak | 2025-12-20 | "prisoners" | "mine clearance" | "a ceasefire"'],
  );
  check(
    "The Tarsian president, Maria Lindqvist, met the Vellandic prime minister, Peter Novak, on Saturday. Prior to the Geneva meeting, both had spoken of peace.",
    ["held bilateral: Maria Lindqvist / Peter Novak | 2025-12-20 | (Geneva)"],
  );
  check(
    "The Tarsian president, Maria Lindqvist, met the Vellandic prime minister, Peter Novak. It was the latest in a series of talks between Tarsia and Velland on a border plan.",
    ["held bilateral: Maria Lindqvist / Peter Novak | part of 1", 'series unknown: Tarsia / Velland | "a border plan"'],
  );
});

describe("status", () => {
  check("The Tarsian president, Maria Lindqvist, will meet the Vellandic prime minister, Peter Novak, in Istanbul on Thursday.", [
    "planned bilateral: Maria Lindqvist / Peter Novak | 2025-12-25 | Istanbul",
  ]);
  check("The Tarsian president, Maria Lindqvist, agreed to meet the Vellandic prime minister, Peter Novak, on Thursday.", [
    "planned bilateral: Maria Lindqvist / Peter Novak | 2025-12-25",
  ]);
  check("A meeting planned for Sunday between Tarsia and Velland was cancelled on Monday.", [
    "cancelled bilateral: Tarsia / Velland | 2025-12-28",
  ]);
  check("The Tarsian president, Maria Lindqvist, is meeting the Vellandic prime minister, Peter Novak, in Geneva.", [
    "under way bilateral: Maria Lindqvist / Peter Novak | Geneva",
  ]);
  check("Velland denied that the Tarsian president, Maria Lindqvist, had met the Vellandic prime minister, Peter Novak, in Geneva.", [
    "denied bilateral: Maria Lindqvist / Peter Novak | Geneva",
  ]);
  check("A fourth round of talks will open in Lund on 24 March.", ["planned unknown:  | 2026-03-24 | Lund"]);
});

describe("no meeting", () => {
  check("The Tarsian president, Maria Lindqvist, is ready to meet the Vellandic prime minister, Peter Novak.", []);
  check("The Tarsian president, Maria Lindqvist, would meet with anyone.", []);
  check("Tarsia has met the requirements of the plan and Velland met the deadline.", []);
  check("Tarsia refused to meet Velland.", []);
  check("The Tarsian president, Maria Lindqvist, did not meet the Vellandic prime minister, Peter Novak.", []);
  check("If the Tarsian president, Maria Lindqvist, meets the Vellandic prime minister, Peter Novak, the guns may fall silent.", []);
  check("Tarsia proposed a meeting with Velland in Geneva.", []);
  check("Velland's offer was met with scepticism in Tarsia.", []);
});

const opening = "The Tarsian foreign minister, Maria Lindqvist, met her Vellandic counterpart, Peter Novak, in Varn on Friday.";
const first = "held bilateral: Maria Lindqvist / Peter Novak | 2025-12-19 | Varn";

describe("the two, the ministers, they: the pair named last", () => {
  check(`${opening} The two sat down again on Saturday, this time with the Ostmarker envoy, Karl Brenner.`, [
    first,
    "held trilateral: Maria Lindqvist / Peter Novak / Karl Brenner | 2025-12-20 | after 0",
  ]);
  check(`${opening} The ministers will meet again in Geneva on January 9, Novak said.`, [
    first,
    "planned bilateral: Maria Lindqvist / Peter Novak | 2026-01-09 | Geneva",
  ]);
  check(
    "Tarsia's chief negotiator, Maria Lindqvist, and Velland's envoy, Peter Novak, are due to meet in Geneva next Tuesday. They last spoke by telephone on Thursday.",
    ["planned bilateral: Maria Lindqvist / Peter Novak | 2025-12-30 | Geneva", "held call: Maria Lindqvist / Peter Novak | 2025-12-18"],
  );
  check("The Tarsian envoy, Maria Lindqvist, wrote to her Vellandic counterpart, Peter Novak. Both men are to meet in Lund on January 5.", [
    "planned bilateral: Maria Lindqvist / Peter Novak | 2026-01-05 | Lund",
  ]);
  check(
    "The Tarsian envoy, Maria Lindqvist, wrote to her Vellandic counterpart, Peter Novak. An earlier meeting between them, set for last Tuesday, was called off.",
    ["cancelled bilateral: Maria Lindqvist / Peter Novak | 2025-12-16"],
  );
  check(`${opening} The two have never met in Geneva.`, [first]);
  check(`${opening} They are ready to meet again in Geneva.`, [first]);
  check(`${opening} The sides met the deadline on Saturday.`, [first]);
  check(`${opening} Protesters gathered outside. They met the police on Saturday.`, [first]);
  check("The Ostmarker envoy, Karl Brenner, spoke to Maria Lindqvist. Brenner carried messages between them.", []);
  check("Police lined the road. They met in Geneva on Saturday.", []);
});

describe("told in other words", () => {
  check("Maria Lindqvist of Tarsia and Peter Novak of Velland have both denied that they met in a Geneva hotel on Friday.", [
    "denied bilateral: Maria Lindqvist / Peter Novak | 2025-12-19 | Geneva",
  ]);
  check("Tarsia, Velland and Ostmark plan a joint session in Lund on January 7.", [
    "planned trilateral: Tarsia / Velland / Ostmark | 2026-01-07 | Lund | jointly",
  ]);
  check(
    `${opening} The two ministers are to meet on January 5 at the harbour board's seat in Lund, with fees, routes and customs on the table.`,
    [first, 'planned bilateral: Maria Lindqvist / Peter Novak | 2026-01-05 | Lund | "fees" | "routes" | "customs"'],
  );
  check("Tarsia and Velland will return to the table in Geneva on January 7.", [
    "planned bilateral: Tarsia / Velland | 2026-01-07 | Geneva",
  ]);
  check("Tarsia refused to return to the table with Velland.", []);
  check("Tarsia and Velland plan a bridge in Lund.", []);
  check("It took the engineers of Tarsia and of Velland nine hours in a schoolhouse at Dunmore on Thursday to agree on a map.", [
    "held bilateral: Tarsia / Velland | 2025-12-18 | Dunmore",
  ]);
  check("It took Tarsia and Velland nine years to agree on a map.", []);
  check("The Tarsian envoy, Maria Lindqvist, met Velland's mediator, Peter Novak, in the Vellandic capital, Varn, on Saturday.", [
    "held bilateral: Maria Lindqvist / Peter Novak | 2025-12-20 | Varn",
  ]);
  check(`${opening} On Saturday, Lindqvist held separate talks there with the Ostmarker envoy, Karl Brenner.`, [
    first,
    "held separate: Maria Lindqvist / Karl Brenner | 2025-12-20 | Varn | after 0 | separately",
  ]);
  check("Tarsia and Velland plan a session in Lund on January 7. It would be the last in a series of talks that began in March.", [
    "planned bilateral: Tarsia / Velland | 2026-01-07 | Lund | part of 1",
    "series unknown: Tarsia / Velland | 2025-03-01..2025-03-31",
  ]);
  check(
    "GENEVA, December 21 - The Tarsian envoy, Maria Lindqvist, met the Vellandic envoy, Peter Novak, on Saturday. Aides left after a second day of talks in the lakeside city.",
    ["held bilateral: Maria Lindqvist / Peter Novak | 2025-12-20 | (Geneva)"],
  );
  check(
    "GENEVA, December 21 - The Tarsian envoy, Maria Lindqvist, met the Vellandic envoy, Peter Novak, on Saturday. Aides left after a second day of talks.",
    ["held bilateral: Maria Lindqvist / Peter Novak | 2025-12-20"],
  );
});

const gold = new URL("../../../shared/corpus/miami-talks/", import.meta.url);

describe.skipIf(!existsSync(gold))("the marked article (absent without ../shared/corpus)", () => {
  it("gives every meeting its sides, day, implied place, order, lead, agenda and series", () => {
    const text = readFileSync(new URL("article.txt", gold), "utf8");
    const { actors, meetings } = readReport(text);
    const nameOf = (id: string | undefined): string => actors.find((actor) => actor.id === id)?.name ?? "";
    const expected = JSON.parse(readFileSync(new URL("expected.json", gold), "utf8")); // The file's own shape is its documentation.
    const names = new Map<string, string>(expected.actors.map((actor: { id: string; name: string }) => [actor.id, actor.name]));
    for (const wanted of expected.meetings) {
      const found = meetings.find((mark) => mark.range.start === wanted.spans[0].start && mark.range.end === wanted.spans[0].end);
      expect(found, wanted.id).toBeDefined();
      const sides = found?.sides.map((side) => side.actors.map(nameOf).sort());
      const wantedSides = (wanted.sides ?? wanted.between.map((one: string) => [one])).map((side: string[]) =>
        side.map((id) => names.get(id)).sort(),
      );
      expect(sides, wanted.id).toEqual(wantedSides);
      expect(found?.time?.from, wanted.id).toBe(wanted.date);
      expect(found?.place?.name, wanted.id).toBe(wanted.place);
      expect(found?.place?.is, wanted.id).toBe(wanted.placeIs);
      if (wanted.format !== undefined) expect(found?.format).toBe(wanted.format);
      if (wanted.agenda !== undefined) expect(found?.agenda.map((range) => text.slice(range.start, range.end))).toEqual(wanted.agenda);
    }
    expect(meetings).toHaveLength(expected.meetings.length);
    expect(nameOf(meetings[2]?.lead[0]?.actor)).toBe("Rustem Umerov");
    expect(meetings[2]?.follows).toBe(meetings[1]?.id);
  });
});

describe("any text", () => {
  const word = fc.constantFrom(
    ..."Tarsia Velland Moor met meeting talks between with and , . the on Sunday in Geneva then separately to discuss after before led by delegation round second will not held was cancelled : ; \" 's".split(
      " ",
    ),
  );
  it("gives marks with ids of their own, inside the text", () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), (words) => {
        const text = words.join(" ");
        const { meetings } = readReport(text);
        expect(new Set(meetings.map((mark) => mark.id)).size).toBe(meetings.length);
        for (const { range, agenda, follows, partOf } of meetings) {
          expect(range.start).toBeLessThan(range.end);
          expect(range.end).toBeLessThanOrEqual(text.length);
          for (const item of agenda) expect(item.start).toBeLessThan(item.end);
          for (const id of [follows, partOf]) if (id !== undefined) expect(meetings.some((mark) => mark.id === id)).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });
});

import { describe, expect, test } from "vitest";
import type { ItemId, MarkId } from "#record";
import { itemIdOf } from "#record";
import { decisions, document } from "../../test/builders.ts";
import { actorCalled, firstOf, itemsOf, nameIn, recordOf } from "../../test/records.ts";

const first = document(
  'Olena Marsh of Vesmar met Ivo Tarn of Corval in Orsa. "We will not sign a text that we have not read," Marsh said. Vesmar wants two patrol ships.',
  { outlet: "Orsa Post", published: "2026-02-04" },
  (read) => {
    const vesmar = read.actor("state", "Vesmar", { worldKey: "state:V" });
    const corval = read.actor("state", "Corval", { worldKey: "state:C" });
    const marsh = read.actor("person", "Olena Marsh", { actsFor: vesmar });
    const tarn = read.actor("person", "Ivo Tarn", { actsFor: corval });
    read.meeting("met Ivo Tarn of Corval in Orsa", [[marsh], [tarn]], { day: "2026-02-03", place: "Orsa" });
    read.says(marsh, '"We will not sign a text that we have not read,"', { cueWords: "said" });
    read.position(vesmar, "Vesmar wants two patrol ships", "patrols", "demands", { day: "2026-02-03" });
  },
);
const second = document(
  "A harbour worker told the paper that O. V. Marsh of Vesmar had sat down with Tarn of Corval on the third in the old customs hall. Vesmar asks for ships on patrol.",
  { outlet: "Delta Wire", published: "2026-02-05" },
  (read) => {
    const vesmar = read.actor("state", "Vesmar", { worldKey: "state:V" });
    const corval = read.actor("state", "Corval", { worldKey: "state:C" });
    const marsh = read.actor("person", "Vera Marsh", { actsFor: vesmar, words: "O. V. Marsh" });
    const tarn = read.actor("person", "Tarn", { actsFor: corval });
    read.meeting("sat down with Tarn of Corval on the third", [[marsh], [tarn]], { day: "2026-02-03" });
    read.position(vesmar, "Vesmar asks for ships on patrol", "sea patrols", "demands", { known: false, day: "2026-02-03" });
  },
);
const both = [first, second];
const plain = recordOf(both);
const codes = (record: ReturnType<typeof recordOf>) => record.problems.map(({ code }) => code);

describe("confirm, reject", () => {
  test("standing follows the last decision", () => {
    const { id } = firstOf(plain, "meeting");
    expect(firstOf(recordOf(both, decisions({ kind: "confirm", item: id })), "meeting").standing).toBe("confirmed");
    expect(firstOf(recordOf(both, decisions({ kind: "confirm", item: id }, { kind: "reject", item: id })), "meeting").standing).toBe(
      "rejected",
    );
  });

  test("a rejected position stays as an item and leaves the standing positions", () => {
    const position = firstOf(plain, "position");
    const record = recordOf(both, decisions({ kind: "reject", item: position.id }));
    expect(firstOf(record, "position")).toEqual({ ...position, standing: "rejected" });
    expect(record.standing.flatMap(({ history }) => history)).not.toContain(position.id);
  });

  test("a rejected actor is no party", () => {
    const corval = actorCalled(plain, "Corval");
    expect(plain.parties).toContain(corval);
    expect(recordOf(both, decisions({ kind: "reject", item: corval })).parties).not.toContain(corval);
  });
});

describe("correct", () => {
  const marsh = actorCalled(plain, "Olena Marsh");

  test("sets fields and names them", () => {
    const record = recordOf(both, decisions({ kind: "correct", item: marsh, fields: { name: "Olena V. Marsh", seat: "mediator" } }));
    const actor = itemsOf(record, "actor").find(({ id }) => id === marsh);
    expect(actor).toMatchObject({ name: "Olena V. Marsh", seat: "mediator", standing: "corrected", corrected: ["name", "seat"] });
    expect(record.problems).toEqual([]);
  });

  test("a corrected side reaches the stages after it", () => {
    const corval = actorCalled(plain, "Corval");
    const vesmar = actorCalled(plain, "Vesmar");
    const record = recordOf(both, decisions({ kind: "correct", item: vesmar, fields: { actsFor: corval } }));
    expect(itemsOf(record, "position").map(({ party }) => party)).toEqual([corval, corval]);
  });

  test.each(["constructor", "toString", "hasOwnProperty", "nonsense", "id"])(
    "a field '%s' is refused in words and breaks nothing",
    (field) => {
      const record = recordOf(both, decisions({ kind: "correct", item: marsh, fields: { [field]: { a: 1 } } }));
      expect(codes(record)).toEqual(["correction-unknown-field"]);
      expect(itemsOf(record, "actor")).toEqual(itemsOf(plain, "actor"));
    },
  );

  test("an actor that was told to act for one it is later merged with does not act for itself", () => {
    const vesmar = actorCalled(plain, "Vesmar");
    const record = recordOf(
      both,
      decisions({ kind: "correct", item: marsh, fields: { actsFor: vesmar } }, { kind: "merge", items: [marsh, vesmar] }),
    );
    expect(itemsOf(record, "actor").find(({ id }) => id === marsh)?.actsFor).not.toBe(marsh);
    expect(codes(record)).toEqual(["correction-points-at-itself"]);
  });

  test("null takes an optional field away", () => {
    const meeting = firstOf(plain, "meeting");
    expect(
      firstOf(recordOf(both, decisions({ kind: "correct", item: meeting.id, fields: { place: null } })), "meeting"),
    ).not.toHaveProperty("place");
  });

  test.each([
    ["a field nobody has", { colour: "red" }, "correction-unknown-field"],
    ["a field nobody may set", { accounts: [] }, "correction-unknown-field"],
    ["a value of another shape", { name: 7 }, "correction-bad-value"],
    ["an item that is not there", { actsFor: itemIdOf("A", "nobody") }, "correction-target-gone"],
  ])("%s is a problem and changes nothing", (_, fields, code) => {
    const record = recordOf(both, decisions({ kind: "correct", item: marsh, fields }));
    expect(codes(record)).toEqual([code]);
    expect(record.items).toEqual(plain.items);
  });
});

describe("merge", () => {
  const [olena, vera] = [actorCalled(plain, "Olena Marsh"), actorCalled(plain, "Vera Marsh")];

  test("unites accounts into the first and rewrites what pointed at the others", () => {
    const record = recordOf(both, decisions({ kind: "merge", items: [olena, vera] }));
    expect(JSON.stringify(record)).not.toContain(`"${vera}"`);
    expect(itemsOf(record, "actor").find(({ id }) => id === olena)?.accounts.length).toBe(2);
    expect(record.problems).toEqual([]);
  });

  test("two points become one, and its positions follow", () => {
    const [one, other] = itemsOf(plain, "point").map(({ id }) => id);
    const record = recordOf(both, decisions({ kind: "merge", items: [one, other].filter((id) => id !== undefined) }));
    // Said of one point in much the same words on one day, the two positions are one.
    expect(itemsOf(record, "position").map(({ point, accounts }) => [nameIn(record, point), accounts.length])).toEqual([["patrols", 2]]);
    expect(record.standing.length).toBe(1);
  });

  test("what was decided on an item merged away does not touch the one it joined", () => {
    const record = recordOf(both, decisions({ kind: "reject", item: vera }, { kind: "merge", items: [olena, vera] }));
    expect(itemsOf(record, "actor").find(({ id }) => id === olena)?.standing).toBe("proposed");
  });

  test("a decision on the merged item by its old id finds the new one", () => {
    const record = recordOf(both, decisions({ kind: "merge", items: [olena, vera] }, { kind: "confirm", item: vera }));
    expect(itemsOf(record, "actor").find(({ id }) => id === olena)?.standing).toBe("confirmed");
  });

  test("items of two kinds are refused", () => {
    const record = recordOf(both, decisions({ kind: "merge", items: [olena, firstOf(plain, "meeting").id] }));
    expect(codes(record)).toEqual(["merge-of-different-kinds"]);
    expect(record.items).toEqual(plain.items);
  });

  test("without the decision the record is as before", () => {
    expect(recordOf(both, decisions())).toEqual(plain);
  });
});

describe("split", () => {
  const joined = recordOf([
    first,
    document(
      "Vesmar wants two patrol ships, as it said before, and a harbour master.",
      { outlet: "North Gazette", published: "2026-02-04" },
      (read) => {
        read.position(read.actor("state", "Vesmar", { worldKey: "state:V" }), "Vesmar wants two patrol ships", "patrols", "demands", {
          day: "2026-02-03",
        });
      },
    ),
  ]);
  const documents = [
    first,
    document(
      "Vesmar wants two patrol ships, as it said before, and a harbour master.",
      { outlet: "North Gazette", published: "2026-02-04" },
      (read) => {
        read.position(read.actor("state", "Vesmar", { worldKey: "state:V" }), "Vesmar wants two patrol ships", "patrols", "demands", {
          day: "2026-02-03",
        });
      },
    ),
  ];
  const position = firstOf(joined, "position");
  const marks = position.accounts.map(({ mark }) => mark);

  test("takes accounts out into an item of their own", () => {
    expect(marks.length).toBe(2);
    const record = recordOf(documents, decisions({ kind: "split", item: position.id, marks: marks.slice(1) }));
    expect(itemsOf(record, "position").map(({ accounts }) => accounts.length)).toEqual([1, 1]);
    expect(firstOf(record, "position").id).toBe(position.id);
  });

  test("an item keeps its id when the account that founded it leaves", () => {
    const record = recordOf(documents, decisions({ kind: "split", item: position.id, marks: marks.slice(0, 1) }));
    expect(itemsOf(record, "position").map(({ id }) => id)).toContain(position.id);
  });

  test("a point is split by its positions and named", () => {
    const point = firstOf(joined, "point");
    const record = recordOf(documents, decisions({ kind: "split", item: point.id, marks: marks.slice(1), name: "harbour master" }));
    expect(itemsOf(record, "point").map(({ name }) => name)).toEqual(["patrols", "harbour master"]);
  });

  test("an actor is split by any place that names it", () => {
    const vesmar = actorCalled(joined, "Vesmar");
    const mention = documents[1]?.reading.mentions[0]?.id;
    const record = recordOf(
      documents,
      decisions({ kind: "split", item: vesmar, marks: mention === undefined ? [] : [mention], name: "Vesmar (island)" }),
    );
    expect(itemsOf(record, "actor").map(({ name }) => name)).toContain("Vesmar (island)");
  });

  test.each([
    ["marks it does not have", ["src-x/position@0-1" as MarkId], "split-marks-gone"],
    ["all its marks", marks, "split-takes-all"],
  ])("%s is a problem", (_, taken, code) => {
    expect(codes(recordOf(documents, decisions({ kind: "split", item: position.id, marks: taken })))).toEqual([code]);
  });
});

test("a decision whose target is gone is a problem, never dropped", () => {
  const gone: ItemId = itemIdOf("S", "a mark of a source taken out");
  const record = recordOf(
    both,
    decisions(
      { kind: "confirm", item: gone },
      { kind: "split", item: gone, marks: ["m" as MarkId] },
      { kind: "merge", items: [gone, gone] },
    ),
  );
  expect(codes(record)).toEqual(["split-target-gone", "merge-target-gone", "decision-target-gone"]);
  expect(record.problems.every(({ items }) => items.includes(gone))).toBe(true);
});

test("a decision on an item that has since joined an older one finds it by the mark that founded it", () => {
  const late = document(
    'Of late she says: "We will not sign a text that we have not read," said Marsh of Vesmar.',
    { outlet: "Late Post", published: "2026-02-04" },
    (read) => {
      const marsh = read.actor("person", "Olena Marsh", {
        actsFor: read.actor("state", "Vesmar", { worldKey: "state:V" }),
        words: "Marsh",
      });
      read.says(marsh, '"We will not sign a text that we have not read,"');
    },
  );
  const alone = firstOf(recordOf([late]), "statement").id;
  const record = recordOf([first, late], decisions({ kind: "confirm", item: alone }));
  expect(itemsOf(record, "statement").map(({ standing }) => standing)).toEqual(["confirmed"]);
  expect(record.problems).toEqual([]);
});

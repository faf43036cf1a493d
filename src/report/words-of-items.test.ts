import { describe, expect, it } from "vitest";
import { ItemShape } from "#record";
import { context, items, viewOf, views } from "../../test/items.ts";
import { sentenceOf } from "./brief-sentence.ts";
import { dayInWords, describeItem, listInWords } from "./describe-item.ts";
import { makeView } from "./make-view.ts";
import { tableOf } from "./table-rows.ts";
import { ItemViewShape } from "./views.ts";

const kinds = ItemShape.options.map(({ shape }) => shape.kind.value);

describe("an item of every kind", () => {
  it("is at hand", () => {
    expect(new Set(items.map((item) => item.kind))).toEqual(new Set(kinds));
  });

  const lines = {
    actor: "Ruvana · state",
    meeting: "2026-02-04 · Lena Marsk — Orl Hane · Vessary (implied) · bilateral · held",
    statement: '2026-02-04 to 2026-02-05, about · Lena Marsk via Tovria (reporters): "We accept monitors … if they are few,"',
    silence: "Lena Marsk did not mention: the port",
    point: "port (point 4)",
    position: "2026-02-04 · Ruvana · port (point 4) · accepts with conditions: We accept monitors |, according to Lena Marsk and Orl Hane",
    assessment: "intent [likely] · the article itself via Lena Marsk about Tovria: Tovria wants the port",
    contingency: "announced by Orl Hane: if the road closes → Tovria will answer (Tovria would act)",
    instrument: "Vessary Plan · plan · 12 points · drafted by Ruvana and Tovria",
    clash: "day: 2026-02-04 (The Courier: “4 February”) / 2026-02-03 (outlet unknown)",
  } as const;
  it.each(kinds)("is told in one line: %s", (kind) => expect(viewOf(kind).line).toBe(lines[kind]));

  const sentences = {
    actor: "Ruvana · state.",
    meeting: "On 2026-02-04: Lena Marsk and Orl Hane met in Vessary (place implied) (bilateral); agenda: “the port”.",
    statement: '2026-02-04: Lena Marsk (reporters), via Tovria: "We accept monitors … if they are few,".',
    silence: "2026-02-04: Lena Marsk did not mention: “the port”.",
    point: "port (point 4).",
    position:
      "2026-02-04: Ruvana (Lena Marsk) accepts with conditions on port (point 4): “We accept monitors |”, on the condition “if they are few”, according to Lena Marsk and Orl Hane.",
    assessment: "2026-02-04: The text itself, via Lena Marsk, on the intent of Tovria: “Tovria wants the port” [likely].",
    contingency: "2026-02-04: Orl Hane announced: if “the road closes”, then “Tovria will answer” (Tovria would act).",
    instrument: "Vessary Plan (plan, 12 points, drafted by Ruvana and Tovria).",
    clash: "Accounts differ on the day: 2026-02-04: “4 February” / 2026-02-03.",
  } as const;
  it.each(kinds)("is told in a sentence of the brief: %s", (kind) => expect(sentenceOf(viewOf(kind), "2026-02-04")).toBe(sentences[kind]));

  it.each(kinds)("has a view of its own shape, with its passages word for word: %s", (kind) => {
    for (const view of views.filter((one) => one.kind === kind)) {
      expect(ItemViewShape.parse(view)).toEqual(view);
      for (const { passage } of view.accounts) {
        expect(context.sourceOf(passage.source)?.text.slice(passage.start, passage.end)).toBe(passage.exact);
        expect(passage).toMatchObject({ outlet: "The Courier", published: "2026-02-05T08:00:00Z" });
      }
    }
  });

  it.each(kinds)("is a row as long as its head, with its passage at the end: %s", (kind) => {
    const own = views.filter((view) => view.kind === kind);
    const { head, rows } = tableOf(kind, own);
    expect(new Set(head).size).toBe(head.length);
    expect(rows).toHaveLength(own.length);
    for (const [at, row] of rows.entries()) {
      expect(row).toHaveLength(head.length);
      const passage = own[at]?.accounts[0]?.passage;
      expect(Object.fromEntries(head.map((title, column) => [title, row[column]]))).toMatchObject({
        id: own[at]?.id,
        standing: "proposed",
        words: passage?.exact,
        start: String(passage?.start),
        end: String(passage?.end),
      });
    }
  });

  it("without rows has the head of its kind all the same", () => {
    for (const kind of kinds) expect(tableOf(kind, []).head).toEqual(tableOf(kind, [viewOf(kind)]).head);
  });

  it("writes what is its own into its cells", () => {
    const cellsOf = (kind: (typeof kinds)[number], at = 0): Record<string, string | undefined> => {
      const { head, rows } = tableOf(kind, [viewOf(kind, at)]);
      return Object.fromEntries(head.map((title, column) => [title, rows[0]?.[column]]));
    };
    expect(cellsOf("actor", 2)).toMatchObject({
      name: "Lena Marsk",
      roles: "envoy",
      "acts for": "Ruvana",
      "also called": "Marsk",
      count: "1",
    });
    expect(cellsOf("meeting")).toMatchObject({
      day: "2026-02-04",
      sides: "Lena Marsk — Orl Hane",
      place: "Vessary (implied)",
      agenda: "the port",
    });
    expect(cellsOf("position")).toMatchObject({ party: "Ruvana", stance: "accepts with conditions", condition: "if they are few" });
    expect(cellsOf("assessment")).toMatchObject({ type: "intent", term: "likely", band: "likely", assessors: "" });
    expect(cellsOf("contingency")).toMatchObject({ precedent: "as in 1998", "would act": "Tovria", mode: "announced" });
    expect(cellsOf("clash")).toMatchObject({ about: "day", sides: "2026-02-04 / 2026-02-03", items: "M-00000000001" });
  });
});

describe("what is unknown", () => {
  const bare = (kind: string, more: object) =>
    ItemShape.parse({ ...items.find((item) => item.kind === kind), ...more, accounts: items[0]?.accounts });

  it("is said to be unknown", () => {
    const meeting = bare("meeting", { sides: [], time: undefined, place: undefined, format: "unknown", agenda: [] });
    expect(describeItem(meeting, context)).toBe("reported 2026-02-05 · sides unknown · place unknown · held");
    const unreported = { ...meeting, accounts: meeting.accounts.map(({ published: _, ...account }) => account) };
    expect(describeItem(unreported, context)).toBe("date unknown · sides unknown · place unknown · held");
    expect(sentenceOf(makeView(meeting, context), undefined)).toBe("On a day the texts do not give: a meeting, sides not given (held).");
    const statement = bare("statement", { speakers: [], via: [], channel: undefined, saidAt: undefined });
    expect(describeItem(statement, context)).toMatch(/^reported 2026-02-05 · speaker unknown: /u);
    expect(sentenceOf(makeView(statement, context), undefined)).toMatch(/^A speaker the text does not name: /u);
  });

  it("keeps the id where a name is lost", () => {
    const position = bare("position", { party: "A-99999999999" });
    expect(describeItem(position, context)).toContain("A-99999999999");
  });

  it("tells each status and one-sided meeting without judging", () => {
    const sentence = (more: object) => sentenceOf(makeView(bare("meeting", { place: undefined, agenda: [], ...more }), context), undefined);
    expect(sentence({ status: "planned" })).toBe("On 2026-02-04: Lena Marsk and Orl Hane are to meet (bilateral).");
    expect(sentence({ status: "denied", format: "unknown" })).toBe(
      "On 2026-02-04: Lena Marsk and Orl Hane are said to have met; this is denied.",
    );
    expect(sentence({ format: "call" })).toBe("On 2026-02-04: Lena Marsk and Orl Hane spoke by telephone.");
    expect(sentence({ sides: [{ actors: ["A-00000000003"] }], format: "unknown" })).toBe(
      "On 2026-02-04: Lena Marsk and others not named met.",
    );
  });
});

describe("small words", () => {
  it.each([
    [[], ""],
    [["A"], "A"],
    [["A", "B"], "A and B"],
    [["A", "B", "C"], "A, B and C"],
  ])("%j in a row", (names, words) => expect(listInWords(names)).toBe(words));

  it.each([
    [undefined, "date unknown"],
    [{ from: "2026-02-04", to: "2026-02-04", precision: "day", approximate: false }, "2026-02-04"],
    [{ from: "2026-02-04T10:00:00Z", to: "2026-02-04T11:00:00Z", precision: "time", approximate: false }, "2026-02-04"],
    [{ from: "2026-02-01", to: "2026-02-10", precision: "part of a month", approximate: true }, "2026-02-01 to 2026-02-10, about"],
  ] as const)("%j as a day", (time, words) => expect(dayInWords(time)).toBe(words));
});

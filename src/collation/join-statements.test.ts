import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { LocalActorId } from "#record";
import { type BuiltDocument, document } from "../../test/builders.ts";
import { orderDocuments } from "./documents.ts";
import { joinActors } from "./join-actors.ts";
import { joinStatements, statementUnitsOf } from "./join-statements.ts";
import { rollUpSides } from "./sides.ts";
import { createPlainStatementIndex } from "./statement-index.ts";
import { indexActors, writeActors } from "./write-actors.ts";

/** One text that reports one statement. People act for the state before the stroke. */
type Report = { readonly who: string; readonly words: string; readonly day?: string; readonly published?: string };

/** The groups of reports that carry one statement, by their place in the list. */
function groupsOf(reports: readonly Report[], plain = false): readonly (readonly number[])[] {
  const documents = orderDocuments(reports.map(write));
  const clusters = joinActors(documents);
  const actorOf = indexActors(clusters);
  const units = statementUnitsOf(documents, actorOf, rollUpSides(writeActors(clusters, actorOf)));
  const joined = plain ? joinStatements(units, createPlainStatementIndex()) : joinStatements(units);
  return joined.map((cluster) => cluster.units.map(({ document: { index } }) => index));
}

function write({ who, words, day, published = "2026-02-04" }: Report, at: number): BuiltDocument {
  const [state = "", person] = who.split("/");
  return document(`${state} ${person ?? ""}, ${words}. ${ownWords(at)}.`, { outlet: `outlet ${at}`, published }, (read) => {
    const side: LocalActorId = read.actor("state", state, { worldKey: `state:${state}` });
    const speaker = person === undefined ? side : read.actor("person", `Ana ${person}`, { actsFor: side, words: person });
    read.says(speaker, words, day === undefined ? {} : { day });
  });
}

/** A sentence no other text has, so that no text is taken for a copy. */
function ownWords(at: number): string {
  return Array.from({ length: 20 }, (_, word) => `own${at}word${word}`).join(" ");
}

describe("accounts of one statement", () => {
  const check = (name: string, reports: readonly Report[], expected: readonly (readonly number[])[]) =>
    test(name, () => expect(groupsOf(reports)).toEqual(expected));
  const quote = '"We will not sign a text that we have not read"';

  check(
    "the same quotation by one speaker",
    [
      { who: "A/Marsh", words: quote },
      { who: "A/Marsh", words: quote },
    ],
    [[0, 1]],
  );
  check(
    "typographic marks and capitals",
    [
      { who: "A/Marsh", words: quote },
      { who: "A/Marsh", words: "“we will not sign a text that we have not read,”" },
    ],
    [[0, 1]],
  );
  check(
    "an excerpt",
    [
      { who: "A/Marsh", words: quote },
      { who: "A/Marsh", words: '"a text that we have not read"' },
    ],
    [[0, 1]],
  );
  check(
    "an excerpt within reported words",
    [
      { who: "A/Marsh", words: quote },
      { who: "A/Marsh", words: 'that nobody would sign "a text that we have not read" before spring' },
    ],
    [[0, 1]],
  );
  check(
    "one word heard differently",
    [
      { who: "A/Marsh", words: quote },
      { who: "A/Marsh", words: '"We shall not sign a text that we have not read"' },
    ],
    [[0, 1]],
  );
  check(
    "another speaker of another side",
    [
      { who: "A/Marsh", words: quote },
      { who: "B/Tarn", words: quote },
    ],
    [[0], [1]],
  );
  check(
    "a long quotation given to the state in one report",
    [
      { who: "A/Marsh", words: quote },
      { who: "A", words: quote },
    ],
    [[0, 1]],
  );
  check(
    "a short one given to the state",
    [
      { who: "A/Marsh", words: '"No text, no signature"' },
      { who: "A", words: '"No text, no signature"' },
    ],
    [[0], [1]],
  );
  check(
    "a long quotation recalled a month later",
    [
      { who: "A/Marsh", words: quote },
      { who: "A/Marsh", words: quote, published: "2026-03-05" },
    ],
    [[0, 1]],
  );
  check(
    "the same words on two days that both texts name",
    [
      { who: "A/Marsh", words: quote, day: "2026-02-03" },
      { who: "A/Marsh", words: quote, day: "2026-02-20" },
    ],
    [[0], [1]],
  );
  check(
    "a short quotation a month later",
    [
      { who: "A/Marsh", words: '"No text, no signature"' },
      { who: "A/Marsh", words: '"No text, no signature"', published: "2026-03-05" },
    ],
    [[0], [1]],
  );
  check(
    "much the same reported words",
    [
      { who: "A/Marsh", words: "the ferry line would reopen before the summer" },
      { who: "A/Marsh", words: "the ferry line will be reopened before summer" },
    ],
    [[0, 1]],
  );
  check(
    "a shorter report of the same",
    [
      {
        who: "A/Marsh",
        words: "the ferry line would reopen before summer once fares and customs and safety rules were settled in writing",
      },
      { who: "A/Marsh", words: "the ferry line would reopen once fares and customs were settled" },
    ],
    [[0, 1]],
  );
  check(
    "other reported words",
    [
      { who: "A/Marsh", words: "the ferry line would reopen before the summer" },
      { who: "A/Marsh", words: "the ferry line was never meant for lorries" },
    ],
    [[0], [1]],
  );
  check(
    "much the same words a week apart",
    [
      { who: "A/Marsh", words: "the talks were going well" },
      { who: "A/Marsh", words: "the talks were going well", published: "2026-02-12" },
    ],
    [[0], [1]],
  );
});

test("looking near finds the same statements as looking at all", () => {
  const word = fc.constantFrom(
    ..."ferry line open summer fares customs harbour north rules text sign vote guard ships reopen never not".split(" "),
  );
  const words = fc
    .array(word, { minLength: 1, maxLength: 12 })
    .chain((list) =>
      fc.constantFrom(list.join(" "), `"${list.join(" ")}"`, `that "${list.slice(2).join(" ")}" ${list.slice(0, 2).join(" ")}`),
    );
  const base = fc.array(words, { minLength: 1, maxLength: 3 });
  const report = base.chain((texts) =>
    fc.array(
      fc.record({
        who: fc.constantFrom("A/Marsh", "A/Pell", "A", "B/Tarn"),
        words: fc.constantFrom(...texts),
        published: fc.constantFrom("2026-02-04", "2026-02-06", "2026-03-01"),
        cut: fc.integer({ min: 0, max: 3 }),
      }),
      { minLength: 2, maxLength: 8 },
    ),
  );
  fc.assert(
    fc.property(fc.array(report, { minLength: 1, maxLength: 2 }), (groups) => {
      const reports = groups.flat().map(({ cut, ...rest }) => ({
        ...rest,
        words:
          rest.words
            .split(" ")
            .slice(cut > 2 ? 1 : 0)
            .join(" ") || "nothing",
      }));
      expect(groupsOf(reports)).toEqual(groupsOf(reports, true));
    }),
    { numRuns: 300 },
  );
});

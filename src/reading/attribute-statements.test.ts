import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { syntaxModelsForTests } from "../../test/models.ts";
import { plainSource } from "../../test/plain-source.ts";
import { type AttributionMark, dayOf, localActorIdOf, markIdOf, type TextRange } from "../record/index.ts";
import { attributeStatements } from "./attribute-statements.ts";
import { type AttributionModel, parseAttributionModel } from "./attribution/attribution-model.ts";
import type { Cast } from "./cast.ts";
import { parseText } from "./parse-text.ts";

const weights = new URL("../../models/attribution/weights.bin", import.meta.url);
const model = existsSync(weights) ? parseAttributionModel(new Uint8Array(readFileSync(weights))) : undefined;
const basis = { kind: "rule", name: "test", certainty: 1 } as const;

/** Everywhere `words` stand in the text. */
function placesOf(text: string, words: string): readonly TextRange[] {
  return [...text.matchAll(new RegExp(`(?<![A-Za-z])${words}(?![A-Za-z])`, "g"))].map((match) => ({
    start: match.index,
    end: match.index + words.length,
  }));
}

/** A cast of persons: each by the first of its forms, `he` and `she` wherever they are listed. */
function castOf(text: string, persons: readonly (readonly string[])[]): Cast {
  const actors = persons.map(([name = ""], place) => ({
    id: localActorIdOf(place + 1),
    kind: name.startsWith("the ") ? ("organisation" as const) : ("person" as const),
    name,
    alsoCalled: [],
    roles: [],
    basis,
  }));
  const mentions = persons.flatMap((forms, place) =>
    forms.flatMap((form) =>
      placesOf(text, form).map((range) => ({
        id: markIdOf(plainSource(text).id, "mention", range),
        kind: "mention" as const,
        actor: localActorIdOf(place + 1),
        form: /^(?:s?he)$/i.test(form) ? ("pronoun" as const) : ("name" as const),
        range,
        basis,
      })),
    ),
  );
  return { actors, mentions: mentions.sort((one, other) => one.range.start - other.range.start || other.range.end - one.range.end) };
}

function marksIn(
  text: string,
  withModel: AttributionModel | undefined,
  persons: readonly (readonly string[])[] = [],
): readonly AttributionMark[] {
  const source = plainSource(text);
  const dates = placesOf(text, "Sunday").map((range) => ({
    id: markIdOf(source.id, "date", range),
    kind: "date" as const,
    type: "date" as const,
    range,
    basis,
    time: dayOf("2031-03-09"),
  }));
  return attributeStatements({ source, parsed: parseText(source, syntaxModelsForTests()), cast: castOf(text, persons), dates }, withModel)
    .attributions;
}

/** Each statement as "source | cue | content … content", one inside another with ">" before it. */
function statementsIn(
  text: string,
  withModel: AttributionModel | undefined,
  persons: readonly (readonly string[])[] = [],
): readonly string[] {
  const words = (range: TextRange | undefined) => (range === undefined ? "" : text.slice(range.start, range.end));
  return marksIn(text, withModel, persons)
    .filter((mark) => mark.attitude === undefined)
    .map(
      (mark) =>
        `${mark.inside === undefined ? "" : "> "}${words(mark.source)} | ${words(mark.cue)} | ${mark.content.map(words).join(" … ")}`,
    );
}

function check(name: string, text: string, expected: readonly string[]): void {
  it(`${name}, by rules`, () => expect(statementsIn(text, undefined)).toEqual(expected));
  checkModel(name, text, expected);
}

function checkModel(name: string, text: string, expected: readonly string[], persons: readonly (readonly string[])[] = []): void {
  it.skipIf(model === undefined)(`${name}, by model`, () => expect(statementsIn(text, model, persons)).toEqual(expected));
}

describe("attributeStatements", () => {
  check("a clause with that", "The minister said that the road was open.", ["The minister | said | that the road was open"]);
  check("a quotation before", '"The road is open," the minister said.', ['the minister | said | "The road is open,"']);
  check("a quotation before an inverted cue", '"The road is open," said Anna Berg.', ['Anna Berg | said | "The road is open,"']);
  check("content in two pieces", "If the bridge holds, Anna Berg said, the convoy should cross on Sunday.", [
    "Anna Berg | said | If the bridge holds … the convoy should cross on Sunday",
  ]);
  check("according to", "The convoy crossed the bridge at night, according to two officials.", [
    "two officials | according to | The convoy crossed the bridge at night",
  ]);
  check("no speech at all", "The convoy crossed the bridge at night and stopped at the mill.", []);
  check("words that point back", "Tarsia said as much on Tuesday. Anna Berg said so in a letter.", []);
  check("a transcript", "BERG: We will stay until the bridge is mended.", ["BERG | : | We will stay until the bridge is mended."]);
  check("a signed quotation", '"We will stay until the bridge is mended." - Anna Berg', [
    'Anna Berg | - | "We will stay until the bridge is mended."',
  ]);
  checkModel("a split quotation", '"We came early," Anna Berg said. "We will not leave."', [
    'Anna Berg | said | "We came early," … "We will not leave."',
  ]);
  checkModel("a semicolon before another speaker", "A diplomat said a deal was likely; an official said that remained to be seen.", [
    "A diplomat | said | a deal was likely",
    "an official | said | that remained to be seen",
  ]);
  checkModel("a day between cue and content", "Anna Berg told reporters on Sunday the talks were going well.", [
    "Anna Berg | told | the talks were going well",
  ]);
  checkModel("a dateline", "PORT ANSE, March 9 (North Wire) - The council said on Sunday the port was shut.", [
    "The council | said | the port was shut",
  ]);
  checkModel(
    "a report of a report",
    "Anna Berg said that the harbour office had reported that the port was shut.",
    [
      "Anna Berg | said | that the harbour office had reported that the port was shut",
      "> the harbour office | had reported | that the port was shut",
    ],
    [["Anna Berg"], ["the harbour office"]],
  );
  checkModel("a rumour is nobody's statement", "Reports that Anna Berg had offered to leave are untrue.", []);
  checkModel("words not said", "Anna Berg did not say that the port was shut.", []);
});

describe("speakers, channel, time and occasion", () => {
  /** Speakers, "via", channel, day and what is answered, of the first statement whose content holds `part`. */
  function told(text: string, part: string, persons: readonly (readonly string[])[]): string {
    const names = castOf(text, persons).actors;
    const nameOf = (id: string) => names.find((actor) => actor.id === id)?.name ?? id;
    const mark = marksIn(text, model, persons).findLast((each) =>
      each.content.some((range) => text.slice(range.start, range.end).includes(part)),
    );
    if (mark === undefined) return "nothing";
    return [
      mark.speakers.map(nameOf).join(" and "),
      mark.via.length === 0 ? "" : `via ${mark.via.map(nameOf).join(", ")}`,
      mark.channel === undefined ? "" : `${mark.channel.kind} ${mark.channel.name}`,
      mark.saidAt?.from ?? "",
      mark.inResponseTo === undefined ? "" : `answers ${text.slice(mark.inResponseTo.range.start, mark.inResponseTo.range.end)}`,
    ]
      .filter((each) => each !== "")
      .join("; ");
  }

  function checkTold(text: string, part: string, persons: readonly (readonly string[])[], expected: string): void {
    it.skipIf(model === undefined)(text, () => expect(told(text, part, persons)).toBe(expected));
  }

  checkTold(
    "Anna Berg told reporters on Sunday that the port was shut.",
    "port",
    [["Anna Berg"]],
    "Anna Berg; reporters reporters; 2031-03-09",
  );
  checkTold("Anna Berg said that Sunday was a holiday.", "holiday", [["Anna Berg"]], "Anna Berg");
  checkTold("Anna Berg and Olaf Holt said the port was shut.", "port", [["Anna Berg"], ["Olaf Holt"]], "Anna Berg and Olaf Holt");
  checkTold("Its secretary-general, Anna Berg, said the port was shut.", "port", [["Anna Berg"]], "Anna Berg");
  checkTold(
    "In response to a complaint on Sunday, Anna Berg said on Telegram that the port was shut.",
    "port",
    [["Anna Berg"]],
    "Anna Berg; social media Telegram; answers a complaint on Sunday",
  );
  checkTold("Asked about the mill, Anna Berg said it was shut.", "shut", [["Anna Berg"]], "Anna Berg; answers the mill");
  checkTold(
    "The harbour office indicated the port was shut, according to Anna Berg.",
    "the port was shut",
    [["Anna Berg"], ["the harbour office", "The harbour office"]],
    "Anna Berg",
  );
  // The cast took "she" for somebody further up; the last speaker goes on.
  checkTold(
    'Mara Lind left early. Anna Berg said the port was shut. "It will open soon," she said.',
    "open soon",
    [["Anna Berg"], ["Mara Lind", "she"]],
    "Anna Berg",
  );
});

describe("hostile and odd texts", () => {
  const pieces = [
    '"',
    "“",
    "”",
    "'",
    " said ",
    "Anna Berg",
    ", ",
    ". ",
    ": ",
    "; ",
    "according to ",
    "that ",
    "the port is shut",
    "\n\n",
    "told ",
    "who ",
  ];

  it("keeps every range inside the text and every holder in the list", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 40 }), (parts) => {
        const text = parts.join("");
        const marks = marksIn(text, model, [["Anna Berg"]]);
        const ids = new Set(marks.map((mark) => mark.id));
        expect(ids.size).toBe(marks.length);
        for (const mark of marks) {
          for (const range of [mark.range, ...mark.content]) {
            expect(range.start).toBeLessThan(range.end);
            expect(range.end).toBeLessThanOrEqual(text.length);
          }
          if (mark.inside !== undefined) expect(ids.has(mark.inside) && mark.inside !== mark.id).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe("the talks article", () => {
  const folder = new URL("../../../shared/corpus/miami-talks/", import.meta.url);
  const isThere = existsSync(folder) && model !== undefined;
  it.skipIf(!isThere)("finds every statement a careful analyst takes from it (skipped where the corpus is absent)", () => {
    const text = readFileSync(new URL("article.txt", folder), "utf8");
    // The file's shape is the corpus's own; only what is read here is asserted.
    const expected = JSON.parse(readFileSync(new URL("expected.json", folder), "utf8")) as {
      statements: { id: string; content: TextRange[] }[];
    };
    const marks = marksIn(text, model, [["US intelligence"], ["Tulsi Gabbard"]]).filter((mark) => mark.attitude === undefined);
    const covers = (mark: AttributionMark, { start, end }: TextRange) =>
      mark.content.some((range) => range.start <= start + 5 && range.end >= end - 3);
    const missed = expected.statements.filter(
      (statement) => !marks.some((mark) => statement.content.every((range) => covers(mark, range))),
    );
    expect(missed.map((statement) => statement.id)).toEqual([]);
  });
});

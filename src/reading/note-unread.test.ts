import { describe, expect, it } from "vitest";
import { syntaxModelsForTests } from "../../test/models.ts";
import { plainSource } from "../../test/plain-source.ts";
import { noteUnread } from "./note-unread.ts";
import { parseText } from "./parse-text.ts";

const text = "The envoys met in Keld on Monday. The harbour is calm. Tarsia refused to lift the embargo. The mayor told reporters of snow.";
const source = plainSource(text);
const parsed = parseText(source, syntaxModelsForTests());
const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
const lines = (marks: Parameters<typeof noteUnread>[1]) =>
  noteUnread(parsed, marks, []).map(
    ({ sort, verb, range }) => `${sort} ${text.slice(verb.start, verb.end)} in ${text.slice(range.start, range.end)}`,
  );

describe("noteUnread", () => {
  it("names each sentence with a verb that promised a fact, and the verb", () => {
    expect(lines([])).toEqual([
      "meeting met in The envoys met in Keld on Monday.",
      "stance refused in Tarsia refused to lift the embargo.",
      "reporting told in The mayor told reporters of snow.",
    ]);
  });

  it("leaves out the verb that a mark covers, also a mark that reaches over several sentences", () => {
    expect(lines([{ range: at("refused to lift the embargo") }])).toHaveLength(2);
    expect(lines([{ range: at("met in Keld on Monday. The harbour is calm. Tarsia refused") }])).toEqual([
      "reporting told in The mayor told reporters of snow.",
    ]);
    expect(lines([{ range: at(text) }, { range: at("envoys") }])).toEqual([]);
    expect(lines([{ range: at("Tarsia") }])).toHaveLength(3);
  });
});

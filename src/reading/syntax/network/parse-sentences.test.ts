import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { syntaxModelsForTests } from "../../../../test/models.ts";
import { numberSpellings } from "../word-columns.ts";
import { parseSentences } from "./parse-sentences.ts";

const network = syntaxModelsForTests();

function parse(sentences: readonly string[]) {
  const forms = sentences.flatMap((sentence) => sentence.split(" "));
  let count = 0;
  const firsts = sentences.map((sentence) => {
    const first = count;
    count += sentence.split(" ").length;
    return first;
  });
  const columns = numberSpellings({ forms, spaced: new Uint8Array(forms.length).fill(1), isDash: () => false });
  return { forms, firsts, ...parseSentences(columns, firsts, network) };
}

/** Words as `form/tag←head:relation`. */
function shown(sentence: string): readonly string[] {
  const { forms, classes, heads, relations } = parse([sentence]);
  return forms.map((form, at) => {
    const head = heads[at] === at ? "" : forms[heads[at] ?? 0];
    return `${form}/${network.tags[classes[at] ?? 0]}←${head}:${network.relations[relations[at] ?? 0]}`;
  });
}

describe("what a sentence is read as", () => {
  test("who does what to whom", () => {
    expect(shown("The minister rejected the proposal .")).toEqual([
      "The/DET←minister:det",
      "minister/NOUN←rejected:nsubj",
      "rejected/VERB←:root",
      "the/DET←proposal:det",
      "proposal/NOUN←rejected:obj",
      "./PUNCT←rejected:punct",
    ]);
  });

  test("a clause that is said", () => {
    expect(shown("Officials said that talks would resume in Geneva .")).toContain("resume/VERB←said:ccomp");
  });

  test("what is done to somebody", () => {
    expect(shown("The bridge was closed by soldiers .")).toContain("bridge/NOUN←closed:nsubj:pass");
  });
});

const words = 'the envoy Tavara said that it would not sign , and left " ( 48 hours Åland 😀 ​ --'.split(" ");
const sentence = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 30 }).map((list) => list.join(" "));

test("a sentence is read the same beside others as alone, and every sentence is a tree", () => {
  fc.assert(
    fc.property(fc.array(sentence, { minLength: 1, maxLength: 9 }), (sentences) => {
      const together = parse(sentences);
      sentences.forEach((each, place) => {
        const alone = parse([each]);
        const first = together.firsts[place] ?? 0;
        const length = alone.forms.length;
        expect([...together.classes.slice(first, first + length)]).toEqual([...alone.classes]);
        expect([...together.heads.slice(first, first + length)].map((head) => head - first)).toEqual([...alone.heads]);
        expect([...together.relations.slice(first, first + length)]).toEqual([...alone.relations]);
        expect([...alone.heads].filter((head, at) => head === at)).toHaveLength(1);
        for (let word = 0; word < length; word++) {
          let at = word;
          for (let step = 0; step < length; step++) at = alone.heads[at] ?? at;
          expect(alone.heads[at]).toBe(at);
        }
      });
    }),
    { numRuns: 60 },
  );
});

test("no words, one word, a sentence of 400 words and more words than one portion holds", () => {
  expect(parse([]).heads).toHaveLength(0);
  expect([...parse(["Peace"]).heads]).toEqual([0]);
  const long = Array.from({ length: 400 }, (_, at) => words[at % words.length]).join(" ");
  expect(parse([long]).heads).toHaveLength(400);
  const many = Array.from({ length: 700 }, () => "They met in the port .");
  const { heads } = parse(many);
  expect(heads).toHaveLength(4200);
  expect([...heads.slice(4194)].map((head) => head - 4194)).toEqual([...heads.slice(0, 6)]);
});

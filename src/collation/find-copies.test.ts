import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type BuiltDocument, document } from "../../test/builders.ts";
import { findCopies, WholeCopyShare, wantedShare } from "./find-copies.ts";

const wire = `Vesmar and Corval agreed on Tuesday to reopen the ferry line across the strait before the summer. Officials of both sides spent two days in a hotel
in Orsa to settle the last questions about fares and customs. The first ship is to leave the northern harbour on the first of May with journalists on board.`;
const other = `The fishing fleet of the southern islands stayed in port for a third week as prices fell and the cold stores filled up. Owners of the larger boats
asked the regional council for help with fuel, which has become a third dearer since autumn. Nobody at the council would say when an answer can be expected.`;

const firstSentence = wire.slice(0, wire.indexOf(".") + 1);

/** Index of the first document of each document's report, by its first sentence. */
function originalsOf(documents: readonly BuiltDocument[]): readonly number[] {
  const copies = findCopies(documents);
  const keys = documents.map((_, index) => copies.keyOf(index, { start: 0, end: 1 }));
  return keys.map((key) => keys.indexOf(key));
}

describe("copies of one report", () => {
  const check = (name: string, documents: readonly BuiltDocument[], expected: readonly number[]) =>
    test(name, () => expect(originalsOf(documents)).toEqual(expected));

  check(
    "the same text in three outlets",
    [document(wire, { outlet: "A" }), document(wire, { outlet: "B" }), document(wire, { outlet: "C" })],
    [0, 0, 0],
  );
  check("two texts of their own", [document(wire), document(other)], [0, 1]);
  check("a copy with another opening and closing line", [document(wire), document(`By our staff. ${wire} More to follow.`)], [0, 0]);
  check(
    "a copy with a word changed here and there",
    [document(wire), document(wire.replace("two days", "three days").replace("to settle", "settling"))],
    [0, 0],
  );
  check("half copied and half own, without credit", [document(wire), document(`${other} ${wire.slice(0, 160)}`)], [0, 1]);
  check(
    "a third copied, with credit to the agency that is also the outlet of the other",
    [
      document(wire, { outlet: "Delta Wire", published: "2026-02-03" }),
      document(`${other} ${wire.slice(0, 330)}`, { credit: ["Delta Wire"], published: "2026-02-04" }),
    ],
    [0, 0],
  );
  check(
    "the same share with credit, but a month later",
    [
      document(wire, { outlet: "Delta Wire", published: "2026-02-03" }),
      document(`${other} ${wire.slice(0, 330)}`, { credit: ["Delta Wire"], published: "2026-03-04" }),
    ],
    [0, 1],
  );
  check(
    "two short notes that share a phrase",
    [document("Talks in Orsa ended on Tuesday without a result."), document("Talks in Orsa ended on Tuesday with a signature.")],
    [0, 1],
  );
});

describe("parts carried from another report", () => {
  const quote = '"We will not sign a text that we have not read before the vote," Marsh said.';
  const keysOf = (one: string, two: string, words: string) => {
    const documents = [document(one, { outlet: "A" }), document(two, { outlet: "B" })];
    const copies = findCopies(documents);
    const at = (text: string, index: number) =>
      copies.keyOf(index, { start: text.indexOf(words), end: text.indexOf(words) + words.length });
    return [at(one, 0), at(two, 1)];
  };

  test("a sentence carried word for word belongs to the report it came from", () => {
    const [first, second] = keysOf(wire, `${other} ${firstSentence}`, "agreed on Tuesday");
    expect(second).toBe(first);
  });

  test("the carrier's own sentences stay its own", () => {
    expect(originalsOf([document(wire, { outlet: "A" }), document(`${other} ${firstSentence}`, { outlet: "B" })])).toEqual([0, 1]);
  });

  test("a quotation alone proves no copy: two reporters hear the same words", () => {
    const [first, second] = keysOf(`${wire} ${quote}`, `${other} ${quote}`, "We will not sign");
    expect(second).not.toBe(first);
  });

  test("a quotation beside a carried sentence was carried with it", () => {
    const [first, second] = keysOf(
      `${wire} ${quote}`,
      `${other} ${wire.slice(wire.indexOf("The first ship"))} ${quote}`,
      "We will not sign",
    );
    expect(second).toBe(first);
  });
});

test("the index finds the same originals as comparing every pair in full", () => {
  const sentence = fc
    .array(fc.constantFrom(..."a b c d e f g h i j k l m n o p q r s t".split(" ")), { minLength: 6, maxLength: 14 })
    .map((words) => `${words.join(" ")}.`);
  const pool = fc.array(sentence, { minLength: 6, maxLength: 12 });
  const dossier = pool.chain((sentences) =>
    fc
      .array(fc.subarray(sentences, { minLength: 1 }), { minLength: 2, maxLength: 7 })
      .map((texts) => texts.map((text, at) => document(`x${at} y${at}. ${text.join(" ")}`, { outlet: `o${at}` }))),
  );
  fc.assert(
    fc.property(dossier, (documents) => {
      expect(originalsOf(documents)).toEqual(slowOriginals(documents));
    }),
    { numRuns: 500 },
  );
});

/** Every pair, whole sets of five words, no sampling, no index. */
function slowOriginals(documents: readonly BuiltDocument[]): readonly number[] {
  const shingles = documents.map(({ source }) => {
    const words = source.text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
    return new Set(words.slice(4).map((_, at) => words.slice(at, at + 5).join(" ")));
  });
  const originals: number[] = [];
  documents.forEach((document, index) => {
    const own = shingles[index] ?? new Set();
    let best = index;
    let bestShare = 0;
    for (let candidate = 0; candidate < index && bestShare < WholeCopyShare; candidate++) {
      const share = own.size === 0 ? 0 : [...own].filter((shingle) => shingles[candidate]?.has(shingle)).length / own.size;
      if (share >= wantedShare(document, documents[candidate], own.size) && share > bestShare) {
        best = originals[candidate] ?? candidate;
        bestShare = share;
      }
    }
    originals.push(best);
  });
  return originals;
}

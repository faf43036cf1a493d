import { expect, test } from "vitest";
import { syntaxModelsForTests } from "../../../test/models.ts";
import { mendVerbs } from "./mend-verbs.ts";

const network = syntaxModelsForTests();

/** A sentence given as "form/tag/fine tag/head/relation", heads counted from 0; answers the tags and relations after mending. */
function mended(sentence: string): readonly string[] {
  const words = sentence.split(" ").map((word) => word.split("/"));
  const classOf = (tag: string, fineTag: string) => network.tags.findIndex((each, at) => each === tag && network.fineTags[at] === fineTag);
  const reading = {
    classes: Uint8Array.from(words, ([, tag = "", fineTag = ""]) => classOf(tag, fineTag)),
    heads: Int32Array.from(words, ([, , , head]) => Number(head)),
    relations: Uint8Array.from(words, ([, , , , relation = ""]) => network.relations.indexOf(relation)),
  };
  mendVerbs(
    words.map(([form = ""]) => form),
    reading,
    network,
  );
  return words.map(
    ([form], at) => `${form}/${network.fineTags[reading.classes[at] ?? 0]}/${network.relations[reading.relations[at] ?? 0]}`,
  );
}

test("a word in -ing with an auxiliary is a verb", () => {
  expect(mended("They/PRON/PRP/2/nsubj are/AUX/VBP/2/aux meeting/NOUN/NN/2/root")[2]).toBe("meeting/VBG/root");
});

test("with a copula it stays a noun", () => {
  expect(mended("It/PRON/PRP/3/nsubj is/AUX/VBZ/3/cop a/DET/DT/3/det meeting/NOUN/NN/3/root")[3]).toBe("meeting/NN/root");
});

test("a name before a plural with a clause does what it says", () => {
  const sentence = "Norland/PROPN/NNP/1/compound doubts/NOUN/NNS/1/root it/PRON/PRP/4/nsubj will/AUX/MD/4/aux last/VERB/VB/1/ccomp";
  expect(mended(sentence).slice(0, 2)).toEqual(["Norland/NNP/nsubj", "doubts/VBZ/root"]);
});

test("a plural with a clause and no name before it stays a noun", () => {
  const sentence = "Fresh/ADJ/JJ/1/amod doubts/NOUN/NNS/1/root it/PRON/PRP/4/nsubj will/AUX/MD/4/aux last/VERB/VB/1/ccomp";
  expect(mended(sentence)[1]).toBe("doubts/NNS/root");
});

/** Decides of which kind the names of the training texts are, token by token: GUM's entities, four fifths of wikigold. */
import { readFileSync } from "node:fs";
import { NAME_KINDS } from "../../src/reading/syntax/network/load-network.ts";
import type { GoldSentence } from "./read-treebank.ts";

/** The place of a token's kind in `NAME_KINDS`; `UNTOLD` where nothing is to be learned. */
export const UNTOLD = -1;

const KIND_OF: Readonly<Record<string, (typeof NAME_KINDS)[number]>> = {
  PER: "person",
  ORG: "organisation",
  LOC: "place",
  MISC: "thing",
  person: "person",
  organization: "organisation",
  place: "place",
  event: "thing",
  object: "thing",
  abstract: "thing",
  time: "thing",
  animal: "thing",
  plant: "thing",
  substance: "thing",
};

function kindOf(type: string | undefined): number {
  const kind = KIND_OF[type ?? ""];
  return NAME_KINDS.indexOf(kind ?? "none");
}

/** For each token of a GUM document the kind of the innermost entity around it where it is tagged as a name, else `UNTOLD`. */
export function kindsOfGum(conllu: string): readonly number[] {
  const kinds: number[] = [];
  const open: { readonly id: string; readonly type: string }[] = [];
  for (const line of conllu.split("\n")) {
    const columns = line.split("\t");
    if (!/^\d+$/.test(columns[0] ?? "")) continue;
    const marks = /(?:^|\|)Entity=([^|]*)/.exec(columns[9] ?? "")?.[1] ?? "";
    const closing: string[] = [];
    let alone: string | undefined;
    for (const [piece] of marks.matchAll(/\([^()]+\)?|[^()]+\)/g)) {
      if (!piece.startsWith("(")) {
        closing.push(piece.slice(0, -1));
        continue;
      }
      const [id = "", type = ""] = piece.slice(1).replace(")", "").split("-");
      if (piece.endsWith(")")) alone = type;
      else open.push({ id, type });
    }
    kinds.push(/^NNPS?$/.test(columns[4] ?? "") ? kindOf(alone ?? open.at(-1)?.type) : UNTOLD);
    for (const id of closing) {
      const at = open.findLastIndex((one) => one.id === id);
      if (at >= 0) open.splice(at, 1);
    }
  }
  return kinds;
}

/** Every fifth document of wikigold is for scoring only. */
export const isWikigoldTest = (at: number) => at % 5 === 4;

/** Sentences of wikigold's training documents with the kinds of their capitalised words. */
export function wikigoldSentences(
  corpus: string,
): readonly { readonly sentence: Pick<GoldSentence, "forms" | "isDash" | "spaced">; readonly kinds: readonly number[] }[] {
  const documents = readFileSync(`${corpus}/wikigold/wikigold.conll.txt`, "utf8")
    .split(/^-DOCSTART-.*$/m)
    .filter((document) => document.trim() !== "");
  return documents
    .filter((_, at) => !isWikigoldTest(at))
    .flatMap((document) => document.trim().split(/\n\s*\n/))
    .map((block) => {
      const rows = block.split("\n").map((line) => line.split(" "));
      const forms = rows.map(([form = ""]) => form);
      return {
        sentence: {
          forms,
          isDash: forms.map((form) => form === "--"),
          spaced: forms.map((form) => !/^(?:[.,;:!?)]|'s|n't|'(?:re|ve|ll|d|m))$/.test(form)),
        },
        kinds: rows.map(([form = "", type = "O"]) => (/^\p{Lu}/u.test(form) ? kindOf(type.replace(/^[BI]-/, "")) : UNTOLD)),
      };
    });
}

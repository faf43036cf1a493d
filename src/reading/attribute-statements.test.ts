import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { syntaxModelsForTests } from "../../test/models.ts";
import { type Source, sourceIdOf } from "../record/index.ts";
import { attributeStatements } from "./attribute-statements.ts";
import { type AttributionModel, parseAttributionModel } from "./attribution/attribution-model.ts";
import type { Cast } from "./cast.ts";
import { parseText } from "./parse-text.ts";

const weights = new URL("../../models/attribution/weights.bin", import.meta.url);
const model = existsSync(weights) ? parseAttributionModel(new Uint8Array(readFileSync(weights))) : undefined;
const nobody: Cast = { actors: [], mentions: [] };

/** Each attribution as "source | cue | content … content", one in another with ">" before it. */
function attributionsIn(text: string, withModel: AttributionModel | undefined): readonly string[] {
  const source: Source = {
    id: sourceIdOf("0".repeat(12), undefined),
    text,
    textHash: "0".repeat(64),
    format: "text",
    details: { credit: [] },
    blocks: [],
  };
  const parsed = parseText(source, syntaxModelsForTests());
  const marks = attributeStatements({ source, parsed, cast: nobody, dates: [] }, withModel);
  return marks
    .filter((mark) => mark.attitude === undefined)
    .map((mark) => {
      const words = (range: { start: number; end: number } | undefined) => (range === undefined ? "" : text.slice(range.start, range.end));
      return `${mark.inside === undefined ? "" : "> "}${words(mark.source)} | ${words(mark.cue)} | ${mark.content.map(words).join(" … ")}`;
    });
}

function check(name: string, text: string, expected: readonly string[]): void {
  it(`${name}, by rules`, () => expect(attributionsIn(text, undefined)).toEqual(expected));
  it.skipIf(model === undefined)(`${name}, by model`, () => expect(attributionsIn(text, model)).toEqual(expected));
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
});

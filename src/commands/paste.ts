/** Takes in one document that a person dropped or pasted into the workbench, and reads it. */

import { z } from "zod";
import { assert } from "#record";
import { defineCommand } from "./command.ts";
import { KeptShape, keepPrepared, prepareDocument } from "./keep-delivered.ts";
import { plainJson } from "./plain-json.ts";

export const pasteCommand = defineCommand({
  name: "paste",
  summary: "Read one document given as text or as the bytes of a file.",
  example: "paste 'The two sides met on Tuesday.' --published 2026-02-03",
  effect: "change",
  words: ["text"],
  overHttp: true,
  dossier: "made",
  input: z.strictObject({
    text: z.string().optional().describe("The text itself."),
    base64: z.base64().optional().describe("The bytes of a file, in base64, in place of the text."),
    name: z.string().max(300).default("pasted text").describe("File name or title; its ending tells the format."),
    published: z.string().optional().describe("Date of publication."),
    outlet: z.string().optional().describe("Who published it."),
    title: z.string().optional().describe("Title."),
    more: z
      .boolean()
      .default(false)
      .describe("Further documents follow at once: the record is brought up to date with the last of them, not with each."),
  }),
  output: KeptShape,
  async run({ text, base64, name, published, outlet, title, more }, { parley }) {
    const bytes = base64 === undefined ? Buffer.from(text ?? "", "utf8") : Buffer.from(base64, "base64");
    const given = {
      ...(published === undefined ? {} : { published }),
      ...(outlet === undefined ? {} : { outlet }),
      ...(title === undefined ? {} : { title }),
    };
    const prepared = await prepareDocument(parley, { label: name, bytes, given });
    const [kept] = await keepPrepared(parley, [prepared], { verb: "paste", words: plainJson({ name, ...given }), continues: undefined });
    if (more) parley.keeper.bringUpToDateSoon();
    else await parley.keeper.bringUpToDate();
    assert(kept !== undefined, "one prepared document gives one answer");
    return kept;
  },
  toText: (kept) => `${kept.label}: ${kept.status}${kept.message === undefined ? "" : ` (${kept.message})`}`,
});

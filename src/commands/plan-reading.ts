/** Shows how one party reads a bracketed draft: what it keeps and drops, and where its reading is not known. */
import { z } from "zod";
import { readAsParty } from "#plan";
import { defineCommand } from "./command.ts";
import { bracketFields, loadBracketed } from "./load-brackets.ts";
import { isDraftFile } from "./load-draft.ts";
import { asOfFields, momentOf } from "./moments.ts";
import { aliasesOf } from "./party-names.ts";

const Span = z.strictObject({
  start: z.int(),
  end: z.int(),
  line: z.int(),
  text: z.string().describe("The words, cut after 400 characters."),
  bracket: z.string().optional(),
  node: z.string().optional().describe("Where names stand at a whole paragraph or article."),
  reason: z.string(),
});

const Output = z.strictObject({
  label: z.string(),
  party: z.string(),
  alsoCalled: z.array(z.string()),
  named: z.boolean().describe("Whether the draft names it anywhere; where it does not, nothing is dropped."),
  parties: z.array(z.string()).describe("Every party the draft names."),
  text: z.string().describe("The reading; a branch is ⟦one | other⟧, or ⟦text | –⟧ where it may also be left out."),
  kept: z.array(Span),
  dropped: z.array(Span),
  branches: z.array(
    z.strictObject({
      id: z.string(),
      kind: z.enum(["alternatives", "optional", "options", "slash", "doubtful", "reserved"]),
      start: z.int(),
      end: z.int(),
      line: z.int(),
      column: z.int(),
      inside: z.string().optional().describe("The branch inside whose choice it stands."),
      reason: z.string(),
      choices: z.array(
        z.strictObject({
          label: z.string().optional(),
          brackets: z.array(z.string()),
          start: z.int().optional(),
          end: z.int().optional(),
          text: z.string().describe("Empty for the choice of no text."),
        }),
      ),
    }),
  ),
  branchCount: z.int(),
});

const LongestText = 400;

export const planReadingCommand = defineCommand({
  name: "plan reading",
  summary: "Show how one party reads a bracketed draft: what it keeps, what it drops, and where nobody is named.",
  example: "plan reading draft-3.md --party Norway",
  effect: "query",
  words: ["draft"],
  overHttp: true,
  readsDrafts: true,
  dossier: ({ draft }) => (isDraftFile(draft) ? "none" : "existing"),
  input: z.strictObject({
    draft: z.string().describe("A file, or the id of a draft in the dossier."),
    party: z.string().trim().min(1).describe("The party, by a name or code the draft uses for it."),
    ...bracketFields,
    ...asOfFields,
  }),
  output: Output,
  async run({ draft: name, party, asOf, knownAsOf, ...said }, run) {
    const clocks = { asOf, knownAsOf };
    const { id, label, bracketed } = await loadBracketed(name, { ...said, parties: [...said.parties, party] }, run, clocks);
    const { store } = run.parley;
    const aliases = id === undefined ? await aliasesOf(party, undefined) : await aliasesOf(party, store, await momentOf(store, clocks));
    const reading = readAsParty(bracketed, party, aliases);
    const { text } = bracketed.draft;
    const spanOf = ({ start, end, bracket, node, reason }: (typeof reading.kept)[number]): z.infer<typeof Span> => ({
      start,
      end,
      line: bracketed.placeOf(start).line,
      text: end - start <= LongestText ? text.slice(start, end) : `${text.slice(start, start + LongestText)}…`,
      ...(bracket === undefined ? {} : { bracket }),
      ...(node === undefined ? {} : { node }),
      reason,
    });
    return {
      label,
      party,
      alsoCalled: aliases,
      named: reading.isNamed,
      parties: bracketed.parties,
      text: reading.text,
      kept: reading.kept.map(spanOf),
      dropped: reading.dropped.map(spanOf),
      branches: reading.branches.map(({ id, kind, start, end, inside, reason, choices }) => ({
        id,
        kind,
        start,
        end,
        ...bracketed.placeOf(start),
        ...(inside === undefined ? {} : { inside }),
        reason,
        choices: choices.map(({ label: option, brackets, range, text: words }) => ({
          ...(option === undefined ? {} : { label: option }),
          brackets: [...brackets],
          ...(range === undefined ? {} : { start: range.start, end: range.end }),
          text: words,
        })),
      })),
      branchCount: reading.branches.length,
    };
  },
  toText({ party, named, parties, text, kept, dropped, branchCount }) {
    const unnamed = named ? [] : [`The draft does not name ${party}; it names ${parties.length === 0 ? "nobody" : parties.join(", ")}.`];
    return [
      text,
      "",
      `${kept.length} kept, ${dropped.length} dropped, ${branchCount} branches where nobody is named or more than one may stand.`,
      ...unnamed,
    ].join("\n");
  },
});

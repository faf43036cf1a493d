/** Keeps a person's word on brackets that stand beside each other: alternatives for one place, optional spans, or as the rule has it. */
import { z } from "zod";
import { defineCommand } from "./command.ts";
import { CommandError } from "./commands-error.ts";
import { flipSetting, loadBracketed, noSuchBracket, nothingSaid } from "./load-brackets.ts";
import { isDraftFile } from "./load-draft.ts";

export const planFlipCommand = defineCommand({
  name: "plan flip",
  summary:
    "Say that brackets beside each other are alternatives, or optional spans, whatever the rule says; kept with your name, and undoable.",
  example: "plan flip D-1 b12 --to optional",
  effect: "change",
  words: ["draft", "bracket"],
  overHttp: true,
  input: z.strictObject({
    draft: z.string().describe("Id of a draft in the dossier."),
    bracket: z.string().describe("One of the brackets that stand beside each other, for example b12."),
    to: z
      .enum(["alternatives", "optional", "rule"])
      .optional()
      .describe("What they are; the opposite of what they are taken for now, where nothing is said."),
  }),
  output: z.strictObject({
    draft: z.string(),
    bracket: z.string(),
    now: z.enum(["alternatives", "optional", "rule"]),
    siblings: z.array(z.string()).describe("Brackets it is now an alternative to."),
    command: z.string().optional(),
  }),
  async run({ draft: name, bracket: id, to }, run) {
    const { parley } = run;
    if (run.isPage !== true && isDraftFile(name))
      throw new CommandError(
        "bad-input",
        `'${name}' is a file, and decisions are kept in a dossier`,
        "Add it with 'parley plan add', or use --alternatives and --optional of 'parley plan brackets'.",
      );
    const { id: draft, bracketed } = await loadBracketed(name, nothingSaid, run);
    const bracket = bracketed.brackets.find((one) => one.id === id);
    if (bracket === undefined || draft === undefined) throw noSuchBracket(id);
    const now = to ?? (bracket.group === undefined ? "alternatives" : "optional");
    const outcome = await parley.store.write(
      { at: parley.now(), by: parley.by, verb: "plan flip", words: { draft, bracket: id, to: now } },
      { settings: [{ key: flipSetting(draft, bracket.range.start), value: now }] },
    );
    const after = (await loadBracketed(draft, nothingSaid, run)).bracketed;
    const group = after.groups.find(({ members }) => members.flat().includes(id));
    return {
      draft,
      bracket: id,
      now,
      siblings: group === undefined ? [] : group.members.flat().filter((one) => one !== id),
      ...(outcome.kind === "written" ? { command: outcome.command } : {}),
    };
  },
  toText: ({ bracket, now, siblings }) =>
    siblings.length > 0
      ? `${bracket} is an alternative to ${siblings.join(", ")}.`
      : `${bracket} is ${now === "alternatives" ? "alone: nothing stands beside it" : "optional"}.`,
});

/** Gives the dossier a name of its own; without one it goes by its file's. */

import { z } from "zod";
import { CommandIdShape } from "#record";
import { defineCommand } from "./command.ts";
import { CommandError } from "./commands-error.ts";
import { DossierNameSetting, nameOfDossier } from "./dossier-settings.ts";

const LongestName = 200; // Characters; it stands above every page.

export const nameCommand = defineCommand({
  name: "name",
  summary: "Name the dossier; --reset goes back to its file's name.",
  example: "name 'Talks on the strait'",
  effect: "change",
  words: ["words…"],
  overHttp: true,
  input: z.strictObject({
    words: z.array(z.string()).default([]).describe("The name."),
    reset: z.boolean().default(false).describe("Take the name away: the dossier goes by its file's name again."),
  }),
  output: z.strictObject({
    name: z.string().describe("What the dossier is called now."),
    command: CommandIdShape.optional().describe("The entry of the log; missing where nothing changed."),
  }),
  async run({ words, reset }, { parley }) {
    const { store } = parley;
    const name = words.join(" ").replaceAll(/\s+/gu, " ").trim();
    if (reset === (name !== "")) {
      throw reset
        ? new CommandError("bad-input", "a name and --reset do not go together", "Give one of the two.")
        : new CommandError("bad-input", "no name is given", "Write for example: parley name 'Talks on the strait'");
    }
    if (name.length > LongestName) {
      throw new CommandError("bad-input", `the name has ${name.length} characters`, `Keep it within ${LongestName}.`);
    }
    const before = await store.setting(DossierNameSetting);
    if ((before ?? null) === (reset ? null : name)) return { name: await nameOfDossier(store) };
    const outcome = await store.write(
      { at: parley.now(), by: parley.by, verb: "name", words: { name: reset ? null : name } },
      { settings: [{ key: DossierNameSetting, value: reset ? null : name }] },
    );
    await parley.keeper.bringUpToDate();
    return { name: await nameOfDossier(store), ...(outcome.kind === "written" ? { command: outcome.command } : {}) };
  },
  toText: ({ name, command }) =>
    command === undefined ? `The dossier is called “${name}” already.` : `The dossier is called “${name}”. Undo with 'parley undo'.`,
});

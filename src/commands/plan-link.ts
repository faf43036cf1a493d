/** Keeps what a person knows about two drafts of the dossier: which point became which; the rest of the alignment follows, and it can be undone. */
import { z } from "zod";
import { defineCommand, type Run } from "./command.ts";
import { CommandError } from "./commands-error.ts";
import { compareNamedDrafts, relinkHint } from "./compare-named-drafts.ts";
import { chainDrafts } from "./load-chains.ts";
import { type KeptLinks, keptLinks, linksSetting } from "./plan-links.ts";
import { keptMeanwhile } from "./require-unchanged.ts";
import { draftsUpTo } from "./trace-points.ts";

export const planLinkCommand = defineCommand({
  name: "plan link",
  summary: "Say which point of one draft in the dossier became which of another; the rest of the alignment follows.",
  example: "plan link D-3f2a D-91bc 63=78 64=",
  effect: "change",
  words: ["old", "new", "links…"],
  overHttp: true,
  input: z.strictObject({
    old: z.string().describe("The earlier draft, by its id in the dossier."),
    new: z.string().describe("The later draft."),
    links: z
      .array(z.string())
      .default([])
      .describe("OLD=NEW by number or id; '64=' for a dropped point, '=70' for an added one. None shows what is kept."),
    clear: z.boolean().default(false).describe("Forget what was said about these two drafts first."),
  }),
  output: z.strictObject({ links: z.array(z.string()), command: z.string().optional() }),
  async run({ old, new: fresh, links, clear }, run) {
    const { parley } = run;
    const named = await compareNamedDrafts({ old, new: fresh, relink: links }, run);
    const [one, other] = [named.old.id, named.new.id];
    if (one === undefined || other === undefined) {
      throw new CommandError(
        "not-possible",
        "links are kept for drafts of the dossier",
        "Add both with 'plan add', or use --relink with files.",
      );
    }
    const stood = await parley.store.setting(linksSetting(one, other));
    const before = clear ? [] : await keptLinks(parley.store, one, other);
    const said = new Set(links.map((link) => endOf(link)));
    // A later word about a point replaces the earlier one.
    const kept = [...before.filter((link) => !said.has(endOf(link))), ...links];
    if (links.length === 0 && !clear) return { links: [...before] };
    await requireFollowed({ old: one, new: other, links: kept }, run);
    const outcome = await parley.store.write(
      { at: parley.now(), by: parley.by, verb: "plan link", words: { old: one, new: other, links } },
      { settings: [{ key: linksSetting(one, other), value: kept, was: stood ?? null }] },
    );
    if (outcome.kind === "conflict") throw keptMeanwhile("what is kept of these drafts");
    return { links: kept, ...(outcome.kind === "written" ? { command: outcome.command } : {}) };
  },
  toText: ({ links }) => (links.length === 0 ? `Nothing is kept. ${relinkHint}` : links.join("\n")),
});

/** Refuses a link between drafts with others between them that cannot hold together with what is kept of these. */
async function requireFollowed(said: KeptLinks, run: Pick<Run, "parley">): Promise<void> {
  const [before, upTo] = [await draftsUpTo(said.old, {}, run), await draftsUpTo(said.new, {}, run)];
  const [earlier, all] = before.length <= upTo.length ? [before, upTo] : [upTo, before];
  const between = all.slice(earlier.length - 1);
  // Drafts that follow each other, and drafts of different plans, have nothing between them that could stand against it.
  if (between.length < 3 || ![said.old, said.new].includes(between[0]?.id ?? "")) return;
  const { problems } = await chainDrafts(between, run, {}, [said]);
  const [problem] = problems;
  if (problem !== undefined) throw new CommandError("not-possible", problem.message, problem.whatToDo ?? relinkHint);
}

/** What a link speaks about: its old point, or its new one where it has no old. */
function endOf(link: string): string {
  const [old = "", fresh = ""] = link.split("=").map((name) => name.trim().toLowerCase());
  return old === "" ? `=${fresh}` : old;
}

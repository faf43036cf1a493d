/** Decides how two drafts that a person names are read and compared, and how their units are called in an answer. */
import { compareDrafts, type DraftComparison, type DraftNode, type DraftText, type PersonLink, parseDraft } from "#plan";
import type { Problem } from "#record";
import type { Run } from "./command.ts";
import { CommandError } from "./commands-error.ts";
import { isDraftFile, type LoadedDraft, loadDraft } from "./load-draft.ts";
import { type AsOfInput, momentOf } from "./moments.ts";
import { keptLinks } from "./plan-links.ts";
import { stagesOf } from "./tell-stages.ts";

export type NamedComparison = {
  readonly old: LoadedDraft;
  readonly new: LoadedDraft;
  readonly comparison: DraftComparison;
  readonly problems: readonly Problem[];
};

/** A link a person gave on the command line: `63=78`, or `64=` and `=70` for a unit without counterpart. */
export const relinkHint = "Write OLD=NEW with numbers or ids as 'plan show' gives them, '64=' for a dropped unit, '=70' for an added one.";

/** True where both drafts are files, so that no dossier is needed. */
export function areFiles(names: readonly string[]): boolean {
  return names.every(isDraftFile);
}

/** Loads and compares; refuses a draft without any unit and a link to a unit that is not there. */
export async function compareNamedDrafts(
  { old: oldName, new: newName, relink }: { readonly old: string; readonly new: string; readonly relink: readonly string[] },
  run: Run,
  clocks: AsOfInput = {},
): Promise<NamedComparison> {
  if (oldName === "-" && newName === "-") {
    throw new CommandError("bad-input", "both drafts are standard input", "Give at least one of them as a file.");
  }
  const old = await loadDraft(oldName, run, clocks);
  const fresh = await loadDraft(newName, run, clocks);
  const tell = stagesOf(run, old.source.text.length + fresh.source.text.length, 3);
  await tell(`${old.label}: structure`);
  const oldText = parseNamed(old);
  await tell(`${fresh.label}: structure`);
  const newText = parseNamed(fresh);
  await tell("which point became which");
  // What the dossier keeps about these two drafts, then what is said now.
  const { store } = run.parley;
  const kept =
    old.id === undefined || fresh.id === undefined ? [] : await keptLinks(store, old.id, fresh.id, await momentOf(store, clocks));
  return {
    old,
    new: fresh,
    comparison: compareWithLinks(oldText, newText, [...kept, ...relink]),
    problems: [...old.problems, ...fresh.problems],
  };
}

/** Compares two parsed drafts with what a person said about them, as OLD=NEW; refuses a link to a unit that is not there. */
export function compareWithLinks(old: DraftText, fresh: DraftText, links: readonly string[]): DraftComparison {
  const bare = compareDrafts(old, fresh);
  if (links.length === 0) return bare;
  return compareDrafts(old, fresh, readLinks(links, bare));
}

/** What a person said as OLD=NEW, as places in the two lists; refuses a link to a unit that is not there. */
export function readLinks(links: readonly string[], nodes: Pick<DraftComparison, "oldNodes" | "newNodes">): readonly PersonLink[] {
  return links.map((link) => readLink(link, nodes));
}

/** How a unit is called: its number, or its id where it has none. */
export function unitName(node: DraftNode): string {
  return node.number ?? node.id;
}

/** How a unit is called in a sentence: `Article 28`, `28.`, or its id. */
export function unitLabel(node: DraftNode): string {
  return node.label?.replace(/[.:]$/u, "") ?? node.id;
}

/** A note for two drafts that hardly share a text; undefined where they do. */
export function strangerNote({ alignment }: DraftComparison): string | undefined {
  if (alignment.sameInstrument) return undefined;
  return `These look like drafts of different texts: their similarity is ${alignment.similarity.toFixed(2)} of 1.`;
}

function parseNamed({ label, source }: LoadedDraft): DraftText {
  const draft = parseDraft(source.text);
  if (source.text.trim() === "") {
    throw new CommandError("bad-input", `'${label}' holds no text`, "A scanned PDF needs a text layer first; otherwise check the file.");
  }
  return draft;
}

function readLink(link: string, { oldNodes, newNodes }: Pick<DraftComparison, "oldNodes" | "newNodes">): PersonLink {
  const [old, fresh, ...rest] = link.split("=").map((name) => name.trim());
  if (old === undefined || fresh === undefined || rest.length > 0 || (old === "" && fresh === "")) {
    throw new CommandError("bad-input", `'${link}' is no link between two units`, relinkHint);
  }
  return { old: placeOfUnit(old, oldNodes, "old"), new: placeOfUnit(fresh, newNodes, "new") };
}

function placeOfUnit(name: string, nodes: readonly DraftNode[], side: "old" | "new"): number | undefined {
  if (name === "") return undefined;
  const wanted = name.toLowerCase();
  const places = nodes.flatMap((node, place) =>
    [node.id, node.number, node.label].some((called) => called?.toLowerCase() === wanted) ? [place] : [],
  );
  const exact = places.filter((place) => nodes[place]?.id.toLowerCase() === wanted);
  const [found, second] = exact.length > 0 ? exact : places;
  if (found === undefined) throw new CommandError("no-such-item", `the ${side} draft has no unit '${name}'`, relinkHint);
  if (second === undefined) return found;
  throw new CommandError(
    "ambiguous-id",
    `the ${side} draft has several units '${name}'`,
    `Use an id: ${places.map((at) => nodes[at]?.id).join(", ")}.`,
  );
}

/** Decides which points of a bargaining model a draft's brackets give: each place with alternatives is a point, its alternatives are its options. */
import { type Bracket, parseDraft, readBrackets } from "#plan";
import type { Store } from "#store";
import { type DossierDraft, dossierDrafts } from "./dossier-drafts.ts";
import { requireSource } from "./find-item.ts";
import { flipsOf } from "./load-brackets.ts";
import { partiesOfDossier, stateNames } from "./party-names.ts";

/** One place of the draft and the texts that stand against each other there. */
export type BracketPoint = {
  /** Where it stands, as one cites it, with the brackets' ids. */
  readonly name: string;
  readonly options: readonly { readonly text: string; readonly proposers: readonly string[]; readonly opponents: readonly string[] }[];
  readonly draft: DossierDraft;
};

const LongestOption = 160;

/** The places with alternatives of the newest draft that has any; empty where no draft of the dossier has. */
export async function bracketPoints(store: Store): Promise<readonly BracketPoint[]> {
  const { drafts } = await dossierDrafts(store, {});
  if (drafts.length === 0) return [];
  const parties = [...(await partiesOfDossier(store)), ...stateNames()];
  for (const draft of [...drafts].reverse()) {
    const { text } = await requireSource(store, draft.source, {});
    const decisions = draft.origin === "added" ? await flipsOf(store, draft.id) : new Map();
    const { brackets, groups } = readBrackets(parseDraft(text), { parties, decisions });
    const byId = new Map(brackets.map((bracket) => [bracket.id, bracket]));
    const points = groups.flatMap(({ members }): readonly BracketPoint[] => {
      const alternatives = members.map((ids) => ids.flatMap((id) => byId.get(id) ?? []));
      const options = alternatives.map((own) => optionOf(text, own));
      const texts = options.map((option) => option.text);
      // Two places for the same words are no choice between them.
      if (texts.length < 2 || texts.includes("") || new Set(texts).size < texts.length) return [];
      const [first] = alternatives[0] ?? [];
      const ids = alternatives.flat().map(({ id }) => id);
      return [{ name: `${first?.citation ?? "Text"} (${ids.join(", ")})`, options, draft }];
    });
    if (points.length > 0) return points;
  }
  return [];
}

function optionOf(text: string, brackets: readonly Bracket[]): BracketPoint["options"][number] {
  const words = brackets
    .map(({ content }) => text.slice(content.start, content.end))
    .join(" … ")
    .replaceAll(/\s+/gu, " ")
    .trim();
  return {
    text: words.length > LongestOption ? `${words.slice(0, LongestOption - 1)}…` : words,
    proposers: [...new Set(brackets.flatMap(({ proposers, supporters }) => [...proposers, ...supporters]))],
    opponents: [...new Set(brackets.flatMap(({ opponents }) => opponents))],
  };
}

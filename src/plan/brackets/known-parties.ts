/** Decides which names of a draft are parties because a verb says so somewhere, and who stands behind the words a footnote is hung on. */
import type { DraftText } from "../structure/draft-text.ts";
import { reservationsIn } from "./find-notes.ts";
import { isKnownName, type KnownParties, partyKey } from "./party-words.ts";
import { possibleHead, readAttribution, readAttributionHead, type Stances } from "./read-attribution.ts";
import { stancesOf } from "./read-bracket-alone.ts";
import type { BracketTree } from "./scan-brackets.ts";

/** Longest stretch of a bracket or note that is looked at. */
const Window = 400;

/**
 * Names that are parties: those given; those that a verb shows to be parties somewhere in the text ('US propose:', 'Vell: delete'); and those
 * written the same way right beside one of them ('[Vell: thirty] [Marith: sixty]', where Vell is known). Cost: near-linear.
 */
export function knownParties(tree: BracketTree, given: readonly string[]): KnownParties {
  const known = new Set(given.map(partyKey));
  for (const { opening, closing } of tree.brackets) {
    const content = tree.text.slice(opening.end, Math.min(closing?.start ?? opening.end, opening.end + Window));
    if (!/propos|oppos|support|reserv|prefer|object|suggest/iu.test(content)) continue;
    const read = readAttributionHead(content, new Set()) ?? readAttribution(content, new Set(), true);
    if (read === undefined) continue;
    for (const names of [read.proposers, read.opponents, read.supporters, read.reserving])
      for (const name of names) known.add(partyKey(name));
  }
  const heads = tree.brackets.map(({ opening, closing }) => {
    const content = tree.text.slice(opening.end, Math.min(closing?.start ?? opening.end, opening.end + Window));
    const read = readAttributionHead(content, known);
    const names = read === undefined ? possibleHead(content) : Object.values(stancesOf(read)).flat();
    // What follows is about the text: only a party says it.
    if (names !== undefined && /^[^:]*:\s*["“*_]*(?:delete|bracket|retain|keep|reserves?)\b/iu.test(content)) names.forEach(add);
    return names;
  });
  // Forwards and back: a known name makes its neighbours known on both sides.
  const pairs = neighbours(tree).filter(([before, after]) => heads[before] !== undefined && heads[after] !== undefined);
  for (const [before, after] of pairs) spread(heads[before], heads[after]);
  for (const [before, after] of pairs.toReversed()) spread(heads[after], heads[before]);
  return known;

  function add(name: string): void {
    known.add(partyKey(name));
  }

  function spread(from: readonly string[] | undefined, to: readonly string[] | undefined): void {
    if (from?.every((name) => isKnownName(name, known)) === true) to?.forEach(add);
  }
}

/** Brackets of one parent between which only white space, 'or' or a slash stands, in the order of the text. */
function neighbours({ text, brackets }: BracketTree): readonly (readonly [number, number])[] {
  const lastOf = new Map<number | undefined, number>();
  return brackets.flatMap(({ index, parent, opening }): readonly (readonly [number, number])[] => {
    const before = lastOf.get(parent);
    lastOf.set(parent, index);
    const end = before === undefined ? undefined : brackets[before]?.closing?.end;
    if (before === undefined || end === undefined || opening.start - end > 12) return [];
    return /^\s*(?:\/|or)?\s*$/u.test(text.slice(end, opening.start)) ? [[before, index]] : [];
  });
}

/** For each footnote whose note begins with an attribution, who stands behind the words it is hung on. */
export function stancesInNotes(draft: DraftText, known: KnownParties): ReadonlyMap<string, Stances> {
  const stances = new Map<string, Stances>();
  for (const node of draft.nodes) {
    if (node.kind !== "note" || node.number === undefined) continue;
    const words = draft.text.slice(node.own.start, Math.min(node.own.end, node.own.start + Window));
    const sentence =
      words
        .replace(/^\[|\]$/gu, "")
        .replace(/^(?:note|negotiator['’]?s['’]? note|drafting note)\s*:\s*/iu, "")
        .split(/\.\s|\n/u)[0] ?? "";
    const read = readAttribution(sentence, known, true);
    const reserving = read === undefined ? reservationsIn(words, known).map(({ party }) => party) : [];
    const told = read ?? (reserving.length === 0 ? undefined : { proposers: [], opponents: [], supporters: [], reserving });
    if (told !== undefined && !stances.has(node.number)) stances.set(node.number, told);
  }
  return stances;
}

/** Decides at each open place of a draft which texts are on offer, and which parties would have to move for each of them to be agreed. */
import type { TextRange } from "#record";
import type { BracketedDraft } from "./bracketed-draft.ts";
import { bareWords } from "./classify-content.ts";
import { wordsOfChoice } from "./find-options.ts";
import { partyKey } from "./party-words.ts";
import type { Stances } from "./read-attribution.ts";

/** One way to settle a place. */
export type OpenChoice = {
  /** 'Option 1', '3alt'; missing for brackets. */
  readonly label: string | undefined;
  /** Missing for the choice of no text. */
  readonly range: TextRange | undefined;
  /** Its words, shortened; empty for the choice of no text. */
  readonly text: string;
  /** Who proposes or supports it by name. */
  readonly behind: readonly string[];
  /** Who opposes it or has reserved its position, and who proposes or supports another choice only. */
  readonly wouldMove: readonly string[];
};

/** A place that has to be settled before the draft is agreed. */
export type OpenPlace = TextRange & {
  /** `fill`: a number, year or text still to come. */
  readonly kind: "alternatives" | "optional" | "options" | "fill";
  readonly brackets: readonly string[];
  readonly choices: readonly OpenChoice[];
  /** Whether the draft names anybody there; where it does not, who would have to move is not known. */
  readonly isNamed: boolean;
};

/** A letter that keeps the place of a figure: 'x', 'XX', '20XX'. */
const ToCome = /^(?:\d{0,2}[xyz]{1,2}|_+|…|\.{2,})\s*(?:%|per cent|percent)?$/iu;
/** Characters of a choice that are shown; its range gives the whole. */
const LongestChoice = 400;

/**
 * Every open place in the order of the text; one inside another stands after it. Notes, status words and glue are no open places, nor is the
 * text behind an unmatched bracket, of which nobody knows whether it is open. Cost: brackets and options.
 */
export function findOpenPlaces(bracketed: BracketedDraft): readonly OpenPlace[] {
  const { text } = bracketed.draft;
  const byId = new Map(bracketed.brackets.map((bracket) => [bracket.id, bracket]));
  const named = new Map<string, Stances>(bracketed.nodeStances.map((one) => [one.node, one]));
  for (const bracket of bracketed.brackets) if (bracket.scope === "node" && bracket.node !== undefined) named.set(bracket.node, bracket);

  const namesAt = new Map(bracketed.nodeStances.map(({ node, words }) => [node, words]));
  const grouped = new Set<string>();
  const groups = bracketed.groups.flatMap((group): readonly OpenPlace[] => {
    const members = group.members.map((ids) => ids.flatMap((id) => byId.get(id) ?? []));
    for (const member of members) {
      const head = member.at(-1);
      if (head !== undefined) grouped.add(head.id);
    }
    const [first, last] = [members[0]?.[0], members.at(-1)?.at(-1)];
    if (first === undefined || last === undefined) return [];
    const offers = members.map((member): Offer => {
      const [one] = member;
      const range =
        member.length === 1 && one !== undefined ? one.content : { start: one?.range.start ?? 0, end: member.at(-1)?.range.end ?? 0 };
      return { label: undefined, range, stances: joined(member) };
    });
    return [placeOf("alternatives", { start: first.range.start, end: last.range.end }, group.members.flat(), offers)];
  });
  const alone = bracketed.brackets.flatMap((bracket): readonly OpenPlace[] => {
    if (!bracket.isClosed || bracket.isAcross || grouped.has(bracket.id)) return [];
    if (bracket.kind === "note" || bracket.kind === "status" || bracket.kind === "glue") return [];
    const range = bracket.scope === "node" ? bracket.scopeRange : bracket.content;
    if (bracket.slashes.length > 0 && bracket.scope === "words")
      return [
        placeOf(
          "alternatives",
          bracket.range,
          [bracket.id],
          bracket.slashes.map((words) => ({ label: undefined, range, words, stances: Nobody })),
        ),
      ];
    const isToCome = bracket.kind === "placeholder" || (bracket.kind === "number" && ToCome.test(wordsOf(range)));
    if (isToCome && !isNamedBy(bracket)) return [{ ...bracket.range, kind: "fill", brackets: [bracket.id], choices: [], isNamed: false }];
    return [placeOf("optional", bracket.range, [bracket.id], [{ label: undefined, range, stances: bracket }, without(bracket)])];
  });
  const options = bracketed.options.flatMap((group): readonly OpenPlace[] => {
    const [first, last] = [group.choices[0], group.choices.at(-1)];
    if (first === undefined || last === undefined) return [];
    const offers = group.choices.map(
      (choice): Offer => ({
        label: choice.label,
        range: choice.isNoText ? undefined : wordsOfChoice(bracketed.draft, choice, namesAt.get(choice.node ?? "")),
        stances: named.get(choice.node ?? "") ?? Nobody,
      }),
    );
    return [placeOf("options", { start: first.range.start, end: last.range.end }, [], offers)];
  });
  return [...groups, ...alone, ...options].sort((one, other) => one.start - other.start || other.end - one.end);

  function placeOf(kind: OpenPlace["kind"], range: TextRange, brackets: readonly string[], offers: readonly Offer[]): OpenPlace {
    const choices = offers.map((offer, at): OpenChoice => {
      const behind = unique([...offer.stances.proposers, ...offer.stances.supporters]);
      const elsewhere = offers.flatMap(({ stances }, other) => (other === at ? [] : [...stances.proposers, ...stances.supporters]));
      const own = new Set(behind.map(partyKey));
      const against = [...offer.stances.opponents, ...offer.stances.reserving, ...elsewhere.filter((name) => !own.has(partyKey(name)))];
      return { label: offer.label, range: offer.range, text: offer.words ?? wordsOf(offer.range), behind, wouldMove: unique(against) };
    });
    return { ...range, kind, brackets, choices, isNamed: offers.some(({ stances }) => isNamedBy(stances)) };
  }

  function wordsOf(range: TextRange | undefined): string {
    if (range === undefined) return "";
    const words = bareWords(text.slice(range.start, Math.min(range.end, range.start + LongestChoice)));
    return range.end - range.start > LongestChoice ? `${words}…` : words;
  }
}

type Offer = {
  readonly label: string | undefined;
  readonly range: TextRange | undefined;
  readonly stances: Stances;
  readonly words?: string;
};

const Nobody: Stances = { proposers: [], opponents: [], supporters: [], reserving: [] };

/** Leaving a bracket's words out is what those who oppose them want; those who propose or support them would have to move. */
function without({ opponents }: Stances): Offer {
  return { label: undefined, range: undefined, stances: { ...Nobody, proposers: opponents } };
}

function joined(all: readonly Stances[]): Stances {
  const gather = (part: keyof Stances): readonly string[] => unique(all.flatMap((one) => one[part]));
  return {
    proposers: gather("proposers"),
    opponents: gather("opponents"),
    supporters: gather("supporters"),
    reserving: gather("reserving"),
  };
}

function isNamedBy({ proposers, opponents, supporters, reserving }: Stances): boolean {
  return proposers.length + opponents.length + supporters.length + reserving.length > 0;
}

function unique(names: readonly string[]): readonly string[] {
  const seen = new Map<string, string>();
  for (const name of names) if (!seen.has(partyKey(name))) seen.set(partyKey(name), name);
  return [...seen.values()];
}

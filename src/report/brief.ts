/** Decides what stands in a brief and in which order: what is new first, each sentence with the passages it rests on. */

import { z } from "zod";
import { ItemIdShape, type ValueOf } from "#record";
import { sentenceOf } from "./brief-sentence.ts";
import { type ItemView, type Passage, PassageShape } from "./views.ts";

export const BriefShape = z.strictObject({
  title: z.string(),
  since: z.string().optional(),
  asOf: z.string().optional(),
  sections: z.array(
    z.strictObject({
      heading: z.string(),
      sentences: z.array(
        z.strictObject({
          text: z.string(),
          item: ItemIdShape,
          standing: z.string(),
          citations: z.array(z.int()),
          isNew: z.boolean(),
          sources: z.int(),
          independent: z.int(),
        }),
      ),
      left: z.int().describe("How many more there are that the brief leaves out."),
    }),
  ),
  complete: z.boolean().describe("False where there were more items than were looked at, so that the counts are too low."),
  citations: z.array(z.strictObject({ number: z.int(), passage: PassageShape })),
  sources: z.int(),
});
export type Brief = ValueOf<typeof BriefShape>;

/** An item with the day it was so or was said, where known. */
export type DatedView = { readonly view: ItemView; readonly day: string | undefined };

/** How many items of a kind the caller left out; `isNew` are those since `since`. */
export type LeftOut = { readonly kind: ItemView["kind"]; readonly isNew: boolean; readonly count: number };

export type BriefInput = {
  readonly title: string;
  readonly since?: string | undefined;
  readonly asOf?: string | undefined;
  /** Rejected items are left out by the caller. Of each kind the newest that can stand in the brief are enough; see `mostInBrief`. */
  readonly items: readonly DatedView[];
  /** Items the caller did not turn into views. */
  readonly left?: readonly LeftOut[];
  /** False where the caller did not look at every item. */
  readonly complete?: boolean;
  readonly sources: number;
  /** Sentences in a section, at most. */
  readonly longestSection: number;
};

const Sections: readonly { readonly heading: string; readonly kinds: readonly ItemView["kind"][]; readonly newestFirst: boolean }[] = [
  { heading: "Where accounts clash", kinds: ["clash"], newestFirst: true },
  { heading: "Meetings", kinds: ["meeting"], newestFirst: true },
  { heading: "Positions", kinds: ["position"], newestFirst: true },
  { heading: "Conditions, offers and threats", kinds: ["contingency"], newestFirst: true },
  { heading: "Assessments", kinds: ["assessment"], newestFirst: true },
  { heading: "Statements", kinds: ["statement"], newestFirst: true },
  { heading: "Instruments", kinds: ["instrument"], newestFirst: false },
];

/** Passages cited for one sentence, at most; independent ones first. */
const CitationsPerSentence = 3;

/** Writes the brief: a section "New since …" when `since` is given, then the picture by kind. Order inside: newest day first, unknown days last, then the order given. */
export function writeBrief(input: BriefInput): Brief {
  const { since, longestSection, left = [] } = input;
  const leftOut = (isCounted: (one: LeftOut) => boolean): number => left.filter(isCounted).reduce((sum, { count }) => sum + count, 0);
  const isNew = ({ day }: { readonly day: string | undefined }): boolean => isSince(day, since);
  const citations = new Map<string, { number: number; passage: Passage }>();

  const fresh =
    since === undefined ? [] : input.items.filter((item) => isNew(item) && item.view.kind !== "actor" && item.view.kind !== "point");
  const sections = [
    ...(since === undefined
      ? []
      : [
          section(
            `New since ${since}`,
            ofSectionOrder(fresh),
            mostInBrief(longestSection).fresh,
            leftOut((one) => one.isNew),
          ),
        ]),
    ...Sections.map(({ heading, kinds, newestFirst }) => {
      const items = input.items.filter((item) => kinds.includes(item.view.kind) && !fresh.includes(item));
      const unseen = leftOut((one) => kinds.includes(one.kind) && !one.isNew);
      return section(heading, newestFirst ? newestDayFirst(items) : items, longestSection, unseen);
    }),
  ];
  return {
    title: input.title,
    ...(since === undefined ? {} : { since }),
    ...(input.asOf === undefined ? {} : { asOf: input.asOf }),
    sections: sections.filter((one) => one.sentences.length > 0 || one.heading.startsWith("New")),
    citations: [...citations.values()],
    complete: input.complete ?? true,
    sources: input.sources,
  };

  function section(heading: string, items: readonly DatedView[], longest: number, unseen: number): Brief["sections"][number] {
    const sentences = items.slice(0, longest).map((item) => ({
      text: sentenceOf(item.view, item.day),
      item: item.view.id,
      standing: item.view.standing,
      // Two accounts of an item may rest on the same words.
      citations: [...new Set(citedPassages(item.view).map(cite))],
      isNew: isNew(item),
      sources: item.view.sources,
      independent: item.view.independent,
    }));
    return { heading, sentences, left: items.length - sentences.length + unseen };
  }

  function cite(passage: Passage): number {
    const key = `${passage.source} ${passage.start} ${passage.end}`;
    const known = citations.get(key);
    if (known !== undefined) return known.number;
    const number = citations.size + 1;
    citations.set(key, { number, passage });
    return number;
  }
}

/** How many items of one kind can stand in a brief: since `since`, where new ones of all kinds share one section that may be longer, and before. */
export function mostInBrief(longestSection: number): { readonly fresh: number; readonly older: number } {
  return { fresh: longestSection * 2, older: longestSection };
}

function isSince(day: string | undefined, since: string | undefined): boolean {
  return since !== undefined && day !== undefined && day >= since;
}

/** The accounts to cite: one of each independent report first, then copies, up to the limit. */
function citedPassages(view: ItemView): readonly Passage[] {
  const accounts = view.kind === "clash" ? view.sides.flatMap((side) => side.accounts.slice(0, 1)) : view.accounts;
  const firsts = accounts.filter((account, at) => accounts.findIndex((other) => other.independent === account.independent) === at);
  const rest = accounts.filter((account) => !firsts.includes(account));
  return [...firsts, ...rest].slice(0, CitationsPerSentence).map((account) => account.passage);
}

function newestDayFirst<Dated extends { readonly day: string | undefined }>(items: readonly Dated[]): readonly Dated[] {
  return [...items].sort((one, other) => compareDays(other.day, one.day));
}

function ofSectionOrder(items: readonly DatedView[]): readonly DatedView[] {
  const place = (item: DatedView): number => Sections.findIndex((one) => one.kinds.includes(item.view.kind));
  return [...newestDayFirst(items)].sort((one, other) => place(one) - place(other));
}

/** Unknown days count as earliest, so that newest-first puts them last. */
function compareDays(one: string | undefined, other: string | undefined): number {
  const left = one ?? "";
  const right = other ?? "";
  return left < right ? -1 : left > right ? 1 : 0;
}

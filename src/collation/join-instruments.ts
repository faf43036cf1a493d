/** Decides which accounts speak of one instrument: the same name, by drafters that can be the same. */
import type { InstrumentItem, InstrumentMark, ItemId } from "#record";
import { itemIdOf } from "#record";
import { accountOf, byLearning, type OrderedDocument, spanOf, type Unit } from "./documents.ts";
import type { Cluster } from "./follow-decisions.ts";
import type { Actors } from "./sides.ts";
import { firstKnown, fullest, mostReported } from "./votes.ts";
import { stemsOfWords, wordsOf } from "./words.ts";
import type { ActorOf } from "./write-actors.ts";
import { resolved } from "./write-statements.ts";

/** One account of an instrument. */
export type InstrumentUnit = Unit & { readonly mark: InstrumentMark };

export const InstrumentPrefix = "I";

const NumberWords: ReadonlyMap<string, string> = new Map(
  `one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty`
    .split(" ")
    .map((word, at) => [word, String(at + 1)]),
);
const DatePattern = /\b(?:of|from|dated)\s+(?:\d{1,2}\s+\p{Lu}\p{L}+|\p{Lu}\p{L}+\s+\d{1,2})(?:,?\s+\d{4})?/gu; // "the draft of 4 February"

const PassingWords = new Set(["new", "current", "latest", "draft", "proposed", "final", "initial", "original", "revised"]);

/**
 * One cluster for each name, a number in it included: a 28-point and a 20-point plan stay two until a person merges them.
 * Two of one name whose drafters are known and have none in common stay two.
 */
export function joinInstruments(
  documents: readonly OrderedDocument[],
  actorOf: ActorOf,
  actors: Actors,
): readonly Cluster<InstrumentUnit>[] {
  const units = documents
    .flatMap((document) =>
      document.reading.instruments.map((mark): InstrumentUnit => ({ document, account: accountOf(document, mark), mark })),
    )
    .sort(byLearning);
  type Gathered = { readonly id: ItemId; readonly units: InstrumentUnit[]; readonly drafters: Set<ItemId> };
  const byName = new Map<string, Gathered[]>();
  const gathered: Gathered[] = [];
  for (const unit of units) {
    const key = instrumentKeyOf(unit.mark.name);
    const drafters = resolved(unit, unit.mark.drafters, actorOf).map(actors.partyOf);
    const named = byName.get(key) ?? [];
    byName.set(key, named);
    const fitting = named.filter(
      (other) => drafters.length === 0 || other.drafters.size === 0 || drafters.some((drafter) => other.drafters.has(drafter)),
    );
    let home = fitting.find((other) => drafters.some((drafter) => other.drafters.has(drafter))) ?? fitting[0];
    if (home === undefined) {
      home = { id: itemIdOf(InstrumentPrefix, unit.account.mark), units: [], drafters: new Set() };
      named.push(home);
      gathered.push(home);
    }
    home.units.push(unit);
    for (const drafter of drafters) home.drafters.add(drafter);
  }
  return gathered.map(({ id, units: own }) => ({ id, units: own }));
}

/** The instruments as items. */
export function writeInstruments(clusters: readonly Cluster<InstrumentUnit>[], actorOf: ActorOf): readonly InstrumentItem[] {
  return clusters.map(({ id, units, name }) => {
    const names = [...new Set(units.map(({ mark }) => mark.name))];
    const chosen = name ?? fullest(names, (each) => wordsOf(each).length) ?? "";
    const points = mostReported(units, ({ mark }) => mark.points);
    const purpose = firstKnown(units, ({ document, mark }) => (mark.purpose === undefined ? undefined : spanOf(document, mark.purpose)));
    return {
      id,
      kind: "instrument",
      standing: "proposed",
      corrected: [],
      accounts: units.map(({ account }) => account),
      form: mostReported(units, ({ mark }) => mark.form) ?? "other",
      name: chosen,
      alsoCalled: names.filter((each) => each !== chosen),
      ...(points === undefined ? {} : { points }),
      drafters: [...new Set(units.flatMap((unit) => resolved(unit, unit.mark.drafters, actorOf)))],
      ...(purpose === undefined ? {} : { purpose }),
    };
  });
}

/** "the US-drafted twenty-point plan" and "a 20-point plan" have one key. */
export function instrumentKeyOf(name: string): string {
  const words = wordsOf(name.replace(DatePattern, "")).map((word) => NumberWords.get(word) ?? word);
  const own = [...stemsOfWords(words.filter((word, at) => !PassingWords.has(word) && word !== "drafted" && words[at + 1] !== "drafted"))];
  return own.length > 0 ? own.join(" ") : words.join(" ");
}

/** The key without the number of points: what two versions of one plan have in common. */
export function versionlessKeyOf(name: string): string {
  return instrumentKeyOf(name)
    .split(" ")
    .filter((word) => !/^\d+$/.test(word))
    .join(" ");
}

/** Leads from a draft to its instrument: the one told to have as many points, else the one the draft names first. */
export function instrumentOfDraft(clusters: readonly Cluster<InstrumentUnit>[]): (draft: OrderedDocument) => ItemId | undefined {
  return (draft) => {
    const count = draft.reading.points?.length ?? 0;
    const counted = clusters.find(({ units }) => units.some(({ mark }) => mark.points === count));
    const named = clusters.find(({ units }) => units.some(({ document }) => document === draft));
    return (counted ?? named)?.id;
  };
}

/** Decides whom "the two sides" or "both delegations" mean: the parties that were last named together in that number. */
import type { LocalActorId } from "#record";
import { rowsIn } from "./find-subject.ts";
import type { People, SentenceUnits, Unit } from "./lay-out-units.ts";

const Collective =
  /^(?:sides|delegations|parties|teams|leaders|ministers|envoys|negotiators|countries|neighbours|neighbors|governments|presidents|interlocutors|capitals|rivals|adversaries|nations)$/;
const Numbers: ReadonlyMap<string, number> = new Map([
  ["two", 2],
  ["both", 2],
  ["three", 3],
  ["four", 4],
]);

/** The sentences with such phrases folded into one unit each. Linear in the text. */
export function foldCollectives(sentences: readonly SentenceUnits[], people: People): readonly SentenceUnits[] {
  const lastNamed = new Map<number, readonly LocalActorId[]>();
  return sentences.map((sentence) => {
    const units = fold(sentence.units, lastNamed);
    for (const row of rowsIn(sentence.units, people)) {
      const parties = [...new Set(row.participants.map(({ named }) => people.partyOf(named)))].filter((party) => party !== undefined);
      if (parties.length === row.participants.length && parties.length >= 2) lastNamed.set(parties.length, parties);
    }
    return units === undefined ? sentence : { ...sentence, units, words: units.map((unit) => unit.lower) };
  });
}

/** The units with collectives folded; undefined where there are none. */
function fold(units: readonly Unit[], lastNamed: ReadonlyMap<number, readonly LocalActorId[]>): readonly Unit[] | undefined {
  const folded: Unit[] = [];
  let hasSome = false;
  for (let at = 0; at < units.length; ) {
    const phrase = collectiveAt(units, at);
    const parties = phrase === undefined ? undefined : lastNamed.get(phrase.count);
    const first = units[at];
    if (first === undefined) break;
    if (phrase === undefined || parties === undefined) {
      folded.push(first);
      at++;
      continue;
    }
    const end = units[phrase.after - 1]?.end ?? first.end;
    folded.push({ ...first, kind: "actor", end, lower: "<actor>", lemma: "", tag: "PROPN", fineTag: "NNPS", collective: parties });
    hasSome = true;
    at = phrase.after;
  }
  return hasSome ? folded : undefined;
}

/** "the two sides", "both delegations", "the parties", "the heads of the two delegations" stays with its last words. */
function collectiveAt(units: readonly Unit[], at: number): { readonly count: number; readonly after: number } | undefined {
  const first = units[at]?.lower ?? "";
  if (first !== "the" && first !== "both") return undefined;
  let place = at + 1;
  let count = Numbers.get(first) ?? 2;
  const number = Numbers.get(units[place]?.lower ?? "");
  if (number !== undefined) {
    count = number;
    place++;
  }
  if (units[place]?.fineTag === "JJ" && number !== undefined) place++;
  if (!Collective.test(units[place]?.lower ?? "")) return undefined;
  const after = units[place + 1]?.lower;
  // "the parties to the convention", "the leaders of X": others are meant.
  if (after === "of" || after === "to" || after === "'s" || after === "'" || after === "from" || after === "-") return undefined;
  return { count, after: place + 1 };
}

/** Decides which noun phrases of a sentence mean people without a name who can sit at a table: "four of the gunmen", "shop stewards". */
import type { TextRange } from "#record";
import { isPeopleNoun } from "../rules/people-words.ts";
import { COUNT_WORDS } from "../rules/unnamed-sources.ts";
import type { SentenceUnits, Unit } from "./lay-out-units.ts";

/** Such a phrase: where it stands, and whether the same words mean the same people again ("the gunmen" do, "a lawyer" does not). */
export type NamelessPhrase = {
  readonly first: number;
  readonly after: number;
  readonly range: TextRange;
  readonly isDefinite: boolean;
  readonly count: number | undefined;
};

/** All such phrases of one sentence, from the left, none inside another. Linear in the units. */
export function findNameless({ units }: SentenceUnits): readonly NamelessPhrase[] {
  const found: NamelessPhrase[] = [];
  for (let at = 0; at < units.length; ) {
    const phrase = phraseAt(units, at);
    if (phrase !== undefined) found.push(phrase);
    at = Math.max(at + 1, phrase?.after ?? afterRun(units, at));
  }
  return found;
}

/** Bodies that are told as people are: those who are sent, hold a place or guard it. */
const Bodies = /^(?:police|delegations?|teams?|crews?|junta|militia|militias|management|guerrillas?|gunmen|posse)$/;

/** Those one meets without negotiating, and who watch, tell, mourn or cheer. */
const Onlookers =
  /^(?:reporters?|journalists?|correspondents?|editors?|photographers?|readers?|viewers?|listeners?|voters?|supporters?|backers?|fans?|friends?|wi(?:fe|ves)|husbands?|sons?|daughters?|brothers?|sisters?|m(?:other|others)|fathers?|parents?|relatives?|famil(?:y|ies)|children|child|boys?|girls?|tourists?|visitors?|passers-by|onlookers?|mourners?|worshippers?|doctors?|patients?|nurses?|survivors?|victims?|donors?|customers?|guests?|bodyguards?|passengers?|pupils?|students?|protest[eo]rs?|demonstrators?|marchers?|rioters?|singers?|pilgrims?|shoppers?|holidaymakers?|commuters?|motorists?|suspects?|burglars?|thieves|critics?|analysts?|observers?|counterparts?|colleagues?|others?|members?|numbers?|partners?|players?|strangers?|drivers?|waiters?|neighbou?rs?|men|women|man|woman|person|audience|crowd|users?|buyers?|witness(?:es)?|computers?)$/;

const Openers = /^(?:the|a|an|these|those|his|her|its|their|our)$/;
const Possessives = /^(?:his|her|its|their|our|my|your)$/;

/** "[number of] the |junior| |rebel| |commanders| [of the valley]" where no name stands inside or right beside it. */
function phraseAt(units: readonly Unit[], at: number): NamelessPhrase | undefined {
  const first = units[at];
  if (first === undefined || first.kind !== "word" || !opens(units, at)) return undefined;
  const isPart =
    COUNT_WORDS.has(first.lower) &&
    units[at + 1]?.lower === "of" &&
    /^(?:the|these|those|his|her|their|its)$/.test(units[at + 2]?.lower ?? "");
  const start = isPart ? at + 2 : at;
  const after = afterRun(units, start);
  const head = units[after - 1];
  if (after === start || head === undefined || !/^NNS?$/.test(head.fineTag)) return undefined;
  if (Onlookers.test(head.lower) || !(isPeopleNoun(head.lower) || Bodies.test(head.lower))) return undefined;
  const opener = units[start]?.lower ?? "";
  const isSingular = head.fineTag === "NN" && !/^(?:police|management|people)$/.test(head.lower);
  if (isSingular && ((!Openers.test(opener) && opener !== "one" && opener !== "another") || after - start < 2)) return undefined;
  // "people" are somebody only with a number or where they come from.
  if (/^(?:people|leaders|officials)$/.test(head.lower) && after - start < 2 && !/^(?:from|of)$/.test(units[after]?.lower ?? ""))
    return undefined;
  if (Possessives.test(opener) || isBesideName(units, at, after)) return undefined;
  const end = afterOrigin(units, after);
  if (end === undefined) return undefined;
  const range = {
    start: (/^(?:the|a|an)$/.test(first.lower) ? units[at + 1] : first)?.start ?? first.start,
    end: units[end - 1]?.end ?? head.end,
  };
  const isDefinite = !isPart && (/^(?:the|these|those)$/.test(opener) || (!isSingular && !COUNT_WORDS.has(opener)));
  const count = isSingular ? 1 : COUNT_WORDS.get(first.lower);
  return { first: at, after: end, range, isDefinite, count };
}

/** The beginning of a phrase: nothing before it belongs to it. */
function opens(units: readonly Unit[], at: number): boolean {
  const before = units[at - 1];
  if (before === undefined) return true;
  if (before.kind !== "word") return before.kind === "time" || !isInside(units[at]);
  if (before.lower === "'s" || before.lower === "'" || before.lower === "-") return false;
  return !isInside(before) || /^(?:both|all)$/.test(before.lower);
}

function isInside(unit: Unit | undefined): boolean {
  if (unit === undefined || unit.kind !== "word") return false;
  return (
    /^(?:DT|PDT|PRP\$|JJ|JJR|JJS|NN|NNS|NNP|NNPS|CD|HYPH|AFX)$/.test(unit.fineTag) ||
    (unit.fineTag === "VBN" && unit.tag === "ADJ") ||
    /^(?:visiting|retired|outgoing|incoming|acting|leading|governing|ruling|striking|exiled|armed|masked)$/.test(unit.lower)
  );
}

/** The index after the words of one noun phrase that begins at `at`. */
function afterRun(units: readonly Unit[], at: number): number {
  let after = at;
  while (isInside(units[after])) after++;
  return after;
}

/** "the foreign minister, Peter Novak", "Novak, the minister": the name tells who it is; "the minister's car" is no one. */
function isBesideName(units: readonly Unit[], first: number, after: number): boolean {
  const next = units[after];
  if (next?.kind === "actor" || /^(?:'s|'|-)$/.test(next?.lower ?? "")) return true;
  if (next?.lower === "," && (units[after + 1]?.kind === "actor" || /^NNP/.test(units[after + 1]?.fineTag ?? ""))) return true;
  const before = units[first - 1];
  if (before?.kind === "actor") return true;
  // "In Varn, rebel commanders met": a comma before many parts them from the name.
  const isAfterName = before?.lower === "," && (units[first - 2]?.kind === "actor" || /^NNP/.test(units[first - 2]?.fineTag ?? ""));
  return isAfterName && (units[after - 1]?.fineTag === "NN" || next?.lower === ",");
}

/** The index after "of four donor nations", "from three villages"; undefined where somebody known is named there. */
function afterOrigin(units: readonly Unit[], after: number): number | undefined {
  if (!/^(?:of|from|for)$/.test(units[after]?.lower ?? "")) return after;
  if (units[after]?.lower === "for" && !/^(?:the|a)$/.test(units[after + 1]?.lower ?? "")) return after;
  const end = afterRun(units, after + 1);
  for (let at = after + 1; at <= end; at++) if (units[at]?.kind === "actor") return undefined;
  // "officials from both sides" are the two sides themselves.
  if (/^(?:both|each|either)$/.test(units[after + 1]?.lower ?? "")) return undefined;
  if (units[after]?.lower === "for" || end === after + 1) return after;
  return Onlookers.test(units[end - 1]?.lower ?? "") ? undefined : end;
}

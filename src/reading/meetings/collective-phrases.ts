/** Decides which words mean several by their number or office: "the two sides", "both", "the ministers", "they", "officials from four countries". */
import { type MeetingFrame, meetingRuleAt } from "../rules/meeting-verbs.ts";
import { isPeopleNoun } from "../rules/people-words.ts";
import type { Unit } from "./lay-out-units.ts";

type Meant = "parties" | "persons" | "office" | "last" | "table" | "pronoun";

export type Phrase = {
  readonly count: number;
  readonly after: number;
  readonly meant: Meant;
  readonly word: string;
  /** "the two |prime| ministers": what the office is qualified by, lower case. */
  readonly modifier?: string;
};

/** Words for persons by their office; a pair of persons is meant where one was named, else their parties. */
const Offices =
  /^(?:leaders|ministers|envoys|negotiators|presidents|interlocutors|chiefs|diplomats|mediators|ambassadors|premiers|chancellors|officials|adversaries|rivals|co-chairs|chairs|chairmen|commissioners|secretaries|directors|heads|commanders|generals|admirals|colonels|governors|mayors|principals)$/;

const Parties =
  /^(?:sides|delegations|parties|teams|countries|neighbours|neighbors|governments|capitals|nations|republics|powers|camps|federations|unions|companies|groups|factions|clubs|firms|associations|communities|movements|armies|states|bodies|partners|councils|boards|leagues|leaderships|administrations|kingdoms|organi[sz]ations|ministries|departments|secretariats|navies|coastguards|commands|services|cities|regions|provinces|villages|towns|alliances|blocs|coalitions|fronts|boards|churches|families|tribes|clans)$/;

const Humans = /^(?:men|women|politicians|counterparts)$/;

const Numbers: ReadonlyMap<string, number> = new Map([
  ["two", 2],
  ["both", 2],
  ["three", 3],
  ["four", 4],
  ["five", 5],
]);

const MeetingVerbs: ReadonlySet<MeetingFrame> = new Set(["meet", "with", "light", "receive", "between"]);

const BareOffices =
  /^(?:ministers|leaders|negotiators|officials|deputies|delegates|envoys|delegations|presidents|premiers|experts|teams|technicians|principals|lawyers|diplomats|aides|chiefs|ambassadors|representatives)$/;

/** What stands before such a word or after it: "technical teams", "heads of delegation", "officials from four countries". */
const OfficeModifiers = /^(?:technical|senior|chief|foreign|finance|trade|defence|defense|military|legal|lead|top|junior|expert|working)$/;

/** "the two sides", "both delegations", "the two", "both men", "the ministers", "they"; "the heads of the two delegations" stays with its last words. */
export function collectiveAt(units: readonly Unit[], at: number): Phrase | undefined {
  const unit = units[at];
  const first = unit?.lower ?? "";
  if (unit !== undefined && isTheyOrThem(units, at)) return { count: 2, after: at + 1, meant: "pronoun", word: first };
  if ((first === "neither" || first === "either") && /^(?:side|party|team|government|delegation)$/.test(units[at + 1]?.lower ?? ""))
    return { count: 2, after: at + 2, meant: "parties", word: "sides" };
  const ofHis = partnersAfterOwner(units, at);
  if (ofHis !== undefined) return ofHis;
  if (first === "both" && isBothAlone(units, at)) return { count: 2, after: at + 1, meant: "last", word: "" };
  // "Tarsia's three would-be partners".
  if (Numbers.has(first) && first !== "both" && /^(?:'s|')$/.test(units[at - 1]?.lower ?? "")) return numberedAfterOwner(units, at);
  if (first !== "the" && first !== "both" && first !== "all") return undefined;
  let place = at + 1;
  let count = Numbers.get(first) ?? 2;
  const number = Numbers.get(units[place]?.lower ?? "");
  if (number !== undefined) {
    count = number;
    place++;
  }
  const bare = units[place];
  if (
    number !== undefined &&
    first === "the" &&
    (bare === undefined || /^[,.;:]$/.test(bare.lower) || bare.tag === "VERB" || bare.tag === "AUX" || bare.fineTag === "MD")
  )
    return { count, after: place, meant: "last", word: "" };
  if (first === "all" && number === undefined && bare?.lower !== "the") return undefined;
  // "the two of them", "the pair of them".
  const isOfThem = /^(?:of)$/.test(bare?.lower ?? "") && units[place + 1]?.isPluralPronoun === true;
  if (isOfThem && (number !== undefined || first === "both")) return { count, after: place + 2, meant: "last", word: "" };
  const qualified = place;
  if (
    (bare?.fineTag === "JJ" || OfficeModifiers.test(bare?.lower ?? "")) &&
    (number !== undefined || first === "both" || bare?.lower === "full")
  )
    place++;
  if (number !== undefined || first === "both") while (place < qualified + 2 && Ranks.test(units[place]?.lower ?? "")) place++;
  const modifier = place > qualified ? units[place - 1]?.lower : undefined;
  const word = units[place]?.lower ?? "";
  const after = units[place + 1]?.lower;
  if (number === undefined && first === "the" && /^(?:pair|duo)$/.test(word)) {
    const isOfThose = after === "of" && units[place + 2]?.isPluralPronoun === true;
    if (after !== "of" || isOfThose) return { count: 2, after: place + (isOfThose ? 3 : 1), meant: "last", word };
  }
  const meant: Meant | undefined = Parties.test(word)
    ? "parties"
    : Offices.test(word)
      ? "office"
      : Humans.test(word)
        ? "persons"
        : undefined;
  if (meant === undefined || (meant === "persons" && number === undefined && first === "the")) return undefined;
  // "the two countries' directors for arms control", "both sides' negotiators": the people of each.
  if (/^(?:'s|')$/.test(after ?? "") && meant === "parties") {
    const people = peopleAfter(units, place + 2);
    return people === undefined ? undefined : { count, after: people, meant, word };
  }
  // "the parties to the convention", "the leaders of X": others are meant.
  if (after === "of" || after === "to" || after === "'s" || after === "'" || after === "from" || after === "-") return undefined;
  return { count, after: place + 1, meant, word, ...(modifier === undefined ? {} : { modifier }) };
}

const LongestOffice = 4;

/** After "deputy ministers", "directors for arms control": the index behind a plural noun for people and its matter; undefined where none stands there. */
function peopleAfter(units: readonly Unit[], at: number): number | undefined {
  for (let place = at; place < at + LongestOffice; place++) {
    const unit = units[place];
    if (unit === undefined || unit.kind !== "word") return undefined;
    if (unit.fineTag === "NNS" && isPeopleNoun(unit.lower)) {
      let after = place + 1;
      if (!/^(?:for|of)$/.test(units[after]?.lower ?? "")) return after;
      while (after + 1 < units.length && units[after + 1]?.kind === "word" && /^(?:DT|JJ|NN|NNS)$/.test(units[after + 1]?.fineTag ?? ""))
        after++;
      return after + 1;
    }
    if (!/^(?:JJ|NN|NNP|VBG|CC)$/.test(unit.fineTag)) return undefined;
  }
  return undefined;
}

/** "Ministers meet again", "Officials from four countries began a session": an office without a name, right before a verb of meeting. */
export function officesAt(units: readonly Unit[], words: readonly string[], at: number): Phrase | undefined {
  const before = units[at - 1];
  // Only at the head of its clause; "Tarsian ministers", "some officials" are others.
  if (before !== undefined && !/^(?:[.;:,"]|--|-|and|but|while|as|that|when|the|<time>)$/.test(before.lower)) return undefined;
  let place = at;
  if (words[place] === "the") place++;
  while (place < at + 3 && OfficeModifiers.test(words[place] ?? "")) place++;
  let word = words[place] ?? "";
  if (word === "heads" && words[place + 1] === "of" && /^(?:delegation|state|government|mission)$/.test(words[place + 2] ?? "")) {
    place += 2;
    word = "chiefs";
  }
  if (units[place]?.kind !== "word" || !BareOffices.test(word)) return undefined;
  let after = place + 1;
  let count = 0;
  if (/^(?:from|of)$/.test(words[after] ?? "")) {
    count = Numbers.get(words[after + 1] ?? "") ?? Numbers.get(words[after + 2] ?? "") ?? 0;
    if (count === 0) return undefined;
    while (after < place + 5 && !Parties.test(words[after] ?? "")) after++;
    if (!Parties.test(words[after] ?? "")) return undefined;
    after++;
  }
  for (let verb = after; verb < after + 4; verb++) {
    if (
      meetingRuleAt(words, verb, MeetingVerbs) !== undefined &&
      (units[verb]?.tag !== "NOUN" || /^(?:reconvene|meet)/.test(words[verb] ?? ""))
    )
      return { count, after, meant: "table", word: count > 0 ? (words[after - 1] ?? word) : word };
    if (!/^(?:AUX|ADV|PART)$/.test(units[verb]?.tag ?? "") && units[verb]?.fineTag !== "MD" && units[verb]?.lemma !== "be")
      return undefined;
  }
  return undefined;
}

/** "|his two counterparts|", "|both her colleagues|": others than he. */
function partnersAfterOwner(units: readonly Unit[], at: number): Phrase | undefined {
  const isBoth = units[at]?.lower === "both";
  const owner = units[isBoth ? at + 1 : at];
  if (owner?.mention?.form !== "pronoun" && !/^(?:his|her|its|their|our)$/.test(owner?.lower ?? "")) return undefined;
  const count = isBoth ? 2 : Numbers.get(units[at + 1]?.lower ?? "");
  const word = units[at + 2]?.lower ?? "";
  return count !== undefined && /^(?:counterparts|colleagues|interlocutors)$/.test(word)
    ? { count, after: at + 3, meant: "persons", word: "counterparts" }
    : undefined;
}

/** "|Both| met the envoy", "invited |both| back": the word by itself, as subject or object; "have both denied" and "both A and B" are other uses. */
function isBothAlone(units: readonly Unit[], at: number): boolean {
  const [before, next] = [units[at - 1], units[at + 1]];
  const opens = before === undefined || /^(?:[.,;:"]|and|but|that|then|<time>)$/.test(before.lower);
  if (opens) return next?.kind === "word" && (next.tag === "VERB" || next.tag === "AUX" || next.fineTag === "MD");
  const isObject = before.kind === "word" && before.tag === "VERB" && before.lemma !== "be" && before.lemma !== "have";
  return isObject && (next === undefined || /^(?:[.,;]|back|to|for|in|on|at|together|separately|again|<time>)$/.test(next.lower));
}

function numberedAfterOwner(units: readonly Unit[], at: number): Phrase | undefined {
  for (let place = at + 1; place < at + 6; place++) {
    const lower = units[place]?.lower ?? "";
    if (Parties.test(lower)) return { count: Numbers.get(units[at]?.lower ?? "") ?? 2, after: place + 1, meant: "parties", word: lower };
    if (!/^(?:JJ|NN|VB|MD|HYPH|:)/.test(units[place]?.fineTag ?? "") && lower !== "-") return undefined;
  }
  return undefined;
}

/** Also where one person was taken for it; "their" is whose something is. */
function isTheyOrThem(units: readonly Unit[], at: number): boolean {
  const unit = units[at];
  if (unit?.isPluralPronoun !== true || unit.collective !== undefined) return false;
  if (unit.kind === "word") return unit.lower === "they" || unit.lower === "them";
  return !/^(?:NN|JJ|CD)/.test(units[at + 1]?.fineTag ?? "");
}

/** Words that tell one office from another: "prime ministers" are not "deputy interior ministers". */
export const Ranks = /^(?:prime|foreign|finance|defence|defense|interior|trade|energy|deputy|vice|transport|agriculture|health|economy)$/;

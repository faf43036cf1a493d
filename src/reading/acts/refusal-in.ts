/** Decides whether the words of somebody who speaks refuse in plain words, without a verb of refusing: "we will not budge", "there will be no escorts". */
import type { TokenRange } from "../clauses/find-clauses.ts";
import type { VerbGroup } from "../clauses/verb-groups.ts";
import { SIDE_BODIES } from "../rules/side-nouns.ts";
import { type ActRead, type ActSentence, isCircumstance } from "./read-act.ts";

/**
 * The first main verb of `range` that is refused: by whoever speaks or a body ("the state would not pay"), done to something and refused ("escorts
 * would not be permitted"). What is only known, felt or hoped is none. Cost: linear in `range`.
 */
export function refusalIn(sentence: ActSentence, range: TokenRange): ActRead | undefined {
  const groups = sentence.groups.filter(
    (one) => range.first <= one.first && one.main < range.after && !isCircumstance(sentence, one, range),
  );
  const [group] = groups;
  if (group === undefined) return undefined;
  if (!group.negated || group.copular) return undefined;
  const { tokens } = sentence.parsed;
  // "Are not going to pay" is as good as "will not pay".
  const goes = tokens[group.main]?.lower === "going" && tokens[group.main + 1]?.lower === "to";
  const lemma = tokens[goes ? group.main + 2 : group.main]?.lemma ?? "";
  if (NoRefusal.has(lemma)) return undefined;
  const isOwn = isOwnSubject(sentence, group, range);
  if (Ahead.has(group.modal ?? "")) return isOwn || group.passive ? refused(group, group.main + 1) : undefined;
  if (!Yielding.has(lemma)) return undefined;
  if (Able.has(group.modal ?? "")) return isOwn || group.passive ? refused(group, group.main + 1) : undefined;
  return isOwn && (goes || isPresent(sentence, group)) ? refused(group, group.main + (goes ? 3 : 1)) : undefined;
}

/** "There would be no access": the first main clause of `range` says what there will not be. Goes before the acts that its other words name. */
export function absenceIn(sentence: ActSentence, range: TokenRange): ActRead | undefined {
  const group = sentence.groups.find((one) => range.first <= one.first && one.main < range.after);
  return group !== undefined && isAbsence(sentence, group, range) ? refused(group, group.main + 2) : undefined;
}

function refused(group: VerbGroup, after: number): ActRead {
  return { type: "REJECT", rule: "act.refusal", group, after, isAsked: false };
}

const Ahead: ReadonlySet<string> = new Set(["will", "would", "shall"]);
const Able: ReadonlySet<string> = new Set(["can", "could"]);

/** "We", "its members", "the state": who speaks, or a body of which he tells. */
function isOwnSubject({ words }: ActSentence, group: VerbGroup, { first }: TokenRange): boolean {
  const subject = words.slice(Math.max(first, group.first - SubjectWithin), group.first);
  const isTold = group.modal !== undefined && Ahead.has(group.modal);
  return subject.some((word) => Own.has(word) || (isTold && Told.has(word)) || SIDE_BODIES.has(word) || word === "state");
}

const SubjectWithin = 4;
const Own: ReadonlySet<string> = new Set("we i it he she our my its his her".split(" "));
/** Often others, of whom only what they will not do is told as refused. */
const Told: ReadonlySet<string> = new Set(["they", "their"]);

/** "Do not pay", "are not coming back", "is not discussing": now and from now on. */
function isPresent({ words, parsed: { tokens } }: ActSentence, { first, main }: VerbGroup): boolean {
  const helpers = words.slice(first, main);
  if (helpers.some((word) => word === "do" || word === "does")) return true;
  return tokens[main]?.fineTag === "VBG" && helpers.some((word) => Be.has(word));
}

const Be: ReadonlySet<string> = new Set("am is are 'm 're 's was were".split(" "));

/** "There would be no access", "there can be nothing to discuss", "there is no room": what somebody who speaks for a side says will not be. */
function isAbsence(sentence: ActSentence, group: VerbGroup, { first, after }: TokenRange): boolean {
  const { words } = sentence;
  const at = group.main + 1;
  if (words[group.main] !== "be" && !Be.has(words[group.main] ?? "")) return false;
  if (group.first <= first || words[group.first - 1] !== "there") return false;
  const isAhead = Ahead.has(group.modal ?? "") || Able.has(group.modal ?? "");
  if (words[at] === "nothing") return words[at + 1] === "to" && Talking.has(words[at + 2] ?? "");
  if (words[at] !== "no") return false;
  const noun = headAfter(sentence, at + 1, after);
  return isAhead ? noun !== "" && !Unrefusable.has(noun) : Withheld.has(noun);
}

/** The noun that ends the run of nouns and what describes them. */
function headAfter({ words, parsed: { tokens } }: ActSentence, from: number, after: number): string {
  let head = "";
  for (let at = from; at < Math.min(after, from + SubjectWithin); at++) {
    const tag = tokens[at]?.tag;
    if (tag === "NOUN" || tag === "PROPN") head = words[at] ?? "";
    else if (tag !== "ADJ" && tag !== "ADV") break;
  }
  return head;
}

const Talking: ReadonlySet<string> = new Set(["talk", "discuss", "negotiate", "sign"]);
/** What nobody can give or withhold. */
const Unrefusable: ReadonlySet<string> = new Set(
  "doubt question evidence sign indication reason proof word comment injury injuries casualties damage winner winners loser losers surprise surprises problem problems need effect impact change difference shortage risk danger delay delays rain snow war victory hope peace election".split(
    " ",
  ),
);
/** What a party gives or withholds, told of now. */
const Withheld: ReadonlySet<string> = new Set(
  "room money access deal compromise concession concessions talks talk negotiation negotiations date return alternative going funds budget offer".split(
    " ",
  ),
);

const NoRefusal: ReadonlySet<string> = new Set(
  "be have know happen last work help say comment see think need want forget matter understand feel surprise hurt find believe hope expect speculate guess confirm discuss know mean cost cause affect suffice end satisfy impress convince fool please worry".split(
    " ",
  ),
);

/** What one yields by; that one does not or cannot is a refusal. */
const Yielding: ReadonlySet<string> = new Set(
  `accept tolerate allow permit agree support sign endorse recognise recognize approve negotiate bargain discuss talk deal compromise concede yield budge pay give hand sell cede
  surrender withdraw disarm return come grant admit join attend meet afford lift ease release free share`.split(/\s+/u),
);

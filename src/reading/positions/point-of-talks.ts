/** Decides whether words that any talk may use ("stays", "would do", "is vital") are told of a point of talks: not of rain, kings, coffee or sleep. */
import type { ClauseView } from "../clauses/clause-view.ts";
import type { TokenRange } from "../clauses/find-clauses.ts";
import { isPeopleNoun } from "../rules/people-words.ts";
import type { StanceFrame } from "../rules/stance-frames.ts";
import { headOfThing, isMatterOfTalks } from "./matter-of-talks.ts";

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/u));

/** What treaties, contracts and offers are made of, singular. */
const Terms = words(
  `access amnesty extension delay meeting pardon referendum release repeal return agreement amendment annex article ban blockade border cap ceasefire ceiling charge checkpoint clause compensation concession condition corridor crossing date deadline deposit
  duty embargo exemption fee fine guarantee inspection instalment interest levy licence license limit loan margin mechanism moratorium obligation offer pause payment penalty
  pension permit plan price proposal protection protocol provision quota ransom rate refund rent repayment right royalty sanction schedule shift subsidy surcharge tariff tax term
  timetable toll treaty truce veto wage withdrawal word`,
);
/** What everybody speaks of, and nobody trades; singular. */
const Everyday = words(
  `rain snow sun wind weather fog storm heat cold temperature sky night day morning evening coffee tea bread food meal water sleep rest health life love death peace security
  safety hope faith trust patience time silence luck music family home heart dog cat smoke fire everyone everybody anyone question doubt memory crowd visitor shop museum school`,
);

/** "stays |open|", "does not go far |enough|": told of doors and buses as much as of clauses. */
const OfDoors = words("shut open closed in enough fly wash");

/** Whether such words, the last of them `last`, are told of a point: see {@link isPointOfTalks}. */
export function isToldOfPoint(view: ClauseView, rule: StanceFrame, phrase: TokenRange, last: string): boolean {
  return isMatterOfTalks(view, rule, phrase, "thing") && isPointOfTalks(view, phrase, { isDefinite: !OfDoors.has(last) });
}

/**
 * True for a phrase that is counted ("every second Sunday"), whose noun is a term of treaties and offers, or is told of in another sentence as well;
 * with `isDefinite` also where a determiner or a quality says which one. Pronouns point at what was told. Cost: linear in the text.
 */
export function isPointOfTalks(view: ClauseView, phrase: TokenRange, { isDefinite }: { readonly isDefinite: boolean }): boolean {
  const { tokens } = view;
  const at = headOfThing(view, phrase);
  const head = at === undefined ? undefined : tokens[at];
  if (head === undefined) return false;
  if (head.tag === "PRON" || head.tag === "NUM" || Terms.has(head.lemma) || Terms.has(head.lower)) return true;
  if (isPeopleNoun(head.lower)) return false;
  const before = tokens.slice(phrase.first, head.index);
  if (before.some(({ tag, lower }) => tag === "NUM" || Counting.has(lower))) return true;
  if (Everyday.has(head.lemma) || Everyday.has(head.lower)) return false;
  if (isDefinite && before.length > 0) return true;
  return tokens.some(({ tag, lemma, sentence }) => lemma === head.lemma && tag === head.tag && sentence !== head.sentence);
}

const Counting = words("half third quarter every each");

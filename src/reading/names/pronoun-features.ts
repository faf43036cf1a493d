/** Decides what the judge of pronouns sees of a candidate at a place in the text. */
import { mixHash } from "../syntax/hash-features.ts";
import { type History, quotationAt, type SeenMention } from "./history.ts";
import { clauseOf, type Duty, dutyOf, headOf } from "./token-stretch.ts";

/** What is known of one actor's mentions around a pronoun. */
export type Seen = {
  readonly last: SeenMention;
  readonly lastNamed: SeenMention | undefined;
  readonly duty: Duty;
  readonly count: number;
  readonly isFirst: boolean;
  /** How many others were mentioned since, and how many of these as subjects. */
  readonly rank: number;
  readonly subjectsSince: number;
};

/** What all candidates of one pronoun share. */
export type Place = {
  /** The two highest counts of mentions among the candidates, so far and in the whole text. */
  readonly mostSeen: readonly number[];
  readonly mostNamed: readonly number[];
  readonly gender: "he" | "she";
  /** Persons named behind the pronoun in its sentence. */
  readonly coming: readonly SeenMention[];
  readonly at: number;
  readonly sentence: number;
  readonly form: number;
  readonly duty: Duty;
  readonly clause: number;
  readonly quotation: ReturnType<typeof quotationAt>;
  readonly fromStart: number;
  readonly verb: string;
  /** The word that opens the pronoun's clause below another: "because", "when". */
  readonly link: string;
};

export function placeOf(history: History, at: number): Omit<Place, "gender" | "coming" | "mostSeen" | "mostNamed"> {
  const { parsed } = history.found;
  const token = parsed.tokens[at];
  const sentence = token?.sentence ?? 0;
  const clause = clauseOf(parsed, at);
  return {
    at,
    sentence,
    form: formOf(history, at),
    duty: dutyOf(parsed, { first: at, after: at + 1 }),
    clause,
    quotation: quotationAt(history, at),
    fromStart: step(at - (parsed.sentences[sentence]?.firstToken ?? at)),
    verb: parsed.tokens[token?.head ?? at]?.lemma ?? "",
    link: linkOf(history, clause),
  };
}

/** 1 he, she; 2 him, her; 3 his, her before a noun; 4 himself; 5 hers. */
function formOf(history: History, at: number): number {
  const token = history.found.parsed.tokens[at];
  const lower = token?.lower ?? "";
  if (lower.endsWith("self")) return 4;
  if (lower === "hers") return 5;
  if (lower === "his" || token?.relation === "nmod:poss" || token?.fineTag === "PRP$") return 3;
  return lower === "he" || lower === "she" ? 1 : 2;
}

function linkOf({ found: { parsed } }: History, clause: number): string {
  const mark = parsed.tokens
    .slice(Math.max(0, clause - LINK_REACH), clause)
    .findLast((token) => token.head === clause && LINKS.has(token.relation));
  return mark?.lower ?? "";
}

const LINKS: ReadonlySet<string> = new Set(["mark", "cc", "advmod"]);
const LINK_REACH = 12;

const DUTIES: readonly Duty[] = ["subject", "object", "possessor", "listed", "oblique", "other"];
const FORMS: readonly SeenMention["form"][] = ["name", "surname", "title", "pronoun", "description", "demonym", "capital", "seat"];

/** Distances that matter singly, then in steps. */
function step(distance: number): number {
  if (distance <= 3) return distance;
  if (distance <= 6) return 4;
  if (distance <= 12) return 5;
  if (distance <= 25) return 6;
  return 7;
}

function wordHash(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return hash;
}

export function featuresOf(history: History, place: Place, one: Seen, all: readonly Seen[]): readonly number[] {
  const { parsed } = history.found;
  const { tokens, sentences } = parsed;
  const { last, duty } = one;
  const { add, features } = featuresFrom(1);
  const away = Math.min(6, place.sentence - (tokens[last.first]?.sentence ?? 0));
  const role = DUTIES.indexOf(duty);
  const ownRole = DUTIES.indexOf(place.duty);
  const { rank } = one;
  const nearer = Math.min(3, rank);
  const nearerSubjects = Math.min(2, one.subjectsSince);
  const isBesideIn = (other: Seen | undefined) =>
    other !== undefined && tokens[other.last.first]?.sentence === tokens[last.first]?.sentence;
  const nearerHere = isBesideIn(all[rank - 1]) ? (isBesideIn(all[rank - 2]) ? 2 : 1) : 0;
  const more = numberAbove(place.mostSeen, one.count);
  const known = history.gender.get(last.key);
  const isKnown = known === undefined ? 0 : known === place.gender ? 1 : 2;
  const named = one.lastNamed;
  const namedAway = named === undefined ? 7 : Math.min(6, place.sentence - (tokens[named.first]?.sentence ?? 0));
  const isHere = away === 0;
  const between = isHere ? step(place.at - last.after) : 8;
  const clauses = isHere ? clauseTie(history, place, last) : 0;
  const head = headOf(parsed, last);
  const relation = wordHash(head?.relation ?? "");
  const possesses = tokens[last.after]?.lower === "'s" || tokens[last.after]?.lower === "'" ? 1 : 0;
  const opening = step(last.first - (sentences[tokens[last.first]?.sentence ?? 0]?.firstToken ?? 0));
  const quoted = quotationAt(history, last.first);
  const quotes =
    (place.quotation === undefined ? 0 : 1) + (quoted === undefined ? 0 : 2) + (quoted !== undefined && quoted === place.quotation ? 4 : 0);
  const form = FORMS.indexOf(last.form);
  const count = one.count > 5 ? 4 : one.count > 2 ? 3 : one.count;
  const sameParagraph = sentences[tokens[last.first]?.sentence ?? 0]?.paragraph === sentences[place.sentence]?.paragraph ? 1 : 0;
  const isAlone = all.length === 1 ? 1 : 0;
  const beside = last.after === place.at - 1 ? wordHash(tokens[place.at - 1]?.lower ?? "") : 0;
  const verb = tokens[head?.head ?? -1]?.lemma ?? "";
  const again = place.coming.find(({ key }) => key === last.key);
  const namedAgain = again === undefined ? 0 : clauseOf(parsed, again.first) === place.clause ? 1 : 2;
  const often = history.named.get(last.key) ?? 0;
  const oftener = numberAbove(place.mostNamed, often);
  const commaBetween =
    isHere && tokens.slice(Math.max(last.after, place.at - COMMA_REACH), place.at).some(({ form: mark }) => mark === ",") ? 1 : 0;

  add(away, sameParagraph);
  add(away, place.form);
  add(away, role);
  add(away, role, place.form);
  add(away, role, ownRole);
  add(role, ownRole, isHere ? 1 : 0);
  add(nearer);
  add(nearer, away);
  add(nearer, role, place.form);
  add(nearerSubjects, role, place.form);
  add(nearerSubjects, away, role);
  add(nearerHere, away, role);
  add(isKnown);
  add(isKnown, isAlone);
  add(isKnown, nearer);
  add(form, away);
  add(form, role, isHere ? 1 : 0);
  add(namedAway, form);
  add(count, away);
  add(more, count);
  add(more, nearer, role);
  add(one.isFirst ? 1 : 0, away);
  add(one.isFirst ? 1 : 0, more, form);
  add(between, role, place.form);
  add(between, nearer);
  add(clauses, role, place.form);
  add(clauses, ownRole, role);
  add(clauses, wordHash(place.link), role);
  add(possesses, isHere ? 1 : 0, place.form);
  add(possesses, nearer);
  add(relation, isHere ? 1 : 0);
  add(relation, place.form, nearer);
  add(opening, away);
  add(opening, role, place.fromStart);
  add(quotes, isHere ? 1 : 0);
  add(quotes, role, place.form);
  add(beside, place.form);
  add(place.fromStart, away, role);
  add(place.fromStart, nearerSubjects, role);
  add(wordHash(verb), role, isHere ? 1 : 0);
  add(wordHash(place.verb), role, ownRole);
  add(wordHash(verb), wordHash(place.verb));
  add(wordHash(tokens[last.after]?.lower ?? ""), isHere ? 1 : 0);
  add(wordHash(tokens[last.first - 1]?.lower ?? ""), role);
  add(commaBetween, clauses, role);
  add(namedAgain, place.form);
  add(namedAgain, isHere ? 1 : 0, role);
  add(oftener, away);
  add(oftener, more);
  add(oftener, nearer, role);
  add(Math.min(3, place.coming.length), away, role);
  add(all.length > 3 ? 4 : all.length, nearer, role);
  return features;
}

/** Commas farther off say nothing. */
const COMMA_REACH = 80;

/** How many of the two highest counts are higher. */
function numberAbove(highest: readonly number[], count: number): number {
  return highest.filter((one) => one > count).length;
}

/** How the pronoun's clause hangs on that of the mention: in it, below it by which relation, above it, beside it. */
function clauseTie({ found: { parsed } }: History, { clause }: Place, mention: SeenMention): number {
  const theirs = clauseOf(parsed, mention.first);
  if (theirs === clause) return 1;
  const below = relationUpTo(parsed, clause, theirs);
  if (below !== undefined) return mixHash(2, wordHash(below));
  const above = relationUpTo(parsed, theirs, clause);
  if (above !== undefined) return mixHash(3, wordHash(above));
  return 4;
}

/** The relation by which the clause below `top` hangs on it on the way from `from`; undefined where `top` is not above. */
function relationUpTo(parsed: History["found"]["parsed"], from: number, top: number): string | undefined {
  let at = from;
  for (let climbed = 0; climbed < DEEPEST_CLIMB; climbed++) {
    const token = parsed.tokens[at];
    if (token === undefined || token.head === at) return undefined;
    if (token.head === top) return token.relation;
    at = token.head;
  }
  return undefined;
}

const DEEPEST_CLIMB = 30;

export function comingFeatures(history: History, place: Place, mention: SeenMention, count: number): readonly number[] {
  const { tokens } = history.found.parsed;
  const { add, features } = featuresFrom(100);
  const role = DUTIES.indexOf(dutyOf(history.found.parsed, mention));
  const known = history.gender.get(mention.key);
  const isKnown = known === undefined ? 0 : known === place.gender ? 1 : 2;
  const comma = tokens.slice(place.at, Math.min(mention.first, place.at + COMMA_REACH)).some(({ form }) => form === ",") ? 1 : 0;
  const seen = Math.min(2, count);
  const between = step(mention.first - place.at);
  const tie = relationUpTo(history.found.parsed, place.clause, clauseOf(history.found.parsed, mention.first));
  add(seen);
  add(seen, role, comma);
  add(place.form, role, comma);
  add(place.fromStart, role, comma);
  add(place.fromStart, seen, comma);
  add(isKnown, seen);
  add(between, role);
  add(tie === undefined ? 0 : wordHash(tie), role, comma);
  add(wordHash(place.link), role, comma);
  add(place.quotation === undefined ? 0 : 1, quotationAt(history, mention.first) === undefined ? 0 : 1, role);
  return features;
}

/** Speaks for somebody whom no name or title tells: "the man", a mother, one outside the text. */
export function nobodyFeatures(history: History, place: Place, all: readonly Seen[]): readonly number[] {
  const { found } = history;
  const { tokens, sentences } = found.parsed;
  const { add, features } = featuresFrom(200);
  const nearest = all.reduce((most, { last }) => Math.max(most, tokens[last.first]?.sentence ?? 0), -1);
  const away = nearest < 0 ? 7 : Math.min(6, place.sentence - nearest);
  const from = sentences[Math.max(0, place.sentence - 1)]?.firstToken ?? place.at;
  let rivals = 0;
  let subjects = 0;
  for (let at = place.at - 1; at >= Math.max(from, place.at - RIVAL_REACH); at--) {
    const token = tokens[at];
    if (token === undefined || token.fineTag !== "NN" || found.taken.has(at) || token.relation === "compound") continue;
    rivals++;
    if (token.relation.startsWith("nsubj")) subjects++;
  }
  add(1);
  add(away);
  add(Math.min(3, all.length));
  add(away, place.form);
  add(Math.min(2, subjects), away);
  add(Math.min(3, rivals), away);
  add(place.fromStart, away);
  add(place.quotation === undefined ? 0 : 1, away);
  add(place.form);
  return features;
}

const RIVAL_REACH = 60;

/** Collects hashed features; each call of `add` has a template of its own, the first `first`. */
function featuresFrom(first: number) {
  const features: number[] = [];
  let template = first;
  const add = (value: number, other = 0, third = 0) => {
    features.push(mixHash(mixHash(mixHash(mixHash(0x2545f491, template++), value), other), third));
  };
  return { add, features };
}

/** Decides who holds the stance that a subject takes: the named, those who speak, a body meant by a pronoun, both sides; each with the party behind it. */
import type { LocalActorId } from "#record";
import { actorsOfPhrase, attributionAt, type ClauseView, clausesBeside, partyOf, speakersMeantBy } from "../clauses/clause-view.ts";
import type { Clause, TokenRange } from "../clauses/find-clauses.ts";
import { FIRST_NAMES } from "../rules/first-names.ts";

/** Bodies that somebody speaks of as one's own: "his movement", "our members". */
const OwnBodies: ReadonlySet<string> = new Set(
  `movement government union country side members team delegation party ministers negotiators people army company association federation cabinet parliament council
  coalition group front organisation organization administration club firm board state republic kingdom nation league community bloc client clients colleagues bosses
  drivers workers teachers fleet ministry military forces leadership authorities commission`.split(/\s+/u),
);
const Owning: ReadonlySet<string> = new Set(["his", "her", "my", "our", "its", "their"]);
const Unresolved: ReadonlySet<string> = new Set(["it", "they", "he", "she"]);

/** The actors that a subject means as holders of a stance, in order; empty where the text does not tell. */
export function holdersOfPhrase(view: ClauseView, clause: Clause, phrase: TokenRange | undefined): readonly LocalActorId[] {
  const subject = phrase ?? clause.subject;
  const antecedent = phrase === undefined ? antecedentOf(view, clause) : undefined;
  if (antecedent !== undefined) return [antecedent];
  if (subject === undefined) return holdersByParse(view, clause);
  const own = ownBodyOf(view, clause, subject);
  if (own !== undefined) return own;
  const writer = writerOf(view, clause, subject);
  if (writer.length > 0) return writer;
  const speakers = speakersMeantBy(view, subject);
  if (speakers !== undefined) return speakers;
  const both = bothSides(view, subject);
  if (both !== undefined) return both;
  const named = [...new Set([...actorsOfPhrase(view, subject), ...apposedTo(view, subject), ...joinedTo(view, clause, subject)])].flatMap(
    (actor) => membersOf(view, actor),
  );
  if (named.length > 0) return named.every((actor) => isCollective(view, actor)) ? allOfText(view) : named;
  const home = homeBodyOf(view, clause, subject);
  if (home !== undefined) return [home];
  const word = view.words[subject.after - 1] ?? "";
  if (Unresolved.has(word) && subject.after - subject.first === 1) return meantByPronoun(view, clause, word);
  const parsed = holdersByParse(view, clause);
  return parsed.length > 0 ? parsed : ownPeopleOf(view, clause, subject);
}

const Writings: ReadonlySet<string> = new Set(
  "draft proposal plan paper text letter offer bid motion bill manifesto statement blueprint memo memorandum counter-proposal counterproposal petition resolution".split(
    " ",
  ),
);

/** "|Its| draft calls for", "|Tarsia's| letter demands": whose paper asks. */
function writerOf(view: ClauseView, clause: Clause, { first, after }: TokenRange): readonly LocalActorId[] {
  if (!Writings.has(view.words[after - 1] ?? "") || after - first < 2) return [];
  const opener = view.words[first] ?? "";
  if (opener === "its" || opener === "their") {
    const meant = view.mentionOver.get(first)?.mention.actor;
    return meant === undefined ? meantByPronoun(view, clause, "it") : [meant];
  }
  for (let at = after - 2; at > first; at--)
    if (view.tokens[at]?.fineTag === "POS") {
      const owner = view.mentionOver.get(at - 1);
      return owner === undefined || owner.mention.form === "pronoun" ? [] : [owner.mention.actor];
    }
  return [];
}

/** "The islanders' bargainer, |Ines Morr|, dismissed": who is named right after an office that names nobody itself. */
function apposedTo(view: ClauseView, subject: TokenRange): readonly LocalActorId[] {
  const { words, mentionOver, tokens } = view;
  if (words[subject.after] !== "," || actorsOfPhrase(view, subject).length > 0) return [];
  const mention = mentionOver.get(subject.after + 1);
  const isName = mention?.mention.form === "name" && tokens[subject.after + 1]?.sentence === tokens[subject.first]?.sentence;
  return isName && words[mention.tokens.after] === "," ? [mention.mention.actor] : [];
}

/** "The government of Orsa and |the rebel Front| agreed": the others that the parse joins to the subject, past what hangs on the first. */
function joinedTo(view: ClauseView, { verb }: Clause, subject: TokenRange): readonly LocalActorId[] {
  const { tokens, mentionOver } = view;
  const found: LocalActorId[] = [];
  for (let at = subject.first + 1; at < Math.min(subject.after, verb.first); at++) {
    const token = tokens[at];
    const mention = mentionOver.get(at);
    if (token?.relation !== "conj" || mention === undefined || mention.mention.form === "pronoun") continue;
    const first = tokens[token.head];
    if (first?.relation.startsWith("nsubj") === true && first.head === verb.main && first.index >= subject.first)
      found.push(mention.mention.actor);
  }
  return found;
}

/** "Qadar, |which| at first refused": whom the word before the clause names. */
function antecedentOf({ words, mentionOver, tokens }: ClauseView, { range, verb, subject }: Clause): LocalActorId | undefined {
  const isRelative = subject === undefined || (subject.after - subject.first === 1 && /^(?:which|who)$/u.test(words[subject.first] ?? ""));
  if (!isRelative) return undefined;
  const start = Math.min(range.first, verb.first);
  for (let at = start; at >= start - FarthestRelative && at > 0; at--) {
    if (at < start && /^[.,;:"]$/u.test(words[at] ?? ".")) return undefined;
    if (!/^(?:which|who)$/u.test(words[at] ?? "")) continue;
    const last = words[at - 1] === "," ? at - 2 : at - 1;
    const mention = tokens[last]?.sentence === tokens[at]?.sentence ? mentionOver.get(last) : undefined;
    return mention?.mention.form === "pronoun" ? undefined : mention?.mention.actor;
  }
  return undefined;
}

/** Words between "which" and its verb: "at first", "by then". */
const FarthestRelative = 4;

/** "The islands could not support", "farmers want", said by a side's own and naming nobody else: that side. */
function ownPeopleOf(view: ClauseView, { verb }: Clause, { first, after }: TokenRange): readonly LocalActorId[] {
  const head = view.tokens[after - 1];
  const [speaker, other] = attributionAt(view, verb.main)?.speakers ?? [];
  if (speaker === undefined || other !== undefined || after - first > 3 || head?.fineTag !== "NNS" || view.words[first] === "these")
    return [];
  const party = partyOf(view, speaker);
  return party === undefined || party === speaker ? [] : [party];
}

function membersOf({ actors }: ClauseView, id: LocalActorId): readonly LocalActorId[] {
  const actor = actors.get(id);
  return actor?.kind === "group" && actor.actsFor === undefined && actor.members !== undefined ? actor.members : [id];
}

/** "his movement": the side of whoever is speaking, else of whom the pronoun means. */
function ownBodyOf(view: ClauseView, clause: Clause, { first, after }: TokenRange): readonly LocalActorId[] | undefined {
  const opener = view.words[first] ?? "";
  if (!Owning.has(opener) || !OwnBodies.has(view.words[after - 1] ?? "") || after - first > 3) return undefined;
  // "his Government" is that of his side, whatever a capital makes of it.
  const named = actorsOfPhrase(view, { first: first + 1, after }).filter(
    (actor) => !OwnBodies.has(view.actors.get(actor)?.name.toLowerCase() ?? ""),
  );
  if (named.length > 0 && opener !== "our" && opener !== "my") return named;
  const meant = view.mentionOver.get(first)?.mention.actor;
  const speakers = attributionAt(view, clause.verb.main)?.speakers ?? [];
  const owner = opener === "its" || opener === "their" ? (meant ?? speakers[0]) : (speakers[0] ?? meant);
  const party = owner === undefined ? undefined : partyOf(view, owner);
  return party === undefined ? [] : [party];
}

/** "neither side" as "sides". */
function singularless(word = ""): string {
  return `${word}s`;
}

const Collectives = /^(?:sides|parties|delegations|governments|countries|capitals|neighbours|neighbors|camps|teams)$/u;

/** "Both sides", "the two governments": the two parties that the text names most, where it names two more than any other. */
function bothSides(view: ClauseView, { first, after }: TokenRange): readonly LocalActorId[] | undefined {
  // "|4.| Neither Party".
  const isNumbered = /^\(?[0-9a-z]\d?[.)]$/u.test(view.words[first] ?? "");
  const words = view.words.slice(isNumbered ? first + 1 : first, after);
  const isPair =
    words.includes("both") ||
    words.includes("two") ||
    (words[0] === "neither" && (words.length === 1 || Collectives.test(singularless(words.at(-1)))));
  const isAll = words.length <= 2 && words.at(-1) === "parties" && words[0] !== "both";
  if (isAll) return allOfText(view);
  if (!(isPair && (words.length === 1 || words[0] === "neither" || Collectives.test(words.at(-1) ?? ""))) && !isAll) return undefined;
  return pairOfText(view);
}

/** "Ministers", "Parties": a name for all who are at the table. */
function isCollective({ actors }: ClauseView, id: LocalActorId): boolean {
  return Collective.test(actors.get(id)?.name ?? "");
}

const Collective =
  /^(?:the |both |neither )?(?:foreign )?(?:party|side|ministers|parties|sides|governments|leaders|delegations|presidents|member states)$/iu;

/** "The cabinet had not decided", said by a side's own: that side. */
function homeBodyOf(view: ClauseView, { verb }: Clause, { first, after }: TokenRange): LocalActorId | undefined {
  if (view.words[first] !== "the" || after - first !== 2 || !OwnBodies.has(view.words[after - 1] ?? "")) return undefined;
  const [speaker] = attributionAt(view, verb.main)?.speakers ?? [];
  return speaker === undefined ? undefined : partyOf(view, speaker);
}

function pairOfText(view: ClauseView): readonly LocalActorId[] {
  const [one, two, three] = partiesByMentions(view).filter(({ party }) => !isCollective(view, party));
  if (one === undefined || two === undefined || two.count < 2 || (three !== undefined && three.count === two.count)) return [];
  return [one.party, two.party];
}

/** "The Ministers", "the Parties" of a statement: the states it is told of, where those are all its parties; else the two it names most. */
function allOfText(view: ClauseView): readonly LocalActorId[] {
  const pair = pairOfText(view);
  if (pair.length > 0) return pair;
  const counted = partiesByMentions(view).filter(({ party }) => !isCollective(view, party));
  const isState = (party: LocalActorId) => view.actors.get(party)?.kind === "state" || view.actors.get(party)?.kind === "person";
  const states = counted.filter(({ party }) => isState(party));
  const most = Math.max(0, ...counted.filter(({ party }) => !isState(party)).map(({ count }) => count));
  const isAllOfThem = states.length >= 2 && states.length <= MostAtTable && states.every(({ count }) => count >= 2 && count >= most);
  return isAllOfThem ? states.map(({ party }) => party) : [];
}

const MostAtTable = 5;

type Counted = { readonly party: LocalActorId; readonly count: number };

/** The states, bodies and groups of the text by how often they or those who act for them are named. Cost: linear in the mentions. */
function partiesByMentions(view: ClauseView): readonly Counted[] {
  const counts = new Map<LocalActorId, number>();
  for (const { actor, form } of view.document.cast.mentions) {
    if (form === "pronoun") continue;
    const party = partyOf(view, actor);
    if (party !== undefined && canBeParty(view, party)) counts.set(party, (counts.get(party) ?? 0) + 1);
  }
  return [...counts].map(([party, count]) => ({ party, count })).sort((a, b) => b.count - a.count);
}

/** True for a state, body or group, and for one known by a single name without an office, who may as well be one. */
export function canBeParty({ actors, document }: ClauseView, id: LocalActorId): boolean {
  const actor = actors.get(id);
  if (actor === undefined || actor.kind === "unnamed" || Collective.test(actor.name)) return false;
  if (actor.kind !== "person") return true;
  if (actor.roles.length > 0 || actor.actsFor !== undefined) return false;
  const isOneName = !/\s/u.test(actor.name) && actor.alsoCalled.every((name) => !/\s/u.test(name));
  // "Sound Link" is never called Link, and stands more than once.
  const isFirmName =
    /^\S+ \S+$/u.test(actor.name) && actor.alsoCalled.length === 0 && !FIRST_NAMES.has(actor.name.split(" ")[0]?.toLowerCase() ?? "");
  return (
    isOneName || (isFirmName && document.cast.mentions.filter((mention) => mention.actor === id && mention.form === "name").length > 1)
  );
}

/** A pronoun nobody has resolved: who is speaking, where it fits; else the subject of the clause before. */
function meantByPronoun(view: ClauseView, clause: Clause, word: string): readonly LocalActorId[] {
  const isPerson = word === "he" || word === "she";
  const speakers = attributionAt(view, clause.verb.main)?.speakers ?? [];
  const fitting = isPerson ? speakers.filter((speaker) => !isBody(view, speaker)) : speakers;
  if (fitting.length === 1) return fitting;
  if (word === "it" && speakers.length === 1) return speakers;
  const earlier = clausesBeside(view, clause).filter(({ range }) => range.first < clause.range.first);
  const before = earlier.length > 0 ? earlier : (view.clausesBySentence[clause.sentence - 1] ?? []);
  const found = lastSubject(view, before, isPerson);
  if (found.length > 0 || word !== "it") return found;
  // "It" is no person: sentences of people in between are passed over.
  for (let sentence = clause.sentence - 1; sentence >= clause.sentence - FarthestIt && sentence >= 0; sentence--) {
    const body = lastSubject(view, view.clausesBySentence[sentence] ?? [], isPerson);
    if (body.length > 0) return body;
  }
  return [];
}

const FarthestIt = 3;

function lastSubject(view: ClauseView, clauses: readonly Clause[], isPerson: boolean): readonly LocalActorId[] {
  for (const { subject } of clauses.toReversed()) {
    const actors = subject === undefined ? [] : actorsOfPhrase(view, subject).filter((actor) => isBody(view, actor) !== isPerson);
    if (actors.length === 1) return actors;
  }
  return [];
}

function isBody({ actors }: ClauseView, id: LocalActorId): boolean {
  return ["state", "organisation", "group"].includes(actors.get(id)?.kind ?? "");
}

/** The subject as the parse has it, where the words before the verb name nobody: past appositions and what stands between commas. */
function holdersByParse(view: ClauseView, { verb, subject, range }: Clause): readonly LocalActorId[] {
  const { tokens } = view;
  const sentence = tokens[verb.main]?.sentence;
  const found: LocalActorId[] = [];
  for (let at = (subject ?? range).first - 1; at >= 0 && tokens[at]?.sentence === sentence; at--) {
    const token = tokens[at];
    if (token === undefined || token.head !== verb.main || !token.relation.startsWith("nsubj")) continue;
    const mention = view.mentionOver.get(at);
    if (mention !== undefined) found.push(mention.mention.actor);
  }
  return found.slice(0, 1);
}

/** Decides whom a pronoun means, by gender, number, nearness and what each candidate does in its sentence; or nobody, where that does not tell. */
import type { Basis } from "#record";
import { startOf } from "../find-quotations.ts";
import { SAYING_VERBS } from "../rules/name-words.ts";
import { basisOf, type Findings } from "./findings.ts";
import { type Candidate, candidatesAt, type History, quotationAt, type SeenMention } from "./history.ts";
import { pronounCandidates } from "./pronoun-candidates.ts";
import type { PronounJudge } from "./pronoun-judge.ts";
import { clauseOf, dutyOf } from "./token-stretch.ts";

type Named = { readonly key: string; readonly basis: Basis };

/** The actors that the pronoun at token `at` means: one, several for "they" of a list, none where nothing tells. */
export function resolvePronoun(found: Findings, history: History, at: number): readonly Named[] {
  const lower = found.parsed.tokens[at]?.lower ?? "";
  if (HE.has(lower)) return resolvePerson(found, history, at, "he");
  if (SHE.has(lower)) return resolvePerson(found, history, at, "she");
  if (THEY.has(lower)) return resolveMany(found, history, at);
  if (IT.has(lower)) return resolveThing(found, history, at);
  return [];
}

const HE: ReadonlySet<string> = new Set(["he", "him", "his", "himself"]);
const SHE: ReadonlySet<string> = new Set(["she", "her", "hers", "herself"]);
const THEY: ReadonlySet<string> = new Set(["they", "them", "their", "theirs", "themselves"]);
const IT: ReadonlySet<string> = new Set(["it", "its", "itself"]);

function resolvePerson(found: Findings, history: History, at: number, gender: "he" | "she"): readonly Named[] {
  const speakers = speakersAround(history, at);
  const fits = (mention: SeenMention) =>
    isSinglePerson(found, mention.key) &&
    (history.gender.get(mention.key) ?? gender) === gender &&
    !speakers.has(mention.key) &&
    !isCompared(found, mention, at) &&
    !isBoundBy(found, mention, at);
  if (found.pronouns !== undefined) return judgePerson(found.pronouns, history, at, gender, fits);
  const candidates = candidatesAt(history, at, fits).map((candidate) => ({
    ...candidate,
    weight: candidate.weight + (history.gender.get(candidate.key) === gender ? SURE_GENDER : 0) + fitOf(found, candidate, at),
  }));
  const isPossessive = isPossessivePronoun(found, at);
  const coming = isPossessive ? comingPerson(found, history, at, gender) : undefined;
  const chosen = coming ?? choose(candidates, PERSON_MARGIN) ?? comingPerson(found, history, at, gender);
  if (chosen === undefined) return [];
  if (!history.gender.has(chosen.key)) history.gender.set(chosen.key, gender);
  return [{ key: chosen.key, basis: basisOf("references/pronoun", certaintyOf(chosen, candidates)) }];
}

/** Whom the trained judge holds for the likeliest; nobody where that is likelier. */
function judgePerson(
  judge: PronounJudge,
  history: History,
  at: number,
  gender: "he" | "she",
  fits: (mention: SeenMention) => boolean,
): readonly Named[] {
  const candidates = pronounCandidates(history, at, gender, fits);
  const scores = judge.score(candidates, at);
  const best = scores.reduce((leader, score, place) => (score > (scores[leader] ?? Number.NEGATIVE_INFINITY) ? place : leader), 0);
  const chosen = candidates[best]?.mention;
  if (chosen === undefined) return [];
  const highest = scores[best] ?? 0;
  const share = 1 / scores.reduce((sum, score) => sum + Math.exp(score - highest), 0);
  if (share < LEAST) return [];
  if (share >= SURE && !history.gender.has(chosen.key)) history.gender.set(chosen.key, gender);
  return [{ key: chosen.key, basis: { kind: "model", name: judge.name, certainty: Math.round(share * 100) / 100 } }];
}

/** Below this certainty nobody is named; from the other on it tells a person's gender for the rest of the text. */
const LEAST = 0.4;
const SURE = 0.7;

/** "He, like Velmar, …": whom he is compared with or joined to is another. */
function isCompared({ parsed }: Findings, mention: SeenMention, at: number): boolean {
  if (parsed.tokens[mention.first]?.sentence !== parsed.tokens[at]?.sentence) return false;
  const before = parsed.tokens[mention.first - 1]?.lower ?? "";
  return COMPARING.has(before) || (before === "to" && parsed.tokens[mention.first - 2]?.lower === "addition");
}

const COMPARING: ReadonlySet<string> = new Set(["like", "unlike", "besides", "alongside"]);

/** What stands where the pronoun stands is the likelier: subject for subject, object for object; and "Velmar and his" is Velmar's. */
function fitOf(found: Findings, candidate: Candidate, at: number): number {
  const { tokens } = found.parsed;
  const duty = dutyOf(found.parsed, { first: at, after: at + 1 });
  const isBeside = candidate.last.after === at - 1 && ["and", "with", ",", "or"].includes(tokens[at - 1]?.lower ?? "");
  if (isBeside && isPossessivePronoun(found, at)) return BESIDE;
  return duty === candidate.duty && (duty === "subject" || duty === "object") ? PARALLEL : 0;
}

const PARALLEL = 10;
const BESIDE = 60;

function isPossessivePronoun(found: Findings, at: number): boolean {
  const token = found.parsed.tokens[at];
  if (token?.lower === "his") return true;
  return token?.lower === "her" && (token.relation === "nmod:poss" || token.fineTag === "PRP$");
}

const SURE_GENDER = 12;
const PERSON_MARGIN = 3;

function isSinglePerson(found: Findings, key: string): boolean {
  const actor = found.cast.actors.get(key);
  return actor?.kind === "person" || (actor?.kind === "unnamed" && actor.count === 1);
}

/** The heaviest, if it leads by `margin`. */
function choose(candidates: readonly Candidate[], margin: number): Candidate | undefined {
  const [first, second] = [...candidates].sort((one, other) => other.weight - one.weight || other.last.first - one.last.first);
  if (first === undefined) return undefined;
  return second !== undefined && first.weight - second.weight < margin ? undefined : first;
}

const LeastCertainty = 0.3;

function certaintyOf(chosen: Pick<Candidate, "key" | "weight">, candidates: readonly Candidate[]): number {
  const others = candidates.filter((candidate) => candidate.key !== chosen.key);
  const second = Math.max(0, ...others.map((candidate) => candidate.weight));
  if (others.length === 0) return 0.88;
  // A name still to come may be chosen against a heavier one before it; then little is certain.
  const certainty = Math.min(0.85, Math.max(LeastCertainty, 0.55 + (chosen.weight - second) / 150));
  return Math.round(certainty * 100) / 100;
}

/** "In his letter, Velmar said": a pronoun before the first comma and the name after it. */
function comingPerson(found: Findings, history: History, at: number, gender: "he" | "she"): Candidate | undefined {
  const { parsed } = found;
  const sentence = parsed.tokens[at]?.sentence ?? 0;
  const bounds = parsed.sentences[sentence];
  if (bounds === undefined || at - bounds.firstToken > LATEST_OPENING) return undefined;
  // "He did not mention his talks, but Velmar …" has its subject already.
  if (hasSubjectBefore(found, bounds.firstToken, at)) return undefined;
  for (let index = at + 1; index < bounds.afterToken; index++) {
    for (const mention of history.coming.get(index + 1) ?? []) {
      if (!isSinglePerson(found, mention.key) || (history.gender.get(mention.key) ?? gender) !== gender) continue;
      const commaBefore = parsed.tokens.slice(at, mention.first).some((token) => token.form === ",");
      return commaBefore && dutyOf(parsed, mention) === "subject"
        ? { key: mention.key, weight: 60, last: mention, duty: "subject" }
        : undefined;
    }
  }
  return undefined;
}

const LATEST_OPENING = 8;

function hasSubjectBefore(found: Findings, first: number, at: number): boolean {
  for (let index = first; index < at; index++) if (found.parsed.tokens[index]?.relation.startsWith("nsubj") === true) return true;
  return false;
}

/** A pronoun as object is not the subject of its own clause: in "Velmar thanked him" him is another. */
function isBoundBy(found: Findings, mention: SeenMention, at: number): boolean {
  const { parsed } = found;
  const token = parsed.tokens[at];
  if (token === undefined || token.sentence !== parsed.tokens[mention.first]?.sentence) return false;
  const isPossessive = token.relation === "nmod:poss" || token.fineTag === "PRP$";
  if (isPossessive || token.lower.endsWith("self") || token.lower.endsWith("selves")) return false;
  const duty = dutyOf(parsed, { first: at, after: at + 1 });
  if (duty === "subject" || dutyOf(parsed, mention) !== "subject") return false;
  return clauseOf(parsed, at) === clauseOf(parsed, mention.first);
}

/** Inside a quotation "he" is not its speaker: the persons beside a verb of saying just before or after it. */
function speakersAround(history: History, at: number): ReadonlySet<string> {
  const quotation = quotationAt(history, at);
  if (quotation === undefined) return NOBODY;
  const { parsed } = history.found;
  const sentence = parsed.tokens[at]?.sentence ?? 0;
  const start = startOf(quotation);
  const end = quotation.pieces.at(-1)?.end ?? start;
  const speakers = new Set<string>();
  const bounds = parsed.sentences[sentence];
  if (bounds === undefined) return NOBODY;
  for (let index = bounds.firstToken; index < Math.min(bounds.afterToken + NEXT_WORDS, parsed.tokens.length); index++) {
    const token = parsed.tokens[index];
    if (token === undefined || (token.start >= start && token.start < end)) continue;
    for (const mention of history.coming.get(index + 1) ?? []) {
      const around = [
        parsed.tokens[mention.after]?.lower,
        parsed.tokens[mention.first - 1]?.lower,
        parsed.tokens[mention.after + 1]?.lower,
      ];
      if (around.some((word) => word !== undefined && SAYING_VERBS.has(word))) speakers.add(mention.key);
    }
  }
  return speakers;
}

const NOBODY: ReadonlySet<string> = new Set();
const NEXT_WORDS = 6;

/** "They": a group or several unnamed; never where another plural noun stands nearer as a subject. */
function resolveMany(found: Findings, history: History, at: number): readonly Named[] {
  const fits = (mention: SeenMention) => {
    const actor = found.cast.actors.get(mention.key);
    const isMany = actor?.kind === "group" || (actor?.kind === "unnamed" && actor.count !== 1) || mention.form === "demonym";
    return isMany && !isBoundBy(found, mention, at);
  };
  const near = candidatesAt(history, at, fits).filter((candidate) => isNear(found, candidate, at) && candidate.duty === "subject");
  const listed = quotationAt(history, at) === undefined ? listedSubjects(found, history, at) : [];
  const chosen = choose(near, PLURAL_MARGIN);
  if (listed.length > 1 && (chosen === undefined || (listed[0]?.first ?? 0) > chosen.last.first)) {
    return hasRival(found, listed.at(-1)?.after ?? at, at, PLURAL_NOUNS)
      ? []
      : listed.map(({ key }) => ({ key, basis: basisOf("references/they-of-list", 0.65) }));
  }
  if (chosen === undefined || hasRival(found, chosen.last.after, at, PLURAL_NOUNS)) return [];
  return [{ key: chosen.key, basis: basisOf("references/pronoun", 0.7) }];
}

const PLURAL_MARGIN = 8;
const PLURAL_NOUNS: ReadonlySet<string> = new Set(["NNS", "NNPS"]);
const SINGLE_NOUNS: ReadonlySet<string> = new Set(["NN"]);

/** The persons, states or bodies that share the subject of this or the last sentence: "Velmar and Orrin met. They …". */
function listedSubjects(found: Findings, history: History, at: number): readonly SeenMention[] {
  const { parsed } = found;
  const sentence = parsed.tokens[at]?.sentence ?? 0;
  const recent = history.seen.filter(
    (mention, index) => index >= history.seen.length - 12 && (parsed.tokens[mention.first]?.sentence ?? 0) >= sentence - 1,
  );
  for (let index = recent.length - 1; index > 0; index--) {
    const last = recent[index];
    const first = recent[index - 1];
    if (last === undefined || first === undefined || last.key === first.key || last.form === "pronoun" || last.first - first.after > 12)
      continue;
    if (parsed.tokens[last.first]?.sentence !== parsed.tokens[first.first]?.sentence) continue;
    const between = parsed.tokens.slice(first.after, last.first).map((token) => token.lower);
    const isList = between.includes("and") && !between.some((word) => SAYING_VERBS.has(word) || word === "with" || word === "of");
    if (isList && dutyOf(parsed, first) === "subject" && dutyOf(parsed, last) === "subject" && last.after <= at) return [first, last];
  }
  return [];
}

/** "It", "its": a state, body or delegation that was the subject; never an empty "it", never where another noun was the subject since. */
function resolveThing(found: Findings, history: History, at: number): readonly Named[] {
  const isPlainIt = found.parsed.tokens[at]?.lower === "it";
  if (isPlainIt && (isEmptyIt(found, at) || dutyOf(found.parsed, { first: at, after: at + 1 }) !== "subject")) return [];
  const fits = (mention: SeenMention) => {
    const actor = found.cast.actors.get(mention.key);
    const isBody =
      actor?.kind === "state" || actor?.kind === "organisation" || (actor?.kind === "group" && /delegation|team|mission/.test(actor.name));
    return isBody && mention.form !== "demonym" && !isBoundBy(found, mention, at);
  };
  const near = candidatesAt(history, at, fits).filter(
    (candidate) => isNear(found, candidate, at) && (candidate.duty === "subject" || candidate.duty === "possessor"),
  );
  const chosen = choose(near, THING_MARGIN);
  if (chosen === undefined || hasRival(found, chosen.last.after, at, SINGLE_NOUNS)) return [];
  if (isPlainIt && hasSingleNoun(found, chosen.last.after, at)) return [];
  return [{ key: chosen.key, basis: basisOf("references/pronoun", 0.65) }];
}

const THING_MARGIN = 10;

function isNear(found: Findings, candidate: Candidate, at: number): boolean {
  const { tokens } = found.parsed;
  return (tokens[at]?.sentence ?? 0) - (tokens[candidate.last.first]?.sentence ?? 0) <= 1;
}

/** A common noun of that number was the subject between the candidate and the pronoun. */
function hasRival(found: Findings, from: number, to: number, fineTags: ReadonlySet<string>): boolean {
  const { tokens } = found.parsed;
  for (let at = from; at < to; at++) {
    const token = tokens[at];
    if (token === undefined || !fineTags.has(token.fineTag) || found.taken.has(at)) continue;
    if (token.relation.startsWith("nsubj")) return true;
  }
  return false;
}

/** "It" goes with any single thing named since: a draft, a plan. Only where there is none does it mean the power. */
function hasSingleNoun(found: Findings, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const token = found.parsed.tokens[at];
    if (token?.fineTag === "NN" && token.relation !== "compound" && !found.taken.has(at)) return true;
  }
  return false;
}

/** "It remains unclear if", "it is time to", "it seems": nobody is meant. */
function isEmptyIt(found: Findings, at: number): boolean {
  const { tokens } = found.parsed;
  const token = tokens[at];
  if (token?.relation === "expl") return true;
  const verb = tokens[at + 1];
  if (verb === undefined) return false;
  if (EMPTY_VERBS.has(verb.lower)) return true;
  const isBeing = ["is", "was", "'s", "be", "remains", "remained", "became", "becomes", "would", "will", "may", "might", "could"].includes(
    verb.lower,
  );
  if (!isBeing) return false;
  const rest = tokens
    .slice(at + 2, at + EMPTY_REACH)
    .filter((word) => word.sentence === token?.sentence)
    .map((word) => word.lower);
  return rest.some((word) => ["that", "if", "whether", "to", "when", "who", "because", "how"].includes(word));
}

const EMPTY_VERBS: ReadonlySet<string> = new Set(
  "seems seemed appears appeared takes took turns turned happens happened rains rained looks looked".split(" "),
);
const EMPTY_REACH = 9;

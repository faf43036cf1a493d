/** Decides which bodies without a name of their own take part in talks: "the union wants", "the district refused". */
import { isAboutTalks } from "../clauses/about-talks.ts";
import type { Token } from "../parsed-text.ts";
import { type ActorDraft, addActor, addMention } from "./cast-in-making.ts";
import { basisOf, type Findings, take } from "./findings.ts";
import { rangeOf } from "./token-stretch.ts";

/**
 * Marks a noun for a body with "the", "its" or "their", or a plural that opens a sentence, in a text about talks where it acts at least once: the named
 * body whose name has that noun in it, if the text has just one, else an actor of its own. What other rules read is left alone. Cost: linear in the tokens.
 */
export function markPlainSides(found: Findings): void {
  const { parsed, cast } = found;
  if (!isAboutTalks(parsed)) return;
  const marked = new Set<number>();
  for (const { range } of cast.mentions) marked.add(range.end);
  const places = plainPlaces(found).filter(({ after }) => !marked.has(parsed.tokens[after - 1]?.end ?? 0));
  const ofNouns = bodiesByNoun(found, places);
  const acting = new Set(places.filter(({ after }) => isActing(found, after - 1)).map(({ noun }) => noun));
  for (const { first, after, noun } of places) {
    if (!acting.has(noun)) continue;
    const range = rangeOf(parsed, { first, after });
    const named = [...cast.actors.values()].filter(
      ({ kind, name, key }) => kind === "organisation" && !key.startsWith(OwnKey) && name.toLowerCase().split(" ").includes(noun),
    );
    const [only] = ofNouns.has(noun) ? [ofNouns.get(noun)] : named.length === 1 ? named : [];
    const key = only !== undefined ? only.key : `${OwnKey}${noun}`;
    const basis = basisOf(only !== undefined ? "actors/body-by-its-noun" : "actors/body-without-name", 0.6);
    addActor(cast, { key, kind: "organisation", name: noun, basis });
    addMention(cast, { key, range, form: "description", basis });
    take(found, { first, after });
  }
}

/** "the |Jubbah| movement", "the union, |Dock and General|,": the named body that a noun stands for once stands for it everywhere. */
function bodiesByNoun({ parsed, cast }: Findings, places: readonly PlainPlace[]): ReadonlyMap<string, ActorDraft> {
  const { tokens } = parsed;
  const byEnd = new Map(cast.mentions.map((mention) => [mention.range.end, mention.key]));
  const byStart = new Map(cast.mentions.map((mention) => [mention.range.start, mention.key]));
  const bodies = new Map<string, ActorDraft>();
  for (const { first, after, noun } of places) {
    const inside = after - first > 1 ? byEnd.get(tokens[after - 2]?.end ?? -1) : undefined;
    const apposed = tokens[after]?.form === "," ? byStart.get(tokens[after + 1]?.start ?? -1) : undefined;
    const closes = apposed === undefined ? undefined : tokens.slice(after + 2, after + LongestApposed).find(({ form }) => form === ",");
    const actor = cast.actors.get(inside ?? (closes === undefined ? "" : (apposed ?? "")));
    if (actor?.kind === "organisation" && !bodies.has(noun)) bodies.set(noun, actor);
  }
  return bodies;
}

const LongestApposed = 7;

type PlainPlace = { readonly first: number; readonly after: number; readonly noun: string };

/** Every place where a noun for a body stands as one: "the union", "the militant movement", "their union", "Teachers" at the head of a sentence. */
function plainPlaces(found: Findings): readonly PlainPlace[] {
  const { tokens, sentences } = found.parsed;
  return tokens.flatMap((token): readonly PlainPlace[] => {
    const noun = token.lower;
    if (!SideNouns.has(noun) || found.taken.has(token.index)) return [];
    const opening = openingOf(tokens, token.index, sentences[token.sentence]?.firstToken ?? token.index);
    if (opening !== undefined && PluralSides.has(noun) && isActing(found, token.index))
      return [{ first: opening, after: token.index + 1, noun }];
    if (
      (token.form !== noun && !(isPartOfOneName(found, noun) && tokens[token.index - 1]?.lower === "the")) ||
      tokens[token.index + 1]?.tag === "NOUN"
    )
      return [];
    for (let at = token.index - 1; at >= Math.max(0, token.index - MostQualities - 1); at--) {
      const before = tokens[at];
      if (before === undefined || before.sentence !== token.sentence) return [];
      if (noun === "opposition" && before.lower !== "the") return [];
      if (Determiners.has(before.lower)) return [{ first: at, after: token.index + 1, noun }];
      // "Maravia's |creditors|", "the players' |association|".
      if (before.fineTag === "POS") return [{ first: at + 1, after: token.index + 1, noun }];
      if (before.tag !== "ADJ" && before.tag !== "NOUN" && before.tag !== "PROPN") return [];
    }
    return [];
  });
}

/** The head of the sentence, where only nouns stand before: "Teachers", "Barge owners". */
function openingOf(tokens: readonly Token[], noun: number, first: number): number | undefined {
  if (noun - first > MostQualities) return undefined;
  for (let at = first; at < noun; at++)
    if (tokens[at]?.tag !== "NOUN" && tokens[at]?.tag !== "ADJ" && tokens[at]?.tag !== "PROPN") return undefined;
  return first;
}

/** "the Front", "the Union", where one body of the text has that word in its name. */
function isPartOfOneName({ cast }: Findings, noun: string): boolean {
  return (
    [...cast.actors.values()].filter(({ kind, name }) => kind === "organisation" && name.toLowerCase().split(" ").includes(noun)).length ===
    1
  );
}

const MostQualities = 2;
const Determiners: ReadonlySet<string> = new Set(["the", "its", "their", "our"]);

const OwnKey = "org:x-plain-";

/** Bodies of many, which the plural names without an article too. */
const PluralSides: ReadonlySet<string> = new Set(
  `operators creditors lenders donors trustees workers teachers drivers strikers players employers owners rebels separatists hosts organisers organizers miners
  dockers dockworkers nurses doctors pilots growers farmers fishermen skippers landlords tenants insurers guarantors shareholders insurgents militants guerrillas
  students staff clerics elders villagers bondholders publishers broadcasters writers actors musicians bosses managers unions`.split(
    /\s+/u,
  ),
);

const SideNouns: ReadonlySet<string> = new Set([
  ...PluralSides,
  ...`union council association federation consortium company operator district board junta army movement militia coalition league committee commission club
  museum secretariat bloc front opposition branch guild cooperative co-operative firm utility port authority airline railway carrier network studio publisher hospital
  university city municipality province region tribe government cabinet ministry department faction insurgency management syndicate confederation chamber bank fund agency trust parish congregation`.split(
    /\s+/u,
  ),
]);

/** A finite verb follows, an adverb between them at most; a verb of saying stands right before; or the parse makes it the subject of a verb. */
function isActing({ parsed }: Findings, noun: number): boolean {
  const { tokens } = parsed;
  const next = tokens[noun + 1]?.tag === "ADV" ? tokens[noun + 2] : tokens[noun + 1];
  if (next !== undefined && next.sentence === tokens[noun]?.sentence && /^(?:VB[ZDP]|MD)$/.test(next.fineTag)) return true;
  if (["said", "says"].includes(tokens[noun - 2]?.lower ?? "")) return true;
  const token = tokens[noun];
  if (
    token?.relation === "nmod:poss" &&
    ["position", "demand", "refusal", "proposal", "offer", "insistence"].includes(tokens[token.head]?.lower ?? "")
  )
    return true;
  return token?.relation === "nsubj" && tokens[token.head]?.tag === "VERB";
}

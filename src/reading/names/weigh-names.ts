/** Decides what each capitalised name is, from all its places in the text together: person, organisation, place, thing, or unknown. */
import type { Basis } from "#record";
import type { ParsedText } from "../parsed-text.ts";
import { ENOUGH_EVIDENCE, NAME_SIGNS, type NameKind, type NameSignId } from "../rules/name-evidence.ts";
import { NAME_KINDS } from "../syntax/network/load-network.ts";
import type { World } from "../world.ts";
import { type NamePair, namesListedTogether } from "./find-listed-names.ts";
import { signsAround, signsInside } from "./find-name-signs.ts";
import { lastWordOf, nameKeyOf } from "./name-key.ts";
import type { Piece } from "./segment-names.ts";

/** What a name was found to be, how surely, and by which sign most of all, or by the model where it says more than any. */
export type NameVerdict = { readonly kind: NameKind | "unknown"; readonly basis: Basis };

/** What names are weighed with. */
export type NameResources = {
  readonly world: World;
  /** Words that have a little of what states have, though not enough. */
  readonly maybeStates?: ReadonlySet<string> | undefined;
};

/** The verdict on every name among `pieces`, by its key; by the signs alone where the text has no scores of the network. Cost: linear in the pieces. */
export function weighNames(parsed: ParsedText, pieces: readonly Piece[], resources: NameResources): ReadonlyMap<string, NameVerdict> {
  const { signs, points } = evidenceOfNames(parsed, pieces, resources);
  return judgeAll(signs, points);
}

type SignCounts = Map<string, Map<NameSignId, number>>;

/** What speaks for each kind of each name, by its key: the signs of the rules, and the points of the network where the text has its scores. */
export type NameEvidence = {
  readonly signs: ReadonlyMap<string, ReadonlyMap<NameSignId, number>>;
  readonly points: ReadonlyMap<string, NamePoints>;
};

/** Everything that is weighed, what names say of one another among it: whose surname a name is, and with what it is listed. */
export function evidenceOfNames(parsed: ParsedText, pieces: readonly Piece[], { world, maybeStates }: NameResources): NameEvidence {
  const signs = signsByName(parsed, pieces, world);
  noteShortNames(signs);
  for (const [key, counts] of signs) if (maybeStates?.has(key) === true) counts.set("names/maybe-state", 1);
  const points = pointsByKey(parsed, pieces);
  const first = judgeAll(signs, points);
  noteSurnames(signs, first);
  noteNeighbours(signs, first, namesListedTogether(parsed, pieces));
  return { signs, points };
}

/** "Orrin |Velmar|", a person, makes "|Velmar|" a surname. */
function noteSurnames(signsByKey: SignCounts, verdicts: ReadonlyMap<string, NameVerdict>): void {
  const surnames = new Set<string>();
  for (const [key, verdict] of verdicts) if (verdict.kind === "person" && key.includes(" ")) surnames.add(lastWordOf(key));
  for (const [key, signs] of signsByKey) if (!key.includes(" ") && surnames.has(key)) signs.set("names/surname-of-known", 1);
}

/** "Orrin |Velmar| … |Velmar| left": bodies and places are called by their first words, people by their last. */
function noteShortNames(signsByKey: SignCounts): void {
  for (const [key, signs] of signsByKey) {
    if (!signs.has("names/two-words")) continue;
    const short = signsByKey.get(lastWordOf(key));
    if (short !== undefined && ![...short.keys()].some((sign) => OfNoPerson.has(sign))) signs.set("names/called-by-last-word", 1);
  }
}

/** What speaks against a surname. */
const OfNoPerson: ReadonlySet<NameSignId> = new Set([
  "names/article-before",
  "names/locative",
  "names/acronym",
  "names/adjective",
  "names/body-noun",
  "names/place-noun",
  "names/thing-noun",
  "names/place-of",
  "names/place-in-state",
]);

/** "Tarling, Moss and |Velmar|": what is surely of one kind says a little of the names it is listed with. */
function noteNeighbours(signsByKey: SignCounts, verdicts: ReadonlyMap<string, NameVerdict>, pairs: readonly NamePair[]): void {
  for (const [one, other] of pairs)
    for (const [key, neighbour] of [
      [one, other],
      [other, one],
    ] as const) {
      const verdict = verdicts.get(neighbour);
      if (verdict === undefined || verdict.basis.certainty < SURE_OF_NEIGHBOUR) continue;
      if (verdict.kind !== "unknown" && verdict.kind !== "thing") signsByKey.get(key)?.set(`names/listed-with-${verdict.kind}`, 1);
    }
}

const SURE_OF_NEIGHBOUR = 0.75;

function signsByName(parsed: ParsedText, pieces: readonly Piece[], world: World): SignCounts {
  const signsByKey = new Map<string, Map<NameSignId, number>>();
  const note = (key: string, sign: NameSignId) => {
    const counts = signsByKey.get(key) ?? new Map<NameSignId, number>();
    counts.set(sign, (counts.get(sign) ?? 0) + 1);
    signsByKey.set(key, counts);
  };
  pieces.forEach((piece, at) => {
    if (piece.kind !== "name") return;
    const key = nameKeyOf(parsed, piece.first, piece.after);
    if (!signsByKey.has(key)) signsByKey.set(key, new Map());
    for (const sign of signsInside(parsed, piece)) note(key, sign);
    for (const sign of signsAround({ parsed, world, piece, before: pieces[at - 1] })) note(key, sign);
  });
  return signsByKey;
}

/** What the network gives each kind, in points; kinds in the order of `NAME_KINDS`. */
type NamePoints = Float64Array;

/** What the network says of each name, the mean over its words and places: one place says it as loud as many. */
function pointsByKey(parsed: ParsedText, pieces: readonly Piece[]): ReadonlyMap<string, NamePoints> {
  const { nameScores } = parsed;
  if (nameScores === undefined) return new Map();
  const sums = new Map<string, { readonly points: NamePoints; places: number }>();
  for (const piece of pieces) {
    if (piece.kind !== "name") continue;
    const key = nameKeyOf(parsed, piece.first, piece.after);
    const sum = sums.get(key) ?? { points: new Float64Array(NAME_KINDS.length), places: 0 };
    addPoints(nameScores, piece, sum.points);
    sum.places += 1;
    sums.set(key, sum);
  }
  return new Map([...sums].map(([key, { points, places }]) => [key, points.map((point) => point / places)]));
}

function addPoints(scores: Float32Array, { first, after }: Piece, points: NamePoints): void {
  const count = NAME_KINDS.length;
  for (let token = first; token < after; token++) {
    const own = scores.subarray(token * count, (token + 1) * count);
    const mean = own.reduce((sum, score) => sum + score, 0) / count;
    own.forEach((score, kind) => {
      points[kind] = (points[kind] ?? 0) + (score - mean) / (after - first);
    });
  }
}

function judgeAll(
  signsByKey: ReadonlyMap<string, ReadonlyMap<NameSignId, number>>,
  points: ReadonlyMap<string, NamePoints>,
): ReadonlyMap<string, NameVerdict> {
  return new Map([...signsByKey].map(([key, signs]) => [key, judge(key, signs, points.get(key))]));
}

function judge(key: string, signs: ReadonlyMap<NameSignId, number>, points: NamePoints | undefined): NameVerdict {
  const scores: Record<NameKind, number> = { person: 0, organisation: 0, place: 0, thing: 0 };
  const loudest: Record<NameKind, Loudest> = { person: SILENCE, organisation: SILENCE, place: SILENCE, thing: SILENCE };
  const saidByModel: Partial<Record<NameKind, number>> = {};
  const hear = (kind: NameKind, weight: number, by: Pick<Loudest, "kind" | "name">) => {
    scores[kind] += weight;
    if (weight > loudest[kind].weight) loudest[kind] = { ...by, weight };
  };
  for (const rule of NAME_SIGNS) {
    const count = signs.get(rule.id);
    if (count === undefined) continue;
    const loudness = 1 + GAIN_OF_REPEAT * (Math.min(count, MOST_REPEATS) - 1);
    for (const kind of KINDS) hear(kind, (weightsOf(rule)[kind] ?? 0) * loudness, { kind: "rule", name: rule.id });
  }
  if (points !== undefined) {
    const none = Math.max(0, Math.min(MOST_POINTS, points[NAME_KINDS.indexOf("none")] ?? 0)) * NONE_SHARE;
    KINDS.forEach((kind, at) => {
      const said = Math.max(-MOST_POINTS, Math.min(MOST_POINTS, points[at] ?? 0));
      saidByModel[kind] = said - none;
      hear(kind, said - none, { kind: "model", name: "names" });
    });
  }
  const [best, second] = [...KINDS].sort((one, other) => scores[other] - scores[one] || KINDS.indexOf(one) - KINDS.indexOf(other));
  if (best === undefined || second === undefined || scores[best] < ENOUGH_EVIDENCE) return UNKNOWN;
  const { kind, name } = loudest[best];
  const certainty = certaintyOf(scores[best] - Math.max(0, scores[second]));
  // One word stays unknown on the model's word alone, unless that is sure.
  const isBacked = scores[best] > (saidByModel[best] ?? 0);
  if (kind === "model" && certainty < (isBacked ? SURE_WITH_A_SIGN : SURE_ALONE) && !key.includes(" ")) return UNKNOWN;
  return { kind: best, basis: { kind, name, certainty } };
}

const SURE_WITH_A_SIGN = 0.55;
const SURE_ALONE = 0.7;

type Loudest = { readonly kind: Basis["kind"]; readonly name: string; readonly weight: number };
const SILENCE: Loudest = { kind: "rule", name: "names/two-words", weight: 0 };
const UNKNOWN: NameVerdict = { kind: "unknown", basis: { kind: "rule", name: "names/two-words", certainty: 0.3 } };

/** The model never says more than this, however sure; beside the signs it counts in full. Chosen on GUM `dev`. */
const MOST_POINTS = 6;
const NONE_SHARE = 0.5;

const KINDS: readonly NameKind[] = ["person", "organisation", "place", "thing"];
const GAIN_OF_REPEAT = 0.25;
const MOST_REPEATS = 5;

/** A lead of four points and more is as sure as rules get. */
function certaintyOf(margin: number): number {
  return Math.round(Math.min(0.97, 0.5 + margin / 8) * 100) / 100;
}

function weightsOf(rule: (typeof NAME_SIGNS)[number]): Readonly<Partial<Record<NameKind, number>>> {
  return rule.weights;
}

/** Decides which phrases of powers and their people become mentions: governments, organs, groups with members, delegations with their lead. */

import { BODY_NOUNS, GROUP_NOUNS } from "../rules/organs.ts";
import { slugOf } from "../world.ts";
import { addActor, addMention, addRole, addSide, showActor } from "./cast-in-making.ts";
import { type Chain, findChains, type GroupPhrase, organKeyOf, readGroup } from "./find-groups.ts";
import { actorOfEntry, basisOf, type Findings, isTaken, keyOfPiece, take } from "./findings.ts";
import type { Piece } from "./segment-names.ts";
import type { TokenStretch } from "./token-stretch.ts";
import { rangeOf, wordsOf } from "./token-stretch.ts";

/** Marks the phrases around known words, and those around persons ("Velmar's team"). */
export function markGroups(found: Findings): void {
  const { parsed } = found;
  for (const chain of findChains(parsed, found.pieces)) {
    if (isTaken(found, chain)) continue;
    const phrase = readGroup(parsed, found.index, chain);
    if (phrase === undefined || isTaken(found, phrase)) continue;
    markPhrase(found, phrase, chain);
  }
  for (const piece of found.pieces)
    if (piece.kind === "name" && (found.personOf.has(piece) || found.bodyOf.has(piece))) markFollowers(found, piece);
}

function markPhrase(found: Findings, phrase: GroupPhrase, chain: Chain): void {
  const { parsed, cast } = found;
  const range = rangeOf(parsed, phrase);
  const members = phrase.members.flatMap((entry) => actorOfEntry(found, entry) ?? []);
  const [member] = members;
  const [entry] = phrase.members;
  if (member === undefined || entry === undefined) return;
  const basis = basisOf(phrase.rule, phrase.certainty);
  take(found, phrase);
  for (const piece of chain.pieces) {
    const shown = keyOfPiece(found, piece);
    if (shown !== undefined) showActor(cast, shown, rangeOf(parsed, piece));
  }
  if (phrase.kind === "state") {
    addMention(cast, { key: member, range, form: "description", basis });
    return;
  }
  const words = wordsOf(parsed, phrase);
  if (phrase.kind === "organ") {
    const known = found.world.entries.get(organKeyOf(entry, phrase.noun));
    const key = known === undefined ? organKeyOf(entry, phrase.noun) : (actorOfEntry(found, known) ?? organKeyOf(entry, phrase.noun));
    addActor(cast, { key, kind: "organisation", name: words, worldKey: key, basis });
    addSide(cast, key, { key: member, basis });
    addMention(cast, { key, range, form: "name", basis });
    return;
  }
  const key = `group:x-${slugOf(`${members.join(" ")} ${phrase.noun}`)}`;
  addActor(cast, { key, kind: "group", name: words, basis });
  if (members.length === 1) addSide(cast, key, { key: member, basis });
  cast.members.set(key, [...new Set([...(cast.members.get(key) ?? []), ...members])]);
  addMention(cast, { key, range, form: "description", basis });
  if (phrase.kind === "body") readLead(found, phrase, { key, member });
}

/** "the Tarsian delegation, led by senior official Orrin Velmar": the lead acts for the side. */
function readLead(found: Findings, phrase: TokenStretch, { key, member }: { readonly key: string; readonly member: string }): void {
  const { tokens } = found.parsed;
  let at = phrase.after;
  if (tokens[at]?.form === ",") at += 1;
  while (["which", "is", "was", "were", "being", "to", "be", "will", "would"].includes(tokens[at]?.lower ?? "") && at < phrase.after + 5)
    at++;
  const leader = personBeforeVerb(found, phrase);
  if (leader !== undefined) {
    noteLead(found, { phrase, key, member, person: leader, range: phrase });
    return;
  }
  if (!["led", "headed", "chaired", "fronted"].includes(tokens[at]?.lower ?? "") || tokens[at + 1]?.lower !== "by") return;
  const limit = at + FARTHEST_LEAD;
  for (let index = at + 2; index < limit; index++) {
    if (tokens[index]?.sentence !== tokens[phrase.first]?.sentence) return;
    const piece = found.index.byFirst.get(index);
    const person = piece === undefined ? undefined : found.personOf.get(piece);
    if (person === undefined) continue;
    noteLead(found, { phrase, key, member, person, range: { first: phrase.first, after: at + 2 } });
    return;
  }
}

type Lead = {
  readonly phrase: TokenStretch;
  readonly key: string;
  readonly member: string;
  readonly person: string;
  readonly range: TokenStretch;
};

function noteLead(found: Findings, { phrase, key, member, person, range }: Lead): void {
  const { parsed, cast } = found;
  addRole(cast, person, { title: `leads the ${wordsOf(parsed, phrase)}`, range: rangeOf(parsed, range), actsFor: member });
  addSide(cast, person, { key: member, basis: basisOf("actors/leads-delegation", 0.9) });
  cast.members.set(key, [...new Set([...(cast.members.get(key) ?? []), person])]);
}

/** "Orrin Velmar will lead the Tarsian delegation": the person named before the verb. */
function personBeforeVerb(found: Findings, phrase: TokenStretch): string | undefined {
  const { tokens } = found.parsed;
  let at = phrase.first - 1;
  if (tokens[at]?.lower === "the") at -= 1;
  if (!["lead", "leads", "led", "head", "heads", "headed", "heading", "leading", "chaired", "chairs"].includes(tokens[at]?.lower ?? ""))
    return undefined;
  for (let index = at; index > at - FARTHEST_SUBJECT; index--) {
    if (tokens[index]?.sentence !== tokens[phrase.first]?.sentence) return undefined;
    const piece = found.index.byAfter.get(index);
    if (piece !== undefined) return found.personOf.get(piece);
  }
  return undefined;
}

const FARTHEST_SUBJECT = 5;

const FARTHEST_LEAD = 10;

/** "Velmar's team", "Velmar aides", "the Velmar campaign", "rebel negotiators of the Front". */
function markFollowers(found: Findings, piece: Piece): void {
  const { parsed, cast } = found;
  const { tokens } = parsed;
  const owner = found.personOf.get(piece) ?? found.bodyOf.get(piece);
  if (owner === undefined || (found.bodyOf.has(piece) && found.taken.has(piece.first))) return;
  const isPossessive = tokens[piece.after]?.lower === "'s";
  let at = piece.after + (isPossessive ? 1 : 0);
  while (at < piece.after + 3 && FOLLOWER_MODIFIERS.has(tokens[at]?.lower ?? "")) at++;
  const noun = tokens[at]?.lower ?? "";
  if (
    tokens[at]?.sentence !== tokens[piece.first]?.sentence ||
    !(FOLLOWER_NOUNS.has(noun) || (GROUP_NOUNS.has(noun) && !BODY_NOUNS.has(noun)) || noun === "team" || noun === "delegation")
  )
    return;
  if (found.index.byFirst.get(at + 1)?.kind === "name" || found.taken.has(at)) return;
  const after = at + 1;
  if (GROUP_NOUNS.has(tokens[after]?.lower ?? "")) return;
  const stretch = { first: piece.first, after };
  const key = `group:x-${slugOf(`${owner} ${noun}`)}`;
  const basis = basisOf("actors/followers", 0.75);
  addActor(cast, { key, kind: noun === "campaign" ? "organisation" : "group", name: wordsOf(parsed, stretch), basis });
  addSide(cast, key, { key: owner, basis });
  addMention(cast, { key, range: rangeOf(parsed, stretch), form: "description", basis });
  for (let index = piece.after; index < after; index++) found.taken.add(index);
}

const FOLLOWER_MODIFIERS: ReadonlySet<string> = new Set(
  "senior top chief close closest key political own presidential negotiating legal national security foreign policy military".split(" "),
);
const FOLLOWER_NOUNS: ReadonlySet<string> = new Set(
  "campaign team aides advisers advisors envoys negotiators allies lawyers supporters staff entourage representatives officials surrogates fighters forces".split(
    " ",
  ),
);

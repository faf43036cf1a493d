/** Decides where a speaker's "must" asks something of another party: "Veldland must withdraw its troops, Marrow said". */
import type { AttributionMark, LocalActorId } from "#record";
import { actorsOfPhrase, attributionAt, type ClauseView, partyOf, textOf } from "../clauses/clause-view.ts";
import type { Clause } from "../clauses/find-clauses.ts";
import { topicIn } from "../rules/points.ts";

export type SpeakersDemand = {
  readonly speaker: LocalActorId;
  readonly party: LocalActorId;
  readonly via: readonly LocalActorId[];
  readonly attribution: AttributionMark;
};

const Asking = new Set(["must", "should", "shall"]);
/** Nouns for the text under negotiation: what it must hold is asked of all. */
const TextNouns = new Set([
  "deal",
  "agreement",
  "settlement",
  "accord",
  "plan",
  "solution",
  "treaty",
  "peace",
  "ceasefire",
  "truce",
  "framework",
  "draft",
  "text",
]);
const HoldingVerbs = new Set([
  "include",
  "contain",
  "guarantee",
  "provide",
  "ensure",
  "address",
  "respect",
  "reflect",
  "recognise",
  "recognize",
  "take",
  "mean",
  "cover",
  "involve",
  "require",
  "be",
]);

/** The speaker and side that ask for what the clause says, or `undefined` where it asks nothing of anybody else. */
export function demandOfSpeaker(view: ClauseView, clause: Clause): SpeakersDemand | undefined {
  const { verb, subject } = clause;
  const attribution = attributionAt(view, verb.main);
  if (attribution === undefined || subject === undefined || !asks(view, clause)) return undefined;
  for (const speaker of attribution.speakers) {
    const party = partyOf(view, speaker);
    if (party === undefined) continue;
    if (isOfAnother(view, clause, party) || isOfTheText(view, clause) || isOfAPoint(view, clause))
      return { speaker, party, via: attribution.via.filter((actor) => partyOf(view, actor) !== party), attribution };
  }
  return undefined;
}

function asks({ words, tokens }: ClauseView, { verb }: Clause): boolean {
  if (verb.perfect) return false;
  if (verb.modal !== undefined) return Asking.has(verb.modal);
  const lemma = tokens[verb.main]?.lemma;
  return (
    (lemma === "need" || lemma === "have") && words[verb.main + 1] === "to" && tokens[verb.main + 2]?.fineTag === "VB" && !verb.negated
  );
}

function isOfAnother(view: ClauseView, { subject }: Clause, party: LocalActorId): boolean {
  if (subject === undefined) return false;
  const asked = actorsOfPhrase(view, subject).map((actor) => partyOf(view, actor));
  return asked.length > 0 && asked.every((other) => other !== undefined && other !== party);
}

/** "The toll must end", "the prisoners must be released": a point and what is to be done about it. */
function isOfAPoint(view: ClauseView, { subject, verb }: Clause): boolean {
  if (subject === undefined || verb.copular || actorsOfPhrase(view, subject).length > 0) return false;
  if (!verb.passive && !Ending.has(view.tokens[verb.main]?.lemma ?? "")) return false;
  const { start, end } = textOf(view, subject);
  const found = topicIn(view.document.parsed.plain.slice(start, end));
  return found !== undefined && !found.weak;
}
const Ending = new Set(["end", "stop", "cease", "go", "return", "begin", "start", "hold", "come", "leave", "continue"]);

/** "Any settlement must include …". "Peace must be more than …" says what peace is, not what is asked. */
function isOfTheText({ words, tokens }: ClauseView, { subject, verb }: Clause): boolean {
  if (subject === undefined) return false;
  const head = words[subject.after - 1] ?? "";
  const lemma = tokens[verb.main]?.lemma ?? "";
  return TextNouns.has(head) && HoldingVerbs.has(lemma) && lemma !== "be";
}

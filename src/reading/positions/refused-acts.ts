/** Decides where a party says that it will not do a thing that is a point of the talks: "we will not end the war until …". */
import type { AttributionMark } from "#record";
import { actorsOfPhrase, attributionAt, type ClauseView, partyOf } from "../clauses/clause-view.ts";
import type { Clause } from "../clauses/find-clauses.ts";
import { HinderingVerbs, stanceRules } from "../rules/stance-words.ts";
import type { StanceTaken } from "./take-stance.ts";

const found = stanceRules.find(({ id }) => id === "stance.will-not");
const unhindered = stanceRules.find(({ id }) => id === "stance.will-not-hinder");

/** The refusal a clause with "will not" or "would never" states of its own side; what others foretell of a party is no stance of it. */
export function refusedActOf(view: ClauseView, clause: Clause): StanceTaken | undefined {
  const { verb, range, subject } = clause;
  if (found === undefined || !verb.negated || verb.copular || verb.passive || verb.perfect || subject === undefined) return undefined;
  if (verb.modal !== "will" && verb.modal !== "would" && verb.modal !== "shall") return undefined;
  if (range.after - verb.main < 2 || Everyday.has(view.tokens[verb.main]?.lemma ?? "")) return undefined;
  // "will not hear of a dam": the frames read what is not heard of.
  if (view.isTalks && Idioms.has(view.tokens[verb.main]?.lemma ?? "")) return undefined;
  const attribution = attributionAt(view, verb.main);
  if (attribution !== undefined && !speaksOfItself(view, clause, attribution)) return undefined;
  if (unhindered !== undefined && HinderingVerbs.has(view.tokens[verb.main]?.lemma ?? "")) {
    const object = { first: verb.main + 1, after: range.after };
    return { rule: unhindered, stance: unhindered.stance, strength: unhindered.strength, frame: "object", at: verb.main, object };
  }
  return {
    rule: found,
    stance: "rejects",
    strength: "strong",
    frame: "to do",
    at: verb.main,
    object: { first: verb.main, after: range.after },
  };
}
const Everyday = new Set([
  "be",
  "say",
  "comment",
  "confirm",
  "deny",
  "know",
  "see",
  "have",
  "think",
  "speak",
  "happen",
  "want",
  "need",
  "hesitate",
  "mean",
  "matter",
  "work",
  "help",
  "affect",
  "solve",
  "end up",
]);

const Idioms = new Set(["hear", "brook", "wear", "stomach", "countenance", "touch", "budge", "exclude", "preclude", "reject"]);

/** True for "we", for an unresolved "it" and where the speaker and the subject are of one side. */
function speaksOfItself(view: ClauseView, { subject }: Clause, { speakers }: AttributionMark): boolean {
  if (subject === undefined) return false;
  const word = view.words[subject.after - 1] ?? "";
  if (word === "we" || word === "i") return true;
  const sides = actorsOfPhrase(view, subject).map((actor) => partyOf(view, actor) ?? actor);
  if (sides.length === 0) return word === "it" || word === "they";
  return sides.every((side) => speakers.some((speaker) => (partyOf(view, speaker) ?? speaker) === side));
}

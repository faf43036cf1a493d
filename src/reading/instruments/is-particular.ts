/** Decides whether a phrase names one particular instrument or only a kind of text that may be hoped for. */
import type { ClauseView } from "../clauses/clause-view.ts";
import type { InstrumentRule } from "../rules/instrument-words.ts";
import { singular } from "./phrase-edges.ts";

/** What the phrase tells of itself. */
export type PhraseFacts = {
  readonly rule: InstrumentRule;
  readonly word: string;
  readonly described: readonly string[];
  readonly isBare: boolean;
  readonly isIndefinite: boolean;
  readonly hasDrafters: boolean;
  readonly hasPurpose: boolean;
  /** "drafted by …" in so many words. */
  readonly isDraftedBy: boolean;
  /** "its plan". */
  readonly isPronounOwned: boolean;
  readonly head: number;
  readonly nameStart: number;
  readonly points?: number;
  readonly number?: number;
  readonly complement?: number;
};

/** True where the phrase alone is enough to found an instrument of the record. */
export function isParticular(view: ClauseView, facts: PhraseFacts): boolean {
  const { rule, word, described, isIndefinite, hasDrafters, number, points, head, nameStart } = facts;
  if (points !== undefined) return true;
  if (rule.form === "resolution") return number !== undefined;
  if (word === "guarantee" || word === "guarantees") return false;
  if (word === "convention" && described.some((one) => PartyMeetings.has(one))) return false;
  if (isNamed(view, nameStart, head)) return true;
  const isText = TextLike.has(singular(word));
  if (hasDrafters && OwnTexts.has(singular(word))) return true;
  if (hasDrafters && isText && facts.isDraftedBy && !described.some((one) => Domestic.has(one))) return true;
  if (hasDrafters && Owned.has(word) && !isIndefinite && !facts.isPronounOwned && !described.some((one) => Domestic.has(one))) return true;
  if (!isIndefinite && described.includes("brokered")) return true;
  const matters = rule.needs.length === 0 || described.some((one) => rule.needs.includes(one));
  if (hasDrafters && isText && (matters || facts.complement !== undefined || facts.hasPurpose || OwnTexts.has(singular(word)))) return true;
  if (singular(word) === "framework") return described.some((one) => FrameworkMatters.has(one));
  if (singular(word) === "draft") return !isIndefinite && described.some((one) => DraftOrder.has(one));
  if (singular(word) === "text")
    return described.some((one) => ["draft", "negotiating", "agreed", "joint", "compromise", "rolling"].includes(one));
  if (OwnTexts.has(singular(word))) return described.length > 0 || facts.complement !== undefined || !isIndefinite;
  if (rule.needs.length === 0) return !isIndefinite && described.some((one) => AgreementMatters.has(one));
  return matters && (!isIndefinite || (isText && described.length > 0 && facts.hasPurpose));
}
/** Texts that exist once somebody wrote them; a deal or an agreement may only be hoped for. */
export const TextLike = new Set([
  "plan",
  "proposal",
  "draft",
  "roadmap",
  "road map",
  "initiative",
  "framework",
  "blueprint",
  "memorandum",
  "formula",
  "text",
  "declaration",
  "document",
]);
/** Texts that are somebody's: "the Norlandic proposal". */
const Owned = new Set(["plan", "proposal", "roadmap", "initiative", "blueprint", "draft"]);
/** Conventions at which people meet. */
const PartyMeetings = new Set([
  "national",
  "republican",
  "democratic",
  "party",
  "annual",
  "baptist",
  "nominating",
  "labour",
  "conservative",
]);
/** Plans of home affairs. */
const Domestic = new Set([
  "tax",
  "health",
  "healthcare",
  "economic",
  "budget",
  "spending",
  "pension",
  "business",
  "jobs",
  "education",
  "campaign",
  "marketing",
  "insurance",
  "savings",
  "meal",
  "child",
  "college",
  "infrastructure",
  "stimulus",
]);
const OwnTexts = new Set(["roadmap", "road map", "memorandum", "draft"]);
const FrameworkMatters = new Set([
  "guarantee",
  "guarantees",
  "security",
  "peace",
  "monitoring",
  "ceasefire",
  "negotiating",
  "negotiation",
  "trade",
  "reconstruction",
  "settlement",
  "agreement",
  "nuclear",
  "verification",
  "humanitarian",
  "economic",
  "multilateral",
  "bilateral",
  "joint",
  "interim",
  "implementation",
]);
const DraftOrder = new Set([
  "first",
  "second",
  "third",
  "fourth",
  "fifth",
  "latest",
  "new",
  "revised",
  "final",
  "joint",
  "current",
  "updated",
  "leaked",
  "initial",
  "working",
]);
const AgreementMatters = new Set([
  "peace",
  "ceasefire",
  "truce",
  "armistice",
  "nuclear",
  "trade",
  "border",
  "withdrawal",
  "disengagement",
  "power",
  "grain",
  "water",
  "interim",
  "framework",
  "draft",
  "climate",
  "prisoner",
  "arms",
  "armistice",
  "transit",
  "defence",
  "defense",
  "security",
  "status",
]);

/** "the Hale Accords", "the Geneva Declaration": capitals up to the noun, or a name right before a noun for an agreement. */
function isNamed({ tokens, words }: ClauseView, start: number, head: number): boolean {
  const headToken = tokens[head];
  const before = tokens[head - 1];
  if (headToken === undefined || before === undefined || head <= start) return false;
  const capitalBefore = /^\p{Lu}/u.test(before.form) && before.tag === "PROPN";
  if (!capitalBefore) return /^\p{Lu}/u.test(headToken.form) && /^\p{Lu}/u.test(before.form) && tokens[head - 2]?.lower === "the";
  if (/^\p{Lu}/u.test(headToken.form)) return true;
  return (
    [
      "agreement",
      "agreements",
      "accord",
      "accords",
      "protocol",
      "treaty",
      "pact",
      "declaration",
      "process",
      "formula",
      "convention",
    ].includes(words[head] ?? "") &&
    words[head - 1] !== "'s" &&
    !/^(?:us|uk|eu|un)$/.test(before.lower)
  );
}

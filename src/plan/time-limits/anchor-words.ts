/** Decides how far the words of an anchor go: "the signing of this Agreement | to enable registration". */
import { isBaseVerb } from "./act-verbs.ts";

/** Words at which the name of an event or period ends. */
const Stops =
  /^(?:shall|will|must|may|should|can|would|to|in|on|at|with|without|as|that|which|who|whose|whom|unless|if|provided|including|for|by|during|through|throughout|under|within|no|not|until|so|but|or|when|where|while|is|are|was|were|has|have|had|be|been|whichever|whoever|after|before|prior|upon|following|subject|pursuant|there|it|they|he|she|we|against|among|between|into|towards?|via|whereupon|thereby|immediately|also|only)$/iu;
/** Nouns after which "from …" or "by …" still belongs to the event. */
const Transfers =
  /^(?:receipt|receiving|notification|notice|request|withdrawal|departure|submission|report|approval|adoption|ratification|endorsement|communication|order|release|return)$/iu;
const Determiner = /^(?:the|an?|this|that|its|their|his|her|of|any|each|and|or|by|from)$/iu;
const MostWords = 24;

/**
 * The end of the anchor that begins at `from`; `from` itself where nothing there can be one. Cost: linear in the words taken, of which there are few.
 */
export function endOfAnchor(words: string, from: number): number {
  const token = /\s*([\p{L}\p{N}][\p{L}\p{N}’'.\-–/]*|\([^()]{1,80}\)|“[^”]{1,80}”|[^\s])/uy;
  token.lastIndex = from;
  let end = from;
  let previous = "";
  let head = "";
  for (let count = 0; count < MostWords; count++) {
    const match = token.exec(words);
    const one = match?.[1];
    if (match === null || one === undefined) break;
    const begins = token.lastIndex - one.length;
    if (/^[^\p{L}\p{N}(“]/u.test(one)) break;
    // A remark in brackets belongs to the name only where the name goes on behind it.
    if (one.startsWith("(")) {
      if (!/^\)? +(?:months?|days?|weeks?|hours?|years?|of\b)/u.test(words.slice(token.lastIndex - 1, token.lastIndex + 20))) break;
      previous = one;
      continue;
    }
    if (/^(?:from|by)$/iu.test(one)) {
      if (!Transfers.test(head) || count > 4) break;
    } else if (/^and$/iu.test(one)) {
      if (!joins(words.slice(token.lastIndex, token.lastIndex + 60), previous)) break;
    } else if (/^into$/iu.test(one) && /^(?:entry|entering|coming|entrance)$/iu.test(previous)) {
      // "the entry into force" is one event.
    } else if (
      /^(?:the|an?|all|each|every|any|such|some|both|no|those|these|this|its|their|his|her)$/iu.test(one) &&
      previous !== "" &&
      !opensName(previous)
    ) {
      // An article behind a noun opens the next phrase.
      break;
    } else if (Stops.test(one) || (head !== "" && isNewVerb(one, previous, words.slice(token.lastIndex, token.lastIndex + 12)))) break;
    if (
      head === "" &&
      !/^(?:the|this|that|its|their|his|her|an?|any|said|date|of|receipt|day|each|every|such|initial|full|final|last|first)$/iu.test(one)
    )
      head = one;
    if (/^(?:receipt|receiving)$/iu.test(one)) head = one;
    previous = one;
    end = begins + one.length;
    if (/[.]$/u.test(one) && !/\p{Lu}[.]$/u.test(one)) {
      end -= 1;
      break;
    }
  }
  // An anchor does not end in a small word.
  const loose = /\s+(?:of|the|a|an|and|this|from|by|its|their)$/iu.exec(words.slice(from, end));
  return loose === null ? end : from + loose.index;
}

/** Words behind which an article still belongs to the same phrase: "signing the", "date of the", "both the". */
function opensName(previous: string): boolean {
  return /^(?:of|from|by|and|or|both|all|into|between|\p{L}+ing|on|which|that)$/iu.test(previous);
}

/** "… of the Transitional Period | enact a law": a verb behind a name, or one that takes an object. */
function isNewVerb(word: string, previous: string, after: string): boolean {
  if (!isBaseVerb(word) || word !== word.toLowerCase() || Determiner.test(previous)) return false;
  return /^\p{Lu}/u.test(previous) || /^ +(?:an?|the|all|any|its|their|this|that|every)\b/u.test(after);
}

/** "Justice and Constitutional Affairs", "election and assumption of": the name goes on after "and". */
function joins(after: string, previous: string): boolean {
  if (/^\s*\p{Lu}/u.test(after) && /^\p{Lu}/u.test(previous)) return true;
  return (
    /^\s*[\p{Ll}-]+(?:tion|ment|sion|ing|al|ance|ence|ure)\s+of\b/u.test(after) ||
    /^\s*(?:entry|verification|ratification|signature|completion)\b/iu.test(after)
  );
}

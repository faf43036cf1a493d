/** Decides what the words between two brackets are, taken alone: a modal verb, an open number, a placeholder, a note, a status, an option, or plain text. */
import { StatusWords } from "../structure/status-words.ts";

export type ContentKind = "text" | "modal" | "number" | "placeholder" | "note" | "status" | "option" | "glue" | "empty";

/** How much of a bracket's content is looked at. */
const Window = 260;

/** What `content` (between the signs, heads of attribution taken off) is. */
export function classifyContent(content: string): ContentKind {
  const words = bareWords(content.slice(0, Window));
  if (KeepsPlace.test(content.trim())) return "placeholder";
  if (words === "") return content.trim() === "" ? "empty" : "text";
  if (Glue.test(words)) return "glue";
  if (StatusWords.test(words)) return "status";
  if (isModal(words)) return "modal";
  if (OptionHead.test(words)) return "option";
  if (isOpenNumber(words)) return "number";
  if (PlaceholderHead.test(words) || IsToCome.test(words)) return "placeholder";
  if (NoteHead.test(words) || PromiseOfText.test(words)) return "note";
  return "text";
}

/** Alternatives written with slashes: 'shall/should', 'commitments / contributions'; undefined where the slash means something else. */
export function slashAlternatives(content: string): readonly string[] | undefined {
  const words = bareWords(content);
  const numbers = numberAlternatives(words);
  if (numbers !== undefined) return numbers;
  if (words.length > 160 || !words.includes("/") || /[[\]{}:\n]|\d|https?|\band\/or\b|^\s*\/|\/\s*$/iu.test(words)) return undefined;
  const parts = words.split("/").map((part) => part.trim());
  // In 'Parties shall/should act' the verb alone is open, not all that stands around the slash.
  if (parts.some((part, at) => /\s(?:shall|should|will|would|may|might|can|could|must)$/iu.test(part) && isModalHead(parts[at + 1] ?? "")))
    return undefined;
  return parts.length >= 2 && parts.every((part) => /^[\p{L}][\p{L} '’-]*$/u.test(part) && part.split(" ").length <= 6) ? parts : undefined;
}

function isModalHead(words: string): boolean {
  return /^(?:shall|should|will|would|may|might|can|could|must)\b/iu.test(words);
}

/** '[24/48 hours]', '[20:00/22:00]'; undefined for dates ('12/3', '12/03/2026') and fractions ('1/3'). */
function numberAlternatives(words: string): readonly string[] | undefined {
  const match = /^(\d{1,4}(?:[:.,]\d{2,3})?(?:\s?\/\s?\d{1,4}(?:[:.,]\d{2,3})?){1,3})(?:\s+([\p{L}%°$€][\p{L}%°$€ ]{0,24}))?$/u.exec(words);
  if (match === null) return undefined;
  const [, numbers = "", unit] = match;
  const parts = numbers.split("/").map((part) => part.trim());
  const isPlain = unit === undefined && !numbers.includes(":");
  const isDate =
    isPlain && (parts.length === 3 ? true : parts.every((part) => Number(part) <= 31) && parts.some((part) => Number(part) <= 12));
  if (isDate || new Set(parts).size < parts.length) return undefined;
  return unit === undefined ? parts : parts.map((part) => `${part} ${unit}`);
}

/** The words without emphasis marks around them. */
export function bareWords(content: string): string {
  return content
    .replaceAll(/[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}/gu, "")
    .replaceAll(/\s+/gu, " ")
    .trim();
}

const Glue = /^(?:or|and|and\/or|\/|and \[or\]|or \[and\]|and \[\/or\]|but|nor)$/iu;

const Modals = new Set(
  (
    "shall|should|will|would|may|might|can|could|must|ought to|need to|needs to|have to|has to|is to|are to|agree to|agrees to|undertake to|undertakes to|commit to|commits to|" +
    "is encouraged to|are encouraged to|is invited to|are invited to|is requested to|are requested to|is urged to|are urged to|are committed to|intend to|intends to|" +
    "strive to|strives to|endeavour to|endeavor to|aim to|aims to|seek to|seeks to|recommends?|decides?|calls upon|calls on|urges?|requests?|invites?|encourages?|demands?|other|others|other verb|alternative verb"
  ).split("|"),
);
const PlainModals =
  /^(?:shall|should|will|would|may|might|can|could|must|other|shall endeavour to|shall strive to|should strive to|shall aim to|should aim to)$/u;

/** One modal verb, or several with slashes; 'other' alone keeps a place for one. */
function isModal(words: string): boolean {
  if (words.length > 90) return false;
  const parts = words
    .toLowerCase()
    .replace(/^\/\s*/u, "")
    .split(/\s*\/\s*|\s+or\s+/u)
    .map((part) => part.replace(/^(?:also|not)\s+|\s+(?:not|also)$/u, "").replace(/[,.;]$/u, ""));
  return parts.length <= 6 && parts.every((part) => PlainModals.test(part) || Modals.has(part));
}

/** True for words that only a modal verb can be; 'requests' or 'other' need a modal beside them. */
export function isPlainModal(content: string): boolean {
  return bareWords(content)
    .toLowerCase()
    .split(/\s*\/\s*/u)
    .every((part) => PlainModals.test(part) && part !== "other");
}

const OptionHead = /^(?:option|alternative|variant|alt\.?)\s{0,2}\(?(?:\d{1,2}|[ivx]{1,4}|[a-z])\)?\s*[:.–—-]/iu;

const NumberWord =
  "zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|half|third|quarter|first|second|fourth|fifth";
const NumberLike = new RegExp(
  `^(?:[–—\\-+~<>≤≥]?(?:\\d[\\d.,\\u00a0]*\\d|\\d)(?:st|nd|rd|th)?|\\d{1,2}[xy]{2}|\\d{3}[xy]|[xyzn]{1,4}|(?:${NumberWord})(?:-(?:${NumberWord}))?)$`,
  "iu",
);
const Unit =
  /^(?:%|per|cent|percent|percentage|points?|°c|°|degrees?|celsius|c|days?|weeks?|months?|years?|hours?|minutes?|km|kilomet(?:er|re)s?|m|met(?:er|re)s?|mm|kg|tonnes?|tons?|gt|mt|gtco2e?|usd?|us|eur|euros?|dollars?|pounds?|\$|€|£|bn|times?|members?|seats?|parties|states|countries|annually|year|to|and|or|by|at|least|most|than|more|less|no|not|up|until|of|about|approximately|around|between|from|within|in|the|before|after|a|an|[–—-])$/iu;

/** A number, range or year that is open, with its unit: 'x', '20XX', '40-70 %', 'five years', '–18'. */
function isOpenNumber(words: string): boolean {
  if (words.length > 60) return false;
  const tokens = words
    .replaceAll(/(?<=[\dxy%])\s*(?:[–—-]|to)\s*(?=[\dxy[])/giu, " - ")
    .replaceAll(/([%$€£°()[\]])/gu, " $1 ")
    .replaceAll(/[()[\],;/]/gu, " ")
    .trim()
    .split(/\s+/u);
  if (tokens.length > 9) return false;
  let numbers = 0;
  for (const token of tokens) {
    const word = token.replace(/[.,;]$/u, "");
    if (NumberLike.test(word)) numbers++;
    else if (!Unit.test(word)) return false;
  }
  // A unit or a preposition may stand beside it, but the number is what is open.
  return numbers > 0 && numbers * 4 >= tokens.length;
}

const PlaceholderHead =
  /^(?:place-?holders?\b|to be (?:determined|decided|defined|added|inserted|completed|confirmed|agreed|discussed|elaborated|developed|negotiated|drafted|specified|supplied|provided|filled)\b|tb[dcas]\b|t\.b\.[dc]\b|insert\b|text to (?:be|come)|language to (?:be|come)|title to be|further (?:\p{L}+ ){1,4}may be|blank\b|left blank|name of\b|date of\b|date$|place$|number$|name$|country$|reserved$|space for\b|\.{2,}|…|_{2,})/iu;

/** Signs that keep a place for words: '…', '__', '●'. A single full stop, comma or dash is text. */
const KeepsPlace = /^(?:(?:\. ?){2,}|…+|_+|[–—-]{2,}|[?•●○◦■▪#*]{1,3})$/u;
/** 'list of goods to be completed': what is to come, and that it is to come; a phrase that begins with a preposition or an article is text. */
const IsToCome =
  /^(?!(?:in|at|on|by|for|to|from|the|an?|as|of|with|within|under|and|or|which|that|such|any|all|each|its|their)\b)(?:[\p{L}\d-]+ ){1,6}to be (?:determined|decided|defined|added|inserted|completed|confirmed|supplied|filled in|drafted)\b(?: (?:later|by experts|by the \p{L}+|in due course|at a later stage))?[.;]?$/iu;
/** 'Tovria to revert', 'US/JP to provide text'. */
const PromiseOfText =
  /^\p{Lu}[\p{L}\d'’.&/, -]{0,60}?\s+(?:propos(?:e|es|al)\s+to\s+(?:replace|move|merge|split|relocate|reformulate|redraft|swap)|to\s+(?:revert|confirm|come back|consult|check|reflect|(?:provide|submit|send) (?:text|wording|language|a proposal|rationale)))\b/u;

const NoteHead =
  /^(?:(?:general |drafting |editor(?:ial|'s|’s|s)?|ed\.?|explanatory |drafter(?:'s|’s|s'|s’)?|negotiator(?:'s|’s|s'|s’)?|chair(?:'s|’s|person's|person’s|s'|s’)?|co-?chairs?(?:'|’)?|facilitator(?:'s|’s|s'|s’)?|secretariat(?:'s|’s)?|legal|technical)\s*(?:note|comment|remark|explanation)s?\b|(?:note|nb|n\.b\.|comment|remark|footnote|ed\. note|placement(?: proposal| suggestion)?|cross-?reference|cf\.)\b\s*(?:by [^:]{1,60})?[:–—-]|note (?:that|to)\b|(?:proposed|proposal|suggestion|suggested) (?:to (?:move|merge|delete|place)|placement)|(?:to be )?(?:moved?|merged?|relocated?) (?:to|from|with|into)\b|(?:see|ex|former(?:ly)?|previous(?:ly)?) (?:also )?(?:art(?:icle)?|para(?:graph)?|op|pp|point|section|annex|option)\b|subject to legal (?:review|scrub)|(?:for|pending) (?:legal|further) (?:review|discussion|scrub)|alternatives? (?:are|were) )/iu;

/** Decides where the sentences and list items of a draft begin and end, and which introduction each item belongs to. */

/** A sentence or item. `words` is the text with each white space character as a blank, of the same length. */
export type Clause = {
  readonly start: number;
  readonly end: number;
  readonly words: string;
  /** The clause that introduces this item ("The Government shall:"). */
  readonly lead: number | undefined;
  /** The number or letter it begins with, without stops: `1.4.2`, `a`. */
  readonly label: string | undefined;
};

/** What is longer is cut at a blank: no sentence of an agreement is. */
const LongestClause = 4000;
const NumberLabel =
  /^\(?\s*(?:(?:article|section|paragraph|point|stage|phase)\s+)?((?:\d{1,3}\.){1,7}\d{0,3}|\d{1,3}[.)]|\(?[a-z]\)|[a-z]\.|\(?[ivx]{1,5}[.)]|[•–—*-])\s*(?=\S)/iu;
const TrailingLabel = /\s(?:\(?\d{1,3}(?:\.\d{1,3}){0,7}\.|\d{1,3}\)|[IVX]{1,5}\.)\s*$/u;
/** What ends in a stop without ending a sentence. */
const Abbreviation =
  /(?:^|[\s(])(?:[A-Z]|No|Nos|Art|Arts|para|paras|Mr|Mrs|Ms|Dr|Gen|Lt|Col|Amb|Hon|St|cf|vs|etc|e\.g|i\.e|a\.m|p\.m|U\.S|U\.N|H\.E|Ch|Sec|approx|Inc|Rev)$/u;

/**
 * Cuts a text at stops, semicolons and colons that end something, and at empty lines. Numbers are taken off both ends (a converted text may carry
 * the next item's number at the end of the line before). Cost: linear.
 */
export function cutClauses(text: string): readonly Clause[] {
  const flat = text.replace(/\s/gu, " ");
  const clauses: Clause[] = [];
  let start = 0;
  let lead: number | undefined;
  /** A number that stood at the end of the clause before. */
  let carried: string | undefined;
  for (const end of cuts(text, flat)) {
    take(start, end);
    start = end;
  }
  return clauses;

  function take(from: number, to: number): void {
    let begin = from;
    let finish = to;
    while (begin < finish && flat[begin] === " ") begin += 1;
    while (finish > begin && flat[finish - 1] === " ") finish -= 1;
    if (begin === finish) return;
    let label = carried;
    carried = undefined;
    for (
      let match = NumberLabel.exec(flat.slice(begin, begin + 40));
      match !== null;
      match = NumberLabel.exec(flat.slice(begin, begin + 40))
    ) {
      label = (match[1] ?? "").replace(/[().]+$|^\(/gu, "");
      begin += match[0].length;
    }
    const trailing = TrailingLabel.exec(flat.slice(Math.max(begin, finish - 30), finish));
    if (trailing !== null) {
      carried = trailing[0].trim().replace(/[().]+$|^\(/gu, "");
      finish -= trailing[0].length;
    }
    const words = flat.slice(begin, finish);
    if (!/\p{L}/u.test(words)) {
      carried ??= /^[\d.]+$/u.test(words) ? words.replace(/\.+$/u, "") : label;
      return;
    }
    const opens = words.endsWith(":");
    clauses.push({ start: begin, end: finish, words, lead, label });
    // An item list ends where a sentence with a modal of its own begins.
    if (opens) lead = clauses.length - 1;
    else if (lead !== undefined && /^[^a-z]/u.test(words) && /\b(?:shall|will|must)\b/u.test(words)) lead = undefined;
  }
}

/** Offsets at which a clause ends, the last one at the end of the text. */
function* cuts(text: string, flat: string): Generator<number> {
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (at - from > LongestClause && char === 32) {
      yield at;
      from = at;
      continue;
    }
    const isBreak = char === 10 && (isEmptyLine(text, at) || endsHeading(text, at) || beginsItem(text, from, at));
    const isStop = (char === 46 || char === 59 || char === 58 || char === 33 || char === 63) && endsHere(flat, at);
    if (isBreak ? !isEmptyLine(text, at) || !goesOn(flat, from, at) : isStop) {
      yield at + 1;
      from = at + 1;
    }
  }
  yield text.length;
}

function isEmptyLine(text: string, at: number): boolean {
  for (let next = at + 1; next < text.length; next++) {
    const char = text.charCodeAt(next);
    if (char === 10) return true;
    if (char !== 32 && char !== 9 && char !== 13) return false;
  }
  return true;
}

const Heading = /^\s*(?:article|section|chapter|title|part|annex|schedule|protocol|appendix)\s+[\dIVXLC]{1,8}\b[^.;:]{0,60}$/iu;

/** A line such as "Article 12 (ex Article 9)" stands by itself. */
function endsHeading(text: string, at: number): boolean {
  const from = text.lastIndexOf("\n", at - 1) + 1;
  return at - from < 90 && Heading.test(text.slice(from, at));
}

/** The next line opens a numbered item, and what stands before it has come to an end. */
function beginsItem(text: string, from: number, at: number): boolean {
  return (
    NumberLabel.test(text.slice(at + 1, at + 41).trimStart()) && /(?:[.;:,]|\b(?:and|or))\s*$/u.test(text.slice(Math.max(from, at - 8), at))
  );
}

/** A sentence goes on after an empty line where it stopped in the middle and what follows begins small. */
function goesOn(flat: string, from: number, at: number): boolean {
  const before = flat.slice(Math.max(from, at - 20), at).trimEnd();
  const after = flat.slice(at, at + 40).trimStart();
  return before !== "" && /[\p{Ll},\d(–-]$/u.test(before) && /^[\p{Ll}(\d%]/u.test(after) && !NumberLabel.test(after);
}

function endsHere(flat: string, at: number): boolean {
  const next = flat[at + 1];
  const char = flat[at];
  if (next !== undefined && next !== " " && !(/[”"’)\]]/u.test(next) && (flat[at + 2] ?? " ") === " ")) return false;
  if (char !== ".") return true;
  const before = flat.slice(Math.max(0, at - 12), at);
  // A stop after a number is a label's ("1.4.7.") unless a sentence ends with a year or an amount.
  if (/(?:^|[\s(])(?:\d{1,3}\.)*\d{1,3}$/u.test(before)) return false;
  if (Abbreviation.test(before)) return false;
  const after = flat.slice(at + 1, at + 12).trimStart();
  return after === "" || !/^\p{Ll}/u.test(after);
}

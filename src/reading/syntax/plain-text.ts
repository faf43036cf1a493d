/** Decides which typographic marks are read as their ASCII twins; the length never changes, so offsets never move. */

/** `text` with typographic quotes, apostrophes, dashes and spaces as ASCII of the same length. */
export function plainTextOf(text: string): string {
  return text.replace(TYPOGRAPHIC, (mark) => TWINS.get(mark) ?? mark);
}

/** True where the unit is a dash longer than a hyphen: `plain` shows it as "-", yet it parts clauses and not words. */
export function isLongDash(unit: number): boolean {
  return unit >= EN_DASH && unit <= HORIZONTAL_BAR;
}

const EN_DASH = 0x2013;
const HORIZONTAL_BAR = 0x2015;

const MARKS_BY_TWIN: readonly (readonly [twin: string, marks: string])[] = [
  ["'", "\u2018\u2019\u201a\u201b\u2032\u02bc\u00b4`\u2039\u203a"],
  ['"', "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb"],
  ["-", "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"],
  [" ", "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u202f\u205f\u3000\ufeff"],
  ["\n", "\u2028\u2029\u0085"],
];

const TWINS = new Map(MARKS_BY_TWIN.flatMap(([twin, marks]) => [...marks].map((mark): [string, string] => [mark, twin])));
const TYPOGRAPHIC = new RegExp(`[${[...TWINS.keys()].join("")}]`, "g");

/** Decides what a number in front of a paragraph says: Arabic, Roman, a letter, a number word, each with its value and what may follow it (bis, alt). */

/** How a numeral counts. `dotted` has several parts (1.1, QQ.A.3). */
export type NumeralSystem = "arabic" | "roman" | "letter" | "dotted";

export type Numeral = {
  readonly system: NumeralSystem;
  /** Parts from the left: [3] for 3, [1, 2] for 1.2, [4] for iv, [27] for aa. */
  readonly value: readonly number[];
};

/** The value of a Roman numeral in one case, 1 to 3999; undefined where it is none in the usual spelling. */
export function romanValue(word: string): number | undefined {
  const lower = word.toLowerCase();
  if (word !== lower && word !== word.toUpperCase()) return undefined;
  if (!/^m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/u.test(lower) || lower === "") return undefined;
  let total = 0;
  for (let at = 0; at < lower.length; at++) {
    const one = RomanDigits[lower[at] ?? ""] ?? 0;
    const next = RomanDigits[lower[at + 1] ?? ""] ?? 0;
    total += one < next ? -one : one;
  }
  return total;
}

/** The value of a letter numeral: a = 1, z = 26, aa = 27, bb = 28; Cyrillic, Arabic and Greek letters in the order lists use them. */
export function letterValue(word: string): number | undefined {
  const letters = [...word.toLowerCase()];
  const [first] = letters;
  if (first === undefined || letters.length > 3 || letters.some((letter) => letter !== first)) return undefined;
  for (const alphabet of Alphabets) {
    const at = alphabet.indexOf(first);
    if (at >= 0) return at + 1 + (letters.length - 1) * alphabet.length;
  }
  return undefined;
}

/** The value of a number word up to twenty ('One', 'FIRST'); undefined for any other word. */
export function wordValue(word: string): number | undefined {
  const at = NumberWords.findIndex((words) => words.includes(word.toLowerCase()));
  return at < 0 ? undefined : at + 1;
}

/** Western digits for Arabic-Indic, Persian, Devanagari and full-width ones; same length, so offsets stay. */
export function westernDigits(text: string): string {
  return text.replaceAll(/[٠-٩۰-۹०-९０-９]/gu, (digit) =>
    String((digit.charCodeAt(0) - (digit >= "０" ? 0xff10 : digit >= "०" ? 0x966 : digit >= "۰" ? 0x6f0 : 0x660)) % 10),
  );
}

/** The suffix of an inserted or alternative paragraph in one spelling: ' bis' and 'BIS' are 'bis', 'bis Alt' is 'bisalt'. */
export function normaliseSuffix(suffix: string): string {
  return suffix
    .toLowerCase()
    .replaceAll(/[\s.-]+/gu, "")
    .replace("alternative", "alt")
    .replace("quater", "quat");
}

/** Suffixes that mark an inserted or alternative paragraph, for use inside larger patterns. */
export const SuffixPattern = "(?:bis|ter|quater|quat|quinquies|quinque|quin|sexies|sex|septies|sept|octies|novies|decies|alternative|alt)";

const RomanDigits: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 };
const Alphabets: readonly (readonly string[])[] = [
  [..."abcdefghijklmnopqrstuvwxyz"],
  [..."абвгдежзиклмнопрстуфхцчшщэюя"],
  [..."αβγδεζηθικλμνξοπρστυφχψω"],
  [..."أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"],
  [..."אבגדהוזחטיכלמנסעפצקרשת"],
];
const NumberWords: readonly (readonly string[])[] = [
  ["one", "first"],
  ["two", "second"],
  ["three", "third"],
  ["four", "fourth"],
  ["five", "fifth"],
  ["six", "sixth"],
  ["seven", "seventh"],
  ["eight", "eighth"],
  ["nine", "ninth"],
  ["ten", "tenth"],
  ["eleven", "eleventh"],
  ["twelve", "twelfth"],
  ["thirteen", "thirteenth"],
  ["fourteen", "fourteenth"],
  ["fifteen", "fifteenth"],
  ["sixteen", "sixteenth"],
  ["seventeen", "seventeenth"],
  ["eighteen", "eighteenth"],
  ["nineteen", "nineteenth"],
  ["twenty", "twentieth"],
];

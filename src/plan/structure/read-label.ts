/** Decides whether a line begins with a number or a structural word ("Article 3bis", "(a)", "OP6alt", "Option 2:"), whatever markup stands before it. */
import { letterValue, type Numeral, normaliseSuffix, romanValue, SuffixPattern, westernDigits, wordValue } from "./numerals.ts";

/** What a labelled line is; `count` is a bare number or letter, whose level only its neighbours tell. */
export type LabelWord = "part" | "annex" | "article" | "point" | "operative" | "preambular" | "option" | "count" | "bullet";

export type Label = {
  readonly word: LabelWord;
  /** For parts: 0 book … 5 subsection. */
  readonly level: number;
  /** Offsets in the text: the number as written, and where what follows begins. */
  readonly start: number;
  readonly end: number;
  readonly rest: number;
  /** Number normalised: '3bis', 'a', 'QQ.A.3', 'OP6alt'; undefined for bullets and bare words. */
  readonly number: string | undefined;
  /** Every way to count the numeral: '(i)' may be the letter or the Roman one. */
  readonly numerals: readonly Numeral[];
  readonly suffix: string;
  /** Lists of one style are one list: '(a)', '(b)'. */
  readonly style: string;
  /** The number stands without any sign behind it, so that only its neighbours make it a number. */
  readonly isBare: boolean;
  /** 'A.' and 'I.' may be initials: only neighbours make them numbers. */
  readonly isDoubtful: boolean;
};

/** How far a label may reach into a line. */
const Window = 240;
const Number_ = String.raw`\d{1,4}(?:\.(?:\d{1,3}|[xX]))*`;
const Suffix = String.raw`(?:[ .\-]?${SuffixPattern}\d{0,2}\b\.?(?:[ .\-]?(?:${SuffixPattern}|\d{1,2})\b)*|[A-Z]\b|[a-z]\b)`;
const AfterMark = String.raw`(?:\[\^[^\]\s]{1,40}\])*`;
const Designation = String.raw`(?:\[?(?<number>${Number_}(?:${Suffix})?|[XVILCDM]+\b(?:[ .\-]?${SuffixPattern}\b)?|[A-Z]{1,3}(?:\.[A-Z0-9]{1,3})+|[A-Z]{1,2}\b|[xX]{1,3}\b|#+)\]?|(?<word>one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b)`;

const ArticleWords =
  "article|art\\.|artikel|artículo|articulo|articolo|artigo|artykuł|článek|стаття|статья|المادة|مادة|madde|άρθρο|§{1,2}|סעיף";
const PartWords: readonly (readonly [number, string])[] = [
  [0, "book|livre|libro"],
  [1, "part|partie|parte|teil|часть|частина|الباب"],
  [2, "title|titre|título|titulo|titolo|titel|раздел|розділ"],
  [3, "chapter|chapitre|capítulo|capitulo|capitolo|kapitel|глава|الفصل"],
  [4, "section|sección|seccion|sezione|secção|abschnitt|القسم"],
  [5, "subsection|sub-section|sous-section|unterabschnitt"],
];
const AnnexWords = "annex|annexe|appendix|attachment|schedule|protocol|anexo|allegato|anhang|anlage|приложение|додаток|الملحق|المرفق";
const PointWords = "point|paragraph|para\\.?|item|step|clause|principle|measure|commitment|punkt|punto|пункт|البند|النقطة";

const ArticleLabel = new RegExp(`^(?:${ArticleWords})\\s{0,3}${Designation}`, "iu");
const PartLabels = PartWords.map(([level, words]) => [level, new RegExp(`^(?:${words})\\s{1,3}${Designation}`, "iu")] as const);
const AnnexLabel = new RegExp(`^(?:${AnnexWords})(?:\\s{1,3}${Designation})?(?=[\\s.:–—\\-\\])*_({[]|$)`, "iu");
const PointLabel = new RegExp(`^(?:${PointWords})\\s{1,3}(?:no\\.?\\s?|№\\s?)?${Designation}`, "iu");
const ResolutionLabel = new RegExp(`^(?<kind>OP|PP)[ .\\-]?(?<number>\\d{1,3}(?:\\.\\d{1,2})*(?:${Suffix})?)`, "u");
const OptionLabel = new RegExp(
  `^(?:option|alternative|variant|alt\\.?)\\s{1,2}(?<open>\\(?)(?<number>\\d{1,2}|[ivx]{1,4}|[A-Za-z])(?<close>\\)?)${AfterMark}(?=\\s{0,2}(?:[:.–—\\-*_\\]]|$|[([][^()[\\]\\n]{2,80}[)\\]]\\s{0,2}(?:[:*_]|$)))`,
  "iu",
);
/** Without a sign behind it: 'Option (a) The fee …', 'Option 2 The fee …'; what follows must not make a sentence of it ('Option (a) is …'). */
const OpenOptionLabel =
  /^(?:Option|Alternative|Variant)\s{1,2}(?:(?<open>\()(?<number>\d{1,2}|[ivx]{1,4}|[A-Za-z])\)(?=\s+(?!(?:is|are|was|were|has|have|had|shall|should|will|would|may|might|can|could|must|does|do|did|applies|apply|and|or|above|below|of|in|to|under|as|with|for|on|at|by|from)\b)\S)|(?<plain>\d{1,2}|[A-Z])(?=\s+["“«[(*_]{0,3}\p{Lu}))/u;
const Counted = new RegExp(
  String.raw`^(?<open>\(?)(?<number>${Number_})(?<suffix>\.?${Suffix})?(?<mark>${AfterMark})(?:\](?=\.))?(?<close>\.?\)|[.:º°]|\.?\t|)(?=[\s\[\](*_"“”'‘’«{<]|\p{Lu}|$)`,
  "u",
);
const Lettered = new RegExp(
  String.raw`^(?<open>\(?)(?<number>[ivxlcdm]{1,7}|[IVXLCDM]{1,7}|(?<letter>\p{L})\k<letter>{0,2})(?<suffix>[ .\-]?${SuffixPattern})?(?<close>\)|\.)(?=[\s\[\](*_"“”'‘’«{<]|$)`,
  "u",
);
const Bullet = /^(?:[-+*•·▪◦‣–—]|o(?=\t))\s+/u;
const Lead =
  /^(?:\[\s?[A-Z][^[\]:\n]{0,120}?(?:propos|oppos|support|prefer)[^[\]:\n]{0,80}:\s*|\[[A-Z]{2,4}(?:\/[A-Z]{2,4})+:\s*|>\s?|[*_]{1,3}(?=\S)|\[(?!\^)\s?|["“«]\s?|\(\s?(?=(?:option|alternative)\s))*/iu;

/**
 * The label at `from` in a line that ends at `end`, after markup and opening brackets; undefined where the line begins with words.
 * `isHeading` says that Markdown marks the line as a heading, which lets a structural word be followed by anything.
 */
export function readLabel(text: string, from: number, end: number, isHeading: boolean): Label | undefined {
  const window = westernDigits(text.slice(from, Math.min(end, from + Window)));
  const bullet = Bullet.exec(window);
  if (bullet !== null) return plain("bullet", "bullet", from, from + bullet[0].trimEnd().length, from + bullet[0].length);
  const lead = Lead.exec(window)?.[0].length ?? 0;
  const rest = window.slice(lead);
  const at = from + lead;
  return (
    readStructural(rest, at, isHeading) ??
    (window.slice(0, lead).includes("[") && closesWithin(text.slice(at, end)) ? undefined : readOption(rest, at)) ??
    readResolution(rest, at) ??
    readCounted(rest, at) ??
    readLettered(rest, at)
  );
}

function readStructural(rest: string, at: number, isHeading: boolean): Label | undefined {
  const [first = ""] = rest;
  if (first.toUpperCase() === first.toLowerCase() && first !== "§" && !/\p{Lo}/u.test(first)) return undefined;
  // A sentence that begins in lower case goes on from the line before.
  if (first !== first.toUpperCase() && !isHeading) return undefined;
  const attempts: readonly (readonly [LabelWord, number, RegExp])[] = [
    ["article", 0, ArticleLabel],
    ...PartLabels.map(([level, pattern]) => ["part", level, pattern] as const),
    ["annex", 0, AnnexLabel],
    ["point", 0, PointLabel],
  ];
  for (const [word, level, pattern] of attempts) {
    const match = pattern.exec(rest);
    if (match === null) continue;
    const after = rest.slice(match[0].length);
    if (!isHeading && !standsAlone(after)) return undefined;
    const written = match.groups?.["number"];
    const spelled = match.groups?.["word"];
    const { number, numerals, suffix } =
      written !== undefined ? numeralsOf(written) : { number: spelled?.toLowerCase(), numerals: wordNumerals(spelled), suffix: "" };
    const length = match[0].length;
    const isClosing = match[0].endsWith(".") || (match[0].endsWith("]") && !match[0].includes("["));
    return {
      word,
      level,
      start: at,
      end: at + length - (isClosing ? 1 : 0),
      rest: at + length + (/^(?:\]|\[\^[^\]\s]{1,40}\])*[*_]{0,3}\s*[.:–—\-)]?[*_]{0,3}\s*/u.exec(after)?.[0].length ?? 0),
      number,
      numerals,
      suffix,
      style: `${word} ${level}`,
      isBare: false,
      isDoubtful: false,
    };
  }
  return undefined;
}

/** What may follow "Article 5" where it is a heading and not a mention: nothing, a sign, a title; never "of the Convention" or ", paragraph 2". */
function standsAlone(after: string): boolean {
  if (/^(?:\]|\[\^[^\]\s]{1,40}\])*[*_]{0,3}\s*$/u.test(after)) return true;
  if (/^\(\w{1,4}\)/u.test(after) || /^\s*\(\w{1,4}\)\s+\p{Ll}/u.test(after)) return false;
  return /^(?:\]|\[\^[^\]\s]{1,40}\])*[*_]{0,3}\s*(?:[.:–—\-|\t]\s*[^\p{Ll}\d]|\s[[({"“*_]|\s+\p{Lu}|\s+\p{Lo})/u.test(after);
}

/** True where the bracket that is open before `words` closes in them and words follow: '[Option A: …] [Option B: …]' are brackets of one paragraph. */
function closesWithin(words: string): boolean {
  let depth = 0;
  for (let at = 0; at < words.length; at++) {
    if (words[at] === "[") depth++;
    else if (words[at] === "]" && --depth < 0) return /[\p{L}[]/u.test(words.slice(at + 1, at + 60));
  }
  return false;
}

function readOption(rest: string, at: number): Label | undefined {
  const match = OptionLabel.exec(rest) ?? OpenOptionLabel.exec(rest);
  if (match === null) return undefined;
  const { number, numerals } = numeralsOf(match.groups?.["number"] ?? match.groups?.["plain"] ?? "");
  const length = match[0].length;
  return {
    word: "option",
    level: match.groups?.["open"] === "(" ? 1 : 0,
    start: at,
    end: at + length,
    rest: at + length + (/^\s?[*_]{0,3}[:.–—-]?[*_]{0,3}:?\s*/u.exec(rest.slice(length))?.[0].length ?? 0),
    number,
    numerals,
    suffix: "",
    style: match.groups?.["open"] === "(" ? "option ()" : "option",
    isBare: false,
    isDoubtful: false,
  };
}

function readResolution(rest: string, at: number): Label | undefined {
  const match = ResolutionLabel.exec(rest);
  if (match === null) return undefined;
  const { number, numerals, suffix } = numeralsOf(match.groups?.["number"] ?? "");
  const word = match.groups?.["kind"] === "PP" ? "preambular" : "operative";
  const length = match[0].length;
  return {
    word,
    level: 0,
    start: at,
    end: at + length,
    rest: at + length + (/^\]?[*_]{0,3}\s*[.:)–—-]?[*_]{0,3}\s*/u.exec(rest.slice(length))?.[0].length ?? 0),
    // PP1 and OP1 of one resolution are two paragraphs: the letters belong to the number.
    number: `${match.groups?.["kind"] ?? ""}${number}`,
    numerals,
    suffix,
    style: word,
    isBare: false,
    isDoubtful: false,
  };
}

function readCounted(rest: string, at: number): Label | undefined {
  const match = Counted.exec(rest);
  if (match === null) return undefined;
  const { open = "", number = "", suffix: written = "", close = "" } = match.groups ?? {};
  if ((open === "(") !== close.endsWith(")") && open === "(") return undefined;
  const suffix = normaliseSuffix(written);
  const parts = number.split(".");
  const value = parts.map((part) => (/^x$/iu.test(part) ? 0 : Number(part)));
  const isDotted = parts.length > 1;
  // "15 February" or "2015" at the start of a wrapped line: a bare number needs neighbours, a dotted or suffixed one needs less.
  const isBare =
    close === "" && (!isDotted || !/^\s*[[\p{Lu}*_("“{]/u.test(rest.slice(match[0].length))) && (suffix === "" || suffix.length === 1);
  const length = match[0].trimEnd().length;
  const system = isDotted ? "dotted" : "arabic";
  return {
    word: "count",
    level: 0,
    start: at,
    end: at + length,
    rest: at + length + (/^\]?[*_]{0,3}\s*/u.exec(rest.slice(length))?.[0].length ?? 0),
    number: number.toLowerCase() + suffix,
    numerals: [{ system, value }],
    suffix,
    style: isDotted
      ? `dotted ${parts.length}`
      : open === "("
        ? "(1)"
        : close.endsWith(")")
          ? "1)"
          : close === "" && suffix === ""
            ? "1"
            : "1.",
    isBare,
    isDoubtful: !isDotted && suffix === "" && value[0] !== undefined && value[0] >= 1000,
  };
}

function readLettered(rest: string, at: number): Label | undefined {
  const match = Lettered.exec(rest);
  if (match === null) return undefined;
  const { open = "", number = "", suffix: written = "", close = "" } = match.groups ?? {};
  if (open === "(" && close !== ")") return undefined;
  const { numerals } = numeralsOf(number);
  if (numerals.length === 0) return undefined;
  const suffix = normaliseSuffix(written);
  const length = match[0].length;
  const size = number === number.toLowerCase() ? "a" : "A";
  return {
    word: "count",
    level: 0,
    start: at,
    end: at + length,
    rest: at + length + (/^\]?[*_]{0,3}\s*/u.exec(rest.slice(length))?.[0].length ?? 0),
    number: number + suffix,
    numerals,
    suffix,
    style: `${open}${size}${close}`,
    isBare: false,
    isDoubtful: open === "",
  };
}

function plain(word: LabelWord, style: string, start: number, end: number, rest: number): Label {
  return { word, level: 0, start, end, rest, number: undefined, numerals: [], suffix: "", style, isBare: false, isDoubtful: false };
}

/** A designation taken apart: its normalised number, every way to count it, its suffix. */
function numeralsOf(written: string): { readonly number: string; readonly numerals: readonly Numeral[]; readonly suffix: string } {
  const arabic = new RegExp(`^(${Number_})(${Suffix})?$`, "u").exec(written);
  if (arabic !== null) {
    const parts = (arabic[1] ?? "").split(".");
    const suffix = normaliseSuffix(arabic[2] ?? "");
    const value = parts.map((part) => (/^x$/iu.test(part) ? 0 : Number(part)));
    return {
      number: `${(arabic[1] ?? "").toLowerCase()}${suffix}`,
      numerals: [{ system: parts.length > 1 ? "dotted" : "arabic", value }],
      suffix,
    };
  }
  const suffixed = new RegExp(`^(.*?)[ .\\-]?(${SuffixPattern})$`, "iu").exec(written);
  const base = suffixed?.[1] ?? written;
  const suffix = normaliseSuffix(suffixed?.[2] ?? "");
  if (base.includes("."))
    return {
      number: base + suffix,
      numerals: [{ system: "dotted", value: base.split(".").map((part) => letterValue(part) ?? Number(part) ?? 0) }],
      suffix,
    };
  const numerals: Numeral[] = [];
  const roman = romanValue(base);
  const letter = letterValue(base);
  if (roman !== undefined) numerals.push({ system: "roman", value: [roman] });
  if (letter !== undefined) numerals.push({ system: "letter", value: [letter] });
  return { number: base + suffix, numerals, suffix };
}

function wordNumerals(word: string | undefined): readonly Numeral[] {
  const value = word === undefined ? undefined : wordValue(word);
  return value === undefined ? [] : [{ system: "arabic", value: [value] }];
}

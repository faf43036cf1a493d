/** Decides which number Word shows before a paragraph: it stands in no text of the file, but in lists, levels and styles that count. */
import { Parser } from "htmlparser2";

type Level = {
  readonly start: number;
  readonly format: string;
  readonly text: string;
  readonly isLegal: boolean;
  readonly style: string | undefined;
};
type ListOverride = { readonly start: number | undefined; readonly level: Level | undefined };
type List = { readonly template: string; readonly overrides: ReadonlyMap<number, ListOverride> };

export type WordStyle = {
  readonly name: string;
  readonly basedOn: string | undefined;
  readonly list: string | undefined;
  readonly level: number | undefined;
  readonly outline: number | undefined;
};

export type WordCounter = {
  /** The number of the next paragraph of `list` at `level`, counted on; empty where that level shows none. */
  readonly next: (list: string, level: number) => string;
  /** True where a level above has numbers of the same form, so that only indentation tells '1.' below '1.' from the next one. */
  readonly looksLikeOuter: (list: string, level: number) => boolean;
  /** The level of `list` that a paragraph style stands for. */
  readonly levelOfStyle: (list: string, style: string) => number | undefined;
};

const DeepestLevel = 8;

/** Counts as Word does: each list template has counters by level; a number counts on at its level and begins the deeper ones anew. */
export function createWordCounter(numberingXml: string | undefined): WordCounter {
  const { templates, lists } = readNumbering(numberingXml ?? "");
  const counters = new Map<string, (number | undefined)[]>();
  const begun = new Set<string>();

  const levelOf = (list: List | undefined, level: number): Level | undefined =>
    list?.overrides.get(level)?.level ?? (list === undefined ? undefined : templates.get(list.template)?.get(level));

  return {
    next(listId, wanted) {
      const list = lists.get(listId);
      const level = Math.min(Math.max(0, wanted), DeepestLevel);
      const shape = levelOf(list, level);
      if (list === undefined || shape === undefined) return "";
      const counts = counters.get(list.template) ?? [];
      counters.set(list.template, counts);
      const restart = list.overrides.get(level)?.start;
      const first = `${listId} ${level}`;
      if (restart !== undefined && !begun.has(first)) counts[level] = undefined;
      begun.add(first);
      const before = counts[level];
      counts[level] = before === undefined ? (restart ?? shape.start) : before + 1;
      counts.length = level + 1;
      if (shape.format === "bullet") return shape.text === "" ? "" : bulletSign(shape.text);
      if (shape.format === "none") return shape.text.replaceAll(/%\d/gu, "").trim();
      return shape.text
        .replaceAll(/%(\d)/gu, (_, digit: string) => {
          const at = Number(digit) - 1;
          const other = levelOf(list, at);
          return formatNumber(counts[at] ?? other?.start ?? 1, shape.isLegal ? "decimal" : (other?.format ?? "decimal"));
        })
        .trim();
    },
    looksLikeOuter(listId, level) {
      const list = lists.get(listId);
      const shapeOf = (at: number): string => {
        const shape = levelOf(list, at);
        return shape === undefined ? "" : `${shape.format} ${shape.text.replaceAll(/%\d/gu, "%")}`;
      };
      const own = shapeOf(level);
      return Array.from({ length: Math.min(level, DeepestLevel) }, (_, at) => shapeOf(at)).includes(own);
    },
    levelOfStyle(listId, style) {
      const list = lists.get(listId);
      const levels = list === undefined ? undefined : templates.get(list.template);
      for (const [level, shape] of levels ?? []) if (shape.style === style) return level;
      return undefined;
    },
  };
}

/** A number in one of Word's formats; formats beyond the usual ones are shown as digits. */
export function formatNumber(value: number, format: string): string {
  switch (format) {
    case "lowerLetter":
      return letters(value);
    case "upperLetter":
      return letters(value).toUpperCase();
    case "lowerRoman":
      return roman(value);
    case "upperRoman":
      return roman(value).toUpperCase();
    case "decimalZero":
      return String(value).padStart(2, "0");
    case "ordinal":
      return `${value}${ordinalEnding(value)}`;
    default:
      return String(value);
  }
}

/** a … z, aa, bb …: Word repeats the letter. */
function letters(value: number): string {
  if (value < 1 || value > 780) return String(value);
  return String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.floor((value - 1) / 26) + 1);
}

function roman(value: number): string {
  if (value < 1 || value > 3999) return String(value);
  let rest = value;
  let written = "";
  for (const [worth, sign] of RomanSigns) {
    while (rest >= worth) {
      written += sign;
      rest -= worth;
    }
  }
  return written;
}
const RomanSigns: readonly (readonly [number, string])[] = [
  [1000, "m"],
  [900, "cm"],
  [500, "d"],
  [400, "cd"],
  [100, "c"],
  [90, "xc"],
  [50, "l"],
  [40, "xl"],
  [10, "x"],
  [9, "ix"],
  [5, "v"],
  [4, "iv"],
  [1, "i"],
];

function ordinalEnding(value: number): string {
  if (value % 100 >= 11 && value % 100 <= 13) return "th";
  return ["th", "st", "nd", "rd"][value % 10] ?? "th";
}

/** Bullets come from symbol fonts whose signs mean nothing elsewhere. */
function bulletSign(text: string): string {
  return /[\ue000-\uf8ff]/u.test(text) || text === "o" ? "•" : text;
}

function readNumbering(xml: string): {
  readonly templates: ReadonlyMap<string, ReadonlyMap<number, Level>>;
  readonly lists: ReadonlyMap<string, List>;
} {
  const templates = new Map<string, Map<number, Level>>();
  const lists = new Map<string, { template: string; overrides: Map<number, ListOverride> }>();
  let template: Map<number, Level> | undefined;
  let list: { template: string; overrides: Map<number, ListOverride> } | undefined;
  let override: { at: number; start: number | undefined; level: Level | undefined } | undefined;
  let level: { at: number; start: number; format: string; text: string; isLegal: boolean; style: string | undefined } | undefined;
  readXml(xml, {
    open(name, attribute) {
      const value = attribute("val");
      if (name === "abstractNum") {
        template = new Map();
        templates.set(attribute("abstractNumId") ?? "", template);
      } else if (name === "num") {
        list = { template: "", overrides: new Map() };
        lists.set(attribute("numId") ?? "", list);
      } else if (name === "abstractNumId" && list !== undefined) list.template = value ?? "";
      else if (name === "lvlOverride") override = { at: Number(attribute("ilvl") ?? 0), start: undefined, level: undefined };
      else if (name === "startOverride" && override !== undefined) override.start = Number(value ?? 1);
      else if (name === "lvl")
        level = { at: Number(attribute("ilvl") ?? 0), start: 1, format: "decimal", text: "", isLegal: false, style: undefined };
      else if (level === undefined) return;
      else if (name === "start") level.start = Number(value ?? 1);
      else if (name === "numFmt") level.format = value ?? "decimal";
      else if (name === "lvlText") level.text = value ?? "";
      else if (name === "isLgl") level.isLegal = value !== "0" && value !== "false";
      else if (name === "pStyle") level.style = value;
    },
    close(name) {
      if (name === "lvl" && level !== undefined) {
        const { at, ...shape } = level;
        if (override !== undefined) override.level = shape;
        else template?.set(at, shape);
        level = undefined;
      } else if (name === "lvlOverride" && override !== undefined) {
        list?.overrides.set(override.at, { start: override.start, level: override.level });
        override = undefined;
      } else if (name === "abstractNum") template = undefined;
      else if (name === "num") list = undefined;
    },
  });
  return { templates, lists };
}

/** Paragraph styles by id, for the lists and headings they bring. */
export function readWordStyles(xml: string | undefined): ReadonlyMap<string, WordStyle> {
  const styles = new Map<string, WordStyle>();
  let style:
    | {
        id: string;
        name: string;
        basedOn: string | undefined;
        list: string | undefined;
        level: number | undefined;
        outline: number | undefined;
      }
    | undefined;
  readXml(xml ?? "", {
    open(name, attribute) {
      const value = attribute("val");
      if (name === "style")
        style = { id: attribute("styleId") ?? "", name: "", basedOn: undefined, list: undefined, level: undefined, outline: undefined };
      else if (style === undefined) return;
      else if (name === "name") style.name = value ?? "";
      else if (name === "basedOn") style.basedOn = value;
      else if (name === "numId") style.list = value;
      else if (name === "ilvl") style.level = Number(value ?? 0);
      else if (name === "outlineLvl") style.outline = Number(value ?? 9);
    },
    close(name) {
      if (name !== "style" || style === undefined) return;
      const { id, ...rest } = style;
      styles.set(id, rest);
      style = undefined;
    },
  });
  return styles;
}

/** The first value that a style or one it is based on gives; a circle ends where it began. */
export function styleValue<Value>(
  styles: ReadonlyMap<string, WordStyle>,
  id: string | undefined,
  pick: (style: WordStyle) => Value | undefined,
): Value | undefined {
  const seen = new Set<string>();
  for (let at = id; at !== undefined && !seen.has(at); at = styles.get(at)?.basedOn) {
    seen.add(at);
    const style = styles.get(at);
    const value = style === undefined ? undefined : pick(style);
    if (value !== undefined) return value;
  }
  return undefined;
}

export type XmlEvents = {
  /** Names and attributes without their prefix; only elements of Word's own namespace are told. */
  readonly open: (name: string, attribute: (name: string) => string | undefined) => void;
  readonly close: (name: string) => void;
  readonly text?: (words: string) => void;
};

/** Streams over XML; what is malformed is passed over, entities of a document type are not expanded. */
export function readXml(xml: string, events: XmlEvents): void {
  let prefix = "w:";
  let isFirst = true;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (isFirst) {
          isFirst = false;
          const declared = Object.entries(attributes).find(
            ([key, value]) => key.startsWith("xmlns") && /wordprocessingml\/(?:2006\/)?main/u.test(value),
          )?.[0];
          if (declared !== undefined) prefix = declared === "xmlns" ? "" : `${declared.slice("xmlns:".length)}:`;
        }
        events.open(plainName(name), (wanted) => attributes[prefix + wanted] ?? attributes[`w:${wanted}`] ?? attributes[wanted]);
      },
      ontext: (words) => events.text?.(words),
      onclosetag: (name) => events.close(plainName(name)),
    },
    { xmlMode: true, decodeEntities: true },
  );
  for (let at = 0; at < xml.length; at += Slice) parser.write(xml.slice(at, at + Slice));
  parser.end();

  /** Elements of other namespaces keep their prefix, so that a drawing's text is not taken for the document's. */
  function plainName(name: string): string {
    return name.startsWith(prefix) ? name.slice(prefix.length) : name;
  }
}
const Slice = 65_536;

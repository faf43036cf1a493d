/** Decides what the outlet of a text calls itself, so that "told Meridian" is known for words to an outlet. */
import type { Channel, Source, TextRange } from "#record";

/** A name of the text's own outlet and the words it is told by. */
export type OwnOutlet = { readonly name: string; readonly told: RegExp };

/** The names the text's outlet goes by: of its details, of its dateline ("KELD, May 3 (Meridian) -") and of the line below its byline. */
export function ownOutlets({ text, details }: Source): readonly OwnOutlet[] {
  const opening = text.slice(0, LONGEST_OPENING);
  const names = [details.outlet, Dateline.exec(opening)?.groups?.["house"], Byline.exec(opening)?.groups?.["house"]];
  const all = new Set(names.flatMap((name) => (name === undefined || name.trim() === "" ? [] : shorterNames(name.trim()))));
  return [...all].map((name) => ({
    name,
    told: new RegExp(`(?<=\\b(?:told|tells|telling|assured) )(?:the )?${escaped(name)}(?![\\p{L}-])`, "u"),
  }));
}

/** The outlet as the one told, in the words around a cue. */
export function findOwnOutlet(plain: string, setting: readonly TextRange[], outlets: readonly OwnOutlet[]): Channel | undefined {
  for (const { name, told } of outlets) {
    for (const { start, end } of setting) {
      const match = told.exec(plain.slice(start, Math.min(end, start + LONGEST_SETTING)));
      if (match !== null)
        return { kind: "outlet", name, range: { start: start + match.index, end: start + match.index + match[0].length } };
    }
  }
  return undefined;
}

/** "The Sound Beacon" is "the Beacon" to its writers. */
function shorterNames(name: string): readonly string[] {
  const bare = name.replace(/^the /iu, "");
  const last = bare.split(" ").at(-1) ?? bare;
  return last === bare || !/^\p{Lu}/u.test(last) ? [bare] : [bare, last];
}

function escaped(name: string): string {
  return name.replaceAll(/[.*+?^${}()|[\]\\]/gu, "\\$&");
}

/** A setting is part of one sentence; what is longer is not prose. */
const LONGEST_SETTING = 1500;

/** Headline, byline and dateline stand within so many characters. */
const LONGEST_OPENING = 600;
const Dateline = /^\p{Lu}[^\n()]{2,80}\((?<house>\p{Lu}[\p{L}\d .&'’-]{1,40})\) ?[-–—]/mu;
const Byline = /^By \p{Lu}[^\n]{2,80}\n(?<house>(?:The )?\p{Lu}[\p{L}.&'’-]*(?: (?:of |& )?\p{Lu}[\p{L}.&'’-]*){0,4})$/mu;

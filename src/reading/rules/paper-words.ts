/** Decides which nouns mean a text or a recording that speaks for whoever made it, and which channel each is. */
import type { Channel } from "#record";

const kinds: readonly (readonly [Channel["kind"], string])[] = [
  [
    "written statement",
    `statement communique communiqué readout read-out release declaration notice bulletin report op-ed editorial column essay summary advisory announcement proclamation manifesto pamphlet leaflet
    flyer affidavit newsletter reply response filing submission booklet factsheet`,
  ],
  ["letter", "letter memo memorandum note cable telegram e-mail email fax circular dispatch despatch missive petition minute"],
  ["social media", "post posting tweet thread"],
  ["other", "message text voicemail recording transcript minutes draft document paper video audio tape slide leak diary placard banner"],
];
const byNoun: ReadonlyMap<string, Channel["kind"]> = new Map(
  kinds.flatMap(([kind, nouns]) => nouns.split(/\s+/u).map((noun) => [noun, kind] as const)),
);

/** The nouns of a channel's texts, singular, that can stand after "in a"; "in a minute" is a time. */
export function nounsOfPapers(kind: Channel["kind"]): readonly string[] {
  return [...byNoun].filter(([noun, of]) => of === kind && noun !== "minute").map(([noun]) => noun);
}

/** The channel that a noun, singular or plural, lower case, is; undefined for what is no text. */
export function channelOfPaper(noun: string): Channel["kind"] | undefined {
  return byNoun.get(noun) ?? (noun.endsWith("s") ? byNoun.get(noun.slice(0, -1)) : undefined);
}

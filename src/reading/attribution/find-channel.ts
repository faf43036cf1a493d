/** Decides through which channel the words came, from the words around the cue. */
import type { Channel, TextRange } from "#record";
import { type ChannelRule, channelRules } from "../rules/channels.ts";

/** The first channel in `setting` (stretches of the sentence outside the content), a more telling rule before a vaguer one. */
export function findChannel(
  plain: string,
  setting: readonly TextRange[],
  rules: readonly ChannelRule[] = channelRules,
): Channel | undefined {
  for (const rule of rules) {
    for (const stretch of setting) {
      const words = plain.slice(stretch.start, Math.min(stretch.end, stretch.start + LONGEST_SETTING));
      const match = rule.pattern.exec(words);
      if (match === null) continue;
      const name = Object.values(match.groups ?? {}).find((group) => group !== undefined);
      if (name === undefined) continue;
      const start = stretch.start + match.index;
      return { kind: rule.kind, name: tidyName(name), range: { start, end: start + match[0].trimEnd().length } };
    }
  }
  return undefined;
}

/** The occasion told by the sentence before: "She is addressing supporters. |'We want two seats,' she tells them.|" */
export function findOccasion(plain: string, sentence: TextRange): Channel | undefined {
  return findChannel(plain, [sentence], Occasions);
}

const Occasions = channelRules.filter(({ opensSpeech }) => opensSpeech === true);

/** The channel that a stretch opens with: "|in a press release| of one line", "so |in a post| that was later deleted". */
export function findChannelAfter(plain: string, settings: readonly TextRange[]): Channel | undefined {
  for (const setting of settings) {
    const channel = findChannel(plain, [setting]);
    if (channel !== undefined && /^(?:so )?$/u.test(plain.slice(setting.start, channel.range.start))) return channel;
  }
  return undefined;
}

/** A setting is part of one sentence; what is longer is not prose. */
const LONGEST_SETTING = 1500;

function tidyName(name: string): string {
  return name.replace(/^the (?=press$|media$)/i, "").trim();
}

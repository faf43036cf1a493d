/** Decides how far a date or a channel reaches that stands where content might begin. */
import { channelRules } from "../rules/channels.ts";

/** Length of the date or channel at the start of `words`, in characters; 0 where there is none. */
export function lengthOfSetting(words: string): number {
  const date = DATE.exec(words);
  if (date !== null) return date[0].length;
  for (const { pattern } of channelRules) {
    const match = pattern.exec(words);
    if (match !== null && match.index <= 1) return match.index + match[0].length;
  }
  return 0;
}

const DATE =
  /^(?:on |late on |early on |late |earlier |last |this )?(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|today|yesterday|tonight|week|month|year)(?: (?:morning|afternoon|evening|night))?\b/;

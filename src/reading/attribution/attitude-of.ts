/** Decides whether an attribution tells of words that were said, or of something else: a belief, a wish, words not said or not yet said. */
import type { AttributionMark } from "#record";
import type { Proposal } from "./proposal.ts";
import type { TokenRange, TokenTable } from "./token-table.ts";

/** Undefined where something was said. */
export function attitudeOf(table: TokenTable, { act, cue, head, content }: Proposal): AttributionMark["attitude"] {
  const { tokens } = table.parsed;
  // A verb that no rule knows shows speech where it carries a quotation: '"Never," he harrumphed.'
  if (act === "unclear" && !(tokens[head]?.tag === "VERB" && content.some((range) => isQuotation(table, range)))) return "unclear";
  if (act !== "speech" && act !== "unclear") return act;
  let from = cue.first;
  // The verb group may reach further left than the cue: "is expected to announce".
  while (
    from > 0 &&
    from > cue.first - LEFT_REACH &&
    VERB_GROUP.has(tokens[from - 1]?.tag ?? "") &&
    tokens[from - 1]?.sentence === tokens[head]?.sentence
  )
    from--;
  for (let at = from; at <= cue.last; at++) {
    const token = tokens[at];
    if (token === undefined) continue;
    if (NEVER_SAID.has(token.lower)) return "unsaid";
    if (at < head && (token.fineTag === "MD" || (token.fineTag === "TO" && !GOES_ON.has(tokens[at - 1]?.lemma ?? "")))) return "unsaid";
    if (at < head && UNREALISED.has(token.lemma)) return "unsaid";
  }
  return undefined;
}

function isQuotation(table: TokenTable, range: TokenRange): boolean {
  const piece = table.quotation[range.first] ?? -1;
  return piece >= 0 && piece === table.quotation[range.last];
}

/** "continued to say", "went on to say" were said. */
const GOES_ON = new Set(["continue", "on", "begin", "start", "proceed"]);
const LEFT_REACH = 4;
const VERB_GROUP = new Set(["AUX", "PART", "ADV", "VERB"]);
const NEVER_SAID = new Set(["not", "n't", "never", "neither", "nor", "without"]);
const UNREALISED = new Set(["decline", "refuse", "fail", "avoid", "expect", "want", "plan", "try", "hesitate", "stop"]);

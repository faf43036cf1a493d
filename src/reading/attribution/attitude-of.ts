/** Decides whether an attribution tells of words that were said, or of something else: a belief, a wish, words not said or not yet said. */
import type { AttributionMark } from "#record";
import type { Proposal } from "./proposal.ts";
import type { TokenRange, TokenTable } from "./token-table.ts";

/** Undefined where something was said. */
export function attitudeOf(table: TokenTable, { act, source, cue, head, content }: Proposal): AttributionMark["attitude"] {
  const { tokens } = table.parsed;
  // A verb that no rule knows shows speech where it carries a quotation: '"Never," he harrumphed.'
  if (act === "unclear" && !(tokens[head]?.tag === "VERB" && content.some((range) => isQuotation(table, range)))) return "unclear";
  if (act !== "speech" && act !== "unclear") return act;
  if (isPassiveQuestion(table, { head, cue, source }) || isPatient(table, { head, cue, source })) return "unclear";
  if (CONDITIONS.has(tokens[(source === undefined ? cue : source).first - 1]?.lower ?? "")) return "unsaid";
  const opening = (source ?? cue).first;
  if (tokens[opening - 1]?.lower === "that" && DOUBTED.has(tokens[opening - 2]?.lemma ?? "")) return "unclear";
  let from = cue.first;
  const fence = source !== undefined && source.last < cue.first ? source.last + 1 : 0;
  // The verb group may reach further left than the cue, never into who speaks: "is expected to announce", "who asked not to be named |said".
  while (
    from > fence &&
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
  return (table.quotation[range.first] ?? -1) >= 0 || (table.quotation[range.last] ?? -1) >= 0;
}

/** "The programme, called Harbour," and "the plan was criticised": the source is what is spoken of, not who speaks. "Berg was quoted as saying" is another matter. */
export function isPatient(table: TokenTable, { head, cue, source }: Pick<Proposal, "head" | "cue" | "source">): boolean {
  const { tokens } = table.parsed;
  const token = tokens[head];
  if (token === undefined || source === undefined || source.last > cue.first || token.fineTag !== "VBN" || QUOTED.has(token.lemma))
    return false;
  const helpers = tokens.slice(Math.max(source.last + 1, head - LEFT_REACH), head).map(({ lemma }) => lemma);
  const isBe = helpers.includes("be");
  return isBe || (token.relation === "acl" && !helpers.includes("have"));
}

const QUOTED = new Set(["quote", "cite", "hear", "record", "report", "say", "overhear"]);

/** "Asked whether …, she said" and "she was asked about …": somebody else asked. */
export function isPassiveQuestion(table: TokenTable, { head, cue, source }: Pick<Proposal, "head" | "cue" | "source">): boolean {
  const { tokens } = table.parsed;
  const token = tokens[head];
  if (token === undefined || !QUESTIONS.has(token.lower)) return false;
  const before = tokens[cue.first - 1];
  if (token.fineTag === "VBN" || tokens.slice(cue.first, head).some(({ lemma }) => lemma === "be")) return true;
  return (
    source === undefined ||
    before === undefined ||
    before.form === "," ||
    before.lower === "when" ||
    before.lower === "if" ||
    before.sentence !== token.sentence
  );
}

const QUESTIONS = new Set(["asked", "questioned", "pressed"]);
/** "Reports that the council offered …" do not say that it did. */
const DOUBTED = new Set(
  "report claim rumor rumour allegation suggestion speculation accusation idea notion possibility impression".split(" "),
);
/** Words before the source that make the saying a condition. */
const CONDITIONS = new Set(["if", "unless", "whether", "until", "once", "should", "lest"]);

/** "continued to say", "went on to say" were said. */
const GOES_ON = new Set(["continue", "on", "begin", "start", "proceed"]);
const LEFT_REACH = 4;
const VERB_GROUP = new Set(["AUX", "PART", "ADV", "VERB"]);
const NEVER_SAID = new Set(["not", "n't", "never", "neither", "nor", "no", "without"]);
const UNREALISED = new Set(["decline", "refuse", "fail", "avoid", "expect", "want", "plan", "try", "hesitate", "stop"]);

/** Decides where a sentence in the writer's words closes with who says so: "…, the bloc's commissioner, Elke Varn, estimated at a news conference." */

import type { Token } from "../parsed-text.ts";
import { cueRulesOf } from "../rules/cue-verbs.ts";
import { type Place, placesOf } from "./places.ts";
import { type Proposal, shareTokens } from "./proposal.ts";
import type { TokenRange, TokenTable } from "./token-table.ts";

/**
 * The proposals with those of closing tags added where a sentence has none, and with the whole of the tag as source where the model saw only the
 * name in it. Cost: linear in the tokens.
 */
export function withTags(table: TokenTable, proposals: readonly Proposal[]): readonly Proposal[] {
  const tags = placesOf(table).flatMap((place) => (place.heading ? [] : (tagOf(table, place) ?? [])));
  if (tags.length === 0) return proposals;
  const byHead = new Map(tags.map((tag) => [tag.head, tag]));
  const widened = proposals.map((own) => {
    const tag = byHead.get(own.head);
    const isCut =
      tag?.source !== undefined && own.source !== undefined && tag.source.first < own.source.first && shareTokens(tag.source, own.source);
    return isCut && own.content.some((range) => tag.source !== undefined && shareTokens(range, tag.source))
      ? { ...tag, basis: own.basis }
      : own;
  });
  const fresh = tags.filter((tag) => {
    const whole = { first: tag.content[0]?.first ?? tag.head, last: Math.max(tag.cue.last, tag.source?.last ?? 0) };
    // Where the verb was seen and nothing but its setting taken for what it says, the tag knows better.
    return !widened.some((own) => own.head !== tag.head && [own.cue, ...own.content].some((range) => shareTokens(range, whole)));
  });
  const heads = new Set(fresh.map(({ head }) => head));
  return [
    ...widened.filter((own) => !heads.has(own.head) || own.source !== undefined),
    ...fresh.filter((tag) => !widened.some((own) => own.head === tag.head && own.source !== undefined)),
  ];
}

/** Content, a comma, whoever says it, the verb; after it nothing but where or to whom. */
function tagOf(table: TokenTable, place: Place): Proposal | undefined {
  const { tokens } = table.parsed;
  for (let at = place.first; at <= place.last; at++) if ((table.quotation[at] ?? -1) >= 0) return undefined;
  const head = lastVerb(tokens, place);
  const rule =
    head === undefined
      ? undefined
      : cueRulesOf(tokens[head]?.lemma ?? "").find(
          ({ act, frames }) => (act === "speech" || act === "belief") && frames.includes("clause"),
        );
  if (head === undefined || rule === undefined) return undefined;
  const next = tokens[head + 1];
  if (head < place.lastWord && next?.tag !== "ADP" && next?.tag !== "ADV" && next?.tag !== "PUNCT") return undefined;
  let first = head;
  while (first > place.first && ["AUX", "ADV", "PART"].includes(tokens[first - 1]?.tag ?? "")) first--;
  const source = sourceBefore(tokens, place, first);
  if (source === undefined || tokens[source.first - 1]?.form !== ",") return undefined;
  const content = { first: place.first, last: source.first - 2 };
  if (content.last - content.first < LeastContent || !holdsVerb(tokens, content)) return undefined;
  if (Openers.has(tokens[content.first]?.lower ?? "")) return undefined;
  return {
    head,
    cue: { first, last: head },
    source,
    content: [content],
    act: rule.act,
    basis: { kind: "rule", name: rule.id, certainty: TagCertainty },
  };
}

const LeastContent = 3;
const TagCertainty = 0.6;
/** Clauses of circumstance before a main clause: "After the vote closed, the chair said". */
const Openers: ReadonlySet<string> = new Set(
  "after before when while as since although though because asked speaking despite amid according following but".split(" "),
);

/** The last finite verb, if only a phrase of place, time or hearer follows it. */
function lastVerb(tokens: readonly Token[], { first, lastWord }: Place): number | undefined {
  for (let at = lastWord; at > first && at > lastWord - LongestSetting; at--) {
    const tag = tokens[at]?.fineTag ?? "";
    if (tag === "VBD" || tag === "VBZ" || tag === "VBP" || (tag === "VBN" && tokens[at - 1]?.lemma === "have")) return at;
    if (tag === "MD" || tag === "VB" || tokens[at]?.form === "," || tokens[at]?.lower === "that") return undefined;
  }
  return undefined;
}

const LongestSetting = 10;

/** The noun phrase right before the verb, with the name or the title between commas after it. */
function sourceBefore(tokens: readonly Token[], { first }: Place, verb: number): TokenRange | undefined {
  const closes = tokens[verb - 1]?.form === ",";
  let commas = closes ? 2 : 1;
  let at = closes ? verb - 2 : verb - 1;
  for (; at > first && at > verb - LongestSource; at--) {
    const token = tokens[at];
    if (token === undefined || /^(?:VB[DZP]|MD)$/u.test(token.fineTag) || token.tag === "SCONJ" || token.form === ";" || token.form === ":")
      return undefined;
    if (token.form === "," && --commas === 0) break;
  }
  if (tokens[at]?.form !== "," || at + 1 >= verb) return undefined;
  const source = { first: at + 1, last: closes ? verb - 2 : verb - 1 };
  const opener = tokens[source.first];
  const isNominal =
    opener !== undefined && (["DET", "PROPN", "NOUN", "ADJ", "NUM", "PRON"].includes(opener.tag) || opener.fineTag === "PRP$");
  return isNominal && !Relatives.has(opener.lower) ? source : undefined;
}

const LongestSource = 16;
const Relatives: ReadonlySet<string> = new Set(["who", "which", "that", "whose", "what", "where"]);

function holdsVerb(tokens: readonly Token[], { first, last }: TokenRange): boolean {
  return tokens.slice(first, last + 1).some(({ fineTag }) => /^(?:VB[DZP]|MD)$/u.test(fineTag));
}

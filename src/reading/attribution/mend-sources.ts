/** Decides where a source was cut wrongly though the marks around it are plain: after a colon, before a comma too late, in "quoted X as saying". */
import type { Token } from "../parsed-text.ts";
import type { Proposal } from "./proposal.ts";
import type { TokenRange, TokenTable } from "./token-table.ts";

/** The proposals with sources mended. Cost: linear in the lengths of their sources and contents. */
export function mendSources(table: TokenTable, proposals: readonly Proposal[]): readonly Proposal[] {
  const { tokens } = table.parsed;
  return proposals.map((proposal) => quotedAsSaying(tokens, reachingBack(table, afterColon(tokens, turnedAround(table, proposal)))));
}

/** "The chiefs have met twice, said |two people briefed on it|": after a comma and the verb stands who says what came before, not what is said. */
function turnedAround({ parsed: { tokens, sentences }, quotation }: TokenTable, proposal: Proposal): Proposal {
  const { source, cue, content, head } = proposal;
  const [said] = content;
  const verb = tokens[head];
  if (source === undefined || said === undefined || content.length !== 1 || verb?.lower !== "said" || cue.first !== head) return proposal;
  if (said.first !== head + 1 || source.last >= head - 2 || tokens[head - 1]?.form !== "," || (quotation[head - 2] ?? -1) >= 0)
    return proposal;
  // "The envoy, |who had seen it|, said …" is another matter: the clause before the comma has a verb and is no aside.
  let opening = head - 2;
  while (opening > source.last && tokens[opening]?.form !== ",") opening--;
  const start = sentences[verb.sentence]?.firstToken ?? source.first;
  const isTensed = ({ fineTag }: Token) => /^(?:VB[DZP]|MD)$/u.test(fineTag);
  if (Asides.has(tokens[opening + 1]?.lower ?? "") || !tokens.slice(opening + 1, head - 1).some(isTensed)) return proposal;
  if (Circumstances.has(tokens[start]?.lower ?? "")) return proposal;
  let last = head;
  while (last < said.last && !Turns.has(tokens[last + 1]?.lower ?? "")) last++;
  if (
    last === head ||
    tokens.slice(head + 1, last + 1).some((token) => token.tag === "AUX" || (isTensed(token) && !isReduced(tokens, token.index)))
  )
    return proposal;
  while (last > head + 1 && tokens[last]?.form === ",") last--;
  const opener = tokens[head + 1];
  if (opener === undefined || !["DET", "NUM", "PROPN", "NOUN", "ADJ", "PRON"].includes(opener.tag)) return proposal;
  return { ...proposal, source: { first: head + 1, last }, content: [{ first: start, last: head - 2 }] };
}

/** "People |briefed on| the talks", "a clerk |involved in| them". */
function isReduced(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.fineTag === "VBD" && tokens[at - 1]?.tag === "NOUN" && tokens[at + 1]?.tag === "ADP";
}

const Asides: ReadonlySet<string> = new Set(["who", "which", "whose", "whom"]);
const Circumstances: ReadonlySet<string> = new Set(["after", "when", "while", "as", "if", "although", "though", "since", "because"]);
const Turns: ReadonlySet<string> = new Set(["but", "while", "whereas", "although", "though", "who", ";", ":"]);

/** "Tursun sits in between: |officials there| want …". */
function afterColon(tokens: readonly Token[], proposal: Proposal): Proposal {
  const { source, cue } = proposal;
  if (source === undefined || source.last > cue.first) return proposal;
  for (let at = source.last - 1; at > source.first; at--)
    if (tokens[at]?.form === ":" || tokens[at]?.form === ";") return { ...proposal, source: { first: at + 1, last: source.last } };
  return proposal;
}

/** "…, |a joint communique issued after| the session said": what stands between content and source without a mark belongs to the source. */
function reachingBack({ parsed: { tokens }, punctuation, quotation }: TokenTable, proposal: Proposal): Proposal {
  const { source, cue, content } = proposal;
  const last = content.at(-1);
  if (source === undefined || last === undefined || content.length !== 1 || last.last !== source.first - 1 || source.first > cue.first)
    return proposal;
  if (punctuation[last.last] === 1 || (quotation[last.last] ?? -1) >= 0) return proposal;
  let comma = last.last;
  while (comma > last.first && tokens[comma]?.form !== ",") comma--;
  if (comma <= last.first || last.last - comma > LongestReach) return proposal;
  if (tokens.slice(comma + 1, last.last + 1).some(({ fineTag }) => /^(?:VB[ZP]|MD)$/u.test(fineTag))) return proposal;
  return { ...proposal, source: { first: comma + 1, last: source.last }, content: [{ first: last.first, last: comma - 1 }] };
}

const LongestReach = 12;

/** "State television quoted |the president| as saying |his forces would stay|". */
function quotedAsSaying(tokens: readonly Token[], proposal: Proposal): Proposal {
  const { head, cue, content } = proposal;
  const [range] = content;
  if (range === undefined || !Quoting.has(tokens[head]?.lemma ?? "") || range.first !== cue.last + 1) return proposal;
  for (let at = range.first + 1; at < range.last - 1; at++) {
    if (tokens[at]?.lower !== "as" || !Saying.has(tokens[at + 1]?.lower ?? "")) continue;
    const source: TokenRange = { first: range.first, last: at - 1 };
    return {
      ...proposal,
      source,
      cue: { first: at + 1, last: at + 1 },
      head: at + 1,
      content: [{ first: at + 2, last: range.last }, ...content.slice(1)],
      act: "speech",
    };
  }
  return proposal;
}

const Quoting: ReadonlySet<string> = new Set(["quote", "cite", "paraphrase"]);
const Saying: ReadonlySet<string> = new Set([
  "saying",
  "telling",
  "stating",
  "declaring",
  "warning",
  "insisting",
  "asking",
  "calling",
  "describing",
  "adding",
]);

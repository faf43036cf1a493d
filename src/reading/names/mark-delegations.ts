/** Decides for whom people sat at a table where the text lists delegations: "Tarsia was represented by A and B, Velland by C". */
import type { MentionMark } from "#record";
import type { Token } from "../parsed-text.ts";
import { addSide, sideOf } from "./cast-in-making.ts";
import { basisOf, type Findings } from "./findings.ts";

type Mention = { readonly key: string; readonly first: number; readonly after: number; readonly form: MentionMark["form"] };

/** Gives the people of each list the side it names; a side read from a title is surer and stays. Linear in tokens and mentions. */
export function markDelegations(found: Findings): void {
  const { sentences } = found.parsed;
  const bySentence = mentionsBySentence(found);
  for (const [at, sentence] of sentences.entries()) {
    const mentions = bySentence.get(at) ?? [];
    if (mentions.length < 2) continue;
    const tokens = found.parsed.tokens.slice(sentence.firstToken, sentence.afterToken);
    if (!tokens.some(({ lower }) => ListVerbs.has(lower))) continue;
    for (const { person, party } of listedFor(tokens, mentions, found))
      addSide(found.cast, person, { key: party, basis: basisOf("actors/listed-for", 0.7) });
  }
}

const ListVerbs: ReadonlySet<string> = new Set("represented attended included includes comprised comprises participated took".split(" "));
const Powers = /^(?:state|org|group):/u;

type Listed = { readonly person: string; readonly party: string };

/**
 * `|Tarsia| was represented by A and B, |Velland| by C`; `For |Tarsia|, A and B took part`; `The |Tarsian| delegation included A and B`.
 * The side named last before a person is that person's.
 */
function listedFor(tokens: readonly Token[], mentions: readonly Mention[], found: Findings): readonly Listed[] {
  const listed: Listed[] = [];
  let party: string | undefined;
  for (const mention of mentions) {
    if (Powers.test(mention.key)) {
      const opened = opensList(tokens, mention) ? partyBehind(found, mention.key) : undefined;
      party = opened ?? party;
      continue;
    }
    if (party !== undefined && mention.key.startsWith("person:") && mention.form !== "pronoun") listed.push({ person: mention.key, party });
  }
  return listed;
}

/** True where the words around a power's name make it the head of a list of its people. */
function opensList(tokens: readonly Token[], { first, after }: Mention): boolean {
  const offset = tokens[0]?.index ?? 0;
  const word = (at: number): string => tokens[at - offset]?.lower ?? "";
  const next = [word(after), word(after + 1), word(after + 2), word(after + 3)];
  // ", Velland by C"
  if (next[0] === "by" && tokens.some(({ lower }) => lower === "represented" || lower === "attended")) return true;
  // "Tarsia was represented at the talks by A", "The Tarsian delegation included A"
  if (/^(?:was|were|is|are|had|has|will)$/u.test(next[0] ?? "") && next.slice(1).includes("represented")) return true;
  if (/^(?:delegation|team|side)$/u.test(word(after - 1)) && /^(?:included|includes|comprised|comprises)$/u.test(next[0] ?? ""))
    return true;
  // "For Tarsia[,] A and B took part", "For Tarsia the meeting was attended by A"
  const isFirst = first - offset === 1 || (first - offset === 2 && word(first - 1) === "the");
  return isFirst && word(offset) === "for" && (next[0] === "," || next[0] === "the");
}

/** The power that a named group or body stands for at a table: its own where it stands for nobody. */
function partyBehind(found: Findings, key: string): string | undefined {
  return sideOf(found.cast, key)?.key ?? (key.startsWith("group:") ? undefined : key);
}

function mentionsBySentence({ parsed, cast }: Findings): ReadonlyMap<number, readonly Mention[]> {
  const byStart = new Map(parsed.tokens.map((token) => [token.start, token]));
  const grouped = new Map<number, Mention[]>();
  const ordered = [...cast.mentions].sort((one, other) => one.range.start - other.range.start || other.range.end - one.range.end);
  for (const { key, range, form } of ordered) {
    const first = byStart.get(range.start);
    if (first === undefined) continue;
    let after = first.index + 1;
    while ((parsed.tokens[after]?.end ?? Number.POSITIVE_INFINITY) <= range.end) after++;
    const known = grouped.get(first.sentence) ?? [];
    known.push({ key, first: first.index, after, form });
    grouped.set(first.sentence, known);
  }
  return grouped;
}

/** Decides which bodies without a name of their own take part in talks: "the union wants", "the district refused". */
import { isAboutTalks } from "../clauses/about-talks.ts";
import { addActor, addMention } from "./cast-in-making.ts";
import { basisOf, type Findings, take } from "./findings.ts";
import { rangeOf } from "./token-stretch.ts";

/**
 * Marks "the" with a noun for a body where it acts, in a text about talks: the named body whose name ends in that noun, if the text has just one, else
 * an actor of its own. What other rules read is left alone. Cost: linear in the tokens.
 */
export function markPlainSides(found: Findings): void {
  const { parsed, cast } = found;
  if (!isAboutTalks(parsed)) return;
  const { tokens } = parsed;
  const marked = new Set<number>();
  for (const { range } of cast.mentions) for (const offset of [range.start, range.end]) marked.add(offset);
  for (const token of tokens) {
    if (!SideNouns.has(token.lower) || token.form !== token.lower || found.taken.has(token.index)) continue;
    const article = tokens[token.index - 1]?.lower === "the" ? token.index - 1 : token.index - 2;
    const between = tokens[token.index - 1];
    if (tokens[article]?.lower !== "the" || tokens[article]?.sentence !== token.sentence) continue;
    if (article === token.index - 2 && between?.tag !== "ADJ" && between?.tag !== "NOUN") continue;
    const range = rangeOf(parsed, { first: article, after: token.index + 1 });
    if (marked.has(range.end) || !isActing(found, token.index)) continue;
    const named = [...cast.actors.values()].filter(
      ({ kind, name, key }) => kind === "organisation" && !key.startsWith(OwnKey) && name.toLowerCase().split(" ").includes(token.lower),
    );
    const [only] = named;
    const key = only !== undefined && named.length === 1 ? only.key : `${OwnKey}${token.lower}`;
    const basis = basisOf(only !== undefined && named.length === 1 ? "actors/body-by-its-noun" : "actors/body-without-name", 0.6);
    addActor(cast, { key, kind: "organisation", name: token.lower, basis });
    addMention(cast, { key, range, form: "description", basis });
    take(found, { first: article, after: token.index + 1 });
  }
}

const OwnKey = "org:x-plain-";

const SideNouns: ReadonlySet<string> = new Set(
  "union council association federation consortium company operator operators district board junta army movement militia coalition league committee commission creditors lenders donors trustees workers teachers drivers strikers players employers owners club museum secretariat bloc front rebels separatists hosts organisers organizers opposition".split(
    " ",
  ),
);

/** A finite verb follows, an adverb between them at most; or a verb of saying stands right before. */
function isActing({ parsed }: Findings, noun: number): boolean {
  const { tokens } = parsed;
  const next = tokens[noun + 1]?.tag === "ADV" ? tokens[noun + 2] : tokens[noun + 1];
  if (next !== undefined && next.sentence === tokens[noun]?.sentence && /^(?:VB[ZDP]|MD)$/.test(next.fineTag)) return true;
  return ["said", "says"].includes(tokens[noun - 2]?.lower ?? "");
}

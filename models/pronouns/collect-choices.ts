/** Decides what the judge of pronouns learns from: for each "he" and "she" with a known meaning, the candidates and which of them are right. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArticle, sourceOf } from "../../eval/attribution/parse-article.ts";
import { type GapRow, parseGap } from "../../src/commands/gold/read-names.ts";
import { identifyActors } from "../../src/reading/identify-actors.ts";
import type { JudgedCandidate, PronounJudge } from "../../src/reading/names/pronoun-judge.ts";
import { buildWorld } from "../../src/reading/world.ts";
import { type CorefText, readCoref } from "./read-coref.ts";

/** One choice: features of each candidate, and which would be right (several where the gold does not say more). */
export type Choice = { readonly candidates: readonly (readonly number[])[]; readonly isRight: readonly boolean[] };

type Asked = { readonly start: number; readonly candidates: readonly JudgedCandidate[]; readonly at: number };

const world = buildWorld();

/** Reads `text` with `judge`; what it was asked, with where each candidate is mentioned up to there. */
function ask(text: string, judge: PronounJudge) {
  const parsed = parseArticle({ text });
  const asked: Asked[] = [];
  const listening: PronounJudge = {
    name: judge.name,
    score: (candidates, at) => {
      asked.push({ start: parsed.tokens[at]?.start ?? 0, candidates, at });
      return judge.score(candidates, at);
    },
  };
  const cast = identifyActors(parsed, sourceOf(text), { world, pronouns: listening });
  const mentionsOf = ({ mention }: JudgedCandidate) => {
    if (mention === undefined) return [];
    const start = parsed.tokens[mention.first]?.start;
    const end = parsed.tokens[mention.after - 1]?.end;
    const actor = cast.mentions.find(({ range }) => range.start === start && range.end === end)?.actor;
    return cast.mentions.filter((one) => one.actor === actor && one.form !== "pronoun").map(({ range }) => range);
  };
  return { asked, mentionsOf };
}

/** GAP says of two names whether the pronoun means them; of all others it says nothing but where one of the two is meant. */
export function choicesOfGap(corpus: string, judge: PronounJudge): readonly Choice[] {
  return parseGap(readFileSync(join(corpus, "gap", "gap-development.tsv"), "utf8")).flatMap((row) => {
    const { asked, mentionsOf } = ask(row.text, judge);
    const one = asked.find(({ start }) => start === row.pronoun.start);
    if (one === undefined) return [];
    const touches = (candidate: JudgedCandidate, { start, name }: GapRow["a"]) =>
      mentionsOf(candidate).some((range) => range.start < start + name.length && start < range.end);
    const meant = [row.a, row.b].filter(({ isMeant }) => isMeant);
    const isRight = one.candidates.map((candidate) =>
      meant.length > 0 ? meant.some((name) => touches(candidate, name)) : ![row.a, row.b].some((name) => touches(candidate, name)),
    );
    return [{ candidates: one.candidates.map(({ features }) => features), isRight }];
  });
}

/** GUM's training documents: a candidate is right whose mentions cover the head of a mention of the pronoun's entity; else nobody is. */
export function choicesOfGum(corpus: string, judge: PronounJudge): readonly Choice[] {
  return readCoref(join(corpus, "gum")).flatMap((document) => choicesOfDocument(document, judge));
}

function choicesOfDocument({ text, entityAt, headsOf }: CorefText, judge: PronounJudge): readonly Choice[] {
  const { asked, mentionsOf } = ask(text, judge);
  return asked.flatMap(({ start, candidates }) => {
    const entity = entityAt.get(start);
    if (entity === undefined) return [];
    const heads = headsOf.get(entity) ?? [];
    const isNamed = candidates.map((candidate) =>
      mentionsOf(candidate).some((range) => heads.some((head) => range.start <= head && head < range.end)),
    );
    const isAnybody = isNamed.includes(true);
    const isRight = candidates.map(({ mention }, place) => (isAnybody ? isNamed[place] === true : mention === undefined));
    return [{ candidates: candidates.map(({ features }) => features), isRight }];
  });
}

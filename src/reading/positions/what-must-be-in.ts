/** Decides what is asked for where a side says what an outcome must hold: of "any deal must include a corridor" the corridor. */
import type { ClauseView } from "../clauses/clause-view.ts";
import type { TokenRange } from "../clauses/find-clauses.ts";

/** What talks are to end in, and what is left to find. */
const Outcomes: ReadonlySet<string> = new Set(
  "deal agreement accord settlement text treaty contract pact package renewal extension truce ceasefire compromise arrangement offer solution rest remainder balance".split(
    " ",
  ),
);
const Duties = /^(?:must|should|shall|would|will|has|have|had|needs|need|to|be)$/u;
/** Verbs of holding, each with the word that may stand after it. */
const Holding: Readonly<Record<string, RegExp>> = {
  include: /^$/u,
  contain: /^$/u,
  provide: /^for$/u,
  come: /^(?:with|from)$/u,
  start: /^with$/u,
  begin: /^with$/u,
  accompany: /^by$/u,
  guarantee: /^$/u,
  cover: /^$/u,
};

/** The stretch of a demand after "any deal must include"; all of it where no outcome opens it. Cost: the first words. */
export function whatMustBeIn({ words, tokens }: ClauseView, content: TokenRange): TokenRange {
  let verb = content.first;
  while (verb < content.after && verb < content.first + FarthestVerb && Holding[tokens[verb]?.lemma ?? ""] === undefined) verb++;
  const joint = Holding[tokens[verb]?.lemma ?? ""];
  if (joint === undefined || verb >= content.after) return content;
  let subject = verb;
  while (subject > content.first && Duties.test(words[subject - 1] ?? "")) subject--;
  const isOutcome = tokens.slice(content.first, subject).some(({ lemma, tag }) => tag === "NOUN" && Outcomes.has(lemma));
  const first = joint.test("") ? verb + 1 : joint.test(words[verb + 1] ?? "") ? verb + 2 : content.after;
  // "any deal |include|" has a bare verb, "the deal includes" tells what is in it.
  const isAsked = subject < verb || tokens[verb]?.lower === tokens[verb]?.lemma;
  return isOutcome && isAsked && first < content.after - 1 ? { first, after: content.after } : content;
}

const FarthestVerb = 14;

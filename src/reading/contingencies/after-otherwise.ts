/** Decides what "Otherwise, …" and "If so, …" foretell: the trigger is that what the sentence before asks for is not done, or that what it tells comes. */
import { actorsOfPhrase, attributionAt, type ClauseView, partyOf, textOf } from "../clauses/clause-view.ts";
import type { Clause } from "../clauses/find-clauses.ts";
import { stanceOfClause } from "../positions/take-stance.ts";
import { conditionPhraseAt } from "../rules/condition-words.ts";
import type { FoundContingency } from "./found-contingency.ts";

/** Every "Otherwise, …" that follows a demand in the sentence before, every "If so, …". */
export function afterOtherwise(view: ClauseView): readonly FoundContingency[] {
  return view.sentences.flatMap((sentence, ordinal): FoundContingency[] => {
    const start = view.words[sentence.firstToken] === '"' ? sentence.firstToken + 1 : sentence.firstToken;
    const phrase = pointingBackAt(view, start);
    if (phrase === undefined) return [];
    const main = (view.clausesBySentence[ordinal] ?? []).find(
      (clause) => clause.range.first >= phrase.after && (clause.verb.modal === undefined ? isStanding(view, clause) : !clause.verb.perfect),
    );
    const demand = (view.clausesBySentence[ordinal - 1] ?? []).findLast(
      (clause) => phrase.rule === "condition.if-so" || isDemand(view, clause),
    );
    // In a text about talks what follows is told for its own sake, whatever it is that fails.
    if (main?.subject === undefined || (demand === undefined && !view.isTalks)) return [];
    const attribution = attributionAt(view, main.verb.main);
    const actor = actorsOfPhrase(view, main.subject)[0];
    const wouldAct = actor === undefined || main.verb.passive ? undefined : (partyOf(view, actor) ?? actor);
    const triggerActor = demand?.subject === undefined ? undefined : actorsOfPhrase(view, demand.subject)[0];
    const isOwn = attribution?.speakers.some((speaker) => partyOf(view, speaker) === wouldAct) === true;
    return [
      {
        rule: phrase.rule,
        certainty: 0.6,
        trigger: [textOf(view, { first: start, after: phrase.after }), ...(demand === undefined ? [] : [textOf(view, demand.range)])],
        ...(triggerActor === undefined ? {} : { triggerActor }),
        response: [textOf(view, main.range)],
        advocates: attribution?.speakers ?? [],
        ...(wouldAct === undefined ? {} : { wouldAct }),
        mode: isOwn ? "announced" : "predicted",
        ...(attribution === undefined ? {} : { inside: attribution.id }),
      },
    ];
  });
}

/** "Failing that,", "If so,"; "Otherwise" at the head of a sentence needs no comma. */
function pointingBackAt({ words, tokens }: ClauseView, start: number): { readonly rule: string; readonly after: number } | undefined {
  const phrase = conditionPhraseAt(words, start);
  if (phrase?.rule.kind === "otherwise") return { rule: phrase.rule.id, after: phrase.after };
  const next = tokens[start + 1]?.tag ?? "";
  return words[start] === "otherwise" && (next === "DET" || next === "PRON" || next === "PROPN" || next === "NOUN")
    ? { rule: "condition.otherwise", after: start + 1 }
    : undefined;
}

/** "Otherwise |the bridge stays shut|", and not "|she says| …". */
function isStanding({ isTalks, tokens, spokenIn }: ClauseView, { verb, isRelative, sharesSubject }: Clause): boolean {
  return (
    isTalks &&
    spokenIn.has(verb.main) &&
    !isRelative &&
    !sharesSubject &&
    !verb.perfect &&
    /^VB[ZP]$/u.test(tokens[verb.first]?.fineTag ?? "")
  );
}

function isDemand(view: ClauseView, clause: Clause): boolean {
  return clause.verb.modal === "must" || clause.verb.modal === "should" || stanceOfClause(view, clause)?.stance === "demands";
}

/** Decides where a mind, a power or an outcome is judged in the passive or as a label: "is thought to want out", "a deal is not expected", "see it as a ploy to …". */
import type { AssessmentMark, LocalActorId } from "#record";
import { type ClauseView, isQuestion, textOf } from "../clauses/clause-view.ts";
import type { Clause, TokenRange } from "../clauses/find-clauses.ts";
import { judgementPhraseAt } from "../rules/judgement-words.ts";
import { DEALS, OUTCOMES } from "../rules/outcome-nouns.ts";
import { type Assessors, aboutWhom, assessorsAt, HYPOTHETICAL, isHeldUntrue, judgedBy } from "./assessors.ts";
import { headFrom } from "./head-from.ts";
import { isHolder } from "./power-holders.ts";

type Unnamed = Omit<AssessmentMark, "id">;

/** At most one for a clause of a text about talks. Cost: linear in the clauses. */
export function findImpersonal(view: ClauseView): readonly Unnamed[] {
  if (!view.isTalks) return [];
  return view.clauses.flatMap((clause) => {
    if (clause.subject === undefined || isQuestion(view, clause) || isHeldUntrue(view, clause) || HYPOTHETICAL.has(clause.opener ?? ""))
      return [];
    return thoughtOf(view, clause) ?? expectedOutcome(view, clause) ?? labelled(view, clause) ?? meantFor(view, clause) ?? [];
  });
}

/** "The general is thought |to want| a way out", "the union is believed |to have enough money| for May". */
function thoughtOf(view: ClauseView, clause: Clause): Unnamed | undefined {
  const { verb, range } = clause;
  if (!verb.passive || !Thinking.has(lemmaAt(view, verb.main)) || view.words[verb.main + 1] !== "to" || !isHolder(view, clause))
    return undefined;
  const first = verb.main + 2;
  if (first >= range.after) return undefined;
  const isMind = Wishing.has(lemmaAt(view, first)) || judgementPhraseAt(view.words, first, "means to") !== undefined;
  const isPower = judgementPhraseAt(view.words, first, "can") !== undefined;
  if (!isMind && !isPower) return undefined;
  const judges = assessorsAt(view, verb.main);
  return mark(view, clause, {
    type: isPower ? "capability" : "intent",
    judges,
    of: { first, after: range.after },
    about: aboutWhom(view, clause)[0],
  });
}

const Thinking: ReadonlySet<string> = new Set(["think", "believe", "judge", "reckon", "assume", "presume", "suspect", "rumour", "rumor"]);
const Wishing: ReadonlySet<string> = new Set(["want", "intend", "mean", "aim", "seek", "plan", "prefer", "wish"]);

/** "A breakthrough is (not) expected this week": of what talks may come to. */
function expectedOutcome(view: ClauseView, clause: Clause): Unnamed | undefined {
  const { verb, range } = clause;
  if (!verb.passive || lemmaAt(view, verb.main) !== "expect" || verb.modal !== undefined || clause.subject === undefined) return undefined;
  const head = headFrom(view, clause.subject.first, clause.subject.after);
  const fails = view.words[verb.main + 1] === "to" && Ending.has(lemmaAt(view, verb.main + 2)) && (OUTCOMES.has(head) || Talking.has(head));
  if (!fails && !DEALS.has(head) && !Gains.has(head)) return undefined;
  if (view.words[verb.main + 1] === "of" || view.words[verb.main + 1] === "from") return undefined;
  const found = mark(view, clause, { type: "likelihood", judges: assessorsAt(view, verb.main), of: range, about: undefined });
  const term = {
    range: textOf(view, { first: verb.main, after: verb.main + 1 }),
    band:
      verb.negated || /^(?:little|no|few|hardly)$/u.test(view.words[clause.subject.first] ?? "")
        ? ("unlikely" as const)
        : ("likely" as const),
  };
  return { ...found, term };
}

/** How talks go on or end, whenever that is; "to last two days" is a plan. */
const Ending: ReadonlySet<string> = new Set(
  "collapse fail succeed founder falter stall unravel yield produce drag hold survive break".split(" "),
);
const Talking: ReadonlySet<string> = new Set("talks negotiations negotiation process mediation truce effort bid".split(" "));
/** What talks may bring, and never on a day that is set. */
const Gains: ReadonlySet<string> = new Set(
  "progress movement settlement solution resolution understanding concessions rapprochement thaw reconciliation".split(" "),
);

/** "Observers see the offer as |an attempt to split the rebels|", "she called it |a ploy to win time|": what is meant by it. */
function labelled(view: ClauseView, clause: Clause): Unnamed | undefined {
  const { verb, range } = clause;
  if (verb.passive || verb.negated || verb.modal !== undefined || !Labelling.has(lemmaAt(view, verb.main))) return undefined;
  const judges = aboutWhom(view, clause);
  if (judges.length === 0) return undefined;
  for (let at = verb.main + 2; at < range.after - 2; at++) {
    if (!Ploys.has(view.words[at] ?? "") || view.words[at + 1] !== "to") continue;
    return mark(view, clause, {
      type: "intent",
      judges: judgedBy(assessorsAt(view, verb.main), judges),
      of: { first: at, after: range.after },
      about: undefined,
    });
  }
  return undefined;
}

/** "The threat was |meant for the newspapers|, two aides said", "the offer is |designed to split the union|": what a step of talks is for, in somebody's judgement. */
function meantFor(view: ClauseView, clause: Clause): Unnamed | undefined {
  const { verb, range, subject } = clause;
  if (!verb.passive || verb.modal !== undefined || subject === undefined || !Meaning.has(lemmaAt(view, verb.main))) return undefined;
  if (!/^(?:to|for|at|as)$/u.test(view.words[verb.main + 1] ?? "") || !Steps.has(headFrom(view, subject.first, subject.after)))
    return undefined;
  // "Meant for the newspapers", not "for the minister's wife".
  if (view.words[verb.main + 1] === "for" && !Galleries.has(headFrom(view, verb.main + 2, range.after))) return undefined;
  const judges = assessorsAt(view, verb.main);
  if (judges.speakers.length === 0 || /^(?:our|my)$/u.test(view.words[subject.first] ?? "")) return undefined;
  return mark(view, clause, { type: "intent", judges, of: { first: verb.main, after: range.after }, about: undefined });
}

const Galleries: ReadonlySet<string> = new Set(
  "consumption newspapers newspaper cameras camera press media public audience audiences gallery home voters headlines show effect television supporters".split(
    " ",
  ),
);
const Meaning: ReadonlySet<string> = new Set("mean intend design aim calculate stage direct devise time tailor craft".split(" "));
/** What a side does or says to another, not what engineers build. */
const Steps: ReadonlySet<string> = new Set(
  "offer threat proposal move gesture statement announcement leak letter visit ultimatum delay walkout demand remark remarks raid attack draft invitation arrest release ban tariff tariffs warning speech declaration show display drill drills exercise exercises strike boycott lawsuit campaign".split(
    " ",
  ),
);

const Labelling: ReadonlySet<string> = new Set(
  "see view regard describe dismiss read interpret consider call denounce brand portray".split(" "),
);
const Ploys: ReadonlySet<string> = new Set(
  "attempt attempts ploy bid tactic trick gambit manoeuvre maneuver pretext excuse ruse stratagem".split(" "),
);

function lemmaAt({ tokens }: ClauseView, at: number): string {
  return tokens[at]?.lemma ?? "";
}

type Marking = {
  readonly type: AssessmentMark["type"];
  readonly judges: Assessors;
  readonly of: TokenRange;
  readonly about: LocalActorId | undefined;
};

function mark(view: ClauseView, { range }: Clause, { type, judges, of, about }: Marking): Unnamed {
  return {
    kind: "assessment",
    range: textOf(view, range),
    basis: {
      kind: "rule",
      name: type === "capability" ? "judgement.can" : type === "intent" ? "judgement.means-to" : "judgement.thinks",
      certainty: 0.6,
    },
    type,
    assessors: judges.speakers,
    via: judges.via,
    ...(about === undefined ? {} : { about }),
    of: textOf(view, of),
    ...(judges.attribution === undefined ? {} : { inside: judges.attribution.id }),
  };
}

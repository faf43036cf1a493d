/**
 * Decides in which order the questions are learned: cues; spans, which see how likely other words are cues; verdicts on whole candidates.
 * What a later question sees of an earlier one comes from a model that has not learned from that article: the articles are parted, and each part
 * is answered by what was learned from the others (stacked generalisation, Wolpert 1992).
 */
import type { AttributionModel, Question, WeightTable } from "../../src/reading/attribution/attribution-model.ts";
import { type CueOutlook, outlookFrom } from "../../src/reading/attribution/cue-outlook.ts";
import { candidatesFrom, cueCertainties, judge, verdictCertainties } from "../../src/reading/attribution/propose-by-model.ts";
import type { Candidate } from "../../src/reading/attribution/verdict-features.ts";
import { collectCues, collectSpans, collectVerdicts, type Examples, type PreparedArticle, rightWholes } from "./collect-examples.ts";
import { fitCalibration } from "./fit-calibration.ts";
import { type LearningOptions, learn } from "./learn.ts";

export type StackOptions = {
  readonly parts: number;
  readonly cues: Omit<LearningOptions, "bits" | "say">;
  readonly spans: Omit<LearningOptions, "bits" | "say">;
  /** For the last time, when every span is seen twice: at the first and at the second look. */
  readonly spansAgain: Omit<LearningOptions, "bits" | "say">;
  readonly verdicts: Omit<LearningOptions, "bits" | "say">;
  /** Verdicts below this are never told, so they do not count for the calibration. */
  readonly leastTrusted: number;
  readonly bits: LearningOptions["bits"];
  readonly say: LearningOptions["say"];
};

/** Verdicts learn from whatever the first look holds for so certain; reading asks for more. */
const LEAST = 0.08;

/** Learns every question from `articles`, and how far its verdicts can be trusted. Deterministic. */
export function learnAttributions(
  articles: readonly PreparedArticle[],
  options: StackOptions,
): Pick<AttributionModel, "weights" | "calibration"> {
  const { bits, say, parts } = options;
  const partOf = (at: number) => at % parts;
  const cueExamples = articles.map(collectCues);
  const cuesFrom = (isIn: (at: number) => boolean) =>
    learn({ cues: cueExamples.filter((_, at) => isIn(at)).flat() }, { ...options.cues, bits, say }).cue;
  say("cues");
  const cue = cuesFrom(() => true);
  const certainties: Float32Array[] = [];
  for (let part = 0; part < parts; part++) {
    const weights = cuesFrom((at) => partOf(at) !== part);
    articles.forEach(({ table, places }, at) => {
      if (partOf(at) === part) certainties[at] = cueCertainties(table, places, weights);
    });
  }
  say("spans");
  const first = articles.map((article, at) => collectSpans(article, outlookOf(article, certainties[at])));
  const spansOf = (lists: readonly SpanExamples[], how = options.spans) =>
    learn({ spans: lists.flatMap(({ spans }) => spans), sides: lists.flatMap(({ sides }) => sides) }, { ...how, bits, say });
  const candidates: (readonly Candidate[])[] = [];
  for (let part = 0; part < parts; part++) {
    const weights = spansOf(first.filter((_, at) => partOf(at) !== part));
    articles.forEach(({ table, places }, at) => {
      if (partOf(at) === part)
        candidates[at] = candidatesFrom(table, places, certainties[at] ?? new Float32Array(table.count), weights, LEAST);
    });
  }
  say("verdicts");
  const verdictExamples = articles.map((article, at) => collectVerdicts(article, candidates[at] ?? []));
  const verdictsFrom = (isIn: (at: number) => boolean) =>
    learn({ verdicts: verdictExamples.filter((_, at) => isIn(at)).flat() }, { ...options.verdicts, bits, say }).verdict;
  const verdict = verdictsFrom(() => true);
  say("spans again");
  const second: SpanExamples[] = [];
  const seen: { readonly odds: number; readonly isRight: boolean }[] = [];
  for (let part = 0; part < parts; part++) {
    const weights = verdictsFrom((at) => partOf(at) !== part);
    articles.forEach((article, at) => {
      if (partOf(at) !== part) return;
      const judged = judge(article.table, candidates[at] ?? [], weights);
      const isRight = rightWholes(article);
      for (const { candidate, verdict: sure } of judged)
        if (sure >= options.leastTrusted) seen.push({ odds: Math.log(sure / Math.max(1 - sure, 1e-6)), isRight: isRight(candidate) });
      second[at] = collectSpans(article, outlookFrom(article.table, verdictCertainties(article.table, judged)));
    });
  }
  // Both looks at spans use the same weights, so these learn from both.
  const spans = spansOf([...first, ...second], options.spansAgain);
  const weights = { ...spans, cue, verdict } satisfies Readonly<Record<Question, WeightTable>>;
  return { weights, calibration: fitCalibration(seen) };
}

type SpanExamples = Pick<Examples, "spans" | "sides">;

function outlookOf({ table }: PreparedArticle, certainty: Float32Array | undefined): CueOutlook {
  return outlookFrom(table, certainty ?? new Float32Array(table.count));
}

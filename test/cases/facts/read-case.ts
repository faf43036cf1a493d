/** Decides how what the reader finds in a case is written down so that it can be laid beside what the case lists. */
import { exactText, type LocalActorId, type TextRange } from "#record";
import { findAssessments } from "../../../src/reading/find-assessments.ts";
import { findContingencies } from "../../../src/reading/find-contingencies.ts";
import { findInstruments } from "../../../src/reading/find-instruments.ts";
import { findPositions } from "../../../src/reading/find-positions.ts";
import { documentOfCase, nameOfCaseActor } from "./cast-of-cases.ts";
import type { FactCase } from "./fact-case.ts";

/** Lines such as "position Tarsia rejects territory", one for each fact, in the same words for what is expected and what is found. */
export type CaseLines = { readonly expected: readonly string[]; readonly found: readonly string[] };

/** What a case lists and what the reader finds, as lines that are equal where they agree. */
export function linesOfCase(factCase: FactCase): CaseLines {
  const document = documentOfCase(factCase);
  const instruments = findInstruments(document);
  const words = (range: TextRange | undefined) => (range === undefined ? "" : exactText(factCase.text, range));
  const names = (ids: readonly LocalActorId[]) => ids.map(nameOfCaseActor).join(" + ");

  const positions = findPositions({ ...document, instruments });
  const assessments = findAssessments(document);
  const contingencies = findContingencies(document);
  const expected: string[] = [];
  const found: string[] = [];

  for (const one of factCase.positions ?? []) {
    const extra = [one.holder === undefined ? "" : `holder ${one.holder}`, one.accordingTo === undefined ? "" : `by ${one.accordingTo}`];
    expected.push(line("position", one.party, one.stance, one.topic, ...extra, one.condition === undefined ? "" : `if [${one.condition}]`));
  }
  for (const mark of positions) {
    const twin = (factCase.positions ?? []).find(({ topic, party }) => topic === mark.point.topic && party === nameOfCaseActor(mark.party));
    const holder = twin?.holder === undefined || mark.holder === undefined ? "" : `holder ${nameOfCaseActor(mark.holder)}`;
    const by = mark.accordingTo.length === 0 ? "" : `by ${names(mark.accordingTo)}`;
    found.push(
      line(
        "position",
        nameOfCaseActor(mark.party),
        mark.stance,
        mark.point.topic,
        holder,
        by,
        mark.condition === undefined ? "" : `if [${words(mark.condition)}]`,
      ),
    );
  }
  for (const one of factCase.assessments ?? [])
    expected.push(line("assessment", one.type, one.about, `by ${one.assessor ?? ""}`, `via ${one.via ?? ""}`, one.band));
  for (const mark of assessments) {
    found.push(
      line("assessment", mark.type, nameOfCaseActor(mark.about), `by ${names(mark.assessors)}`, `via ${names(mark.via)}`, mark.term?.band),
    );
  }
  for (const one of factCase.contingencies ?? []) {
    expected.push(
      line(
        "contingency",
        one.mode,
        `trigger [${one.trigger}]`,
        `response [${one.response}]`,
        `by ${one.advocate ?? ""}`,
        `acts ${one.wouldAct ?? ""}`,
        `as [${one.precedent ?? ""}]`,
        `for [${one.reason ?? ""}]`,
      ),
    );
  }
  for (const mark of contingencies) {
    const twin = (factCase.contingencies ?? []).find(({ trigger }) => mark.trigger.some((range) => words(range).includes(trigger)));
    const kept = (range: TextRange | undefined, wanted: string | undefined) =>
      wanted !== undefined && words(range).includes(wanted) ? wanted : words(range);
    found.push(
      line(
        "contingency",
        mark.mode,
        `trigger [${twin?.trigger ?? mark.trigger.map(words).join(" | ")}]`,
        `response [${mark.response.map((range) => kept(range, twin?.response)).join(" | ")}]`,
        `by ${names(mark.advocates)}`,
        `acts ${nameOfCaseActor(mark.wouldAct) ?? ""}`,
        `as [${kept(mark.precedent, twin?.precedent)}]`,
        `for [${kept(mark.reason, twin?.reason)}]`,
      ),
    );
  }
  if (factCase.instruments !== undefined) {
    for (const one of factCase.instruments)
      expected.push(line("instrument", one.name, `points ${one.points ?? ""}`, `by ${one.drafter ?? ""}`));
    for (const mark of instruments) found.push(line("instrument", mark.name, `points ${mark.points ?? ""}`, `by ${names(mark.drafters)}`));
  }
  return { expected, found };
}

function line(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== "").join(" · ");
}

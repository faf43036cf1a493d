/** Decides where accounts of plans and assessments clash: different counts of points, one institution judged differently through two channels. */
import type { AssessmentItem, ClashItem, InstrumentItem } from "#record";
import type { Unit } from "./documents.ts";
import type { Cluster } from "./follow-decisions.ts";
import type { AssessmentUnit } from "./join-assessments.ts";
import { type InstrumentUnit, versionlessKeyOf } from "./join-instruments.ts";
import type { Actors } from "./sides.ts";
import { sidesBy, writeClash } from "./write-clash.ts";

const SameTimeDays = 3;

/** Counts that differ within one instrument, then between two that may be one, at one time and never told apart by one text. */
export function findInstrumentClashes(
  items: readonly InstrumentItem[],
  clusters: readonly Cluster<InstrumentUnit>[],
  actors: Actors,
): readonly ClashItem[] {
  const unitsOf = new Map(clusters.map(({ id, units }) => [id, units]));
  const within = clusters.flatMap(({ id, units }) => {
    const sides = sidesBy(units, ({ mark }) => (mark.points === undefined ? undefined : String(mark.points)));
    const sameTime = sides.filter((one) => sides.some((other) => one !== other && areNear(one.units, other.units)));
    return sameTime.length < 2 ? [] : [writeClash("number of points", [id], sameTime)];
  });
  const families = new Map<string, InstrumentItem[]>();
  for (const item of items) {
    const key = versionlessKeyOf(item.name);
    if (item.points === undefined || key === "") continue;
    families.set(key, [...(families.get(key) ?? []), item]);
  }
  const between = [...families.values()].flatMap((family) =>
    family.flatMap((one, at) =>
      family.slice(at + 1).flatMap((other) => {
        const units = unitsOf.get(one.id) ?? [];
        const others = unitsOf.get(other.id) ?? [];
        if (one.points === other.points || !draftersCanAgree(one, other) || toldApart(units, others) || !areNear(units, others)) return [];
        return [
          writeClash(
            "number of points",
            [one.id, other.id],
            [
              { says: String(one.points), units },
              { says: String(other.points), units: others },
            ],
          ),
        ];
      }),
    ),
  );
  return [...within, ...between];

  function draftersCanAgree(one: InstrumentItem, other: InstrumentItem): boolean {
    if (one.drafters.length === 0 || other.drafters.length === 0) return true;
    const parties = new Set(one.drafters.map(actors.partyOf));
    return other.drafters.some((drafter) => parties.has(actors.partyOf(drafter)));
  }
}

/** Judgements of one institution on one party that came through different channels stand side by side. */
export function findAssessmentClashes(
  items: readonly AssessmentItem[],
  clusters: readonly Cluster<AssessmentUnit>[],
  actors: Actors,
): readonly ClashItem[] {
  const unitsOf = new Map(clusters.map(({ id, units }) => [id, units]));
  const groups = new Map<string, AssessmentItem[]>();
  for (const item of items) {
    for (const assessor of item.assessors) {
      if (actors.get(assessor)?.actorKind === "person" || item.about === undefined) continue;
      const key = `${assessor} ${actors.partyOf(item.about)}`;
      groups.set(key, [...(groups.get(key) ?? []), item]);
    }
  }
  return [...groups.values()].flatMap((group) => {
    const channels = new Map<string, AssessmentItem[]>();
    for (const item of group) {
      const key = [...item.via].sort().join(" ");
      channels.set(key, [...(channels.get(key) ?? []), item]);
    }
    const [first, second] = [...channels.values()].map(([item]) => item);
    if (first === undefined || second === undefined) return [];
    const sides = [...channels.values()].map((told) => ({
      says:
        told[0] === undefined || told[0].via.length === 0 ? "itself" : told[0].via.map((actor) => actors.get(actor)?.name ?? "").join(", "),
      units: told.flatMap(({ id }): readonly Unit[] => unitsOf.get(id) ?? []),
    }));
    return [{ ...writeClash("assessments", [first.id, second.id], sides), items: [...channels.values()].flat().map(({ id }) => id) }];
  });
}

function toldApart(one: readonly InstrumentUnit[], other: readonly InstrumentUnit[]): boolean {
  const texts = new Set(one.map(({ document }) => document.index));
  return other.some(({ document }) => texts.has(document.index));
}

function areNear(one: readonly InstrumentUnit[], other: readonly InstrumentUnit[]): boolean {
  return one.some((first) =>
    other.some((second) => {
      if (first.account.independent === second.account.independent && first.document !== second.document) return false;
      if (first.document.published === undefined || second.document.published === undefined) return first.document === second.document;
      return Math.abs(first.document.published - second.document.published) <= SameTimeDays;
    }),
  );
}

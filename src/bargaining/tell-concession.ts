/** Decides what is told of the cheapest change to a draft: point by point with what it does to whom, and why nothing cheaper will do. */
import type { Certificate, Concession } from "./concede.ts";
import type { Grievance } from "./conflict-set.ts";
import { basisOf, type EntryBasis } from "./entry-basis.ts";
import { type Choice, type Game, inUnits } from "./game.ts";
import { linkInWords, shortNumber } from "./in-words.ts";
import { type Model, optionsOf } from "./model.ts";

export type ChangeStory = {
  readonly point: string;
  readonly from: string | number;
  readonly to: string | number;
  readonly cost: number;
  /** What the change adds to each party's utility; below 0 for whoever concedes. */
  readonly effect: Record<string, number>;
};

export type CertificateStory = {
  readonly kind: Certificate["kind"];
  readonly statement: string;
  /** Per party, for utilities in the model's unit. */
  readonly weights?: Record<string, number>;
  readonly needed?: number;
  readonly mostForLess?: number;
  readonly nodes?: number;
};

export type GrievanceStory = {
  readonly kind: Grievance["kind"];
  readonly statement: string;
  readonly parties: string[];
  readonly point?: string;
  readonly option?: string | number;
  readonly basis?: EntryBasis;
};

/** Each point in which `to` differs from `from`, with what the change does to everybody. */
export function tellChanges(model: Model, game: Game, from: Choice, to: Choice): ChangeStory[] {
  return model.points.flatMap((point, at) => {
    const [before, after] = [from[at] as number, to[at] as number];
    if (before === after) return [];
    const options = optionsOf(point);
    const table = game.contributions[at] as Float64Array;
    const worth = (option: number, party: number): number => table[option * game.parties + party] as number;
    return [
      {
        point: point.id,
        from: options[before]?.id ?? "",
        to: options[after]?.id ?? "",
        cost: model.costs?.[point.id] ?? 1,
        effect: Object.fromEntries(
          model.parties.map(({ id }, party) => [id, inUnits(game, party, worth(after, party) - worth(before, party))]),
        ),
      },
    ];
  });
}

/** Per party, the utility it gives up on changes that cost it something. */
export function concessionsIn(model: Model, changes: readonly ChangeStory[]): Record<string, number> {
  return Object.fromEntries(
    model.parties.map(({ id }) => [id, changes.reduce((sum, { effect }) => sum + Math.max(0, -(effect[id] ?? 0)), 0)]),
  );
}

export function tellCertificate(
  model: Model,
  game: Game,
  { certificate, cost }: Extract<Concession, { kind: "concession" }>,
): CertificateStory {
  switch (certificate.kind) {
    case "nothing to change":
      return { kind: certificate.kind, statement: "The draft is acceptable to everybody as it is." };
    case "search":
      return {
        kind: certificate.kind,
        statement: `Every package that costs less than ${shortNumber(cost)} was ruled out, by a bound or by looking at it (${certificate.nodes} steps).`,
        nodes: certificate.nodes,
      };
    case "weights": {
      const { needed, mostForLess } = certificate;
      return {
        kind: certificate.kind,
        statement: `Weigh the parties' utilities by 'weights'. The reservation values of the parties weighed lie ${shortNumber(needed)} above the draft in sum; changes that cost less than ${shortNumber(cost)} add at most ${shortNumber(mostForLess)}. So one party at least stays below its reservation value.`,
        weights: Object.fromEntries(
          model.parties.map(({ id }, party) => {
            const { top, bottom } = game.scales[party] ?? { top: 1, bottom: 1 };
            return [id, ((certificate.weights[party] as number) * top) / bottom];
          }),
        ),
        needed,
        mostForLess,
      };
    }
  }
}

export function tellGrievance(model: Model, game: Game, one: Grievance): GrievanceStory {
  switch (one.kind) {
    case "reservation value": {
      const party = model.parties[one.party];
      const value = inUnits(game, one.party, game.reservations[one.party] as number);
      return {
        kind: one.kind,
        statement: `${party?.id ?? ""} needs at least ${shortNumber(value)}`,
        parties: [party?.id ?? ""],
        basis: basisOf(party?.reservationValue),
      };
    }
    case "red line": {
      const point = model.points[one.point] as Model["points"][number];
      const option = optionsOf(point)[one.option]?.id ?? "";
      const lines = model.parties.flatMap(({ id, redLines = [] }) =>
        redLines.filter((line) => line.point === point.id && String(line.option) === String(option)).map((line) => ({ id, line })),
      );
      const parties = [...new Set(lines.map(({ id }) => id))];
      return {
        kind: one.kind,
        statement: `${parties.join(" and ")} can never take '${option}' on '${point.id}'`,
        parties,
        point: point.id,
        option,
        ...(lines[0] === undefined ? {} : { basis: basisOf(lines[0].line) }),
      };
    }
    case "link":
      return { kind: one.kind, statement: linkInWords(model, one.link), parties: [], basis: basisOf(model.links?.[one.link]) };
  }
}

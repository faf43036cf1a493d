import { describe, expect, test } from "vitest";
import type { PositionItem, Stance } from "#record";
import { dayOf, itemIdOf, markIdOf, sourceIdOf } from "#record";
import { standingPositions, standingPositionsAt } from "./index.ts";

const party = itemIdOf("A", "Vesmar");
const point = itemIdOf("T", "patrols");

type Told = {
  readonly stance: Stance;
  readonly said?: string;
  readonly published?: string;
  readonly report?: string;
  readonly rejected?: boolean;
};

function position({ stance, said, published, report = "r1", rejected = false }: Told, at: number): PositionItem {
  const source = sourceIdOf(`${at}${report}`.padEnd(12, "0"), undefined);
  const mark = markIdOf(source, "position", { start: 0, end: 1 });
  return {
    id: itemIdOf("P", mark),
    kind: "position",
    standing: rejected ? "rejected" : "proposed",
    corrected: [],
    accounts: [
      {
        mark,
        source,
        span: { source, start: 0, end: 1 },
        basis: { kind: "rule", name: "test", certainty: 1 },
        independent: report,
        ...(published === undefined ? {} : { published }),
      },
    ],
    party,
    point,
    stance,
    strength: "plain",
    summary: { source, start: 0, end: 1 },
    ...(said === undefined ? {} : { time: dayOf(said) }),
    accordingTo: [],
  };
}

describe("where a party stands", () => {
  const check = (
    name: string,
    told: readonly Told[],
    expected: { stance: Stance; since?: string; history: readonly number[]; contested?: boolean } | undefined,
    day?: string,
  ) =>
    test(name, () => {
      const items = told.map(position);
      const standing = day === undefined ? standingPositions(items) : standingPositionsAt(items, day);
      const shown = standing.map(({ stance, since, history, contested }) => ({
        stance,
        ...(since === undefined ? {} : { since }),
        history: history.map((id) => items.findIndex((item) => item.id === id)),
        ...(contested ? { contested } : {}),
      }));
      expect(shown).toEqual(expected === undefined ? [] : [expected]);
    });

  check(
    "by the day it was said, not the order learned",
    [
      { stance: "rejects", said: "2026-02-10" },
      { stance: "accepts", said: "2026-02-03" },
    ],
    { stance: "rejects", since: "2026-02-10", history: [1, 0] },
  );
  check(
    "since the first day of the unbroken run",
    [
      { stance: "demands", said: "2026-02-01" },
      { stance: "rejects", said: "2026-02-05" },
      { stance: "rejects", said: "2026-02-09" },
    ],
    { stance: "rejects", since: "2026-02-05", history: [0, 1, 2] },
  );
  check(
    "publication gives the order but no date",
    [
      { stance: "rejects", published: "2026-02-10" },
      { stance: "accepts", published: "2026-02-03" },
    ],
    { stance: "rejects", history: [1, 0] },
  );
  check("what has no day at all cannot displace what has one", [{ stance: "accepts", said: "2026-02-03" }, { stance: "rejects" }], {
    stance: "accepts",
    since: "2026-02-03",
    history: [1, 0],
  });
  check(
    "on one day what is clear stands over what is unclear",
    [
      { stance: "rejects", said: "2026-02-03" },
      { stance: "unclear", said: "2026-02-03" },
    ],
    { stance: "rejects", since: "2026-02-03", history: [1, 0] },
  );
  check(
    "rejected positions do not count",
    [
      { stance: "accepts", said: "2026-02-03" },
      { stance: "rejects", said: "2026-02-09", rejected: true },
    ],
    { stance: "accepts", since: "2026-02-03", history: [0] },
  );
  check(
    "contested where independent reports of one day differ",
    [
      { stance: "accepts", said: "2026-02-03" },
      { stance: "rejects", said: "2026-02-03", report: "r2" },
    ],
    { stance: "rejects", since: "2026-02-03", history: [0, 1], contested: true },
  );
  check(
    "not by a copy of the same report",
    [
      { stance: "accepts", said: "2026-02-03" },
      { stance: "rejects", said: "2026-02-03" },
    ],
    { stance: "rejects", since: "2026-02-03", history: [0, 1] },
  );
  check(
    "not by another day",
    [
      { stance: "accepts", said: "2026-02-03" },
      { stance: "rejects", said: "2026-02-04", report: "r2" },
    ],
    { stance: "rejects", since: "2026-02-04", history: [0, 1] },
  );

  const moved: readonly Told[] = [
    { stance: "demands", said: "2026-02-03" },
    { stance: "accepts", said: "2026-02-20" },
    { stance: "rejects", published: "2026-02-10" },
    { stance: "open" },
  ];
  check("as of a day: what had been said by then", moved, { stance: "demands", since: "2026-02-03", history: [0] }, "2026-02-09");
  check("as of a later day: published stands for said where nobody says when", moved, { stance: "rejects", history: [0, 2] }, "2026-02-19");
  check("as of a day before all", moved, undefined, "2026-01-01");
});

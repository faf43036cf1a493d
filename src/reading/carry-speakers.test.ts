import { describe, expect, it } from "vitest";
import { assessmentsIn, readInTalks } from "../../test/read-in-talks.ts";

describe("whom a pronoun means after somebody without a name", () => {
  const check = (passage: string, last: string): void => {
    it(passage, () => expect(assessmentsIn(passage).at(-1)).toBe(last));
  };
  check(
    "Brokers here put the odds of a truce at one in three. The rebels, they say, can hold out until March.",
    "capability · Brokers · The rebels, they say, can hold out until March",
  );
  check(
    'Clerks in her office do not believe that the union means to strike. "It has no money for a strike," says one.',
    "capability · Clerks in her office · It has no money for a strike",
  );
  // "He" is not the one whom his own words name.
  check(
    "A diplomat close to the talks put the chances at fifty-fifty. Veldland's president, he thought, was only interested in the vote.",
    "intent · A diplomat close to the talks · was only interested in the vote",
  );
  check(
    "Captain Arlo Finch doubted that the truce would last. But the Brigade was quite capable of a raid, he said.",
    "capability · Arlo Finch · the Brigade was quite capable of a raid",
  );

  check(
    "A European diplomat said the envoys were tired. The diplomat doubted that the Brigade could hold the pass.",
    "capability · A European diplomat · the Brigade could hold the pass",
  );
  check(
    '"The valves are old," said Arlo Finch, head of the Water Forum. The expert is convinced that the union intends to drag out the talks.',
    "intent · Arlo Finch · the union intends to drag out the talks",
  );

  it("leaves a pronoun alone that means somebody known", () => {
    const { reading } = readInTalks("Two clerks spoke. Arlo Finch, the mayor, came late. The hall, he said, was cold.");
    const spoken = reading.attributions.at(-1)?.speakers.map((id) => reading.actors.find((actor) => actor.id === id)?.name);
    expect(spoken).toEqual(["Arlo Finch"]);
  });
});

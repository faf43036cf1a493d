import { describe, expect, test } from "vitest";
import { buildWorld, knownAt } from "./world.ts";

const world = buildWorld({
  states: [{ name: "Tarsia", demonyms: ["Tarsian"], capitals: ["Orsa"], seats: ["Amber Hall"] }],
  organisations: [{ name: "Orsa Strait Authority", alsoCalled: ["OSA"], actsFor: "Tarsia" }],
});

function check(words: string, expected: readonly string[]): void {
  const text = `${words}, they said.`;
  const match = knownAt(world, text, 0);
  const found = match?.names.map((name) => `${name.form} ${name.entry.key}`) ?? [];
  expect({ end: match?.end, found }).toEqual({ end: expected.length === 0 ? undefined : words.length, found: [...expected] });
}

describe("what words mean in the world", () => {
  test.each<readonly [words: string, ...expected: string[]]>([
    ["Ukraine", "name state:UA"],
    ["US", "name state:US", "adjective state:US", "people state:US"],
    ["U.S.", "name state:US", "adjective state:US", "people state:US"],
    ["UAE", "name state:AE"],
    ["DRC", "name state:CD"],
    ["Russians", "people state:RU"],
    ["Moscow", "capital state:RU"],
    ["MOSCOW", "capital state:RU"],
    ["Kyiv", "capital state:UA"],
    ["Kremlin", "seat state:RU"],
    ["White House", "seat state:US"],
    ["Elysee", "seat state:FR"],
    ["Foggy Bottom", "seat org:US-State"],
    ["Brussels", "capital org:EU"],
    ["UN Security Council", "name org:UNSC"],
    ["UN", "name org:UN"],
    ["Houthis", "name org:Houthis"],
    ["Reuters", "name org:Reuters"],
    ["European", "adjective group:europe"],
    ["South Carolina", "name place:us-south-carolina"],
    ["Miami", "name place:miami"],
    ["Poles", "people state:PL"],
    ["Tarsians", "people state:x-tarsia"],
    ["Orsa", "capital state:x-tarsia"],
    ["Amber Hall", "seat state:x-tarsia"],
    ["OSA", "name org:x-orsa-strait-authority"],
  ])("%s", (words, ...expected) => check(words, expected));

  test.each(["us", "Ukrainesque", "Blorvia", "it", "who"])("%s means nothing known", (words) => check(words, []));

  test("every entry that acts for a power knows that power", () => {
    const keys = new Set([...world.entries.values()].map((entry) => entry.key));
    const lost = [...world.entries.values()].filter((entry) => entry.actsFor !== undefined && !keys.has(entry.actsFor));
    expect(lost).toEqual([]);
  });
});

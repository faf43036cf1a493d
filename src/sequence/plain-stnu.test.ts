import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryNetwork } from "../../test/networks.ts";
import { formatPlainStnu, parsePlainStnu } from "./plain-stnu.ts";

describe("the plain form", () => {
  it("reads back what it wrote", () => {
    fc.assert(
      fc.property(arbitraryNetwork({ free: 4, links: 3, limits: 12, reach: 50, longest: 9 }), (network) => {
        const text = formatPlainStnu(network);
        const read = parsePlainStnu(text);
        expect(formatPlainStnu(read)).toBe(text);
        expect([...read.limitAmount]).toEqual([...network.limitAmount]);
        expect([...read.linkUpper]).toEqual([...network.linkUpper]);
        expect(read.origin).toBe(0);
      }),
      { numRuns: 200, seed: 51 },
    );
  });

  it("keeps decimals exact", () => {
    const text = formatPlainStnu(parsePlainStnu(tenths));
    expect(text).toContain("'A' 0.1 'B'");
    // 0.1 + 0.2 − 0.3 is nothing, and no contradiction.
    expect(
      parsePlainStnu(tenths)
        .limitAmount.slice(0, 3)
        .reduce((sum, amount) => sum + amount, 0),
    ).toBe(0);
  });
});

const tenths = `# KIND OF NETWORK
STNU
# Time-Point Names
'A' 'B' 'C'
# Ordinary Edges
'A' 0.1 'B'
'B' 0.2 'C'
'C' -0.3 'A'
`;

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  add,
  ceiling,
  compare,
  divide,
  formatRational,
  multiply,
  parseRational,
  rational,
  roundedQuotient,
  subtract,
  toNumber,
  Zero,
} from "./rational.ts";

const of = (written: number | string) => parseRational(written) ?? Zero;

describe("exact numbers", () => {
  it("are read as they are written", () => {
    expect(of(0.1)).toEqual({ top: 1n, bottom: 10n });
    expect(of("3/7")).toEqual({ top: 3n, bottom: 7n });
    expect(of("-1.50e-2")).toEqual({ top: -3n, bottom: 200n });
    expect(of(1e21)).toEqual({ top: 10n ** 21n, bottom: 1n });
    for (const none of ["", ".", "1/0", "1/2/3", "seven", "0x10", "Infinity", "1e9999", "1e300"])
      expect(parseRational(none), none).toBeUndefined();
    expect(parseRational(Number.NaN)).toBeUndefined();
  });
  it("are written so that they are read the same", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.bigInt({ min: 1n, max: 10n ** 12n }), (top, bottom) => {
        const value = rational(top, bottom);
        expect(parseRational(formatRational(value))).toEqual(value);
      }),
      { seed: 5 },
    );
  });
  it("obey arithmetic", () => {
    const numbers = fc
      .tuple(fc.bigInt({ min: -999n, max: 999n }), fc.bigInt({ min: 1n, max: 99n }))
      .map(([top, bottom]) => rational(top, bottom));
    fc.assert(
      fc.property(numbers, numbers, (one, other) => {
        expect(subtract(add(one, other), other)).toEqual(one);
        if (other.top !== 0n) expect(divide(multiply(one, other), other)).toEqual(one);
        expect(Math.sign(compare(one, other))).toBe(Math.sign(toNumber(one) - toNumber(other)));
        expect(Number(ceiling(one))).toBe(Math.ceil(toNumber(one)) + 0);
        expect(Math.abs(Number(roundedQuotient(one.top, one.bottom)) - toNumber(one))).toBeLessThanOrEqual(0.5);
      }),
      { seed: 6 },
    );
  });
  it("become the nearest number, also when they are long", () => {
    expect(toNumber(rational(10n ** 30n + 1n, 10n ** 30n))).toBe(1);
    expect(toNumber(rational(123456789012345678901n, 10n ** 20n))).toBe(1.2345678901234567);
  });
});

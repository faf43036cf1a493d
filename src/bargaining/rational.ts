/** Decides how numbers are read exactly: every decimal and every fraction becomes a whole number over a whole number. */

/** A fraction in lowest terms; the denominator is positive. */
export type Rational = { readonly top: bigint; readonly bottom: bigint };

/** More digits than this are not a measured value but a mistake or an attack. */
const MostDigits = 400;
const Decimal = /^([+-]?)(\d*)(?:[.](\d*))?(?:[eE]([+-]?\d{1,2}))?$/u;

/**
 * A number or a text such as `0.25`, `1e-3` or `3/7`; undefined where it is none, or its power of ten has more than two digits. A JavaScript number stands for its shortest decimal, which is
 * what a person wrote: 0.1 is one tenth.
 */
export function parseRational(written: number | string): Rational | undefined {
  const text = String(written).trim();
  if (text.length > MostDigits) return undefined;
  const [top = "", bottom, more] = text.split("/");
  if (more !== undefined) return undefined;
  const over = parseDecimal(top.trim());
  if (bottom === undefined || over === undefined) return over;
  const under = parseDecimal(bottom.trim());
  return under === undefined || under.top === 0n ? undefined : divide(over, under);
}

/** `top` over `bottom` in lowest terms. */
export function rational(top: bigint, bottom: bigint): Rational {
  const sign = bottom < 0n ? -1n : 1n;
  const shared = greatestCommonDivisor(top, bottom) || 1n;
  return { top: (sign * top) / shared, bottom: (sign * bottom) / shared };
}

export const Zero: Rational = { top: 0n, bottom: 1n };
export const One: Rational = { top: 1n, bottom: 1n };

export function add(one: Rational, other: Rational): Rational {
  return rational(one.top * other.bottom + other.top * one.bottom, one.bottom * other.bottom);
}

export function subtract(one: Rational, other: Rational): Rational {
  return rational(one.top * other.bottom - other.top * one.bottom, one.bottom * other.bottom);
}

export function multiply(one: Rational, other: Rational): Rational {
  return rational(one.top * other.top, one.bottom * other.bottom);
}

export function divide(one: Rational, other: Rational): Rational {
  return rational(one.top * other.bottom, one.bottom * other.top);
}

/** Negative where `one` is smaller, 0 where they are equal. */
export function compare(one: Rational, other: Rational): number {
  const difference = one.top * other.bottom - other.top * one.bottom;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The nearest JavaScript number. */
export function toNumber({ top, bottom }: Rational): number {
  const safe = 1n << 53n;
  if (absolute(top) < safe && bottom < safe) return Number(top) / Number(bottom);
  // Both are shifted so that the quotient keeps more digits than a number can hold.
  const digits = 25n;
  return Number(`${roundedQuotient(top * 10n ** digits, bottom)}e-${digits}`);
}

/** As a person would write it: a decimal where it ends, else a fraction. */
export function formatRational({ top, bottom }: Rational): string {
  let twos = 0;
  let fives = 0;
  let rest = bottom;
  for (; rest % 2n === 0n; rest /= 2n) twos++;
  for (; rest % 5n === 0n; rest /= 5n) fives++;
  if (rest !== 1n) return `${top}/${bottom}`;
  const places = Math.max(twos, fives);
  if (places === 0) return String(top);
  const digits = String((absolute(top) * 10n ** BigInt(places)) / bottom).padStart(places + 1, "0");
  return `${top < 0n ? "-" : ""}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

export function greatestCommonDivisor(one: bigint, other: bigint): bigint {
  let [larger, smaller] = [absolute(one), absolute(other)];
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}

export function leastCommonMultiple(one: bigint, other: bigint): bigint {
  return (one / (greatestCommonDivisor(one, other) || 1n)) * other;
}

/** `top / bottom` to the nearest whole number, halves away from zero; `bottom` is positive. */
export function roundedQuotient(top: bigint, bottom: bigint): bigint {
  const half = (2n * absolute(top) + bottom) / (2n * bottom);
  return top < 0n ? -half : half;
}

/** The smallest whole number that is not below it. */
export function ceiling({ top, bottom }: Rational): bigint {
  const quotient = top / bottom;
  return quotient * bottom < top ? quotient + 1n : quotient;
}

function parseDecimal(text: string): Rational | undefined {
  const found = Decimal.exec(text);
  if (found === null) return undefined;
  const [, sign = "", whole = "", part = "", power = "0"] = found;
  if (whole === "" && part === "") return undefined;
  const digits = BigInt(`${whole}${part}`) * (sign === "-" ? -1n : 1n);
  const exponent = Number(power) - part.length;
  return exponent >= 0 ? rational(digits * 10n ** BigInt(exponent), 1n) : rational(digits, 10n ** BigInt(-exponent));
}

function absolute(value: bigint): bigint {
  return value < 0n ? -value : value;
}

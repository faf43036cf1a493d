import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const sheet = readFileSync(new URL("../../web/src/styles/tokens.css", import.meta.url), "utf8");
const colours = new Map(
  [...sheet.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/gu)].map(([, name, light, dark]) => [name, { light, dark }]),
);

/** Contrast of two colours by WCAG 2.2: (L1 + 0.05) / (L2 + 0.05) of their relative luminances. */
function contrast(one: string, other: string): number {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return ((lighter ?? 0) + 0.05) / ((darker ?? 0) + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const Text = 4.5; // WCAG 2.2, 1.4.3, level AA.
const Drawing = 3; // WCAG 2.2, 1.4.11: what must be seen to use the page.

const pairs: readonly (readonly [ink: string, ground: string, least: number])[] = [
  ...["paper", "sheet", "sunk", "hover", "accent-soft", "lit"].map((ground) => ["ink", ground, Text] as const),
  ...["paper", "sheet", "sunk", "hover", "accent-soft"].map((ground) => ["ink-2", ground, Text] as const),
  ...["paper", "sheet", "sunk", "hover", "accent-soft"].map((ground) => ["ink-3", ground, Text] as const),
  ...["paper", "sheet", "hover"].map((ground) => ["accent", ground, Text] as const),
  ["note-ink", "note", Text],
  ["paper", "ink", Text],
  ["sheet", "ink-2", Text],
  ["line-2", "paper", Drawing],
  ["line-2", "sheet", Drawing],
  ["lit-line", "sheet", Drawing],
  ["lit-line", "lit", Drawing],
];

describe("colours", () => {
  it.each(pairs)("%s can be read on %s in light and dark", (ink, ground, least) => {
    for (const scheme of ["light", "dark"] as const) {
      const seen = contrast(colours.get(ink)?.[scheme] ?? "", colours.get(ground)?.[scheme] ?? "");
      expect({ scheme, seen: seen >= least ? "enough" : seen.toFixed(2) }).toEqual({ scheme, seen: "enough" });
    }
  });
});

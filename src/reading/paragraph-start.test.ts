import fc from "fast-check";
import { expect, it } from "vitest";
import { paragraphStart } from "./paragraph-start.ts";
import { findParagraphs } from "./syntax/find-paragraphs.ts";

it("agrees with a walk through the paragraphs, between them and before them too", () => {
  const line = fc.constantFrom("Two rivers meet.", "  A ferry.", "", " ", "- one");
  fc.assert(
    fc.property(fc.array(line, { maxLength: 9 }), fc.nat({ max: 200 }), (lines, place) => {
      const paragraphs = findParagraphs(lines.join("\n\n"), []);
      const slow = paragraphs.filter(({ start }) => start <= place).at(-1)?.start ?? 0;
      expect(paragraphStart({ paragraphs }, place)).toBe(slow);
    }),
  );
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keepRecent } from "./keep-recent.ts";

describe("values used last", () => {
  it("are made once and given again", () => {
    const recent = keepRecent<string>(10);
    let made = 0;
    const ask = (key: string, size: number) =>
      recent.get(key, () => {
        made++;
        return { value: `${key}!`, size };
      });
    expect([ask("a", 4), ask("a", 4), ask("b", 4), ask("a", 4)]).toEqual(["a!", "a!", "b!", "a!"]);
    expect(made).toBe(2);
    ask("c", 4); // `b` was not used for longest, and there is room for two.
    ask("a", 4);
    expect(made).toBe(3);
    ask("b", 4);
    expect(made).toBe(4);
    ask("large", 11);
    ask("large", 11);
    ask("nothing", 0);
    ask("nothing", 0);
    expect(made).toBe(8);
  });

  it("are the ones that a plain list would keep", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 7 }), { maxLength: 60 }), fc.integer({ min: 1, max: 12 }), (asked, most) => {
        const recent = keepRecent<number>(most);
        let list: number[] = [];
        for (const key of asked) {
          const size = key + 1;
          const wasKept = list.includes(key);
          let isMade = false;
          const value = recent.get(String(key), () => {
            isMade = true;
            return { value: key, size };
          });
          expect(value).toBe(key);
          expect(isMade).toBe(!wasKept);
          if (size > most) continue;
          list = [...list.filter((one) => one !== key), key];
          while (list.reduce((sum, one) => sum + one + 1, 0) > most) list.shift();
        }
      }),
      { seed: 7 },
    );
  });
});

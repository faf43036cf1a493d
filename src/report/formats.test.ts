import fc from "fast-check";
import { fromMarkdown } from "mdast-util-from-markdown";
import { describe, expect, it } from "vitest";
import { context, views } from "../../test/items.ts";
import { annotationsOf } from "./annotations.ts";
import { escapeMarkdown } from "./brief-markdown.ts";
import { csvOf } from "./csv.ts";

/** A slow, obvious CSV reader (RFC 4180), one character at a time. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let isQuoted = false;
  for (let at = 0; at < text.length; at++) {
    const mark = text[at] ?? "";
    if (isQuoted && mark === '"' && text[at + 1] === '"') {
      cell += '"';
      at++;
    } else if (mark === '"') isQuoted = !isQuoted;
    else if (!isQuoted && mark === ",") {
      row.push(cell);
      cell = "";
    } else if (!isQuoted && mark === "\r" && text[at + 1] === "\n") {
      rows.push([...row, cell]);
      row = [];
      cell = "";
      at++;
    } else cell += mark;
  }
  return rows;
}

/** A cell as it was before it was made safe. */
function withoutGuard(cell: string): string {
  return /^'+(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/u.test(cell) ? cell.slice(1) : cell;
}

describe("CSV", () => {
  it.each([
    ["plain", "plain"],
    ["a,b", '"a,b"'],
    ['say "yes"', '"say ""yes"""'],
    ["two\nlines", '"two\nlines"'],
    [" blank before", '" blank before"'],
    ["=1+1", `"'=1+1"`],
    ["+49", `"'+49"`],
    ["-5", `"'-5"`],
    ["@name", `"'@name"`],
    ["＝1", `"'＝1"`],
    [" =1", `"' =1"`],
    ["\tx", `"'\tx"`],
    ["'=1", `"''=1"`],
    ["5-1", "5-1"],
    ["", ""],
  ])("writes %j as %j", (text, cell) => expect(csvOf(["head"], [[text]])).toBe(`head\r\n${cell}\r\n`));

  it("of any words can be read back word for word, and no cell begins like a formula", () => {
    const cell = fc.oneof(
      fc.string(),
      fc.string({ unit: fc.constantFrom("=", "+", "-", "@", "'", '"', ",", "\r", "\n", "\t", " ", "＝", "a") }),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), ([head = ["", ""], ...rows]) => {
        const read = parseCsv(csvOf(head, rows));
        for (const row of read) for (const one of row) expect(one).not.toMatch(/^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u);
        expect(read.map((row) => row.map(withoutGuard))).toEqual([head, ...rows]);
      }),
    );
  });
});

describe("Markdown", () => {
  /** The kinds of markup in a text that stands behind a list dash, and its words. */
  function readItem(markdown: string): { readonly kinds: readonly string[]; readonly words: string } {
    const kinds: string[] = [];
    let words = "";
    const stack = [...fromMarkdown(`- ${markdown}\n`).children].reverse() as { type: string; value?: string; children?: [] }[];
    for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
      if (node.type === "text") words += node.value ?? "";
      else kinds.push(node.type);
      stack.push(...(node.children ?? []).toReversed());
    }
    return { kinds, words };
  }

  it.each([
    "*bold* and _more_",
    "[a](javascript:x) ![b](c)",
    "<script>alert(1)</script>",
    "&lt; &amp; &#60;",
    "# no heading",
    "- no list",
    "+ no list",
    "3. no list",
    "3) no list",
    "a | b",
    "`code` ~~struck~~",
    "\\* a backslash",
    "> no quote",
    "--- no rule",
    "two\n\n# lines",
    "2026-02-04: a day",
  ])("shows %j as words", (text) => {
    expect(readItem(escapeMarkdown(text))).toEqual({ kinds: ["list", "listItem", "paragraph"], words: text.replaceAll(/\s+/gu, " ") });
  });

  it("shows any words as words", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string({
        unit: fc.constantFrom(
          "*",
          "_",
          "[",
          "]",
          "(",
          ")",
          "<",
          ">",
          "&",
          "#",
          "-",
          "+",
          "1",
          ".",
          " ",
          "\n",
          "`",
          "\\",
          "!",
          "a",
          ";",
          "=",
          "~",
          "|",
        ),
      }),
    );
    fc.assert(
      fc.property(text, (words) => {
        // NUL and half characters cannot stand in a Markdown file.
        const plain = words
          .replaceAll("\0", "")
          .replaceAll(/\p{Surrogate}/gu, "")
          .replaceAll(/\s+/gu, " ")
          .trim();
        const read = readItem(escapeMarkdown(plain));
        expect(read.words).toBe(plain);
        expect(read.kinds.filter((kind) => !["list", "listItem", "paragraph"].includes(kind))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

describe("annotations", () => {
  type Page = {
    readonly items: readonly {
      readonly target: {
        readonly selector: readonly [
          { readonly exact: string; readonly prefix: string; readonly suffix: string },
          { readonly start: number; readonly end: number },
        ];
      };
    }[];
  };
  const textOf = (id: string): string => context.sourceOf(id as Parameters<typeof context.sourceOf>[0])?.text ?? "";

  it("stand one for each account, and lead back to the words, counted in code points", () => {
    // Annotations are plain JSON; this is the part that is looked at.
    const page = annotationsOf(views, textOf) as Page;
    expect(page.items).toHaveLength(views.reduce((sum, view) => sum + view.accounts.length, 0));
    const text = textOf(views[0]?.accounts[0]?.passage.source ?? "");
    expect([...text].length).toBeLessThan(text.length);
    for (const { target } of page.items) {
      const [quote, position] = target.selector;
      expect([...text].slice(position.start, position.end).join("")).toBe(quote.exact);
      expect(text).toContain(quote.prefix + quote.exact + quote.suffix);
    }
  });

  it("count as a slow twin does, and never tear a character", () => {
    const [view] = views;
    const [account] = view?.accounts ?? [];
    if (view === undefined || account === undefined) throw new Error("the record has an item with an account");
    fc.assert(
      fc.property(fc.array(fc.constantFrom("a", "🕊", "é", "𝔸"), { maxLength: 90 }), fc.nat(), fc.nat(), (characters, one, other) => {
        const text = characters.join("");
        const [from = 0, to = 0] = [one % (characters.length + 1), other % (characters.length + 1)].sort((left, right) => left - right);
        const start = characters.slice(0, from).join("").length;
        const end = characters.slice(0, to).join("").length;
        const passage = { ...account.passage, start, end, exact: text.slice(start, end) };
        const page = annotationsOf([{ ...view, accounts: [{ ...account, passage }] }], () => text) as Page;
        const [quote, position] = page.items[0]?.target.selector ?? [];
        expect(position).toMatchObject({ start: from, end: to });
        for (const words of [quote?.prefix, quote?.exact, quote?.suffix]) expect(words).not.toMatch(/\p{Surrogate}/u);
      }),
    );
  });
});

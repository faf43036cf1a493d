import { describe, expect, it } from "vitest";
import { takeIn } from "./take-in.ts";

const words = `<p>${"The two delegations met in the capital and spoke for an hour about the ports. ".repeat(6)}</p>`;

/** What a page with this head (and this beginning of its body) says about itself; only the fields asked for. */
function check(head: string, expected: Readonly<Record<string, unknown>>, body = "") {
  const page = `<!doctype html><html><head>${head}</head><body><article>${body}${words}</article></body></html>`;
  const taken = takeIn({ label: "page.html", bytes: new TextEncoder().encode(page), given: {} });
  if (taken.kind === "refused") throw new Error(taken.message);
  const { details } = taken.source;
  expect(Object.fromEntries(Object.keys(expected).map((name) => [name, details[name as keyof typeof details]]))).toEqual(expected);
}

const meta = (name: string, content: string, attribute = "name") => `<meta ${attribute}="${name}" content="${content}">`;
const linked = (value: unknown) => `<script type="application/ld+json">${JSON.stringify(value)}</script>`;

describe("the date of publication", () => {
  it.each([
    ["Open Graph", meta("article:published_time", "2026-02-03T10:00:00Z", "property"), "2026-02-03T10:00:00Z"],
    ["Dublin Core", meta("DC.date.issued", "2026-02-03"), "2026-02-03"],
    ["a plain date", meta("date", "3 February 2026"), "2026-02-03"],
    ["American words", meta("pubdate", "February 3, 2026"), "2026-02-03"],
    ["an RFC 822 date", meta("date", "Tue, 03 Feb 2026 10:00:00 GMT"), "2026-02-03"],
    ["microdata", meta("datePublished", "2026-02-03T10:00+0100", "itemprop"), "2026-02-03T10:00:00+01:00"],
    ["schema.org before meta", linked({ "@type": "NewsArticle", datePublished: "2026-02-05" }) + meta("date", "2026-02-03"), "2026-02-05"],
    [
      "the next place where the first is no date",
      meta("article:published_time", "yesterday", "property") + meta("date", "2026-02-03"),
      "2026-02-03",
    ],
    ["nothing where nothing is said", "", undefined],
    ["nothing where no day is named", meta("date", "February 2026"), undefined],
  ])("%s", (_name, head, published) => check(head, { published }));

  it("is taken from a time in the article, not from one beside it", () => {
    check("", { published: "2026-02-03" }, `<time datetime="2026-02-03">3 Feb</time>`);
    check("", { published: undefined }, `<aside><time datetime="2026-01-01">related</time></aside>`);
    check("", { published: "2026-02-03" }, `<aside><time datetime="2026-01-01">x</time></aside><time datetime="2026-02-03">3 Feb</time>`);
  });
});

describe("title, outlet, byline and language", () => {
  it.each([
    ["the title element last", "<title>Page  title\n| Site</title>", { title: "Page title | Site" }],
    ["Open Graph before it", `<title>x</title>${meta("og:title", "Talks &amp; ports", "property")}`, { title: "Talks & ports" }],
    ["the site's name", meta("og:site_name", "The Courier", "property") + meta("publisher", "Holding"), { outlet: "The Courier" }],
    [
      "the publisher in schema.org",
      linked({ "@type": ["Thing", "ReportageNewsArticle"], publisher: { name: "The Courier" } }),
      { outlet: "The Courier" },
    ],
    ["several authors", linked([{ "@type": "Article", author: [{ name: "Ada Lind" }, "Bo Ek"] }]), { byline: "Ada Lind, Bo Ek" }],
    ["an author without 'by'", meta("author", "By Ada Lind"), { byline: "Ada Lind" }],
    ["an address is no byline", meta("article:author", "https://example.org/ada", "property"), { byline: undefined }],
    ["nor an author that is one", linked({ "@type": "Article", author: { url: "https://example.org/ada" } }), { byline: undefined }],
    [
      "an article inside a graph",
      linked({
        "@graph": [
          { "@type": "Organization", headline: "no" },
          { "@type": "NewsArticle", headline: "Yes" },
        ],
      }),
      { title: "Yes" },
    ],
    ["other things are no article", `${linked({ "@type": "Person", headline: "no" })}<title>Yes</title>`, { title: "Yes" }],
    ["broken JSON is passed over", '<script type="application/ld+json">{"@type":</script><title>Yes</title>', { title: "Yes" }],
    [
      "numbers where words should be",
      linked({ "@type": "Article", headline: 7, datePublished: 7, author: 7, publisher: [7] }),
      { title: undefined, published: undefined, byline: undefined, outlet: undefined },
    ],
  ])("%s", (_name, head, expected) => check(head, expected));

  it("takes the language of the page, and none where it is empty", () => {
    for (const [attribute, language] of [
      ['lang="en-GB"', "en-GB"],
      ['lang=" "', undefined],
      ["", undefined],
    ] as const) {
      const page = `<!doctype html><html ${attribute}><body><article>${words}</article></body></html>`;
      const taken = takeIn({ label: "page.html", bytes: new TextEncoder().encode(page), given: {} });
      expect(taken.kind === "taken" ? taken.source.details.language : "refused").toBe(language);
    }
  });

  it("bears a title of a megabyte and JSON nested ten thousand deep", () => {
    check(`<title>${"x ".repeat(500_000)}</title>`, {});
    check(`<script type="application/ld+json">${"[".repeat(10_000)}${"]".repeat(10_000)}</script><title>Yes</title>`, { title: "Yes" });
  });
});

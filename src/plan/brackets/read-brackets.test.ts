import { describe, expect, it } from "vitest";
import { parseDraft } from "../structure/parse-draft.ts";
import { agreedText } from "./agreed-text.ts";
import { countBrackets, courseOf } from "./count-brackets.ts";
import { readAsParty } from "./read-as-party.ts";
import { type BracketSettings, readBrackets } from "./read-brackets.ts";

const read = (text: string, settings: BracketSettings = {}) => readBrackets(parseDraft(text), settings);
const parts = (text: string, settings: BracketSettings = {}): readonly string[] =>
  read(text, settings).brackets.map(({ kind, content }) => `${kind}: ${text.slice(content.start, content.end)}`);
/** The texts of each group of alternatives. */
const groups = (text: string, settings: BracketSettings = {}): readonly (readonly string[])[] => {
  const bracketed = read(text, settings);
  const byId = new Map(bracketed.brackets.map((bracket) => [bracket.id, text.slice(bracket.content.start, bracket.content.end)]));
  return bracketed.groups.map(({ members }) => members.map((member) => member.map((id) => byId.get(id)).join(" + ")));
};
const agreed = (text: string): string => agreedText(read(text)).text;
const reading = (text: string, party: string, settings: BracketSettings = {}): string => readAsParty(read(text, settings), party).text;
const stances = (text: string, settings: BracketSettings = {}): readonly string[] =>
  read(text, settings).brackets.map(({ proposers, opponents }) => `+${proposers.join(",")} -${opponents.join(",")}`);

describe("kinds of open text", () => {
  it("optional text, nested", () => {
    expect(parts("Ships pass [freely [and safely]].")).toEqual(["optional: freely [and safely]", "optional: and safely"]);
    expect(agreed("Ships pass [freely [and safely]].")).toBe("Ships pass.");
  });
  it("adjacent alternatives with and without glue words", () => {
    expect(groups("a rise of [below 1.5 °C] [or] [well] [below 2 °C] above")).toEqual([["below 1.5 °C", "well + below 2 °C"]]);
    expect(groups("by [regular convoys] or [single ships] only")).toEqual([["regular convoys", "single ships"]]);
    expect(groups("the [northern channel]/[southern channel] opens")).toEqual([["northern channel", "southern channel"]]);
    expect(groups("the [northern channel][southern channel] opens")).toEqual([["northern channel", "southern channel"]]);
    expect(agreed("by [regular convoys] or [single ships] only")).toBe("by only");
  });
  it("modal choice, one by one or with slashes", () => {
    expect(parts("They [shall][should][other] leave")).toEqual(["modal: shall", "modal: should", "modal: other"]);
    expect(groups("They [shall] [should] [take measures] [have plans]")).toEqual([
      ["shall", "should"],
      ["take measures", "have plans"],
    ]);
    const slashed = read("They [shall/should] leave").brackets[0];
    expect(slashed).toMatchObject({ kind: "modal", slashes: ["shall", "should"] });
    expect(parts("the [commitments/contributions] end")).toEqual(["alternative: commitments/contributions"]);
    expect(read("under [decision 1/CP.17] and [and/or]").brackets.map(({ slashes }) => slashes)).toEqual([[], []]);
  });
  it("part of a word and punctuation", () => {
    expect(
      read("the communication[s] of Part[y][ies] and low-[carbon][emission] [in]direct aid").brackets.map(
        ({ isPartOfWord }) => isPartOfWord,
      ),
    ).toEqual([true, true, true, true, false, true]);
    expect(agreed("the communication[s] ends[, if agreed].")).toBe("the communication ends.");
  });
  it("open numbers, ranges, years", () =>
    expect(
      parts("a [x]40-[y]70% cut by [20XX], [2023][2024], in [5] years, [five] days, a 12 [–18] month period, [40–70 per cent], Annex [X]"),
    ).toEqual([
      "number: x",
      "number: y",
      "number: 20XX",
      "number: 2023",
      "number: 2024",
      "number: 5",
      "number: five",
      "number: –18",
      "number: 40–70 per cent",
      "number: X",
    ]));
  it("placeholders, notes and status words in brackets", () =>
    expect(
      parts(
        "[Placeholder for tolls] [to be determined] [ ] […] [Note: see annex 2.] [Chair's note: move this.] [agreed ad ref] [subject to jurisdiction]",
      ),
    ).toEqual([
      "placeholder: Placeholder for tolls",
      "placeholder: to be determined",
      "placeholder:  ",
      "placeholder: …",
      "note: Note: see annex 2.",
      "note: Chair's note: move this.",
      "status: agreed ad ref",
      "optional: subject to jurisdiction",
    ]));
  it("a bracket that opens in a chapeau and closes after item 16", () => {
    const text = `Article 1\n\n1. [The parties shall:\n${Array.from({ length: 16 }, (_, at) => `(${"abcdefghijklmnop"[at]}) [do] this;`).join("\n")}]\n\n2. Agreed words.`;
    const bracketed = read(text);
    expect(bracketed.unbalanced).toEqual([]);
    expect(bracketed.brackets[0]?.range.end).toBe(text.indexOf("]\n\n2.") + 1);
    expect(agreedText(bracketed).text).toContain("Agreed words.");
    expect(agreedText(bracketed).text).not.toContain("this");
  });
  it("brackets crossed with markup and footnote marks", () => {
    const text = "*[Taking* account of [the truce][^1][the peace]*, agreed*][^2].\n\n[^1]: First.\n\n[^2]: Second.";
    const bracketed = read(text);
    expect(bracketed.tree.openings).toBe(3);
    expect(bracketed.unbalanced).toEqual([]);
    expect(groups(text)).toEqual([["the truce", "the peace"]]);
  });
});

describe("options and alternative paragraphs", () => {
  const options = (text: string): readonly string[] =>
    read(text).options.map(
      ({ form, choices }) => `${form}: ${choices.map(({ label, isNoText }) => `${label}${isNoText ? " (no text)" : ""}`).join(", ")}`,
    );
  it("Option 1, Option 2: No text, Option (a), Alternative A", () => {
    expect(options("4. **Option 1:** Aid.\n\n    **Option 2:** No text\n\n5. Option (a): Bread;\n\nOption (b): Water.")).toEqual([
      "options: Option 1, Option 2 (no text)",
      "options: Option (a), Option (b)",
    ]);
    expect(options("Article 1\n\nAlternative A: Ships pass.\n\nAlternative B: Ships stop.")).toEqual([
      "options: Alternative A, Alternative B",
    ]);
    expect(agreed("Article 1\n\nAlternative A: Ships pass.\n\nAlternative B: Ships stop.\n\nArticle 2\n\nTolls end.")).toBe(
      "Article 1\n\nArticle 2\n\nTolls end.",
    );
  });
  it("options inside a line", () =>
    expect(options("1. The limit is [Option 1: two tons; Option 2: three tons] for a year.")).toEqual([
      "options in a line: Option 1, Option 2",
    ]));
  it("alternative paragraphs under one number", () => {
    expect(options("Article 3\n\n3. Ships pass.\n\n3alt Ships stop.\n\n4. Tolls end.")).toEqual(["alternative paragraphs: 3., 3alt"]);
    expect(options("OP6. Calls for aid;\n\nOP6alt Calls for more;\n\nOP7. Decides.")).toEqual(["alternative paragraphs: OP6, OP6alt"]);
    expect(options("Article 3\n\n1. One.\n\n[2. Ships pass.]\n\n[2. Ships stop.]\n\n3. End.")).toEqual(["same number: 2., 2."]);
  });
});

describe("who stands behind a bracket", () => {
  it("in trade style", () => {
    expect(stances("[US/AU/NZ propose: each] [US/SG propose; CL/MY oppose: any] [AU/NZ oppose: the] [AU/CA/JP: A Party may]")).toEqual([
      "+US,AU,NZ -",
      "+US,SG -CL,MY",
      "+ -AU,NZ",
      "+AU,CA,JP -",
    ]);
    const text = "The [US/SG propose; CL/MY oppose: free] port";
    expect(parts(text)).toEqual(["attributed: free"]);
  });
  it("by name, before, behind, at the end, in a footnote", () => {
    expect(stances("[Norway proposes: toll] [Proposed by Norway and Chile: toll]")).toEqual(["+Norway -", "+Norway,Chile -"]);
    expect(stances("[toll] (EU; opposed by US) and [tax – EU, US] and [fee (US)]")).toEqual(["+EU -US", "+EU,US -", "+US -"]);
    expect(stances("[toll][^1] ends.\n\n[^1]: Orland and Merrow oppose this text.")).toEqual(["+ -Orland,Merrow"]);
    expect(stances("[Orland: toll] ends", { parties: ["Orland"] })).toEqual(["+Orland -"]);
    expect(stances("[G77 and China propose; EU opposes: aid]")).toEqual(["+G77 and China -EU"]);
  });
  it("not where a colon only opens words", () =>
    expect(
      stances("[Objectives: peace] [Option 1: peace] [Climate forcers: gases] [Chair: peace] [Parties: all of them]").every(
        (one) => one === "+ -",
      ),
    ).toBe(true));
  it("at a heading, for all that stands below it", () => {
    const text = "Article 4 Tolls [US/JP propose; CL oppose]\n\nTolls end.\n\nArticle 5\n\nShips pass.";
    expect(reading(text, "CL")).toBe("Article 5\n\nShips pass.");
    expect(reading(text, "US")).toContain("Tolls end.");
    const options = "1. Option 1 (Orland): Tolls end.\n\nOption 2 (Merrow): Tolls stay.";
    expect(reading(options, "Orland", { parties: ["Orland", "Merrow"] })).toContain("Tolls end.");
    expect(reading(options, "Orland", { parties: ["Orland", "Merrow"] })).not.toContain("Tolls stay.");
  });
  it("around whole articles, with titles in braces and numbered notes", () => {
    const text =
      "[US/AU propose; CA oppose: Article QQ.A.3: {Aims}\n\n1. Marks are kept.[2]]\n\nArticle QQ.A.4: {Scope}\n\nA Party [VN: may][10] leave.\n\n[2] See annex.\n[10] BN reserves its position.";
    const bracketed = read(text);
    expect(bracketed.draft.nodes.filter(({ kind }) => kind === "article" || kind === "note").map(({ id }) => id)).toEqual([
      "article-qq.a.3",
      "article-qq.a.4",
      "note-2",
      "note-10",
    ]);
    expect(bracketed.unbalanced).toEqual([]);
    expect(reading(text, "CA")).toBe("Article QQ.A.4: {Scope}\n\nA Party may leave.");
    expect(bracketed.reservations).toMatchObject([{ party: "BN", node: "note-10" }]);
  });
  it("reservations, statuses and notes in braces", () => {
    const text =
      "1. Ships pass (agreed ad ref).\n\n2. Tolls end [agreed in informals, pending OP3]. {Placement to be discussed}\n\n3. Aid.[^1]\n\n[^1]: Norway reserves its position.";
    const bracketed = read(text);
    expect(bracketed.statuses).toMatchObject([
      { status: "agreed ad referendum", node: "1" },
      { status: "agreed", where: "informals", pending: "OP3", node: "2" },
    ]);
    expect(bracketed.reservations).toMatchObject([{ party: "Norway" }]);
    expect(bracketed.notes.map(({ words }) => words)).toEqual(["Placement to be discussed"]);
    expect(agreedText(bracketed).text).toBe("1. Ships pass.\n\n2. Tolls end.\n\n3. Aid.");
  });
});

describe("the rule for brackets beside each other", () => {
  it("takes additions as a run of optional spans", () => {
    expect(groups("the [northern channel] [and the southern channel] opens")).toEqual([]);
    expect(groups("support that is [new,] [additional,] [predictable] and kept")).toEqual([]);
    expect(groups("the ports[, ships][, crews] leave")).toEqual([]);
    expect(groups("with [cooperation] [and] [support]")).toEqual([]);
  });
  it("is beaten by a person's word", () => {
    const text = "the [northern channel] [and the southern channel] opens";
    expect(groups(text, { decisions: new Map([[4, "alternatives"]]) })).toEqual([["northern channel", "and the southern channel"]]);
    expect(groups("They [shall][should] go", { decisions: new Map([[5, "optional"]]) })).toEqual([]);
  });
});

describe("a party's reading", () => {
  const text = "Ships [US/SG propose; CL/MY oppose: may] [JP propose: shall] pass [US oppose: freely] [at night].";
  it("keeps what it proposes, drops what it opposes, branches where nobody is named", () => {
    expect(reading(text, "US")).toBe("Ships may pass ⟦at night | –⟧.");
    expect(reading(text, "JP")).toBe("Ships shall pass freely ⟦at night | –⟧.");
    expect(reading(text, "CL")).toBe("Ships shall pass freely ⟦at night | –⟧.");
    expect(reading(text, "AU")).toBe("Ships ⟦may | shall⟧ pass freely ⟦at night | –⟧.");
  });
  it("lists what it kept and dropped, with reasons, and every branch once", () => {
    const us = readAsParty(read(text), "us");
    expect(us.kept.map(({ reason }) => reason)).toEqual(["proposes it"]);
    expect(us.dropped.map(({ reason }) => reason)).toEqual(["proposes another alternative", "opposes it"]);
    expect(us.branches).toMatchObject([{ kind: "optional", reason: "nobody is named", choices: [{ text: "at night" }, { text: "" }] }]);
    const nobody = readAsParty(read("They [shall][should] [go [now]]."), "US");
    expect(nobody.isNamed).toBe(false);
    expect(nobody.text).toBe("They ⟦shall | should⟧ ⟦go ⟦now | –⟧ | –⟧.");
    expect(nobody.branches.map(({ kind, inside }) => [kind, inside])).toEqual([
      ["alternatives", undefined],
      ["optional", undefined],
      ["optional", "r2"],
    ]);
  });
  it("leaves nothing to decide inside what is dropped", () =>
    expect(readAsParty(read("They go [US oppose: at once [or soon]]."), "US")).toMatchObject({
      text: "They go.",
      branches: [],
      dropped: [{ bracket: "b1" }],
    }));
  it("marks options as a branch, and a stretch with a bracket too many", () => {
    const options = readAsParty(read("1. Option 1: Aid.\n\nOption 2: No text"), "US");
    expect(options.branches).toMatchObject([{ kind: "options", choices: [{ label: "Option 1" }, { label: "Option 2" }] }]);
    expect(readAsParty(read("1. Ships pass.\n2. Tolls [end soon.\n3. Aid."), "US").branches).toMatchObject([{ kind: "doubtful" }]);
    expect(agreed("1. Ships pass.\n2. Tolls [end soon.\n3. Aid.")).toBe("1. Ships pass.\n2. Tolls\n3. Aid.");
  });
});

describe("counts", () => {
  it("stand by article and go over drafts", () => {
    const first = countBrackets(read("Article 1\n\nShips [may] [US propose: not] pass.\n\nArticle 2\n\nTolls end."));
    expect(first).toMatchObject([
      { article: "article-1", openings: 2, kinds: { modal: 1, attributed: 1 }, parties: { US: 1 } },
      { article: "article-2", openings: 0, characters: 9 + 0, agreedCharacters: 9 },
    ]);
    const second = countBrackets(read("Article 1\n\nShips pass.\n\nArticle 3\n\n[Aid.]"));
    expect(courseOf([first, second])).toEqual([
      { article: "article-1", label: "Article 1", openings: [2, 0] },
      { article: "article-2", label: "Article 2", openings: [0, undefined] },
      { article: "article-3", label: "Article 3", openings: [undefined, 1] },
    ]);
  });
});

describe("what is built to break it", () => {
  it.each([
    ["ten thousand deep", `${"[".repeat(10_000)}x${"]".repeat(10_000)}`],
    ["ten thousand beside each other", "[a]".repeat(10_000)],
    ["ten thousand open", "[a ".repeat(10_000)],
    ["ten thousand closed", "a] ".repeat(10_000)],
    ["heads in heads", "[US propose: ".repeat(2000) + "]".repeat(2000)],
    ["right-to-left text", "المادة 1\n\nتمر السفن [بحرية][بأمان].\n\nالمادة 2\n\n[تنتهي الرسوم]"],
    ["braces and spaces", `${"{".repeat(5000)} ${" ".repeat(100_000)}[a${"}".repeat(5000)}`],
  ])("%s", (_, text) => {
    const bracketed = read(text);
    expect(bracketed.brackets.length).toBeGreaterThanOrEqual(0);
    expect(agreedText(bracketed).text.length).toBeLessThanOrEqual(text.length);
    const us = readAsParty(bracketed, "US");
    expect(us.branches.length).toBeLessThanOrEqual(bracketed.brackets.length + bracketed.unbalanced.length);
    countBrackets(bracketed);
  });
});

import { describe, expect, it } from "vitest";
import { parseDraft } from "../structure/parse-draft.ts";
import { readAsParty } from "./read-as-party.ts";
import { type BracketSettings, readBrackets } from "./read-brackets.ts";

const read = (text: string, settings: BracketSettings = {}) => readBrackets(parseDraft(text), settings);

/** Each bracket as `kind +proposers -opponents ~supporters ?reserving: words`, what is nobody's left out. */
function told(text: string, settings: BracketSettings = {}): readonly string[] {
  return read(text, settings).brackets.map(({ kind, proposers, opponents, supporters, reserving, content }) => {
    const names = [
      ["+", proposers],
      ["-", opponents],
      ["~", supporters],
      ["?", reserving],
    ] as const;
    const who = names.flatMap(([sign, list]) => (list.length === 0 ? [] : [`${sign}${list.join("/")}`]));
    return [...[kind, ...who].join(" ").split("\n"), text.slice(content.start, content.end)].join(": ");
  });
}

/** The groups of alternatives, by the words of their brackets. */
function groups(text: string): readonly string[] {
  const bracketed = read(text);
  const words = new Map(bracketed.brackets.map(({ id, content }) => [id, text.slice(content.start, content.end)]));
  return bracketed.groups.map(({ members }) => members.map((member) => member.map((id) => words.get(id)).join(" + ")).join(" | "));
}

const options = (text: string): readonly string[] =>
  read(text).options.map(
    ({ form, choices }) =>
      `${form}: ${choices.map(({ label, body, isNoText }) => `${label}${isNoText ? " (no text)" : ""} = ${text.slice(body.start, body.end).trim()}`).join(" | ")}`,
  );
const statuses = (text: string): readonly string[] =>
  read(text).statuses.map(
    ({ status, where, pending, node }) =>
      `${node}: ${status}${where === undefined ? "" : ` in ${where}`}${pending === undefined ? "" : `, pending ${pending}`}`,
  );
const reading = (text: string, party: string): string => readAsParty(read(text), party).text;

describe("trade agreements", () => {
  it("proposals and opposition before the words, with modal verbs among them", () => {
    const text =
      "1. No Party [US/SG propose; CL/MY oppose: shall] [CL/MY propose: should endeavour not to] impose duties [AU/NZ oppose: on data].";
    expect(told(text)).toEqual([
      "attributed +US/SG -CL/MY: shall",
      "attributed +CL/MY: should endeavour not to",
      "attributed -AU/NZ: on data",
    ]);
    expect(groups(text)).toEqual(["shall | should endeavour not to"]);
    expect(reading(text, "MY")).toBe("1. No Party should endeavour not to impose duties on data.");
    expect(reading(text, "AU")).toBe("1. No Party ⟦shall | should endeavour not to⟧ impose duties.");
  });
  it("emphasis belongs to the words, unless the names opened it", () => {
    expect(told("[US/AU propose: **data** means text;] [**CA/JP:** of any sort]")).toEqual([
      "attributed +US/AU: **data** means text;",
      "attributed +CA/JP: of any sort",
    ]);
  });
  it("who wants a text deleted, kept or in brackets, in words", () => {
    expect(told("1. Duties end. [US/EU/JP propose to delete paragraph 1]")).toEqual(["attributed -US/EU/JP: "]);
    expect(told("1. Duties end [Chile: bracket] soon [Norway: retain].", { parties: ["Chile", "Norway"] })).toEqual([
      "attributed ?Chile: bracket",
      "attributed ~Norway: retain",
    ]);
    expect(told("Article 3ter Tolls [Vell: delete Article 3ter]")).toEqual(["attributed -Vell: delete Article 3ter"]);
  });
  it("an opponent's word beside a proposer's one is a choice", () => {
    expect(groups("[US propose: [AU/NZ oppose: each] [CA propose: any] Party] may leave.")).toEqual(["each | any"]);
  });
  it("supporters count as much as proposers", () => {
    expect(groups("1. [EU prefers: Members] [IN proposes: Developed Members] publish fees.")).toEqual(["Members | Developed Members"]);
  });
  it("what footnotes say of the words they hang on", () => {
    const text =
      "1. [Ships pass[^1].]\n\n2. [Tolls end.][^2]\n\n[^1]: Proposed by Norway; opposed by Chile.\n\n[^2]: The ACP Group wishes its reservation to be recorded.";
    expect(told(text)).toEqual(["attributed +Norway -Chile: Ships pass[^1].", "attributed ?The ACP Group: Tolls end."]);
    expect(read(text).reservations).toMatchObject([{ party: "The ACP Group", node: "note-2", about: "2" }]);
  });
});

describe("climate texts", () => {
  it("groups speak by their names", () => {
    const text =
      "5.2 [G77 and China: Developed countries shall] [Umbrella Group: All Parties should] [LMDC proposal: Annex II Parties shall] pay [and small island developing States (AOSIS; opposed by Saudi Arabia)].";
    expect(told(text)).toEqual([
      "attributed +G77 and China: Developed countries shall",
      "attributed +Umbrella Group: All Parties should",
      "attributed +LMDC: Annex II Parties shall",
      "attributed +AOSIS -Saudi Arabia: and small island developing States",
    ]);
  });
  it("an abbreviation behind its words is nobody's name", () => {
    expect(told("the [least developed countries (LDCs)] and [small island developing States (SIDS)]").join()).not.toContain("attributed");
  });
  it("a body that a text sets up is no party", () => {
    expect(
      told("[The text stands] (Working Group) and [is read – Drafting Group] by [Joint Expert Group: the list].").join(),
    ).not.toContain("attributed");
  });
  it("a phrase that goes on with the verb is no alternative to its subject", () => {
    expect(groups("16. Agrees that [loss and damage] [is addressed in section VI];")).toEqual([]);
  });
  it("alternatives that begin with one word, and endings of one word", () => {
    expect(groups("[All][All civilian] prisoners of the bod[y][ies] shall leave.")).toEqual(["All | All civilian", "y | ies"]);
  });
  it("paragraphs 14, 14alt and 14alt2", () => {
    expect(options("14. All lead.\n\n14alt. Some lead.\n\n14alt2. [No paragraph 14]")).toEqual([
      "alternative paragraphs: 14. = All lead. | 14alt. = Some lead. | 14alt2. (no text) = [No paragraph 14]",
    ]);
  });
});

describe("resolutions", () => {
  it("an alternative stands beside its paragraph, also behind one that was put in between", () => {
    expect(options("PP2 Noting the truce,\n\nPP2bis Noting the winter,\n\nPP2 alt Noting the peace,\n\nPP3 Noting all.")).toEqual([
      "alternative paragraphs: PP2 = Noting the truce, | PP2 alt = Noting the peace,",
    ]);
  });
  it("choices with a slash are told like others", () => {
    expect(reading("OP2 [Demands/Urges] that [ships/boats of any flag] leave [within 24/48 hours].", "EU")).toBe(
      "OP2 ⟦Demands | Urges⟧ that ⟦ships | boats of any flag⟧ leave ⟦within 24/48 hours | –⟧.",
    );
  });
  it("verbs before names", () => {
    expect(told("PP2 Noting the increase [deliberate – delete MX, PE] in incidents [(add NO)]")).toMatchObject([
      "attributed -MX/PE: deliberate",
      expect.stringContaining("+NO"),
    ]);
  });
  it("choices of figures, times and years with a slash; no dates and fractions", () => {
    const slashes = (text: string) => read(text).brackets.map((bracket) => bracket.slashes.join(" | "));
    expect(slashes("[24/48 hours] [20:00/22:00] [2027/2028] [30/45] [12/03/2026] [1/3] [12/3]")).toEqual([
      "24 hours | 48 hours",
      "20:00 | 22:00",
      "2027 | 2028",
      "30 | 45",
      "",
      "",
      "",
    ]);
  });
  it("signs that keep a place, and punctuation that is text", () => {
    const kinds = read("The rate is [●] [__] x [...] y [?] [ ] z [.] and [,] q [–]").brackets.map(({ kind }) => kind);
    expect(kinds).toEqual([...Array(5).fill("placeholder"), "optional", "optional", "optional"]);
    expect(groups("[All][Most] Parties may leave[; and][.]")).toEqual(["All | Most", "; and | ."]);
  });
  it("promises of text and lists to come are no text", () => {
    expect(
      told(
        '[Tovria to revert] [US/JP to provide text] [US proposal to replace "shall" with "should"] [list of goods to be completed by experts] and [the fee to be determined by the board]',
      ),
    ).toEqual([
      "note: Tovria to revert",
      "note: US/JP to provide text",
      'note: US proposal to replace "shall" with "should"',
      "placeholder: list of goods to be completed by experts",
      "optional: the fee to be determined by the board",
    ]);
  });
});

describe("how far a paragraph has come", () => {
  it("in emphasis, in braces with a day, plain at either end", () => {
    const text = [
      "1. **Agreed ad ref.** Flights resume.",
      "2. *Agreed in informals, pending paragraph 7.* Talks are held.",
      "3. {Agreed ad ref 12 March} Families meet.",
      "4. Agreed ad referendum: Maps are exchanged.",
      "5. Boats pass. _(Provisionally agreed, subject to legal scrub)_",
      "6. Mines are cleared. **Agreed ad ref.**",
      "7. Consulates open. Agreed ad referendum.",
    ].join("\n\n");
    expect(statuses(text)).toEqual([
      "1: agreed ad referendum",
      "2: agreed in informals, pending paragraph 7",
      "3: agreed ad referendum",
      "4: agreed ad referendum",
      "5: agreed, pending legal scrub",
      "6: agreed ad referendum",
      "7: agreed ad referendum",
    ]);
    expect(read(text).draft.nodes.filter(({ heading }) => heading !== undefined)).toEqual([]);
  });
  it("is not read into a sentence", () => {
    expect(
      statuses("1. The two sides have agreed ad referendum on the protocol.\n\n2. The *agreed* text and the **closed** session stand."),
    ).toEqual([]);
  });
});

describe("ceasefire drafts", () => {
  const text = [
    "1.1 The Parties shall/should cease fire.",
    "1.2 [Vellora proposes: The Movement withdraws [30] km.] [Marith: Both sides withdraw.]",
    "2.1 Option (a) A mission monitors the ceasefire.\nOption (b) A joint commission monitors it.\nOption (c) No text",
    "2.2 [The mission is small. (Marith)]",
    "3.2 Vellora reserves its position on paragraph 2.2.",
  ].join("\n\n");
  it("a name written like its neighbour's is a party's", () => {
    expect(read(text).parties).toEqual(["Vellora", "Marith"]);
    expect(told(text)).toEqual([
      "attributed +Vellora: The Movement withdraws [30] km.",
      "number: 30",
      "attributed +Marith: Both sides withdraw.",
      "attributed +Marith: The mission is small.",
    ]);
    expect(read(text).reservations).toMatchObject([{ party: "Vellora", node: "3.2" }]);
  });
  it("options without a colon, and a choice of verbs without brackets", () => {
    expect(options(text)).toEqual([
      "modal choice: shall = shall | should = should",
      "options: Option (a) = A mission monitors the ceasefire. | Option (b) = A joint commission monitors it. | Option (c) (no text) = No text",
    ]);
    expect(reading(text, "Marith")).toContain("The Parties ⟦shall | should⟧ cease fire.");
    expect(reading("2. [Parties shall/should act.]", "EU")).toBe("2. ⟦Parties ⟦shall | should⟧ act. | –⟧");
  });
  it("and/or, he/she, should-be and options told in a sentence are none", () => {
    expect(options("1. Each State may appoint an officer and/or a deputy; he/she stays. The should-be member may leave.")).toEqual([]);
    expect(options("7. A State may choose Option (a) or Option (b) as it sees fit.\n\n8. Option (a) is dearer than Option (b).")).toEqual(
      [],
    );
  });
  it("options in a line, in one paragraph or in brackets of their own", () => {
    expect(options("6. Option (a) by cable; Option (b) by telephone.")).toEqual([
      "options in a line: Option (a) = by cable | Option (b) = by telephone.",
    ]);
    expect(options("8.1 Alt. 1: Fees. Alt. 2: No fees. Alt. 3: Tolls.")).toEqual([
      "options in a line: Alt. 1 = Fees. | Alt. 2 = No fees. | Alt. 3 = Tolls.",
    ]);
    expect(options("2.5 OPTION A: In Vell. OPTION B: In Marn.\n\n2.6 [Option 1: five / Option 2: ten]")).toEqual([
      "options in a line: OPTION A = In Vell. | OPTION B = In Marn.",
      "options in a line: Option 1 = five | Option 2 = ten",
    ]);
    const apart = "8.2 [Option A: By consensus] [Option B: By vote] [Option C: No text]";
    expect(options(apart)).toEqual([]);
    expect(groups(apart)).toEqual(["Option A: By consensus | Option B: By vote | Option C: No text"]);
  });
});

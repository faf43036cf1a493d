import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { viewOf, views } from "../../test/items.ts";
import { type BriefInput, type DatedView, type LeftOut, mostInBrief, writeBrief } from "./brief.ts";
import { briefMarkdown } from "./brief-markdown.ts";
import type { ItemView } from "./views.ts";

const dated = (view: ItemView, day: string | undefined): DatedView => ({ view, day });
const brief = (items: readonly DatedView[], more: Partial<BriefInput> = {}) =>
  writeBrief({ title: "Talks", items, sources: 3, longestSection: 12, ...more });

/** The headings of a brief, each with the items under it. */
function check(items: readonly DatedView[], more: Partial<BriefInput>, expected: readonly (readonly [string, readonly string[]])[]) {
  const { sections } = brief(items, more);
  expect(sections.map(({ heading, sentences }) => [heading, sentences.map((sentence) => sentence.item)])).toEqual(expected);
}

const meeting = viewOf("meeting");
const statement = viewOf("statement");
const position = viewOf("position");
const clash = viewOf("clash");

describe("a brief", () => {
  it("puts what is new first, and says it once", () =>
    check(
      [dated(meeting, "2026-02-04"), dated(position, "2026-02-10"), dated(statement, "2026-02-12"), dated(clash, undefined)],
      { since: "2026-02-10" },
      [
        ["New since 2026-02-10", [position.id, statement.id]],
        ["Where accounts clash", [clash.id]],
        ["Meetings", [meeting.id]],
      ],
    ));

  it("keeps the section for what is new where nothing is, and leaves the other empty ones out", () =>
    check([dated(meeting, "2026-02-04")], { since: "2026-03-01" }, [
      ["New since 2026-03-01", []],
      ["Meetings", [meeting.id]],
    ]));

  it("stands newest day first, unknown days last", () => {
    const other = { ...meeting, id: statement.id };
    const third = { ...meeting, id: position.id };
    check([dated(meeting, undefined), dated(other, "2026-02-04"), dated(third, "2026-02-06")], {}, [
      ["Meetings", [third.id, other.id, meeting.id]],
    ]);
  });

  it("cites each passage once and both sides of a clash, with numbers from 1", () => {
    const { citations, sections } = brief(views.map((view) => dated(view, "2026-02-04")));
    expect(citations.map(({ number }) => number)).toEqual(citations.map((_, at) => at + 1));
    expect(new Set(citations.map(({ passage }) => `${passage.start} ${passage.end}`)).size).toBe(citations.length);
    const used = new Set(sections.flatMap((section) => section.sentences.flatMap((sentence) => sentence.citations)));
    expect([...used].sort((one, other) => one - other)).toEqual(citations.map(({ number }) => number));
  });

  it("cites independent reports before copies, three at most", () => {
    const [account] = meeting.accounts;
    if (account === undefined) throw new Error("the meeting has an account");
    const accounts = ["a", "a", "b", "a", "c"].map((independent, at) => ({
      ...account,
      independent,
      passage: { ...account.passage, start: at, end: at + 5 },
    }));
    const { citations } = brief([dated({ ...meeting, accounts }, "2026-02-04")]);
    expect(citations.map(({ passage }) => passage.start)).toEqual([0, 2, 4]);
  });

  it("says where not everything was looked at", () => {
    expect(briefMarkdown(brief([dated(meeting, undefined)]))).not.toContain("too low");
    expect(briefMarkdown(brief([dated(meeting, undefined)], { complete: false }))).toContain("the counts above are too low");
  });

  it("cites a passage once though two accounts of an item rest on it", () => {
    const [first] = meeting.accounts;
    expect(first).toBeDefined();
    if (first === undefined) return;
    const { sections } = brief([dated({ ...meeting, accounts: [first, { ...first, independent: "another" }] }, "2026-02-04")]);
    expect(sections.flatMap(({ sentences }) => sentences.map(({ citations }) => citations))).toEqual([[1]]);
  });

  it("in Markdown has a line for each sentence and each citation, with what a person decided", () => {
    const text = briefMarkdown(
      brief([dated({ ...position, standing: "confirmed", sources: 3, independent: 2 }, "2026-02-04")], { asOf: "2026-02-09" }),
    );
    expect(text).toContain("*as of 2026-02-09; 3 sources*");
    expect(text).toMatch(/^- 2026-02-04: Ruvana .* \(3 sources, 2 independent\) \*confirmed\* \[1\]$/mu);
    expect(text).toMatch(/^1[.] The Courier, 2026-02-05, Talks, day one: “We accept monitors \\\| if they are few” \(src-.* @\d+–\d+\)$/mu);
  });
});

describe("what the brief leaves out", () => {
  const day = fc.option(fc.constantFrom("2026-02-01", "2026-02-02", "2026-02-03", "2026-02-04"), { nil: undefined });
  const made = fc.array(fc.record({ view: fc.constantFrom(meeting, statement, position), day }), { maxLength: 40 });

  it("is counted: shown and left make the whole, and choosing first changes nothing", () => {
    fc.assert(
      fc.property(
        made,
        fc.constantFrom(undefined, "2026-02-02", "2026-02-04"),
        fc.integer({ min: 1, max: 5 }),
        (drafts, since, longestSection) => {
          // Each item is another, so that none can stand for two.
          const items = drafts.map(({ view, day: on }, at) => dated({ ...view, id: `${view.id.slice(0, 2)}${at}` as ItemView["id"] }, on));
          const whole = writeBrief({ title: "T", items, sources: 1, since, longestSection });
          const shown = whole.sections.reduce((sum, section) => sum + section.sentences.length + section.left, 0);
          expect(shown).toBe(items.length);
          for (const section of whole.sections)
            expect(section.sentences.length).toBeLessThanOrEqual(longestSection * (section.heading.startsWith("New") ? 2 : 1));

          const chosen: DatedView[] = [];
          const left: LeftOut[] = [];
          const isNew = ({ day }: DatedView) => since !== undefined && day !== undefined && day >= since;
          for (const kind of ["meeting", "position", "statement"] as const) {
            const ordered = items
              .filter(({ view }) => view.kind === kind)
              .sort((one, other) => ((one.day ?? "") < (other.day ?? "") ? 1 : (one.day ?? "") > (other.day ?? "") ? -1 : 0));
            for (const [group, most, fresh] of [
              [ordered.filter(isNew), mostInBrief(longestSection).fresh, true],
              [ordered.filter((one) => !isNew(one)), mostInBrief(longestSection).older, false],
            ] as const) {
              chosen.push(...group.slice(0, most));
              left.push({ kind, isNew: fresh, count: Math.max(0, group.length - most) });
            }
          }
          const fromChosen = writeBrief({ title: "T", items: chosen, left, sources: 1, since, longestSection });
          expect(fromChosen.sections).toEqual(whole.sections);
        },
      ),
    );
  });
});

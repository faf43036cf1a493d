/** Shows what of a draft is agreed and what stands in brackets, whose brackets they are, and how the counts went over several drafts. */
import { z } from "zod";
import { agreedText, type BracketedDraft, countBrackets, courseOf } from "#plan";
import { TextRangeShape, type ValueOf } from "#record";
import { defineCommand } from "./command.ts";
import { bracketFields, loadBracketed } from "./load-brackets.ts";
import { isDraftFile } from "./load-draft.ts";
import { asOfFields } from "./moments.ts";

const BracketShape = z.strictObject({
  id: z.string().describe("'b1' is the first opening bracket of the text."),
  start: z.int().describe("Offset of the opening sign, UTF-16 code units."),
  end: z.int().describe("Offset behind the closing sign; where there is none, the end of the paragraph."),
  line: z.int(),
  column: z.int().describe("From 1, in UTF-16 code units."),
  endLine: z.int(),
  endColumn: z.int(),
  depth: z.int().describe("1 for a bracket in no other one."),
  parent: z.string().optional(),
  closed: z.boolean(),
  acrossArticles: z
    .boolean()
    .describe("Its partner stands in another article: two slips that only look like a pair; counted as text in doubt."),
  kind: z.enum(["optional", "alternative", "modal", "number", "option", "attributed", "placeholder", "note", "status", "glue"]),
  role: z
    .enum(["optional", "alternative", "note", "glue"])
    .describe("What part it plays, whatever its kind: one of several texts for a place, or one that may be left out."),
  text: z.string().describe("Words between the signs, without the names; cut after 2,000 characters."),
  proposers: z.array(z.string()),
  opponents: z.array(z.string()),
  supporters: z.array(z.string()),
  reserving: z.array(z.string()),
  scope: z
    .enum(["words", "node"])
    .describe("Whether the names are about the words in the bracket or about the whole paragraph or article it stands at."),
  node: z.string().optional(),
  article: z.string().optional().describe("Id of the article (or preamble, annex, point, note) it stands in."),
  point: z.string().optional().describe("Where it stands, as one cites it: 'Article 3, 2, (a)'."),
  group: z.string().optional(),
  siblings: z.array(z.string()).describe("The other brackets of its alternatives group."),
  partOfWord: z.boolean(),
  choices: z.array(z.string()).describe("Alternatives written with a slash inside it."),
  certainty: z.number().describe("How certain it is that it is an alternative, or optional; 1 where nothing else is possible."),
  rule: z.string(),
});

const Output = z.strictObject({
  label: z.string(),
  openings: z.int(),
  closings: z.int(),
  deepest: z.int(),
  brackets: z.array(BracketShape),
  groups: z.array(
    z.strictObject({
      id: z.string(),
      members: z.array(z.array(z.string())).describe("The alternatives, each one bracket or several."),
      glue: z.array(z.string()),
      certainty: z.number(),
      rule: z.string(),
    }),
  ),
  options: z.array(
    z.strictObject({
      form: z.enum(["options", "alternative paragraphs", "same number", "options in a line", "modal choice"]),
      certainty: z.number(),
      choices: z.array(
        z.strictObject({
          label: z.string(),
          start: z.int(),
          end: z.int(),
          line: z.int(),
          noText: z.boolean(),
          text: z.string(),
          node: z.string().optional(),
          proposers: z.array(z.string()),
          opponents: z.array(z.string()),
        }),
      ),
    }),
  ),
  unbalanced: z.array(
    z.strictObject({
      bracket: z.string().describe("The sign: '[' or ']'."),
      line: z.int(),
      column: z.int(),
      offset: z.int(),
      id: z.string().optional().describe("Of the opening bracket in the list."),
      node: z.string().optional(),
    }),
  ),
  acrossArticles: z
    .array(z.strictObject({ id: z.string(), line: z.int(), column: z.int(), endLine: z.int(), endColumn: z.int() }))
    .describe("Pairs that reach over the border of an article: very likely a bracket forgotten at each end."),
  notes: z.array(z.strictObject({ start: z.int(), end: z.int(), line: z.int(), text: z.string(), node: z.string().optional() })),
  statuses: z.array(
    z.strictObject({
      status: z.enum(["agreed", "agreed ad referendum", "closed", "pending", "open"]),
      where: z.string().optional(),
      pending: z.string().optional(),
      start: z.int(),
      end: z.int(),
      line: z.int(),
      node: z.string().optional(),
    }),
  ),
  reservations: z.array(
    z.strictObject({
      party: z.string(),
      start: z.int(),
      end: z.int(),
      line: z.int(),
      node: z.string().optional().describe("Where it is told."),
      about: z.string().optional().describe("What it is about: for a footnote the paragraph its mark hangs on."),
    }),
  ),
  attributedNodes: z
    .array(
      z.strictObject({
        node: z.string(),
        proposers: z.array(z.string()),
        opponents: z.array(z.string()),
        supporters: z.array(z.string()),
        reserving: z.array(z.string()),
      }),
    )
    .describe("Names outside brackets, at a label or heading."),
  footnoteMarks: z.int().describe("Footnote marks in square brackets, which are not counted."),
  links: z.int().describe("Links in square brackets, which are not counted."),
  parties: z.array(z.string()),
  articles: z.array(
    z.strictObject({
      article: z.string(),
      label: z.string(),
      openings: z.int(),
      closings: z.int(),
      brackets: z.int(),
      unbalanced: z.int(),
      deepest: z.int(),
      groups: z.int(),
      options: z.int(),
      characters: z.int(),
      agreedCharacters: z.int(),
      kinds: z.record(z.string(), z.int()),
      parties: z.record(z.string(), z.int()),
    }),
  ),
  agreed: z.string().describe("What stands outside every bracket, unresolved option and doubtful stretch."),
  agreedSpans: z.array(TextRangeShape),
  course: z
    .strictObject({
      drafts: z.array(z.string()),
      totals: z.array(z.int()),
      articles: z.array(z.strictObject({ article: z.string(), label: z.string(), openings: z.array(z.int().nullable()) })),
    })
    .optional()
    .describe("Where several drafts are named: opening brackets of each article in each draft, in the order given."),
});

const LongestText = 2000;

export const planBracketsCommand = defineCommand({
  name: "plan brackets",
  summary: "Show what of a draft is agreed and what stands in brackets, with the parties behind them; several drafts side by side.",
  example: "plan brackets draft-3.md",
  effect: "query",
  words: ["drafts…"],
  overHttp: true,
  readsDrafts: true,
  dossier: ({ drafts }) => (drafts.every(isDraftFile) ? "none" : "existing"),
  input: z.strictObject({
    drafts: z.array(z.string()).min(1).describe("Files, or ids of drafts in the dossier; the last one is shown, all are counted."),
    ...bracketFields,
    ...asOfFields,
  }),
  output: Output,
  async run(input, run) {
    const loaded = [];
    for (const name of input.drafts) loaded.push(await loadBracketed(name, input, run, input));
    const last = loaded.at(-1);
    if (last === undefined) throw new Error("at least one draft is asked for");
    const answer = viewBrackets(last.label, last.bracketed);
    if (loaded.length === 1) return answer;
    const course = courseOf(loaded.map(({ bracketed }) => countBrackets(bracketed)));
    return {
      ...answer,
      course: {
        drafts: loaded.map(({ label }) => label),
        totals: loaded.map(({ bracketed }) => bracketed.tree.openings),
        articles: course.map(({ article, label, openings }) => ({ article, label, openings: openings.map((count) => count ?? null) })),
      },
    };
  },
  toText: inText,
});

function viewBrackets(label: string, bracketed: BracketedDraft): ValueOf<typeof Output> {
  const { tree, draft } = bracketed;
  const place = bracketed.placeOf;
  const agreed = agreedText(bracketed);
  const groups = new Map(bracketed.groups.map((group) => [group.id, group]));
  const stances = new Map(bracketed.nodeStances.map((one) => [one.node, one]));
  return {
    label,
    openings: tree.openings,
    closings: tree.closings,
    deepest: bracketed.brackets.reduce((deepest, { depth }) => Math.max(deepest, depth), 0),
    brackets: bracketed.brackets.map((bracket) => {
      const group = bracket.group === undefined ? undefined : groups.get(bracket.group);
      const end = place(bracket.range.end - 1);
      const role =
        bracket.kind === "glue"
          ? "glue"
          : bracket.kind === "note" || bracket.kind === "status"
            ? "note"
            : group !== undefined
              ? "alternative"
              : "optional";
      return {
        id: bracket.id,
        start: bracket.range.start,
        end: bracket.range.end,
        line: bracket.line,
        column: bracket.column,
        endLine: end.line,
        endColumn: end.column,
        depth: bracket.depth,
        ...(bracket.parent === undefined ? {} : { parent: bracket.parent }),
        closed: bracket.isClosed,
        acrossArticles: bracket.isAcross,
        kind: bracket.kind,
        role,
        text: cut(draft.text, bracket.content.start, bracket.content.end),
        proposers: bracket.proposers,
        opponents: bracket.opponents,
        supporters: bracket.supporters,
        reserving: bracket.reserving,
        scope: bracket.scope,
        ...(bracket.node === undefined ? {} : { node: bracket.node }),
        ...(bracket.article === undefined ? {} : { article: bracket.article }),
        ...(bracket.citation === undefined ? {} : { point: bracket.citation }),
        ...(bracket.group === undefined ? {} : { group: bracket.group }),
        siblings: group === undefined || bracket.kind === "glue" ? [] : group.members.flat().filter((id) => id !== bracket.id),
        partOfWord: bracket.isPartOfWord,
        choices: bracket.slashes,
        certainty: bracket.certainty,
        rule: bracket.rule,
      };
    }),
    groups: bracketed.groups,
    options: bracketed.options.map(({ form, certainty, choices }) => ({
      form,
      certainty,
      choices: choices.map((choice) => ({
        label: choice.label,
        start: choice.range.start,
        end: choice.range.end,
        line: place(choice.range.start).line,
        noText: choice.isNoText,
        text: cut(draft.text, choice.body.start, choice.body.end).replace(/^[\s*_:.–—-]+/u, ""),
        ...(choice.node === undefined ? {} : { node: choice.node }),
        proposers: stances.get(choice.node ?? "")?.proposers ?? [],
        opponents: stances.get(choice.node ?? "")?.opponents ?? [],
      })),
    })),
    unbalanced: bracketed.unbalanced.map(({ sign, line, column, end, bracket, node }) => ({
      bracket: sign,
      line,
      column,
      offset: end - 1,
      ...(bracket === undefined ? {} : { id: bracket }),
      ...(node === undefined ? {} : { node }),
    })),
    acrossArticles: bracketed.across.map(({ bracket, opening, closing }) => {
      const end = place(closing.end - 1);
      return { id: bracket, ...place(opening.end - 1), endLine: end.line, endColumn: end.column };
    }),
    notes: bracketed.notes.map(({ range, words, node }) => ({
      ...range,
      line: place(range.start).line,
      text: words,
      ...(node === undefined ? {} : { node }),
    })),
    statuses: bracketed.statuses.map(({ range, status, where, pending, node }) => ({
      status,
      ...(where === undefined ? {} : { where }),
      ...(pending === undefined ? {} : { pending }),
      ...range,
      line: place(range.start).line,
      ...(node === undefined ? {} : { node }),
    })),
    reservations: bracketed.reservations.map(({ party, range, node, about }) => ({
      party,
      ...range,
      line: place(range.start).line,
      ...(node === undefined ? {} : { node }),
      ...(about === undefined ? {} : { about }),
    })),
    attributedNodes: bracketed.nodeStances.map(({ node, proposers, opponents, supporters, reserving }) => ({
      node,
      proposers,
      opponents,
      supporters,
      reserving,
    })),
    footnoteMarks: tree.marks.filter(({ kind }) => kind === "footnote").length,
    links: tree.marks.filter(({ kind }) => kind === "link").length,
    parties: bracketed.parties,
    articles: countBrackets(bracketed),
    agreed: agreed.text,
    agreedSpans: agreed.spans,
  };
}

function cut(text: string, start: number, end: number): string {
  return end - start <= LongestText ? text.slice(start, end) : `${text.slice(start, start + LongestText)}…`;
}

function inText(answer: ValueOf<typeof Output>): string {
  const { openings, closings, deepest, unbalanced, parties, articles, course } = answer;
  const lines = [
    `${answer.label}: ${openings} opening and ${closings} closing ${openings === 1 && closings === 1 ? "bracket" : "brackets"}, ${deepest} deep at most; ${counted(answer.groups.length, "group")} of alternatives, ${answer.options.length} of options.`,
    parties.length === 0 ? "No party is named behind a bracket." : `Parties named: ${parties.join(", ")}.`,
    "",
    ...articles
      .filter((row) => row.openings > 0)
      .map((row) => {
        const share = row.characters === 0 ? 0 : Math.round((100 * row.agreedCharacters) / row.characters);
        return `${row.label.padEnd(16)} ${String(row.openings).padStart(4)} ${row.openings === 1 ? "bracket " : "brackets"}  ${String(share).padStart(3)} % agreed`;
      }),
  ];
  if (course !== undefined) {
    lines.push("", `Brackets over the drafts: ${course.totals.join(" → ")}`);
    for (const { label, openings: counts } of course.articles)
      if (counts.some((count) => count !== null && count > 0))
        lines.push(`${label.padEnd(16)} ${counts.map((count) => (count === null ? "–" : String(count))).join(" → ")}`);
  }
  for (const one of unbalanced)
    lines.push(`${one.line}:${one.column} '${one.bracket}' has no partner${one.node === undefined ? "" : ` (${one.node})`}.`);
  for (const one of answer.acrossArticles)
    lines.push(
      `${one.line}:${one.column} '[' finds its partner only in another article, at ${one.endLine}:${one.endColumn}; one is missing at each end.`,
    );
  return lines.join("\n");
}

function counted(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? "" : "s"}`;
}

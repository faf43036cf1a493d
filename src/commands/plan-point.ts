/** Shows one point whole: its words in every draft, each party's line through time, and what would have to move for it to be agreed. */
import { z } from "zod";
import type { DraftComparison, Redline } from "#plan";
import { ItemIdShape, type PositionItem, StanceShape, TextRangeShape, type ValueOf } from "#record";
import { changeSideOf, PassageShape, RedlineSegmentShape, type RedlineView, ReferenceShape, wrapLine } from "#report";
import type { AsOf } from "#store";
import type { Run } from "./command.ts";
import { defineCommand } from "./command.ts";
import { areFiles, compareWithLinks } from "./compare-named-drafts.ts";
import { makeRedlineView } from "./make-redline-view.ts";
import { type AsOfInput, asOfFields, momentOf } from "./moments.ts";
import { keptLinks } from "./plan-links.ts";
import { ApartShape, viewOpenPoint } from "./plan-open.ts";
import { finishRedline, lifetimesOf, proposalsIn } from "./redline-named-drafts.ts";
import { citationIn, requirePoint, type TracedPoint, type TracedPoints, tracePoints } from "./trace-points.ts";
import { itemsById, viewItems } from "./view-items.ts";

const VersionShape = z.strictObject({
  draft: z.string(),
  draftId: z.string().optional(),
  date: z.string().optional(),
  id: z.string().describe("Of the unit in that draft."),
  label: z.string(),
  kind: z.string().optional().describe("What became of it from the draft before: kept, edited, moved, renumbered, merged, split."),
  range: TextRangeShape,
  text: z.string(),
  changes: z
    .array(RedlineSegmentShape)
    .optional()
    .describe("The same words told against the draft before, with what merged in; missing in the first draft that has it."),
});

const StepShape = z.strictObject({
  position: ItemIdShape,
  stance: StanceShape,
  day: z.string().optional().describe("When it was so or was said."),
  reported: z.string().optional().describe("Where the texts give no day: when it was first published."),
  words: PassageShape,
  holder: ReferenceShape.optional().describe("Who voiced it."),
  turn: z.boolean().describe("True where the stance differs from the one before."),
});

const PlaceShape = z.strictObject({
  kind: z.enum(["alternatives", "optional", "options", "fill"]),
  range: TextRangeShape,
  brackets: z.array(z.string()),
  named: z.boolean().describe("False where the draft names nobody there: who would have to move is not known."),
  choices: z.array(
    z.strictObject({
      label: z.string().optional(),
      range: TextRangeShape.optional(),
      text: z.string().describe("Empty for the choice of no text."),
      behind: z.array(z.string()).describe("Who proposes or supports it by name."),
      wouldMove: z.array(z.string()).describe("Who opposes it, has reserved, or proposes another choice: they would have to move for it."),
    }),
  ),
});

const Output = z.strictObject({
  id: z.string(),
  label: z.string(),
  heading: z.string(),
  citation: z.string(),
  point: ItemIdShape.optional(),
  draft: z.string(),
  textSince: z.string().optional(),
  stanceSince: z.string().optional(),
  still: z.strictObject({ day: z.string(), what: z.enum(["text", "stance"]) }).optional(),
  versions: z.array(VersionShape).describe("Oldest draft first."),
  tookIn: z.array(z.strictObject({ label: z.string(), draft: z.string() })).describe("Points that merged into it."),
  splitFrom: z.array(z.strictObject({ label: z.string(), draft: z.string() })),
  lines: z
    .array(z.strictObject({ party: ReferenceShape, steps: z.array(StepShape) }))
    .describe("Each party's positions on it, oldest first."),
  apart: z.array(ApartShape).describe("Parties that do not simply accept it, or stand behind what is open in it."),
  places: z.array(PlaceShape).describe("What is open in the newest draft's words, in their order."),
});

export const planPointCommand = defineCommand({
  name: "plan point",
  summary: "Show one point: its words through the drafts, each party's line through time, and what would have to move.",
  example: "plan point 7",
  effect: "query",
  words: ["point", "drafts…"],
  overHttp: true,
  readsDrafts: true,
  dossier: ({ drafts }) => (drafts.length > 0 && areFiles(drafts) ? "none" : "existing"),
  input: z.strictObject({
    point: z.string().trim().min(1).describe("Its number in the newest of the drafts, its id there, or the id of a point of the record."),
    drafts: z
      .array(z.string())
      .default([])
      .describe("Drafts, oldest first, as files or ids; one of the dossier brings its earlier ones along, none means the newest."),
    ...asOfFields,
  }),
  output: Output,
  async run({ point: name, drafts: names, ...clocks }, run) {
    const traced = await tracePoints(names, clocks, run);
    const point = requirePoint(traced, name);
    const told = viewOpenPoint(point, traced.drafts);
    const chain = traced.loaded.chains[point.chain];
    return {
      id: told.id,
      label: told.label,
      heading: told.heading,
      citation: citationIn(traced, point.node),
      ...(told.point === undefined ? {} : { point: told.point }),
      draft: traced.drafts.at(-1)?.label ?? "",
      ...(told.textSince === undefined ? {} : { textSince: told.textSince }),
      ...(told.stanceSince === undefined ? {} : { stanceSince: told.stanceSince }),
      ...(told.still === undefined ? {} : { still: told.still }),
      versions: await versionsOf(point, traced, clocks, run),
      tookIn: (chain?.merged ?? []).map((event) => eventIn(traced, event)),
      splitFrom: (chain?.splitFrom ?? []).map((event) => eventIn(traced, event)),
      lines: await linesOf(point, traced, clocks, run),
      apart: told.apart,
      places: point.places.map(({ kind, start, end, brackets, isNamed, choices }) => ({
        kind,
        range: { start, end },
        brackets: [...brackets],
        named: isNamed,
        choices: choices.map(({ label, range, text, behind, wouldMove }) => ({
          ...(label === undefined ? {} : { label }),
          ...(range === undefined ? {} : { range }),
          text,
          behind: behind.map((party) => traced.partyOf(party).name),
          wouldMove: wouldMove.map((party) => traced.partyOf(party).name),
        })),
      })),
    };
  },
  toText: inText,
});

async function versionsOf(point: TracedPoint, traced: TracedPoints, clocks: AsOfInput, run: Run): Promise<ValueOf<typeof VersionShape>[]> {
  const versions: ValueOf<typeof VersionShape>[] = [];
  const isInDossier = traced.drafts.some(({ id }) => id !== undefined);
  const moment = isInDossier ? await momentOf(run.parley.store, clocks) : {};
  for (const [at, { draft, node, text, kind }] of point.versions.entries()) {
    const loaded = traced.drafts[draft];
    const before = point.versions[at - 1];
    const changes = before === undefined ? undefined : await changesAt(node.range, { old: before.draft, new: draft, moment }, traced, run);
    versions.push({
      draft: loaded?.label ?? "",
      ...(loaded?.id === undefined ? {} : { draftId: loaded.id }),
      ...(loaded?.date === undefined ? {} : { date: loaded.date }),
      id: node.id,
      label: (node.label ?? node.id).replace(/[.:]$/u, ""),
      ...(kind === undefined ? {} : { kind }),
      range: node.range,
      text,
      ...(changes === undefined ? {} : { changes: [...changes] }),
    });
  }
  return versions;
}

/** The block of the redline of two drafts in which a point's words stand, whose proposal each change is included. */
async function changesAt(
  { start }: { readonly start: number },
  at: { readonly old: number; readonly new: number; readonly moment: AsOf },
  { loaded, drafts }: TracedPoints,
  run: Run,
): Promise<RedlineView["blocks"][number]["segments"] | undefined> {
  const [old, fresh] = [loaded.drafts[at.old], loaded.drafts[at.new]];
  if (old === undefined || fresh === undefined) return undefined;
  const [one, other] = [old.loaded.id, fresh.loaded.id];
  const kept = one === undefined || other === undefined ? [] : await keptLinks(run.parley.store, one, other, at.moment);
  const comparison: DraftComparison = compareWithLinks(old.text, fresh.text, kept);
  const redline: Redline = await finishRedline(comparison, run, `${old.loaded.label} → ${fresh.loaded.label}`);
  const pair = drafts.filter((_, place) => place === at.old || place === at.new);
  const view = makeRedlineView(comparison, redline, {
    names: { old: old.loaded.label, new: fresh.loaded.label },
    layer: "attributed",
    attribution: {
      lifetimes: lifetimesOf([[comparison, redline]]),
      labels: pair.map(({ label }) => label),
      proposalAt: await proposalsIn(pair, run, at.moment),
    },
  });
  const block = view.blocks.find(({ newSpan }) => newSpan.start <= start && start < newSpan.end);
  return block === undefined ? undefined : block.against.length > 0 ? block.against : block.segments;
}

function eventIn(
  { loaded }: TracedPoints,
  { chain, draft }: { readonly chain: number; readonly draft: number },
): { label: string; draft: string } {
  const places = loaded.chains[chain]?.places ?? [];
  const from = places.findLastIndex((place, at) => place !== undefined && at < draft);
  const node = loaded.drafts[from]?.nodes[places[from] ?? -1];
  return { label: (node?.label ?? node?.id ?? "").replace(/[.:]$/u, ""), draft: loaded.drafts[draft]?.loaded.label ?? "" };
}

async function linesOf(
  { cells }: TracedPoint,
  { parties }: TracedPoints,
  clocks: { readonly asOf?: string | undefined; readonly knownAsOf?: string | undefined },
  { parley: { store } }: Run,
): Promise<{ party: { id: PositionItem["party"]; name: string }; steps: ValueOf<typeof StepShape>[] }[]> {
  const moment = await momentOf(store, clocks);
  const items = await itemsById(
    store,
    cells.flatMap(({ history }) => history),
    moment,
  );
  const views = new Map((await viewItems(store, items, moment, clocks.asOf)).map((view) => [view.id, view]));
  return parties.flatMap((party) => {
    const cell = cells.find((one) => one.party === party.id);
    if (cell === undefined) return [];
    let before: string | undefined;
    const steps = cell.history.flatMap((id): ValueOf<typeof StepShape>[] => {
      const view = views.get(id);
      if (view?.kind !== "position") return [];
      const day = view.time?.from.slice(0, 10);
      const reported = view.accounts.map(({ passage }) => passage.published?.slice(0, 10)).find((published) => published !== undefined);
      const turn = before !== undefined && before !== view.stance;
      before = view.stance;
      return [
        {
          position: id,
          stance: view.stance,
          ...(day === undefined ? (reported === undefined ? {} : { reported }) : { day }),
          words: view.accounts[0]?.passage ?? view.summary,
          ...(view.holder === undefined ? {} : { holder: view.holder }),
          turn,
        },
      ];
    });
    return [{ party: { id: party.id, name: party.name }, steps }];
  });
}

function inText(answer: ValueOf<typeof Output>): string {
  const { label, heading, still, versions, tookIn, splitFrom, lines, places } = answer;
  const told = versions.flatMap(({ draft, date, label: number, kind, text, changes }) => {
    const words =
      changes === undefined
        ? text
        : changes
            .map((one) => (one.kind === "same" ? one.text : changeSideOf(one.kind) === "came" ? `{+${one.text}+}` : `[-${one.text}-]`))
            .join("");
    const head = `${date ?? "no date"}  ${draft}, ${number}${kind === undefined ? "" : ` (${kind})`}`;
    return ["", wrapLine(head), wrapLine(`    ${words.replaceAll(/\s+/gu, " ").trim()}`)];
  });
  const events = [
    ...tookIn.map(({ label: other, draft }) => `Took in ${other} in ${draft}.`),
    ...splitFrom.map(({ label: other, draft }) => `Split off ${other} in ${draft}.`),
  ];
  const said = lines.flatMap(({ party, steps }) => [
    "",
    party.name,
    ...steps.map(({ stance, day, reported, words }) =>
      wrapLine(`    ${day ?? (reported === undefined ? "day unknown" : `reported ${reported}`)}: ${stance}, “${words.exact}”`, {
        indent: "      ",
      }),
    ),
  ]);
  const open = places.flatMap(({ kind, named, brackets, choices }) => [
    `  ${kind}${brackets.length === 0 ? "" : ` ${brackets.join(", ")}`}${named || kind === "fill" ? "" : ": nobody is named"}`,
    ...choices.map(({ label: option, text, behind, wouldMove }) =>
      wrapLine(
        `    ${option === undefined ? "" : `${option}: `}${text === "" ? "(no text)" : `“${text}”`}` +
          (behind.length === 0 ? "" : `; behind it: ${behind.join(", ")}`) +
          (wouldMove.length === 0 ? "" : `; would have to move: ${wouldMove.join(", ")}`),
        { indent: "      " },
      ),
    ),
  ]);
  return [
    `${label} ${heading}`.trimEnd() + (still === undefined ? "" : `: nothing moved since ${still.day} (${still.what})`),
    ...events,
    ...told,
    ...(said.length === 0 ? ["", "No position on it is known."] : said),
    "",
    ...(places.length === 0 ? ["Nothing in its words is open."] : ["Open in its words:", ...open]),
  ].join("\n");
}

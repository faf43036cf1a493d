/** Decides how a bracketed draft is compiled: all parties' brackets point by point, or one text for each party with what it proposes, opposes and leaves open. */
import { findOpenPlaces, listStands, type OpenPlace, type PartyStand, readAsParty, type StandRole, unitsOf } from "#plan";
import type { DocumentBlock, DocumentRun, PlainDocument } from "#report";
import { unitLabel } from "./compare-named-drafts.ts";
import { groupWithin } from "./group-within.ts";
import type { LoadedBrackets } from "./load-brackets.ts";
import type { NamedParty, PartyIndex } from "./party-index.ts";

type Compiled = { readonly loaded: LoadedBrackets; readonly partyOf: PartyIndex };

/** Every point with its exact text, then each open place in it: the texts on offer, who is behind each, who would have to move. */
export function compilationOf({ loaded, partyOf }: Compiled): PlainDocument {
  const { bracketed, label } = loaded;
  const { text } = bracketed.draft;
  const places = findOpenPlaces(bracketed);
  const stands = listStands(bracketed);
  const units = unitsOf(bracketed.draft);
  const placesIn = groupWithin(units, places, ({ start }) => start);
  const named = partiesIn(stands, partyOf);
  const blocks = units.flatMap((unit): readonly DocumentBlock[] => {
    const open = placesIn(unit);
    const heading = unit.heading === undefined ? "" : text.slice(unit.heading.start, unit.heading.end);
    const words: DocumentBlock = { kind: "paragraph", runs: [{ text: text.slice(unit.range.start, unit.range.end).trim() }] };
    const title: DocumentBlock = { kind: "heading", level: 2, text: `${unitLabel(unit)} ${heading}`.trim() };
    if (open.length === 0) return [title, words, { kind: "paragraph", runs: [{ text: "Nothing in it is open.", manner: "faint" }] }];
    return [title, words, { kind: "table", head: TableHead, rows: open.flatMap((place) => rowsOf(place, partyOf)) }];
  });
  return { title: `${label}: compilation`, blocks: [summaryOf(named, places, units.length), ...blocks] };
}

const TableHead = ["Place", "Text on offer", "Behind it", "Would have to move for it"];

function rowsOf({ kind, brackets, choices, isNamed }: OpenPlace, partyOf: PartyIndex): readonly (readonly string[])[] {
  const place = brackets.length === 0 ? kind : `${kind} ${brackets.join(", ")}`;
  if (choices.length === 0) return [[place, "to be filled in", "", ""]];
  const names = (list: readonly string[]): string => list.map((name) => partyOf(name).name).join(", ");
  return choices.map(({ label, text, behind, wouldMove }, at) => [
    at === 0 ? place : "",
    `${label === undefined ? "" : `${label}: `}${text === "" ? "(no text)" : text}`,
    names(behind),
    isNamed ? names(wouldMove) : "not known: nobody is named",
  ]);
}

function summaryOf(named: readonly NamedParty[], places: readonly OpenPlace[], units: number): DocumentBlock {
  const unnamed = places.filter(({ isNamed }) => !isNamed).length;
  const parties = named.length === 0 ? "Nobody is named." : `Named: ${named.map(({ name }) => name).join(", ")}.`;
  return {
    kind: "paragraph",
    runs: [{ text: `${units} points; ${places.length} open places, ${unnamed} of them without a name. ${parties}`, manner: "faint" }],
  };
}

/** One party's own text: its reading, then what it proposes, opposes, supports and has reserved, and where its reading branches. */
export function readingsOf({ loaded, partyOf }: Compiled, asked: readonly string[]): PlainDocument {
  const { bracketed, label } = loaded;
  const stands = listStands(bracketed);
  const parties = asked.length === 0 ? partiesIn(stands, partyOf) : asked.map(partyOf);
  const blocks = parties.flatMap((party) => readingBlocks({ loaded, partyOf }, party, stands));
  const none: DocumentBlock = {
    kind: "paragraph",
    runs: [{ text: "The draft names nobody, so every reading is the text with all its brackets open." }],
  };
  return { title: `${label}: readings by party`, blocks: parties.length === 0 ? [none] : blocks };
}

function readingBlocks(
  { loaded: { bracketed }, partyOf }: Compiled,
  party: NamedParty,
  stands: readonly PartyStand[],
): readonly DocumentBlock[] {
  const { text } = bracketed.draft;
  const aliases = [...new Set(stands.map((stand) => stand.party))].filter((name) => partyOf(name).key === party.key);
  const reading = readAsParty(bracketed, party.name, aliases);
  const own = stands.filter((stand) => partyOf(stand.party).key === party.key);
  const units = unitsOf(bracketed.draft);
  const where = (start: number): DocumentRun => {
    const unit = units.find(({ range }) => start >= range.start && start < range.end);
    return { text: unit === undefined ? "" : `${unitLabel(unit)}: `, manner: "strong" };
  };
  const lists = Roles.flatMap(({ role, title }): readonly DocumentBlock[] => {
    const lines = own
      .filter((stand) => stand.role === role)
      .map(({ range, content }) => [where(range.start), { text: shortened(text.slice(content.start, content.end)) }]);
    return lines.length === 0
      ? []
      : [
          { kind: "heading", level: 3, text: title },
          { kind: "list", lines },
        ];
  });
  const branches = reading.branches.map(({ start, reason, choices }) => [
    where(start),
    { text: choices.map((choice) => (choice.text === "" ? "(no text)" : shortened(choice.text))).join(" | "), manner: "open" as const },
    { text: `; ${reason}` },
  ]);
  return [
    { kind: "heading", level: 2, text: party.name },
    ...(reading.isNamed ? [] : [{ kind: "paragraph" as const, runs: [{ text: "The draft does not name it.", manner: "faint" as const }] }]),
    ...lists,
    ...(branches.length === 0
      ? []
      : [
          { kind: "heading" as const, level: 3 as const, text: "Not known: nobody is named, or more than one may stand" },
          { kind: "list" as const, lines: branches },
        ]),
    { kind: "heading", level: 3, text: "Its reading" },
    { kind: "paragraph", runs: markBranches(reading.text) },
  ];
}

const Roles: readonly { readonly role: StandRole; readonly title: string }[] = [
  { role: "proposes", title: "Proposes" },
  { role: "opposes", title: "Opposes" },
  { role: "supports", title: "Supports" },
  { role: "reserves", title: "Has reserved its position on" },
];

/** Words between ⟦ and ⟧ are open. */
function markBranches(reading: string): readonly DocumentRun[] {
  const runs: DocumentRun[] = [];
  let depth = 0;
  for (const piece of reading.split(/(⟦|⟧)/u)) {
    if (piece === "⟦") depth++;
    const last = runs.at(-1);
    if (depth > 0 && last?.manner === "open") runs[runs.length - 1] = { text: last.text + piece, manner: "open" };
    else if (piece !== "") runs.push({ text: piece, ...(depth > 0 ? { manner: "open" as const } : {}) });
    if (piece === "⟧") depth--;
  }
  return runs;
}

function partiesIn(stands: readonly PartyStand[], partyOf: PartyIndex): readonly NamedParty[] {
  const parties = new Map<string, NamedParty>();
  for (const stand of stands) {
    const party = partyOf(stand.party);
    if (!parties.has(party.key)) parties.set(party.key, party);
  }
  return [...parties.values()];
}

const LongestWords = 300; // Characters; the whole stands in the reading.

function shortened(words: string): string {
  const plain = words.replaceAll(/\s+/gu, " ").trim();
  return plain.length <= LongestWords ? plain : `${plain.slice(0, LongestWords)}…`;
}

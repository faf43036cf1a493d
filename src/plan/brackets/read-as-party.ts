/** Decides how a party reads a bracketed draft: it keeps what it proposes or does not oppose, drops what it opposes, and branches where nobody is named. */
import type { TextRange } from "#record";
import { joinPieces } from "./agreed-text.ts";
import { findRegions, type Region, walkRegions } from "./bracket-regions.ts";
import type { Bracket, BracketedDraft } from "./bracketed-draft.ts";
import { bareWords } from "./classify-content.ts";
import { wordsOfChoice } from "./find-options.ts";
import { partyKey } from "./party-words.ts";
import type { Stances } from "./read-attribution.ts";

/** A stretch the party keeps or drops, and why. */
export type ReadSpan = TextRange & { readonly bracket: string | undefined; readonly node: string | undefined; readonly reason: string };

export type BranchChoice = {
  /** 'Option 1', '3alt'; missing for brackets. */
  readonly label: string | undefined;
  readonly brackets: readonly string[];
  /** Missing for the choice of no text. */
  readonly range: TextRange | undefined;
  readonly text: string;
};

/** A place where the party's reading is not known. */
export type ReadBranch = TextRange & {
  readonly id: string;
  readonly kind: "alternatives" | "optional" | "options" | "slash" | "doubtful" | "reserved";
  readonly choices: readonly BranchChoice[];
  readonly reason: string;
  /** The branch inside whose choice this one stands. */
  readonly inside: string | undefined;
};

export type PartyReading = {
  readonly party: string;
  /** Whether the draft names it anywhere. */
  readonly isNamed: boolean;
  /** The reading, each branch marked: ⟦one | other⟧, ⟦text | –⟧ where it may also be left out. */
  readonly text: string;
  readonly kept: readonly ReadSpan[];
  readonly dropped: readonly ReadSpan[];
  readonly branches: readonly ReadBranch[];
};

/** Marks around a branch in the reading's text. */
const Marks = { open: "⟦", between: " | ", none: " | –", close: "⟧" } as const;
/** A choice is shown up to this length; its range gives the whole. */
const LongestChoice = 400;

/**
 * The reading of `party`, whose other names are `aliases`. Never guesses: a bracket without names is a branch, listed once, and branches are not
 * multiplied out. In a group of alternatives the party keeps what it proposes and drops the rest; what it opposes it drops; where one named
 * alternative is left it keeps that, else it branches among what is left. Cost: near-linear, any depth.
 */
export function readAsParty(bracketed: BracketedDraft, party: string, aliases: readonly string[] = []): PartyReading {
  const keys = new Set([party, ...aliases].map(partyKey));
  const verdicts = decideAll(bracketed, keys);
  return { party, isNamed: bracketed.parties.some((name) => keys.has(partyKey(name))), ...walkVerdicts(bracketed, verdicts) };
}

type Stand = "proposes" | "opposes" | "supports" | "reserves" | "others" | "nobody";

type Verdict =
  | { readonly kind: "keep"; readonly reason: string }
  | { readonly kind: "drop"; readonly reason: string }
  | { readonly kind: "silent" }
  | { readonly kind: "branch"; readonly branch: PlannedBranch; readonly position: "only" | "first" | "middle" | "last" };

type PlannedBranch = Omit<ReadBranch, "inside" | "id"> & { readonly mayBeNothing: boolean };

function standOf(stances: Stances, keys: ReadonlySet<string>): Stand {
  const names = (list: readonly string[]): boolean => list.some((name) => keys.has(partyKey(name)));
  if (names(stances.opponents)) return "opposes";
  if (names(stances.proposers)) return "proposes";
  if (names(stances.supporters)) return "supports";
  if (names(stances.reserving)) return "reserves";
  return stances.proposers.length + stances.opponents.length + stances.supporters.length + stances.reserving.length > 0
    ? "others"
    : "nobody";
}

/** What the party does with each region. */
type Verdicts = (region: Region) => Verdict;

function decideAll(bracketed: BracketedDraft, keys: ReadonlySet<string>): Verdicts {
  const { text } = bracketed.draft;
  const byBracket = new Map<string, Verdict>();
  const byMember = new Map<string, Verdict>();
  const byChoice = new Map<string, Verdict>();
  const byNode = new Map<string, Verdict>();
  const bracketById = new Map(bracketed.brackets.map((bracket) => [bracket.id, bracket]));
  const nodeWide = new Map(
    bracketed.brackets.flatMap((bracket) =>
      bracket.scope === "node" && bracket.node !== undefined ? [[bracket.node, bracket] as const] : [],
    ),
  );
  const namedNodes = new Map(bracketed.nodeStances.map((one) => [one.node, one]));

  for (const group of bracketed.groups) decideGroup(group);
  for (const bracket of bracketed.brackets) {
    if (bracket.scope === "node") byNode.set(bracket.id, verdictOn(bracket, bracket.scopeRange));
    else if (!byBracket.has(bracket.id)) byBracket.set(bracket.id, verdictOn(bracket, bracket.content, bracket));
  }
  for (const one of bracketed.nodeStances) byNode.set(one.node, verdictOn(one, one.range));
  for (const [at] of bracketed.options.entries()) decideOptions(at);

  return (region) => {
    switch (region.kind) {
      case "silent":
        return { kind: "silent" };
      case "bracket":
        return byBracket.get(region.id) ?? { kind: "silent" };
      case "member":
        return byMember.get(`${region.id}/${region.choice}`) ?? { kind: "silent" };
      case "named node":
        return byNode.get(region.id) ?? { kind: "keep", reason: "" };
      case "choice":
        return byChoice.get(`${region.group}/${region.choice}`) ?? { kind: "silent" };
      case "doubtful":
        return {
          kind: "branch",
          position: "only",
          branch: {
            start: region.start,
            end: region.end,
            kind: "doubtful",
            choices: [choice(undefined, [], region), Nothing],
            reason: "a bracket without its partner: whether these words stand in it is not known",
            mayBeNothing: true,
          },
        };
    }
  };

  function verdictOn(stances: Stances, range: TextRange, bracket?: Bracket): Verdict {
    const stand = standOf(stances, keys);
    switch (stand) {
      case "opposes":
        return { kind: "drop", reason: "opposes it" };
      case "proposes":
        return { kind: "keep", reason: "proposes it" };
      case "supports":
        return { kind: "keep", reason: "supports it" };
      case "others":
        return { kind: "keep", reason: `does not oppose it (${inWords(stances)})` };
      case "reserves":
        return branchOn(range, bracket, "reserved", "reserves its position");
      case "nobody":
        return bracket !== undefined && bracket.slashes.length > 0
          ? {
              kind: "branch",
              position: "only",
              branch: {
                ...bracket.range,
                kind: "slash",
                choices: bracket.slashes.map((words) => ({ label: undefined, brackets: [bracket.id], range: undefined, text: words })),
                reason: "nobody is named",
                mayBeNothing: false,
              },
            }
          : branchOn(range, bracket, "optional", "nobody is named");
    }
  }

  function branchOn(range: TextRange, bracket: Bracket | undefined, kind: "optional" | "reserved", reason: string): Verdict {
    const choices = [choice(undefined, bracket === undefined ? [] : [bracket.id], range), Nothing];
    const whole = bracket?.range ?? range;
    return { kind: "branch", position: "only", branch: { start: whole.start, end: whole.end, kind, choices, reason, mayBeNothing: true } };
  }

  function choice(label: string | undefined, brackets: readonly string[], range: TextRange): BranchChoice {
    const words = text.slice(range.start, Math.min(range.end, range.start + LongestChoice));
    return { label, brackets, range, text: bareWords(words) + (range.end - range.start > LongestChoice ? "…" : "") };
  }

  function decideGroup(group: BracketedDraft["groups"][number]): void {
    const members = group.members.map((ids) => ids.flatMap((id) => bracketById.get(id) ?? []));
    const stands = members.map((member) => strongest(member.map((bracket) => standOf(bracket, keys))));
    for (const id of group.glue) byBracket.set(id, { kind: "silent" });
    const own = stands.flatMap((stand, at) => (stand === "proposes" ? [at] : []));
    const left = own.length > 0 ? own : stands.flatMap((stand, at) => (stand === "opposes" ? [] : [at]));
    const isSettled = left.length === 1 && stands[left[0] ?? 0] !== "nobody";
    const branch: PlannedBranch = {
      start: members[left[0] ?? 0]?.[0]?.range.start ?? 0,
      end: members[left.at(-1) ?? 0]?.at(-1)?.range.end ?? 0,
      kind: left.length > 1 ? "alternatives" : "optional",
      choices: [...left.map((at) => memberChoice(members[at] ?? [])), ...(left.length > 1 ? [] : [Nothing])],
      reason: reasonToBranch(stands, own.length, left.length),
      mayBeNothing: left.length === 1,
    };
    for (const [at, member] of members.entries()) {
      const place = left.indexOf(at);
      const position = left.length === 1 ? "only" : place === 0 ? "first" : place === left.length - 1 ? "last" : "middle";
      const [first] = member;
      byMember.set(
        `${group.id}/${at}`,
        place < 0
          ? { kind: "drop", reason: stands[at] === "opposes" ? "opposes it" : "proposes another alternative" }
          : isSettled
            ? {
                kind: "keep",
                reason:
                  own.length > 0 ? "proposes it" : `the only alternative it does not oppose (${first === undefined ? "" : inWords(first)})`,
              }
            : { kind: "branch", position, branch },
      );
      // The alternative's own bracket is settled with it; a word before it ('[well] [below 2 °C]') is optional within it.
      const head = member.at(-1);
      if (head !== undefined) byBracket.set(head.id, { kind: "keep", reason: "" });
    }
  }

  function memberChoice(member: readonly Bracket[]): BranchChoice {
    const [first] = member;
    const range =
      member.length === 1 && first !== undefined ? first.content : { start: first?.range.start ?? 0, end: member.at(-1)?.range.end ?? 0 };
    return choice(
      undefined,
      member.map(({ id }) => id),
      range,
    );
  }

  function decideOptions(at: number): void {
    const group = bracketed.options[at];
    if (group === undefined) return;
    const stands = group.choices.map(({ node = "" }): Stand => {
      const stances = namedNodes.get(node) ?? nodeWide.get(node);
      return stances === undefined ? "nobody" : standOf(stances, keys);
    });
    const own = stands.flatMap((stand, place) => (stand === "proposes" || stand === "supports" ? [place] : []));
    const left = own.length > 0 ? own : stands.flatMap((stand, place) => (stand === "opposes" ? [] : [place]));
    const [only] = left;
    const isSettled = left.length === 1 && only !== undefined && stands[only] !== "nobody";
    const branch: PlannedBranch = {
      start: group.choices[left[0] ?? 0]?.range.start ?? 0,
      end: group.choices[left.at(-1) ?? 0]?.range.end ?? 0,
      kind: "options",
      choices: left.flatMap((place) => {
        const one = group.choices[place];
        if (one === undefined) return [];
        const words = wordsOfChoice(bracketed.draft, one, namedNodes.get(one.node ?? "")?.words);
        return [{ ...(one.isNoText ? Nothing : choice(one.label, [], words)), label: one.label }];
      }),
      reason: stands.every((stand) => stand === "nobody") ? "nobody is named behind the options" : "does not oppose any of them",
      mayBeNothing: group.choices.length === 1,
    };
    for (const [place] of group.choices.entries()) {
      const key = `${at}/${place}`;
      const order = left.indexOf(place);
      if (order < 0) byChoice.set(key, { kind: "drop", reason: stands[place] === "opposes" ? "opposes it" : "proposes another option" });
      else if (isSettled)
        byChoice.set(key, { kind: "keep", reason: own.length > 0 ? "proposes it" : "the only option it does not oppose" });
      else {
        const position = left.length === 1 ? "only" : order === 0 ? "first" : order === left.length - 1 ? "last" : "middle";
        byChoice.set(key, { kind: "branch", position, branch });
      }
    }
  }
}

const Nothing: BranchChoice = { label: undefined, brackets: [], range: undefined, text: "" };

function strongest(stands: readonly Stand[]): Stand {
  const order: readonly Stand[] = ["opposes", "proposes", "supports", "reserves", "others", "nobody"];
  return order.find((stand) => stands.includes(stand)) ?? "nobody";
}

function reasonToBranch(stands: readonly Stand[], proposed: number, left: number): string {
  if (proposed > 1) return "proposes more than one of them";
  if (left === 1) return "opposes the others; nobody is named behind this one";
  if (left === 0) return "opposes all of them";
  return stands.every((stand) => stand === "nobody") ? "nobody is named" : "does not oppose any of these";
}

function inWords({ proposers, opponents, supporters, reserving }: Stances): string {
  const parts: readonly (readonly [string, readonly string[]])[] = [
    ["proposed by", proposers],
    ["opposed by", opponents],
    ["supported by", supporters],
    ["reserved by", reserving],
  ];
  return parts
    .filter(([, names]) => names.length > 0)
    .map(([verb, names]) => `${verb} ${names.join(", ")}`)
    .join("; ");
}

/** Lays the verdicts over the text: the pieces kept, the marks of branches, and lists of what was kept, dropped and left open. */
function walkVerdicts(bracketed: BracketedDraft, verdictOf: Verdicts): Pick<PartyReading, "text" | "kept" | "dropped" | "branches"> {
  const { text } = bracketed.draft;
  const pieces: string[] = [];
  const kept: ReadSpan[] = [];
  const dropped: ReadSpan[] = [];
  const branches: ReadBranch[] = [];
  const known = new Map<PlannedBranch, ReadBranch>();
  const applied = new Map<Region, Verdict>();
  const inside: string[] = [];
  let hidden = 0;

  walkRegions(text.length, findRegions(bracketed), {
    text: (range) => {
      if (hidden === 0) pieces.push(text.slice(range.start, range.end));
    },
    open: (region) => {
      if (hidden > 0) return; // Inside what is dropped nothing is left to decide.
      const verdict = verdictOf(region);
      applied.set(region, verdict);
      switch (verdict.kind) {
        case "silent":
          hidden++;
          break;
        case "drop":
          hidden++;
          dropped.push(spanOf(region, verdict.reason));
          break;
        case "keep":
          if (verdict.reason !== "") kept.push(spanOf(region, verdict.reason));
          break;
        case "branch": {
          const branch = branchFor(verdict.branch);
          inside.push(branch.id);
          pieces.push(verdict.position === "only" || verdict.position === "first" ? Marks.open : Marks.between);
          if (branch.kind !== "slash") break;
          // Told like other choices; the words with their slash stand for them no longer.
          pieces.push(branch.choices.map(({ text: words }) => words).join(Marks.between));
          hidden++;
          break;
        }
      }
    },
    close: (region) => {
      const verdict = applied.get(region);
      if (verdict === undefined) return;
      if (verdict.kind === "silent" || verdict.kind === "drop") hidden--;
      if (verdict.kind !== "branch") return;
      if (verdict.branch.kind === "slash") hidden--;
      inside.splice(inside.lastIndexOf(branchFor(verdict.branch).id), 1);
      if (verdict.position === "only" && verdict.branch.mayBeNothing) pieces.push(Marks.none);
      if (verdict.position === "only" || verdict.position === "last") pieces.push(Marks.close);
    },
  });
  return { text: joinPieces(pieces), kept, dropped, branches };

  function branchFor(planned: PlannedBranch): ReadBranch {
    const before = known.get(planned);
    if (before !== undefined) return before;
    const { mayBeNothing: _, ...rest } = planned;
    const branch: ReadBranch = { ...rest, id: `r${branches.length + 1}`, inside: inside.at(-1) };
    known.set(planned, branch);
    branches.push(branch);
    return branch;
  }
}

function spanOf(region: Region, reason: string): ReadSpan {
  return {
    start: region.start,
    end: region.end,
    bracket: region.kind === "bracket" || /^b\d+$/u.test(region.id) ? region.id : undefined,
    node: region.kind === "named node" && !/^b\d+$/u.test(region.id) ? region.id : undefined,
    reason,
  };
}

/** Decides what a file in the plain STNU text form says: points, limits between them, and durations that nature decides. */
import { type Limit, type Link, layNetwork, type NetworkClause, type TemporalNetwork } from "./network/temporal-network.ts";
import { SequenceError } from "./sequence-error.ts";

/** The name of the point that precedes every other in this family of files. */
const ORIGIN_NAME = "Z";
/** Amounts beyond this no longer add up exactly over a large file. */
const LARGEST_AMOUNT = 1e12;
const MOST_DECIMALS = 6;
export const MOST_POINTS = 1_000_000;

type Section = "kind" | "point-count" | "limit-count" | "link-count" | "points" | "limits" | "links";
type Place = { readonly line: number; readonly text: string };

/**
 * Reads the plain STNU form: headings that begin with `#`, counts, names in single quotes, limits as `'X' amount 'Y'` (Y − X ≤ amount) and links
 * as `'A' lower upper 'C'`. A point named Z precedes every other. Decimals are kept exactly by counting in fractions.
 * @throws SequenceError with the line and what to do where the text is not of this form.
 */
export function parsePlainStnu(text: string): TemporalNetwork {
  const lines = text.split(/\r\n|\r|\n/u);
  const counts = new Map<Section, { readonly count: number; readonly at: Place }>();
  const points: string[] = [];
  const indexOf = new Map<string, number>();
  const limitLines: (Place & { readonly from: number; readonly to: number; readonly amount: string })[] = [];
  const linkLines: (Place & { readonly from: number; readonly to: number; readonly lower: string; readonly upper: string })[] = [];
  let section: Section | undefined;
  let isStnu = false;

  lines.forEach((raw, index) => {
    const at: Place = { line: index + 1, text: raw.trim() };
    if (at.text === "") return;
    if (at.text.startsWith("#")) {
      section = sectionOf(at);
      return;
    }
    if (section === undefined) throw wrong(at, "comes before any heading", "Begin the file with '# KIND OF NETWORK' and 'STNU'.");
    if (section === "kind") {
      if (!/^STNU?$/u.test(at.text))
        throw wrong(at, "is not a kind of network that can be checked", "Write STNU (or STN) below '# KIND OF NETWORK'.");
      isStnu = true;
    } else if (section === "points") readPoints(at);
    else if (section === "limits") readLimit(at);
    else if (section === "links") readLink(at);
    else if (/^\d{1,9}$/u.test(at.text)) counts.set(section, { count: Number(at.text), at });
    else throw wrong(at, "is not a whole number", "Write the count in digits.");
  });
  if (!isStnu)
    throw new SequenceError(
      "malformed",
      "The file does not say that it is an STNU.",
      "Its first lines are '# KIND OF NETWORK' and 'STNU'.",
    );
  if (points.length === 0) throw new SequenceError("malformed", "The file names no time-points.", "List them below '# Time-Point Names'.");
  agree("point-count", points.length, "time-points");
  agree("limit-count", limitLines.length, "ordinary edges");
  agree("link-count", linkLines.length, "contingent links");
  return lay();

  function sectionOf(at: Place): Section {
    const heading = at.text.replace(/^#+\s*/u, "").toLowerCase();
    if (heading.startsWith("kind of network")) return "kind";
    if (/^num(?:ber)? (?:of )?time-?\s?points/u.test(heading)) return "point-count";
    if (/^num(?:ber)? (?:of )?ordinary edges/u.test(heading)) return "limit-count";
    if (/^num(?:ber)? (?:of )?contingent links/u.test(heading)) return "link-count";
    if (/^time-?\s?point names/u.test(heading)) return "points";
    if (heading.startsWith("ordinary edges")) return "limits";
    if (heading.startsWith("contingent links")) return "links";
    throw wrong(
      at,
      "is not a heading of this form",
      "Known headings: KIND OF NETWORK, Num Time-Points, Num Ordinary Edges, Num Contingent Links, Time-Point Names, Ordinary Edges, Contingent Links.",
    );
  }

  function readPoints(at: Place): void {
    const names = at.text.match(/'[^']*'|[^\s']+/gu) ?? [];
    for (const quoted of names) {
      const name = quoted.replace(/^'|'$/gu, "");
      if (name === "") throw wrong(at, "has an empty name", "Give each time-point a name.");
      if (indexOf.has(name)) throw wrong(at, `names the time-point '${name}' a second time`, "Give each time-point its own name.");
      if (points.length === MOST_POINTS) throw wrong(at, `names more than ${MOST_POINTS} time-points`, "Split the network.");
      indexOf.set(name, points.length);
      points.push(name);
    }
  }

  function readLimit(at: Place): void {
    const parts = /^(?:'([^']+)'|(\S+))\s+(\S+)\s+(?:'([^']+)'|(\S+))$/u.exec(at.text);
    if (parts === null) throw wrong(at, "is not an ordinary edge", "Write 'X' amount 'Y', which means that Y − X is at most the amount.");
    const from = pointOf(parts[1] ?? parts[2] ?? "", at);
    const to = pointOf(parts[4] ?? parts[5] ?? "", at);
    const amount = numeral(parts[3] ?? "", at);
    limitLines.push({ ...at, from, to, amount });
  }

  function readLink(at: Place): void {
    const parts = /^(?:'([^']+)'|(\S+))\s+(\S+)\s+(\S+)\s+(?:'([^']+)'|(\S+))$/u.exec(at.text);
    if (parts === null) throw wrong(at, "is not a contingent link", "Write 'A' lower upper 'C'.");
    const from = pointOf(parts[1] ?? parts[2] ?? "", at);
    const to = pointOf(parts[5] ?? parts[6] ?? "", at);
    const lower = numeral(parts[3] ?? "", at);
    const upper = numeral(parts[4] ?? "", at);
    const link = `the contingent link '${points[from]}' to '${points[to]}'`;
    if (from === to) throw wrong(at, `has ${link} begin and end at one point`, "A link needs two time-points.");
    if (Number(lower) < 0) throw wrong(at, `gives ${link} the negative duration ${lower}`, "A duration is 0 or more.");
    if (Number(lower) > Number(upper))
      throw wrong(at, `gives ${link} a shortest duration of ${lower}, above its longest of ${upper}`, "Write the lower bound first.");
    const other = linkLines.find((known) => known.to === to);
    if (other !== undefined)
      throw wrong(
        at,
        `decides '${points[to]}', which line ${other.line} decides already`,
        "A time-point ends one contingent link at most.",
      );
    if (points[to] === ORIGIN_NAME)
      throw wrong(at, "lets nature decide the point Z, which precedes every other", "End the link at another point.");
    linkLines.push({ ...at, from, to, lower, upper });
  }

  function pointOf(name: string, at: Place): number {
    const index = indexOf.get(name);
    if (index === undefined)
      throw wrong(at, `speaks of '${name}', which is not among the time-point names`, "Add it to the names or mend the name.");
    return index;
  }

  function agree(section: Section, found: number, what: string): void {
    const said = counts.get(section);
    if (said !== undefined && said.count !== found)
      throw wrong(
        said.at,
        `announces ${said.count} ${what}, but the file has ${found}`,
        "The file may be cut short; mend the count or the list.",
      );
  }

  function lay(): TemporalNetwork {
    const numerals = [...limitLines.map((line) => line.amount), ...linkLines.flatMap((line) => [line.lower, line.upper])];
    const decimals = numerals.reduce((most, numeral) => Math.max(most, /[.](\d+?)0*$/u.exec(numeral)?.[1]?.length ?? 0), 0);
    const scale = 10 ** decimals;
    const scaled = (numeral: string) => Math.round(Number(numeral) * scale);
    const clauses: NetworkClause[] = [];
    const clauseOf = (place: Place, kind: string) =>
      clauses.push({ id: `line-${place.line}`, text: place.text, place: `line ${place.line}, ${kind}` }) - 1;
    const limits: readonly Limit[] = limitLines.map((line) => ({
      from: line.from,
      to: line.to,
      amount: scaled(line.amount),
      clause: clauseOf(line, "ordinary edge"),
    }));
    const links: readonly Link[] = linkLines.map((line) => ({
      from: line.from,
      to: line.to,
      lower: scaled(line.lower),
      upper: scaled(line.upper),
      clause: clauseOf(line, "contingent link"),
    }));
    return layNetwork({ points, origin: indexOf.get(ORIGIN_NAME), limits, links, clauses, scale });
  }
}

function numeral(text: string, at: Place): string {
  const decimals = /^[+-]?\d+(?:[.](\d+))?$/u.exec(text);
  if (decimals === null) throw wrong(at, `has '${text}' where a number belongs`, "Write amounts in digits, such as 12, -3 or 0.5.");
  if ((decimals[1]?.replace(/0+$/u, "").length ?? 0) > MOST_DECIMALS)
    throw wrong(at, `has '${text}', with more than ${MOST_DECIMALS} decimals`, "Choose a smaller unit of time.");
  if (Math.abs(Number(text)) > LARGEST_AMOUNT)
    throw wrong(at, `has '${text}', beyond ${LARGEST_AMOUNT}, where sums are no longer exact`, "Choose a larger unit of time.");
  return text;
}

function wrong(at: Place, what: string, whatToDo: string): SequenceError {
  const shown = at.text.length > 60 ? `${at.text.slice(0, 60)}…` : at.text;
  return new SequenceError("malformed", `Line ${at.line} ${what}: ${shown}`, whatToDo);
}

/** A network in the plain STNU form; what the form implies (the origin comes first) is left out. `parsePlainStnu` reads it back. */
export function formatPlainStnu(network: TemporalNetwork): string {
  const name = (point: number | undefined) => `'${network.points[point ?? -1] ?? ""}'`;
  const number = (amount: number | undefined) => String((amount ?? 0) / network.scale);
  const limits = [...network.limitFrom.keys()].filter((limit) => (network.limitClause[limit] ?? -1) >= 0);
  const links = [...network.linkFrom.keys()];
  return [
    "# KIND OF NETWORK",
    "STNU",
    "# Num Time-Points",
    network.points.length,
    "# Num Ordinary Edges",
    limits.length,
    "# Num Contingent Links",
    links.length,
    "# Time-Point Names",
    network.points.map((_, point) => name(point)).join(" "),
    "# Ordinary Edges",
    ...limits.map((limit) => `${name(network.limitFrom[limit])} ${number(network.limitAmount[limit])} ${name(network.limitTo[limit])}`),
    "# Contingent Links",
    ...links.map(
      (link) =>
        `${name(network.linkFrom[link])} ${number(network.linkLower[link])} ${number(network.linkUpper[link])} ${name(network.linkTo[link])}`,
    ),
    "",
  ].join("\n");
}

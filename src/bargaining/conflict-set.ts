/** Decides which reservation values, red lines and links exclude each other: a set in which each one is needed for the contradiction. */
import { findBestPackages, type SearchLimits } from "./best-packages.ts";
import type { Game } from "./game.ts";

/** One thing that stands in the way. A red line is told by the option it forbids, whichever parties draw it. */
export type Grievance =
  | { readonly kind: "reservation value"; readonly party: number }
  | { readonly kind: "red line"; readonly point: number; readonly option: number }
  | { readonly kind: "link"; readonly link: number };

/**
 * A minimal set by deletion (Chinneck and Dravnieks 1991): one after the other is left out; it stays out where the rest still excludes every package.
 * Links are tried first, then red lines, then reservation values, so that what remains names as few parties as possible. Undefined where packages
 * exist, or where a search stopped early. Cost: one search per item.
 */
export function findConflict(game: Game, limits: SearchLimits = {}): readonly Grievance[] | undefined {
  const links = [...new Set(game.exclusions.map(({ link }) => link))];
  const redLines = game.contributions.flatMap((table, point) =>
    Array.from({ length: table.length / game.parties }, (_, option) => option).flatMap((option) =>
      game.allowed[point]?.includes(option) === true ? [] : [{ kind: "red line" as const, point, option }],
    ),
  );
  const reservations = Array.from({ length: game.parties }, (_, party) => party).filter((party) =>
    Number.isFinite(game.reservations[party]),
  );
  let standing: readonly Grievance[] = [
    ...links.map((link) => ({ kind: "link" as const, link })),
    ...redLines,
    ...reservations.map((party) => ({ kind: "reservation value" as const, party })),
  ];
  if (isPossible(game, standing, limits) !== false) return undefined;
  for (const grievance of standing) {
    const rest = standing.filter((one) => one !== grievance);
    const possible = isPossible(game, rest, limits);
    if (possible === undefined) return undefined;
    if (!possible) standing = rest;
  }
  return standing;
}

/** Whether a package meets just these; undefined where the search stopped early. */
export function isPossible(game: Game, grievances: readonly Grievance[], limits: SearchLimits = {}): boolean | undefined {
  const forbidden = new Set(grievances.flatMap((one) => (one.kind === "red line" ? [`${one.point} ${one.option}`] : [])));
  const links = new Set(grievances.flatMap((one) => (one.kind === "link" ? [one.link] : [])));
  const parties = new Set(grievances.flatMap((one) => (one.kind === "reservation value" ? [one.party] : [])));
  const relaxed: Game = {
    ...game,
    allowed: game.contributions.map((table, point) =>
      Array.from({ length: table.length / game.parties }, (_, option) => option).filter((option) => !forbidden.has(`${point} ${option}`)),
    ),
    exclusions: game.exclusions.filter(({ link }) => links.has(link)),
  };
  if (relaxed.allowed.some((options) => options.length === 0)) return false;
  // Gains in whole units; parties whose reservation value is left out neither gain nor lose.
  const slope = Float64Array.from({ length: game.parties }, (_, party) => (parties.has(party) ? 1 : 0));
  const start = slope.map((one, party) => (one === 0 ? 0 : -(game.reservations[party] as number)));
  const scale = slope.map((one, party) => one / spanOf(relaxed, party));
  const found = findBestPackages(
    relaxed,
    { kind: "smallest", slope: scale, start: start.map((value, party) => value / spanOf(relaxed, party)) },
    { ...limits, enough: -1e-12 },
  );
  return found.choices.length > 0 ? true : found.complete ? false : undefined;
}

/** How far apart a party's best and worst packages are, at least 1. */
function spanOf(game: Game, party: number): number {
  let span = 0;
  for (const [point, table] of game.contributions.entries()) {
    const values = (game.allowed[point] ?? []).map((option) => table[option * game.parties + party] as number);
    span += Math.max(...values) - Math.min(...values);
  }
  return Math.max(1, span);
}

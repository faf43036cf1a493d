/** Decides where each party stands on each point, now or on a given day, and how it came there. */
import type { ItemId, PositionItem, Stance, StandingPosition } from "#record";

/**
 * Party × point × time. The history runs by when a position was said; where that is unknown, the day of publication gives its place but no date.
 * A position with neither stands before all others: it cannot displace one that is dated. The last one stands.
 * Order: parties, then points, by first position given. Rejected positions do not count.
 */
export function standingPositions(positions: readonly PositionItem[]): readonly StandingPosition[] {
  const cells = new Map<string, [PositionItem, ...PositionItem[]]>();
  for (const position of positions) {
    if (position.standing === "rejected") continue;
    const key = `${position.party} ${position.point}`;
    const cell = cells.get(key);
    if (cell === undefined) cells.set(key, [position]);
    else cell.push(position);
  }
  return byParty([...cells.values()].map(standingOf));
}

/** Where each party stood at the end of `isoDay`: only what was said by then, or published by then where nobody says when it was said. */
export function standingPositionsAt(positions: readonly PositionItem[], isoDay: string): readonly StandingPosition[] {
  return standingPositions(
    positions.filter((position) => {
      const day = orderDayOf(position);
      return day !== undefined && day <= isoDay;
    }),
  );
}

function standingOf(cell: readonly [PositionItem, ...PositionItem[]]): StandingPosition {
  const history = [...cell].sort(inTime);
  const current = history.at(-1) ?? cell[0];
  const since = sinceOf(history, current);
  return {
    party: current.party,
    point: current.point,
    stance: current.stance,
    current: current.id,
    ...(since === undefined ? {} : { since }),
    history: history.map(({ id }) => id),
    contested: history.some((other) => contests(other, current)),
  };
}

/** By day; on one day what is unclear before what is clear. Equal positions keep the order given, which is the order learned. */
function inTime(one: PositionItem, other: PositionItem): number {
  const first = orderDayOf(one) ?? "";
  const second = orderDayOf(other) ?? "";
  if (first !== second) return first < second ? -1 : 1;
  return Number(other.stance === "unclear") - Number(one.stance === "unclear");
}

/** The earliest known day of the unbroken run of the current stance; publication never gives it. */
function sinceOf(history: readonly PositionItem[], current: PositionItem): string | undefined {
  let since: string | undefined;
  for (let at = history.length - 1; at >= 0; at--) {
    const position = history[at];
    if (position === undefined || position.stance !== current.stance) break;
    const day = position.time?.from.slice(0, 10);
    if (day !== undefined && (since === undefined || day < since)) since = day;
  }
  return since;
}

/** True where reports that do not copy each other give stances for the same day that cannot both hold. */
function contests(other: PositionItem, current: PositionItem): boolean {
  if (other.id === current.id || orderDayOf(other) !== orderDayOf(current) || !cannotBothHold(other.stance, current.stance)) return false;
  const reports = new Set(current.accounts.map(({ independent }) => independent));
  return other.accounts.some(({ independent }) => !reports.has(independent));
}

/** What is demanded may stand beside what is rejected: points are wide. Agreement and refusal, or agreement with and without conditions, may not. */
function cannotBothHold(one: Stance, other: Stance): boolean {
  const refuses = (stance: Stance) => stance === "objects" || stance === "rejects";
  const agrees = (stance: Stance) => stance === "accepts" || stance === "accepts with conditions" || stance === "open";
  if ((refuses(one) && agrees(other)) || (agrees(one) && refuses(other))) return true;
  return (one === "accepts" && other === "accepts with conditions") || (one === "accepts with conditions" && other === "accepts");
}

/** The day that gives a position its place in the history: when it was said, else when it was first published. */
function orderDayOf(position: PositionItem): string | undefined {
  const said = position.time?.from.slice(0, 10);
  if (said !== undefined) return said;
  let first: string | undefined;
  for (const { published } of position.accounts) {
    const day = published?.slice(0, 10);
    if (day !== undefined && (first === undefined || day < first)) first = day;
  }
  return first;
}

function byParty(cells: readonly StandingPosition[]): readonly StandingPosition[] {
  const order = new Map<ItemId, number>();
  for (const { party } of cells) if (!order.has(party)) order.set(party, order.size);
  return [...cells].sort((one, other) => (order.get(one.party) ?? 0) - (order.get(other.party) ?? 0));
}

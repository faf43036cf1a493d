/** Decides in which order points are merged, so that few links are open at a time. */
import type { Game } from "./game.ts";

/**
 * Greedy: the next point is the one after which fewest exclusions are half decided; among equals the one with more options, then the model's
 * order. The answer does not depend on it, only the work.
 */
export function orderOfPoints(game: Game): readonly number[] {
  const waiting = new Set(game.contributions.keys());
  const order: number[] = [];
  const isTaken = new Set<number>();
  while (waiting.size > 0) {
    let best: { readonly point: number; readonly open: number; readonly options: number } | undefined;
    for (const point of waiting) {
      const open = openAfter(game, isTaken, point);
      const options = game.allowed[point]?.length ?? 0;
      if (best === undefined || open < best.open || (open === best.open && options > best.options)) best = { point, open, options };
    }
    if (best === undefined) break;
    waiting.delete(best.point);
    isTaken.add(best.point);
    order.push(best.point);
  }
  return order;
}

function openAfter(game: Game, isTaken: ReadonlySet<number>, next: number): number {
  let open = 0;
  for (const { conditions } of game.exclusions) {
    const taken = conditions.filter(({ point }) => point === next || isTaken.has(point)).length;
    if (taken > 0 && taken < conditions.length) open++;
  }
  return open;
}

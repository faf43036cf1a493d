/** Decides stability the slow, obvious way: every state, every sequence of moves, each definition word for word. For comparison in tests only. */
import type { ConflictModel, Statement } from "#conflict";

export type SlowGame = {
  /** Decimals of the feasible states, ascending. */
  readonly states: readonly number[];
  /** Decision maker, state: the states it can move to. */
  readonly moves: readonly (readonly (readonly number[])[])[];
  readonly score: readonly (readonly number[])[];
};

export function slowGame(model: ConflictModel): SlowGame {
  const width = model.options.length;
  const states: number[] = [];
  for (let decimal = 0; decimal < 2 ** width; decimal++) if (!model.infeasible.some((one) => isTrue(one, decimal))) states.push(decimal);
  const moves = model.decisionMakers.map((maker) =>
    states.map((from) =>
      states.flatMap((to, at) => {
        if (to === from) return [];
        for (let option = 0; option < width; option++) {
          const before = (from >> option) & 1;
          const after = (to >> option) & 1;
          if (before === after) continue;
          if (!maker.options.includes(option)) return [];
          const direction = model.options[option]?.direction;
          if (direction === "fixed" || (direction === "forward" && before === 1) || (direction === "backward" && before === 0)) return [];
        }
        return [at];
      }),
    ),
  );
  const score = model.decisionMakers.map((maker) => {
    const { preferences } = maker;
    if (preferences.kind === "payoffs") return preferences.payoffs;
    if (preferences.kind !== "statements") throw new Error("the twin reads statements and payoffs");
    return states.map((state) => preferences.statements.reduce((sum, { statement }) => sum * 2 + (isTrue(statement, state) ? 1 : 0), 0));
  });
  return { states, moves, score };
}

export function isTrue(statement: Statement, decimal: number): boolean {
  switch (statement.kind) {
    case "option":
      return ((decimal >> statement.option) & 1) === 1;
    case "not":
      return !isTrue(statement.part, decimal);
    case "and":
      return statement.parts.every((part) => isTrue(part, decimal));
    case "or":
      return statement.parts.some((part) => isTrue(part, decimal));
  }
}

/** Everything legal sequences reach from `start`: anyone of `movers` may move, nobody twice in succession. */
export function legallyReached(
  start: number,
  movers: readonly number[],
  steps: (mover: number, state: number) => readonly number[],
): ReadonlySet<number> {
  const reached = new Set<number>();
  const seen = new Set<string>();
  const walk = (state: number, last: number): void => {
    for (const mover of movers) {
      if (mover === last) continue;
      for (const next of steps(mover, state)) {
        reached.add(next);
        if (seen.has(`${next} ${mover}`)) continue;
        seen.add(`${next} ${mover}`);
        walk(next, mover);
      }
    }
  };
  walk(start, -1);
  return reached;
}

/** For each concept and decision maker, the states (from 0) that hold. */
export function slowStability(game: SlowGame): Readonly<Record<string, readonly (readonly number[])[]>> {
  const { states, moves, score } = game;
  const all = states.map((_, at) => at);
  const makers = moves.map((_, at) => at);
  const worth = (maker: number, state: number): number => score[maker]?.[state] ?? Number.NaN;
  const um = (maker: number, state: number): readonly number[] => moves[maker]?.[state] ?? [];
  const ui = (maker: number, state: number): readonly number[] => um(maker, state).filter((to) => worth(maker, to) > worth(maker, state));
  const others = (maker: number): readonly number[] => makers.filter((one) => one !== maker);
  const notBetter = (maker: number, state: number, than: number): boolean => worth(maker, state) <= worth(maker, than);
  const sanctioned = (maker: number, than: number, ends: Iterable<number>): boolean => [...ends].some((end) => notBetter(maker, end, than));
  const symmetric = (maker: number, than: number, ends: Iterable<number>): boolean =>
    [...ends].some((end) => notBetter(maker, end, than) && um(maker, end).every((answer) => notBetter(maker, answer, than)));
  const stable = (test: (maker: number, state: number, improvement: number) => boolean): readonly (readonly number[])[] =>
    makers.map((maker) => all.filter((state) => ui(maker, state).every((improvement) => test(maker, state, improvement))));

  return {
    Nash: stable(() => false),
    GMR: stable((maker, state, to) => sanctioned(maker, state, legallyReached(to, others(maker), um))),
    SMR: stable((maker, state, to) => symmetric(maker, state, legallyReached(to, others(maker), um))),
    SEQ: stable((maker, state, to) => sanctioned(maker, state, legallyReached(to, others(maker), ui))),
    SSEQ: stable((maker, state, to) => symmetric(maker, state, legallyReached(to, others(maker), ui))),
    SIM: stable((maker, state, to) => sanctioned(maker, state, superpositions(game, others(maker), state, to, ui))),
  };
}

function superpositions(
  { states }: SlowGame,
  others: readonly number[],
  from: number,
  improvement: number,
  ui: (maker: number, state: number) => readonly number[],
): readonly number[] {
  let ends = [states[improvement] ?? 0];
  for (const other of others)
    ends = ends.flatMap((end) => [end, ...ui(other, from).map((to) => end ^ (states[from] ?? 0) ^ (states[to] ?? 0))]);
  return ends.slice(1).flatMap((end) => (states.includes(end) ? [states.indexOf(end)] : []));
}

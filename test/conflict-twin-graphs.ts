/** Decides, slowly and word for word, stability with merged states, unknown preferences, strengths and coalitions. For comparison in tests only. */
import type { ConflictModel } from "#conflict";
import { isTrue, legallyReached, type SlowGame, slowGame } from "./conflict-twin.ts";

type Stability = Readonly<Record<string, readonly (readonly number[])[]>>;

/** The game with the states of one condition joined into a last one. */
export function slowMerged(model: ConflictModel): { readonly members: readonly (readonly number[])[]; readonly stability: Stability } {
  const { states, moves, score } = slowGame({ ...model, countsAsOne: [] });
  const [condition] = model.countsAsOne;
  const isJoined = (decimal: number): boolean => condition !== undefined && isTrue(condition, decimal);
  const single = states.flatMap((decimal, at) => (isJoined(decimal) ? [] : [[at]]));
  const joined = states.flatMap((decimal, at) => (isJoined(decimal) ? [at] : []));
  const nodes = joined.length > 0 ? [...single, joined] : single;
  const nodeOf = (state: number): number => nodes.findIndex((node) => node.includes(state));
  const um = (maker: number, node: number): readonly number[] => [
    ...new Set((nodes[node] ?? []).flatMap((state) => (moves[maker]?.[state] ?? []).map(nodeOf)).filter((to) => to !== node)),
  ];
  const worth = (maker: number, node: number): number => score[maker]?.[nodes[node]?.[0] ?? -1] ?? Number.NaN;
  return {
    members: nodes.map((node) => node.map((state) => states[state] ?? -1)),
    stability: byDefinitions(moves.length, nodes.length, um, worth),
  };
}

function byDefinitions(
  makerCount: number,
  count: number,
  um: (maker: number, state: number) => readonly number[],
  worth: (maker: number, state: number) => number,
): Stability {
  const makers = Array.from({ length: makerCount }, (_, at) => at);
  const ui = (maker: number, state: number): readonly number[] => um(maker, state).filter((to) => worth(maker, to) > worth(maker, state));
  const others = (maker: number): readonly number[] => makers.filter((one) => one !== maker);
  const holds = (test: (maker: number, from: number, to: number) => boolean): readonly (readonly number[])[] =>
    makers.map((maker) =>
      Array.from({ length: count }, (_, at) => at).filter((state) => ui(maker, state).every((to) => test(maker, state, to))),
    );
  const notBetter = (maker: number, end: number, from: number): boolean => worth(maker, end) <= worth(maker, from);
  const answered = (steps: typeof um, countsReply: boolean) => (maker: number, from: number, to: number) =>
    [...legallyReached(to, others(maker), steps)].some(
      (end) => notBetter(maker, end, from) && (!countsReply || um(maker, end).every((reply) => notBetter(maker, reply, from))),
    );
  return {
    Nash: holds(() => false),
    GMR: holds(answered(um, false)),
    SMR: holds(answered(um, true)),
    SEQ: holds(answered(ui, false)),
    SSEQ: holds(answered(ui, true)),
  };
}

/** By the way unknown preferences are taken (a to d), or strongly: the states that hold. */
export function slowUnknown(model: ConflictModel): (way: string, concept: string, maker: number) => readonly number[] {
  const { states, moves } = slowGame(model);
  const all = states.map((_, at) => at);
  const makers = moves.map((_, at) => at);
  const um = (maker: number, state: number): readonly number[] => moves[maker]?.[state] ?? [];

  /** How `to` compares with `from`: what the first statement that tells them apart says. */
  const compare = (maker: number, from: number, to: number): "better" | "much better" | "worse" | "much worse" | "equal" | "unknown" => {
    const preferences = model.decisionMakers[maker]?.preferences;
    if (preferences?.kind !== "statements") throw new Error("the twin reads statements");
    for (const { statement, unknown, strong } of preferences.statements) {
      const before = isTrue(statement, states[from] ?? 0);
      const after = isTrue(statement, states[to] ?? 0);
      if (before === after) continue;
      if (unknown) return "unknown";
      return after ? (strong ? "much better" : "better") : strong ? "much worse" : "worse";
    }
    return "equal";
  };

  return (way, concept, maker) => {
    const improves = (who: number, from: number, to: number, withUnknown: boolean): boolean => {
      const outcome = compare(who, from, to);
      return outcome === "better" || outcome === "much better" || (withUnknown && outcome === "unknown");
    };
    const deters = (from: number, to: number): boolean => {
      const outcome = compare(maker, from, to);
      if (way === "strong") return outcome === "much worse";
      return (
        outcome === "worse" || outcome === "much worse" || outcome === "equal" || (outcome === "unknown" && (way === "c" || way === "d"))
      );
    };
    const others = makers.filter((one) => one !== maker);
    const credible = (who: number, state: number): readonly number[] =>
      um(who, state).filter((to) => improves(who, state, to, way !== "strong"));
    return all.filter((from) =>
      um(maker, from)
        .filter((to) => improves(maker, from, to, way === "a" || way === "c"))
        .every((to) => {
          if (concept === "Nash") return false;
          return [...legallyReached(to, others, concept === "SEQ" ? credible : um)].some(
            (end) => deters(from, end) && (concept !== "SMR" || um(maker, end).every((reply) => deters(from, reply))),
          );
        }),
    );
  };
}

/** For a coalition, the states that hold by concept. */
export function slowCoalitions({
  states,
  moves,
  score,
}: SlowGame): (members: readonly number[]) => Readonly<Record<string, readonly number[]>> {
  const all = states.map((_, at) => at);
  const makers = moves.map((_, at) => at);
  const worth = (maker: number, state: number): number => score[maker]?.[state] ?? Number.NaN;
  const um = (maker: number, state: number): readonly number[] => moves[maker]?.[state] ?? [];
  const improvements = new Map<string, readonly number[]>();
  const improve = (members: readonly number[], from: number): readonly number[] => {
    const key = `${members.join(",")}:${from}`;
    const made =
      improvements.get(key) ??
      [...legallyReached(from, members, um)].filter((to) => members.every((one) => worth(one, to) > worth(one, from)));
    improvements.set(key, made);
    return made;
  };
  return (members) => {
    const others = makers.filter((one) => !members.includes(one));
    let coalitions: (readonly number[])[] = [];
    for (const one of others) coalitions = [...coalitions, [one], ...coalitions.map((set) => [...set, one])];
    const notAllBetter = (end: number, from: number): boolean => members.some((one) => worth(one, end) <= worth(one, from));
    const holds = (ends: (to: number) => Iterable<number>, countsReply: boolean): readonly number[] =>
      all.filter((from) =>
        improve(members, from).every((to) =>
          [...ends(to)].some(
            (end) =>
              notAllBetter(end, from) &&
              (!countsReply || [...legallyReached(end, members, um)].every((reply) => notAllBetter(reply, from))),
          ),
        ),
      );
    const anyMoves = (to: number): Iterable<number> => legallyReached(to, others, um);
    const credible = (to: number): Iterable<number> =>
      legallyReached(
        to,
        coalitions.map((_, at) => at),
        (by, state) => improve(coalitions[by] ?? [], state),
      );
    return {
      CNash: holds(() => [], false),
      CGMR: holds(anyMoves, false),
      CSMR: holds(anyMoves, true),
      CSEQ: holds(credible, false),
      CSSEQ: holds(credible, true),
    };
  };
}

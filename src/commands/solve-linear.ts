/** Decides how linear programs are solved: by HiGHS, compiled to WebAssembly, loaded when first needed. */
import type { LinearProgram, SolveLinear } from "#bargaining";

/** A solver that answers with the optimum, or undefined where nothing fits. */
export async function loadLinearSolver(): Promise<SolveLinear> {
  const loaded = await import("highs");
  // The package's types describe its CommonJS form; as an ES module its default export is the loader itself.
  const load = loaded.default as unknown as typeof loaded.default.default;
  const highs = await load();
  return (program) => {
    const solution = highs.solve(inLpFormat(program), { output_flag: false });
    return solution.Status === "Optimal" ? solution.ObjectiveValue : undefined;
  };
}

/** CPLEX LP format, which HiGHS reads. */
function inLpFormat({ sense, objective, rows, variables }: LinearProgram): string {
  const sum = (terms: readonly (readonly [number, number])[]): string =>
    terms.length === 0
      ? "0 x0"
      : terms.map(([variable, coefficient]) => `${coefficient < 0 ? "-" : "+"} ${Math.abs(coefficient)} x${variable}`).join(" ");
  const constraints = rows.flatMap(({ terms, from, to }, row) => {
    if (from === to) return [` e${row}: ${sum(terms)} = ${from}`];
    return [
      ...(Number.isFinite(from) ? [` l${row}: ${sum(terms)} >= ${from}`] : []),
      ...(Number.isFinite(to) ? [` u${row}: ${sum(terms)} <= ${to}`] : []),
    ];
  });
  const free = Array.from({ length: variables }, (_, variable) => ` x${variable} free`);
  return [
    sense === "maximise" ? "Maximize" : "Minimize",
    ` obj: ${sum(objective)}`,
    "Subject To",
    ...constraints,
    "Bounds",
    ...free,
    "End",
  ].join("\n");
}

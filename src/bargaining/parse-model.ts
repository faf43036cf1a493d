/** Decides whether a value is a bargaining model, and says of each thing that does not fit what it is, where, and what to do. */
import type { Problem } from "#record";
import { amountOf, type Model, ModelShape, MostOptions, optionsOf } from "./model.ts";
import { shortestCycle } from "./ordinal-cycle.ts";
import { compare, parseRational, Zero } from "./rational.ts";

/** A model with what is odd about it, or the reasons why it is none. */
export type ParsedModel =
  | { readonly kind: "model"; readonly model: Model; readonly problems: readonly Problem[] }
  | { readonly kind: "refused"; readonly problems: readonly Problem[] };

/** Most points and parties taken on; the largest plans have about sixty points. */
const MostPoints = 200;
const MostParties = 40;
/** Problems told at once. */
const MostTold = 20;

/** `where` names the file or setting it comes from. Cost: its size. */
export function parseModel(value: unknown, where: string): ParsedModel {
  const parsed = ModelShape.safeParse(value);
  if (!parsed.success) {
    const problems = parsed.error.issues
      .slice(0, MostTold)
      .map(
        (issue): Problem =>
          error(
            "not-a-model",
            `${issue.path.length === 0 ? "the file" : issue.path.map(String).join(".")}: ${issue.message}`,
            where,
            "Mend it there; docs/schema/outcomes-model.json lists every field.",
          ),
      );
    return { kind: "refused", problems };
  }
  const model: Model = parsed.data;
  const misfitting = misfits(model, where);
  const problems = misfitting.some(({ severity }) => severity === "error") ? misfitting : [...misfitting, ...contradictions(model, where)];
  if (problems.some(({ severity }) => severity === "error")) return { kind: "refused", problems: problems.slice(0, MostTold) };
  return { kind: "model", model, problems };
}

export function error(code: string, message: string, where: string, whatToDo: string): Problem {
  return { code, severity: "error", message, where, whatToDo };
}

export function note(code: string, message: string, where: string, whatToDo?: string): Problem {
  return { code, severity: "note", message, where, ...(whatToDo === undefined ? {} : { whatToDo }) };
}

/** The one field that objects of JavaScript do not hold: what stands under it would be lost. */
const NoName = "__proto__";

/** Names that lead nowhere, bounds the wrong way round, weights that do not fit. */
function misfits(model: Model, where: string): readonly Problem[] {
  const problems: Problem[] = [];
  const refuse = (code: string, message: string, whatToDo: string) => void problems.push(error(code, message, where, whatToDo));
  if (model.points.length > MostPoints)
    refuse("too-many-points", `${model.points.length} points are more than ${MostPoints}`, "Leave out points that are settled.");
  if (model.parties.length > MostParties)
    refuse("too-many-parties", `${model.parties.length} parties are more than ${MostParties}`, "Put parties with one will together.");
  for (const [kind, ids] of [
    ["point", model.points.map(({ id }) => id)],
    ["party", model.parties.map(({ id }) => id)],
  ] as const) {
    for (const id of repeated(ids)) refuse("twice", `the ${kind} '${id}' is there twice`, "Give each its own id.");
    if (ids.includes(NoName)) refuse("no-name", `a ${kind} cannot be called '${NoName}'`, "Give it another id.");
  }
  const options = new Map<string, ReadonlySet<string>>();
  for (const point of model.points) {
    if ("from" in point.options && (point.options.to - point.options.from) / (point.options.step ?? 1) + 1 > MostOptions)
      refuse("too-many-options", `the range of point '${point.id}' has more than ${MostOptions} steps`, "Choose a larger step.");
    else if ("from" in point.options && point.options.to < point.options.from)
      refuse("range", `the range of point '${point.id}' ends below its beginning`, "Exchange 'from' and 'to'.");
    const ids = optionsOf(point).map(({ id }) => String(id));
    if (ids.length > MostOptions)
      refuse("too-many-options", `point '${point.id}' has ${ids.length} options`, `Give it at most ${MostOptions}.`);
    for (const id of repeated(ids)) refuse("twice", `point '${point.id}' has the option '${id}' twice`, "Give each option its own id.");
    if (ids.includes(NoName)) refuse("no-name", `an option of point '${point.id}' cannot be called '${NoName}'`, "Give it another id.");
    options.set(point.id, new Set(ids));
  }
  const checkPoint = (id: string, what: string): boolean => {
    if (options.has(id)) return true;
    refuse(
      "no-such-point",
      `${what} names the point '${id}', which the model does not have`,
      `Its points are: ${shortList(options.keys())}.`,
    );
    return false;
  };
  const checkOption = (point: string, option: string | number, what: string): void => {
    if (!checkPoint(point, what) || options.get(point)?.has(String(option)) === true) return;
    const there = shortList(options.get(point)?.values() ?? []);
    refuse(
      "no-such-option",
      `${what} names the option '${option}' of point '${point}', which it does not have`,
      `Its options are: ${there}.`,
    );
  };
  const checkAmount = (amount: Parameters<typeof amountOf>[0], what: string, isWeight: boolean): void => {
    const said = amountOf(amount);
    if (said === undefined) return;
    const from = parseRational(said.from) ?? Zero;
    const to = parseRational(said.to) ?? Zero;
    if (compare(to, from) < 0)
      refuse("bounds", `${what}: the upper bound ${said.to} is below the lower bound ${said.from}`, "Exchange them.");
    if (isWeight && compare(from, Zero) < 0)
      refuse("weights", `${what} is ${said.from}; a weight is 0 or more`, "Turn the values of that point around instead.");
  };
  for (const party of model.parties) {
    const name = `party '${party.id}'`;
    checkAmount(party.reservationValue, `${name}, reservation value`, false);
    for (const [point, weight] of Object.entries(party.weights ?? {})) {
      if (checkPoint(point, `a weight of ${name}`)) checkAmount(weight, `${name}, weight of '${point}'`, true);
    }
    for (const [point, values] of Object.entries(party.values ?? {})) {
      for (const [option, value] of Object.entries(values)) {
        checkOption(point, option, `a value of ${name}`);
        checkAmount(value, `${name}, value of '${option}' on '${point}'`, false);
      }
    }
    for (const { point, option } of party.redLines ?? []) checkOption(point, option, `a red line of ${name}`);
    for (const statement of party.statements ?? []) checkStatement(statement, name);
    if (party.weights === undefined && party.values === undefined && party.statements === undefined)
      refuse(
        "no-preferences",
        `${name} has no preferences: no weights, no values, no statements`,
        "Enter what is known of it, if only as an order, or leave the party out.",
      );
    problems.push(...weightNotes(model, party, where));
  }
  for (const [at, link] of (model.links ?? []).entries()) {
    for (const side of "never" in link ? [link.never] : [link.if, link.onlyWith])
      for (const [point, taken] of Object.entries(side))
        for (const option of Array.isArray(taken) ? taken : [taken as string | number]) checkOption(point, option, `link ${at + 1}`);
    for (const side of "never" in link ? [link.never] : [link.if, link.onlyWith])
      if (Object.keys(side).length === 0) refuse("link", `link ${at + 1} names no point on one side`, "Say which option goes with which.");
  }
  for (const [point, option] of Object.entries(model.draft ?? {})) checkOption(point, option, "the draft");
  for (const point of Object.keys(model.costs ?? {})) checkPoint(point, "a cost");
  return problems;

  function checkStatement(statement: NonNullable<Model["parties"][number]["statements"]>[number], name: string): void {
    const what = `a statement of ${name}`;
    if ("moreImportant" in statement || "asImportant" in statement) {
      for (const point of "than" in statement ? [statement.moreImportant, statement.than] : [statement.asImportant, statement.as])
        checkPoint(point, what);
      return;
    }
    const better = "prefers" in statement ? statement.prefers : statement.indifferent;
    for (const side of [better, statement.to]) for (const [point, option] of Object.entries(side)) checkOption(point, option, what);
    const sameScope = Object.keys(better).sort().join("\n") === Object.keys(statement.to).sort().join("\n");
    if (!sameScope)
      refuse(
        "statement",
        `${what} compares packages of different points`,
        "Name the same points on both sides; the others count as equal.",
      );
  }
}

/** Each party's shortest circle of statements, in words. */
function contradictions(model: Model, where: string): readonly Problem[] {
  return model.parties.flatMap((party) => {
    const cycle = shortestCycle(model, party);
    if (cycle === undefined) return [];
    const relation = cycle.about === "weights" ? "more important than" : "better than";
    const told = cycle.steps.map(({ from, to, isStrict, statement }) => {
      const basis = statement?.source ?? (statement === undefined ? "the numbers given" : undefined);
      return `'${from}' ${isStrict ? relation : "at least as good as"} '${to}'${basis === undefined ? "" : ` (${basis})`}`;
    });
    const about = cycle.point === undefined ? "" : ` on '${cycle.point}'`;
    return [
      error(
        "contradiction",
        `the statements of party '${party.id}'${about} go round in a circle: ${told.join(", ")}`,
        where,
        "Take one of them out.",
      ),
    ];
  });
}

function weightNotes(model: Model, party: Model["parties"][number], where: string): readonly Problem[] {
  const weights = model.points.map(({ id }) => amountOf(party.weights?.[id]));
  if (weights.some((weight) => weight === undefined || weight.from !== weight.to)) return [];
  const sum = weights.reduce((total, weight) => total + Number(parseRatio(weight?.from ?? 0)), 0);
  if (Math.abs(sum - 1) <= 0.0005) return [];
  return [
    note(
      "weights",
      `the weights of party '${party.id}' add up to ${Number(sum.toPrecision(6))}, not 1; they are used as they stand`,
      where,
      "Divide them by their sum if utilities are to lie between 0 and 1.",
    ),
  ];
}

function parseRatio(written: number | string): number {
  const read = parseRational(written) ?? Zero;
  return Number(read.top) / Number(read.bottom);
}

function repeated(ids: readonly string[]): readonly string[] {
  return [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))];
}

function shortList(names: Iterable<string>): string {
  const all = [...names];
  return all.length <= 8 ? all.join(", ") : `${all.slice(0, 8).join(", ")} … (${all.length})`;
}

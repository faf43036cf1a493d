/** Decides how Parley's own model file is read: names instead of places, statements as text. */
import { ConflictError } from "./conflict-error.ts";
import type {
  Comparison,
  ConflictModel,
  ConflictOption,
  DecisionMaker,
  OptionSetting,
  Preferences,
  RankedStatement,
  Threat,
  View,
} from "./model.ts";
import { type ConflictFile, ConflictFileShape, type PreferencesFile, type StatementFile } from "./own-form.ts";
import { conditionAt, rankingAt } from "./parse-gmcr.ts";
import type { JsonRecord } from "./read-json.ts";
import { parseStatement, type Statement } from "./statement.ts";

/** Reads a value with `"format": "parley-conflict"`; the shape is docs/schema/conflict-model.json. */
export function parseOwnModel(value: JsonRecord, fallbackName: string): ConflictModel {
  const parsed = ConflictFileShape.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const where = issue?.path.map(String).join(".") ?? "";
    throw new ConflictError(
      "malformed",
      `the model does not have the form of a conflict model${where === "" ? "" : ` at '${where}'`}: ${issue?.message ?? "it is not an object"}`,
      "The form is described in docs/guide/conflict.md and docs/schema/conflict-model.json.",
    );
  }
  const file: ConflictFile = parsed.data;
  const options = file.options.map(
    ({ name, direction, note, contingency }): ConflictOption => ({
      name,
      direction,
      ...(note === undefined ? {} : { note }),
      ...(contingency === undefined ? {} : { contingency }),
    }),
  );
  const names = options.map((option) => option.name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) {
    throw new ConflictError(
      "malformed",
      `two options are called '${twice}'`,
      "Give each option a name of its own, since statements speak of them by name.",
    );
  }
  const statement = (one: StatementFile, where: string): Statement =>
    typeof one === "string" ? parseStatement(one, names) : conditionAt(one, where, names.length);
  const makerNames = file.decisionMakers.map((maker) => maker.name);
  return {
    name: file.name ?? fallbackName,
    options,
    decisionMakers: file.decisionMakers.map((maker, at): DecisionMaker => {
      const where = `decisionMakers.${at}`;
      return {
        name: maker.name,
        options: maker.options.map((option) => optionNamed(option)),
        preferences: preferencesOf(maker.preferences, `${where}.preferences`, maker.name),
        ...(maker.view === undefined ? {} : { view: viewOf(maker.view, `${where}.view`) }),
      };
    }),
    infeasible: file.infeasible.map((one, at) => statement(one, `infeasible.${at}`)),
    countsAsOne: file.countsAsOne.map((one, at) => statement(one, `countsAsOne.${at}`)),
    ...(file.states === undefined ? {} : { listedStates: listedDecimals(file.states, names.length) }),
    ...(file.statusQuo === undefined ? {} : { statusQuo: file.statusQuo }),
    threats: file.threats.map(
      (threat, at): Threat => ({
        id: threat.id ?? `threat-${at + 1}`,
        name: threat.name,
        by: makerNamed(threat.by),
        response: Object.entries(threat.response).map(
          ([option, taken]): OptionSetting => ({ option: optionNamed(option), taken: taken === "Y" }),
        ),
        trigger: threat.trigger === undefined ? undefined : statement(threat.trigger, `threats.${at}.trigger`),
      }),
    ),
    references: file.references,
    notes: [],
  };

  function optionNamed(name: string | number): number {
    const at = typeof name === "number" ? name - 1 : names.indexOf(name);
    if (at < 0 || at >= names.length) {
      throw new ConflictError(
        "unknown-option",
        `there is no option '${name}'`,
        `The options are ${names.map((one) => `'${one}'`).join(", ")}.`,
      );
    }
    return at;
  }

  function makerNamed(name: string): number {
    const at = makerNames.indexOf(name);
    if (at < 0)
      throw new ConflictError(
        "malformed",
        `there is no decision maker '${name}'`,
        `They are ${makerNames.map((one) => `'${one}'`).join(", ")}.`,
      );
    return at;
  }

  function preferencesOf(given: PreferencesFile | undefined, where: string, name: string): Preferences {
    if (given === undefined) throw noPreferences(name);
    if ("statements" in given) {
      if (given.statements.length === 0) throw noPreferences(name);
      return {
        kind: "statements",
        statements: given.statements.map((one, at): RankedStatement => {
          const isQualified = typeof one === "object" && "statement" in one;
          const { statement: what, unknown, strong } = isQualified ? one : { statement: one, unknown: false, strong: false };
          return { statement: statement(what, `${where}.statements.${at}`), unknown, strong };
        }),
      };
    }
    if ("ranking" in given) return rankingAt(given.ranking, `${where}.ranking`);
    if ("payoffs" in given) return { kind: "payoffs", payoffs: given.payoffs };
    return {
      kind: "comparisons",
      comparisons: given.comparisons.map(
        (one): Comparison =>
          "equal" in one
            ? { kind: "equal", states: one.equal }
            : { kind: "prefers", better: one.better, worse: one.worse, strong: one.strong },
      ),
    };
  }

  function viewOf(view: NonNullable<ConflictFile["decisionMakers"][number]["view"]>, where: string): View {
    const preferences = new Map(
      Object.entries(view.preferences).map(
        ([name, given]) => [makerNamed(name), preferencesOf(given, `${where}.preferences.${name}`, name)] as const,
      ),
    );
    return { unseen: view.unseen.map((one, at) => statement(one, `${where}.unseen.${at}`)), preferences };
  }
}

function noPreferences(name: string): ConflictError {
  return new ConflictError(
    "no-preferences",
    `the decision maker '${name}' has no preferences`,
    "Add statements, a ranking, payoffs or comparisons; indifference is a ranking with all states in one list.",
  );
}

/** Decimals of listed states in their order, each once. */
function listedDecimals(patterns: readonly string[], optionCount: number): readonly number[] {
  const wrong = patterns.find((pattern) => pattern.length !== optionCount);
  if (wrong !== undefined) {
    throw new ConflictError(
      "malformed",
      `the state '${wrong.slice(0, 80)}' has ${wrong.length} letters for ${optionCount} options`,
      "Write one letter, Y or N, for each option.",
    );
  }
  const decimals = patterns.map((pattern) => [...pattern].reduce((sum, letter, option) => sum + (letter === "Y" ? 2 ** option : 0), 0));
  return [...new Set(decimals)].sort((one, other) => one - other);
}

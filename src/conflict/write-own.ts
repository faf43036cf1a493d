/** Decides how a model is written in Parley's own form, from whatever form it was read. */
import { ConflictError } from "./conflict-error.ts";
import type { ConflictModel, Preferences, StateName, View } from "./model.ts";
import { type ConflictFile, ConflictFileShape, type PreferencesFile } from "./own-form.ts";
import { parseModelFile } from "./parse-model.ts";
import { formatStatement, type Statement } from "./statement.ts";

/**
 * A value of any known form as a file in Parley's own form, to be edited. A file in that form that does not say enough yet (no preferences) is
 * taken as it is.
 *
 * @throws ConflictError where it has no known form.
 */
export function asOwnFile(value: unknown, fallbackName: string): ConflictFile {
  const own = ConflictFileShape.safeParse(value);
  if (own.success) return own.data;
  const { models } = parseModelFile(value, fallbackName);
  const [model] = models;
  if (model === undefined || models.length > 1) {
    const names = models.map(({ name }) => `'${name}'`).join(", ");
    throw new ConflictError("malformed", `the file holds ${models.length} models: ${names}`, "Save the one you mean by itself.");
  }
  return writeOwnModel(model);
}

/** Reading what is written gives the same model; options that share a name are told apart by a number. */
export function writeOwnModel(model: ConflictModel): ConflictFile {
  const names = distinct(model.options.map(({ name }) => name));
  const text = (statement: Statement): string => formatStatement(statement, names);
  const makers = model.decisionMakers.map(({ name }) => name);
  return {
    format: "parley-conflict",
    version: 1,
    name: model.name,
    references: [...model.references],
    options: model.options.map(({ direction, note, contingency }, at) => ({
      name: names[at] ?? "",
      direction,
      ...(note === undefined ? {} : { note }),
      ...(contingency === undefined ? {} : { contingency }),
    })),
    decisionMakers: model.decisionMakers.map((maker) => ({
      name: maker.name,
      options: maker.options.map((option) => names[option] ?? ""),
      preferences: preferencesFile(maker.preferences, text),
      ...(maker.view === undefined ? {} : { view: viewFile(maker.view, makers, text) }),
    })),
    infeasible: model.infeasible.map(text),
    countsAsOne: model.countsAsOne.map(text),
    ...(model.listedStates === undefined ? {} : { states: model.listedStates.map((decimal) => patternOfDecimal(decimal, names.length)) }),
    ...(model.statusQuo === undefined ? {} : { statusQuo: model.statusQuo }),
    threats: model.threats.map(({ id, name, by, response, trigger }) => ({
      id,
      name,
      by: makers[by] ?? "",
      response: Object.fromEntries(response.map(({ option, taken }) => [names[option] ?? "", taken ? ("Y" as const) : ("N" as const)])),
      ...(trigger === undefined ? {} : { trigger: text(trigger) }),
    })),
  };
}

function preferencesFile(preferences: Preferences, text: (statement: Statement) => string): PreferencesFile {
  switch (preferences.kind) {
    case "statements":
      return {
        statements: preferences.statements.map(({ statement, unknown, strong }) =>
          unknown || strong ? { statement: text(statement), unknown, strong } : text(statement),
        ),
      };
    case "ranking":
      return { ranking: preferences.groups.map((group): StateName | StateName[] => (group.length === 1 ? (group[0] ?? 1) : [...group])) };
    case "payoffs":
      return { payoffs: [...preferences.payoffs] };
    case "comparisons":
      return {
        comparisons: preferences.comparisons.map((one) =>
          one.kind === "equal" ? { equal: [...one.states] } : { better: one.better, worse: one.worse, strong: one.strong },
        ),
      };
  }
}

function viewFile(view: View, makers: readonly string[], text: (statement: Statement) => string) {
  return {
    unseen: view.unseen.map(text),
    preferences: Object.fromEntries([...view.preferences].map(([maker, taken]) => [makers[maker] ?? "", preferencesFile(taken, text)])),
  };
}

function distinct(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let free = name;
    for (let number = 2; taken.has(free); number++) free = `${name} (${number})`;
    taken.add(free);
    return free;
  });
}

/** Y and N for each option, first option first; exact beyond 31 options. */
function patternOfDecimal(decimal: number, options: number): string {
  return Array.from({ length: options }, (_, option) => (Math.floor(decimal / 2 ** option) % 2 === 1 ? "Y" : "N")).join("");
}

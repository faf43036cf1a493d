/** Decides how a GMCR+ file is read: options, decision makers with prioritised conditions or a ranking, infeasible conditions; old and new names. */
import { ConflictError } from "./conflict-error.ts";
import type { ConflictModel, ConflictOption, DecisionMaker, OptionSetting, Preferences, StateName } from "./model.ts";
import { directionAt, integerAt, isRecord, type JsonRecord, listAt, nameAt, recordAt, refuse } from "./read-json.ts";
import { allOf, type Statement } from "./statement.ts";

/**
 * Reads the form GMCR+ keeps: conditions are lists of `[option, "Y"|"N"]` (all of them hold) or `{compound, members}` (one of the members holds,
 * which is also how it writes if and iff). Options keep the order of the file, and so do the numbers of states.
 */
export function parseGmcrModel(value: JsonRecord, fallbackName: string): ConflictModel {
  const options = listAt(value["options"], "options").map(optionAt);
  const isRanked = value["useManualPreferenceRanking"] ?? value["useManualPreferenceVectors"] ?? false;
  if (typeof isRanked !== "boolean") throw refuse("useManualPreferenceRanking", "true or false", isRanked);
  const makers = listAt(value["decisionMakers"], "decisionMakers");
  const decisionMakers = makers.map((one, at) => makerAt(one, at, options, isRanked));
  const infeasible = listAt(value["infeasibles"] ?? [], "infeasibles").map((one, at) =>
    conditionAt(one, `infeasibles[${at}]`, options.length),
  );
  return {
    name: typeof value["name"] === "string" && value["name"] !== "" ? value["name"] : fallbackName,
    options,
    decisionMakers,
    infeasible,
    countsAsOne: [],
    threats: [],
    references: [],
    notes: [],
  };
}

/** A condition as GMCR+ writes it. */
export function conditionAt(value: unknown, where: string, optionCount: number): Statement {
  if (isRecord(value)) {
    const members = listAt(value["members"], `${where}.members`);
    if (members.length === 0) throw refuse(`${where}.members`, "a list with at least one condition", members);
    const parts = members.map((one, at) => allOf(settingsAt(one, `${where}.members[${at}]`, optionCount)));
    const [only] = parts;
    return parts.length === 1 && only !== undefined ? only : { kind: "or", parts };
  }
  return allOf(settingsAt(value, where, optionCount));
}

export function settingsAt(value: unknown, where: string, optionCount: number): readonly OptionSetting[] {
  const pairs = listAt(value, where);
  if (pairs.length === 0) throw refuse(where, "a list with at least one [option, Y or N]", pairs);
  return pairs.map((pair, at) => {
    const [option, taken, ...more] = listAt(pair, `${where}[${at}]`);
    if (more.length > 0 || (taken !== "Y" && taken !== "N")) throw refuse(`${where}[${at}]`, 'a pair [option, "Y" or "N"]', pair);
    return { option: integerAt(option, `${where}[${at}]: the option`, 0, optionCount - 1), taken: taken === "Y" };
  });
}

/** A ranking, best first: numbers of states, lists of equally preferred ones. */
export function rankingAt(value: unknown, where: string): Preferences {
  const groups = listAt(value, where).map((group, at): readonly StateName[] => {
    const names = Array.isArray(group) ? group : [group];
    return names.map((name: unknown) => {
      if (typeof name === "string" && name !== "") return name;
      return integerAt(name, `${where}[${at}]`, 1, Number.MAX_SAFE_INTEGER);
    });
  });
  return { kind: "ranking", groups };
}

function optionAt(value: unknown, at: number): ConflictOption {
  const option = recordAt(value, `options[${at}]`);
  const direction = directionAt(option["permittedDirection"] ?? option["direction"], `options[${at}].permittedDirection`);
  return { name: nameAt(option["name"], `options[${at}].name`), direction };
}

function makerAt(value: unknown, at: number, options: readonly ConflictOption[], isRanked: boolean): DecisionMaker {
  const where = `decisionMakers[${at}]`;
  const maker = recordAt(value, where);
  const name = nameAt(maker["name"], `${where}.name`);
  const own = listAt(maker["options"], `${where}.options`).map((one, place) =>
    integerAt(typeof one === "string" ? Number(one) : one, `${where}.options[${place}]`, 0, options.length - 1),
  );
  const unseen = listAt(maker["misperceptions"] ?? [], `${where}.misperceptions`).map((one, place) =>
    conditionAt(one, `${where}.misperceptions[${place}]`, options.length),
  );
  const preferences = isRanked ? rankedBy(maker, name, where) : statedBy(maker, name, where, options.length);
  return { name, options: own, preferences, ...(unseen.length > 0 ? { view: { unseen, preferences: new Map() } } : {}) };
}

function rankedBy(maker: JsonRecord, name: string, where: string): Preferences {
  const ranking = maker["preferenceRanking"] ?? maker["preferenceVector"];
  if (ranking === undefined) {
    throw new ConflictError(
      "no-preferences",
      `'${name}' has no preferenceRanking although the file says that rankings are made by hand`,
      "Add preferenceRanking, or set useManualPreferenceRanking to false.",
    );
  }
  return rankingAt(ranking, `${where}.preferenceRanking`);
}

function statedBy(maker: JsonRecord, name: string, where: string, optionCount: number): Preferences {
  const statements = listAt(maker["preferences"] ?? [], `${where}.preferences`).map((one, at) => ({
    statement: conditionAt(one, `${where}.preferences[${at}]`, optionCount),
    unknown: false,
    strong: false,
  }));
  if (statements.length === 0) {
    throw new ConflictError(
      "no-preferences",
      `the decision maker '${name}' has no preferences`,
      "Add prioritised statements, or a ranking of all states in one list to say that it is indifferent.",
    );
  }
  return { kind: "statements", statements };
}

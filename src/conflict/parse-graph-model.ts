/** Decides how a graph model with listed states and payoffs is read; results that stand beside it are not looked at. */
import { ConflictError } from "./conflict-error.ts";
import type { ConflictModel, ConflictOption, DecisionMaker, Preferences } from "./model.ts";
import { parseGmcrModel, rankingAt } from "./parse-gmcr.ts";
import { directionAt, integerAt, isRecord, type JsonRecord, listAt, nameAt, recordAt, refuse } from "./read-json.ts";

/**
 * Options with `direction`, states with `dec` or `yn`, decision makers with `payoffs` or `ranking`. What is not there is taken from the `model`
 * beside it, which has the GMCR+ form.
 */
export function parseGraphModel(value: JsonRecord, fallbackName: string): ConflictModel {
  const name = typeof value["name"] === "string" && value["name"] !== "" ? value["name"] : fallbackName;
  const base = isRecord(value["model"]) ? parseGmcrModel(value["model"], name) : undefined;
  const options = value["options"] === undefined && base !== undefined ? base.options : listAt(value["options"], "options").map(optionAt);
  const listed =
    value["states"] === undefined ? undefined : listAt(value["states"], "states").map((one, at) => decimalAt(one, at, options.length));
  if (listed !== undefined) {
    const unsorted = listed.findIndex((decimal, at) => at > 0 && decimal <= (listed[at - 1] ?? -1));
    if (unsorted >= 0) {
      throw new ConflictError(
        "malformed",
        `states[${unsorted}] does not come after the one before it`,
        "States stand in the order of their decimal, the sum of 2 to the place of each option taken, each once.",
      );
    }
  }
  const makers = value["decisionMakers"] === undefined && base !== undefined ? [] : listAt(value["decisionMakers"], "decisionMakers");
  const decisionMakers =
    makers.length === 0 && base !== undefined ? base.decisionMakers : makers.map((one, at) => makerAt(one, at, options, base));
  return {
    name,
    options,
    decisionMakers,
    infeasible: listed === undefined ? (base?.infeasible ?? []) : [],
    ...(listed === undefined ? {} : { listedStates: listed }),
    countsAsOne: [],
    threats: [],
    references: [],
    notes: [],
  };
}

function optionAt(value: unknown, at: number): ConflictOption {
  const option = recordAt(value, `options[${at}]`);
  const direction = directionAt(option["direction"] ?? option["permittedDirection"], `options[${at}].direction`);
  return { name: nameAt(option["name"], `options[${at}].name`), direction };
}

function decimalAt(value: unknown, at: number, optionCount: number): number {
  const where = `states[${at}]`;
  if (typeof value === "string") return decimalOfPattern(value, where, optionCount);
  if (typeof value === "number") return integerAt(value, where, 0, 2 ** optionCount - 1);
  const state = recordAt(value, where);
  if (state["dec"] !== undefined) return integerAt(state["dec"], `${where}.dec`, 0, 2 ** optionCount - 1);
  return decimalOfPattern(state["yn"], `${where}.yn`, optionCount);
}

function decimalOfPattern(value: unknown, where: string, optionCount: number): number {
  if (typeof value !== "string" || value.length !== optionCount || !/^[YN]*$/u.test(value))
    throw refuse(where, `${optionCount} letters Y or N`, value);
  return [...value].reduce((sum, letter, option) => sum + (letter === "Y" ? 2 ** option : 0), 0);
}

function makerAt(value: unknown, at: number, options: readonly ConflictOption[], base: ConflictModel | undefined): DecisionMaker {
  const where = `decisionMakers[${at}]`;
  const maker = recordAt(value, where);
  const name = nameAt(maker["name"], `${where}.name`);
  const same = base?.decisionMakers.find((one) => one.name === name);
  const own =
    maker["options"] === undefined && same !== undefined
      ? same.options
      : listAt(maker["options"], `${where}.options`).map((one, place) =>
          integerAt(one, `${where}.options[${place}]`, 0, options.length - 1),
        );
  return {
    name,
    options: own,
    preferences: preferencesAt(maker, where, name, same),
    ...(same?.view === undefined ? {} : { view: same.view }),
  };
}

function preferencesAt(maker: JsonRecord, where: string, name: string, same: DecisionMaker | undefined): Preferences {
  if (maker["payoffs"] !== undefined) {
    const payoffs = listAt(maker["payoffs"], `${where}.payoffs`).map((one, at) => {
      if (typeof one !== "number" || !Number.isFinite(one)) throw refuse(`${where}.payoffs[${at}]`, "a number", one);
      return one;
    });
    return { kind: "payoffs", payoffs };
  }
  if (maker["ranking"] !== undefined) return rankingAt(maker["ranking"], `${where}.ranking`);
  if (same !== undefined) return same.preferences;
  throw new ConflictError("no-preferences", `the decision maker '${name}' has no preferences`, "Give payoffs or a ranking.");
}

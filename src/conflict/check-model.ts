/** Decides whether a model says enough to be solved, and what in it is odd. */
import { hasBit } from "./bits.ts";
import { ConflictError } from "./conflict-error.ts";
import type { ConflictModel, OptionSetting } from "./model.ts";
import { placesWhere, type Space } from "./space.ts";
import { not, type Statement } from "./statement.ts";

/** Refuses a model without options or decision makers, or a decision maker with nothing to decide. Comes before the states are laid out. */
export function checkParts(model: ConflictModel): void {
  if (model.options.length === 0)
    throw new ConflictError("no-option", "the model has no options", "Say what the decision makers can do or leave undone.");
  if (model.decisionMakers.length === 0)
    throw new ConflictError("malformed", "the model has no decision makers", "Say who decides about the options.");
  const names = model.decisionMakers.map((maker) => maker.name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined)
    throw new ConflictError("malformed", `two decision makers are called '${twice}'`, "Give each a name of its own.");
  for (const maker of model.decisionMakers) {
    if (maker.options.length === 0) {
      throw new ConflictError(
        "no-option",
        `the decision maker '${maker.name}' has no options`,
        "Give it at least one option, or leave it out: it cannot move.",
      );
    }
    if (new Set(maker.options).size !== maker.options.length) {
      throw new ConflictError("malformed", `the decision maker '${maker.name}' has an option twice`, "Name each of its options once.");
    }
  }
}

/**
 * Refuses options that no state takes, and says in a sentence each what else is odd. Where a file lists its states itself, an unused option is
 * only noted. Cost: the box for each option and statement.
 */
export function checkStates(model: ConflictModel, space: Space): readonly string[] {
  const notes: string[] = [];
  for (const [option, { name }] of model.options.entries()) {
    const taken = countStates(space, { kind: "option", option });
    if (taken === 0) {
      const what = `no feasible state takes the option '${name}'`;
      if (model.listedStates === undefined) {
        throw new ConflictError("impossible-option", what, "Take the option out, or correct the infeasible conditions that exclude it.");
      }
      notes.push(`${what}.`);
    } else if (taken === space.stateCount && space.stateCount > 1) notes.push(`every feasible state takes the option '${name}'.`);
  }
  for (const maker of model.decisionMakers) {
    if (maker.preferences.kind !== "statements") continue;
    maker.preferences.statements.forEach(({ statement }, at) => {
      const count = countStates(space, statement);
      if (count === 0 || count === space.stateCount)
        notes.push(
          `statement ${at + 1} of '${maker.name}' is ${count === 0 ? "false" : "true"} in every feasible state, so it separates none.`,
        );
    });
  }
  return notes;
}

/** The model with some options fixed: every state has them so, and nobody can change them. */
export function fixOptions(model: ConflictModel, settings: readonly OptionSetting[]): ConflictModel {
  if (settings.length === 0) return model;
  const kept = model.options.map((_, at) => at).filter((at) => !settings.some((one) => one.option === at));
  const placeOf = new Map(kept.map((option, at) => [option, at]));
  const settled = new Map(settings.map((one) => [one.option, one.taken]));
  const reduce = (statement: Statement): Statement => {
    switch (statement.kind) {
      case "option": {
        const taken = settled.get(statement.option);
        if (taken !== undefined) return { kind: taken ? "and" : "or", parts: [] };
        return { kind: "option", option: placeOf.get(statement.option) ?? -1 };
      }
      case "not":
        return not(reduce(statement.part));
      case "and":
      case "or":
        return { kind: statement.kind, parts: statement.parts.map(reduce) };
    }
  };
  const byState = model.decisionMakers.find((maker) => maker.preferences.kind !== "statements");
  if (byState !== undefined || model.listedStates !== undefined) {
    throw new ConflictError(
      "malformed",
      `options can only be fixed where all preferences are statements${byState === undefined ? "" : `; '${byState.name}' orders states by number`}`,
      "Give statements instead, or a file of the reduced model.",
    );
  }
  return {
    ...model,
    options: kept.flatMap((at) => model.options[at] ?? []),
    decisionMakers: model.decisionMakers
      .map((maker) => ({
        ...maker,
        options: maker.options.flatMap((option) => placeOf.get(option) ?? []),
        preferences:
          maker.preferences.kind === "statements"
            ? {
                ...maker.preferences,
                statements: maker.preferences.statements.map((one) => ({ ...one, statement: reduce(one.statement) })),
              }
            : maker.preferences,
      }))
      .filter((maker) => maker.options.length > 0),
    infeasible: model.infeasible.map(reduce),
    countsAsOne: model.countsAsOne.map(reduce),
    threats: [],
    notes: [
      ...model.notes,
      `reduced model: ${settings.map(({ option, taken }) => `'${model.options[option]?.name}' is ${taken ? "taken" : "not taken"}`).join(", ")}.`,
    ],
  };
}

function countStates(space: Space, statement: Statement): number {
  const bits = placesWhere(space, statement);
  let count = 0;
  for (const place of space.places) if (hasBit(bits, place)) count++;
  return count;
}

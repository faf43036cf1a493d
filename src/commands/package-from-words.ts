/** Decides which package a person names: `point=option` words, one JSON object, or the model's draft. */
import { type Model, optionsOf } from "#bargaining";
import { CommandError } from "./commands-error.ts";

/**
 * The option index for every point. Words replace points of the model's draft; without a draft every point must be named.
 */
export function packageFromWords(model: Model, words: readonly string[]): number[] {
  const named = new Map<string, string>(Object.entries(model.draft ?? {}).map(([point, option]) => [point, String(option)]));
  for (const [point, option] of pairsOf(model, words)) named.set(point, option);
  return model.points.map((point) => {
    const option = named.get(point.id);
    if (option === undefined)
      throw new CommandError(
        "bad-input",
        `no option is named for the point '${point.id}'`,
        `Add --package '${point.id}=${String(optionsOf(point)[0]?.id ?? "")}', or give the model a draft.`,
      );
    const options = optionsOf(point);
    const at = options.findIndex(({ id }) => String(id) === option);
    if (at >= 0) return at;
    const known = options.slice(0, 8).map(({ id }) => String(id));
    throw new CommandError(
      "bad-input",
      `the point '${point.id}' has no option '${option}'`,
      `Its options are: ${known.join(", ")}${options.length > 8 ? " …" : ""}.`,
    );
  });
}

function pairsOf(model: Model, words: readonly string[]): readonly (readonly [string, string])[] {
  const [first = ""] = words;
  if (words.length === 1 && first.trimStart().startsWith("{")) return pairsOfJson(model, first);
  return words.map((word) => {
    // A point's name may itself hold an equals sign.
    const point = model.points.find(({ id }) => word.startsWith(`${id}=`));
    if (point !== undefined) return [point.id, word.slice(point.id.length + 1)];
    throw new CommandError(
      "bad-input",
      `'${word}' does not begin with a point of the model and '='`,
      `Its points are: ${model.points
        .slice(0, 8)
        .map(({ id }) => id)
        .join(", ")}${model.points.length > 8 ? " …" : ""}.`,
    );
  });
}

function pairsOfJson(model: Model, text: string): readonly (readonly [string, string])[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    throw new CommandError("bad-input", `the package is not valid JSON: ${cause.message}`, 'Write {"point": "option", …}.', cause);
  }
  return Object.entries(value as Record<string, unknown>).map(([point, option]) => {
    if (!model.points.some(({ id }) => id === point) || (typeof option !== "string" && typeof option !== "number"))
      throw new CommandError(
        "bad-input",
        `'${point}' is no point of the model, or its option is neither text nor number`,
        "Check the names.",
      );
    return [point, String(option)];
  });
}

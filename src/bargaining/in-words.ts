/** Decides how links, numbers and packages of a model are said. */
import type { Choice, Game } from "./game.ts";
import { type Model, optionsOf } from "./model.ts";

/** Six digits that count; trailing zeros left out. */
export function shortNumber(value: number): string {
  return Number(value.toPrecision(6)).toString();
}

/** Per point the id of the option taken. */
export function packageOf(model: Model, choice: Choice): Record<string, string | number> {
  return Object.fromEntries(model.points.map((point, at) => [point.id, optionsOf(point)[choice[at] as number]?.id ?? ""]));
}

/** The model's draft as option indices; undefined where it names no option for some point. */
export function draftOf(model: Model): readonly number[] | undefined {
  const { draft } = model;
  if (draft === undefined) return undefined;
  const choice = model.points.map((point) => {
    const taken = draft[point.id];
    return taken === undefined ? -1 : optionsOf(point).findIndex(({ id }) => String(id) === String(taken));
  });
  return choice.includes(-1) ? undefined : choice;
}

/** A link as a sentence. */
export function linkInWords(model: Model, link: number): string {
  const entry = model.links?.[link];
  if (entry === undefined) return "";
  const side = (taken: Readonly<Record<string, unknown>>): string =>
    Object.entries(taken)
      .map(([point, options]) => `${point}: ${Array.isArray(options) ? options.join(" or ") : String(options)}`)
      .join(" and ");
  return "never" in entry ? `never together: ${side(entry.never)}` : `${side(entry.if)} only with ${side(entry.onlyWith)}`;
}

/** The links `choice` does not meet, in words. */
export function brokenLinks(model: Model, game: Game, choice: Choice): string[] {
  const broken = game.exclusions.filter(({ conditions }) => conditions.every(({ point, options }) => options.has(choice[point] as number)));
  return [...new Set(broken.map(({ link }) => link))].map((link) => linkInWords(model, link));
}

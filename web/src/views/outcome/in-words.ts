/** Decides how the outcome page says numbers, names and solutions. */
import { type Amount, amountOf, type Model, type OutcomeSurvey, optionsOf, shortNumber } from "#bargaining";

export type Exact = Extract<OutcomeSurvey, { kind: "exact" }>;

/** Three digits that count. */
export function short(value: number): string {
  return shortNumber(Number(value.toPrecision(3)));
}

export function signed(value: number): string {
  return Math.abs(value) < 1e-12 ? "0" : `${value > 0 ? "+" : "−"}${short(Math.abs(value))}`;
}

export function percent(share: number): string {
  return `${Math.round(share * 1000) / 10} %`;
}

/** `0.2`, `0.2 to 0.5`, `?`. */
export function amountInWords(amount: Amount | undefined): string {
  const said = amountOf(amount);
  if (said === undefined) return "?";
  return said.from === said.to ? String(said.from) : `${said.from} to ${said.to}`;
}

export const SolutionWords = {
  nash: { short: "Nash", sign: "N" },
  kalaiSmorodinsky: { short: "Kalai–Smorodinsky", sign: "K" },
  kalaiSmorodinskyOverall: { short: "Kalai–Smorodinsky, ideals of all packages", sign: "k" },
  egalitarian: { short: "egalitarian", sign: "E" },
  utilitarian: { short: "utilitarian", sign: "U" },
  utilitarianInZone: { short: "utilitarian, acceptable to all", sign: "u" },
} as const;

export function pointName(model: Model, point: number | string): string {
  const found = typeof point === "number" ? model.points[point] : model.points.find(({ id }) => id === point);
  return found === undefined ? String(point) : (found.name ?? found.id);
}

export function partyName(model: Model, party: number | string): string {
  const found = typeof party === "number" ? model.parties[party] : model.parties.find(({ id }) => id === party);
  return found === undefined ? String(party) : (found.name ?? found.id);
}

export function optionName(model: Model, point: number, option: number): string {
  const found = model.points[point];
  return found === undefined ? "" : (optionsOf(found)[option]?.name ?? "");
}

/** The choice an address names, where it fits the model. */
export function choiceFrom(text: string | undefined, model: Model): readonly number[] | undefined {
  if (text === undefined || !/^\d+(?:[.]\d+)*$/u.test(text)) return undefined;
  const choice = text.split(".").map(Number);
  const fits = choice.length === model.points.length && model.points.every((point, at) => (choice[at] ?? 0) < optionsOf(point).length);
  return fits ? choice : undefined;
}

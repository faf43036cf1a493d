/** Decides how a model is written for other tools: Genius XML, NegMAS YAML or JSON, NegoLog JSON; and what of it they cannot hold. */
import { stringify } from "yaml";
import type { Problem } from "#record";
import { amountOf, type Model, type ModelParty, type ModelPoint, optionsOf } from "./model.ts";
import type { NamedText } from "./negotiation-file.ts";
import { error, note } from "./parse-model.ts";
import {
  add,
  compare,
  divide,
  formatRational,
  leastCommonMultiple,
  multiply,
  One,
  parseRational,
  type Rational,
  rational,
  subtract,
  toNumber,
  Zero,
} from "./rational.ts";

export const FileForms = ["genius", "negmas", "negmas-json", "negolog"] as const;
export type FileForm = (typeof FileForms)[number];

export type WrittenModel =
  | { readonly kind: "files"; readonly files: readonly NamedText[]; readonly problems: readonly Problem[] }
  | { readonly kind: "refused"; readonly problems: readonly Problem[] };

/** Evaluations are written as whole numbers up to here. */
const LargestWhole = 10n ** 15n;

/**
 * A domain and a profile for each party (NegoLog: profiles only), read back to the same utilities: exactly where weights end as decimals, else to
 * seventeen digits. Numbers must all be exact. File names are the parties' ids.
 */
export function writeModelFiles(model: Model, form: FileForm): WrittenModel {
  const parties = model.parties.map((party) => ({ party, tables: tablesOf(model, party) }));
  const open = parties.flatMap(({ party, tables }) => (tables === undefined ? [party.id] : []));
  if (open.length > 0)
    return {
      kind: "refused",
      problems: [
        error(
          "not-exact",
          `the preferences of ${open.join(", ")} are not all exact numbers`,
          model.name ?? "the model",
          "Other tools hold exact numbers only; enter them.",
        ),
      ],
    };
  const known = parties.flatMap(({ party, tables }) => (tables === undefined ? [] : [{ party, tables }]));
  const problems = lostIn(model, form, known);
  const errors = problems.filter(({ severity }) => severity === "error");
  if (errors.length > 0) return { kind: "refused", problems: errors };
  const names = fileNames(model.parties.map(({ id }) => id));
  const named = known.map((one, at) => ({ ...one, file: names[at] ?? `party-${at + 1}` }));
  return { kind: "files", files: filesOf(model, form, named), problems };
}

/** A party's weights and values, by point and option. */
type Tables = {
  readonly weights: readonly Rational[];
  readonly values: readonly (readonly Rational[])[];
  readonly reservation: Rational | undefined;
};
type Named = { readonly party: ModelParty; readonly tables: Tables; readonly file: string };

function tablesOf(model: Model, party: ModelParty): Tables | undefined {
  const exact = (amount: Parameters<typeof amountOf>[0]): Rational | undefined => {
    const said = amountOf(amount);
    return said === undefined || said.from !== said.to ? undefined : parseRational(said.from);
  };
  const weights = model.points.map(({ id }) => exact(party.weights?.[id]));
  const values = model.points.map((point, at) =>
    optionsOf(point).map(({ id }) =>
      weights[at]?.top === 0n ? (exact(party.values?.[point.id]?.[String(id)]) ?? Zero) : exact(party.values?.[point.id]?.[String(id)]),
    ),
  );
  const reservation = party.reservationValue === undefined ? undefined : exact(party.reservationValue);
  if (weights.includes(undefined) || values.some((row) => row.includes(undefined))) return undefined;
  if (party.reservationValue !== undefined && reservation === undefined) return undefined;
  return { weights: weights as Rational[], values: values as Rational[][], reservation };
}

function lostIn(
  model: Model,
  form: FileForm,
  parties: readonly { readonly party: ModelParty; readonly tables: Tables }[],
): readonly Problem[] {
  const where = model.name ?? "the model";
  const lost = [
    ...((model.links ?? []).length > 0 ? ["links"] : []),
    ...(model.parties.some(({ redLines = [] }) => redLines.length > 0) ? ["red lines"] : []),
    ...(model.draft === undefined ? [] : ["the draft"]),
    ...(model.parties.some(({ statements = [] }) => statements.length > 0) ? ["statements"] : []),
  ];
  const isNegative = parties.some(({ tables }) => tables.values.flat().some((value) => compare(value, Zero) < 0));
  return [
    ...(lost.length === 0 ? [] : [note("lost", `${lost.join(", ")} and what entries rest on cannot be written in this form`, where)]),
    ...(form === "genius" && isNegative
      ? [
          error(
            "negative",
            "Genius holds no value below 0",
            where,
            "Add the same amount to all values of the point, or write another form.",
          ),
        ]
      : []),
  ];
}

function filesOf(model: Model, form: FileForm, parties: readonly Named[]): readonly NamedText[] {
  switch (form) {
    case "genius":
      return [
        { name: "domain.xml", text: geniusDomain(model, parties) },
        ...parties.map((one) => ({ name: `${one.file}.xml`, text: geniusProfile(model, one, parties) })),
      ];
    case "negmas":
      return [
        { name: "domain.yml", text: yamlOf(negmasDomain(model)) },
        ...parties.map((one) => ({ name: `${one.file}.yml`, text: yamlOf(negmasFunction(model, one)) })),
      ];
    case "negmas-json":
      return [
        { name: "domain.json", text: jsonOf(negmasDomain(model)) },
        ...parties.map((one) => ({ name: `${one.file}.json`, text: jsonOf(negmasFunction(model, one)) })),
      ];
    case "negolog":
      return parties.map((one) => ({ name: `${one.file}.json`, text: jsonOf(negologProfile(model, one)) }));
  }
}

function jsonOf(value: unknown): string {
  return `${JSON.stringify(value, undefined, 1)}\n`;
}

/** YAML 1.1, which NegMAS reads: there `no` and `on` must be quoted. */
function yamlOf(value: unknown): string {
  return stringify(value, { version: "1.1" });
}

function geniusDomain(model: Model, parties: readonly Named[]): string {
  const issues = model.points.map((point, at) => geniusIssue(point, at, parties, undefined));
  return [
    "<negotiation_template>",
    `<utility_space number_of_issues="${model.points.length}">`,
    `<objective index="0" etype="objective" type="objective" description="" name="${escaped(model.name ?? "any")}">`,
    ...issues,
    "</objective>",
    "</utility_space>",
    "</negotiation_template>",
    "",
  ].join("\n");
}

function geniusProfile(model: Model, one: Named, parties: readonly Named[]): string {
  const { tables, party } = one;
  const isLinear = model.points.map((point, at) => linearIn(point, at, parties));
  // Genius divides a discrete value by the issue's highest, so the weight carries that factor.
  const weights = tables.weights.map((weight, at) =>
    isLinear[at] === true ? weight : multiply(weight, highestOf(tables.values[at] ?? [])),
  );
  return [
    `<utility_space type="any" number_of_issues="${model.points.length}">`,
    `<objective index="0" etype="objective" type="objective" description="" name="${escaped(model.name ?? "any")}">`,
    ...model.points.map((point, at) => geniusIssue(point, at, parties, one)),
    ...weights.map((weight, at) => `<weight index="${at + 1}" value="${decimal(weight)}"/>`),
    "</objective>",
    `<discount_factor value="${party.discount ?? 1}"/>`,
    `<reservation value="${decimal(tables.reservation ?? Zero)}"/>`,
    "</utility_space>",
    "",
  ].join("\n");
}

function geniusIssue(point: ModelPoint, at: number, parties: readonly Named[], one: Named | undefined): string {
  const name = escaped(point.id);
  const options = optionsOf(point);
  if (linearIn(point, at, parties)) {
    const head = `<issue index="${at + 1}" etype="integer" type="integer" vtype="integer" lowerbound="${options[0]?.id ?? 0}" upperbound="${options.at(-1)?.id ?? 0}" name="${name}">`;
    if (one === undefined) return `${head}</issue>`;
    const values = one.tables.values[at] ?? [];
    const [first = Zero, second = first] = values;
    return `${head}<evaluator ftype="linear" offset="${decimal(first)}" slope="${decimal(subtract(second, first))}"/></issue>`;
  }
  const evaluations = one === undefined ? undefined : evaluationsOf(one.tables.values[at] ?? []);
  const items = options.map(
    (option, index) =>
      ` <item index="${index + 1}" description="" value="${escaped(String(option.id))}"${evaluations === undefined ? "" : ` evaluation="${evaluations[index] ?? ""}"`}/>`,
  );
  return [`<issue index="${at + 1}" etype="discrete" type="discrete" vtype="discrete" name="${name}">`, ...items, "</issue>"].join("\n");
}

/** Whether a point is a range of whole numbers whose values all parties raise evenly within 0…1, so that a linear evaluator holds them exactly. */
function linearIn(point: ModelPoint, at: number, parties: readonly Named[]): boolean {
  if (!("from" in point.options) || (point.options.step ?? 1) !== 1 || !Number.isInteger(point.options.from)) return false;
  return parties.every(({ tables }) => {
    const values = tables.values[at] ?? [];
    const [first = Zero, second = first] = values;
    const slope = subtract(second, first);
    const endsAsDecimal = !formatRational(first).includes("/") && !formatRational(slope).includes("/");
    return (
      endsAsDecimal &&
      values.every((value, step) => {
        const expected = add(first, multiply(slope, rational(BigInt(step), 1n)));
        return compare(value, expected) === 0 && compare(value, Zero) >= 0 && compare(value, One) <= 0;
      })
    );
  });
}

function highestOf(values: readonly Rational[]): Rational {
  return values.reduce((most, value) => (compare(value, most) > 0 ? value : most), Zero);
}

/** Whole numbers in the values' proportion where they are not too long, so that dividing by the highest gives the value back exactly. */
function evaluationsOf(values: readonly Rational[]): readonly string[] {
  const under = values.reduce((common, { bottom }) => leastCommonMultiple(common, bottom), 1n);
  const whole = values.map(({ top, bottom }) => (top * under) / bottom);
  if (whole.every((value) => value < LargestWhole)) return whole.map(String);
  const highest = highestOf(values);
  return values.map((value) => decimal(divide(value, highest)));
}

function negmasDomain(model: Model) {
  return {
    name: model.name ?? "domain",
    type: "DiscreteCartesianOutcomeSpace",
    issues: model.points.map((point) => {
      const ids = optionsOf(point).map(({ id }) => id);
      if ("from" in point.options && (point.options.step ?? 1) === 1 && ids.every(Number.isInteger))
        return { name: point.id, type: "ContiguousIssue", values: [ids[0] ?? 0, ids.at(-1) ?? 0] };
      const type = ids.every((id) => typeof id === "number") ? "DiscreteCardinalIssue" : "CategoricalIssue";
      return { name: point.id, type, values: ids };
    }),
  };
}

function negmasFunction(model: Model, { party, tables }: Named) {
  return {
    type: "LinearAdditiveUtilityFunction",
    name: party.id,
    ...(tables.reservation === undefined ? {} : { reserved_value: toNumber(tables.reservation) }),
    weights: tables.weights.map(toNumber),
    values: model.points.map((point, at) => ({
      type: "TableFun",

      mapping: Object.fromEntries(optionsOf(point).map(({ id }, option) => [String(id), toNumber(tables.values[at]?.[option] ?? Zero)])),
    })),
  };
}

function negologProfile(model: Model, { tables }: Named) {
  return {
    reservationValue: toNumber(tables.reservation ?? Zero),
    issueWeights: Object.fromEntries(model.points.map(({ id }, at) => [id, toNumber(tables.weights[at] ?? Zero)])),
    issues: Object.fromEntries(
      model.points.map((point, at) => [
        point.id,
        Object.fromEntries(optionsOf(point).map(({ id }, option) => [String(id), toNumber(tables.values[at]?.[option] ?? Zero)])),
      ]),
    ),
  };
}

function decimal(value: Rational): string {
  const text = formatRational(value);
  return text.includes("/") ? String(toNumber(value)) : text;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/** Ids as file names: letters, digits, spaces, dots and dashes; the rest becomes a dash; no two alike, none called domain. */
function fileNames(ids: readonly string[]): readonly string[] {
  const taken = new Set(["domain"]);
  return ids.map((id) => {
    const plain =
      id
        .replaceAll(/[^\p{L}\p{N} ._-]/gu, "-")
        .replace(/^[ ._-]+/u, "")
        .slice(0, 80) || "party";
    let name = plain;
    for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${plain}-${number}`;
    taken.add(name.toLowerCase());
    return name;
  });
}

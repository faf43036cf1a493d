/** Decides how NegMAS domains and utility functions are read, whether written as YAML or as JSON. */
import type { Problem } from "#record";
import { type ModelPoint, MostOptions, type NamedOption } from "./model.ts";
import { finished, type NegotiationFile, type ProfilePoint, refused, stemOf, type ValueRule } from "./negotiation-file.ts";
import { error, note } from "./parse-model.ts";
import { add, compare, divide, multiply, One, parseRational, type Rational, subtract, Zero } from "./rational.ts";

type Fields = Readonly<Record<string, unknown>>;

/** Whether `value` is something NegMAS wrote: it says its type. */
export function looksLikeNegmas(value: unknown): boolean {
  return isFields(value) && typeof value["type"] === "string" && /OutcomeSpace|UtilityFunction|UFun$/u.test(value["type"]);
}

/** An outcome space becomes points, an additive utility function a profile; everything else is refused by name. */
export function readNegmas(value: unknown, file: string): NegotiationFile {
  if (!isFields(value)) return refused(error("not-negmas", "it is no NegMAS file", file, "Give a domain or a utility function."));
  const type = shortType(value["type"]);
  if (/OutcomeSpace$/u.test(type)) return readSpace(value, file);
  if (type === "LinearAdditiveUtilityFunction" || type === "LinearUtilityAggregationFunction") return readAdditive(value, file);
  if (type === "LinearUtilityFunction" || type === "AffineUtilityFunction") return readLinear(value, file);
  return refused(
    error(
      "not-additive",
      `it is a ${type}, which does not value a package point by point`,
      file,
      "LinearAdditiveUtilityFunction, LinearUtilityFunction and AffineUtilityFunction can be read.",
    ),
  );
}

function readSpace(value: Fields, file: string): NegotiationFile {
  const issues = value["issues"];
  if (!Array.isArray(issues) || issues.length === 0)
    return refused(error("no-issues", "'issues' is no list of issues", file, "Write a list of {name, type, values}."));
  const problems: Problem[] = [];
  const points = issues.map((issue, at) => pointOf(issue, at, file, problems));
  return finished({ kind: "domain", name: typeof value["name"] === "string" ? value["name"] : stemOf(file), points, problems });
}

function pointOf(issue: unknown, at: number, file: string, problems: Problem[]): ModelPoint {
  const id = isFields(issue) && typeof issue["name"] === "string" ? issue["name"] : `issue ${at + 1}`;
  const values = isFields(issue) ? issue["values"] : undefined;
  const type = isFields(issue) ? shortType(issue["type"]) : "";
  const refuse = (what: string, whatToDo: string): ModelPoint => {
    problems.push(error("issue", `issue '${id}' ${what}`, file, whatToDo));
    return { id, options: [""] };
  };
  if (type === "ContinuousIssue") {
    const bounds = Array.isArray(values) ? values.map(Number) : [];
    const [from = Number.NaN, to = Number.NaN] = bounds;
    if (!(Number.isFinite(from) && Number.isFinite(to) && from < to))
      return refuse("has no two bounds", "Write values: [lowest, highest].");
    problems.push(note("real-steps", `issue '${id}' is a real number; it is laid out in 21 equal steps from ${from} to ${to}`, file));
    return { id, options: Array.from({ length: 21 }, (_, step) => Number((from + (step * (to - from)) / 20).toPrecision(12))) };
  }
  if (typeof values === "number" && Number.isInteger(values) && values > 0 && values <= MostOptions)
    return { id, options: { from: 0, to: values - 1 } };
  if (!Array.isArray(values) || values.length === 0) return refuse("has no list of values", "Write 'values' as a list.");
  if (type === "ContiguousIssue" && values.length === 2 && values.every(Number.isInteger)) {
    const [from, to] = values as [number, number];
    if (to - from + 1 > MostOptions || to < from) return refuse(`runs from ${from} to ${to}`, `Keep to 1 to ${MostOptions} values.`);
    return { id, options: { from, to } };
  }
  if (values.length > MostOptions) return refuse(`has ${values.length} values`, `Keep to ${MostOptions}.`);
  if (!values.every((one) => typeof one === "string" || typeof one === "number" || typeof one === "boolean"))
    return refuse("has values that are neither text nor numbers", "Give each value a name.");
  return { id, options: values.map((one) => (typeof one === "boolean" ? String(one) : (one as string | number))) };
}

function readAdditive(value: Fields, file: string): NegotiationFile {
  const problems: Problem[] = [];
  const values = keyedOrListed(value["values"]);
  const weights = keyedOrListed(value["weights"]);
  if (values === undefined || values.length === 0)
    return refused(
      error("no-values", "'values' is neither a list nor a table of value functions", file, "Write one value function for each issue."),
    );
  if (weights !== undefined && weights.length !== values.length)
    problems.push(
      error(
        "weights",
        `there are ${weights.length} weights for ${values.length} value functions`,
        file,
        "Write one weight for each issue.",
      ),
    );
  const bias = numberFrom(value["bias"]) ?? Zero;
  if (compare(bias, Zero) !== 0) problems.push(note("bias", "a bias is recorded; it is spread evenly over the issues", file));
  const points = values.map(([key, rule], at): ProfilePoint => {
    const written = weights === undefined ? 1 : (weights.find(([name]) => name !== undefined && name === key) ?? weights[at])?.[1];
    const weight = numberFrom(written);
    if (weight === undefined || compare(weight, Zero) < 0)
      problems.push(error("weight", `weight ${at + 1} is '${String(written)}', not a number of 0 or more`, file, "Correct it."));
    return { name: key, point: undefined, weight: weight ?? Zero, value: valueRule(rule, key ?? `issue ${at + 1}`, file, problems) };
  });
  return finished(profile(value, file, withBias(points, bias), problems));
}

/** `weights · x + bias` over numeric issues. */
function readLinear(value: Fields, file: string): NegotiationFile {
  const problems: Problem[] = [];
  const weights = keyedOrListed(value["weights"]) ?? [];
  if (weights.length === 0) return refused(error("no-weights", "'weights' is empty", file, "Write one weight for each issue."));
  const bias = numberFrom(value["bias"]) ?? Zero;
  const points = weights.map(([key, written], at): ProfilePoint => {
    const weight = numberFrom(written);
    if (weight === undefined)
      problems.push(error("weight", `weight ${at + 1} is '${String(written)}', which is no number`, file, "Correct it."));
    // A weight below 0 turns the value around, so that weights stay 0 or more.
    const size = weight ?? Zero;
    const isNegative = compare(size, Zero) < 0;
    const sign: Rational = isNegative ? { top: -1n, bottom: 1n } : One;
    return {
      name: key,
      point: undefined,
      weight: isNegative ? subtract(Zero, size) : size,
      value: (option) => times(sign, parseRational(option.id)),
    };
  });
  return finished(profile(value, file, withBias(points, bias), problems));
}

function withBias(points: readonly ProfilePoint[], bias: Rational): readonly ProfilePoint[] {
  if (compare(bias, Zero) === 0) return points;
  const share = divide(bias, { top: BigInt(points.length), bottom: 1n });
  return points.map((point) => ({
    ...point,
    weight: One,
    value: (option) => {
      const value = times(point.weight, point.value(option));
      return value === undefined ? undefined : add(value, share);
    },
  }));
}

function profile(value: Fields, file: string, points: readonly ProfilePoint[], problems: Problem[]): NegotiationFile {
  const written = value["reserved_value"];
  // NegMAS means "no such value" by minus infinity, which YAML writes as -.inf and JSON as -Infinity or null.
  const isNone =
    written === undefined || written === null || written === Number.NEGATIVE_INFINITY || written === "-Infinity" || written === "-inf";
  const reservation = isNone ? undefined : numberFrom(written);
  if (!isNone && reservation === undefined)
    problems.push(error("reserved_value", `reserved_value is '${String(written)}', which is no number`, file, "Correct it."));
  const name = value["name"];
  return {
    kind: "profile",
    party: typeof name === "string" && name !== "" ? name : stemOf(file),
    points,
    reservationValue: reservation,
    discount: undefined,
    problems,
  };
}

/** The value functions of NegMAS that give an exact number. */
function valueRule(rule: unknown, issue: string, file: string, problems: Problem[]): ValueRule {
  const refuse = (what: string): ValueRule => {
    problems.push(
      error(
        "value-function",
        `the value function of '${issue}' ${what}`,
        file,
        "TableFun, AffineFun, LinearFun, IdentityFun, ConstantFun, TriangularFun, QuadraticFun and PolynomialFun can be read.",
      ),
    );
    return () => undefined;
  };
  if (!isFields(rule)) return refuse("is no value function");
  const number = (field: string, otherwise: Rational | undefined): Rational => {
    const read = rule[field] === undefined || rule[field] === null ? otherwise : numberFrom(rule[field]);
    if (read === undefined) refuse(`has no number as '${field}'`);
    return read ?? Zero;
  };
  const type = shortType(rule["type"]);
  switch (type) {
    case "TableFun":
    case "": {
      const mapping = type === "" ? rule : rule["mapping"];
      if (!isFields(mapping)) return refuse("has no mapping");
      const table = new Map(Object.entries(mapping).map(([option, value]) => [option, numberFrom(value)]));
      for (const [option, value] of table) if (value === undefined) refuse(`gives '${option}' no number`);
      return ({ id }) => table.get(String(id));
    }
    case "AffineFun":
    case "LinearFun": {
      const slope = number("slope", undefined);
      const bias = number("bias", Zero);
      return (option) => plus(bias, times(slope, parseRational(option.id)));
    }
    case "IdentityFun": {
      const bias = number("bias", Zero);
      return (option) => plus(bias, parseRational(option.id));
    }
    case "ConstantFun": {
      const bias = number("bias", undefined);
      return () => bias;
    }
    case "QuadraticFun": {
      const [square, linear, bias] = [number("a2", undefined), number("a1", undefined), number("bias", Zero)];
      return (option) => polynomial([linear, square], bias, option);
    }
    case "PolynomialFun": {
      const written = rule["coefficients"];
      const coefficients = Array.isArray(written) ? written.map(numberFrom) : [];
      if (coefficients.length === 0 || coefficients.includes(undefined)) return refuse("has no coefficients");
      const bias = number("bias", Zero);
      return (option) => polynomial(coefficients as readonly Rational[], bias, option);
    }
    case "TriangularFun": {
      const [start, middle, end, bias] = [
        number("start", undefined),
        number("middle", undefined),
        number("end", undefined),
        number("bias", Zero),
      ];
      const scale = number("scale", One);
      return (option) => {
        const x = parseRational(option.id);
        if (x === undefined) return undefined;
        const side = compare(x, middle) <= 0 ? start : end;
        if (compare(side, middle) === 0) return add(bias, scale);
        return add(bias, multiply(scale, divide(subtract(x, side), subtract(middle, side))));
      };
    }
    default:
      return refuse(`is a ${type}`);
  }
}

/** `coefficients` from the first power upward. */
function polynomial(coefficients: readonly Rational[], bias: Rational, option: NamedOption): Rational | undefined {
  const x = parseRational(option.id);
  if (x === undefined) return undefined;
  let power = One;
  let sum = bias;
  for (const coefficient of coefficients) {
    power = multiply(power, x);
    sum = add(sum, multiply(coefficient, power));
  }
  return sum;
}

function times(one: Rational, other: Rational | undefined): Rational | undefined {
  return other === undefined ? undefined : multiply(one, other);
}

function plus(one: Rational, other: Rational | undefined): Rational | undefined {
  return other === undefined ? undefined : add(one, other);
}

function keyedOrListed(value: unknown): readonly (readonly [string | undefined, unknown])[] | undefined {
  if (Array.isArray(value)) return value.map((one) => [undefined, one]);
  return isFields(value) ? Object.entries(value) : undefined;
}

function numberFrom(value: unknown): Rational | undefined {
  return typeof value === "number" || typeof value === "string" ? parseRational(value) : undefined;
}

/** `negmas.preferences.crisp.linear.LinearAdditiveUtilityFunction` → its last word. */
function shortType(type: unknown): string {
  return typeof type === "string" ? (type.split(".").at(-1) ?? "") : "";
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

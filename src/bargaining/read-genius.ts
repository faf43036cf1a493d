/** Decides how Genius domains and profiles (XML) are read: discrete, integer and real issues with their evaluators, as Genius 10 evaluates them. */
import type { Problem } from "#record";
import { type ModelPoint, MostOptions, type NamedOption, optionsOf } from "./model.ts";
import { finished, type NamedText, type NegotiationFile, type ProfilePoint, refused, stemOf, type ValueRule } from "./negotiation-file.ts";
import { error, note } from "./parse-model.ts";
import { add, compare, divide, multiply, One, parseRational, type Rational, subtract, Zero } from "./rational.ts";
import { elementsNamed, readXml, type XmlElement } from "./read-xml.ts";

/** Genius lays out a real issue in this many steps for its own analysis. */
const RealSteps = 21;
/** Below this, Genius counts the highest evaluation as nothing (EvaluatorDiscrete.normalize). */
const Nothing: Rational = { top: 1n, bottom: 100_000n };

/**
 * Genius 10.4 (Lin et al. 2014). A discrete value's evaluation is divided by the issue's highest; an integer's is `offset + slope × (value −
 * lower bound)`, a real's `parameter0 + parameter1 × value`, both cut to 0…1; constants and triangles as their names say. A package's utility is
 * the sum of weight × evaluation; weights are used as they stand. Nested objectives only group issues.
 */
export function readGenius({ name, text }: NamedText): NegotiationFile {
  const parsed = readXml(text);
  if (parsed.kind === "refused")
    return refused(error("broken-xml", `${parsed.what} (line ${parsed.line})`, name, "Mend the XML, or export the file again."));
  const { root } = parsed;
  const isDomain = root.name === "negotiation_template";
  if (!isDomain && root.name !== "utility_space")
    return refused(
      error(
        "not-genius",
        `its outermost element is <${root.name}>, not <negotiation_template> or <utility_space>`,
        name,
        "Give a Genius domain or profile.",
      ),
    );
  const problems: Problem[] = [];
  const issues = elementsNamed(root, "issue");
  if (issues.length === 0) {
    const isOther = elementsNamed(root, "hyper_rectangle").length + elementsNamed(root, "utility_function").length > 0;
    const what = isOther ? "it values packages by hyper-rectangles, not point by point" : "it has no <issue>";
    return refused(error("no-issues", what, name, "Only additive utility spaces (issues, weights, evaluations) can be read."));
  }
  if (elementsNamed(root, "hyper_rectangle").length > 0)
    return refused(
      error(
        "not-additive",
        "it values packages by hyper-rectangles, not point by point",
        name,
        "Only additive utility spaces can be read.",
      ),
    );
  const points = issues.map((issue) => pointOf(issue, name, problems));
  if (isDomain || elementsNamed(root, "weight").length === 0) {
    if (!isDomain)
      problems.push(
        error("no-weights", "it has no <weight>, so it is not a party's profile", name, "Give each issue a <weight index=… value=…>."),
      );
    return finished({ kind: "domain", name: stemOf(name), points, problems });
  }
  const weights = weightsOf(root, name, problems);
  const profilePoints = issues.map((issue, at): ProfilePoint => {
    const point = points[at] as ModelPoint;
    const weight = weights.get(issue.attributes["index"] ?? "");
    if (weight === undefined)
      problems.push(
        error(
          "no-weight",
          `issue '${point.id}' (line ${issue.line}) has no <weight index="${issue.attributes["index"] ?? ""}">`,
          name,
          "Add one; 0 if it does not matter.",
        ),
      );
    return { name: point.id, point, weight: weight ?? Zero, value: evaluatorOf(issue, point, name, problems) };
  });
  const indexes = new Set(issues.map(({ attributes }) => attributes["index"] ?? ""));
  for (const index of weights.keys()) {
    const isObjective = elementsNamed(root, "objective").some(({ attributes }) => attributes["index"] === index);
    if (!indexes.has(index) && !isObjective)
      problems.push(
        error("weight-of-nothing", `a <weight> is for issue ${index}, which is not there`, name, "Correct its index, or remove it."),
      );
  }
  return finished({
    kind: "profile",
    party: stemOf(name),
    points: profilePoints,
    reservationValue: singleValue(root, "reservation", name, problems) ?? Zero,
    discount: discountOf(root, name, problems),
    problems,
  });
}

function typeOf(issue: XmlElement): string {
  return (issue.attributes["vtype"] ?? issue.attributes["type"] ?? issue.attributes["etype"] ?? "discrete").toLowerCase();
}

function pointOf(issue: XmlElement, file: string, problems: Problem[]): ModelPoint {
  const id = issue.attributes["name"] ?? `issue ${issue.attributes["index"] ?? ""}`.trim();
  const where = `issue '${id}' (line ${issue.line})`;
  switch (typeOf(issue)) {
    case "discrete": {
      const options = itemsOf(issue).map(({ attributes }) => attributes["value"] ?? "");
      if (options.length === 0) problems.push(error("no-values", `${where} has no <item>`, file, "List its values."));
      if (options.some((option) => option === ""))
        problems.push(error("no-value", `an <item> of ${where} has no value`, file, "Give it one."));
      return { id, options: options.length === 0 ? [""] : [...options] };
    }
    case "integer": {
      const bounds = boundsOf(issue, where, file, problems);
      if (bounds.to - bounds.from + 1 > MostOptions)
        problems.push(error("too-many-values", `${where} runs over more than ${MostOptions} values`, file, "Narrow its bounds."));
      return { id, options: { from: bounds.from, to: Math.max(bounds.from, bounds.to) } };
    }
    case "real": {
      const { from, to } = boundsOf(issue, where, file, problems);
      problems.push(
        note(
          "real-steps",
          `${where} is a real number; it is laid out in ${RealSteps} equal steps from ${from} to ${to}, as Genius does`,
          file,
        ),
      );
      const steps = to > from ? RealSteps : 1;
      return {
        id,
        options: Array.from({ length: steps }, (_, at) => Number((from + (at * (to - from)) / Math.max(1, steps - 1)).toPrecision(12))),
      };
    }
    default:
      problems.push(
        error("issue-type", `${where} is of the type '${typeOf(issue)}'`, file, "Discrete, integer and real issues can be read."),
      );
      return { id, options: [""] };
  }
}

function itemsOf(issue: XmlElement): readonly XmlElement[] {
  return issue.children.filter((child) => child.name.toLowerCase() === "item");
}

function boundsOf(issue: XmlElement, where: string, file: string, problems: Problem[]): { readonly from: number; readonly to: number } {
  const range = issue.children.find((child) => child.name.toLowerCase() === "range");
  const from = Number((issue.attributes["lowerbound"] ?? range?.attributes["lowerbound"] ?? "").trim() || Number.NaN);
  const to = Number((issue.attributes["upperbound"] ?? range?.attributes["upperbound"] ?? "").trim() || Number.NaN);
  if (Number.isFinite(from) && Number.isFinite(to) && from <= to) return { from, to };
  problems.push(
    error(
      "bounds",
      `${where} has no lowerbound and upperbound that are numbers in order`,
      file,
      "Write both, on the issue or its <range>.",
    ),
  );
  return { from: 0, to: 0 };
}

function weightsOf(root: XmlElement, file: string, problems: Problem[]): ReadonlyMap<string, Rational> {
  const weights = new Map<string, Rational>();
  for (const { attributes, line } of elementsNamed(root, "weight")) {
    const written = attributes["value"] ?? "";
    const weight = parseRational(written);
    if (weight === undefined || compare(weight, Zero) < 0)
      problems.push(error("weight", `the weight '${written}' (line ${line}) is no number of 0 or more`, file, "Correct it."));
    else weights.set(attributes["index"] ?? "", weight);
  }
  return weights;
}

function evaluatorOf(issue: XmlElement, point: ModelPoint, file: string, problems: Problem[]): ValueRule {
  switch (typeOf(issue)) {
    case "integer":
      return integerEvaluator(issue, point, file, problems);
    case "real":
      return realEvaluator(issue, point, file, problems);
    default:
      return discreteEvaluator(issue, point, file, problems);
  }
}

function discreteEvaluator(issue: XmlElement, point: ModelPoint, file: string, problems: Problem[]): ValueRule {
  const evaluations = new Map<string, Rational>();
  for (const { attributes, line } of itemsOf(issue)) {
    const written = attributes["evaluation"] ?? "";
    const evaluation = parseRational(written);
    if (evaluation !== undefined) evaluations.set(attributes["value"] ?? "", evaluation);
    else {
      const what = written === "" || written === "null" ? "has no evaluation" : `has the evaluation '${written}', which is no number`;
      problems.push(
        error(
          "evaluation",
          `the value '${attributes["value"] ?? ""}' of issue '${point.id}' (line ${line}) ${what}`,
          file,
          "Give each value a number.",
        ),
      );
    }
  }
  const highest = [...evaluations.values()].reduce((most, value) => (compare(value, most) > 0 ? value : most), Zero);
  return ({ id }) => {
    const evaluation = evaluations.get(String(id));
    if (evaluation === undefined) return undefined;
    return compare(highest, Nothing) < 0 ? Zero : divide(evaluation, highest);
  };
}

function integerEvaluator(issue: XmlElement, point: ModelPoint, file: string, problems: Problem[]): ValueRule {
  const evaluator = issue.children.find((child) => child.name.toLowerCase() === "evaluator");
  if (evaluator?.attributes["slope"] === undefined) return realEvaluator(issue, point, file, problems);
  const slope = numberOf(evaluator, "slope", point, file, problems);
  const offset = numberOf(evaluator, "offset", point, file, problems);
  const lowest = parseRational(Number(optionsOf(point)[0]?.id ?? 0)) ?? Zero;
  return (option) => cutToUnit(add(offset, multiply(slope, subtract(numberIn(option), lowest))));
}

function realEvaluator(issue: XmlElement, point: ModelPoint, file: string, problems: Problem[]): ValueRule {
  const evaluator = issue.children.find((child) => child.name.toLowerCase() === "evaluator");
  if (evaluator === undefined) {
    problems.push(
      error("no-evaluator", `issue '${point.id}' (line ${issue.line}) has no <evaluator>`, file, "Give it one, for example linear."),
    );
    return () => undefined;
  }
  const parameter = (at: number): Rational => numberOf(evaluator, `parameter${at}`, point, file, problems);
  const form = (evaluator.attributes["ftype"] ?? "linear").toLowerCase();
  switch (form) {
    case "linear": {
      // Genius itself writes linear evaluators of real issues without parameter0 where it is 0.
      const start = evaluator.attributes["parameter0"] === undefined ? Zero : parameter(0);
      const slope = parameter(1);
      return (option) => cutToUnit(add(start, multiply(slope, numberIn(option))));
    }
    case "constant": {
      const constant = parameter(0);
      return () => constant;
    }
    case "triangular": {
      const [low, high, top] = [parameter(0), parameter(1), parameter(2)];
      return (option) => triangle(numberIn(option), low, high, top);
    }
    default:
      problems.push(
        error(
          "evaluator",
          `issue '${point.id}' (line ${evaluator.line}) has an evaluator of the form '${form}'`,
          file,
          "Linear, constant and triangular can be read.",
        ),
      );
      return () => undefined;
  }
}

/** 0 outside `low…high`, 1 at `top`, straight lines between (EVALFUNCTYPE.evalTriangular). */
function triangle(value: Rational, low: Rational, high: Rational, top: Rational): Rational {
  if (compare(value, low) < 0) return Zero;
  if (compare(value, top) < 0) return divide(subtract(value, low), subtract(top, low));
  if (compare(value, high) < 0) return subtract(One, divide(subtract(value, top), subtract(high, top)));
  return Zero;
}

function numberOf(evaluator: XmlElement, attribute: string, point: ModelPoint, file: string, problems: Problem[]): Rational {
  const written = evaluator.attributes[attribute];
  const read = written === undefined ? undefined : parseRational(written);
  if (read !== undefined) return read;
  const what = written === undefined ? `has no ${attribute}` : `has the ${attribute} '${written}', which is no number`;
  problems.push(error("evaluator", `the evaluator of issue '${point.id}' (line ${evaluator.line}) ${what}`, file, "Correct it."));
  return Zero;
}

function numberIn({ id }: NamedOption): Rational {
  return parseRational(id) ?? Zero;
}

function cutToUnit(value: Rational): Rational {
  return compare(value, Zero) < 0 ? Zero : compare(value, One) > 0 ? One : value;
}

function singleValue(root: XmlElement, element: string, file: string, problems: Problem[]): Rational | undefined {
  const [found] = elementsNamed(root, element);
  if (found === undefined) return undefined;
  const written = found.attributes["value"] ?? "";
  const value = parseRational(written);
  if (value === undefined)
    problems.push(error(element, `<${element}> (line ${found.line}) has the value '${written}', which is no number`, file, "Correct it."));
  return value;
}

function discountOf(root: XmlElement, file: string, problems: Problem[]): number | undefined {
  const discount = singleValue(root, "discount_factor", file, problems);
  if (discount === undefined) return undefined;
  const factor = Number(discount.top) / Number(discount.bottom);
  if (factor !== 1) problems.push(note("discount", `a discount factor of ${factor} is recorded; utilities are shown undiscounted`, file));
  return factor;
}

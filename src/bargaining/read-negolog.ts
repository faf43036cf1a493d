/** Decides how NegoLog profiles and GeniusWeb domains and profiles (JSON) are read. */
import type { Problem } from "#record";
import type { ModelPoint } from "./model.ts";
import { finished, type NegotiationFile, type ProfilePoint, refused, stemOf } from "./negotiation-file.ts";
import { error } from "./parse-model.ts";
import { add, compare, multiply, parseRational, type Rational, Zero } from "./rational.ts";

type Fields = Readonly<Record<string, unknown>>;

export function looksLikeNegolog(value: unknown): boolean {
  return isFields(value) && ("issueWeights" in value || isFields(value["issues"])) && !("points" in value);
}

export function looksLikeGeniusWeb(value: unknown): boolean {
  return isFields(value) && ("issuesValues" in value || "LinearAdditiveUtilitySpace" in value);
}

/** A NegoLog profile holds weights, values and the reservation value; utilities are the weighted sum of the values as they stand. */
export function readNegolog(value: unknown, file: string): NegotiationFile {
  if (!isFields(value) || !isFields(value["issueWeights"]) || !isFields(value["issues"]))
    return refused(error("not-negolog", "'issueWeights' and 'issues' are not both tables", file, "Give a NegoLog profile."));
  const problems: Problem[] = [];
  const points = pointsFrom(value["issues"], value["issueWeights"], file, problems);
  const written = value["reservationValue"];
  const reservation = written === undefined ? Zero : numberFrom(written);
  if (reservation === undefined)
    problems.push(error("reservationValue", `reservationValue is '${String(written)}', which is no number`, file, "Correct it."));
  return finished({ kind: "profile", party: stemOf(file), points, reservationValue: reservation, discount: undefined, problems });
}

/** GeniusWeb: a domain lists values per issue; a profile's reservation bid is worth its utility. */
export function readGeniusWeb(value: unknown, file: string): NegotiationFile {
  const problems: Problem[] = [];
  const fields = value as Fields;
  const space = fields["LinearAdditiveUtilitySpace"];
  if (space === undefined) {
    const points = isFields(fields["issuesValues"])
      ? Object.entries(fields["issuesValues"]).map(([id, set]): ModelPoint => {
          const values = isFields(set) ? set["values"] : undefined;
          const isList =
            Array.isArray(values) && values.length > 0 && values.every((one) => typeof one === "string" || typeof one === "number");
          if (!isList)
            problems.push(error("issue", `issue '${id}' has no list of values`, file, "Only issues with listed values can be read."));
          return { id, options: isList ? (values as (string | number)[]) : [""] };
        })
      : [];
    if (points.length === 0) problems.push(error("no-issues", "'issuesValues' is empty", file, "List the issues."));
    return finished({ kind: "domain", name: typeof fields["name"] === "string" ? fields["name"] : stemOf(file), points, problems });
  }
  if (!isFields(space) || !isFields(space["issueUtilities"]) || !isFields(space["issueWeights"]))
    return refused(error("not-geniusweb", "'issueUtilities' and 'issueWeights' are not both tables", file, "Give a GeniusWeb profile."));
  const utilities = Object.fromEntries(
    Object.entries(space["issueUtilities"]).map(([issue, set]) => [issue, discreteUtilities(set, issue, file, problems)]),
  );
  const points = pointsFrom(utilities, space["issueWeights"], file, problems);
  const bid = isFields(space["reservationBid"]) ? space["reservationBid"]["issuevalues"] : undefined;
  return finished({
    kind: "profile",
    party: typeof space["name"] === "string" && space["name"] !== "" ? space["name"] : stemOf(file),
    points,
    reservationValue: isFields(bid) && Object.keys(bid).length > 0 ? worthOf(bid, points) : undefined,
    discount: undefined,
    problems,
  });
}

function discreteUtilities(set: unknown, issue: string, file: string, problems: Problem[]): Fields {
  const inner = isFields(set) ? (set["DiscreteValueSetUtilities"] ?? set["discreteutils"]) : undefined;
  const values = isFields(inner) ? inner["valueUtilities"] : undefined;
  if (isFields(values)) return values;
  problems.push(error("issue", `issue '${issue}' has no valueUtilities`, file, "Only discrete value sets can be read."));
  return {};
}

function worthOf(bid: Fields, points: readonly ProfilePoint[]): Rational | undefined {
  let sum = Zero;
  for (const { name, weight, value } of points) {
    const chosen = bid[name ?? ""];
    const worth = typeof chosen === "string" || typeof chosen === "number" ? value({ id: chosen, name: String(chosen) }) : undefined;
    if (worth === undefined) return undefined;
    sum = add(sum, multiply(weight, worth));
  }
  return sum;
}

function pointsFrom(issues: Fields, weights: Fields, file: string, problems: Problem[]): readonly ProfilePoint[] {
  for (const issue of Object.keys(weights))
    if (!(issue in issues))
      problems.push(
        error("weight-of-nothing", `a weight is for issue '${issue}', which has no values`, file, "Remove it, or list the values."),
      );
  if (Object.keys(issues).length === 0) problems.push(error("no-issues", "it has no issues", file, "List the issues with their values."));
  return Object.entries(issues).map(([id, table]): ProfilePoint => {
    const weight = numberFrom(weights[id]);
    if (weight === undefined || compare(weight, Zero) < 0)
      problems.push(
        error("weight", `the weight of issue '${id}' is '${String(weights[id])}', not a number of 0 or more`, file, "Correct it."),
      );
    const values = new Map(isFields(table) ? Object.entries(table).map(([option, value]) => [option, numberFrom(value)] as const) : []);
    if (values.size === 0) problems.push(error("issue", `issue '${id}' has no table of values`, file, "Write {value: number, …}."));
    for (const [option, value] of values)
      if (value === undefined) problems.push(error("value", `the value '${option}' of issue '${id}' has no number`, file, "Give it one."));
    return {
      name: id,
      point: { id, options: values.size === 0 ? [""] : [...values.keys()] },
      weight: weight ?? Zero,
      value: (option) => values.get(String(option.id)),
    };
  });
}

function numberFrom(value: unknown): Rational | undefined {
  return typeof value === "number" || typeof value === "string" ? parseRational(value) : undefined;
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

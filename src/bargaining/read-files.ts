/** Decides how files of any known form are put together to one model: a domain with profiles, profiles alone, or a model of Parley's own. */
import { parseDocument } from "yaml";
import type { Problem } from "#record";
import { type Model, type ModelParty, type ModelPoint, optionsOf } from "./model.ts";
import type { Domain, NamedText, NegotiationFile, Profile } from "./negotiation-file.ts";
import { error, note, type ParsedModel, parseModel } from "./parse-model.ts";
import { formatRational, toNumber } from "./rational.ts";
import { readGenius } from "./read-genius.ts";
import { looksLikeNegmas, readNegmas } from "./read-negmas.ts";
import { looksLikeGeniusWeb, looksLikeNegolog, readGeniusWeb, readNegolog } from "./read-negolog.ts";

/** Texts longer than this are no domain or profile. */
const LongestText = 20_000_000;

/**
 * Reads files in any order. Exactly one model of Parley's own; or profiles (Genius XML, NegMAS YAML or JSON, NegoLog or GeniusWeb JSON), in the
 * order given, with at most one domain. Without a domain the first profile that lists its options gives the points.
 */
export function readModelFiles(files: readonly NamedText[]): ParsedModel {
  const read = files.map((file) => ({ file, content: readOne(file) }));
  const refused = read.flatMap(({ content }) => (content.kind === "refused" ? content.problems : []));
  if (refused.length > 0) return { kind: "refused", problems: refused };
  const models = read.flatMap(({ file, content }) => (content.kind === "model" ? [{ file, value: content.value }] : []));
  const [own] = models;
  if (own !== undefined && files.length === 1) return parseModel(own.value, own.file.name);
  if (own !== undefined)
    return refuse(
      "mixed",
      `${own.file.name} is a whole model, and ${files.length - 1} other files are named`,
      own.file.name,
      "Name it alone.",
    );
  const domains = read.flatMap(({ file, content }) => (content.kind === "domain" ? [{ file, domain: content }] : []));
  const profiles = read.flatMap(({ file, content }) => (content.kind === "profile" ? [{ file, profile: content }] : []));
  const [first, second] = domains;
  if (second !== undefined)
    return refuse(
      "two-domains",
      `${first?.file.name} and ${second.file.name} are both domains`,
      second.file.name,
      "Name one domain and the profiles.",
    );
  if (profiles.length === 0)
    return refuse(
      "no-profiles",
      "no file holds a party's preferences",
      files[0]?.name ?? "",
      "Name the parties' profiles after the domain.",
    );
  const problems = read.flatMap(({ content }) => content.problems);
  const points = first?.domain.points ?? pointsOfProfiles(profiles.map(({ profile }) => profile));
  if (points === undefined)
    return refuse("no-domain", "no file lists the options of the points", profiles[0]?.file.name ?? "", "Name the domain too.");
  return together(first?.domain, points, profiles, problems);
}

function refuse(code: string, message: string, where: string, whatToDo: string): ParsedModel {
  return { kind: "refused", problems: [error(code, message, where, whatToDo)] };
}

function readOne(file: NamedText): NegotiationFile {
  const text = file.text.replace(/^\uFEFF/u, "");
  const refusal = (code: string, message: string, whatToDo: string): NegotiationFile => ({
    kind: "refused",
    problems: [error(code, message, file.name, whatToDo)],
  });
  if (text.trim() === "") return refusal("empty", "the file is empty", "Give a domain, a profile or a model.");
  if (text.length > LongestText)
    return refusal("too-long", "the file is longer than 20 million characters", "Domains and profiles are small.");
  if (text.trimStart().startsWith("<")) return readGenius({ name: file.name, text });
  const parsed = isJson(text) ? readJson(text, file.name) : readYaml(text, file.name);
  if (parsed.kind === "refused") return parsed;
  const { value } = parsed;
  if (looksLikeGeniusWeb(value)) return readGeniusWeb(value, file.name);
  if (looksLikeNegmas(value)) return readNegmas(value, file.name);
  if (looksLikeNegolog(value)) return readNegolog(value, file.name);
  if (typeof value !== "object" || value === null || !("points" in value || "parties" in value))
    return refusal(
      "unknown-form",
      "it is none of the forms Parley knows",
      "Give a model with 'points' and 'parties', a Genius, NegMAS or NegoLog domain or profile.",
    );
  return { kind: "model", value, problems: [] };
}

function isJson(text: string): boolean {
  const [first] = text.trimStart();
  return first === "{" || first === "[";
}

type Read = { readonly kind: "read"; readonly value: unknown } | Extract<NegotiationFile, { kind: "refused" }>;

function readJson(text: string, name: string): Read {
  try {
    return { kind: "read", value: JSON.parse(text) };
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    const place = /position (\d+)/u.exec(cause.message)?.[1];
    const line = place === undefined ? "" : ` (line ${text.slice(0, Number(place)).split("\n").length})`;
    return { kind: "refused", problems: [error("broken-json", `it is not valid JSON${line}: ${cause.message}`, name, "Mend it there.")] };
  }
}

function readYaml(text: string, name: string): Read {
  const document = parseDocument(text, { uniqueKeys: true, prettyErrors: true });
  const [trouble] = document.errors;
  if (trouble !== undefined) {
    const line = trouble.linePos?.[0].line;
    const [what = trouble.message] = trouble.message.split(" at line");
    return {
      kind: "refused",
      problems: [
        error("broken-yaml", `it is not valid YAML${line === undefined ? "" : ` (line ${line})`}: ${what}`, name, "Mend it there."),
      ],
    };
  }
  return { kind: "read", value: document.toJS({ maxAliasCount: 100 }) };
}

function pointsOfProfiles(profiles: readonly Profile[]): readonly ModelPoint[] | undefined {
  const [first] = profiles;
  if (first === undefined) return undefined;
  const points = first.points.flatMap(({ point }) => (point === undefined ? [] : [point]));
  return points.length === first.points.length ? points : undefined;
}

function together(
  domain: Domain | undefined,
  points: readonly ModelPoint[],
  profiles: readonly { readonly file: NamedText; readonly profile: Profile }[],
  given: readonly Problem[],
): ParsedModel {
  const problems: Problem[] = [...given];
  const names = partyNames(profiles.map(({ profile }) => profile.party));
  const parties = profiles.map(({ file, profile }, at) => partyOf(points, profile, names[at] ?? profile.party, file.name, problems));
  const errors = problems.filter(({ severity }) => severity === "error");
  if (errors.length > 0) return { kind: "refused", problems: errors.slice(0, 20) };
  const model: Model = { ...(domain?.name === undefined ? {} : { name: domain.name }), points, parties };
  const parsed = parseModel(model, domain?.name ?? names.join(", "));
  return parsed.kind === "model" ? { ...parsed, problems: [...problems, ...parsed.problems] } : parsed;
}

function partyOf(points: readonly ModelPoint[], profile: Profile, id: string, file: string, problems: Problem[]): ModelParty {
  const weights: [string, string | number][] = [];
  const values: [string, Record<string, string | number>][] = [];
  const known = new Set(points.map((point) => point.id));
  const strangers = profile.points.filter(({ name }) => name !== undefined && !known.has(name));
  for (const [at, point] of points.entries()) {
    const seen = profile.points.find(({ name }) => name === point.id) ?? profile.points[at];
    if (seen === undefined || (seen.name !== undefined && known.has(seen.name) && seen.name !== point.id)) {
      problems.push(error("missing-issue", `it says nothing about '${point.id}'`, file, "Add the issue with weight and values."));
      continue;
    }
    if (seen.name !== undefined && seen.name !== point.id)
      problems.push(note("renamed", `the domain's '${point.id}' is called '${seen.name}' here; they are matched by their place`, file));
    weights.push([point.id, written(seen.weight)]);
    const table: [string, string | number][] = [];
    for (const option of optionsOf(point)) {
      const value = seen.value(option);
      if (value === undefined) {
        if (seen.weight.top === 0n) continue;
        problems.push(error("missing-value", `it gives no value to '${option.name}' of '${point.id}'`, file, "Add it."));
      } else table.push([String(option.id), written(value)]);
    }
    values.push([point.id, Object.fromEntries(table)]);
  }
  if (profile.points.length > points.length)
    problems.push(
      error(
        "extra-issue",
        `it has ${profile.points.length} issues, the domain ${points.length}${strangers.length === 0 ? "" : `; '${strangers[0]?.name ?? ""}' is not in the domain`}`,
        file,
        "Give the domain that belongs to it.",
      ),
    );
  return {
    id,
    ...(profile.reservationValue === undefined ? {} : { reservationValue: written(profile.reservationValue) }),
    ...(profile.discount === undefined ? {} : { discount: profile.discount }),
    weights: Object.fromEntries(weights),
    values: Object.fromEntries(values),
  };
}

/** A number where it is exact as a decimal of a number's length, else a fraction as text. */
function written(value: Parameters<typeof formatRational>[0]): string | number {
  const text = formatRational(value);
  if (text.includes("/")) return text;
  const number = toNumber(value);
  return String(number) === text ? number : text;
}

/** File names without folder and ending; the second of the same name gets a number. */
function partyNames(names: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
}

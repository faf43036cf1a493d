/** Decides how a query string or a JSON body becomes the input of a command, and says in sentences what is wrong with it. */
import type { z } from "zod";
import type { Command } from "#commands";

/** What came in, parsed by the command's own shape; or what is wrong with it. */
export type Parsed =
  | { readonly kind: "input"; readonly value: Parameters<Command["run"]>[0] }
  | { readonly kind: "wrong"; readonly message: string };

/** JSON nested deeper than this is not something a person asked for. */
const DeepestJson = 256;

/** The input in a query string: numbers and truths by the shape of their field, repeated keys for lists. */
export function parseQuery(search: URLSearchParams, shape: z.ZodObject): Parsed {
  const fields: Record<string, unknown> = Object.create(null);
  for (const name of new Set(search.keys())) {
    const field: unknown = Object.hasOwn(shape.shape, name) ? shape.shape[name] : undefined;
    fields[name] = readField(search.getAll(name), kindOf(field));
  }
  return parseInput({ ...fields }, shape);
}

/** The input in a JSON body. */
export function parseBody(text: string, shape: z.ZodObject): Parsed {
  if (depthOf(text) > DeepestJson) return { kind: "wrong", message: `The JSON is nested deeper than ${DeepestJson} levels.` };
  try {
    const value: unknown = JSON.parse(text === "" ? "{}" : text);
    return parseInput(value, shape);
  } catch (error) {
    if (error instanceof SyntaxError) return { kind: "wrong", message: "The body is not JSON." };
    throw error;
  }
}

function parseInput(value: unknown, shape: z.ZodObject): Parsed {
  const parsed = shape.safeParse(value);
  // What a shape parsed is what its command takes; in the list of all commands that bond is no longer seen by the compiler.
  if (parsed.success) return { kind: "input", value: parsed.data as Parameters<Command["run"]>[0] };
  return { kind: "wrong", message: parsed.error.issues.slice(0, 5).map(issueInWords).join(" ") };
}

function issueInWords(issue: z.core.$ZodIssue): string {
  const message = issue.message.replace(/^Invalid input: /u, "").replace(/\.?$/u, ".");
  return issue.path.length === 0 ? `${capital(message)}` : `'${issue.path.map(String).join(".")}': ${message}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

type FieldKind = "number" | "boolean" | "list" | "text";

/** What a field holds under its defaults and options. */
function kindOf(field: unknown): FieldKind {
  let inner = field;
  for (let step = 0; step < 8; step++) {
    const definition = definitionOf(inner);
    switch (definition?.type) {
      case "number":
        return "number";
      case "boolean":
        return "boolean";
      case "array":
        return "list";
      case "optional":
      case "default":
      case "nullable":
      case "readonly":
        inner = definition.innerType;
        continue;
      default:
        return "text";
    }
  }
  return "text";
}

function definitionOf(shape: unknown): { readonly type: string; readonly innerType?: unknown } | undefined {
  if (typeof shape !== "object" || shape === null || !("def" in shape)) return undefined;
  const { def } = shape;
  return typeof def === "object" && def !== null && "type" in def && typeof def.type === "string"
    ? { type: def.type, ...("innerType" in def ? { innerType: def.innerType } : {}) }
    : undefined;
}

function readField(values: readonly string[], kind: FieldKind): unknown {
  const [first, second] = values;
  if (kind === "list") return values;
  if (second !== undefined) return values; // The shape will say that it wants one.
  if (kind === "number") return first !== undefined && /^-?\d{1,15}(?:\.\d{1,15})?$/u.test(first) ? Number(first) : first;
  if (kind === "boolean") return first === "true" || first === "" ? true : first === "false" ? false : first;
  return first;
}

/** How deep brackets stand in a JSON text, in one pass over it. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let isInString = false;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (isInString) {
      if (unit === Backslash) at++;
      else if (unit === Quote) isInString = false;
      continue;
    }
    if (unit === Quote) isInString = true;
    else if (unit === OpenBrace || unit === OpenBracket) deepest = Math.max(deepest, ++depth);
    else if (unit === CloseBrace || unit === CloseBracket) depth--;
  }
  return deepest;
}

const Quote = 0x22;
const Backslash = 0x5c;
const OpenBracket = 0x5b;
const CloseBracket = 0x5d;
const OpenBrace = 0x7b;
const CloseBrace = 0x7d;

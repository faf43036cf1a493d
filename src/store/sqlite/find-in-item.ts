/** Decides where in an item its references to other items and its passages stand: read off the shapes, so that a field added to a shape is found here. */
import { z } from "zod";
import { AccountShape, type Item, ItemIdShape, ItemShape, type Span, SpanShape } from "#record";

/** Items this one refers to, each with the field it stands in, once each. */
export function referencesIn(item: Item): readonly { readonly field: string; readonly to: string }[] {
  const found = new Map<string, { field: string; to: string }>();
  for (const path of referencePaths.get(item.kind) ?? []) {
    for (const to of valuesAt(item, path)) {
      if (typeof to === "string") found.set(`${path[0]} ${to}`, { field: path[0] ?? "", to });
    }
  }
  return [...found.values()];
}

/** The item's own passages, accounts left out. */
export function passagesIn(item: Item): readonly Span[] {
  const found: Span[] = [];
  for (const path of spanPaths.get(item.kind) ?? []) {
    for (const value of valuesAt(item, path)) {
      if (isSpan(value)) found.push(value);
    }
  }
  return found;
}

/** Field names from the item inwards; `*` is every element of a list. */
type Path = readonly string[];

const referencePaths = pathsByKind(ItemIdShape);
const spanPaths = pathsByKind(SpanShape);

function pathsByKind(wanted: z.ZodType): ReadonlyMap<string, readonly Path[]> {
  return new Map(
    ItemShape.options.map((option) => {
      const paths = Object.entries(option.shape)
        .filter(([field]) => field !== "id" && field !== "accounts")
        .flatMap(([field, shape]) => pathsTo(wanted, shape).map((path) => [field, ...path]));
      return [option.shape.kind.value, paths];
    }),
  );
}

/** The shapes nest a few levels and never themselves. */
function pathsTo(wanted: z.ZodType, shape: unknown): readonly Path[] {
  if (shape === wanted) return [[]];
  if (shape === AccountShape) return [];
  if (shape instanceof z.ZodOptional) return pathsTo(wanted, shape.unwrap());
  if (shape instanceof z.ZodArray) return pathsTo(wanted, shape.element).map((path) => ["*", ...path]);
  if (!(shape instanceof z.ZodObject)) return [];
  return Object.entries(shape.shape).flatMap(([field, inner]) => pathsTo(wanted, inner).map((path) => [field, ...path]));
}

function valuesAt(value: unknown, path: Path): readonly unknown[] {
  let reached: unknown[] = [value];
  for (const step of path) {
    reached = reached.flatMap((holder) => (step === "*" ? (Array.isArray(holder) ? holder : []) : fieldOf(holder, step)));
  }
  return reached;
}

function fieldOf(holder: unknown, field: string): readonly unknown[] {
  if (typeof holder !== "object" || holder === null || !(field in holder)) return [];
  const value: unknown = Reflect.get(holder, field);
  return value === undefined ? [] : [value];
}

function isSpan(value: unknown): value is Span {
  return typeof value === "object" && value !== null && "source" in value && "start" in value && "end" in value;
}

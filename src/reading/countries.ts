/** Decides how the world list is reached, however the module system wraps it. */
import * as listed from "world-countries";

/** What the reader uses of one country of the list. */
export type Country = {
  readonly cca2: string;
  readonly cca3: string;
  readonly name: { readonly common: string; readonly official: string };
  readonly capital: readonly string[];
  readonly demonyms: Readonly<Record<string, { readonly f: string; readonly m: string } | undefined>>;
};

/** Every country of the list, in its order. */
export const countries: readonly Country[] = unwrapped(listed);

/** The list is a CommonJS module in Node and a JSON module in a bundle: it sits under one or two defaults. */
function unwrapped(value: unknown): readonly Country[] {
  if (Array.isArray(value)) return value as readonly Country[]; // The package's own types promise these fields.
  return unwrapped((value as { readonly default: unknown }).default); // A module namespace always has it here.
}

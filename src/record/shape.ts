/** Decides how a shape written once in zod becomes the readonly type that the whole house uses. */
import type { z } from "zod";

/** `T` with every property, array and nested object readonly; brands on strings stay, and so does what nothing is known of. */
export type Immutable<T> = unknown extends T
  ? T
  : T extends string | number | boolean | undefined
    ? T
    : T extends readonly (infer Element)[]
      ? readonly Immutable<Element>[]
      : { readonly [Key in keyof T]: Immutable<T[Key]> };

/** The value a zod shape describes, readonly to the leaves. */
export type ValueOf<Shape extends z.ZodType> = Immutable<z.infer<Shape>>;

/** Decides what any file of any tool comes down to: a domain (points and options), a profile (one party's preferences), or a whole model. */
import type { Problem } from "#record";
import type { ModelPoint, NamedOption } from "./model.ts";
import type { Rational } from "./rational.ts";

/** What a party's value of an option is; undefined where the file does not say. */
export type ValueRule = (option: NamedOption) => Rational | undefined;

/** One point as a profile sees it. Tools that name points match by name, others by place. */
export type ProfilePoint = {
  readonly name: string | undefined;
  /** Undefined where the profile does not list options. */
  readonly point: ModelPoint | undefined;
  readonly weight: Rational;
  readonly value: ValueRule;
};

export type Profile = {
  readonly kind: "profile";
  readonly party: string;
  readonly points: readonly ProfilePoint[];
  readonly reservationValue: Rational | undefined;
  readonly discount: number | undefined;
};

export type Domain = { readonly kind: "domain"; readonly name: string | undefined; readonly points: readonly ModelPoint[] };

export type NegotiationFile =
  | ((Domain | Profile | { readonly kind: "model"; readonly value: unknown }) & { readonly problems: readonly Problem[] })
  | { readonly kind: "refused"; readonly problems: readonly Problem[] };

/** A file's text with the name it is told by. */
export type NamedText = { readonly name: string; readonly text: string };

/** The file's name without folders and ending: what a party is called whose file does not name it. */
export function stemOf(name: string): string {
  const last = name.split(/[/\\]/u).at(-1) ?? name;
  return last.replace(/[.][^.]+$/u, "") || last;
}

/** What cannot be read, with the reasons. */
export function refused(...problems: readonly Problem[]): NegotiationFile {
  return { kind: "refused", problems };
}

/** A file with errors is none; at most twenty are told at once. */
export function finished(file: NegotiationFile): NegotiationFile {
  const errors = file.problems.filter(({ severity }) => severity === "error");
  return errors.length > 0 ? refused(...errors.slice(0, 20)) : file;
}

/** Decides which actors of a text are states, or lands that the text lets act like one. */
import { ORGANISATION_NOUNS } from "../rules/name-words.ts";
import type { CastInMaking } from "./cast-in-making.ts";

/** A state, or a name that the text lets act like one and that has no body's noun in it: a land nobody knows. */
export function isPower({ actors }: CastInMaking, key: string): boolean {
  const actor = actors.get(key);
  if (actor?.kind === "state") return true;
  if (actor?.kind !== "organisation" || !LandBases.has(actor.basis.name)) return false;
  // "VELJE (Wire)": where the report was written.
  if (actor.name.length > 1 && actor.name === actor.name.toUpperCase()) return false;
  return !actor.name.split(/\s+/u).some((word) => ORGANISATION_NOUNS.has(word.toLowerCase()));
}

const LandBases: ReadonlySet<string> = new Set(["actors/world", "actors/place-that-acts"]);

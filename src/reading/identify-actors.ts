/** Decides who acts in a text: every person, organisation, state, group and unnamed source, each place that means one, roles and sides. */
import type { Source } from "#record";
import type { Cast } from "./cast.ts";
import { makeBodiesByUse } from "./names/bodies-by-use.ts";
import { closeCast, startCast } from "./names/cast-in-making.ts";
import { findNames } from "./names/find-names.ts";
import type { Findings } from "./names/findings.ts";
import { learnWorld } from "./names/learn-world.ts";
import { markActingPlaces } from "./names/mark-acting-places.ts";
import { markAdministrations } from "./names/mark-administrations.ts";
import { markBodies } from "./names/mark-bodies.ts";
import { markDelegations } from "./names/mark-delegations.ts";
import { markGroups } from "./names/mark-groups.ts";
import { markHeadlines } from "./names/mark-headlines.ts";
import { markOffices } from "./names/mark-offices.ts";
import { markPeople, settlePronounOwners } from "./names/mark-people.ts";
import { markPlainSides } from "./names/mark-plain-sides.ts";
import { markPowers } from "./names/mark-powers.ts";
import { markUnnamed } from "./names/mark-unnamed.ts";
import type { PronounJudge } from "./names/pronoun-judge.ts";
import { settleSides } from "./names/settle-sides.ts";
import type { ParsedText } from "./parsed-text.ts";
import { resolveReferences } from "./resolve-references.ts";
import type { World } from "./world.ts";

/** What the reader of actors knows beside the text. */
export type ActorResources = { readonly world: World; readonly pronouns?: PronounJudge };

/**
 * Reads the actors of `source`. Never fails: what no rule speaks for stays unmarked. Cost: linear in the text, times the actors near a reference.
 *
 * @example
 * const cast = identifyActors(parseText(source, models), source, { world: buildWorld() });
 * cast.actors.map((actor) => actor.name);
 */
export function identifyActors(parsed: ParsedText, source: Source, { world, pronouns }: ActorResources): Cast {
  const cast = startCast();
  const learnt = learnWorld(parsed, source, world);
  const found: Findings = { parsed, world: learnt.world, cast, ...findNames(parsed, learnt), taken: new Set(), pronouns };
  markPeople(found);
  markUnnamed(found);
  markGroups(found);
  markBodies(found);
  markPowers(found);
  markActingPlaces(found);
  markAdministrations(found);
  markHeadlines(found);
  makeBodiesByUse(found);
  resolveReferences(found);
  markOffices(found);
  markPlainSides(found);
  settlePronounOwners(found);
  markDelegations(found);
  settleSides(found);
  return closeCast(cast, source.text, source.id);
}

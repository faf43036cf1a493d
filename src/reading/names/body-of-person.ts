/** Decides how a body that was taken for a person becomes one: "Sound Link" once the text calls it the company, "Tavren" once it has a prime minister. */

import { slugOf } from "../world.ts";
import { type ActorDraft, addActor, type CastInMaking, mergeActors } from "./cast-in-making.ts";
import { basisOf } from "./findings.ts";

/** The actor as a body; those that are no person stay what they are. */
export function asBody(cast: CastInMaking, named: ActorDraft): ActorDraft {
  if (named.kind !== "person") return named;
  const body: ActorDraft = {
    ...named,
    key: `org:x-${slugOf(named.name)}`,
    kind: "organisation",
    basis: basisOf("actors/body-by-its-noun", 0.6),
  };
  addActor(cast, body);
  mergeActors(cast, named.key, body.key);
  return body;
}

/** Decides which actor a person means by a name or the beginning of an id, and names the candidates where there are several. */
import type { ActorItem } from "#record";
import type { Store } from "#store";
import { CommandError } from "./commands-error.ts";
import { requireItem } from "./find-item.ts";

const MostCandidates = 6;

/**
 * The actor called so: its id or the beginning of one, its name, else another name the texts give it; case does not count. Rejected actors are
 * found only by id.
 *
 * @throws CommandError where nobody or more than one is called so, or where the id is of something else.
 */
export async function requireActor(store: Store, words: string): Promise<ActorItem> {
  const wanted = words.trim();
  if (/^[A-Z]-[0-9a-z]*$/u.test(wanted)) {
    const { item } = await requireItem(store, wanted);
    if (item.kind === "actor") return item;
    throw new CommandError("bad-input", `${item.id} is a ${item.kind}, not an actor`, "List the actors with 'parley list actors'.");
  }
  const page = await store.items({ kinds: ["actor"], standings: ["proposed", "confirmed", "corrected"], words: wanted, limit: 5000 });
  const actors = page.rows.flatMap(({ item }) => (item.kind === "actor" ? [item] : []));
  const isCalled = (name: string): boolean => name.toLowerCase() === wanted.toLowerCase();
  const named = actors.filter(({ name }) => isCalled(name));
  const called = named.length > 0 ? named : actors.filter(({ alsoCalled }) => alsoCalled.some(isCalled));
  const [only, ...others] = called;
  if (only === undefined) {
    const near = actors
      .filter(({ name, alsoCalled }) => [name, ...alsoCalled].some((one) => one.toLowerCase().includes(wanted.toLowerCase())))
      .slice(0, MostCandidates)
      .map(inWords);
    throw new CommandError(
      "no-such-item",
      `no actor is called '${words}'`,
      near.length === 0 ? "List the actors with 'parley list actors'." : `Did you mean ${near.join(", ")}?`,
    );
  }
  if (others.length === 0) return only;
  const shown = called.slice(0, MostCandidates).map(inWords);
  const more = called.length > MostCandidates ? ` and ${called.length - MostCandidates} more` : "";
  throw new CommandError(
    "ambiguous-id",
    `${called.length} actors are called '${words}': ${shown.join(", ")}${more}`,
    "Name one by its id.",
  );
}

function inWords({ id, name, actorKind }: ActorItem): string {
  return `${id} (${name}, ${actorKind})`;
}

/** Decides what a person's decisions do to the record: who belongs together, which fields a person set, what was confirmed or rejected. */
import type { Decision, DecisionAct, DossierRecord, Item, ItemId, Standing } from "#record";
import { ItemShape, itemIdOf } from "#record";
import { byLearning, type Unit } from "./documents.ts";

/** Units that belong to one item, before the item is written out. `name` is set where a person named it in a split. */
export type Cluster<U extends Unit> = { readonly id: ItemId; readonly units: readonly U[]; readonly name?: string };

type Problem = DossierRecord["problems"][number];
type ActOf<Kind extends DecisionAct["kind"]> = Extract<DecisionAct, { kind: Kind }>;

/** The decisions at work on one record. Stages call `regroup`, then write their items, then `settle`; `finish` says what found no target. */
export type Deciding = {
  /** Merges and splits clusters of one kind of item, in the order of the log; returns them by first account. `formerIds`: what an id has become. */
  readonly regroup: <U extends Unit>(
    prefix: string,
    clusters: readonly Cluster<U>[],
    formerIds?: ReadonlyMap<ItemId, ItemId>,
  ) => readonly Cluster<U>[];
  /** Sets corrected fields and standing. */
  readonly settle: <I extends Item>(items: readonly I[]) => readonly I[];
  /** The item an id means now: itself, or what it was merged into; undefined where the dossier no longer holds it. */
  readonly resolve: (id: ItemId) => ItemId | undefined;
  /** Problems met, with every decision whose target is gone. */
  readonly finish: () => readonly Problem[];
};

const FixedFields = new Set(["id", "kind", "standing", "corrected", "accounts"]);
const ItemIdPattern = /^[A-Z]-[0-9a-z]{11}$/;
const standingAfter = { confirm: "confirmed", correct: "corrected", reject: "rejected" } as const;

/** Prepares the decisions; no decision is dropped without a problem that names it. */
export function followDecisions(decisions: readonly Decision[]): Deciding {
  const present = new Set<ItemId>();
  const movedTo = new Map<ItemId, ItemId>();
  const problems: Problem[] = [];
  const pending = new Set(decisions);
  const targets = new Set(decisions.flatMap(({ act }) => idsOf(act)));

  return { regroup, settle, resolve, finish };

  function resolve(id: ItemId): ItemId | undefined {
    let found: ItemId | undefined = id;
    for (let step = 0; found !== undefined && !present.has(found) && step <= movedTo.size; step++) found = movedTo.get(found);
    return found !== undefined && present.has(found) ? found : undefined;
  }

  function regroup<U extends Unit>(
    prefix: string,
    clusters: readonly Cluster<U>[],
    formerIds: ReadonlyMap<ItemId, ItemId> = new Map(),
  ): readonly Cluster<U>[] {
    const grouped = new Map(clusters.map((cluster) => [cluster.id, cluster]));
    for (const id of grouped.keys()) present.add(id);
    for (const [former, id] of formerIds) if (!present.has(former)) movedTo.set(former, id);
    learnFormerIds(prefix, clusters);
    for (const decision of decisions) {
      const { act } = decision;
      if (act.kind === "merge" && startsWithPrefix(act.items[0], prefix)) merge(decision, act, prefix, grouped);
      if (act.kind === "split" && startsWithPrefix(act.item, prefix)) split(decision, act, prefix, grouped);
    }
    return [...grouped.values()].sort(byFirstUnit);
  }

  // An item decided upon earlier may since have joined an older one; its id is then found through the mark that founded it.
  function learnFormerIds<U extends Unit>(prefix: string, clusters: readonly Cluster<U>[]): void {
    const missing = [...targets].some((id) => startsWithPrefix(id, prefix) && !present.has(id));
    if (!missing) return;
    for (const cluster of clusters) {
      for (const { account } of cluster.units) {
        const founded = itemIdOf(prefix, account.mark);
        if (targets.has(founded) && !present.has(founded)) movedTo.set(founded, cluster.id);
      }
    }
  }

  function merge<U extends Unit>(decision: Decision, act: ActOf<"merge">, prefix: string, grouped: Map<ItemId, Cluster<U>>): void {
    pending.delete(decision);
    const [first, ...others] = act.items.map((id) => grouped.get(resolve(id) ?? id));
    if (act.items.some((id) => !startsWithPrefix(id, prefix))) {
      report("merge-of-different-kinds", `A merge by ${decision.by} joins items of different kinds`, act.items);
      return;
    }
    const gone = act.items.filter((id) => !grouped.has(resolve(id) ?? id));
    if (gone.length > 0) report("merge-target-gone", `A merge by ${decision.by} concerns items the dossier no longer holds`, gone);
    if (first === undefined) return;
    let units = first.units;
    for (const other of others) {
      if (other === undefined || other.id === first.id || !grouped.has(other.id)) continue;
      units = [...units, ...other.units];
      grouped.delete(other.id);
      present.delete(other.id);
      movedTo.set(other.id, first.id);
    }
    grouped.set(first.id, { ...first, units: [...units].sort(byLearning) });
  }

  function split<U extends Unit>(decision: Decision, act: ActOf<"split">, prefix: string, grouped: Map<ItemId, Cluster<U>>): void {
    pending.delete(decision);
    const cluster = grouped.get(resolve(act.item) ?? act.item);
    if (cluster === undefined) {
      report("split-target-gone", `A split by ${decision.by} concerns an item the dossier no longer holds`, [act.item]);
      return;
    }
    const marks = new Set<string>(act.marks);
    const isNamed = ({ account, alsoAt }: Unit) => marks.has(account.mark) || (alsoAt?.some((mark) => marks.has(mark)) ?? false);
    const taken = cluster.units.filter(isNamed);
    const founder = taken[0];
    if (founder === undefined) {
      report("split-marks-gone", `A split by ${decision.by} names accounts that ${cluster.id} does not have`, [cluster.id]);
      return;
    }
    const left = cluster.units.filter((unit) => !isNamed(unit));
    if (left.length === 0) {
      report("split-takes-all", `A split by ${decision.by} would leave ${cluster.id} without an account`, [cluster.id]);
      return;
    }
    const id = itemIdOf(prefix, `${founder.account.mark} split from ${act.item}`);
    grouped.set(cluster.id, { ...cluster, units: left });
    grouped.set(id, { id, units: taken, ...(act.name === undefined ? {} : { name: act.name }) });
    present.add(id);
  }

  function settle<I extends Item>(items: readonly I[]): readonly I[] {
    for (const item of items) present.add(item.id);
    const settled = new Map(items.map((item) => [item.id, item]));
    for (const decision of decisions) {
      const { act } = decision;
      if (act.kind === "merge" || act.kind === "split") continue;
      const item = settled.get(resolve(act.item) ?? act.item);
      if (item === undefined) continue;
      pending.delete(decision);
      // What was decided on an item that a person later merged away went with it; the item it joined stands as it was.
      if (act.item !== item.id && wasMergedByPerson(act.item, decision)) continue;
      if (act.item !== item.id && act.kind === "reject") {
        report("rejected-item-joined", `${act.item} was rejected by ${decision.by} and has since joined ${item.id}, which was not`, [
          item.id,
        ]);
        continue;
      }
      settled.set(item.id, act.kind === "correct" ? correct(item, act, decision) : { ...item, standing: standingAfter[act.kind] });
    }
    return items.map((item) => settled.get(item.id) ?? item);
  }

  function wasMergedByPerson(id: ItemId, decision: Decision): boolean {
    const later = decisions.slice(decisions.indexOf(decision) + 1);
    return later.some(({ act }) => act.kind === "merge" && act.items.indexOf(id) > 0);
  }

  function correct<I extends Item>(item: I, act: ActOf<"correct">, decision: Decision): I {
    const fields = shapeOf(item.kind);
    const kept: Record<string, unknown> = { ...item };
    const corrected = new Set(item.corrected);
    for (const [field, value] of Object.entries(act.fields)) {
      // Only the shape's own members: 'constructor' and its like are members of every object.
      const shape = FixedFields.has(field) || !Object.hasOwn(fields, field) ? undefined : fields[field];
      if (shape === undefined) {
        report("correction-unknown-field", `A correction by ${decision.by} sets '${field}', which nobody can set on a ${item.kind}`, [
          item.id,
        ]);
        continue;
      }
      const pointed = pointToPresent(value);
      // JSON has no undefined: null takes an optional field away.
      const parsed = shape.safeParse(pointed.value === null ? undefined : pointed.value);
      if (!parsed.success) {
        report(
          "correction-bad-value",
          `A correction by ${decision.by} gives '${field}' a value a ${item.kind} cannot have: ${firstIssue(parsed.error)}`,
          [item.id],
        );
        continue;
      }
      if (pointed.gone.length > 0) {
        report("correction-target-gone", `A correction by ${decision.by} points '${field}' at items the dossier no longer holds`, [
          item.id,
          ...pointed.gone,
        ]);
        continue;
      }
      if (field === "actsFor" && pointed.value === item.id) {
        report("correction-points-at-itself", `After a merge, a correction by ${decision.by} would have ${item.id} act for itself`, [
          item.id,
        ]);
        continue;
      }
      if (parsed.data === undefined) delete kept[field];
      else kept[field] = parsed.data;
      corrected.add(field);
    }
    if (corrected.size === 0) return item;
    // Each field was parsed by the item's own shape just above, so the whole is an item of the same kind.
    return { ...kept, corrected: [...corrected], standing: "corrected" satisfies Standing } as unknown as I;
  }

  /** The value with every item id led to the item it means now. */
  function pointToPresent(value: unknown): { readonly value: unknown; readonly gone: readonly ItemId[] } {
    const gone: ItemId[] = [];
    const pointed = JSON.parse(JSON.stringify(value ?? null), (_, part: unknown) => {
      if (typeof part !== "string" || !ItemIdPattern.test(part)) return part;
      const id = resolve(part as ItemId); // The pattern is the one `itemIdOf` writes.
      if (id === undefined) gone.push(part as ItemId);
      return id ?? part;
    });
    return { value: pointed, gone };
  }

  function finish(): readonly Problem[] {
    for (const { act, by } of pending) {
      const what = act.kind === "merge" || act.kind === "split" ? act.kind : `${act.kind} decision`;
      report("decision-target-gone", `A ${what} by ${by} concerns an item the dossier no longer holds`, idsOf(act));
    }
    pending.clear();
    return problems;
  }

  function report(code: string, message: string, items: readonly ItemId[]): void {
    problems.push({ code, message: `${message}.`, items: [...items] });
  }
}

/** The stated order of items within their kind. */
function byFirstUnit(one: Cluster<Unit>, other: Cluster<Unit>): number {
  const [first] = one.units;
  const [second] = other.units;
  return first === undefined || second === undefined ? 0 : byLearning(first, second);
}

function idsOf(act: DecisionAct): readonly ItemId[] {
  return act.kind === "merge" ? act.items : [act.item];
}

function startsWithPrefix(id: ItemId | undefined, prefix: string): boolean {
  return id?.startsWith(`${prefix}-`) ?? false;
}

type FieldShape = {
  readonly safeParse: (
    value: unknown,
  ) => { success: true; data: unknown } | { success: false; error: { issues: readonly { message: string }[] } };
};

function shapeOf(kind: Item["kind"]): Readonly<Record<string, FieldShape>> {
  const option = ItemShape.options.find(({ shape }) => shape.kind.value === kind);
  return option === undefined ? {} : option.shape;
}

function firstIssue(error: { readonly issues: readonly { readonly message: string }[] }): string {
  return error.issues[0]?.message ?? "unknown reason";
}

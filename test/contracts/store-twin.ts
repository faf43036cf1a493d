/** Decides, slowly and obviously, what a store must answer: plain lists, and everything worked out anew from the log at each question. */
import type { Item, ItemId } from "#record";
import type { Effects, Json } from "#store";

export type TwinEntry = { readonly undoes?: number; readonly continues?: number; readonly effects: Effects };

/** A store's effects without a store. Moments are numbers of entries, as in the contract. */
export class StoreTwin {
  readonly entries: TwinEntry[] = [];
  readonly saves: { readonly seq: number; readonly items: readonly Item[] }[] = [];

  /** What a write with these words must do. */
  write(entry: TwinEntry): "written" | "unchanged" | "already undone" | "refused" {
    const head = this.entries.length;
    if (entry.undoes !== undefined) {
      if (entry.undoes > head) return "refused";
      if (!this.counts(entry.undoes, head)) return "already undone";
      this.entries.push(entry);
      return "written";
    }
    if (entry.continues !== undefined) {
      const first = this.entries[entry.continues - 1];
      if (first === undefined || first.continues !== undefined || first.undoes !== undefined || !this.counts(entry.continues, head))
        return "refused";
    }
    const present = new Set([...this.sources(head).keys(), ...(entry.effects.sources ?? []).map((source) => source.id)]);
    const spokenOf = [...(entry.effects.readings ?? []), ...(entry.effects.details ?? [])].map((effect) => effect.source);
    if (spokenOf.some((source) => !present.has(source))) return "refused";
    const effects = this.fresh(entry.effects, head);
    if (Object.values(effects).every((list) => list.length === 0)) return "unchanged";
    this.entries.push({ ...entry, effects });
    return "written";
  }

  /** Of some effects those that would change what stands. */
  private fresh({ sources = [], details = [], readings = [], decisions = [], settings = [] }: Effects, moment: number) {
    const known = new Map(this.sources(moment));
    const read = new Map(this.readings(moment));
    const set = new Map([...this.settings(moment)].map(([key, value]) => [key, JSON.stringify(value)]));
    const isNew = (map: Map<string, string>, key: string, value: string) => map.get(key) !== value && map.set(key, value).size > 0;
    return {
      sources: sources.filter((source) => !known.has(source.id) && isNew(known, source.id, JSON.stringify(source.details))),
      details: details.filter((change) => isNew(known, change.source, JSON.stringify(change.details))),
      readings: readings.filter((reading) => isNew(read, reading.source, JSON.stringify(reading))),
      decisions,
      settings: settings.filter(({ key, value }) => isNew(set, key, JSON.stringify(value))),
    };
  }

  /** By its definition: no later undo, up to that moment, that itself counts; and what it continues counts. */
  counts(seq: number, moment: number): boolean {
    const isUndone = this.entries.some(
      (entry, at) => at + 1 > seq && at + 1 <= moment && entry.undoes === seq && this.counts(at + 1, moment),
    );
    const continues = this.entries[seq - 1]?.continues;
    return !isUndone && (continues === undefined || this.counts(continues, moment));
  }

  private effects(moment: number): readonly Effects[] {
    return this.entries.flatMap((entry, at) => (at + 1 <= moment && this.counts(at + 1, moment) ? [entry.effects] : []));
  }

  /** Sources that count, in the order in which they first count, with their details as JSON. */
  sources(moment: number): ReadonlyMap<string, string> {
    const sources = new Map<string, string>();
    for (const effects of this.effects(moment)) {
      for (const source of effects.sources ?? []) sources.set(source.id, JSON.stringify(source.details));
      for (const { source, details } of effects.details ?? []) if (sources.has(source)) sources.set(source, JSON.stringify(details));
    }
    return sources;
  }

  /** Readings that count, as JSON. */
  readings(moment: number): ReadonlyMap<string, string> {
    const readings = new Map<string, string>();
    for (const effects of this.effects(moment))
      for (const reading of effects.readings ?? []) readings.set(reading.source, JSON.stringify(reading));
    for (const source of readings.keys()) if (!this.sources(moment).has(source)) readings.delete(source);
    return readings;
  }

  /** Acts and reasons that count, in order, as JSON. */
  decisions(moment: number): readonly string[] {
    return this.effects(moment).flatMap((effects) => (effects.decisions ?? []).map(({ act, reason }) => JSON.stringify({ act, reason })));
  }

  settings(moment: number): ReadonlyMap<string, Json> {
    return new Map(this.effects(moment).flatMap((effects) => (effects.settings ?? []).map(({ key, value }) => [key, value] as const)));
  }

  items(moment: number): readonly Item[] {
    return this.saves.findLast((save) => save.seq <= moment)?.items ?? [];
  }

  /** Items as they stood at each moment at which that item was saved differently from before. */
  versions(id: ItemId): readonly string[] {
    const states = Array.from({ length: this.entries.length + 1 }, (_, moment) =>
      JSON.stringify(this.items(moment).find((item) => item.id === id) ?? null),
    );
    return states.filter((state, moment) => moment > 0 && state !== states[moment - 1]);
  }
}

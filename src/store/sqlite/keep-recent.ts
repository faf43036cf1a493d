/** Decides how much of what never changes is kept in memory after it was read once: the values used last, up to a sum of sizes. */

/** Values by key, for as long as they are among those used last. */
export type Recent<Value> = {
  /** The value kept under `key`; made, and kept, where there is none. Nothing is kept of a value of size 0. */
  readonly get: (key: string, make: () => { readonly value: Value; readonly size: number }) => Value;
};

/** `mostInAll` is the sum of sizes that may be kept; a single value larger than that is not. */
export function keepRecent<Value>(mostInAll: number): Recent<Value> {
  const kept = new Map<string, { readonly value: Value; readonly size: number }>();
  let inAll = 0;

  return {
    get(key, make) {
      const known = kept.get(key);
      if (known !== undefined) {
        // A map tells its keys in the order they were put in: the first is the one not used for longest.
        kept.delete(key);
        kept.set(key, known);
        return known.value;
      }
      const made = make();
      if (made.size === 0 || made.size > mostInAll) return made.value;
      kept.set(key, made);
      inAll += made.size;
      for (const [oldest, { size }] of kept) {
        if (inAll <= mostInAll) break;
        kept.delete(oldest);
        inAll -= size;
      }
      return made.value;
    },
  };
}

/** Decides what an entry of a model rests on: a source, or somebody's assumption. */

export type EntryBasis = {
  readonly kind: "source" | "assumption";
  readonly source?: string;
  readonly date?: string;
  readonly certainty?: string;
  readonly by?: string;
  readonly note?: string;
};

/** The basis of a weight, value, statement, red line or link; one without a source is the analyst's assumption. */
export function basisOf(entry: unknown): EntryBasis {
  const fields = typeof entry === "object" && entry !== null ? (entry as Readonly<Record<string, unknown>>) : {}; // Any object can be read so.
  const said = (name: string): Record<string, string> => {
    const value = fields[name];
    return typeof value === "string" && value !== "" ? { [name]: value } : {};
  };
  const source = said("source");
  return {
    kind: source["source"] === undefined ? "assumption" : "source",
    ...source,
    ...said("date"),
    ...said("certainty"),
    ...said("by"),
    ...said("note"),
  };
}

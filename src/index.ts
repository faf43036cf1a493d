/** Parley as a library: the reader, collation and the record's shapes, for programs of other people. */
export * from "#collation";
export * from "#reading";
export * from "#record";

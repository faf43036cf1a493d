/** Decides which positions of a record speak for which entries of a model: those of the same party on the same point, and the document a source names. */
import type { Model } from "./model.ts";

/** What a record has to offer as evidence. */
export type RecordedEvidence = {
  readonly parties: readonly { readonly id: string; readonly names: readonly string[] }[];
  readonly points: readonly { readonly id: string; readonly names: readonly string[]; readonly number?: string | undefined }[];
  readonly positions: readonly RecordedPosition[];
  readonly sources: readonly { readonly id: string; readonly names: readonly string[] }[];
};

export type RecordedPosition = {
  readonly id: string;
  readonly party: string;
  readonly point: string;
  readonly stance: string;
  /** One line with day, party, point and words. */
  readonly line: string;
  readonly date?: string | undefined;
};

export type MatchedEvidence = {
  /** What the record has of a party on a point, newest first as recorded; without a party, of everybody. */
  readonly positionsOn: (party: string | undefined, point: string) => readonly RecordedPosition[];
  /** What a source named in the model is: an item or a document of the record, or only words. */
  readonly meaningOf: (
    source: string,
  ) => { readonly kind: "position" | "document"; readonly id: string; readonly line: string } | { readonly kind: "words" };
};

/**
 * Names are the same where they are so without regard to case; a point is also known by its number in the plan where its name in the model
 * begins with it ("7. Renewal"), and by its id where the model's point names it as source. Cost: points times parties of both.
 */
export function matchEvidence(model: Model, record: RecordedEvidence): MatchedEvidence {
  const parties = new Map(
    model.parties.map(({ id, name }) => {
      const wanted = new Set([id, name ?? id].map(plain));
      return [id, new Set(record.parties.flatMap((one) => ([one.id, ...one.names].some((it) => wanted.has(plain(it))) ? [one.id] : [])))];
    }),
  );
  const points = new Map(
    model.points.map(({ id, name, source }) => {
      const wanted = new Set([id, name ?? id, source ?? id].map(plain));
      const number = /^(\d+(?:[.]\d+)*)[.)]?\s/u.exec(name ?? id)?.[1];
      const isSame = (one: RecordedEvidence["points"][number]): boolean =>
        [one.id, ...one.names].some((it) => wanted.has(plain(it))) || (number !== undefined && one.number === number);
      return [id, new Set(record.points.flatMap((one) => (isSame(one) ? [one.id] : [])))];
    }),
  );
  const positions = new Map(record.positions.map((one) => [one.id, one]));
  const documents = new Map(
    record.sources.flatMap(({ id, names }) => [id, ...names].map((name) => [plain(name), { id, name: names[0] ?? id }])),
  );
  return {
    positionsOn: (party, point) => {
      const own = party === undefined ? undefined : parties.get(party);
      const about = points.get(point);
      return record.positions.filter((one) => about?.has(one.point) === true && (own === undefined || own.has(one.party)));
    },
    meaningOf: (source) => {
      const position = positions.get(source);
      if (position !== undefined) return { kind: "position", id: position.id, line: position.line };
      const document = documents.get(plain(source));
      return document === undefined ? { kind: "words" } : { kind: "document", id: document.id, line: document.name };
    },
  };
}

function plain(name: string): string {
  return name.normalize("NFC").trim().toLowerCase();
}

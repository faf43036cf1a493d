/** Decides what the stages of collation know of each document: its place in the order, its day, and which report a passage belongs to. */
import type { Account, Basis, MarkId, Span, TextRange } from "#record";
import { exactText } from "#record";
import type { LearnedDocument } from "./collation-input.ts";
import { dayNumber } from "./days.ts";
import { findCopies } from "./find-copies.ts";

/** A document with its place in the order learned. `published` is a day number. */
export type OrderedDocument = LearnedDocument & {
  readonly index: number;
  readonly published: number | undefined;
  readonly independentAt: (range: TextRange) => string;
};

/** What every unit of collation has: one account and the document it stands in. `alsoAt` are further marks that mean the same unit. */
export type Unit = { readonly document: OrderedDocument; readonly account: Account; readonly alsoAt?: readonly MarkId[] };

/** Puts the documents in order, each source once; a source given twice counts where it was learned first. */
export function orderDocuments(documents: readonly LearnedDocument[]): readonly OrderedDocument[] {
  const seen = new Set<string>();
  const once = documents.filter(({ source }) => !seen.has(source.id) && seen.add(source.id));
  const copies = findCopies(once);
  return once.map((document, index) => ({
    ...document,
    index,
    published: dayNumber(document.source.details.published),
    independentAt: (range) => copies.keyOf(index, range),
  }));
}

/** The account a mark gives. */
export function accountOf(
  document: OrderedDocument,
  mark: { readonly id: MarkId; readonly range: TextRange; readonly basis: Basis },
): Account {
  const { published } = document.source.details;
  return {
    mark: mark.id,
    source: document.source.id,
    span: spanOf(document, mark.range),
    basis: mark.basis,
    independent: document.independentAt(mark.range),
    ...(published === undefined ? {} : { published }),
  };
}

/** A range as a span of the document's text. */
export function spanOf(document: OrderedDocument, range: TextRange): Span {
  return { source: document.source.id, start: range.start, end: range.end };
}

/** The words at some ranges, joined by spaces. */
export function textAt(document: OrderedDocument, ranges: readonly TextRange[]): string {
  return ranges.map((range) => exactText(document.source.text, range)).join(" ");
}

/** Orders units as the dossier learned them: by document, then by place in the text. */
export function byLearning(one: Unit, other: Unit): number {
  return (
    one.document.index - other.document.index ||
    one.account.span.start - other.account.span.start ||
    one.account.span.end - other.account.span.end ||
    (one.account.mark < other.account.mark ? -1 : Number(one.account.mark > other.account.mark))
  );
}

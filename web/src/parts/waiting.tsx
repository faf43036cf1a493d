/** Decides what is seen while an answer is under way, when it was refused, and when there is nothing to show. */
import type { ReactNode } from "react";
import { Refused, type Seen } from "../api/ask.ts";

type Asked<Value> = { readonly data: Seen<Value> | undefined; readonly error: Error | null; readonly isPlaceholderData?: boolean };

/** Shows the answer; says why there is none. Nothing appears in the first 200 ms of waiting. */
export function Answer<Value>({
  of,
  children,
}: {
  readonly of: Asked<Value>;
  readonly children: (value: Value, seq: number) => ReactNode;
}) {
  if (of.data !== undefined) return children(of.data.value, of.data.seq);
  return of.error === null ? <Waiting /> : <Failure error={of.error} />;
}

/** A quiet word, seen only when the wait is long enough to be noticed. */
export function Waiting() {
  return (
    <p className="waiting" role="status">
      Looking it up …
    </p>
  );
}

/** What was refused, and what to do. */
export function Failure({ error }: { readonly error: Error }) {
  return (
    <div className="failure" role="alert">
      <strong>{error.message}</strong> {error instanceof Refused ? error.whatToDo : "Reload the page; if it stays so, please report it."}
    </div>
  );
}

/** An empty place: why it is empty, and the act that would fill it. */
export function Empty({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      {children}
    </div>
  );
}

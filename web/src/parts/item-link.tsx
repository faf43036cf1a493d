/** Decides how one gets from a name or line to the evidence behind it: a link that opens the drawer and has its own address. */
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { keptSelection, type Selection } from "../url.ts";
import { SafeText } from "./safe-text.tsx";

type ItemLinkProps = { readonly id: string; readonly className?: string; readonly children: ReactNode; readonly label?: string };

/** Opens the drawer on an item, on whatever page one is. */
export function ItemLink({ id, className = "item-link", children, label }: ItemLinkProps) {
  return (
    <Link
      to="."
      search={(before: Selection) => ({ ...before, sel: id })}
      resetScroll={false}
      className={className}
      aria-label={label}
      data-id={id}
      activeOptions={{ exact: true, includeSearch: true }}
    >
      {children}
    </Link>
  );
}

/** A named actor or point. */
export function ReferenceLink({ reference }: { readonly reference: { readonly id: string; readonly name: string } }) {
  return (
    <ItemLink id={reference.id} className="reference">
      <SafeText text={reference.name} />
    </ItemLink>
  );
}

/** Several of them, with commas. */
export function ReferenceList({ references }: { readonly references: readonly { readonly id: string; readonly name: string }[] }) {
  return references.map((reference, at) => (
    <span key={reference.id}>
      {at > 0 ? ", " : ""}
      <ReferenceLink reference={reference} />
    </span>
  ));
}

/** Opens a document at the words `start` to `end`. */
export function PassageLink({
  source,
  start,
  end,
  children,
  className,
}: {
  readonly source: string;
  readonly start: number;
  readonly end: number;
  readonly children: ReactNode;
  readonly className?: string;
}) {
  return (
    <Link
      to="/documents/$source"
      params={{ source }}
      search={(before: Selection) => ({ ...keptSelection(before), at: `${start}-${end}` })}
      className={className ?? ""}
    >
      {children}
    </Link>
  );
}

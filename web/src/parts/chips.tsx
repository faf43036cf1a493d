/** Decides how one of several choices is made where each choice has its own address. */
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Selection } from "../url.ts";

type ChipLinkProps = {
  readonly patch: Readonly<Record<string, string | undefined>>;
  readonly isCurrent: boolean;
  readonly children: ReactNode;
};

/** A choice that changes the address by `patch`; what the patch does not name stays. */
export function ChipLink({ patch, isCurrent, children }: ChipLinkProps) {
  return (
    <Link
      to="."
      search={(before: Selection) => ({ ...before, ...patch })}
      className="chip"
      data-chosen={isCurrent}
      activeOptions={{ exact: true, includeSearch: true }}
      resetScroll={false}
    >
      {children}
      {isCurrent && <span className="sr-only"> (chosen)</span>}
    </Link>
  );
}

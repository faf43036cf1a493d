/** Decides how a field of a form is named: its word before it, tied to it. */
import { type ReactNode, useId } from "react";

export function Labelled({ label, children }: { readonly label: string; readonly children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className="labelled">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
}

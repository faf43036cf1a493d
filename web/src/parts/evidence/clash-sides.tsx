/** Decides how a clash is shown: both sides beside each other with their words, neither before the other but by order of learning. */
import type { ViewOf } from "#report";
import { Quote } from "../quote.tsx";
import { SafeText } from "../safe-text.tsx";

export function ClashSides({ clash }: { readonly clash: ViewOf<"clash"> }) {
  return (
    <div className="clash-sides">
      {clash.sides.map((side) => (
        <section key={side.says} className="clash-side">
          <h4>
            <SafeText text={side.says} />
          </h4>
          {side.accounts.map((account) => (
            <Quote key={account.mark} passage={account.passage} />
          ))}
        </section>
      ))}
    </div>
  );
}

/** Decides how a clash is shown: both sides beside each other with their words, neither before the other but by order of learning. */
import type { ViewOf } from "#report";
import type { ExplainAnswer } from "../../api/answers.ts";
import { Quote } from "../quote.tsx";
import { SafeText } from "../safe-text.tsx";

type ClashSidesProps = { readonly clash: ViewOf<"clash">; readonly grounds?: ExplainAnswer["grounds"] };

export function ClashSides({ clash, grounds = [] }: ClashSidesProps) {
  const sentenceOf = (mark: string) => grounds.find((ground) => ground.mark === mark)?.sentence;
  return (
    <div className="clash-sides">
      {clash.sides.map((side) => (
        <section key={side.says} className="clash-side">
          <h4>
            <SafeText text={side.says} />
          </h4>
          {side.accounts.map((account) => (
            <Quote key={account.mark} passage={account.passage} sentence={sentenceOf(account.mark)} />
          ))}
        </section>
      ))}
    </div>
  );
}

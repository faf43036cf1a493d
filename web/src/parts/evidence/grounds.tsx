/** Decides how it is shown what an item rests on: each account's words in their sentence, and the rule or model that read them. */
import type { ExplainAnswer } from "../../api/answers.ts";
import { Quote } from "../quote.tsx";

type Ground = ExplainAnswer["grounds"][number];

/** `shown` passages stand open; the others are one step away. */
export function Grounds({ grounds, shown = 6 }: { readonly grounds: readonly Ground[]; readonly shown?: number }) {
  return (
    <>
      {grounds.slice(0, shown).map((ground) => (
        <GroundView key={ground.mark} ground={ground} />
      ))}
      {grounds.length > shown && (
        <details className="more-grounds">
          <summary>{grounds.length - shown} more passages</summary>
          {grounds.slice(shown).map((ground) => (
            <GroundView key={ground.mark} ground={ground} />
          ))}
        </details>
      )}
    </>
  );
}

function GroundView({ ground }: { readonly ground: Ground }) {
  const { basis } = ground;
  return (
    <div className="ground">
      <Quote passage={ground.passage} sentence={ground.sentence} />
      <details className="basis">
        <summary>
          Read by {basis.kind} <code>{basis.name}</code>, certainty {basis.certainty.toFixed(2)}
        </summary>
        <p>{ground.reason}</p>
        {ground.example !== undefined && <p className="example">For example: {ground.example}</p>}
      </details>
    </div>
  );
}

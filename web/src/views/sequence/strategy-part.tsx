/** Decides how the strategy is told in words: what may start now, what to wait for, and what follows when nature has spoken. */
import { SafeText } from "../../parts/safe-text.tsx";
import { daysInWords } from "./contradictions.tsx";
import type { Told } from "./sequence-messages.ts";

export function StrategyPart({ told }: { readonly told: Told }) {
  const { strategy } = told;
  return (
    <section className="sequence-part" aria-label="What to do now">
      <h2>What to do now</h2>
      {strategy === undefined ? (
        <p>
          {told.isConsistent && told.isControllable
            ? "The plan is too large to tell the strategy here; 'parley sequence check --now' tells it."
            : "There is no strategy that keeps every limit whatever nature chooses: mend what stands against it first."}
        </p>
      ) : (
        <>
          <p className="sequence-hint">
            {strategy.fromStart
              ? `No state is noted yet, so this is told from the first day, ${strategy.asOf}.`
              : `By what is noted up to ${strategy.asOf}.`}
          </p>
          <p>
            <SafeText text={nowInWords(strategy.now)} />
          </p>
          {strategy.reactions.length > 0 && (
            <ul className="sequence-reactions">
              {strategy.reactions.map(({ end, takesDays, follows, heldUp }) => (
                <li key={end}>
                  <SafeText
                    text={`${end} comes ${daysInWords(takesDays[0])} to ${daysInWords(takesDays[1])} after its beginning. ${
                      follows.length === 0 ? "Nothing has to happen at once when it does." : `When it does: ${inWords(follows)}.`
                    }${heldUp.length === 0 ? "" : ` Until then hold back ${heldUp.map(({ point, untilDays }) => `${point} (at most until ${daysInWords(untilDays)} after that beginning)`).join(", ")}.`}`}
                  />
                </li>
              ))}
            </ul>
          )}
          {strategy.endIfQuick !== undefined && strategy.endIfSlow !== undefined && (
            <p>
              Carried out so, everything has happened by {strategy.endIfQuick} if nature is quick
              {strategy.endIfSlow === strategy.endIfQuick ? ", and if she is slow" : `, by ${strategy.endIfSlow} if she is slow`}.
            </p>
          )}
        </>
      )}
    </section>
  );
}

function nowInWords({ kind, at, points, waitingFor }: NonNullable<Told["strategy"]>["now"]): string {
  const unless = waitingFor.length === 0 ? "" : `, unless ${waitingFor.join(" or ")} comes before; then look again`;
  switch (kind) {
    case "act":
      return `Next, on ${at ?? ""}: ${inWords(points)}${unless}.`;
    case "wait":
      return `Wait for ${waitingFor.join(" or ")}.`;
    case "done":
      return "Everything has happened.";
    case "broken":
      return `By what is noted, ${points.join(", ")} can no longer be kept in time.`;
  }
}

/** Moments as acts: `lift.start` is started, `lift.end` is done by then. */
function inWords(points: readonly string[]): string {
  const named = (ending: string) => points.filter((point) => point.endsWith(ending)).map((point) => point.slice(0, -ending.length));
  const starts = named(".start");
  const ends = named(".end").filter((step) => !starts.includes(step));
  const others = points.filter((point) => !/\.(?:start|end)$/u.test(point));
  return [
    ...(starts.length === 0 ? [] : [`start ${starts.join(", ")}`]),
    ...(ends.length === 0 ? [] : [`finish ${ends.join(", ")}`]),
    ...(others.length === 0 ? [] : [`${others.join(", ")} reached`]),
  ].join("; ");
}

/** Decides how one point is shown whole: its words through the drafts, each party's line through time, and who would have to move for each text on offer. */
import { useQuery } from "@tanstack/react-query";
import type { PlanPointAnswer } from "../../api/answers.ts";
import { planPointQuery } from "../../api/queries.ts";
import { ChipLink } from "../../parts/chips.tsx";
import { ItemLink } from "../../parts/item-link.tsx";
import { SafeText } from "../../parts/safe-text.tsx";
import { Stance } from "../../parts/stance.tsx";
import { Answer } from "../../parts/waiting.tsx";
import { clocksOf, useSelection } from "../../url.ts";
import { ApartList } from "./apart-list.tsx";
import { ChangedWords } from "./changed-words.tsx";
import { DraftWords } from "./draft-words.tsx";

export function OnePoint({ point, draft }: { readonly point: string; readonly draft: string }) {
  const asked = useQuery(planPointQuery(point, draft, clocksOf(useSelection())));
  return (
    <>
      <nav className="chips no-print" aria-label="Back">
        <ChipLink patch={{ about: undefined }} isCurrent={false}>
          ‹ What is left
        </ChipLink>
      </nav>
      <Answer of={asked}>{(answer) => <Told answer={answer} />}</Answer>
    </>
  );
}

function Told({ answer }: { readonly answer: PlanPointAnswer }) {
  const { label, heading, still, apart, tookIn, splitFrom, versions, lines, places } = answer;
  return (
    <article className="one-point">
      <h2>
        {label} <SafeText text={heading} />
      </h2>
      <p className="plan-counts">
        {still === undefined ? "No day is known." : `Nothing moved since ${still.day}, when the ${still.what} did.`}
        {answer.point !== undefined && (
          <>
            {" "}
            <ItemLink id={answer.point}>In the record</ItemLink>
          </>
        )}
      </p>
      {apart.length > 0 && (
        <section aria-labelledby="apart">
          <h3 id="apart">Apart</h3>
          <ApartList apart={apart} />
        </section>
      )}
      <section aria-labelledby="settle">
        <h3 id="settle">What would have to move</h3>
        {places.length === 0 ? <p>Nothing in its words is open.</p> : <Places places={places} />}
      </section>
      <section aria-labelledby="versions">
        <h3 id="versions">Through the drafts</h3>
        {[
          ...tookIn.map((event) => `Took in ${event.label} in ${event.draft}.`),
          ...splitFrom.map((event) => `Split off ${event.label} in ${event.draft}.`),
        ].map((line) => (
          <p key={line}>
            <SafeText text={line} />
          </p>
        ))}
        {versions.map(({ draft, date, label: number, kind, text, changes }) => (
          <section key={`${date} ${draft}`} className="plan-text" aria-label={`${date ?? "no date"}, ${draft}`}>
            <h4>
              {date ?? "no date"}, <SafeText text={`${draft}, ${number}`} />
              {kind !== undefined && <span className="plan-note">{kind}</span>}
            </h4>
            <div className="plan-words">{changes === undefined ? <DraftWords text={text} /> : <ChangedWords segments={changes} />}</div>
          </section>
        ))}
      </section>
      <section aria-labelledby="lines">
        <h3 id="lines">Each party through time</h3>
        {lines.length === 0 && <p className="plan-unknown">No position on it is known.</p>}
        {lines.map(({ party, steps }) => (
          <section key={party.id} aria-label={party.name}>
            <h4>
              <SafeText text={party.name} />
            </h4>
            <ol className="plan-line">
              {steps.map(({ position, stance, day, reported, words, turn }) => (
                <li key={position} data-turn={turn}>
                  <span>{day ?? (reported === undefined ? "day unknown" : `reported ${reported}`)}</span>{" "}
                  <ItemLink id={position}>
                    <Stance stance={stance} />
                  </ItemLink>{" "}
                  {turn && <span className="plan-note">turn</span>}{" "}
                  <q>
                    <SafeText text={words.exact} />
                  </q>
                </li>
              ))}
            </ol>
          </section>
        ))}
      </section>
    </article>
  );
}

function Places({ places }: { readonly places: PlanPointAnswer["places"] }) {
  return places.map((place, at) => (
    <div className="table-scroll" key={at}>
      <table className="plan-open">
        <caption>
          {place.kind} {place.brackets.join(", ")}
          {!place.named && place.kind !== "fill" && ": nobody is named, so it is not known who would have to move"}
        </caption>
        <thead>
          <tr>
            <th scope="col">Text on offer</th>
            <th scope="col">Behind it</th>
            <th scope="col">Would have to move for it</th>
          </tr>
        </thead>
        <tbody>
          {place.choices.length === 0 && (
            <tr>
              <td colSpan={3}>To be filled in</td>
            </tr>
          )}
          {place.choices.map(({ label, text, behind, wouldMove }, choice) => (
            <tr key={choice}>
              <td>
                {label !== undefined && `${label}: `}
                {text === "" ? <em>no text</em> : <SafeText text={text} />}
              </td>
              <td>{behind.length === 0 ? <span className="plan-unknown">nobody named</span> : <SafeText text={behind.join(", ")} />}</td>
              <td>
                <SafeText text={wouldMove.join(", ")} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  ));
}

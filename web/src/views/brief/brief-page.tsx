/** Decides how the brief is shown: what is new first, each sentence with numbers that open the very words it rests on. */
import { useQuery } from "@tanstack/react-query";
import type { Brief } from "#report";
import type { BriefAnswer } from "../../api/answers.ts";
import { briefQuery } from "../../api/queries.ts";
import { ItemLink, PassageLink } from "../../parts/item-link.tsx";
import { Quote } from "../../parts/quote.tsx";
import { SafeText } from "../../parts/safe-text.tsx";
import { saveText } from "../../parts/save-export.ts";
import { StandingMark } from "../../parts/standing.tsx";
import { showToast } from "../../parts/toasts.tsx";
import { Answer, Empty } from "../../parts/waiting.tsx";
import { clocksOf, useSelect, useSelection } from "../../url.ts";
import "./brief.css";

const Lengths = ["5", "12", "30", "100"];
const UsualLength = "12";

export function BriefPage() {
  const selection = useSelection();
  const select = useSelect();
  const since = /^\d{4}-\d{2}-\d{2}$/u.test(selection["since"] ?? "") ? selection["since"] : undefined;
  const longest = Lengths.find((one) => one === selection["longest"]) ?? UsualLength;
  const asked = useQuery(briefQuery(since, Number(longest), clocksOf(selection)));
  return (
    <>
      <div className="page-head no-print">
        <h1>Brief</h1>
        <p className="lede">To hand on; every sentence opens the words it rests on</p>
      </div>
      <div className="filters no-print">
        <label>
          New since
          <input type="date" value={since ?? ""} onChange={(event) => select({ since: event.target.value || undefined })} />
        </label>
        <label>
          Sentences in a section, at most
          <select value={longest} onChange={(event) => select({ longest: event.target.value })}>
            {Lengths.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        </label>
      </div>
      <Answer of={asked}>
        {(answer) => (
          <>
            <Handing answer={answer} />
            <BriefText brief={answer.brief} />
          </>
        )}
      </Answer>
    </>
  );
}

function Handing({ answer }: { readonly answer: BriefAnswer }) {
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(answer.markdown);
    showToast({ text: "The brief is in the clipboard, as Markdown.", isTrouble: false });
  };
  return (
    <div className="acts no-print">
      <button type="button" onClick={() => void copy()}>
        Copy as Markdown
      </button>
      <button type="button" onClick={() => saveText(answer.markdown, "brief.md", "text/markdown")}>
        Save as Markdown
      </button>
      <button type="button" onClick={() => window.print()}>
        Print
      </button>
    </div>
  );
}

function BriefText({ brief }: { readonly brief: Brief }) {
  const passageOf = new Map(brief.citations.map(({ number, passage }) => [number, passage]));
  const filled = brief.sections.filter((section) => section.sentences.length > 0);
  if (filled.length === 0) {
    return (
      <Empty title="There is nothing to brief on here.">
        <p>Either the dossier holds no document, or the clocks above stand before anything was said.</p>
      </Empty>
    );
  }
  return (
    <article className="brief">
      <h2 className="brief-title">
        <SafeText text={brief.title} />
      </h2>
      <p className="brief-scope">
        {brief.sources} sources{brief.asOf !== undefined && `; as of ${brief.asOf}`}
        {brief.since !== undefined && `; new since ${brief.since} first`}
      </p>
      {filled.map((section) => (
        <section key={section.heading}>
          <h3>{section.heading}</h3>
          <ul>
            {section.sentences.map((sentence) => (
              <li key={sentence.item} className="brief-sentence" data-standing={sentence.standing} dir="auto">
                <ItemLink id={sentence.item} className="brief-link">
                  <SafeText text={sentence.text} />
                </ItemLink>{" "}
                {sentence.citations.length === 0 && <strong className="uncited">no passage</strong>}
                {sentence.citations.map((number) => {
                  const passage = passageOf.get(number);
                  return (
                    passage !== undefined && (
                      <PassageLink key={number} source={passage.source} start={passage.start} end={passage.end} className="citation">
                        [{number}]
                      </PassageLink>
                    )
                  );
                })}
                <span className="brief-facts">
                  {sentence.sources > 1 && (
                    <span>
                      {sentence.sources} sources, {sentence.independent} independent
                    </span>
                  )}
                  <StandingMark standing={sentence.standing} />
                </span>
              </li>
            ))}
          </ul>
          {section.left > 0 && <p className="brief-left">and {section.left} more in the dossier</p>}
        </section>
      ))}
      <section className="citations">
        <h3>Citations</h3>
        <ol>
          {brief.citations.map(({ number, passage }) => (
            <li key={number}>
              <span className="citation-number">{number}</span>
              <Quote passage={passage} />
            </li>
          ))}
        </ol>
      </section>
    </article>
  );
}

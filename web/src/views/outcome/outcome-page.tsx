/** Decides how deals are looked at: which packages everybody could live with, how far today's draft is from one, and how much hangs on what nobody knows. */
import "../../parts/without-eval.ts";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { editModel, type Model } from "#bargaining";
import type { Problem } from "#record";
import type { OutcomesModelAnswer } from "../../api/answers.ts";
import { Refused } from "../../api/ask.ts";
import { outcomesDraftQuery, outcomesModelQuery } from "../../api/queries.ts";
import { ChipLink } from "../../parts/chips.tsx";
import { tellTrouble } from "../../parts/decide.ts";
import { EditBar } from "../../parts/edit-bar.tsx";
import { SafeText } from "../../parts/safe-text.tsx";
import { useEditing } from "../../parts/use-editing.ts";
import { Empty, Waiting } from "../../parts/waiting.tsx";
import { useSelect, useSelection } from "../../url.ts";
import { useEvidence } from "./basis.tsx";
import { ConcedeView } from "./concede-view.tsx";
import { choiceFrom } from "./in-words.ts";
import { ModelView } from "./model-view.tsx";
import type { Held } from "./outcome-messages.ts";
import { PackagesView } from "./packages-view.tsx";
import { UnknownView } from "./unknown-view.tsx";
import { readFiles, useSurvey } from "./use-outcomes.ts";
import "./outcome.css";

const Views = [
  { view: "packages", name: "Packages" },
  { view: "concede", name: "Who must move" },
  { view: "unknown", name: "Not knowing" },
  { view: "model", name: "Points and options" },
] as const;

type Opened = { readonly model: Model; readonly from: string };

export function OutcomePage() {
  const asked = useQuery(outcomesModelQuery);
  const [opened, setOpened] = useState<Opened>();
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const client = useQueryClient();
  const open = async (files: FileList): Promise<void> => {
    const texts = await Promise.all([...files].map(async (file) => ({ name: file.name, text: await file.text() })));
    const read = await readFiles(texts).catch((error: Error) => error);
    if (read instanceof Error) return tellTrouble(read);
    setProblems(read.problems);
    if (read.kind === "read") setOpened({ model: read.model, from: texts.map(({ name }) => name).join(", ") });
  };
  const draft = async (): Promise<void> => {
    try {
      const { value } = await client.fetchQuery({ ...outcomesDraftQuery, staleTime: 0 });
      setProblems([]);
      setOpened({ model: value.model, from: "a draft from the record" });
    } catch (error) {
      tellTrouble(error instanceof Error ? error : new Error(String(error)));
    }
  };
  const kept = asked.data?.value;
  return (
    <>
      <div className="page-head">
        <h1>Outcome</h1>
        <p className="lede">Which packages every side could live with, how far today's draft is from one, and who would have to move</p>
      </div>
      <div className="filters no-print">
        <label>
          Open a model, or a domain with its profiles; they stay on this machine
          <input
            type="file"
            multiple
            accept=".json,.xml,.yml,.yaml"
            onChange={(event) => {
              const { files } = event.target;
              if (files !== null && files.length > 0) void open(files);
            }}
          />
        </label>
        <button type="button" className="plain-button" onClick={() => void draft()}>
          Draft one from the record
        </button>
        {opened !== undefined && (
          <button type="button" className="plain-button" onClick={() => setOpened(undefined)}>
            Back to the dossier's model
          </button>
        )}
      </div>
      <Problems problems={problems} />
      {opened !== undefined ? (
        <Outcome key={opened.from} base={opened.model} from={opened.from} kept={kept} onKept={() => setOpened(undefined)} />
      ) : kept !== undefined ? (
        <Outcome
          key="dossier"
          base={kept.model}
          from={kept.origin === "kept" ? "the dossier's model" : "a draft from the record, not kept"}
          kept={kept}
          onKept={() => undefined}
        />
      ) : asked.error === null ? (
        <Waiting />
      ) : (
        <NoModel error={asked.error} onStart={() => setOpened({ model: FirstModel, from: "a new model" })} />
      )}
    </>
  );
}

const FirstModel: Model = {
  name: "A new model",
  points: [{ id: "First point", options: ["yes", "no"] }],
  parties: [
    { id: "First party", weights: {}, values: {} },
    { id: "Second party", weights: {}, values: {} },
  ],
};

function NoModel({ error, onStart }: { readonly error: Error; readonly onStart: () => void }) {
  return (
    <Empty title="The dossier keeps no bargaining model.">
      <p>
        {error instanceof Refused ? `${error.message}. ` : ""}Open a file above, keep one with <code>parley outcomes keep MODEL.json</code>,
        or start from nothing.
      </p>
      <div className="acts">
        <button type="button" className="button" onClick={onStart}>
          Start a new model
        </button>
      </div>
    </Empty>
  );
}

type OutcomeProps = {
  readonly base: Model;
  readonly from: string;
  readonly kept: OutcomesModelAnswer | undefined;
  readonly onKept: () => void;
};

function Outcome({ base, from, kept, onKept }: OutcomeProps) {
  const selection = useSelection();
  const select = useSelect();
  const editing = useEditing(base, editModel);
  const [held, setHeld] = useState<Held>([]);
  const evidence = useEvidence(editing.model);
  const fitting = held.filter(([point]) => point < editing.model.points.length);
  const { surveying, told, tell, stop } = useSurvey(editing.model, fitting);
  const view = Views.find((one) => one.view === selection["view"])?.view ?? "packages";
  const choice = choiceFrom(selection["package"], editing.model);
  const isKept = kept?.origin === "kept" && base === kept.model && !editing.isEdited;
  return (
    <>
      <div className="outcome-head">
        <h2>
          <SafeText text={editing.model.name ?? "Without a name"} />
        </h2>
        <p className="outcome-small">
          <SafeText text={from} />
          {editing.isEdited ? ", with edits that are not kept" : ""}. Worth counts in each model's own unit; a value without evidence is
          marked as somebody's assumption. Nothing here says how likely anything is.
        </p>
        <EditBar
          editing={editing}
          command="outcomes enter"
          kept={kept?.origin === "kept" ? kept.model : undefined}
          isKept={isKept}
          fileName="outcomes-model.json"
          onKept={onKept}
        />
      </div>
      <nav className="chips no-print" aria-label="Views">
        {Views.map((one) => (
          <ChipLink key={one.view} patch={{ view: one.view }} isCurrent={one.view === view}>
            {one.name}
          </ChipLink>
        ))}
      </nav>
      {surveying.kind === "refused" && <Problems problems={surveying.problems} />}
      {surveying.kind === "surveyed" && <Problems problems={surveying.problems} />}
      {view === "model" ? (
        <ModelView editing={editing} evidence={evidence} />
      ) : view === "unknown" ? (
        <UnknownView model={editing.model} onChoose={(chosen) => select({ view: "packages", package: chosen.join(".") })} />
      ) : surveying.kind === "working" ? (
        <p role="status">
          {surveying.progress ?? "Working it out …"}{" "}
          <button type="button" className="plain-button" onClick={stop}>
            Stop
          </button>
        </p>
      ) : surveying.kind === "stopped" ? (
        <p role="status">Stopped. Change something, or settle points, and it is worked out anew.</p>
      ) : surveying.kind === "refused" ? (
        <p>
          Nothing can be worked out until that is mended under <em>Points and options</em>.
        </p>
      ) : surveying.survey.kind === "open" ? (
        <OpenNumbers unknown={surveying.survey.unknown} />
      ) : view === "concede" ? (
        <ConcedeView
          model={surveying.model}
          survey={surveying.survey}
          evidence={evidence}
          onChoose={(chosen) => select({ view: "packages", package: chosen.join(".") })}
        />
      ) : (
        <PackagesView
          model={surveying.model}
          survey={surveying.survey}
          choice={choice}
          told={told}
          tell={tell}
          held={fitting}
          evidence={evidence}
          onHold={setHeld}
          onChoose={(chosen) => select({ package: chosen.join(".") }, { replace: true })}
        />
      )}
    </>
  );
}

function OpenNumbers({ unknown }: { readonly unknown: readonly string[] }) {
  return (
    <Empty title={`${unknown.length} numbers are not known exactly, so there is no one frontier.`}>
      <p>
        <ChipLink patch={{ view: "unknown" }} isCurrent={false}>
          Not knowing
        </ChipLink>{" "}
        says what follows all the same and what to find out next;{" "}
        <ChipLink patch={{ view: "model" }} isCurrent={false}>
          Points and options
        </ChipLink>{" "}
        is where numbers are entered.
      </p>
      <details>
        <summary>What is not known</summary>
        <ul className="outcome-list">
          {unknown.slice(0, 60).map((one) => (
            <li key={one}>
              <SafeText text={one} />
            </li>
          ))}
        </ul>
      </details>
    </Empty>
  );
}

/** What is wrong or odd about a model: what, where, and what to do. */
function Problems({ problems }: { readonly problems: readonly Problem[] }) {
  if (problems.length === 0) return null;
  const isRefused = problems.some(({ severity }) => severity === "error");
  return (
    <div className={isRefused ? "failure" : "note"} role={isRefused ? "alert" : undefined}>
      <ul className="outcome-list">
        {problems.slice(0, 20).map(({ message, where, whatToDo }, at) => (
          <li key={at}>
            <strong>
              <SafeText text={where === undefined ? message : `${where}: ${message}`} />
            </strong>{" "}
            <SafeText text={whatToDo ?? ""} />
          </li>
        ))}
      </ul>
    </div>
  );
}

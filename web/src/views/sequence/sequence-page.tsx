/** Decides which plan the sequence page works on: the dossier's, an example or a file of one's own; and how one comes by the first. */
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ClausePassage } from "../../api/answers.ts";
import { sequenceModelQuery } from "../../api/queries.ts";
import { Answer, Empty, Waiting } from "../../parts/waiting.tsx";
import { useSelect, useSelection } from "../../url.ts";
import { examples, loadExample } from "./examples.ts";
import { SequenceBench } from "./sequence-bench.tsx";
import "./sequence.css";

type Opened = { readonly value: unknown; readonly name: string };

export function SequencePage() {
  const kept = useQuery(sequenceModelQuery);
  const { example } = useSelection();
  const select = useSelect();
  const [opened, setOpened] = useState<Opened>();
  const [trouble, setTrouble] = useState<string>();
  const open = async (file: File): Promise<void> => {
    try {
      setOpened({ value: JSON.parse(await file.text()), name: file.name.replace(/[.][^.]*$/u, "") });
      setTrouble(undefined);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      setTrouble(`'${file.name}' is not JSON: ${error.message}`);
    }
  };
  const toDossier = (): void => {
    setOpened(undefined);
    select({ example: undefined, step: undefined, case: undefined });
  };
  const isElsewhere = opened !== undefined || example !== undefined;
  return (
    <div className="sequence-page">
      <div className="page-head">
        <h1>Sequence</h1>
        <p className="lede">Who does what, when, after what, and who is exposed meanwhile</p>
      </div>
      <div className="filters no-print">
        <label>
          Open a plan file; it stays on this machine
          <input
            type="file"
            accept=".json,application/json"
            onChange={(event) => {
              const [file] = event.target.files ?? [];
              if (file !== undefined) void open(file);
            }}
          />
        </label>
        <label>
          Example
          <select
            value={example ?? ""}
            onChange={(event) => {
              setOpened(undefined);
              select({ example: event.target.value || undefined, step: undefined, case: undefined });
            }}
          >
            <option value="">none</option>
            {examples.map(({ key, name }) => (
              <option key={key} value={key}>
                {name}
              </option>
            ))}
          </select>
        </label>
        {isElsewhere && (
          <button type="button" className="plain-button" onClick={toDossier}>
            Back to the dossier's plan
          </button>
        )}
      </div>
      {trouble !== undefined && (
        <div className="failure" role="alert">
          <strong>{trouble}</strong> Open a plan as the guide writes it; tables and MSPDI come in with 'parley sequence import'.
        </div>
      )}
      <Answer of={kept}>
        {({ origin, plan, version, passages }, seq) =>
          opened !== undefined ? (
            <SequenceBench
              key={opened.name}
              base={opened.value}
              name={opened.name}
              replaces={version}
              seq={seq}
              isKept={false}
              passages={NoPassages}
              onKept={toDossier}
            />
          ) : example !== undefined ? (
            <Example key={example} which={example} replaces={version} seq={seq} onKept={toDossier} />
          ) : origin === "kept" ? (
            <SequenceBench
              base={plan}
              name="the dossier's plan"
              replaces={version}
              seq={seq}
              isKept
              passages={passages}
              onKept={() => {}}
            />
          ) : (
            <NoPlan />
          )
        }
      </Answer>
    </div>
  );
}

const NoPassages: readonly ClausePassage[] = [];

type ExampleProps = { readonly which: string; readonly replaces: string | undefined; readonly seq: number; readonly onKept: () => void };

function Example({ which, replaces, seq, onKept }: ExampleProps) {
  const asked = useQuery({ queryKey: ["sequence example", which], queryFn: () => loadExample(which), staleTime: Number.POSITIVE_INFINITY });
  if (asked.data === undefined) return <Waiting />;
  const name = examples.find(({ key }) => key === which)?.name ?? which;
  return <SequenceBench base={asked.data} name={name} replaces={replaces} seq={seq} isKept={false} passages={NoPassages} onKept={onKept} />;
}

function NoPlan() {
  const select = useSelect();
  return (
    <Empty title="The dossier keeps no plan yet.">
      <p>
        A plan lists commitments: who does what for whom, how long it takes, after what, and what the clauses limit. Bring one in with{" "}
        <code>parley sequence import plan.csv</code> (also MSPDI and JSON), have one proposed from the time limits of a draft with{" "}
        <code>parley sequence read</code> and <code>sequence accept</code>, add steps one by one with <code>parley sequence add</code>, or
        open a file above and keep it.
      </p>
      <p>To look around first:</p>
      <ul className="sequence-examples">
        {examples.map(({ key, name }) => (
          <li key={key}>
            <button type="button" className="plain-button" onClick={() => select({ example: key })}>
              {name}
            </button>
          </li>
        ))}
      </ul>
    </Empty>
  );
}

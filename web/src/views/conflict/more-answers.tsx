/** Decides how answers beside the plain ones are shown: coalitions, unknown preferences, strengths, and each side's own view. */
import type { ReactNode } from "react";
import type { Survey } from "#conflict";
import { SafeText } from "../../parts/safe-text.tsx";
import { saveJson, saveRows } from "../../parts/save-drawing.ts";
import { Empty } from "../../parts/waiting.tsx";

const Extensions = {
  a: "leaves for the unknown, and is not deterred by it",
  b: "neither leaves for the unknown nor is deterred by it",
  c: "leaves for the unknown, and is deterred by it",
  d: "stays, and is deterred by the unknown",
} as const;

type Row = { readonly name: string; readonly cells: Readonly<Record<string, readonly number[] | undefined>> };

export function MoreAnswers({ survey: { analysis } }: { readonly survey: Survey }) {
  const { coalitional, unknownPreferences, strongStability, hypergame, concepts } = analysis;
  const parts = [coalitional, unknownPreferences, strongStability, hypergame];
  if (parts.every((part) => part === undefined))
    return (
      <Empty title="There is nothing beside the plain answer.">
        <p>
          Coalitions are solved for models of up to 512 states here (more with <code>parley conflict solve --coalitions</code>); unknown
          statements, strengths and views of one's own are said under Model.
        </p>
      </Empty>
    );
  const coalitionRows: readonly Row[] =
    coalitional === undefined
      ? []
      : [
          { name: "holds for every coalition", cells: coalitional.universalEquilibria },
          ...coalitional.coalitions.map(({ members, stable }) => ({ name: members.join(" with "), cells: stable })),
        ];
  const unknownRows =
    unknownPreferences === undefined
      ? []
      : (["a", "b", "c", "d"] as const).map((way) => ({ name: `${way}: ${Extensions[way]}`, cells: unknownPreferences[way].equilibria }));
  const viewRows: readonly Row[] =
    hypergame === undefined
      ? []
      : [
          { name: "holds for each in its own view", cells: hypergame.equilibria },
          ...hypergame.views.map(({ decisionMaker, equilibria, unseen }) => ({
            name: `as ${decisionMaker} sees it${unseen.length > 0 ? ` (without ${unseen.slice(0, 12).join(", ")}${unseen.length > 12 ? " …" : ""})` : ""}`,
            cells: equilibria,
          })),
        ];
  const strongRows: readonly Row[] =
    strongStability === undefined ? [] : [{ name: "holds for everybody, strongly", cells: strongStability.equilibria }];
  const tables: readonly { readonly name: string; readonly rows: readonly Row[]; readonly columns: readonly string[] }[] = [
    { name: "coalitions", rows: coalitionRows, columns: coalitional?.concepts ?? [] },
    { name: "unknown preferences", rows: unknownRows, columns: concepts },
    { name: "strengths", rows: strongRows, columns: concepts },
    { name: "views", rows: viewRows, columns: concepts },
  ];
  return (
    <section>
      {coalitional !== undefined && (
        <Block title="Coalitions" about="States that hold where members move together, to states all of them prefer.">
          <Table rows={coalitionRows} columns={coalitional.concepts} />
        </Block>
      )}
      {unknownPreferences !== undefined && (
        <Block title="Unknown preferences" about="Four ways to take what nobody knows; states that hold for everybody.">
          <Table rows={unknownRows} columns={concepts} />
        </Block>
      )}
      {strongStability !== undefined && (
        <Block title="Strengths" about="Where only a strongly less preferred state deters.">
          <Table rows={strongRows} columns={concepts} />
        </Block>
      )}
      {hypergame !== undefined && (
        <Block title="Each side's own view" about="Each solves the conflict as it sees it; numbers of states are those of the whole model.">
          <Table rows={viewRows} columns={concepts} />
        </Block>
      )}
      <div className="filters no-print">
        <button
          type="button"
          className="plain-button"
          onClick={() =>
            saveRows(
              [
                ["answer", "of", "concept", "states"],
                ...tables.flatMap(({ name, rows, columns }) =>
                  rows.flatMap((row) => columns.map((column) => [name, row.name, column, (row.cells[column] ?? []).join(" ")])),
                ),
              ],
              "more-answers.csv",
            )
          }
        >
          Save the table (CSV)
        </button>
        <button
          type="button"
          className="plain-button"
          onClick={() => saveJson({ coalitional, unknownPreferences, strongStability, hypergame }, "more-answers.json")}
        >
          Save the answer (JSON)
        </button>
      </div>
    </section>
  );
}

function Block({ title, about, children }: { readonly title: string; readonly about: string; readonly children: ReactNode }) {
  return (
    <>
      <h2>{title}</h2>
      <p className="conflict-hint">{about}</p>
      {children}
    </>
  );
}

/** States named one by one in a cell. */
const MostNamed = 24;

function Table({ rows, columns }: { readonly rows: readonly Row[]; readonly columns: readonly string[] }) {
  return (
    <div className="table-scroll">
      <table className="table">
        <thead>
          <tr>
            <td />
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name}>
              <th scope="row">
                <SafeText text={row.name} />
              </th>
              {columns.map((column) => {
                const states = row.cells[column] ?? [];
                return (
                  <td key={column}>
                    {states.length === 0 ? "none" : states.slice(0, MostNamed).join(", ")}
                    {states.length > MostNamed && ` … (${states.length})`}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Decides how a plan stands in a spreadsheet: one row a step, and how such rows become a plan. */
import type { Problem } from "#record";
import { byStep } from "./by-step.ts";
import type { Imported } from "./import-mspdi.ts";
import { formatAmount } from "./parse-amount.ts";
import { planDates } from "./plan-dates.ts";
import type { PlanFile, SequencePlan } from "./plan-shape.ts";

export const TableHead = [
  "id",
  "act",
  "obligor",
  "beneficiaries",
  "duration",
  "after",
  "deadline",
  "cost",
  "value",
  "reversibility",
  "clause",
  "start",
  "end",
] as const;

type Column = (typeof TableHead)[number];

/** Other names that people give a column. */
const Synonyms: Readonly<Record<string, Column>> = {
  step: "id",
  name: "act",
  task: "act",
  "task name": "act",
  description: "act",
  by: "obligor",
  who: "obligor",
  party: "obligor",
  responsible: "obligor",
  owner: "obligor",
  for: "beneficiaries",
  beneficiary: "beneficiaries",
  receiver: "beneficiaries",
  days: "duration",
  predecessors: "after",
  predecessor: "after",
  "depends on": "after",
  due: "deadline",
  "no later than": "deadline",
  clauses: "clause",
};

/** Rows under `TableHead`; starts and ends are the earliest. Lists are joined by `; `. */
export function planRows(
  plan: SequencePlan,
):
  | { readonly kind: "rows"; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: "refused"; readonly problems: readonly Problem[] } {
  const dates = planDates(plan);
  if (dates.kind === "refused") return dates;
  const moment = (of: string, at: "start" | "end") => {
    const minute = dates.at({ of, at });
    return minute === undefined ? "" : dates.time.format(minute);
  };
  const limitsOf = byStep(plan.limits);
  const datesOf = byStep(plan.dates);
  const rows = plan.commitments.map((one) => {
    const { min, max } = one.duration;
    const after = limitsOf(one.id)
      .filter(({ orders, anchor }) => orders && anchor.kind === "one")
      .map(({ event, anchor, min: lag }) => {
        const [from] = anchor.moments;
        const type = `${from?.at === "start" ? "S" : "F"}${event.at === "start" ? "S" : "F"}`;
        const gap = lag === undefined || lag.count === 0 ? "" : ` ${lag.count > 0 ? "+" : ""}${formatAmount(lag)}`;
        return `${from?.of ?? ""}${type === "FS" && gap === "" ? "" : ` ${type}${gap}`}`;
      });
    const deadline = datesOf(one.id).find(({ event, notAfter }) => event.at === "end" && notAfter !== undefined)?.notAfter ?? "";
    const values = [...one.values].map(([party, { amount }]) =>
      one.values.size === 1 && one.beneficiaries[0] === party ? String(amount) : `${party}: ${amount}`,
    );
    const length =
      max === undefined || formatAmount(max) === formatAmount(min) ? formatAmount(min) : `${formatAmount(min)} to ${formatAmount(max)}`;
    return [
      one.id,
      one.act ?? "",
      one.obligor,
      one.beneficiaries.join("; "),
      length,
      after.join("; "),
      deadline,
      String(one.cost.amount),
      values.join("; "),
      String(one.reversibility),
      one.clauses.join("; "),
      moment(one.id, "start"),
      moment(one.id, "end"),
    ];
  });
  return { kind: "rows", rows };
}

/**
 * A plan from a table whose first row names its columns (`TableHead` or common other names; the order is free). Without ids rows are numbered
 * from 1, as predecessors in planning tools are. The columns start and end are taken as the earliest start where no predecessor is named.
 */
export function importTable(table: readonly (readonly string[])[], start?: string): Imported {
  const [head = [], ...rows] = table;
  const columns = head.map((name) => {
    const lower = name.trim().toLowerCase();
    return TableHead.find((column) => column === lower) ?? Synonyms[lower];
  });
  if (!columns.includes("obligor"))
    return {
      kind: "refused",
      problems: [
        {
          code: "no-obligor-column",
          severity: "error",
          message: `no column says who does a step (found: ${head.join(", ") || "none"})`,
          whatToDo: "Name a column 'obligor'.",
          where: "row 1",
        },
      ],
    };
  const problems: Problem[] = [];
  const commitments = rows.flatMap((row, index): PlanFile["commitments"][number][] => {
    const cell = (column: Column) => {
      const at = columns.indexOf(column);
      // Exported cells that began like a formula carry an apostrophe in front.
      return at < 0 ? "" : (row[at] ?? "").trim().replace(/^'(?=[=+\-@'])/u, "");
    };
    if (row.every((one) => one.trim() === "")) return [];
    const where = `row ${index + 2}`;
    const id = cell("id") || String(index + 1);
    if (cell("obligor") === "")
      problems.push({
        code: "missing-field",
        severity: "error",
        message: `${where} ('${id}') has no obligor`,
        whatToDo: "Say which party does the step.",
        where,
      });
    const number = (column: "cost" | "reversibility"): number | undefined => {
      const written = cell(column);
      if (written === "") return undefined;
      const value = Number(written.replace(",", "."));
      if (Number.isNaN(value))
        problems.push({
          code: "no-number",
          severity: "error",
          message: `${where}: '${written}' under '${column}' is no number`,
          whatToDo: "Write a plain number.",
          where,
        });
      return Number.isNaN(value) ? undefined : value;
    };
    const after = cell("after")
      .split(/[;\n]/u)
      .map((one) => one.trim())
      .filter((one) => one !== "")
      .map(afterOf);
    const value = worthsOf(cell("value"), (written) =>
      problems.push({
        code: "no-number",
        severity: "error",
        message: `${where}: '${written}' under 'value' is no number`,
        whatToDo: "Write a number, or 'party: number; party: number'.",
        where,
      }),
    );
    const beneficiaries = cell("beneficiaries")
      .split(/[;\n]/u)
      .map((one) => one.trim())
      .filter((one) => one !== "");
    const deadline = cell("deadline");
    const clause = cell("clause")
      .split(/[;\n]/u)
      .map((one) => one.trim())
      .filter((one) => one !== "");
    const from = cell("start");
    const dates = {
      ...(deadline === "" ? {} : { endNotAfter: deadline }),
      ...(after.length === 0 && /^\d{4}-/u.test(from) ? { startNotBefore: from } : {}),
    };
    const cost = number("cost");
    const reversibility = number("reversibility");
    const duration = durationOf(cell("duration"));
    return [
      {
        id,
        ...(cell("act") === "" ? {} : { act: cell("act") }),
        obligor: cell("obligor"),
        ...(beneficiaries.length > 0 ? { beneficiaries } : {}),
        ...(duration === undefined ? {} : { duration }),
        ...(after.length > 0 ? { after } : {}),
        ...(Object.keys(dates).length > 0 ? { dates } : {}),
        ...(cost === undefined ? {} : { cost }),
        ...(value === undefined ? {} : { value }),
        ...(reversibility === undefined ? {} : { reversibility }),
        ...(clause.length > 0 ? { clause } : {}),
      },
    ];
  });
  if (problems.length > 0) return { kind: "refused", problems: problems.slice(0, 50) };
  return { kind: "imported", file: { ...(start === undefined ? {} : { start }), commitments }, problems };
}

type After = Exclude<NonNullable<PlanFile["commitments"][number]["after"]>, string>[number];

/** `a`, `a FS +2 days`, `3SS`, `a FF -1 day`. */
function afterOf(written: string): After {
  const parts = /^(.+?)\s*\b(FS|SS|FF|SF)\b\s*(?:([+-])\s*(.+))?$/u.exec(written) ?? /^(\d+)(FS|SS|FF|SF)(?:([+-])(.+))?$/u.exec(written);
  const [, step, type, sign, lag] = parts ?? [];
  if (step === undefined || (type !== "FS" && type !== "SS" && type !== "FF" && type !== "SF")) return written;
  return { step: step.trim(), type, ...(lag === undefined ? {} : { lag: sign === "-" ? `-${lag.trim()}` : lag.trim() }) };
}

function durationOf(written: string): PlanFile["commitments"][number]["duration"] {
  if (written === "") return undefined;
  const range = /^(.+?)\s+to\s+(.+)$/u.exec(written);
  if (range?.[1] !== undefined && range[2] !== undefined) return { kind: "contingent", min: range[1], max: range[2] };
  const plain = Number(written.replace(",", "."));
  return Number.isNaN(plain) ? written : plain;
}

function worthsOf(written: string, refuse: (part: string) => void): number | Record<string, number> | undefined {
  if (written === "") return undefined;
  const plain = Number(written.replace(",", "."));
  if (!Number.isNaN(plain)) return plain;
  const pairs = written
    .split(/[;\n]/u)
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map((part): [string, number] => {
      const at = part.lastIndexOf(":");
      const value = Number(part.slice(at + 1).trim());
      if (at < 1 || Number.isNaN(value)) refuse(part);
      return [part.slice(0, at).trim(), value];
    });
  return Object.fromEntries(pairs);
}

/** Cells of a CSV text (RFC 4180); the separator is whichever of comma, semicolon and tab stands most in the first line. */
export function parseCsv(text: string): readonly (readonly string[])[] {
  const first = text.slice(0, text.search(/\r|\n|$/u));
  const separator = [",", ";", "\t"].reduce((best, one) => (first.split(one).length > first.split(best).length ? one : best));
  const rows: string[][] = [[]];
  let cell = "";
  let isQuoted = false;
  const endCell = () => {
    rows.at(-1)?.push(cell);
    cell = "";
  };
  for (let at = 0; at < text.length; at++) {
    const letter = text[at] ?? "";
    if (isQuoted) {
      if (letter !== '"') cell += letter;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else isQuoted = false;
    } else if (letter === '"' && cell === "") isQuoted = true;
    else if (letter === separator) endCell();
    else if (letter === "\n" || letter === "\r") {
      if (letter === "\r" && text[at + 1] === "\n") at += 1;
      endCell();
      rows.push([]);
    } else cell += letter;
  }
  endCell();
  return rows.filter((row) => row.length > 1 || (row[0] ?? "") !== "");
}

import { expect, test } from "vitest";
import { matrixCsv } from "./matrix-csv.ts";
import type { MatrixCell } from "./views.ts";

const cell = (more: Partial<MatrixCell>): MatrixCell => ({
  party: "A-0000000001" as MatrixCell["party"],
  point: "T-0000000001" as MatrixCell["point"],
  stance: "rejects",
  position: "P-0000000001" as MatrixCell["position"],
  contested: false,
  inferred: false,
  count: 1,
  history: [],
  ...more,
});

test("a row a point, a column a party, and nothing a spreadsheet computes", () => {
  const csv = matrixCsv({
    parties: [
      { id: "A-0000000001", name: "Tovria" },
      { id: "A-0000000002", name: "=Kelmara" },
    ],
    points: [
      { id: "T-0000000001", name: "Withdrawal, in stages", number: "2" },
      { id: "T-0000000002", name: "Mines" },
    ],
    cells: [
      cell({ since: "2026-03-05", contested: true }),
      cell({
        party: "A-0000000002" as MatrixCell["party"],
        point: "T-0000000002" as MatrixCell["point"],
        stance: "accepts",
        reported: "2026-02-06",
        inferred: true,
      }),
    ],
  });
  expect(csv).toBe(
    `number,point,Tovria,"'=Kelmara"\r\n2,"Withdrawal, in stages",rejects; since 2026-03-05; contested,\r\n,Mines,,accepts; reported 2026-02-06; not confirmed\r\n`,
  );
});

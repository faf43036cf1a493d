import { describe, expect, it } from "vitest";
import { takeInPdf } from "./pdf.ts";
import { takeInAny } from "./take-in.ts";

type Placed = readonly [x: number, y: number, words: string];

/** A PDF with these words at these places, one list for each page; an empty list is a page with nothing but a line drawn on it. */
function pdf(pages: readonly (readonly Placed[])[]): Uint8Array {
  const objects: string[] = ["<< /Type /Catalog /Pages 2 0 R >>", ""];
  const kids: string[] = [];
  for (const words of pages) {
    const drawn = words.map(([x, y, text]) => `BT /F1 11 Tf ${x} ${y} Td (${text.replaceAll(/[()\\]/gu, "\\$&")}) Tj ET`).join("\n");
    const stream = drawn === "" ? "0 0 m 100 100 l S" : drawn;
    objects.push(`<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`);
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents ${objects.length} 0 R /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>`,
    );
    kids.push(`${objects.length} 0 R`);
  }
  objects[1] = `<< /Type /Pages /Kids [${kids.join(" ")}] /Count ${kids.length} >>`;
  let file = "%PDF-1.4\n";
  const offsets = objects.map((body, at) => {
    const offset = file.length;
    file += `${at + 1} 0 obj\n${body}\nendobj\n`;
    return offset;
  });
  const xref = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("")}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${xref}\n%%EOF\n`;
  return new TextEncoder().encode(file);
}

async function textOf(pages: readonly (readonly Placed[])[]): Promise<string> {
  const taken = await takeInPdf(pdf(pages));
  if ("kind" in taken) throw new Error(taken.message);
  return taken.text;
}

describe("a PDF with text", () => {
  it("gives paragraphs: wrapped lines joined, numbers and gaps beginning new ones, hyphens closed", async () =>
    expect(
      await textOf([
        [
          [72, 700, "Article 1"],
          [72, 670, "1. The parties [shall] open the strait to all ships that carry food and medi-"],
          [72, 656, "cine, at any hour of the day."],
          [72, 642, "2. Tolls end on low-"],
          [72, 628, "emission ships, which Article 3 names, and on all medicine that they carry there."],
          [72, 600, "A second paragraph."],
        ],
      ]),
    ).toBe(
      "Article 1\n\n1. The parties [shall] open the strait to all ships that carry food and medicine, at any hour of the day.\n\n2. Tolls end on low-emission ships, which Article 3 names, and on all medicine that they carry there.\n\nA second paragraph.",
    ));
  it("leaves out running heads and page numbers, and goes on over a page", async () => {
    const page = (number: number, words: string): readonly Placed[] => [
      [72, 780, "Draft of 1 March"],
      [72, 700, words],
      [300, 20, `${number}`],
    ];
    expect(
      await textOf([
        page(1, "The parties agree that ships may pass the northern channel and"),
        page(2, "stay there."),
        page(3, "Tolls end."),
      ]),
    ).toBe("The parties agree that ships may pass the northern channel and stay there.\n\nTolls end.");
  });
  it("joins words placed one by one on a line", async () =>
    expect(
      await textOf([
        [
          [72, 700, "Ships"],
          [110, 700, "pass here today."],
        ],
      ]),
    ).toBe("Ships pass here today."));
});

describe("a PDF without it", () => {
  const refusal = async (bytes: Uint8Array): Promise<string> => {
    const taken = await takeInAny({ label: "a.pdf", bytes, given: {} });
    return taken.kind === "refused" ? `${taken.code}: ${taken.message}` : "taken";
  };
  it("is refused as a scan", async () => expect(await refusal(pdf([[], []]))).toMatch(/^no-text: The PDF has 2 pages and no text/u));
  it("or as damaged, whatever it is cut down to", async () => {
    const whole = pdf([[[72, 700, "Ships pass here."]]]);
    expect(await refusal(new TextEncoder().encode("%PDF-1.7\nnothing here"))).toMatch(/^unreadable/u);
    expect(await refusal(whole.subarray(0, 200))).toMatch(/^(?:unreadable|no-text)/u);
  });
});

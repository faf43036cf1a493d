/** Decides what of a plan can be saved from the page and under which name: the chart, the table, and what planning tools and calendars read. */
import { saveText } from "../../parts/save-export.ts";
import { showToast } from "../../parts/toasts.tsx";
import type { SavedFormat } from "./sequence-messages.ts";

export const SavedFormats = [
  { format: "svg", name: "Chart (SVG)", ending: "svg", mediaType: "image/svg+xml" },
  { format: "png", name: "Chart (PNG)", ending: "png", mediaType: "image/png" },
  { format: "csv", name: "Table (CSV)", ending: "csv", mediaType: "text/csv" },
  { format: "ical", name: "Calendar (ICS)", ending: "ics", mediaType: "text/calendar" },
  { format: "mspdi", name: "Planning tools (MSPDI)", ending: "xml", mediaType: "application/xml" },
  { format: "json", name: "The plan (JSON)", ending: "json", mediaType: "application/json" },
] as const satisfies readonly { readonly format: SavedFormat; readonly [field: string]: string }[];

/** Pixels of the picture for one of the drawing: sharp on slides and in print. */
const Sharpness = 2;

export function saveTextAs(format: SavedFormat, text: string, name: string): void {
  const kind = SavedFormats.find((one) => one.format === format);
  if (kind === undefined) return;
  saveText(text, `${fileNameOf(name)}.${kind.ending}`, kind.mediaType);
  showToast({ text: `Saved: ${fileNameOf(name)}.${kind.ending}`, isTrouble: false });
}

/** Draws the SVG on a canvas and saves what is seen. */
export async function saveChartAsPicture(svg: string, name: string): Promise<void> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  try {
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = image.naturalWidth * Sharpness;
    canvas.height = image.naturalHeight * Sharpness;
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
    if (blob === null) throw new DOMException("the picture is too large", "EncodingError");
    const address = URL.createObjectURL(blob);
    const link = document.createElement("a");
    link.href = address;
    link.download = `${fileNameOf(name)}.png`;
    link.click();
    URL.revokeObjectURL(address);
    showToast({ text: `Saved: ${fileNameOf(name)}.png`, isTrouble: false });
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    showToast({ text: `The picture could not be drawn (${error.message}). Save the chart as SVG.`, isTrouble: true });
  }
}

/** A name that every file system takes. */
function fileNameOf(name: string): string {
  return (
    name
      .replaceAll(/[^\p{L}\p{N}]+/gu, "-")
      .replaceAll(/^-+|-+$/gu, "")
      .slice(0, 60) || "sequence"
  );
}

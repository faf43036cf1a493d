/** Decides how an export reaches the person's disk: asked of the server, handed to the browser to save. */
import { look } from "../api/ask.ts";
import type { Clocks } from "../api/queries.ts";
import { tellTrouble } from "./decide.ts";
import { showToast } from "./toasts.tsx";

type Exported = { readonly mediaType: string; readonly fileName: string; readonly rows: number; readonly content?: string };

/** Saves what `export` gives for one kind of items. */
export async function saveExport(format: "csv" | "jsonl" | "annotations", what: string, { asOf, known }: Clocks): Promise<void> {
  try {
    const { value } = await look<Exported>("export", { format, what, asOf, knownAsOf: known }, new AbortController().signal);
    saveText(value.content ?? "", value.fileName, value.mediaType);
    showToast({ text: `${value.rows} rows saved as ${value.fileName}`, isTrouble: false });
  } catch (error) {
    tellTrouble(error instanceof Error ? error : new Error(String(error)));
  }
}

/** Hands a text to the browser to save. */
export function saveText(text: string, fileName: string, mediaType: string): void {
  save(new Blob([text], { type: mediaType }), fileName);
}

/** Hands a file's bytes, which came as base64, to the browser to save. */
export function saveBytes(base64: string, fileName: string, mediaType: string): void {
  const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
  save(new Blob([bytes], { type: mediaType }), fileName);
}

function save(blob: Blob, fileName: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(address);
}

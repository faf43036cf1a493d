/** Decides how a redline or a compilation leaves the page: asked of the server in the format chosen, handed to the browser to save. */
import { useState } from "react";
import { look } from "../../api/ask.ts";
import { tellTrouble } from "../../parts/decide.ts";
import { saveBytes, saveText } from "../../parts/save-export.ts";
import { clocksOf, useSelection } from "../../url.ts";

type Exported = { readonly mediaType: string; readonly content?: string; readonly base64?: boolean };
type Kind = { readonly name: string; readonly what: string; readonly formats: readonly string[] };

const OfChanges: Kind = { name: "Changes", what: "changes", formats: ["docx", "html", "md", "pdf", "csv"] };
const OfDraft: readonly Kind[] = [
  { name: "All brackets, point by point", what: "compilation", formats: ["docx", "html", "md", "pdf"] },
  { name: "Each party's reading", what: "readings", formats: ["docx", "html", "md", "pdf"] },
];

type ExportMenuProps = { readonly draft: string; readonly old: string | undefined };

/** `old` is the draft that `draft` is told against, where two are. */
export function ExportMenu({ draft, old }: ExportMenuProps) {
  const { asOf, known } = clocksOf(useSelection());
  const [isBusy, setBusy] = useState(false);
  const save = async (what: string, format: string): Promise<void> => {
    setBusy(true);
    try {
      const isAkn = format === "akn";
      const drafts = what === "changes" && old !== undefined && !isAkn ? [old, draft] : [draft];
      const words = { drafts, what, format, asOf, knownAsOf: known, ...(what === "changes" && !isAkn ? { layer: "attributed" } : {}) };
      const { value } = await look<Exported>("plan export", words, new AbortController().signal);
      const name = `${what}.${isAkn ? "xml" : format}`;
      if (value.base64 === true) saveBytes(value.content ?? "", name, value.mediaType);
      else saveText(value.content ?? "", name, value.mediaType);
    } catch (error) {
      tellTrouble(error instanceof Error ? error : new Error(String(error)));
    } finally {
      setBusy(false);
    }
  };
  return (
    <details className="plan-export no-print">
      <summary>Export</summary>
      {[...(old === undefined ? [] : [OfChanges]), ...OfDraft, { name: "Akoma Ntoso", what: "changes", formats: ["akn"] }].map((kind) => (
        <p key={kind.name}>
          {kind.name}:{" "}
          {kind.formats.map((format) => (
            <button key={format} type="button" className="button" disabled={isBusy} onClick={() => void save(kind.what, format)}>
              {format}
              <span className="sr-only"> of {kind.name}</span>
            </button>
          ))}
        </p>
      ))}
    </details>
  );
}

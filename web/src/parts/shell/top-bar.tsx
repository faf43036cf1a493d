/** Decides what stands above every page: which dossier, as of when on both clocks, and the way to search, keys and light. */
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { homeQuery } from "../../api/queries.ts";
import { clocksOf, useSelect, useSelection } from "../../url.ts";
import { Icon } from "../icons.tsx";
import { SafeText } from "../safe-text.tsx";
import { RenameDossier } from "./rename-dossier.tsx";

type TopBarProps = { readonly onPalette: () => void; readonly onKeys: () => void };

export function TopBar({ onPalette, onKeys }: TopBarProps) {
  const selection = useSelection();
  const { asOf, known } = clocksOf(selection);
  const { data } = useQuery(homeQuery({ asOf, known }));
  const [isRenaming, setRenaming] = useState(false);
  return (
    <header className="top-bar">
      <div className="top-line">
        <p className="dossier-name" title={data?.value.dossier}>
          {data !== undefined && (
            <button
              type="button"
              className="rename-button"
              aria-label={`${data.value.name}: rename the dossier`}
              onClick={() => setRenaming(true)}
            >
              <SafeText text={data.value.name} />
            </button>
          )}
        </p>
        <AsOfBar asOf={asOf} known={known} />
        <div className="top-tools no-print">
          <button type="button" className="find-button" onClick={onPalette}>
            <Icon name="search" /> <span className="find-word">Find</span> <kbd>/</kbd>
          </button>
          <ThemeButton />
          <button type="button" className="tool-button keys-button" onClick={onKeys} aria-label="Keys" title="Keys: ?">
            ?
          </button>
        </div>
      </div>
      {isRenaming && data !== undefined && <RenameDossier name={data.value.name} onClose={() => setRenaming(false)} />}
      {(asOf !== undefined || known !== undefined) && <NotNow asOf={asOf} known={known} />}
    </header>
  );
}

type Clocks = { readonly asOf: string | undefined; readonly known: string | undefined };

function AsOfBar({ asOf, known }: Clocks) {
  const select = useSelect();
  return (
    <fieldset className="as-of no-print">
      <legend>As of</legend>
      <label>
        <span>said</span>
        <input
          type="date"
          aria-label="As of: said by"
          value={asOf ?? ""}
          onChange={(event) => select({ asOf: event.target.value || undefined })}
        />
      </label>
      <label>
        <span>recorded</span>
        <input
          type="date"
          aria-label="As of: recorded by"
          value={known ?? ""}
          onChange={(event) => select({ known: event.target.value || undefined })}
        />
      </label>
    </fieldset>
  );
}

function NotNow({ asOf, known }: Clocks) {
  const select = useSelect();
  const said = asOf === undefined ? [] : [`what was said by ${asOf}`];
  const recorded = known === undefined ? [] : [`what the dossier had learned by ${known}`];
  return (
    <p className="not-now" role="status">
      <strong>Not now:</strong> shown is {[...said, ...recorded].join(", and of that ")}.{" "}
      <button type="button" className="plain-button no-print" onClick={() => select({ asOf: undefined, known: undefined })}>
        Back to now
      </button>
    </p>
  );
}

const Themes = ["auto", "light", "dark"] as const;
type Theme = (typeof Themes)[number];

function ThemeButton() {
  const [theme, setTheme] = useState<Theme>(keptTheme);
  const choose = (): void => {
    const next = Themes[(Themes.indexOf(theme) + 1) % Themes.length] ?? "auto";
    setTheme(next);
    keepTheme(next);
  };
  return (
    <button type="button" className="tool-button" onClick={choose} aria-label={`Light or dark: ${theme}`} title={`Light or dark: ${theme}`}>
      {theme === "auto" ? "◐" : theme === "light" ? "○" : "●"}
    </button>
  );
}

function keptTheme(): Theme {
  const { theme } = document.documentElement.dataset;
  return theme === "light" || theme === "dark" ? theme : "auto";
}

function keepTheme(theme: Theme): void {
  if (theme === "auto") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
  try {
    localStorage.setItem("parley.theme", theme);
  } catch {
    // A browser that keeps nothing follows the system at the next visit.
  }
}

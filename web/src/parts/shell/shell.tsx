/** Decides what surrounds every page: the rail, the bar with both clocks, the evidence drawer, and the keys that work everywhere. */
import { Outlet, useNavigate, useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { useKeys } from "../../keys/keys.ts";
import { keptSelection, type Selection, useSelect, useSelection } from "../../url.ts";
import { useUndo } from "../decide.ts";
import { EvidenceDrawer } from "../evidence/evidence-drawer.tsx";
import { Toasts } from "../toasts.tsx";
import { KeySheet } from "./key-sheet.tsx";
import { pages } from "./pages.ts";
import { Palette } from "./palette.tsx";
import { Rail } from "./rail.tsx";
import { TopBar } from "./top-bar.tsx";
import "./shell.css";

/** The frame of the workbench. */
export function Shell() {
  const selection = useSelection();
  const select = useSelect();
  const navigate = useNavigate();
  const router = useRouter();
  const undo = useUndo();
  const [isPaletteOpen, setPaletteOpen] = useState(false);
  const [isSheetOpen, setSheetOpen] = useState(false);

  useKeys("Everywhere", [
    ...pages.map(({ name, path, key }) => ({
      keys: `g ${key}`,
      does: `Go to ${name}`,
      run: () => void navigate({ to: path, search: (before: Selection) => keptSelection(before) }),
    })),
    { keys: "mod+k", does: "Find a page, command, item or passage", run: () => setPaletteOpen(true) },
    { keys: "/", does: "Search", run: () => setPaletteOpen(true) },
    { keys: "u", does: "Undo the last change", run: () => undo.mutate(undefined) },
    {
      keys: "Escape",
      does: "Close the drawer, or go back",
      run: () => (selection.sel === undefined ? router.history.back() : select({ sel: undefined })),
    },
    { keys: "?", does: "Show the keys", run: () => setSheetOpen(true) },
  ]);

  return (
    <div className="shell" data-drawer={selection.sel !== undefined}>
      <a className="skip-link" href="#page">
        Skip to the page
      </a>
      <Rail />
      <TopBar onPalette={() => setPaletteOpen(true)} onKeys={() => setSheetOpen(true)} />
      <main id="page" className="page" tabIndex={-1}>
        <Outlet />
      </main>
      {selection.sel !== undefined && <EvidenceDrawer id={selection.sel} key={selection.sel} />}
      <Toasts />
      {isPaletteOpen && <Palette onClose={() => setPaletteOpen(false)} onKeys={() => setSheetOpen(true)} />}
      {isSheetOpen && <KeySheet onClose={() => setSheetOpen(false)} />}
    </div>
  );
}

/** Decides how anything is found from the keyboard: pages and commands by their names, items and passages by their words. */
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useDeferredValue, useEffect, useId, useRef, useState } from "react";
import { searchQuery } from "../../api/queries.ts";
import { clocksOf, keptSelection, type Selection, useSelect, useSelection } from "../../url.ts";
import { dayOfIso } from "../days.ts";
import { useUndo } from "../decide.ts";
import { Dialog } from "../dialog.tsx";
import { withHiddenShown } from "../safe-text.tsx";
import { pages } from "./pages.ts";

type Choice = { readonly id: string; readonly group: string; readonly text: string; readonly hint: string; readonly run: () => void };

const MostFound = 8; // Of items and of passages each; the search page has all.

export function Palette({ onClose, onKeys }: { readonly onClose: () => void; readonly onKeys: () => void }) {
  const [words, setWords] = useState("");
  const [at, setAt] = useState(0);
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const choices = useChoices(words, onKeys);
  useEffect(() => input.current?.focus(), []);
  const chosen = Math.min(at, choices.length - 1);
  const take = (choice: Choice | undefined): void => {
    if (choice === undefined) return;
    onClose();
    choice.run();
  };
  return (
    <Dialog title="Find" onClose={onClose} className="palette" hasHeading={false}>
      <input
        ref={input}
        className="palette-input"
        type="text"
        role="combobox"
        aria-label="Find a page, a command, an item or words in the documents"
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={choices[chosen] === undefined ? undefined : `${listId}-${chosen}`}
        placeholder="A page, a command, or words in the record and the documents"
        autoComplete="off"
        spellCheck={false}
        value={words}
        onChange={(event) => {
          setWords(event.target.value);
          setAt(0);
        }}
        onKeyDown={(event) => {
          const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
          if (step !== 0) {
            event.preventDefault();
            const next = Math.max(0, Math.min(choices.length - 1, chosen + step));
            setAt(next);
            document.getElementById(`${listId}-${next}`)?.scrollIntoView({ block: "nearest" });
          }
          if (event.key === "Enter") take(choices[chosen]);
        }}
      />
      <div id={listId} role="listbox" aria-label="Found" className="palette-list" tabIndex={-1}>
        {choices.map((choice, place) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above takes the keys.
          <div
            key={choice.id}
            id={`${listId}-${place}`}
            role="option"
            tabIndex={-1}
            aria-selected={place === chosen}
            className="palette-choice"
            onClick={() => take(choice)}
          >
            <span className="kind">{choice.group}</span>
            <bdi className="palette-text">{withHiddenShown(choice.text)}</bdi>
            <span className="palette-hint">{choice.hint}</span>
          </div>
        ))}
        {choices.length === 0 && <p className="palette-nothing">Nothing is called so, and no text holds these words.</p>}
      </div>
    </Dialog>
  );
}

function useChoices(words: string, onKeys: () => void): readonly Choice[] {
  const navigate = useNavigate();
  const select = useSelect();
  const undo = useUndo();
  const clocks = clocksOf(useSelection());
  const asked = useDeferredValue(words.trim());
  const found = useQuery({ ...searchQuery(asked, MostFound, clocks), enabled: asked.length >= 2 });
  const goTo =
    (to: string, more: Readonly<Record<string, string>> = {}) =>
    () =>
      void navigate({ to, search: (before: Selection) => ({ ...keptSelection(before), ...more }) });
  const fixed: readonly Choice[] = [
    ...pages.map(({ name, path, key, about }) => ({
      id: path,
      group: "page",
      text: `${name}: ${about}`,
      hint: `g ${key}`,
      run: goTo(path),
    })),
    { id: "undo", group: "command", text: "Undo the last change", hint: "u", run: () => undo.mutate(undefined) },
    {
      id: "now",
      group: "command",
      text: "Back to now, on both clocks",
      hint: "",
      run: () => select({ asOf: undefined, known: undefined }),
    },
    { id: "print", group: "command", text: "Print this page", hint: "", run: () => window.print() },
    { id: "keys", group: "command", text: "Show the keys", hint: "?", run: onKeys },
  ];
  const wanted = words.trim().toLowerCase();
  const named = fixed.filter(({ text }) => wanted === "" || text.toLowerCase().includes(wanted));
  if (asked.length < 2 || found.data === undefined) return named;
  const { items, passages } = found.data.value;
  return [
    ...named,
    ...items.map((item) => ({ id: item.id, group: item.kind, text: item.line, hint: item.standing, run: () => select({ sel: item.id }) })),
    ...passages.map(({ passage }) => ({
      id: `${passage.source}@${passage.start}`,
      group: "passage",
      text: passage.exact.replaceAll(/\s+/gu, " "),
      hint: `${passage.outlet ?? ""} ${dayOfIso(passage.published)}`,
      run: goTo(`/documents/${passage.source}`, { at: `${passage.start}-${passage.end}` }),
    })),
    { id: "search", group: "page", text: `Search: everything with “${asked}”`, hint: "", run: goTo("/search", { q: asked }) },
  ];
}

/** Decides how the keys are told: every group bound on this page, as it stands now. */
import { useBoundKeys } from "../../keys/keys.ts";
import { Dialog } from "../dialog.tsx";

export function KeySheet({ onClose }: { readonly onClose: () => void }) {
  const groups = useBoundKeys();
  return (
    <Dialog title="Keys" onClose={onClose} className="key-sheet">
      <div className="key-groups">
        {[...groups].reverse().map(({ name, bindings }) => (
          <section key={name}>
            <h3>{name}</h3>
            <dl>
              {bindings.map(({ keys, does }) => (
                <div key={keys}>
                  <dt>
                    {keys.split(", ").map((key) => (
                      <kbd key={key}>{inWords(key)}</kbd>
                    ))}
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

function inWords(key: string): string {
  return key.replace("mod+", navigator.platform.startsWith("Mac") ? "⌘ " : "Ctrl ").replace("Escape", "Esc");
}

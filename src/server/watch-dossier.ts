/** Decides when open pages hear that the dossier changed, whoever changed it, and how far long work is. */
import type { Progress } from "#commands";

/** What an open page is told. */
export type DossierEvent =
  | { readonly name: "version"; readonly version: string }
  | { readonly name: "progress"; readonly command: string; readonly progress: Progress };

/** Tells whoever listens; asks the dossier only while somebody does. */
export type Watch = {
  /** Hears every event from now on, the present version first; the answer stops it. */
  readonly listen: (hear: (event: DossierEvent) => void) => () => void;
  readonly tell: (event: DossierEvent) => void;
  /** Looks now instead of at the next beat. */
  readonly look: () => Promise<void>;
  readonly stop: () => void;
};

/** `everyMs` is how often the dossier's version is asked for while somebody listens; other processes write to the same file. */
export function watchDossier(versionOf: () => Promise<string>, everyMs: number): Watch {
  const listeners = new Set<(event: DossierEvent) => void>();
  let known: string | undefined;
  let timer: ReturnType<typeof setInterval> | undefined;

  return { listen, tell, look, stop };

  function listen(hear: (event: DossierEvent) => void): () => void {
    listeners.add(hear);
    if (known !== undefined) hear({ name: "version", version: known });
    if (timer === undefined) {
      timer = setInterval(() => void look(), everyMs);
      timer.unref();
    }
    void look();
    return () => {
      listeners.delete(hear);
      if (listeners.size === 0) rest();
    };
  }

  function tell(event: DossierEvent): void {
    for (const hear of listeners) hear(event);
  }

  async function look(): Promise<void> {
    if (listeners.size === 0) return;
    const version = await versionOf().catch(() => undefined); // A dossier that is busy or closing is asked again at the next beat.
    if (version === undefined || version === known) return;
    known = version;
    tell({ name: "version", version });
  }

  function rest(): void {
    clearInterval(timer);
    timer = undefined;
    known = undefined;
  }

  function stop(): void {
    listeners.clear();
    rest();
  }
}

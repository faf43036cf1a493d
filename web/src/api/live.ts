/** Decides when what is shown is asked for again, and how far long work is: as the server tells, whoever changed the dossier. */
import type { QueryClient } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";

/** How far long work of the server is. */
export type Progress = { readonly done: number; readonly total: number; readonly current?: string };

const steps = new Map<string, Progress>();
const hearers = new Set<() => void>();

/** The last that was told of a command's work; undefined where it told nothing yet. */
export function useProgress(command: string): Progress | undefined {
  return useSyncExternalStore(
    (hear) => {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
    () => steps.get(command),
  );
}

/** Forgets what was told of work that has ended, so that the next of its kind begins anew. */
export function forgetProgress(command: string): void {
  steps.delete(command);
}

/** Listens while the page is looked at; a hidden page holds no connection and catches up when it is shown again. */
export function followDossier(client: QueryClient): void {
  let source: EventSource | undefined;
  let version: string | undefined;
  document.addEventListener("visibilitychange", follow);
  follow();

  function follow(): void {
    if (document.hidden) {
      source?.close();
      source = undefined;
      return;
    }
    if (source !== undefined) return;
    source = new EventSource("/api/events");
    source.addEventListener("progress", (event: MessageEvent<string>) => {
      const told: { readonly command: string; readonly progress: Progress } = JSON.parse(event.data);
      steps.set(told.command, told.progress);
      for (const hear of hearers) hear();
    });
    source.addEventListener("version", (event: MessageEvent<string>) => {
      const told: { readonly version: string } = JSON.parse(event.data);
      const isNews = version !== undefined && version !== told.version;
      version = told.version;
      if (isNews) void client.invalidateQueries();
    });
  }
}

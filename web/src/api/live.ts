/** Decides when what is shown is asked for again: when the server says that the dossier changed, by whomever. */
import type { QueryClient } from "@tanstack/react-query";

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
    source.addEventListener("version", (event: MessageEvent<string>) => {
      const told: { readonly version: string } = JSON.parse(event.data);
      const isNews = version !== undefined && version !== told.version;
      version = told.version;
      if (isNews) void client.invalidateQueries();
    });
  }
}

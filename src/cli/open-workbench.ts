/** Decides how the workbench is opened from a terminal: start the server, say the address, wait for the end. */
import type { Run } from "#commands";
import { startServer } from "#server";

/** Serves until the person interrupts; resolves with the address that was served. */
export async function openWorkbench(
  { parley, signal }: Run,
  { port, noBrowser }: { readonly port: number; readonly noBrowser: boolean },
): Promise<{ readonly url: string }> {
  await parley.keeper.bringUpToDate();
  const hasScreen = process.platform !== "linux" || process.env["DISPLAY"] !== undefined || process.env["WAYLAND_DISPLAY"] !== undefined;
  const server = await startServer({ parley, port, openBrowser: !noBrowser && hasScreen && process.env["CI"] === undefined });
  process.stdout.write(`Parley is open at ${server.url}\nDossier: ${parley.store.place}\nStop with Ctrl+C.\n`);
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
  await server.stop();
  return { url: server.url };
}

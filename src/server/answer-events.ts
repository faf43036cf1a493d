/** Decides how an open page is told about changes: a stream of server-sent events that ends with the page or the server. */
import type { DossierEvent, Watch } from "./watch-dossier.ts";

/** Often enough that no browser or proxy takes the stream for dead. */
const BeatMs = 20_000;

/** Streams until the reader leaves or the server stops. */
export function answerEvents(leaving: AbortSignal, watch: Watch, stopping: AbortSignal): Response {
  const encoder = new TextEncoder();
  const ends = AbortSignal.any([leaving, stopping]);
  let stopListening = (): void => {};
  let beat: ReturnType<typeof setInterval> | undefined;
  let isOpen = true;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (text: string): void => {
        if (isOpen) controller.enqueue(encoder.encode(text));
      };
      send("retry: 2000\n\n");
      stopListening = watch.listen((event) => send(asLines(event)));
      beat = setInterval(() => send(": still here\n\n"), BeatMs);
      beat.unref();
      ends.addEventListener("abort", () => {
        if (!isOpen) return;
        leave();
        controller.close();
      });
    },
    cancel: leave,
  });
  return new Response(body, {
    headers: { "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-store", "x-accel-buffering": "no" },
  });

  function leave(): void {
    isOpen = false;
    stopListening();
    clearInterval(beat);
  }
}

function asLines({ name, ...fields }: DossierEvent): string {
  return `event: ${name}\ndata: ${JSON.stringify(fields)}\n\n`;
}

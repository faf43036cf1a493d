/** Decides how one command is asked over HTTP: its input parsed, run, and its answer or refusal sent with the right status. */

import { askApart, type Command, type Progress, type Run } from "#commands";
import { refuseOtherThanJson } from "./guard-requests.ts";
import { parseBody, parseQuery } from "./parse-input.ts";
import { answerRefusal, refusalOf } from "./refusal.ts";
import type { Watch } from "./watch-dossier.ts";

export type CommandParts = {
  readonly runOf: (effects: { readonly onProgress: (progress: Progress) => void; readonly signal: AbortSignal }) => Run;
  readonly watch: Watch;
  readonly stopping: AbortSignal;
  readonly reportMistake: (error: unknown) => void;
  readonly largestBody: number;
};

/** The field in which any command takes the name of a file to write: no page may write files. */
const FileField = "out";

/** Queries carry the dossier's version as their ETag; changes are told to every open page. */
export async function answerCommand(command: Command, request: Request, parts: CommandParts): Promise<Response> {
  try {
    return command.effect !== "change" ? await answerQuery(command, request, parts) : await answerChange(command, request, parts);
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal.status === 500) parts.reportMistake(error);
    return answerRefusal(refusal);
  }
}

async function answerQuery(command: Command, request: Request, parts: CommandParts): Promise<Response> {
  const words = new URL(request.url).searchParams;
  if (words.has(FileField)) return badInput(command, `'${FileField}': files are written from the command line only.`);
  const file = command.terminalOnly?.find((field) => words.has(field));
  if (file !== undefined) return badInput(command, fileOnly(file));
  const input = parseQuery(words, command.input);
  if (input.kind === "wrong") return badInput(command, input.message);
  const onProgress = (progress: Progress): void => parts.watch.tell({ name: "progress", command: command.name, progress });
  const run = pageRun(parts.runOf({ onProgress, signal: AbortSignal.any([request.signal, parts.stopping]) }));
  const etag = `W/"${await run.parley.store.dataVersion()}"`;
  // Taken before the answer is made: what changed in between counts as not yet seen.
  const seenSeq = await run.parley.store.head();
  const headers = { etag, "cache-control": "private, no-cache", "parley-seq": String(seenSeq) };
  if (request.headers.get("if-none-match") === etag) return new Response(null, { status: 304, headers });
  return answerValue(await askApart(command, input.value, run), headers);
}

async function answerChange(command: Command, request: Request, parts: CommandParts): Promise<Response> {
  const notJson = refuseOtherThanJson(request);
  if (notJson !== undefined) return notJson;
  const text = await readBody(request, parts.largestBody);
  if (text === undefined) return tooLarge(parts.largestBody);
  const input = parseBody(text, command.input);
  if (input.kind === "wrong") return badInput(command, input.message);
  const file = command.terminalOnly?.find((field) => Object.hasOwn(input.value, field));
  if (file !== undefined) return badInput(command, fileOnly(file));
  // A change goes on when the page is closed; it stops with the server.
  const onProgress = (progress: Progress): void => parts.watch.tell({ name: "progress", command: command.name, progress });
  const value = await command.run(input.value, pageRun(parts.runOf({ onProgress, signal: parts.stopping })));
  void parts.watch.look();
  return answerValue(value, { "cache-control": "no-store" });
}

/** A page's words are never taken for a path. */
function pageRun(run: Run): Run {
  return { ...run, isPage: true };
}

function fileOnly(field: string): string {
  return `'${field}': files are named on the command line only.`;
}

function answerValue(value: unknown, headers: Readonly<Record<string, string>>): Response {
  return new Response(JSON.stringify({ ok: true, value }), { headers: { ...headers, "content-type": "application/json; charset=utf-8" } });
}

/** The body as text; undefined where it is larger than allowed, however it announces itself. */
async function readBody(request: Request, largest: number): Promise<string | undefined> {
  const announced = Number(request.headers.get("content-length") ?? "0");
  if (announced > largest) return undefined;
  if (request.body === null) return "";
  const decoder = new TextDecoder();
  const pieces: string[] = [];
  let size = 0;
  const reader: ReadableStreamDefaultReader<Uint8Array> = request.body.getReader();
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    size += step.value.byteLength;
    if (size > largest) {
      await reader.cancel();
      return undefined;
    }
    pieces.push(decoder.decode(step.value, { stream: true }));
  }
  pieces.push(decoder.decode());
  return pieces.join("");
}

function badInput(command: Command, message: string): Response {
  const whatToDo = `For example: parley ${command.example}`;
  return answerRefusal({ status: 400, code: "bad-input", message, whatToDo });
}

function tooLarge(largest: number): Response {
  const message = `This is more than ${Math.floor(largest / 1024 / 1024)} MB at once.`;
  return answerRefusal({
    status: 413,
    code: "too-large",
    message,
    whatToDo: "Send fewer files at a time, or use 'parley read' on the folder.",
  });
}

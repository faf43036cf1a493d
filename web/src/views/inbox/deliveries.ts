/** Decides how documents are handed in: one after the other, each with its own outcome; the list outlives the page until the tab is closed. */
import { useSyncExternalStore } from "react";
import type { PasteAnswer } from "../../api/answers.ts";
import { change, Refused } from "../../api/ask.ts";

/** What a person said about the documents handed in together. */
export type Given = { readonly outlet?: string; readonly published?: string; readonly title?: string };

export type Delivery = {
  readonly id: number;
  readonly name: string;
  readonly size: number;
  readonly state: "waits" | "is read" | PasteAnswer["status"];
  readonly source?: string | undefined;
  readonly message?: string | undefined;
};

type Handed = { readonly content: File | string; readonly given: Given };

const LargestFile = 30 * 1024 * 1024; // In base64 it must pass the server's limit.
let deliveries: readonly Delivery[] = [];
const contents = new Map<number, Handed>();
const hearers = new Set<() => void>();
let nextId = 1;
let isWorking = false;

/** Every document handed in since the tab was opened, newest first. */
export function useDeliveries(): readonly Delivery[] {
  return useSyncExternalStore(
    (hear) => {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
    () => deliveries,
  );
}

/** Hands in files with what the person said of them. */
export function handIn(files: readonly File[], given: Given): void {
  for (const file of files) add(file.name, file.size, { content: file, given });
  void work();
}

/** Hands in pasted text. */
export function handInText(text: string, given: Given): void {
  add(given.title ?? "pasted text", text.length, { content: text, given });
  void work();
}

/** Hands in once more what was refused. */
export function retry(id: number): void {
  update(id, { state: "waits", message: undefined });
  void work();
}

function add(name: string, size: number, handed: Handed): void {
  const id = nextId++;
  contents.set(id, handed);
  set([{ id, name, size, state: "waits" }, ...deliveries]);
}

async function work(): Promise<void> {
  if (isWorking) return;
  isWorking = true;
  for (let next = oldestWaiting(); next !== undefined; next = oldestWaiting()) {
    update(next.id, { state: "is read" });
    update(next.id, await deliver(next));
  }
  isWorking = false;
}

function oldestWaiting(): Delivery | undefined {
  return deliveries.findLast(({ state }) => state === "waits");
}

async function deliver({ id, name, size }: Delivery): Promise<Partial<Delivery>> {
  const handed = contents.get(id);
  if (handed === undefined) return { state: "refused", message: "The content is no longer at hand." };
  if (size > LargestFile) return { state: "refused", message: "This is more than 30 MB. Read it with 'parley read' instead." };
  try {
    const body = typeof handed.content === "string" ? { text: handed.content } : { base64: await base64Of(handed.content) };
    const answer = await change<PasteAnswer>("paste", { ...body, name, ...handed.given, more: oldestWaiting() !== undefined });
    if (answer.status !== "refused") contents.delete(id);
    return { state: answer.status, source: answer.source, message: answer.message };
  } catch (error) {
    if (error instanceof Refused) return { state: "refused", message: `${error.message} ${error.whatToDo}` };
    return { state: "refused", message: "The file could not be read from the disk." };
  }
}

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const pieces: string[] = [];
  // In pieces, because a call cannot take millions of arguments; a multiple of three, so that the pieces join without padding.
  const Piece = 3 * 8192;
  for (let at = 0; at < bytes.length; at += Piece) pieces.push(btoa(String.fromCharCode(...bytes.subarray(at, at + Piece))));
  return pieces.join("");
}

function update(id: number, patch: Partial<Delivery>): void {
  set(deliveries.map((delivery) => (delivery.id === id ? { ...delivery, ...patch } : delivery)));
}

function set(next: readonly Delivery[]): void {
  deliveries = next;
  for (const hear of hearers) hear();
}

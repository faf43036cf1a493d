/** Decides how the workbench asks the server: one function to look, one to change, and one kind of error for both. */

/** What the server refused, or that it could not be reached. */
export class Refused extends Error {
  override readonly name = "Refused";
  readonly status: number;
  readonly code: string;
  readonly whatToDo: string;

  constructor(status: number, code: string, message: string, whatToDo: string) {
    super(message);
    this.status = status;
    this.code = code;
    this.whatToDo = whatToDo;
  }
}

/** An answer, and the log entry up to which it had seen the dossier: a decision made on it names that entry. */
export type Seen<Value> = { readonly value: Value; readonly seq: number };

export type Words = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;

/** The address of a query. */
export function addressOf(name: string, words: Words = {}): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(words)) {
    if (value === undefined) continue;
    for (const one of Array.isArray(value) ? value : [value]) search.append(key, String(one));
  }
  const query = search.toString();
  return `/api/${name.replaceAll(" ", "/")}${query === "" ? "" : `?${query}`}`;
}

/** Asks a query. */
export async function look<Value>(name: string, words: Words, signal: AbortSignal): Promise<Seen<Value>> {
  return await answerOf<Value>(() => fetch(addressOf(name, words), { signal, headers: { accept: "application/json" } }));
}

/** Asks for a change. */
export async function change<Value>(name: string, input: object): Promise<Value> {
  const request = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(input) };
  return (await answerOf<Value>(() => fetch(addressOf(name), request))).value;
}

async function answerOf<Value>(ask: () => Promise<Response>): Promise<Seen<Value>> {
  const response = await ask().catch((error: unknown) => {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new Refused(0, "no-answer", "Parley does not answer.", "Is 'parley open' still running in its terminal?");
  });
  const answer: unknown = await response.json().catch(() => undefined); // What is no JSON is told as an answer that cannot be read.
  if (isAnswer<Value>(answer)) return { value: answer.value, seq: Number(response.headers.get("parley-seq") ?? "0") };
  if (isRefusal(answer)) throw new Refused(response.status, answer.error.code, answer.error.message, answer.error.whatToDo);
  throw new Refused(response.status, "unreadable", "The answer could not be read.", "Reload the page.");
}

// The server's word is taken for the shape of a value: both sides come from one build.
function isAnswer<Value>(answer: unknown): answer is { readonly value: Value } {
  return typeof answer === "object" && answer !== null && "ok" in answer && answer.ok === true && "value" in answer;
}

function isRefusal(
  answer: unknown,
): answer is { readonly error: { readonly code: string; readonly message: string; readonly whatToDo: string } } {
  return typeof answer === "object" && answer !== null && "error" in answer && typeof answer.error === "object" && answer.error !== null;
}

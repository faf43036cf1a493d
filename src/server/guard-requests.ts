/** Decides which requests are let in at all: only those this browser's own page makes to this very server. */
import { timingSafeEqual } from "node:crypto";
import { answerRefusal } from "./refusal.ts";

/** What a request is measured against. */
export type Gate = {
  /** Values of the Host header that mean this server, lower case, with the port. */
  readonly hosts: ReadonlySet<string>;
  /** The secret in the cookie that the first visit was given. */
  readonly session: string;
  readonly cookieName: string;
};

const SafeMethods = new Set(["GET", "HEAD"]);

/** The refusal of a request that did not name this server; a page elsewhere whose name was made to point here is stopped by this. */
export function refuseForeignHost(host: string | undefined, gate: Gate): Response | undefined {
  if (host !== undefined && gate.hosts.has(host.toLowerCase())) return undefined;
  return answerRefusal({
    status: 421,
    code: "foreign-host",
    message: "This is not the address of this Parley.",
    whatToDo: "Use the address that 'parley open' printed.",
  });
}

/** The refusal of a request that another page or program started; `undefined` where it may go on. */
export function refuseForeignPage(request: Request, gate: Gate): Response | undefined {
  const site = request.headers.get("sec-fetch-site");
  const isUnsafe = !SafeMethods.has(request.method);
  if (site !== null && site !== "same-origin" && (isUnsafe || site !== "none")) return foreignPage();
  if (!isUnsafe) return undefined;
  const origin = request.headers.get("origin");
  return origin !== null && isOwnOrigin(origin, gate) ? undefined : foreignPage();
}

/** The refusal of a request without this run's cookie. */
export function refuseStranger(request: Request, gate: Gate): Response | undefined {
  return cookiesNamed(gate.cookieName, request).some((value) => isSameSecret(value, gate.session))
    ? undefined
    : answerRefusal({
        status: 403,
        code: "no-session",
        message: "This browser has not been let in.",
        whatToDo: "Open the address that 'parley open' printed, with its token.",
      });
}

/** The refusal of a change that is not plain JSON: forms and text are what a foreign page could send unasked. */
export function refuseOtherThanJson(request: Request): Response | undefined {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  return type === "application/json"
    ? undefined
    : answerRefusal({
        status: 415,
        code: "not-json",
        message: "A change is asked for in JSON.",
        whatToDo: "Send it with the header 'Content-Type: application/json'.",
      });
}

/** True where the two secrets are the same; takes equally long wherever they differ. */
export function isSameSecret(given: string, held: string): boolean {
  const one = Buffer.from(given);
  const other = Buffer.from(held);
  return one.length === other.length && timingSafeEqual(one, other);
}

function foreignPage(): Response {
  return answerRefusal({
    status: 403,
    code: "foreign-page",
    message: "The request does not come from Parley's own page.",
    whatToDo: "Use the workbench itself, or the command line.",
  });
}

function isOwnOrigin(origin: string, gate: Gate): boolean {
  return origin.startsWith("http://") && gate.hosts.has(origin.slice("http://".length).toLowerCase());
}

function cookiesNamed(name: string, request: Request): readonly string[] {
  const pairs = (request.headers.get("cookie") ?? "").split(";").map((pair) => pair.trim());
  return pairs.filter((pair) => pair.startsWith(`${name}=`)).map((pair) => pair.slice(name.length + 1));
}

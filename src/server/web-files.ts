/** Decides which files the browser may have: those of the built workbench, read once at the start, and nothing else. */
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { extname, join, relative, sep } from "node:path";

/** One file of the workbench as it is served. */
export type WebFile = { readonly bytes: Uint8Array<ArrayBuffer>; readonly type: string; readonly etag: string };
/** The workbench's files by their path, `/index.html`. Since a request only looks up this table, no path can lead outside. */
export type WebFiles = ReadonlyMap<string, WebFile>;

const Types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".json": "application/json; charset=utf-8",
  ".woff2": "font/woff2",
  ".png": "image/png",
};

/** Every file below `folder` of a kind the workbench has; empty where it was not built. */
export async function loadWebFiles(folder: string): Promise<WebFiles> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []); // No folder, no workbench: the page says so.
  const files = new Map<string, WebFile>();
  for (const entry of entries) {
    const type = Types[extname(entry.name)];
    if (!entry.isFile() || type === undefined) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = new Uint8Array(await readFile(path));
    const etag = `"${createHash("sha256").update(bytes).digest("base64url").slice(0, 22)}"`;
    files.set(`/${relative(folder, path).split(sep).join("/")}`, { bytes, type, etag });
  }
  return files;
}

/** The answer to a request for `path`: the file, or the page itself for an address inside the workbench. */
export function answerWebFile(path: string, request: Request, files: WebFiles): Response | undefined {
  const file = files.get(path === "/" ? "/index.html" : path) ?? (isPageAddress(path) ? files.get("/index.html") : undefined);
  if (file === undefined) return undefined;
  // Names under /assets/ hold a hash of what is in them.
  const caching = path.startsWith("/assets/") ? "private, max-age=31536000, immutable" : "no-cache";
  const headers = { "content-type": file.type, etag: file.etag, "cache-control": caching };
  if (request.headers.get("if-none-match") === file.etag) return new Response(null, { status: 304, headers });
  return new Response(request.method === "HEAD" ? null : file.bytes, { headers });
}

function isPageAddress(path: string): boolean {
  return !path.startsWith("/assets/") && !path.startsWith("/api/");
}

/** Decides which agencies a text says it rests on, from a short last line such as "with Agency One and Agency Two". */

const LongestLine = 120; // Characters; a longer last line is a sentence of the report.

const Openings = /^\(?(?:with|additional reporting by|reporting by|compiled from|with material from|sources?:|—|--)\s+(.+?)[).]?$/iu;
const BareAgencies = /^\(?((?:[A-Z][\w.&' -]{1,30})(?:\s*(?:,|\/|and|&)\s*[A-Z][\w.&' -]{1,30}){0,4})\)$/u;

/** Names in the credit line at the end of `text`, and where the line stands; none where the last line is no credit. */
export function findCredit(text: string): readonly string[] {
  const lastLine = text.trimEnd().split("\n").at(-1)?.trim() ?? "";
  if (lastLine.length > LongestLine || lastLine === text.trim()) return [];
  const names = Openings.exec(lastLine)?.[1] ?? BareAgencies.exec(lastLine)?.[1];
  if (names === undefined || /[a-z]{3,} [a-z]{3,} [a-z]{3,}/u.test(names)) return [];
  return names
    .split(/\s*(?:,|;|\/|\band\b|&)\s*/u)
    .map((name) => name.replace(/^(?:the|editing by)\s+/iu, "").trim())
    .filter((name) => /^[A-Z0-9]/u.test(name));
}

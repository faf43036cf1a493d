/** Decides how preferences over states are written and read as lines of text, as a person types them. */
import { ConflictError } from "./conflict-error.ts";
import type { StateName } from "./model.ts";
import type { PreferencesFile } from "./own-form.ts";

export type PreferenceKind = "statements" | "ranking" | "payoffs" | "comparisons";

export function kindOfPreferences(preferences: PreferencesFile | undefined): PreferenceKind {
  if (preferences === undefined || "statements" in preferences) return "statements";
  if ("ranking" in preferences) return "ranking";
  return "payoffs" in preferences ? "payoffs" : "comparisons";
}

/**
 * A ranking has a line for each rank, best first, states beside each other equally preferred; payoffs are numbers; comparisons have a line each:
 * `1 > 2`, `YN- >> 4` (strongly), `1 = 2 = 3`. Statements stand one a line.
 */
export function preferencesAsText(preferences: PreferencesFile | undefined): string {
  if (preferences === undefined) return "";
  if ("statements" in preferences) return preferences.statements.map((one) => JSON.stringify(one)).join("\n");
  if ("ranking" in preferences)
    return preferences.ranking.map((group) => (typeof group === "object" ? group.join(" ") : String(group))).join("\n");
  if ("payoffs" in preferences) return preferences.payoffs.join(" ");
  return preferences.comparisons
    .map((one) => ("equal" in one ? one.equal.join(" = ") : `${one.better} ${one.strong ? ">>" : ">"} ${one.worse}`))
    .join("\n");
}

/**
 * The other way round.
 *
 * @throws ConflictError naming the line that cannot be read.
 */
export function preferencesFromText(kind: Exclude<PreferenceKind, "statements">, text: string): PreferencesFile {
  const lines = text
    .split(/\r?\n/u)
    .map((line) => line.trim())
    .filter((line) => line !== "");
  if (lines.length === 0) throw new ConflictError("no-preferences", "nothing is written", `Write ${Forms[kind]}.`);
  switch (kind) {
    case "ranking":
      return { ranking: lines.map((line): StateName | StateName[] => alone(words(line).map((word) => stateFrom(word, line, kind)))) };
    case "payoffs":
      return {
        payoffs: words(lines.join(" ")).map((word) => {
          const number = Number(word);
          if (!Number.isFinite(number)) throw unread(word, kind);
          return number;
        }),
      };
    case "comparisons":
      return { comparisons: lines.map((line) => comparisonFrom(line)) };
  }
}

const Forms: Readonly<Record<Exclude<PreferenceKind, "statements">, string>> = {
  ranking: "a line for each rank, best first: numbers or patterns of states, equally preferred ones on one line",
  payoffs: "a number for each feasible state, in the order of the states",
  comparisons: "a line for each comparison: '1 > 2', '1 >> 2' (strongly) or '1 = 2'",
};

function comparisonFrom(line: string): Extract<PreferencesFile, { comparisons: unknown }>["comparisons"][number] {
  const equal = line.split("=").map((one) => one.trim());
  if (equal.length > 1) return { equal: equal.map((word) => stateFrom(word, line, "comparisons")) };
  const parts = /^(\S+)\s*(>>?)\s*(\S+)$/u.exec(line);
  if (parts === null) throw unread(line, "comparisons");
  const [, better = "", sign, worse = ""] = parts;
  return {
    better: stateFrom(better, line, "comparisons"),
    worse: stateFrom(worse, line, "comparisons"),
    strong: sign === ">>",
  };
}

function words(line: string): readonly string[] {
  return line.split(/[\s,]+/u).filter((word) => word !== "");
}

function stateFrom(word: string, line: string, kind: Exclude<PreferenceKind, "statements">): StateName {
  if (/^[1-9]\d{0,9}$/u.test(word)) return Number(word);
  if (/^[YN-]+$/u.test(word)) return word;
  throw unread(line, kind);
}

function alone(states: readonly StateName[]): StateName | StateName[] {
  const [only] = states;
  return states.length === 1 && only !== undefined ? only : [...states];
}

function unread(what: string, kind: Exclude<PreferenceKind, "statements">): ConflictError {
  const shown = what.length > 80 ? `${what.slice(0, 80)}…` : what;
  return new ConflictError("malformed", `'${shown}' cannot be read`, `Write ${Forms[kind]}.`);
}

/** Decides how a statement about options is written, read and printed: and, or, not, if, iff over options taken or not. */
import { ConflictError } from "./conflict-error.ts";

export type Statement =
  | { readonly kind: "option"; readonly option: number }
  | { readonly kind: "not"; readonly part: Statement }
  | { readonly kind: "and" | "or"; readonly parts: readonly Statement[] };

type Token = { readonly kind: "name" | "word" | "sign" | "number"; readonly text: string; readonly at: number };

const DeepestNesting = 100;
const Words = new Set(["and", "or", "not", "if", "iff"]);
const Signs: Readonly<Record<string, string>> = { "&": "and", "|": "or", "-": "not", "!": "not" };

/**
 * Reads `Withdraw and not 'Air strike'`, `Blockade if Escalate` (that is: not Escalate, or Blockade), `1 iff -2`. Options are named by name (in
 * quotes where the name has spaces or signs) or by number from 1. `if` and `iff` bind loosest, then `or`, `and`, `not`.
 *
 * @throws ConflictError naming the place where the text cannot be read.
 */
export function parseStatement(text: string, optionNames: readonly string[]): Statement {
  const whole = optionNames.indexOf(text.trim());
  if (whole >= 0) return { kind: "option", option: whole };
  const tokens = tokensOf(text);
  let next = 0;
  const statement = readCondition(0);
  const left = tokens[next];
  if (left !== undefined) throw fail(`'${left.text}' is not expected here`, left.at);
  return statement;

  function readCondition(depth: number): Statement {
    if (depth > DeepestNesting) throw fail("it is nested too deeply", 0);
    let statement = readList("or", depth);
    for (let word = takeWord("iff", "if"); word !== undefined; word = takeWord("iff", "if")) {
      const condition = readList("or", depth);
      statement =
        word === "if" ? ifThen(condition, statement) : { kind: "and", parts: [ifThen(condition, statement), ifThen(statement, condition)] };
    }
    return statement;
  }

  function readList(kind: "or" | "and", depth: number): Statement {
    const parts = [kind === "or" ? readList("and", depth) : readPart(depth)];
    while (takeWord(kind) !== undefined) parts.push(kind === "or" ? readList("and", depth) : readPart(depth));
    const [only] = parts;
    return parts.length === 1 && only !== undefined ? only : { kind, parts };
  }

  function readPart(depth: number): Statement {
    if (takeWord("not") !== undefined) {
      if (depth > DeepestNesting) throw fail("it is nested too deeply", 0);
      return not(readPart(depth + 1));
    }
    const token = tokens[next++];
    if (token === undefined) throw fail("it ends where an option is expected", text.length);
    if (token.text === "(" && token.kind === "sign") {
      const inner = readCondition(depth + 1);
      if (tokens[next++]?.text !== ")") throw fail("a bracket is not closed", token.at);
      return inner;
    }
    if (token.kind === "number") {
      const option = Number(token.text) - 1;
      if (optionNames.includes(token.text)) return { kind: "option", option: optionNames.indexOf(token.text) };
      if (option < 0 || option >= optionNames.length) throw fail(`there is no option ${token.text}`, token.at);
      return { kind: "option", option };
    }
    const option = token.kind === "name" ? optionNames.indexOf(token.text) : -1;
    if (option < 0) throw fail(`there is no option '${token.text}'`, token.at);
    return { kind: "option", option };
  }

  function takeWord(...words: readonly string[]): string | undefined {
    const token = tokens[next];
    if (token?.kind !== "word" || !words.includes(token.text)) return undefined;
    next++;
    return token.text;
  }

  function fail(what: string, at: number): ConflictError {
    const shown = text.length > 120 ? `${text.slice(0, 120)}…` : text;
    return new ConflictError(
      "malformed",
      `the statement '${shown}' cannot be read: ${what} (character ${at + 1})`,
      "Write option names or numbers with and, or, not, if, iff and brackets; names with spaces in single quotes.",
    );
  }

  function tokensOf(source: string): readonly Token[] {
    const found: Token[] = [];
    const pattern = /\s+|'([^']*)'|"([^"]*)"|([()&|!-])|(\d+)(?![\p{L}\p{M}\d_])|([\p{L}\p{M}\d_][\p{L}\p{M}\d_.-]*)/uy;
    while (pattern.lastIndex < source.length) {
      const at = pattern.lastIndex;
      const match = pattern.exec(source);
      if (match === null) throw fail(`'${source[at] ?? ""}' is not understood`, at);
      const quoted = match[1] ?? match[2];
      if (quoted !== undefined) found.push({ kind: "name", text: quoted, at });
      else if (match[3] !== undefined) {
        const word = Signs[match[3]];
        found.push(word === undefined ? { kind: "sign", text: match[3], at } : { kind: "word", text: word, at });
      } else if (match[4] !== undefined) found.push({ kind: "number", text: match[4], at });
      else if (match[5] !== undefined) {
        const word = match[5].toLowerCase();
        // An option that is called like one of the words is written in quotes.
        const isWord = Words.has(word);
        found.push(isWord ? { kind: "word", text: word, at } : { kind: "name", text: match[5], at });
      }
    }
    return found;
  }
}

/** The statement as {@link parseStatement} reads it. */
export function formatStatement(statement: Statement, optionNames: readonly string[]): string {
  switch (statement.kind) {
    case "option": {
      const name = optionNames[statement.option] ?? String(statement.option + 1);
      if (/^[\p{L}\p{M}_][\p{L}\p{M}\d_.]*$/u.test(name) && !Words.has(name.toLowerCase())) return name;
      if (!name.includes("'")) return `'${name}'`;
      // A name with both signs is told by its number.
      return name.includes('"') ? String(statement.option + 1) : `"${name}"`;
    }
    case "not":
      return `not ${inBrackets(statement.part)}`;
    case "and":
    case "or":
      if (statement.parts.length === 0) return statement.kind === "and" ? "always" : "never";
      return statement.parts.map(inBrackets).join(` ${statement.kind} `);
  }

  function inBrackets(part: Statement): string {
    const text = formatStatement(part, optionNames);
    return part.kind === "and" || part.kind === "or" ? `(${text})` : text;
  }
}

export function not(part: Statement): Statement {
  return part.kind === "not" ? part.part : { kind: "not", part };
}

/** True of every state in which these options stand so. */
export function allOf(settings: readonly { readonly option: number; readonly taken: boolean }[]): Statement {
  const parts = settings.map(({ option, taken }): Statement => (taken ? { kind: "option", option } : not({ kind: "option", option })));
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : { kind: "and", parts };
}

/** The options a statement speaks of, each once, smallest place first. */
export function optionsIn(statement: Statement): readonly number[] {
  const found = new Set<number>();
  collect(statement);
  return [...found].sort((one, other) => one - other);

  function collect(part: Statement): void {
    switch (part.kind) {
      case "option":
        found.add(part.option);
        return;
      case "not":
        collect(part.part);
        return;
      case "and":
      case "or":
        part.parts.forEach(collect);
    }
  }
}

/** Truth where only some options are settled: undefined while it still depends. Cost: the statement's size. */
export function truthOf(statement: Statement, isTaken: (option: number) => boolean | undefined): boolean | undefined {
  switch (statement.kind) {
    case "option":
      return isTaken(statement.option);
    case "not": {
      const inner = truthOf(statement.part, isTaken);
      return inner === undefined ? undefined : !inner;
    }
    case "and":
    case "or": {
      const deciding = statement.kind === "or";
      let isSettled = true;
      for (const part of statement.parts) {
        const truth = truthOf(part, isTaken);
        if (truth === deciding) return deciding;
        if (truth === undefined) isSettled = false;
      }
      return isSettled ? !deciding : undefined;
    }
  }
}

function ifThen(condition: Statement, consequence: Statement): Statement {
  return { kind: "or", parts: [not(condition), consequence] };
}

/** Decides how docs/commands.md is written from the commands' own declarations. */
import type { Command } from "#commands";
import { fieldsOf, wordOf } from "./command-fields.ts";
import { ExitCodesInWords } from "./exit-codes.ts";

/** The page, in Markdown. */
export function commandsPage(commands: readonly Command[]): string {
  const head = [
    "<!-- Made by scripts/make-docs.mjs from src/commands and src/cli; do not edit. -->",
    "# Commands",
    "",
    "Every command takes `--dossier FILE`, `--json` and `--by NAME`. `parley help COMMAND` prints the same in a terminal; `parley schema` prints the JSON shapes (`docs/schema/commands.json`).",
    "",
    ExitCodesInWords,
    "",
  ];
  return `${[...head, ...commands.flatMap(sectionOf)].join("\n").trimEnd()}\n`;
}

function sectionOf(command: Command): readonly string[] {
  const fields = fieldsOf(command);
  const words = command.words.map((word) => wordOf(word, fields)).join(" ");
  const wordNames = new Set(command.words.map((word) => word.replace(/…$/u, "")));
  const rows = fields.map((field) => {
    const name = wordNames.has(field.name) ? field.name : field.flag;
    const choices = field.choices === undefined ? "" : ` One of: ${field.choices.join(", ")}.`;
    const fallback =
      field.defaultValue === undefined || field.defaultValue === false || Array.isArray(field.defaultValue)
        ? ""
        : ` If not given: ${String(field.defaultValue)}.`;
    return `| \`${name}\` | ${`${field.description}${choices}${fallback}`.replaceAll("|", "\\|")} |`;
  });
  const effect = {
    query: "Changes nothing.",
    change: "Enters the log; `parley undo` takes it back.",
    outside: "Writes files or starts something.",
  }[command.effect];
  return [
    `## ${command.name}`,
    "",
    `${command.summary} ${effect}`,
    "",
    "```sh",
    `parley ${command.name}${words === "" ? "" : ` ${words}`} [options]`,
    `parley ${command.example}`,
    "```",
    "",
    ...(rows.length === 0 ? [] : ["| word or option | meaning |", "| --- | --- |", ...rows, ""]),
  ];
}

/** Decides how shells complete Parley's commands, options and choices. */
import type { Command } from "#commands";
import { fieldsOf } from "./command-fields.ts";

export const shells = ["bash", "zsh", "fish"] as const;
export type Shell = (typeof shells)[number];

const GlobalFlags = ["--dossier", "--json", "--by", "--help"];

/** The completion script for `shell`; source it from the shell's start-up file. */
export function completionScript(shell: Shell, commands: readonly Command[]): string {
  switch (shell) {
    case "bash":
      return bash(commands);
    case "zsh":
      return `#compdef parley\nautoload -U +X bashcompinit && bashcompinit\n${bash(commands)}`;
    case "fish":
      return fish(commands);
  }
}

/** Commands by their first word; a group's second words are completed after it. */
function firstWords(commands: readonly Command[]): readonly string[] {
  return [...new Set(commands.map((command) => command.name.split(" ")[0] ?? command.name))];
}

function secondWords(first: string, commands: readonly Command[]): readonly string[] {
  return commands.flatMap(({ name }) => (name.startsWith(`${first} `) ? [name.slice(first.length + 1)] : []));
}

function choicesOf(command: Command): readonly string[] {
  const fields = fieldsOf(command);
  return command.words.flatMap((word) => fields.find((field) => field.name === word.replace(/…$/u, ""))?.choices ?? []);
}

function bash(commands: readonly Command[]): string {
  const groups = firstWords(commands)
    .map((first) => ({ first, seconds: secondWords(first, commands) }))
    .filter(({ seconds }) => seconds.length > 0);
  const groupCases = groups.map(
    ({ first, seconds }) =>
      `    ${first}) if [ "$COMP_CWORD" -eq 2 ]; then words="${seconds.join(" ")}"; else name="${first} \${COMP_WORDS[2]}"; fi ;;`,
  );
  const cases = commands.map((command) => {
    const flags = fieldsOf(command).map((field) => field.flag);
    return `    "${command.name}") words="$words ${[...choicesOf(command), ...flags, ...GlobalFlags].join(" ")}" ;;`;
  });
  return `_parley() {
  local current="\${COMP_WORDS[COMP_CWORD]}" words="" name="\${COMP_WORDS[1]}"
  if [ "$COMP_CWORD" -eq 1 ]; then words="${[...firstWords(commands), "help"].join(" ")}"; else
  case "$name" in
${[...groupCases, "    *) ;;"].join("\n")}
  esac
  case "$name" in
${cases.join("\n")}
  esac; fi
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _parley parley
`;
}

function fish(commands: readonly Command[]): string {
  const own = firstWords(commands).map((first) => {
    const summary = commands.find((command) => command.name === first)?.summary ?? `Commands that begin with '${first}'.`;
    return `complete -c parley -n __fish_use_subcommand -a ${first} -d '${quoted(summary)}'`;
  });
  const lines = commands.flatMap((command) => {
    const [first = command.name, second] = command.name.split(" ");
    const isFirst = `__fish_seen_subcommand_from ${first}`;
    const isThis = second === undefined ? isFirst : `${isFirst}; and __fish_seen_subcommand_from ${second}`;
    const seconds = second === undefined ? [] : [`complete -c parley -n '${isFirst}' -a ${second} -d '${quoted(command.summary)}'`];
    const flags = fieldsOf(command).map(
      (field) => `complete -c parley -n '${isThis}' -l ${field.flag.slice(2)} -d '${quoted(field.description)}'`,
    );
    const choices = choicesOf(command);
    return [...seconds, ...(choices.length === 0 ? [] : [`complete -c parley -n '${isThis}' -a '${choices.join(" ")}'`]), ...flags];
  });
  return `${[...own, ...lines].join("\n")}\n`;
}

function quoted(text: string): string {
  return text.replaceAll("'", "\\'");
}

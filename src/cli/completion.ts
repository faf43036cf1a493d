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

function bash(commands: readonly Command[]): string {
  const cases = commands.map((command) => {
    const fields = fieldsOf(command);
    const words = command.words.flatMap((word) => fields.find((field) => field.name === word.replace(/…$/u, ""))?.choices ?? []);
    const flags = fields.map((field) => field.flag);
    return `    ${command.name}) words="${[...words, ...flags, ...GlobalFlags].join(" ")}" ;;`;
  });
  return `_parley() {
  local current="\${COMP_WORDS[COMP_CWORD]}" words=""
  if [ "$COMP_CWORD" -eq 1 ]; then words="${[...commands.map((command) => command.name), "help"].join(" ")}"; else
  case "\${COMP_WORDS[1]}" in
${cases.join("\n")}
  esac; fi
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _parley parley
`;
}

function fish(commands: readonly Command[]): string {
  const lines = commands.flatMap((command) => {
    const isThis = `__fish_seen_subcommand_from ${command.name}`;
    const own = `complete -c parley -n __fish_use_subcommand -a ${command.name} -d '${command.summary.replaceAll("'", "\\'")}'`;
    const flags = fieldsOf(command).map(
      (field) => `complete -c parley -n '${isThis}' -l ${field.flag.slice(2)} -d '${field.description.replaceAll("'", "\\'")}'`,
    );
    const choices = fieldsOf(command).flatMap((field) =>
      command.words.includes(field.name) && field.choices !== undefined
        ? [`complete -c parley -n '${isThis}' -a '${field.choices.join(" ")}'`]
        : [],
    );
    return [own, ...choices, ...flags];
  });
  return `${lines.join("\n")}\n`;
}

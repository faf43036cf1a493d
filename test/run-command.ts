/** Decides how tests ask a command: as a surface would, input through its shape, answer through its shape. */
import { terminalCommands } from "#cli";
import { allCommands, type Parley } from "#commands";

const commands = terminalCommands(allCommands);

/** What a command answered, and its words for a terminal. */
// biome-ignore lint/suspicious/noExplicitAny: the answers of all commands; each is parsed by its own shape below.
export type Asked = { readonly answer: any; readonly text: string };

/** Runs the command of that name on `parley`. Throws where there is none, and where input or answer does not fit its shape. */
export async function runCommand(
  parley: Parley,
  name: string,
  input: Record<string, unknown> = {},
  signal = new AbortController().signal,
): Promise<Asked> {
  const command = commands.find((one) => one.name === name);
  if (command === undefined) throw new Error(`there is no command '${name}'`);
  const answer = await command.run(command.input.parse(input), { parley, onProgress: () => {}, signal });
  command.output.parse(answer);
  return { answer, text: command.toText(answer) };
}

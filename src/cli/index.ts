/** The command line: words into commands, answers into text or JSON. */
export { buildProgram, type Terminal } from "./build-program.ts";
export { commandsPage } from "./commands-page.ts";
export { jsonShapes } from "./json-shapes.ts";
export { terminalCommands } from "./surface-commands.ts";

/** Decides how tests make a source of bare text: as gold texts are read. */
export { plainSource } from "../src/commands/gold/plain-source.ts";

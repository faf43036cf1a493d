/** Decides what `npm test` does on a fresh machine: sets up everything, a browser and the programs that open exports included, and runs every check. */
import { check } from "./check.mjs";
import { setUp, setUpTestPrograms } from "./set-up.mjs";

setUp();
process.env.PARLEY_CHROMIUM = setUpTestPrograms();
process.exitCode = check() ? 0 : 1;

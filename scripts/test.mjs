/** Decides what `npm test` does on a fresh machine: sets up everything, browser included, and runs every check. */
import { check } from "./check.mjs";
import { setUp, setUpChromium } from "./set-up.mjs";

setUp();
process.env.PARLEY_CHROMIUM = setUpChromium();
process.exitCode = check() ? 0 : 1;

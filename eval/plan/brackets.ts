/** Decides how brackets are scored on real drafts: each printed back byte for byte, every bracket without a partner listed with line and column. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { agreedText, parseDraft, printBrackets, readBrackets } from "#plan";

const folder = join(process.cwd(), "..", "shared", "corpus", "paris-2015");
const drafts = ["23-oct-2015.md", "4-dec-2015.md", "9-dec-2015.md"];

if (!existsSync(folder)) console.log("The drafts in ../shared/corpus/paris-2015 are absent; nothing was scored.");
else for (const name of drafts) score(name, readFileSync(join(folder, name), "utf8"));

function score(name: string, text: string): void {
  const bracketed = readBrackets(parseDraft(text));
  const { tree, brackets, unbalanced, across, groups, options } = bracketed;
  const isSame = printBrackets(tree) === text;
  const isAccounted = 2 * brackets.filter(({ isClosed }) => isClosed).length + unbalanced.length === tree.openings + tree.closings;
  const lines = text.split("\n");
  const wrong = unbalanced.filter(({ line, column, sign }) => lines[line - 1]?.[column - 1] !== sign);
  const deepest = brackets.reduce((most, { depth }) => Math.max(most, depth), 0);
  const share = (100 * agreedText(bracketed).text.replaceAll(/\s/gu, "").length) / text.replaceAll(/\s/gu, "").length;
  console.log(
    `${name}: printed back ${isSame ? "byte for byte" : "DIFFERENTLY"}; ${tree.openings} opening, ${tree.closings} closing, ${deepest} deep; ${groups.length} groups of alternatives, ${options.length} of options; ${share.toFixed(1)} % of the signs agreed`,
  );
  console.log(
    `  ${unbalanced.length} without a partner: ${unbalanced.map(({ line, column, sign }) => `${line}:${column}${sign}`).join(" ")}`,
  );
  const pairs = across.map(({ opening, closing }) => `${bracketed.placeOf(opening.start).line}–${bracketed.placeOf(closing.start).line}`);
  console.log(`  ${across.length} pairs over the border of an article, by line: ${pairs.join(" ")}`);
  if (!isSame || !isAccounted || wrong.length > 0) process.exitCode = 1;
}

/** Decides how an XML file becomes plain elements: names without prefix, no entity of its own, limited depth and number. */
import { Parser } from "htmlparser2";
import type { XmlElement } from "#sequence";
import { CommandError } from "./commands-error.ts";

const Deepest = 64;
const MostElements = 5_000_000;

type Open = { readonly name: string; text: string; readonly children: XmlElement[] };

/** The outermost element of `xml`; XML that is cut off or crossed is refused. */
export function parseXml(xml: string, file: string): XmlElement {
  const stack: Open[] = [{ name: "", text: "", children: [] }];
  let elements = 0;
  let trouble: string | undefined;
  let hasEnded = false;
  const parser = new Parser(
    {
      onopentag(name) {
        elements += 1;
        if (stack.length > Deepest) trouble ??= `elements are nested more than ${Deepest} deep`;
        if (elements > MostElements) trouble ??= `there are more than ${MostElements} elements`;
        if (trouble !== undefined) return;
        stack.push({ name: name.replace(/^.*:/u, ""), text: "", children: [] });
      },
      ontext(text) {
        const top = stack.at(-1);
        if (top !== undefined && trouble === undefined) top.text += text;
      },
      onclosetag(name, isImplied) {
        if (trouble !== undefined) return;
        const done = stack.pop();
        // `<Tasks/>` is closed at once; everything else that the parser closes for the file is cut off or crossed.
        const isEmpty = done !== undefined && done.children.length === 0 && done.text === "";
        if (isImplied && (hasEnded || !isEmpty)) trouble = `<${name}> is never closed`;
        if (done !== undefined && stack.length > 0) stack.at(-1)?.children.push(done);
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.write(xml);
  hasEnded = true;
  parser.end();
  const root = stack[0]?.children[0];
  if (trouble !== undefined || root === undefined)
    throw new CommandError(
      "bad-input",
      `'${file}' is no sound XML: ${trouble ?? "it has no element"}`,
      "Export it again from the planning tool.",
    );
  return root;
}

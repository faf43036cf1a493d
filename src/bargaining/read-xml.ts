/** Decides how an XML text becomes elements with their lines, and refuses what is not well-formed; nothing outside the text is ever fetched. */
import { Parser } from "htmlparser2";

export type XmlElement = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Counted from 1. */
  readonly line: number;
};

export type ParsedXml =
  | { readonly kind: "xml"; readonly root: XmlElement }
  | { readonly kind: "refused"; readonly what: string; readonly line: number };

/** Profiles are small; these caps stop what is built to exhaust a reader. */
const MostElements = 200_000;
const DeepestElement = 64;

/** Elements and attributes only; text between them has no meaning in these formats. Entities of a document type are not expanded. */
export function readXml(text: string): ParsedXml {
  type Open = { name: string; attributes: Record<string, string>; children: XmlElement[]; line: number; start: number };
  const roots: XmlElement[] = [];
  const open: Open[] = [];
  let trouble: { readonly what: string; readonly line: number } | undefined;
  let elements = 0;
  const lineAt = lineCounter(text);
  const refuse = (what: string, index: number): void => {
    trouble ??= { what, line: lineAt(index) };
    parser.pause();
  };
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        elements++;
        if (elements > MostElements) return refuse(`it has more than ${MostElements} elements`, parser.startIndex);
        if (open.length >= DeepestElement) return refuse(`elements lie more than ${DeepestElement} deep in each other`, parser.startIndex);
        open.push({ name, attributes: { ...attributes }, children: [], line: lineAt(parser.startIndex), start: parser.startIndex });
      },
      onclosetag(name, isImplied) {
        const element = open.pop();
        if (element === undefined) return;
        // A tag that ends in /> closes itself; the parser calls that implied too.
        const isSelfClosed = text[parser.endIndex - 1] === "/" && parser.startIndex === element.start;
        if (isImplied && !isSelfClosed) return refuse(`the element <${element.name}> is never closed`, lineStart(element.line));
        if (element.name !== name) return refuse(`<${element.name}> is closed by </${name}>`, parser.startIndex);
        const { attributes, children, line } = element;
        (open.at(-1)?.children ?? roots).push({ name, attributes, children, line });
      },
      onerror(cause) {
        refuse(cause.message, parser.startIndex);
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.write(text);
  if (trouble === undefined) parser.end();
  if (trouble !== undefined) return { kind: "refused", ...trouble };
  const [root] = roots;
  if (root === undefined) return { kind: "refused", what: "it has no XML element", line: 1 };
  if (roots.length > 1) return { kind: "refused", what: "it has more than one outermost element", line: roots[1]?.line ?? 1 };
  return { kind: "xml", root };

  function lineStart(line: number): number {
    let index = 0;
    for (let at = 1; at < line; at++) index = text.indexOf("\n", index) + 1;
    return index;
  }
}

/** Every element below `root` with that name, in document order. */
export function elementsNamed(root: XmlElement, name: string): readonly XmlElement[] {
  return root.children.flatMap((child) => [...(child.name.toLowerCase() === name ? [child] : []), ...elementsNamed(child, name)]);
}

/** Line numbers for rising offsets. */
function lineCounter(text: string): (index: number) => number {
  let line = 1;
  let from = 0;
  return (index) => {
    if (index < from) [line, from] = [1, 0];
    for (; from < index && from < text.length; from++) if (text.charCodeAt(from) === 10) line++;
    return line;
  };
}

/** Decides how a draft stands in Akoma Ntoso 3.0 (OASIS LegalDocML): a `bill` whose points keep their work-level ids, with brackets as inline marks. */

/** A piece of a draft. `lines` before and after the children are its own text. */
export type AknNode = {
  readonly kind: string;
  /** Unique in the document: letters, digits, `_`, `-` and `.`. */
  readonly eId: string;
  /** The id the same point had in the first draft it was in, where that differs. */
  readonly wId?: string;
  readonly num?: string;
  readonly heading?: string;
  readonly lines: readonly string[];
  readonly children: readonly AknNode[];
  readonly linesAfter: readonly string[];
};

export type AknDraft = {
  readonly title: string;
  /** YYYY-MM-DD; 0001-01-01 where nobody said, since the format needs a date. */
  readonly date: string;
  readonly status: string;
  readonly preface: readonly string[];
  readonly preamble: readonly string[];
  readonly body: readonly AknNode[];
};

/** Element of the schema for each kind of node; what has none is an `hcontainer` that names its kind. */
const Elements = new Map([
  ["part", "part"],
  ["article", "article"],
  ["paragraph", "paragraph"],
  ["point", "point"],
  ["item", "point"],
]);

/** The draft as XML, valid against the schema of Akoma Ntoso 3.0 of 2018. Signs that XML cannot hold become U+FFFD. */
export function akomaNtoso(draft: AknDraft): string {
  const slug =
    draft.title
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, "-")
      .replaceAll(/^-|-$/gu, "") || "draft";
  const uri = `/akn/un/bill/${draft.date}/${slug}`;
  const level = (name: string, tail: string, extra: string): string =>
    `<${name}><FRBRthis value="${escapeXml(uri + tail)}"/><FRBRuri value="${escapeXml(uri + tail)}"/><FRBRdate date="${draft.date}" name="${escapeXml(draft.status)}"/><FRBRauthor href="#drafters"/>${extra}</${name}>`;
  const body =
    draft.body.length > 0
      ? draft.body.map(writeNode).join("\n")
      : '<hcontainer name="text" eId="text"><content><p/></content></hcontainer>';
  return `<?xml version="1.0" encoding="UTF-8"?>
<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">
<bill name="draft">
<meta>
<identification source="#parley">
${level("FRBRWork", "", '<FRBRcountry value="un"/>')}
${level("FRBRExpression", "/und@", '<FRBRlanguage language="und"/>')}
${level("FRBRManifestation", "/und@.xml", "")}
</identification>
<references source="#parley">
<TLCOrganization eId="parley" href="/ontology/organization/parley" showAs="Parley"/>
<TLCOrganization eId="drafters" href="/ontology/organization/drafters" showAs="The drafters"/>
</references>
</meta>
<preface>
<p><docTitle>${marked(draft.title)}</docTitle></p>${draft.preface.map(writeLine).join("")}
</preface>
${draft.preamble.length === 0 ? "" : `<preamble>\n${draft.preamble.map(writeLine).join("\n")}\n</preamble>\n`}<body>
${body}
</body>
</bill>
</akomaNtoso>
`;
}

function writeNode(node: AknNode): string {
  const element = Elements.get(node.kind) ?? "hcontainer";
  const name = element === "hcontainer" ? ` name="${escapeXml(node.kind)}"` : "";
  const ids = `eId="${escapeXml(node.eId)}"${node.wId === undefined ? "" : ` wId="${escapeXml(node.wId)}"`}`;
  const head = `${node.num === undefined ? "" : `<num>${marked(node.num)}</num>`}${node.heading === undefined ? "" : `<heading>${marked(node.heading)}</heading>`}`;
  const block = (wrapper: string, lines: readonly string[]): string =>
    lines.length === 0 ? "" : `<${wrapper}>${lines.map(writeLine).join("")}</${wrapper}>`;
  const text =
    node.children.length === 0
      ? `<content>${[...node.lines, ...node.linesAfter].map(writeLine).join("") || "<p/>"}</content>`
      : `${block("intro", node.lines)}\n${node.children.map(writeNode).join("\n")}${block("wrapUp", node.linesAfter)}`;
  return `<${element}${name} ${ids}>${head}${text}</${element}>`;
}

function writeLine(line: string): string {
  return `<p>${marked(line)}</p>`;
}

/**
 * Square brackets stand in `inline` elements of their own, `bracketOpen` and `bracketClose`: brackets of real drafts cross paragraphs and articles
 * and may lack a partner, which nested elements could not say.
 */
function marked(text: string): string {
  return escapeXml(text).replaceAll(
    /[[\]]/gu,
    (sign) => `<inline name="${sign === "[" ? "bracketOpen" : "bracketClose"}">${sign}</inline>`,
  );
}

function escapeXml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll(/(?![\t\n\r])[\p{Cc}\p{Cs}\ufffe\uffff]/gu, "\ufffd");
}

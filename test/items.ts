/** Decides how tests of words and tables get one item of every kind: a small invented record with its text, every field filled that a kind has. */
import { createHash } from "node:crypto";
import { dayOf, type Item, type ItemId, ItemShape, type Source, sourceIdOf } from "#record";
import { type ItemView, makeView, type ViewContext } from "#report";

const text =
  'On 4 February 🕊 Lena Marsk, envoy of Ruvana, met Orl Hane of Tovria in Vessary. "We accept monitors | if they are few," Marsk said. She did not mention the port. If the road closes, Tovria will answer as in 1998. It is likely that Tovria wants the port. The Vessary Plan has 12 points.';
const textHash = createHash("sha256").update(text).digest("hex");

/** The one source the items rest on. */
export const source: Source = {
  id: sourceIdOf(textHash, "The Courier"),
  text,
  textHash,
  format: "text",
  details: { title: "Talks, day one", outlet: "The Courier", published: "2026-02-05T08:00:00Z", credit: [] },
  blocks: [],
};

/** Where the words stand in the text; fails where they do not. */
export function spanOf(words: string): { readonly source: Source["id"]; readonly start: number; readonly end: number } {
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`the text does not have "${words}"`);
  return { source: source.id, start, end: start + words.length };
}

const basis = { kind: "rule", name: "test", certainty: 0.9 };

function accountsOf(kind: string, words: string): readonly object[] {
  const span = spanOf(words);
  const mark = `${source.id}/${kind}@${span.start}-${span.end}`;
  return [{ mark, source: source.id, span, basis, independent: "one", published: "2026-02-05T08:00:00Z" }];
}

const common = (kind: Item["kind"], id: string, words: string): object => ({
  kind,
  id,
  standing: "proposed",
  corrected: [],
  accounts: accountsOf(kind, words),
});

const actor = (id: string, name: string, more: object): unknown => ({
  ...common("actor", id, name),
  actorKind: "state",
  name,
  alsoCalled: [],
  roles: [],
  members: [],
  ...more,
});

const ids = { ruvana: "A-00000000001", tovria: "A-00000000002", marsk: "A-00000000003", hane: "A-00000000004", port: "T-00000000001" };

const written: readonly unknown[] = [
  actor(ids.ruvana, "Ruvana", { seat: "party" }),
  actor(ids.tovria, "Tovria", { alsoCalled: ["the republic"], seat: "party" }),
  actor(ids.marsk, "Lena Marsk", {
    actorKind: "person",
    alsoCalled: ["Marsk"],
    roles: [{ title: "envoy", actsFor: ids.ruvana, span: spanOf("envoy of Ruvana") }],
    actsFor: ids.ruvana,
    count: 1,
  }),
  actor(ids.hane, "Orl Hane", { actorKind: "person", actsFor: ids.tovria }),
  {
    ...common("meeting", "M-00000000001", "met Orl Hane of Tovria in Vessary"),
    status: "held",
    format: "bilateral",
    sides: [{ actors: [ids.marsk], for: ids.ruvana }, { actors: [ids.hane] }],
    lead: [],
    time: dayOf("2026-02-04"),
    place: { name: "Vessary", is: "implied" },
    agenda: [spanOf("the port")],
  },
  {
    ...common("statement", "S-00000000001", '"We accept monitors | if they are few," Marsk said'),
    form: "direct",
    speakers: [ids.marsk],
    via: [ids.tovria],
    channel: { kind: "reporters", name: "reporters" },
    addressee: [],
    saidAt: { from: "2026-02-04", to: "2026-02-05", precision: "range", approximate: true },
    content: [spanOf('"We accept monitors'), spanOf('if they are few,"')],
    silences: [],
  },
  {
    ...common("silence", "Q-00000000001", "did not mention the port"),
    manner: "did not mention",
    speakers: [ids.marsk],
    about: spanOf("the port"),
  },
  { ...common("point", ids.port, "the port"), name: "port", alsoCalled: [], origin: "coverage", number: "4" },
  {
    ...common("position", "P-00000000001", "We accept monitors | if they are few"),
    party: ids.ruvana,
    holder: ids.marsk,
    point: ids.port,
    stance: "accepts with conditions",
    strength: "plain",
    summary: spanOf("We accept monitors |"),
    condition: spanOf("if they are few"),
    time: dayOf("2026-02-04"),
    accordingTo: [ids.marsk, ids.hane],
  },
  {
    ...common("assessment", "J-00000000001", "It is likely that Tovria wants the port"),
    type: "intent",
    assessors: [],
    via: [ids.marsk],
    about: ids.tovria,
    of: spanOf("Tovria wants the port"),
    term: { span: spanOf("likely"), band: "likely" },
  },
  {
    ...common("contingency", "K-00000000001", "If the road closes, Tovria will answer as in 1998"),
    trigger: [spanOf("the road closes")],
    response: [spanOf("Tovria will answer")],
    advocates: [ids.hane],
    wouldAct: ids.tovria,
    mode: "announced",
    precedent: spanOf("as in 1998"),
  },
  {
    ...common("instrument", "I-00000000001", "The Vessary Plan has 12 points"),
    form: "plan",
    name: "Vessary Plan",
    alsoCalled: [],
    points: 12,
    drafters: [ids.ruvana, ids.tovria],
  },
  {
    ...common("clash", "X-00000000001", "4 February"),
    about: "day",
    items: ["M-00000000001"],
    sides: [
      { says: "2026-02-04", accounts: accountsOf("meeting", "4 February") },
      { says: "2026-02-03", accounts: [] },
    ],
  },
];

/** One item of every kind (and the actors they name), parsed by the record's own shapes. */
export const items: readonly Item[] = written.map((item) => ItemShape.parse(item));

/** What the items' views need. */
export const context: ViewContext = {
  itemOf: (id: ItemId) => items.find((item) => item.id === id),
  sourceOf: (id) => (id === source.id ? source : undefined),
  clashesOf: (id: ItemId) => items.flatMap((item) => (item.kind === "clash" && item.items.includes(id) ? [item.id] : [])),
};

/** The items as they are shown. */
export const views: readonly ItemView[] = items.map((item) => makeView(item, context));

/** The first view of a kind. */
export function viewOf<Kind extends ItemView["kind"]>(kind: Kind, at = 0): Extract<ItemView, { kind: Kind }> {
  const found = views.filter((view): view is Extract<ItemView, { kind: Kind }> => view.kind === kind)[at];
  if (found === undefined) throw new Error(`there is no ${kind} at place ${at}`);
  return found;
}

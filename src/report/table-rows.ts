/** Decides the columns in which each kind of item leaves as a table. */
import { dayInWords, listInWords } from "./describe-item.ts";
import type { ItemView, Passage, Reference } from "./views.ts";

/** Column titles and, for each item, one cell for each title. All items must be of one kind. */
export function tableOf(
  kind: ItemView["kind"],
  items: readonly ItemView[],
): { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] } {
  const columns: readonly string[] = [
    "id",
    "standing",
    ...Object.keys(cellsOfKind[kind]),
    "sources",
    "independent",
    "words",
    "outlet",
    "published",
    "source",
    "start",
    "end",
  ];
  const rows = items.map((item) => {
    const passage = item.accounts[0]?.passage;
    return [
      item.id,
      item.standing,
      ...Object.values(cellsOfKind[kind]).map((cell) => cell(item)),
      String(item.sources),
      String(item.independent),
      passage?.exact ?? "",
      passage?.outlet ?? "",
      passage?.published ?? "",
      passage?.source ?? "",
      String(passage?.start ?? ""),
      String(passage?.end ?? ""),
    ];
  });
  return { head: columns, rows };
}

type Cells = Readonly<Record<string, (item: ItemView) => string>>;

/** A cell function for items of one kind; other kinds do not come here. */
function cell<Kind extends ItemView["kind"]>(
  kind: Kind,
  text: (item: Extract<ItemView, { kind: Kind }>) => string,
): (item: ItemView) => string {
  return (item) => (isKind(item, kind) ? text(item) : "");
}

function isKind<Kind extends ItemView["kind"]>(item: ItemView, kind: Kind): item is Extract<ItemView, { kind: Kind }> {
  return item.kind === kind;
}

const names = (references: readonly Reference[]): string => listInWords(references.map((reference) => reference.name));
const words = (passages: readonly Passage[]): string => passages.map((passage) => passage.exact).join(" … ");

const cellsOfKind: Readonly<Record<ItemView["kind"], Cells>> = {
  actor: {
    name: cell("actor", (item) => item.name),
    kind: cell("actor", (item) => item.actorKind),
    roles: cell("actor", (item) => item.roles.map((role) => role.title).join("; ")),
    "acts for": cell("actor", (item) => item.actsFor?.name ?? ""),
    "also called": cell("actor", (item) => item.alsoCalled.join("; ")),
    count: cell("actor", (item) => String(item.count ?? "")),
    seat: cell("actor", (item) => item.seat ?? ""),
  },
  meeting: {
    day: cell("meeting", (item) => dayInWords(item.time)),
    sides: cell("meeting", (item) => item.sides.map((side) => names(side.actors)).join(" — ")),
    format: cell("meeting", (item) => item.format),
    place: cell("meeting", (item) => (item.place === undefined ? "" : `${item.place.name} (${item.place.is})`)),
    status: cell("meeting", (item) => item.status),
    agenda: cell("meeting", (item) => words(item.agenda)),
    plover: cell("meeting", (item) => item.plover?.type ?? ""),
  },
  statement: {
    day: cell("statement", (item) => dayInWords(item.saidAt)),
    speaker: cell("statement", (item) => names(item.speakers)),
    via: cell("statement", (item) => names(item.via)),
    channel: cell("statement", (item) => item.channel?.name ?? ""),
    form: cell("statement", (item) => item.form),
    content: cell("statement", (item) => words(item.content)),
    plover: cell("statement", (item) => item.plover?.type ?? ""),
    "act by": cell("statement", (item) => item.plover?.by ?? ""),
  },
  silence: {
    speaker: cell("silence", (item) => names(item.speakers)),
    manner: cell("silence", (item) => item.manner),
    about: cell("silence", (item) => item.about?.exact ?? ""),
  },
  point: {
    name: cell("point", (item) => item.name),
    number: cell("point", (item) => item.number ?? ""),
    origin: cell("point", (item) => item.origin),
  },
  position: {
    party: cell("position", (item) => item.party.name),
    point: cell("position", (item) => item.point.name),
    stance: cell("position", (item) => item.stance),
    strength: cell("position", (item) => item.strength),
    day: cell("position", (item) => dayInWords(item.time)),
    summary: cell("position", (item) => item.summary.exact),
    condition: cell("position", (item) => item.condition?.exact ?? ""),
    "according to": cell("position", (item) => names(item.accordingTo)),
  },
  assessment: {
    type: cell("assessment", (item) => item.type),
    assessors: cell("assessment", (item) => names(item.assessors)),
    via: cell("assessment", (item) => names(item.via)),
    about: cell("assessment", (item) => item.about?.name ?? ""),
    of: cell("assessment", (item) => item.of?.exact ?? ""),
    term: cell("assessment", (item) => item.term?.passage.exact ?? ""),
    band: cell("assessment", (item) => item.term?.band ?? ""),
  },
  contingency: {
    trigger: cell("contingency", (item) => words(item.trigger)),
    response: cell("contingency", (item) => words(item.response)),
    advocates: cell("contingency", (item) => names(item.advocates)),
    "would act": cell("contingency", (item) => item.wouldAct?.name ?? ""),
    mode: cell("contingency", (item) => item.mode),
    precedent: cell("contingency", (item) => item.precedent?.exact ?? ""),
  },
  instrument: {
    name: cell("instrument", (item) => item.name),
    form: cell("instrument", (item) => item.form),
    points: cell("instrument", (item) => String(item.points ?? "")),
    drafters: cell("instrument", (item) => names(item.drafters)),
  },
  clash: {
    about: cell("clash", (item) => item.about),
    sides: cell("clash", (item) => item.sides.map((side) => side.says).join(" / ")),
    items: cell("clash", (item) => item.items.map((concerned) => concerned.id).join(" ")),
  },
};

/** Decides how a record item becomes what is shown: names for ids, exact words for spans, one neutral line. */
import { type Account, type ActorItem, assert, type Item, type ItemId, type Source, type SourceId, type Span } from "#record";
import { describeItem, pointInWords } from "./describe-item.ts";
import type { AccountView, ItemView, Passage, Reference, SourceView } from "./views.ts";

/** What a view needs to know beside its item; all look-ups are of values already at hand. */
export type ViewContext = {
  readonly itemOf: (id: ItemId) => Item | undefined;
  readonly sourceOf: (id: SourceId) => Pick<Source, "text" | "details"> | undefined;
  readonly clashesOf: (id: ItemId) => readonly ItemId[];
};

/** Turns an item into its view. Ids that lead nowhere are shown as the id itself, never dropped. */
export function makeView(item: Item, context: ViewContext): ItemView {
  const reference = (id: ItemId): Reference => ({ id, name: nameOf(context.itemOf(id)) ?? id });
  const references = (ids: readonly ItemId[]): readonly Reference[] => ids.map(reference);
  const maybe = (id: ItemId | undefined): Reference | undefined => (id === undefined ? undefined : reference(id));
  const passage = (span: Span): Passage => passageOf(span, context);
  const maybePassage = (span: Span | undefined): Passage | undefined => (span === undefined ? undefined : passage(span));
  const common = {
    id: item.id,
    standing: item.standing,
    corrected: item.corrected,
    line: describeItem(item, context),
    sources: new Set(item.accounts.map((account) => account.source)).size,
    independent: new Set(item.accounts.map((account) => account.independent)).size,
    clashes: context.clashesOf(item.id),
    accounts: item.accounts.map((account) => accountViewOf(account, context)),
  };
  switch (item.kind) {
    case "actor":
      return compact({
        ...common,
        kind: item.kind,
        actorKind: item.actorKind,
        name: item.name,
        alsoCalled: item.alsoCalled,
        roles: item.roles.map((role) => compact({ title: role.title, actsFor: maybe(role.actsFor), passage: passage(role.span) })),
        actsFor: maybe(item.actsFor),
        count: item.count,
        members: references(item.members),
        seat: item.seat,
      });
    case "meeting":
      return compact({
        ...common,
        kind: item.kind,
        status: item.status,
        format: item.format,
        sides: item.sides.map((side) => compact({ actors: references(side.actors), for: maybe(side.for) })),
        lead: item.lead.map((lead) => compact({ side: maybe(lead.side), actor: reference(lead.actor) })),
        absent: item.absent === undefined ? undefined : references(item.absent),
        jointly: item.jointly,
        time: item.time,
        place: item.place,
        agenda: item.agenda.map(passage),
        follows: item.follows,
        partOf: item.partOf,
        plover: item.plover,
      });
    case "statement":
      return compact({
        ...common,
        kind: item.kind,
        form: item.form,
        speakers: references(item.speakers),
        via: references(item.via),
        channel: item.channel,
        addressee: references(item.addressee),
        saidAt: item.saidAt,
        content: item.content.map(passage),
        inResponseTo:
          item.inResponseTo === undefined
            ? undefined
            : compact({ passage: passage(item.inResponseTo.span), statement: item.inResponseTo.statement }),
        silences: item.silences.map(passage),
        inside: item.inside,
        plover: item.plover,
      });
    case "silence":
      return compact({
        ...common,
        kind: item.kind,
        manner: item.manner,
        speakers: references(item.speakers),
        about: maybePassage(item.about),
        statement: item.statement,
      });
    case "point":
      return compact({
        ...common,
        kind: item.kind,
        name: item.name,
        alsoCalled: item.alsoCalled,
        origin: item.origin,
        instrument: maybe(item.instrument),
        number: item.number,
      });
    case "position":
      return compact({
        ...common,
        kind: item.kind,
        party: reference(item.party),
        holder: maybe(item.holder),
        point: reference(item.point),
        stance: item.stance,
        strength: item.strength,
        summary: passage(item.summary),
        condition: maybePassage(item.condition),
        time: item.time,
        accordingTo: references(item.accordingTo),
        statement: item.statement,
      });
    case "assessment":
      return compact({
        ...common,
        kind: item.kind,
        type: item.type,
        assessors: references(item.assessors),
        via: references(item.via),
        about: maybe(item.about),
        of: maybePassage(item.of),
        term: item.term === undefined ? undefined : compact({ passage: passage(item.term.span), band: item.term.band }),
        statement: item.statement,
      });
    case "contingency":
      return compact({
        ...common,
        kind: item.kind,
        trigger: item.trigger.map(passage),
        triggerActor: maybe(item.triggerActor),
        response: item.response.map(passage),
        advocates: references(item.advocates),
        wouldAct: maybe(item.wouldAct),
        mode: item.mode,
        precedent: maybePassage(item.precedent),
        reason: maybePassage(item.reason),
        statement: item.statement,
      });
    case "instrument":
      return compact({
        ...common,
        kind: item.kind,
        form: item.form,
        name: item.name,
        alsoCalled: item.alsoCalled,
        points: item.points,
        drafters: references(item.drafters),
        purpose: maybePassage(item.purpose),
      });
    case "clash":
      return compact({
        ...common,
        kind: item.kind,
        about: item.about,
        items: item.items.map((id) => {
          const concerned = context.itemOf(id);
          return { id, line: concerned === undefined ? id : describeItem(concerned, context) };
        }),
        sides: item.sides.map((side) => ({ says: side.says, accounts: side.accounts.map((account) => accountViewOf(account, context)) })),
      });
  }
}

/** The words at `span`, with where they come from. */
export function passageOf(span: Span, context: Pick<ViewContext, "sourceOf">): Passage {
  const source = context.sourceOf(span.source);
  assert(source !== undefined, `the dossier holds the text of ${span.source}, because a span points into it`);
  const { outlet, title, published } = source.details;
  return compact({
    source: span.source,
    start: span.start,
    end: span.end,
    exact: source.text.slice(span.start, span.end),
    outlet,
    title,
    published,
  });
}

/** The name an item goes by where it is mentioned: an actor's, a point's, an instrument's. */
export function nameOf(item: Item | undefined): string | undefined {
  if (item === undefined) return undefined;
  if (item.kind === "point") return pointInWords(item);
  if (item.kind === "actor" || item.kind === "instrument") return item.name;
  return undefined;
}

/** One source as a line of a listing. */
export function makeSourceView(
  source: Pick<Source, "id" | "details" | "format"> & { readonly length: number },
  learnedAt: string,
): SourceView {
  const { title, outlet, byline, credit, published, origin } = source.details;
  const parts = [published?.slice(0, 10) ?? "undated", outlet ?? "outlet unknown", title ?? origin ?? source.id];
  return compact({
    id: source.id,
    kind: "source" as const,
    line: parts.join(" · "),
    title,
    outlet,
    byline,
    credit,
    published,
    origin,
    format: source.format,
    characters: source.length,
    learnedAt,
  });
}

/** The side an actor stands on: itself, or whoever it acts for, followed to the end (at most 8 steps; a circle ends where it began). */
export function sideOf(actor: ActorItem, itemOf: ViewContext["itemOf"]): ActorItem {
  let side = actor;
  for (let step = 0; step < 8 && side.actsFor !== undefined; step++) {
    const next = itemOf(side.actsFor);
    if (next === undefined || next.kind !== "actor" || next.id === actor.id) break;
    side = next;
  }
  return side;
}

function accountViewOf(account: Account, context: ViewContext): AccountView {
  return {
    mark: account.mark,
    passage: passageOf(account.span, context),
    basis: account.basis,
    independent: account.independent,
  };
}

/** `value` without its undefined fields, so that JSON and exact optional types agree. */
function compact<Value extends object>(value: Value): { [Key in keyof Value]: Exclude<Value[Key], undefined> } & Value {
  const kept = Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined));
  // Dropping undefined fields cannot change what the remaining fields hold.
  return kept as { [Key in keyof Value]: Exclude<Value[Key], undefined> } & Value;
}

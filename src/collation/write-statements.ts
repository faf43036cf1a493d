/** Decides what the record says of a statement and of a silence: the words of the fullest account, who said them, when, through what. */
import type { ItemId, LocalActorId, MarkId, SilenceItem, SilenceMark, StatementItem, TimeSpan } from "#record";
import { itemIdOf } from "#record";
import { daysApart, daysOf } from "./days.ts";
import { accountOf, byLearning, type OrderedDocument, spanOf, textAt, type Unit } from "./documents.ts";
import type { Cluster } from "./follow-decisions.ts";
import type { StatementUnit } from "./statement-index.ts";
import { firstKnown, fullest, mostReported } from "./votes.ts";
import { wordsOf } from "./words.ts";
import type { ActorOf } from "./write-actors.ts";

/** One account of a silence. */
export type SilenceUnit = Unit & { readonly mark: SilenceMark };

export const SilencePrefix = "L";

/** Leads from a mark to the statement it became an account of. */
export type StatementOf = (mark: MarkId | undefined) => ItemId | undefined;

/** The look-up from attribution marks to statements. */
export function indexStatements(clusters: readonly Cluster<StatementUnit>[]): StatementOf {
  const itemOfMark = new Map<MarkId, ItemId>();
  for (const { id, units } of clusters) for (const { mark } of units) itemOfMark.set(mark.id, id);
  return (mark) => (mark === undefined ? undefined : itemOfMark.get(mark));
}

/** The statements as items, silences and answers attached. */
export function writeStatements(
  clusters: readonly Cluster<StatementUnit>[],
  silences: readonly Cluster<SilenceUnit>[],
  lookups: { readonly actorOf: ActorOf; readonly statementOf: StatementOf },
): readonly StatementItem[] {
  const silent = silencesByStatement(silences, lookups.statementOf);
  const written = clusters.map((cluster) => writeStatement(cluster, silent.get(cluster.id) ?? [], lookups));
  return linkAnswers(written, clusters, lookups.actorOf);
}

function writeStatement(
  { id, units }: Cluster<StatementUnit>,
  silences: StatementItem["silences"],
  { actorOf, statementOf }: { readonly actorOf: ActorOf; readonly statementOf: StatementOf },
): StatementItem {
  const main = fullest(units, ({ facts }) => facts.stems.size + facts.quoted.length / 100);
  const rest = main === undefined ? units : [main, ...units.filter((unit) => unit !== main)];
  const actorsFrom = (listOf: (unit: StatementUnit) => readonly LocalActorId[]) =>
    firstKnown(rest, (unit) => {
      const found = resolved(unit, listOf(unit), actorOf);
      return found.length > 0 ? found : undefined;
    }) ?? [];
  const channel = firstKnown(rest, ({ mark }) => mark.channel);
  const saidAt = saidAtOf(units);
  const plover = firstKnown(rest, ({ mark }) => mark.plover);
  const answer = firstKnown(rest, (unit) =>
    unit.mark.inResponseTo === undefined ? undefined : { span: spanOf(unit.document, unit.mark.inResponseTo.range) },
  );
  const inside = firstKnown(rest, ({ mark }) => {
    const outer = statementOf(mark.inside);
    return outer === id ? undefined : outer;
  });
  return {
    id,
    kind: "statement",
    standing: "proposed",
    corrected: [],
    accounts: units.map(({ account }) => account),
    form: main?.mark.form ?? "indirect",
    speakers: actorsFrom(({ mark }) => mark.speakers),
    via: main === undefined ? [] : resolved(main, main.mark.via, actorOf),
    ...(channel === undefined ? {} : { channel: { kind: channel.kind, name: channel.name } }),
    addressee: actorsFrom(({ mark }) => mark.addressee ?? []),
    ...(saidAt === undefined ? {} : { saidAt }),
    content: main === undefined ? [] : main.mark.content.map((range) => spanOf(main.document, range)),
    ...(answer === undefined ? {} : { inResponseTo: answer }),
    silences,
    ...(inside === undefined ? {} : { inside }),
    ...(plover === undefined ? {} : { plover: { type: plover.type, by: plover.by } }),
  };
}

/** Copies of one silence are one; a silence is else its own. */
export function joinSilences(documents: readonly OrderedDocument[]): readonly Cluster<SilenceUnit>[] {
  const byWords = new Map<string, { id: ItemId; units: SilenceUnit[] }>();
  const units = documents.flatMap((document) =>
    document.reading.silences.map((mark): SilenceUnit => ({ document, account: accountOf(document, mark), mark })),
  );
  for (const unit of [...units].sort(byLearning)) {
    const key = `${unit.account.independent} ${unit.mark.manner} ${wordsOf(textAt(unit.document, [unit.mark.range])).join(" ")}`;
    const known = byWords.get(key);
    if (known === undefined) byWords.set(key, { id: itemIdOf(SilencePrefix, unit.account.mark), units: [unit] });
    else known.units.push(unit);
  }
  return [...byWords.values()];
}

/** The silences as items. */
export function writeSilences(
  clusters: readonly Cluster<SilenceUnit>[],
  { actorOf, statementOf }: { readonly actorOf: ActorOf; readonly statementOf: StatementOf },
): readonly SilenceItem[] {
  return clusters.map(({ id, units }) => {
    const first = units[0];
    const about = firstKnown(units, ({ document, mark }) => (mark.about === undefined ? undefined : spanOf(document, mark.about)));
    const statement = firstKnown(units, ({ mark }) => statementOf(mark.inside));
    return {
      id,
      kind: "silence",
      standing: "proposed",
      corrected: [],
      accounts: units.map(({ account }) => account),
      manner: first?.mark.manner ?? "did not say",
      speakers: first === undefined ? [] : resolved(first, first.mark.speakers, actorOf),
      ...(about === undefined ? {} : { about }),
      ...(statement === undefined ? {} : { statement }),
    };
  });
}

/** The items behind some actors of a text, each once. */
export function resolved(unit: Pick<Unit, "document">, locals: readonly LocalActorId[], actorOf: ActorOf): readonly ItemId[] {
  return [...new Set(locals.map((local) => actorOf(unit, local)).filter((actor) => actor !== undefined))];
}

function silencesByStatement(
  clusters: readonly Cluster<SilenceUnit>[],
  statementOf: StatementOf,
): ReadonlyMap<ItemId, StatementItem["silences"]> {
  const byStatement = new Map<ItemId, StatementItem["silences"]>();
  for (const { units } of clusters) {
    const statement = firstKnown(units, ({ mark }) => statementOf(mark.inside));
    const first = units[0];
    if (statement === undefined || first === undefined) continue;
    byStatement.set(statement, [...(byStatement.get(statement) ?? []), spanOf(first.document, first.mark.range)]);
  }
  return byStatement;
}

/** The day most reports give, exact days first. */
function saidAtOf(units: readonly StatementUnit[]): TimeSpan | undefined {
  const exact = units.filter(({ mark }) => daysOf(mark.saidAt)?.exact ?? false);
  return firstKnown([exact, units], (group) =>
    mostReported(
      group,
      ({ mark }) => mark.saidAt,
      ({ from, to }) => `${from} ${to}`,
    ),
  );
}

/** An answer is tied to the statement it answers only where one statement fits by speaker or carrier and by day. */
function linkAnswers(
  items: readonly StatementItem[],
  clusters: readonly Cluster<StatementUnit>[],
  actorOf: ActorOf,
): readonly StatementItem[] {
  const byActor = new Map<ItemId, StatementItem[]>();
  for (const item of items) {
    for (const actor of new Set([...item.speakers, ...item.via])) {
      const known = byActor.get(actor);
      if (known === undefined) byActor.set(actor, [item]);
      else known.push(item);
    }
  }
  return items.map((item, at) => {
    const { inResponseTo } = item;
    if (inResponseTo === undefined) return item;
    const asked = firstKnown(clusters[at]?.units ?? [], (unit) => (unit.mark.inResponseTo === undefined ? undefined : unit));
    const time = daysOf(asked?.mark.inResponseTo?.time);
    if (asked === undefined || time === undefined) return item;
    const actors = resolved(asked, asked.mark.inResponseTo?.actors ?? [], actorOf);
    const fitting = new Set(
      actors.flatMap((actor) => byActor.get(actor) ?? []).filter((other) => other.id !== item.id && saidWithin(other, time)),
    );
    const [only] = fitting;
    return fitting.size === 1 && only !== undefined ? { ...item, inResponseTo: { ...inResponseTo, statement: only.id } } : item;
  });
}

function saidWithin(item: StatementItem, time: { readonly from: number; readonly to: number; readonly exact: boolean }): boolean {
  const said = daysOf(item.saidAt);
  return said !== undefined && daysApart(said, time) === 0;
}

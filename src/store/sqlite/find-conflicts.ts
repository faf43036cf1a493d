/** Decides whether a person wants to change something that is no longer what that person saw. */
import type { Decision, DecisionAct, ItemId, SourceDetails, SourceId } from "#record";
import { SourceDetailsShape } from "#record";
import type { Conflict, NewDetails } from "../store.ts";
import type { CheckedWrite } from "./check-write.ts";
import { parseColumn } from "./coding.ts";
import type { Connection } from "./connection.ts";
import type { Moments } from "./moments.ts";
import { parseJson, readDecisions, readSetting } from "./read-decisions.ts";
import { readItem } from "./read-items.ts";

/** Every change that names what it expects and does not find it; called with the write lock held. */
export function findConflicts(
  connection: Connection,
  moments: Moments,
  wanted: Pick<CheckedWrite, "details" | "decisions" | "settings">,
): readonly Conflict[] {
  const inDetails = [
    ...wanted.details.flatMap((change) => detailsConflict(connection, moments, change)),
    ...wanted.settings.flatMap((change) => settingConflict(connection, moments, change)),
  ];
  const expecting = wanted.decisions.flatMap(({ act, expectedSeq }) =>
    expectedSeq === undefined ? [] : itemsOf(act).map((item) => ({ item, act, expectedSeq })),
  );
  if (expecting.length === 0) return inDetails;

  const decisions = readDecisions(connection, moments.at({}), { after: recordSeq(connection) });
  return [...inDetails, ...expecting.flatMap((expected) => itemConflict(connection, moments, { ...expected, decisions }))];
}

/** A value that cannot be told from none (null) is none. */
function settingConflict(
  connection: Connection,
  moments: Moments,
  { key, value, was }: CheckedWrite["settings"][number],
): readonly Conflict[] {
  if (was === undefined) return [];
  const current = readSetting(connection, moments.at({}), key) ?? "null";
  return current === was ? [] : [{ kind: "setting", key, yours: parseJson(value), current: parseJson(current) }];
}

/** The items an act is about. */
export function itemsOf(act: DecisionAct): readonly ItemId[] {
  return act.kind === "merge" ? act.items : [act.item];
}

function detailsConflict(connection: Connection, moments: Moments, { source, details, expectedSeq }: NewDetails): readonly Conflict[] {
  if (expectedSeq === undefined) return [];
  const standing = connection.get<{ details: string; command: number }>(
    `SELECT details, command FROM source_details
     WHERE source = ? AND command NOT IN (SELECT value FROM json_each(?)) ORDER BY entry DESC LIMIT 1`,
    source,
    moments.at({}).inactive,
  );
  if (standing === undefined || standing.command <= expectedSeq) return [];
  const current = parseDetails(standing.details, source);
  return [{ kind: "details", source, expectedSeq, yours: details, current, currentSeq: standing.command }];
}

function parseDetails(details: string, source: SourceId): SourceDetails {
  return parseColumn(SourceDetailsShape, details, source);
}

/** The moment the record was last made for; what came later it does not show yet. */
function recordSeq(connection: Connection): number {
  return connection.get<{ seq: number }>("SELECT seq FROM record_save ORDER BY save DESC LIMIT 1")?.seq ?? 0;
}

function itemConflict(
  connection: Connection,
  moments: Moments,
  expected: {
    readonly item: ItemId;
    readonly act: DecisionAct;
    readonly expectedSeq: number;
    readonly decisions: readonly LaterDecision[];
  },
): readonly Conflict[] {
  const { item, act, expectedSeq } = expected;
  const current = readItem(connection, moments.at({}), item);
  const decisions = expected.decisions.filter(({ seq, decision }) => seq > expectedSeq && itemsOf(decision.act).includes(item));
  if (current !== undefined && current.changed.seq <= expectedSeq && decisions.length === 0) return [];
  return [{ kind: "item", item, expectedSeq, yours: act, current, decisions: decisions.map(({ decision }) => decision) }];
}

type LaterDecision = { readonly seq: number; readonly decision: Decision };

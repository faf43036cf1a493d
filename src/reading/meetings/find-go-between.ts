/** Decides who went between sides in rooms apart: "while the bishop carried papers up and down", "with a judge passing notes". */
import type { Side } from "./account.ts";
import { sidesAgainst } from "./build-sides.ts";
import type { People, Unit } from "./lay-out-units.ts";
import type { ParticipantRow } from "./read-participants.ts";

const Carrying = /^(?:carry|pass|shuttle|relay|run|walk|go|move|ferry|take|mediate|hurry|pace|commute|deliver|convey|bring)$/;

const NearVerb = 4;

/** The side of whoever moves between `sides`, told after `from`; empty where nobody is, or where he is of one of them. */
export function goBetween(
  units: readonly Unit[],
  from: number,
  sides: readonly Side[],
  rows: readonly ParticipantRow[],
  people: People,
): readonly Side[] {
  const row = rows.find(
    ({ first, after }) => first >= from && /^(?:while|as|with)$/.test(units[first - 1]?.lower ?? "") && carries(units, after),
  );
  if (row === undefined) return [];
  const known = new Set(sides.flatMap(({ actors, for: party }) => [...actors, ...(party === undefined ? [] : [party])]));
  return sidesAgainst(row, [], people).filter(
    ({ actors, for: party }) => !actors.some((actor) => known.has(actor)) && (party === undefined || !known.has(party)),
  );
}

/** A verb of carrying stands within a few words, what describes the person stepped over. */
function carries(units: readonly Unit[], after: number): boolean {
  for (let at = after, words = 0; words < NearVerb && at < units.length; at++) {
    const unit = units[at];
    if (unit === undefined || /^[.;:]$/.test(unit.lower)) return false;
    if (unit.kind === "word" && unit.tag === "VERB") return Carrying.test(unit.lemma);
    if (unit.lower === "of" || /^(?:DT|NN|NNP|NNPS|JJ)$/.test(unit.fineTag)) continue;
    words++;
  }
  return false;
}

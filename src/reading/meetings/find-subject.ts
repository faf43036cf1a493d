/** Decides who did what a verb says: the row of actors that stands before it as its subject, also across "who", "to" and "after …ing". */
import type { People, Unit } from "./lay-out-units.ts";
import { auxiliariesOf, lastVerbBefore } from "./read-mood.ts";
import { type ParticipantRow, readParticipants } from "./read-participants.ts";

/** Every row of actors in a sentence, from the left; none inside another. */
export function rowsIn(units: readonly Unit[], people: People): readonly ParticipantRow[] {
  const rows: ParticipantRow[] = [];
  for (let at = 0; at < units.length; ) {
    const row = isRowStart(units, at) ? readParticipants(units, at, people) : undefined;
    if (row === undefined) at++;
    else {
      rows.push(row);
      at = Math.max(row.after, at + 1);
    }
  }
  return rows;
}

function isRowStart(units: readonly Unit[], at: number): boolean {
  const unit = units[at];
  return unit !== undefined && (unit.kind === "actor" || /^(?:DT|PRP\$|JJ|NN|NNS|NNP|NNPS|CD)$/.test(unit.fineTag)) && unit.kind !== "time";
}

/** The subject of the verb at `verb`; undefined where no row of actors can be it. */
export function findSubject(units: readonly Unit[], verb: number, rows: readonly ParticipantRow[], depth = 0): ParticipantRow | undefined {
  if (depth > 3) return undefined;
  const auxiliaries = auxiliariesOf(units, verb);
  const start = auxiliaries.length === 0 ? verb : units.indexOf(auxiliaries[auxiliaries.length - 1] ?? (units[verb] as Unit)); // The list is not empty.
  if (auxiliaries.some((unit) => unit.lower === "to")) {
    const governor = lastVerbBefore(units, start);
    return governor === undefined ? subjectBefore(units, start, rows) : findSubject(units, governor, rows, depth + 1);
  }
  // "denied having met X": whoever denied.
  if (
    (units[verb]?.fineTag === "VBG" || auxiliaries.some((unit) => unit.lower === "having")) &&
    /^den(?:y|ies|ied|ying)$/.test(units[start - 1]?.lower ?? "")
  )
    return findSubject(units, start - 1, rows, depth + 1);
  const spending = units[verb]?.fineTag === "VBG" && auxiliaries.length === 0 ? lastVerbBefore(units, start) : undefined;
  if (spending !== undefined && /^(?:spend|pass|keep)$/.test(units[spending]?.lemma ?? ""))
    return findSubject(units, spending, rows, depth + 1);
  const subordinator = subordinatorBefore(units, start);
  // "after meeting B": often taken for the noun.
  const isGerund = units[verb]?.fineTag === "VBG" || units[verb]?.lower === "meeting";
  if (subordinator !== undefined && isGerund) return subjectOfMain(units, subordinator, verb, rows, depth);
  return subjectBefore(units, start, rows) ?? subjectAfter(units, verb, rows);
}

/** '"…," said the Tarsian envoy': who speaks may stand after the verb. */
function subjectAfter(units: readonly Unit[], verb: number, rows: readonly ParticipantRow[]): ParticipantRow | undefined {
  if (!/^(?:said|says|added|asked|warned|insisted)$/.test(units[verb]?.lower ?? "") || !/^["',]$/.test(units[verb - 1]?.lower ?? ""))
    return undefined;
  return rows.find((row) => row.first === verb + 1);
}

function subordinatorBefore(units: readonly Unit[], start: number): number | undefined {
  for (let at = start - 1; at >= Math.max(0, start - 2); at--) {
    if (/^(?:after|before|since|while|when|following|by|on|upon|without)$/.test(units[at]?.lower ?? "")) return at;
    if (units[at]?.tag !== "ADV") return undefined;
  }
  return undefined;
}

/** "After meeting X on Saturday, A met …": A. "A spoke after meeting X": A. */
function subjectOfMain(
  units: readonly Unit[],
  subordinator: number,
  verb: number,
  rows: readonly ParticipantRow[],
  depth: number,
): ParticipantRow | undefined {
  const governor = lastVerbBefore(units, subordinator);
  // "|Speaking| after a meeting with B, A …": the main clause is yet to come.
  const isOpening = governor === 0 && units[0]?.fineTag === "VBG";
  if (governor !== undefined && !isOpening) return findSubject(units, governor, rows, depth + 1);
  for (let at = verb + 1; at < units.length; at++) {
    if (units[at]?.lower !== "," && units[at]?.kind !== "time") continue;
    const row = rows.find((candidate) => candidate.first === at + 1 || (candidate.first > at && candidate.first <= at + 2));
    if (row !== undefined && leadsToVerb(units, row.after)) return row;
  }
  return undefined;
}

/** Whose meeting "after a meeting with X" is: of the subject before it, or of the main clause that follows the comma. */
export function subjectAround(units: readonly Unit[], at: number, rows: readonly ParticipantRow[]): ParticipantRow | undefined {
  return subjectOfMain(units, at, at, rows, 0);
}

/** True where a finite verb follows within a few units: the row is a subject. */
function leadsToVerb(units: readonly Unit[], at: number): boolean {
  for (let place = at; place < at + 10; place++) {
    const unit = units[place];
    if (unit === undefined) return false;
    if (unit.tag === "VERB" || unit.tag === "AUX") return true;
    if (unit.lower === ";" || unit.lower === ":") return false;
  }
  return false;
}

function subjectBefore(units: readonly Unit[], start: number, rows: readonly ParticipantRow[]): ParticipantRow | undefined {
  if (isRelative(units, start)) {
    let at = start - 1;
    while (at > 0 && units[at]?.lower !== "who" && units[at]?.lower !== "which") at--;
    return rows.filter((row) => row.after <= at && row.after >= at - 8).pop();
  }
  for (let place = rows.length - 1; place >= 0; place--) {
    const row = rows[place];
    if (row === undefined || row.after > start) continue;
    if (isGoverned(units, row.first) || isObjectBefore(units, row.first, start)) continue;
    if (!reaches(units, row.after, start)) return undefined;
    return row;
  }
  return undefined;
}

function isRelative(units: readonly Unit[], start: number): boolean {
  for (let at = start - 1; at >= Math.max(0, start - 3); at--) {
    const lower = units[at]?.lower;
    if (lower === "who" || lower === "which") return true;
    if (units[at]?.tag !== "ADV") return false;
  }
  return false;
}

/** After a preposition, or as the object of a verb, a row is no subject. */
function isGoverned(units: readonly Unit[], first: number): boolean {
  const before = units[first - 1];
  if (before === undefined) return false;
  // "A delegation led by |A| arrived": A came with it.
  if (before.lower === "by" && /^(?:led|headed)$/.test(units[first - 2]?.lower ?? "") && Teams.test(units[first - 3]?.lower ?? ""))
    return false;
  if (before.lower === "that" || before.lower === "as" || before.lower === "after" || before.lower === "before" || before.lower === "while")
    return false;
  return before.tag === "ADP" || before.fineTag === "IN" || before.fineTag === "TO" || before.lower === "with";
}

const Teams = /^(?:delegations?|teams?|missions?|groups?|party)$/;

/** "A saw |B| on Tuesday and is due …": B is whom A saw, and A goes on; "said |B| saw C and left" is another's clause. */
function isObjectBefore(units: readonly Unit[], first: number, start: number): boolean {
  const joiner = units[start - 1]?.tag === "ADV" ? start - 2 : start - 1;
  if (!/^(?:and|but)$/.test(units[joiner]?.lower ?? "") || joiner < first) return false;
  let before = first - 1;
  while (/^(?:DT|PRP\$|JJ|NN|NNP)$/.test(units[before]?.fineTag ?? "") && units[before]?.kind === "word") before--;
  const verb = units[before];
  const isClause = units.slice(first, joiner).some(({ kind, tag }) => kind === "word" && (tag === "VERB" || tag === "AUX"));
  return !isClause && verb?.kind === "word" && verb.tag === "VERB" && !Reporting.test(verb.lemma);
}

const Reporting = /^(?:say|add|claim|believe|think|know|hope|hear|report|deny|insist|announce|confirm|suggest|tell|warn|expect|fear)$/;

/** Between subject and verb no other clause may begin, except one that ends again at a comma or is joined by "and". */
function reaches(units: readonly Unit[], from: number, to: number): boolean {
  let hasVerb = false;
  for (let at = from; at < to; at++) {
    const unit = units[at];
    if (unit === undefined) return false;
    if (unit.lower === ";" || unit.lower === ":") return false;
    if (unit.kind === "word" && unit.tag === "VERB") hasVerb = true;
  }
  if (!hasVerb) return true;
  for (let at = to - 1; at >= Math.max(from, to - 4); at--) {
    const lower = units[at]?.lower;
    if (lower === "and" || lower === "then" || lower === "," || lower === "but") return true;
    if (units[at]?.tag !== "ADV") return false;
  }
  return false;
}

/** Decides whether a word that can name a meeting does so where it stands: "talks" and "meeting" are verbs too, "a press conference" is none. */
import { isPeopleNoun } from "../rules/people-words.ts";
import type { Unit } from "./lay-out-units.ts";

/** "a press conference", "a conference centre", "the call for calm", "in the exchange of fire". */
export function isNoMeeting(units: readonly Unit[], at: number): boolean {
  const lower = units[at]?.lower ?? "";
  const before = units[at - 1]?.lower ?? "";
  const next = units[at + 1];
  if (/^(?:conference|call|briefing|gathering)$/.test(lower) && /^(?:press|news|media)$/.test(before)) return true;
  // "got them |round| one table".
  if (lower === "round" && /^(?:a|one|the|their|that|this|it)$/.test(next?.lower ?? "")) return true;
  if (/^calls?$/.test(lower) && /^(?:investors?|earnings|results|analysts?|roll|conference-call|curtain|wake-up)$/.test(before))
    return true;
  if (/^calls?$/.test(lower) && /^(?:for|to|that)$/.test(next?.lower ?? "")) return true;
  if (/^(?:exchange|dialogue)$/.test(lower) && (next?.lower === "of" || next?.lower === "rate" || before === "in" || before === "stock"))
    return true;
  // "the meeting room", "a dinner jacket".
  return (
    /^(?:meeting|conference|session|summit|dinner|lunch|breakfast|tea|call)$/.test(lower) &&
    next?.kind === "word" &&
    next.fineTag === "NN" &&
    !/^(?:today|tonight|yesterday)$/.test(next.lower)
  );
}

/** "a plenary |of scientists|", "a meeting |of young farmers|": people who are no party of the text, and do not come "from" one, met among themselves. */
export function isOfOthers(units: readonly Unit[], after: number): boolean {
  if (units[after]?.lower !== "of") return false;
  for (let at = after + 1; at <= after + FarthestPeople; at++) {
    const unit = units[at];
    if (unit === undefined || unit.kind !== "word") return false;
    if (unit.fineTag === "NNS") {
      const next = units[at + 1];
      return (
        isPeopleNoun(unit.lower) &&
        !OfSides.test(unit.lower) &&
        !/^(?:from|of|for|and|,)$/.test(next?.lower ?? ".") &&
        next?.kind !== "actor"
      );
    }
    if (unit.tag !== "ADJ" && unit.tag !== "NOUN") return false;
  }
  return false;
}

const FarthestPeople = 3;
/** Those whom sides send to meet. */
const OfSides =
  /^(?:negotiators|delegates|delegations|envoys|ministers|leaders|officials|representatives|experts|technicians|advisers|advisors|aides|deputies|heads|chiefs|presidents|premiers|diplomats|ambassadors|members|lawyers|generals|officers|commanders|engineers|sides|counterparts|bargainers|secretaries|directors|partners|signatories|mediators|emissaries|teams|chancellors|principals|powers)$/;

/** "talks" is often tagged as a verb: what stands before and after tells. "meeting X" after "after" is the verb. */
export function isNounUse(units: readonly Unit[], at: number): boolean {
  const unit = units[at];
  if (unit === undefined || unit.kind !== "word" || /^\p{Lu}{2}/u.test(unit.lower)) return false;
  const before = units[at - 1];
  const isInPhrase =
    before !== undefined &&
    (before.kind === "time" ||
      /^(?:DT|JJ|JJR|JJS|PRP\$|POS|NN|NNP|CD|HYPH)$/.test(before.fineTag) ||
      before.lower === "'s" ||
      before.lower === "of");
  if (unit.lower === "meeting") {
    const next = units[at + 1];
    const takesObject = next?.kind === "actor" || /^(?:DT|PRP\$)$/.test(next?.fineTag ?? "");
    if (/^(?:after|before|since|while|when|denied|without)$/.test(before?.lower ?? "")) return !takesObject && next?.lower !== "with";
    return unit.tag === "NOUN" || isInPhrase;
  }
  if (/^(?:get|sit|face|one|tete|head)$/.test(unit.lower)) return isCompound(units, at);
  if (unit.lower === "talks") return unit.tag === "NOUN" || isInPhrase || /^(?:with|between|on|in|to)$/.test(units[at + 1]?.lower ?? "");
  return unit.tag === "NOUN" || isInPhrase;
}

/** "a get-together", "a face-to-face with X": not "face-to-face talks". */
function isCompound(units: readonly Unit[], at: number): boolean {
  let after = at;
  while (units[after + 1]?.lower === "-") after += 2;
  return after > at && !/^(?:NN|NNS|JJ)$/.test(units[after + 1]?.fineTag ?? "");
}

/** Decides whether a word that can name a meeting does so where it stands: "talks" and "meeting" are verbs too, "a press conference" is none. */
import type { Unit } from "./lay-out-units.ts";

/** "a press conference", "a conference centre", "the call for calm", "in the exchange of fire". */
export function isNoMeeting(units: readonly Unit[], at: number): boolean {
  const lower = units[at]?.lower ?? "";
  const before = units[at - 1]?.lower ?? "";
  const next = units[at + 1];
  if (/^(?:conference|call|briefing|gathering)$/.test(lower) && /^(?:press|news|media)$/.test(before)) return true;
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

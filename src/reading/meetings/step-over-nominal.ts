/** Decides where a noun phrase ends, word by word: what stands in it is not looked at. */
import type { Unit } from "./lay-out-units.ts";

/** The index after the noun phrase at `at`. */
export function stepOverNominal(units: readonly Unit[], at: number): number {
  let here = at;
  while (
    here < units.length &&
    /^(?:DT|PDT|PRP\$|JJ|JJR|JJS|NN|NNS|NNP|NNPS|CD|POS|HYPH|PRP)$/.test(units[here]?.fineTag ?? "") &&
    units[here]?.kind !== "time"
  )
    here++;
  return here;
}

/** Decides which political act it is to take a stance. */
import type { PloverType, Stance } from "./marks.ts";

/** The PLOVER type of taking a stance; undefined for having none yet. */
export function actOfStance(stance: Stance): PloverType | undefined {
  return ActOfStance[stance];
}

const ActOfStance: Readonly<Record<Stance, PloverType | undefined>> = {
  demands: "DEMAND",
  accepts: "AGREE",
  "accepts with conditions": "AGREE",
  open: "AGREE",
  objects: "DISAPPROVE",
  rejects: "REJECT",
  unclear: undefined,
};

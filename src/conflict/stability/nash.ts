/** Decides Nash stability: nothing the decision maker can do alone is better. */
import { statesThatHold } from "../lines.ts";
import { type Concept, playerAt } from "./concept.ts";

export const nash: Concept = {
  name: "Nash",
  source: "Nash (1950); Fang, Hipel and Kilgour (1993), Nash stability; Xu, Hipel, Kilgour and Fang (2018), chapter 4",
  sanctions: "none",
  countsReply: false,
  // biome-ignore lint/correctness/useYield: one pass; the other concepts report on the way.
  *hold(work, focal) {
    return statesThatHold(playerAt(work.game, focal), work.orderOf(focal), undefined);
  },
};

/** Decides sequential stability: whatever improves can be answered by improvements of the others, a credible sanction, that leave the decision maker no better off. */
import { statesThatHold } from "../lines.ts";
import { type Concept, lowestBroughtTo, playerAt } from "./concept.ts";

export const seq: Concept = {
  name: "SEQ",
  source:
    "Fraser and Hipel (1979, 1984); Fang, Hipel and Kilgour (1993), sequential stability; Xu, Hipel, Kilgour and Fang (2018), chapter 4",
  sanctions: "improvements",
  countsReply: false,
  *hold(work, focal) {
    return statesThatHold(playerAt(work.game, focal), work.orderOf(focal), yield* lowestBroughtTo(work, focal, seq));
  },
};

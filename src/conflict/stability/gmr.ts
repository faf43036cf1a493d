/** Decides general metarationality: whatever improves can be answered by moves of the others that leave the decision maker no better off than before. */
import { statesThatHold } from "../lines.ts";
import { type Concept, lowestBroughtTo, playerAt } from "./concept.ts";

export const gmr: Concept = {
  name: "GMR",
  source: "Howard (1971); Fang, Hipel and Kilgour (1993), general metarational stability; Xu, Hipel, Kilgour and Fang (2018), chapter 4",
  sanctions: "moves",
  countsReply: false,
  *hold(work, focal) {
    return statesThatHold(playerAt(work.game, focal), work.orderOf(focal), yield* lowestBroughtTo(work, focal, gmr));
  },
};

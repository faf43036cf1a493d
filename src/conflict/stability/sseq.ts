/** Decides symmetric sequential stability: as sequential stability, and after the credible sanction the decision maker has no move better than where it began. */
import { statesThatHold } from "../lines.ts";
import { type Concept, lowestBroughtTo, playerAt } from "./concept.ts";

export const sseq: Concept = {
  name: "SSEQ",
  source: "Rêgo and Vieira (2017), symmetric sequential stability with n decision makers; Xu, Hipel, Kilgour and Fang (2018), chapter 4",
  sanctions: "improvements",
  countsReply: true,
  *hold(work, focal) {
    return statesThatHold(playerAt(work.game, focal), work.orderOf(focal), yield* lowestBroughtTo(work, focal, sseq));
  },
};

/** Decides symmetric metarationality: as general metarationality, and after the others' answer the decision maker has no move that is better than where it began. */
import { statesThatHold } from "../lines.ts";
import { type Concept, lowestBroughtTo, playerAt } from "./concept.ts";

export const smr: Concept = {
  name: "SMR",
  source: "Howard (1971); Fang, Hipel and Kilgour (1993), symmetric metarational stability; Xu, Hipel, Kilgour and Fang (2018), chapter 4",
  sanctions: "moves",
  countsReply: true,
  *hold(work, focal) {
    return statesThatHold(playerAt(work.game, focal), work.orderOf(focal), yield* lowestBroughtTo(work, focal, smr));
  },
};

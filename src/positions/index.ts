/** Positions promises: where each party stands on each point, now or on a day, with the history that led there. */
export { standingPositions, standingPositionsAt } from "./standing-positions.ts";

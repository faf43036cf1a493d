/** Decides which nouns name what talks may come to, so that a chance or a forecast of it is a judgement of the talks. */

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/u));

/** What talks are for; a pay "settlement at 4 per cent" is a sum. */
export const DEALS: ReadonlySet<string> = words(
  "deal agreement accord truce ceasefire cease-fire breakthrough compromise peace treaty collapse exit",
);

/** Whatever may come of talks, good or bad. */
export const OUTCOMES: ReadonlySet<string> = words(`
  ${[...DEALS].join(" ")} end settlement solution resolution progress success failure victory defeat majority signature signing reform release exchange swap return reopening
  withdrawal pact accession membership consensus understanding pullout strike walkout vote veto election ballot war resumption extension delay recovery default merger takeover
  sale unity independence recognition reunification disarmament goal target finish attack escalation invasion incursion restart rescue reconciliation rapprochement thaw
  renewal reprieve concessions movement stalemate deadlock impasse breakdown rupture showdown intervention conflict lockout blockade shutdown ratification normalisation normalization
  handover repatriation relaunch turnaround bailout bankruptcy surrender coalition amnesty reshuffle`);

/** Decides what every rule of the reader says of itself, whatever else it holds. */

/** A rule is data: its name, why it stands, a sentence it fires on and a look-alike it leaves alone. */
export type Rule = {
  readonly id: string;
  readonly reason: string;
  readonly example: string;
  readonly counterExample: string;
};

/** The rules of one area and a way to try one of them on a sentence. */
export type RuleArea = {
  readonly area: string;
  readonly rules: readonly Rule[];
  readonly matches: (ruleId: string, text: string) => boolean;
};

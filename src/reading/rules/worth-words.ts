/** Decides which words find a thing bad or good: whoever calls an offer so speaks against it or for it. */

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/u));

/** Said of a thing, they criticise it. */
export const BLAMING_WORDS: ReadonlySet<string> = words(`
  stunt farce sham charade joke insult insulting provocation provocative blackmail extortion betrayal lie lies fabrication slander nonsense absurd absurdity ridiculous outrageous outrage
  scandal scandalous disgrace disgraceful shameful mistake blunder trap trick ploy smokescreen diktat humiliation humiliating mockery travesty bluff bullying piracy theft
  robbery aggression illegal unlawful unjustified unjust unfair unreasonable unrealistic irresponsible reckless disproportionate excessive inadequate insufficient meaningless
  worthless cynical hostile unhelpful counterproductive counter-productive premature naive hypocritical hypocrisy dishonest misleading baseless unfounded biased
  one-sided punitive vindictive arbitrary derisory pitiful laughable disappointing regrettable deplorable intolerable propaganda tantrum gimmick half-measure`);

/** Said of a thing, they refuse it. */
export const REFUSING_WORDS: ReadonlySet<string> = words("unacceptable unworkable non-starter nonstarter untenable inadmissible");

/** Said of a thing, they praise it. */
export const PRAISING_WORDS: ReadonlySet<string> = words(`
  constructive encouraging promising courageous brave generous helpful breakthrough balanced sensible statesmanlike exemplary`);

/** Decides how words typed by a person are searched for: as text, never as the engine's own syntax. */

/** Words at the beginning of which a longer word may match; shorter ones match only themselves. */
const shortestBeginning = 3;
/** A person types a line; more is cut, so that a pasted page costs no more than a line. */
const mostTerms = 24;

/**
 * The engine's query for `typed`: every word must occur; a word of three letters or more matches words that begin with it; words in double
 * quotes match exactly and in that order. Undefined where there is no word.
 *
 * @example matchOf('orsa "prisoner exchange"') // '"orsa" * AND "prisoner exchange"'
 */
export function matchOf(typed: string): string | undefined {
  const terms = [...typed.matchAll(/"([^"]*)"?|[^\s"]+/g)].slice(0, mostTerms).flatMap(([whole, phrase]) => {
    const words = phrase ?? whole;
    if (!/[\p{L}\p{N}]/u.test(words)) return [];
    const quoted = `"${words.replaceAll("\0", " ")}"`;
    return phrase === undefined && words.length >= shortestBeginning ? [`${quoted} *`] : [quoted];
  });
  return terms.length === 0 ? undefined : terms.join(" AND ");
}

/** Decides which words of a headline, where every word has a capital, name somebody whom the text names elsewhere. */
import { addMention } from "./cast-in-making.ts";
import { basisOf, type Findings, take } from "./findings.ts";
import { lastWordOf } from "./name-key.ts";
import { rangeOf } from "./token-stretch.ts";
import { startsWithCapital } from "./word-signs.ts";

/** Marks persons of the text in its headlines. Cost: linear in the tokens. */
export function markHeadlines(found: Findings): void {
  const { parsed, cast } = found;
  const bySurname = new Map<string, string | undefined>();
  for (const person of found.persons) {
    if (!cast.actors.has(person.key)) continue;
    const surname = lastWordOf(person.name).toLowerCase();
    bySurname.set(surname, bySurname.has(surname) ? undefined : person.key);
  }
  const small = new Set(parsed.tokens.filter((token) => !startsWithCapital(token)).map((token) => token.form));
  for (const token of parsed.tokens) {
    if (found.signs.shouted[token.index] !== true || found.taken.has(token.index) || !startsWithCapital(token)) continue;
    const key = bySurname.get(token.lower);
    if (key === undefined || small.has(token.lower)) continue;
    const stretch = { first: token.index, after: token.index + 1 };
    addMention(cast, { key, range: rangeOf(parsed, stretch), form: "surname", basis: basisOf("actors/named-in-headline", 0.8) });
    take(found, stretch);
  }
}

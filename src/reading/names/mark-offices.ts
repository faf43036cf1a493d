/** Decides which offices act in a text without a name: "The Secretary spoke today with …", "Our Minister", as readouts and communiqués write. */
import type { Token } from "../parsed-text.ts";
import { TITLE_HEADS, TITLE_MODIFIERS } from "../rules/titles.ts";
import { addActor, addMention, addRole } from "./cast-in-making.ts";
import { basisOf, type Findings, take } from "./findings.ts";
import { rangeOf, type TokenStretch, wordsOf } from "./token-stretch.ts";

/**
 * Makes a person of a capitalised office with "the" or "our" that no named person of the text holds, where it stands at least twice and is once the
 * subject of a verb. Linear in the tokens.
 *
 * @example markOffices(found) // "The Secretary spoke today with …. Yesterday the Secretary also met …": one person, "The Secretary"
 */
export function markOffices(found: Findings): void {
  const { parsed, cast } = found;
  const marked = new Set<number>();
  for (const { range } of cast.mentions) marked.add(range.end);
  const places = new Map<string, TokenStretch[]>();
  for (const token of parsed.tokens) {
    const place = officeAt(parsed.tokens, token.index);
    if (place === undefined || marked.has(parsed.tokens[place.after - 1]?.end ?? -1) || isUsed(found, place)) continue;
    const office = officeOf(parsed.tokens, place);
    places.set(office, [...(places.get(office) ?? []), place]);
  }
  for (const [office, stretches] of places) {
    if (stretches.length < FewestPlaces || !stretches.some((place) => isSubject(parsed.tokens, place))) continue;
    const [first] = stretches;
    if (first === undefined) continue;
    const key = `person:x-office-${office.replaceAll(" ", "-")}`;
    const basis = basisOf("actors/office-without-name", 0.6);
    addActor(cast, { key, kind: "person", name: wordsOf(parsed, first), basis });
    addRole(cast, key, { title: office, range: rangeOf(parsed, { first: first.first + 1, after: first.after }) });
    for (const place of stretches) {
      addMention(cast, { key, range: rangeOf(parsed, place), form: "title", basis });
      take(found, place);
    }
  }
}

const FewestPlaces = 2;

/** "The Prime Minister", "our Deputy Foreign Minister"; not "the President of Talvia" or "the Prime Minister's office". */
function officeAt(tokens: readonly Token[], at: number): TokenStretch | undefined {
  const opener = tokens[at];
  if (opener === undefined || !/^(?:the|our)$/.test(opener.lower)) return undefined;
  let last = at + 1;
  while (
    last < at + LongestOffice &&
    isCapital(tokens[last]) &&
    TITLE_MODIFIERS.has(tokens[last]?.lower ?? "") &&
    isCapital(tokens[last + 1])
  )
    last++;
  const head = tokens[last];
  if (!isCapital(head) || head?.sentence !== opener.sentence || TITLE_HEADS.get(head?.lower ?? "")?.kind !== "office") return undefined;
  const next = tokens[last + 1];
  if (isCapital(next) || ["of", "for", "-"].includes(next?.lower ?? "")) return undefined;
  return { first: at, after: last + 1 };
}

const LongestOffice = 4;

function isCapital(token: Token | undefined): boolean {
  return token !== undefined && /^\p{Lu}\p{Ll}/u.test(token.form);
}

function officeOf(tokens: readonly Token[], { first, after }: TokenStretch): string {
  return tokens
    .slice(first + 1, after)
    .map(({ lower }) => lower)
    .join(" ");
}

function isUsed({ taken }: Findings, { first, after }: TokenStretch): boolean {
  for (let at = first + 1; at < after; at++) if (taken.has(at)) return true;
  return false;
}

function isSubject(tokens: readonly Token[], { after }: TokenStretch): boolean {
  const head = tokens[after - 1];
  return head?.relation.startsWith("nsubj") === true && head.head !== head.index;
}

/** Decides whom "the envoy", "the Russian leader" or "the ministry" means. */
import type { Basis } from "#record";
import { NAME_CONNECTORS } from "../rules/name-words.ts";
import { KNOWN_OFFICES } from "../rules/offices.ts";
import { BODY_NOUNS, ORGAN_NOUNS } from "../rules/organs.ts";
import { OFFICE_WORDS, TITLE_HEADS, TITLE_MODIFIERS } from "../rules/titles.ts";
import { SOURCE_NOUNS } from "../rules/unnamed-sources.ts";
import { addActor, addSide, showActor, sideOf } from "./cast-in-making.ts";
import { actorOfEntry, basisOf, type Findings, isTaken, keyOfPiece } from "./findings.ts";
import type { History, SeenMention } from "./history.ts";
import type { Piece } from "./segment-names.ts";
import { rangeOf, type TokenStretch, wordsOf } from "./token-stretch.ts";
import { startsWithCapital } from "./word-signs.ts";

/** "the Russian foreign minister": the noun, what stands before it, and whose it is. */
export type TitleReference = TokenStretch & { readonly head: string; readonly modifiers: readonly string[]; readonly owner?: Piece };

/** The reference that begins at token `at` with "the", a possessive of a power, or an adjective of one; undefined where none does. */
export function readTitleReference(found: Findings, at: number): TitleReference | undefined {
  const { parsed, index } = found;
  const { tokens } = parsed;
  const opener = tokens[at];
  if (opener === undefined) return undefined;
  const possessor = index.byFirst.get(at);
  const isPossessive = possessor !== undefined && possessor.kind !== "title" && tokens[possessor.after]?.lower === "'s";
  if (opener.lower !== "the" && opener.lower !== "this" && !isPossessive) return undefined;
  let owner = isPossessive ? possessor : undefined;
  let next = isPossessive && possessor !== undefined ? possessor.after + 1 : at + 1;
  const modifiers: string[] = [];
  const limit = next + MOST_WORDS;
  while (next < limit) {
    const token = tokens[next];
    if (token === undefined || token.sentence !== opener.sentence) return undefined;
    const piece = index.byFirst.get(next);
    if (piece !== undefined && piece.kind === "world" && owner === undefined) {
      owner = piece;
      next = piece.after;
      continue;
    }
    if (piece !== undefined && piece.kind === "name") return undefined;
    if (isHeadNoun(token.lower) && !goesOn(found, next)) break;
    if (
      !TITLE_MODIFIERS.has(token.lower) &&
      !TITLE_HEADS.has(token.lower) &&
      token.tag !== "ADJ" &&
      token.form !== "-" &&
      token.tag !== "NUM"
    )
      return undefined;
    modifiers.push(token.lower);
    next += 1;
  }
  const head = tokens[next];
  if (next >= limit || head === undefined || !isHeadNoun(head.lower) || head.sentence !== opener.sentence) return undefined;
  const follower = index.byFirst.get(next + 1);
  if (follower !== undefined && follower.kind === "name") return undefined;
  // The owner's own words may be a mention inside this one.
  const afterOwner = owner === undefined ? at : owner.after;
  if (isTaken(found, { first: afterOwner, after: next + 1 })) return undefined;
  const after = endOfOffice(found, next + 1);
  if (isOfAnotherName(found, after, head.lower)) return undefined;
  return { first: at, after, head: head.lower, modifiers, ...(owner !== undefined && { owner }) };
}

/** "the delegation |of Ruvenia|": a body told by a name is that name's, not the one told before. */
function isOfAnotherName({ parsed: { tokens }, index }: Findings, at: number, head: string): boolean {
  if (!BODY_NOUNS.has(head) || !/^(?:of|from)$/.test(tokens[at]?.lower ?? "")) return false;
  const named = index.byFirst.get(at + 1) ?? (tokens[at + 1]?.lower === "the" ? index.byFirst.get(at + 2) : undefined);
  return named !== undefined && named.kind !== "title";
}

/** "the Secretary |of State|", where the words after "of" are words of office with capitals. */
function endOfOffice(found: Findings, at: number): number {
  const { tokens } = found.parsed;
  if (tokens[at]?.lower !== "of") return at;
  let after = at + 1;
  while (after < at + MOST_WORDS && OFFICE_WORDS.has(tokens[after]?.lower ?? "") && startsWithCapital(tokens[after] ?? { form: "" }))
    after++;
  return after > at + 1 ? after : at;
}

const MOST_WORDS = 6;

const PLURAL_SOURCES: ReadonlySet<string> = new Set(SOURCE_NOUNS.values());

function isHeadNoun(lower: string): boolean {
  const head = TITLE_HEADS.get(lower);
  return (
    (head !== undefined && head.kind !== "honorific") ||
    PLURAL_SOURCES.has(lower) ||
    SOURCE_NOUNS.has(lower) ||
    ORGAN_NOUNS.has(lower) ||
    BODY_NOUNS.has(lower) ||
    EPITHETS.has(lower) ||
    GENERIC_BODIES.has(lower)
  );
}

/** A further noun of title follows: "the prime |minister". */
function goesOn(found: Findings, at: number): boolean {
  const next = found.parsed.tokens[at + 1];
  if (next === undefined || next.sentence !== found.parsed.tokens[at]?.sentence) return false;
  return isHeadNoun(next.lower) || (next.form === "-" && isHeadNoun(found.parsed.tokens[at + 2]?.lower ?? ""));
}

/** Words for one body that differ from its name, and the bodies they can mean. */
const EPITHETS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  [
    "bloc",
    new Set([
      "org:EU",
      "org:ASEAN",
      "org:ECOWAS",
      "org:AU",
      "org:GCC",
      "org:BRICS",
      "org:EAEU",
      "org:SADC",
      "org:EAC",
      "org:Mercosur",
      "org:IGAD",
    ]),
  ],
  ["alliance", new Set(["org:NATO", "org:CSTO"])],
  ["watchdog", new Set(["org:IAEA", "org:OPCW", "org:HRW", "org:Amnesty"])],
  ["broadcaster", new Set(["org:BBC", "org:CNN", "org:NBC", "org:ABC", "org:CBS", "org:Fox", "org:AlJazeera", "org:AlArabiya", "org:DW"])],
  ["kingdom", new Set(["state:SA", "state:GB", "state:JO", "state:MA", "state:BH", "state:TH"])],
]);

/** Nouns that close the names of bodies and alone mean the one named last. */
const GENERIC_BODIES: ReadonlySet<string> = new Set(
  "agency party movement group council committee commission court union league bank company firm newspaper network foundation institute university organisation organization front coalition ministry department".split(
    " ",
  ),
);

/** Whom it means, and on what basis. A power's office that nobody is named for becomes an actor of its own. */
export function resolveTitle(
  found: Findings,
  history: History,
  title: TitleReference,
): { readonly key: string; readonly basis: Basis } | undefined {
  const owner = title.owner === undefined ? undefined : keyOfPiece(found, title.owner);
  if (title.owner !== undefined && owner === undefined) return undefined;
  const person = lastNamed(history, (mention) => holdsOffice(found, mention.key, title, owner));
  if (person !== undefined) return { key: person, basis: basisOf("references/title", owner === undefined ? 0.75 : 0.9) };
  const sole = soleHolder(found, title, owner);
  if (sole !== undefined) return { key: sole, basis: basisOf("references/title", 0.7) };
  const office = owner === undefined ? knownOffice(found, title) : undefined;
  if (office !== undefined) return officeOf(found, title, office);
  if (owner === undefined) {
    const other = lastNamed(history, (mention) => isCalledBy(found, mention.key, title.head));
    return other === undefined ? undefined : { key: other, basis: basisOf("references/body-noun", 0.7) };
  }
  return officeOf(found, title, owner);
}

/** The one person of the whole text who holds the office, though named only later. */
function soleHolder(found: Findings, title: TitleReference, owner: string | undefined): string | undefined {
  const holders = found.persons.filter((person) => holdsOffice(found, person.key, title, owner));
  return holders.length === 1 ? holders[0]?.key : undefined;
}

/** "The Foreign Secretary" names its state by itself. */
function knownOffice(found: Findings, title: TitleReference): string | undefined {
  const words = wordsOf(found.parsed, title).toLowerCase();
  const known = KNOWN_OFFICES.find((office) => words === `the ${office.words}` || words.endsWith(` ${office.words}`));
  const entry = known === undefined ? undefined : found.world.entries.get(known.of);
  return entry === undefined ? undefined : actorOfEntry(found, entry);
}

function lastNamed(history: History, fits: (mention: SeenMention) => boolean): string | undefined {
  for (let index = history.seen.length - 1; index >= Math.max(0, history.seen.length - FARTHEST_MENTION); index--) {
    const mention = history.seen[index];
    if (mention !== undefined && fits(mention)) return mention.key;
  }
  return undefined;
}

/** References that lie further back are not looked for. */
const FARTHEST_MENTION = 200;

/** A role of the person has this head, the modifiers fit, and the side is the owner's. */
function holdsOffice(found: Findings, key: string, title: TitleReference, owner: string | undefined): boolean {
  if (!key.startsWith("person:")) return false;
  const side = sideOf(found.cast, key)?.key;
  if (owner !== undefined && side !== owner && !sidesWith(found, key, owner)) return false;
  return (found.cast.roles.get(key) ?? []).some((role) => {
    const words = role.title.toLowerCase().split(/[\s-]+/);
    if (words.includes("former") || words.includes("ex")) return title.modifiers.includes("former") && words.includes(title.head);
    const telling = title.modifiers.filter((word) => TELLING_MODIFIERS.has(word));
    if (telling.some((word) => !words.includes(word))) return false;
    return words.includes(title.head) || (title.head === "leader" && words.some((word) => LEADERS.has(word)));
  });
}

function sidesWith(found: Findings, key: string, owner: string): boolean {
  return (found.cast.sides.get(key) ?? []).some((side) => side.key === owner);
}

const TELLING_MODIFIERS: ReadonlySet<string> = new Set(
  "prime foreign defence defense interior finance vice deputy special national security press justice energy trade opposition rebel military former chief party".split(
    " ",
  ),
);
const LEADERS: ReadonlySet<string> = new Set("president premier chancellor king emir prince sultan leader chief minister".split(" "));

/** A body whose name ends with the noun, a group or unnamed source by the same noun, or the body an epithet means. */
function isCalledBy(found: Findings, key: string, noun: string): boolean {
  const epithet = EPITHETS.get(noun);
  if (epithet?.has(key) === true) return true;
  const actor = found.cast.actors.get(key);
  if (actor === undefined) return false;
  const words = actor.name
    .toLowerCase()
    .replace(/[,.;:]/g, "")
    .split(/[\s-]+/);
  if (actor.kind === "unnamed") return words.includes(noun) && !(actor.count === 1 && PLURAL_SOURCES.has(noun));
  if (actor.kind === "group") return words.includes(noun);
  if (actor.kind !== "organisation" || (!ORGAN_NOUNS.has(noun) && !GENERIC_BODIES.has(noun))) return false;
  const head = words.findIndex((word) => word === "of" || word === "for");
  return (
    words.at(-1) === noun ||
    (head > 0 && words[head - 1] === noun) ||
    (head < 0 && words.length > 1 && words.includes(noun) && !NAME_CONNECTORS.has(noun))
  );
}

/** "Tarsia's foreign minister said": a person known by the office alone. Plurals and parts of a state are left to other rules. */
function officeOf(found: Findings, title: TitleReference, owner: string): { readonly key: string; readonly basis: Basis } | undefined {
  const head = TITLE_HEADS.get(title.head);
  const state = found.cast.actors.get(owner);
  if (head === undefined || head.kind !== "office" || state === undefined || state.kind === "person" || !SINGLE_OFFICES.has(title.head))
    return undefined;
  const telling = title.modifiers.filter((word) => TELLING_MODIFIERS.has(word));
  const key = `person:office ${owner} ${[...telling, title.head].join(" ")}`;
  const words = wordsOf(found.parsed, title).replace(/^the /i, "");
  const basis = basisOf("references/office-unnamed", 0.75);
  addActor(found.cast, { key, kind: "person", name: words, basis });
  addSide(found.cast, key, { key: owner, basis });
  if (title.owner !== undefined) showActor(found.cast, owner, rangeOf(found.parsed, title.owner), "name");
  return { key, basis };
}

/** Offices that one person holds at a time. */
const SINGLE_OFFICES: ReadonlySet<string> = new Set(
  "president premier chancellor minister king queen emir sultan prince secretary ambassador envoy speaker leader pope chief".split(" "),
);

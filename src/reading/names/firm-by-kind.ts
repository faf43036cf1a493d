/** Decides which named firm "the company" and which named union "the union" means in a text that has just one: by what the name and its acts show. */
import { FIRST_NAMES } from "../rules/first-names.ts";
import { ORGANISATION_NOUNS } from "../rules/name-words.ts";
import { isPluralSide } from "../rules/side-nouns.ts";
import type { ActorDraft } from "./cast-in-making.ts";
import type { Findings } from "./findings.ts";

const FirmNouns: ReadonlySet<string> = new Set(
  "company firm operator carrier airline manufacturer utility supplier retailer employer management".split(" "),
);
const UnionNouns: ReadonlySet<string> = new Set("union guild brotherhood".split(" "));

/** The one named body of the text that can be what the bare noun says; undefined for other nouns and where several or none can. Cost: linear in the mentions. */
export function bodyOfKind(found: Findings, noun: string): ActorDraft | undefined {
  const isOfKind = FirmNouns.has(noun) ? isFirm : UnionNouns.has(noun) ? isUnion : undefined;
  if (isOfKind === undefined) return undefined;
  const fitting = [...found.cast.actors.values()].filter((actor) => isOfKind(found, actor) && isActing(found, actor.key));
  return fitting.length === 1 ? fitting[0] : undefined;
}

/** A name without a body's noun in it, that is no person's: "Stonewell", "Sound Link". */
function isFirm({ cast }: Findings, { key, name, kind, worldKey }: ActorDraft): boolean {
  const words = name.split(/\s+/u);
  if (worldKey !== undefined || key.startsWith("org:x-plain-") || words.length > 3) return false;
  const isNamedAfterKind = words.some((word) => ORGANISATION_NOUNS.has(word.toLowerCase()) && !FirmWords.has(word.toLowerCase()));
  if (isNamedAfterKind || words.some((word) => isPluralSide(word.toLowerCase()))) return false;
  if (kind === "organisation") return !/-/u.test(name);
  if (kind !== "person" || words.length !== 2 || FIRST_NAMES.has((words[0] ?? "").toLowerCase())) return false;
  // "Sound Link" has no office and is never called Link.
  const isWhole = cast.mentions.every((mention) => mention.key !== key || mention.form === "name" || mention.form === "pronoun");
  return (
    isWhole &&
    (cast.roles.get(key) ?? []).length === 0 &&
    cast.mentions.filter((mention) => mention.key === key && mention.form === "name").length > 1
  );
}

const FirmWords: ReadonlySet<string> = new Set(
  "company corporation corp corp. inc inc. ltd ltd. llc plc gmbh ag holdings group airlines airways energy petroleum oil gas steel rail railways transport shipping lines motors industries electric telecom".split(
    " ",
  ),
);

/** "Amalgamated Quarrymen": named after those who are in it. */
function isUnion(_found: Findings, { key, name, kind }: ActorDraft): boolean {
  return kind === "organisation" && !key.startsWith("org:x-plain-") && isPluralSide((name.split(/\s+/u).at(-1) ?? "").toLowerCase());
}

/** Stands once as the subject of a verb. */
function isActing({ parsed, cast }: Findings, key: string): boolean {
  const ends = new Set(cast.mentions.filter((mention) => mention.key === key && mention.form === "name").map(({ range }) => range.end));
  return parsed.tokens.some(
    (token) => ends.has(token.end) && parsed.tokens[token.index + 1] !== undefined && isVerbNext(parsed.tokens, token.index),
  );
}

function isVerbNext(tokens: Findings["parsed"]["tokens"], at: number): boolean {
  const next = tokens[at + 1];
  return next !== undefined && next.sentence === tokens[at]?.sentence && /^(?:VB[ZDP]|MD)$/u.test(next.fineTag);
}

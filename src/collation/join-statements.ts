/** Decides which accounts carry one statement. */
import type { AttributionMark } from "#record";
import { itemIdOf } from "#record";
import { hasLikeWords, isSameStatement, type StatementFacts, type Wording } from "./compare-statements.ts";
import { daysOf } from "./days.ts";
import { accountOf, byLearning, type OrderedDocument, textAt } from "./documents.ts";
import type { Cluster } from "./follow-decisions.ts";
import { remember } from "./remember.ts";
import type { Actors } from "./sides.ts";
import { createStatementIndex, type GatheredStatement, type StatementIndex, type StatementUnit } from "./statement-index.ts";
import { lineOf, quotedPartOf, stemsOfWords, wordsOf } from "./words.ts";
import type { ActorOf } from "./write-actors.ts";

export const StatementPrefix = "S";

/** The accounts of all documents, in the order learned. */
export function statementUnitsOf(documents: readonly OrderedDocument[], actorOf: ActorOf, actors: Actors): readonly StatementUnit[] {
  const wordingOf = rememberWordings();
  return documents
    .flatMap((document) =>
      document.reading.attributions.filter(isStatement).map((mark): StatementUnit => {
        const account = accountOf(document, mark);
        return { document, account, mark, facts: factsOf(document, mark, account.independent, { actorOf, actors, wordingOf }) };
      }),
    )
    .sort(byLearning);
}

/**
 * Gives each account to the oldest statement it carries, or makes a new one, in the order learned.
 * Cost: an account is compared only with statements that share three quoted words in a row, or one of the rarer words of the shorter account
 * (prefix filtering, Chaudhuri, Ganti and Kaushik 2006): two accounts that share most of their words share one of these.
 */
export function joinStatements(
  units: readonly StatementUnit[],
  candidates: StatementIndex = createStatementIndex(units),
): readonly Cluster<StatementUnit>[] {
  const gathered: GatheredStatement[] = [];
  for (const unit of units) {
    const home = candidates.near(unit).find((statement) => carries(statement, unit)) ?? found(unit);
    home.units.push(unit);
    home.texts.add(unit.document.index);
    keepTelling(home, unit, candidates);
  }
  return gathered.map(({ id, units: own }) => ({ id, units: own }));

  function found(unit: StatementUnit): GatheredStatement {
    const fresh: GatheredStatement = {
      id: itemIdOf(StatementPrefix, unit.account.mark),
      ordinal: gathered.length,
      units: [],
      tellings: new Set(),
      byWording: new Map(),
      texts: new Set(),
    };
    gathered.push(fresh);
    return fresh;
  }
}

/** An attitude reports no words ("believes", "wants"), so it makes no statement. */
function isStatement(mark: AttributionMark): boolean {
  return mark.attitude === undefined;
}

function carries(statement: GatheredStatement, unit: StatementUnit): boolean {
  if (statement.texts.has(unit.document.index)) {
    // Whoever tells a statement twice in one text in parts that overlap has marked one passage twice.
    const own = statement.units.filter(({ document }) => document === unit.document);
    if (own.some((other) => !isSameStatement(other.facts, unit.facts))) return false;
  }
  for (const accounts of statement.byWording.values()) {
    if (accounts[0] !== undefined && !hasLikeWords(accounts[0].facts, unit.facts)) continue;
    if (accounts.some((other) => isSameStatement(other.facts, unit.facts))) return true;
  }
  return false;
}

/** Keeps what is new in an account: its words for its speakers, its report, its time. What is known already is found by the accounts before it. */
function keepTelling(statement: GatheredStatement, unit: StatementUnit, candidates: StatementIndex): void {
  const { facts, document } = unit;
  const isNew = (key: string) => !statement.tellings.has(key) && statement.tellings.add(key).has(key);
  const spoken = `${facts.ordinal} by ${[...facts.speakers].sort().join(" ")}`;
  if (isNew(spoken)) candidates.fileWords(unit, statement);
  if (isNew(`${facts.ordinal} in ${facts.independent}`)) candidates.fileReport(unit, statement);
  if (!isNew(`${spoken} in ${facts.independent} on ${facts.days?.from} ${facts.days?.to} ${document.published}`)) return;
  const alike = statement.byWording.get(facts.ordinal);
  if (alike === undefined) statement.byWording.set(facts.ordinal, [unit]);
  else alike.push(unit);
}

/** Takes each wording apart once; copies and repeated quotations share it. */
function rememberWordings(): (content: string, isDirect: boolean) => Wording {
  let count = 0;
  const takeApart = (isDirect: boolean) =>
    remember((content): Wording => {
      const words = wordsOf(content);
      const quotedPart = quotedPartOf(content);
      const quoted = quotedPart !== "" ? wordsOf(quotedPart) : isDirect ? words : [];
      return { ordinal: count++, quoted, quotedLine: lineOf(quoted), stems: stemsOfWords(words) };
    });
  const [direct, reported] = [takeApart(true), takeApart(false)];
  return (content, isDirect) => (isDirect ? direct(content) : reported(content));
}

function factsOf(
  document: OrderedDocument,
  mark: AttributionMark,
  independent: string,
  lookups: { readonly actorOf: ActorOf; readonly actors: Actors; readonly wordingOf: (content: string, isDirect: boolean) => Wording },
): StatementFacts {
  const speakers = new Set(
    mark.speakers.map((speaker) => lookups.actorOf({ document }, speaker)).filter((speaker) => speaker !== undefined),
  );
  return {
    ...lookups.wordingOf(textAt(document, mark.content), mark.form === "direct"),
    document,
    mark,
    speakers,
    parties: new Set([...speakers].flatMap((speaker) => lookups.actors.partiesOf(speaker))),
    days: daysOf(mark.saidAt),
    independent,
  };
}

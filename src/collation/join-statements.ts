/** Decides which accounts carry one statement. */
import type { AttributionMark, ItemId } from "#record";
import { itemIdOf } from "#record";
import { FewestQuotedWords, isSameStatement, type StatementFacts } from "./compare-statements.ts";
import { daysOf } from "./days.ts";
import { accountOf, byLearning, type OrderedDocument, textAt, type Unit } from "./documents.ts";
import type { Cluster } from "./follow-decisions.ts";
import type { Actors } from "./sides.ts";
import { lineOf, quotedPartOf, stemsOfWords, wordsOf } from "./words.ts";
import type { ActorOf } from "./write-actors.ts";

/** One account of a statement. */
export type StatementUnit = Unit & { readonly mark: AttributionMark; readonly facts: StatementFacts };

export const StatementPrefix = "S";

/** The accounts of all documents, in the order learned. */
export function statementUnitsOf(documents: readonly OrderedDocument[], actorOf: ActorOf, actors: Actors): readonly StatementUnit[] {
  return documents
    .flatMap((document) =>
      document.reading.attributions.map((mark): StatementUnit => {
        const account = accountOf(document, mark);
        return { document, account, mark, facts: factsOf(document, mark, account.independent, { actorOf, actors }) };
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
  const gathered: Gathered[] = [];
  for (const unit of units) {
    const home = candidates.near(unit).find((statement) => carries(statement, unit)) ?? found(unit);
    home.units.push(unit);
    home.texts.add(unit.document.index);
    if (isNewWording(home, unit)) candidates.file(unit, home);
  }
  return gathered.map(({ id, units: own }) => ({ id, units: own }));

  function found(unit: StatementUnit): Gathered {
    const fresh: Gathered = {
      id: itemIdOf(StatementPrefix, unit.account.mark),
      ordinal: gathered.length,
      units: [],
      wordings: new Map(),
      texts: new Set(),
    };
    gathered.push(fresh);
    return fresh;
  }
}

/** A statement in the making; `wordings` holds one account for each different wording at each different time. */
type Gathered = {
  readonly id: ItemId;
  readonly ordinal: number;
  readonly units: StatementUnit[];
  readonly wordings: Map<string, StatementUnit>;
  readonly texts: Set<number>;
};

/** Where accounts look for statements they may carry. */
export type StatementIndex = {
  readonly file: (unit: StatementUnit, statement: Gathered) => void;
  /** Oldest first. */
  readonly near: (unit: StatementUnit) => readonly Gathered[];
};

const RunWords = 3;

/** Statements by quoted runs of words and by stems, the rarer ones first. */
export function createStatementIndex(units: readonly StatementUnit[]): StatementIndex {
  const frequency = new Map<string, number>();
  for (const { facts } of units) for (const stem of facts.stems) frequency.set(stem, (frequency.get(stem) ?? 0) + 1);
  const byRun = new Map<string, Set<Gathered>>();
  const byStem = new Map<string, Set<Gathered>>();
  const byRareStem = new Map<string, Set<Gathered>>();
  const byCopy = new Map<string, Set<Gathered>>();

  return {
    file(unit, statement) {
      for (const run of runsOf(unit.facts)) put(byRun, run, statement);
      for (const speaker of unit.facts.speakers) {
        for (const stem of unit.facts.stems) put(byStem, `${speaker} ${stem}`, statement);
        for (const stem of rareStemsOf(unit.facts)) put(byRareStem, `${speaker} ${stem}`, statement);
      }
      put(byCopy, copyKeyOf(unit.facts), statement);
    },
    near(unit) {
      const found = new Set<Gathered>();
      const gather = (statements: ReadonlySet<Gathered> | undefined) => {
        for (const statement of statements ?? []) found.add(statement);
      };
      for (const run of runsOf(unit.facts)) gather(byRun.get(run));
      for (const speaker of unit.facts.speakers) {
        for (const stem of rareStemsOf(unit.facts)) gather(byStem.get(`${speaker} ${stem}`));
        for (const stem of unit.facts.stems) gather(byRareStem.get(`${speaker} ${stem}`));
      }
      gather(byCopy.get(copyKeyOf(unit.facts)));
      return [...found].sort((one, other) => one.ordinal - other.ordinal);
    },
  };

  /** So few of the rarest stems that an account sharing six in ten of all must share one of them. */
  function rareStemsOf({ stems }: StatementFacts): readonly string[] {
    const sorted = [...stems].sort((one, other) => (frequency.get(one) ?? 0) - (frequency.get(other) ?? 0) || (one < other ? -1 : 1));
    return sorted.slice(0, stems.size - Math.ceil(stems.size * 0.6) + 1);
  }
}

/** The slow, obvious twin of the index: every statement is near. For tests. */
export function createPlainStatementIndex(): StatementIndex {
  const all = new Set<Gathered>();
  return { file: (_, statement) => void all.add(statement), near: () => [...all] };
}

/** Copies of one passage, whoever the reader took for the speaker. */
function copyKeyOf({ independent, stems }: StatementFacts): string {
  return `${independent} ${[...stems].sort().join(" ")}`;
}

function put(index: Map<string, Set<Gathered>>, key: string, statement: Gathered): void {
  const known = index.get(key);
  if (known === undefined) index.set(key, new Set([statement]));
  else known.add(statement);
}

function carries(statement: Gathered, unit: StatementUnit): boolean {
  if (statement.texts.has(unit.document.index)) {
    // Whoever tells a statement twice in one text in parts that overlap has marked one passage twice.
    const own = statement.units.filter(({ document }) => document === unit.document);
    if (own.some((other) => !isSameStatement(other.facts, unit.facts))) return false;
  }
  for (const other of statement.wordings.values()) if (isSameStatement(other.facts, unit.facts)) return true;
  return false;
}

function isNewWording(statement: Gathered, unit: StatementUnit): boolean {
  const { facts } = unit;
  const when = `${facts.days?.from} ${facts.days?.to} ${facts.document.published}`;
  const key = [facts.quotedLine, [...facts.stems], [...facts.speakers].sort(), when, facts.independent].join("|");
  if (statement.wordings.has(key)) return false;
  statement.wordings.set(key, unit);
  return true;
}

function runsOf({ quoted, parties }: StatementFacts): readonly string[] {
  if (quoted.length < FewestQuotedWords) return [];
  const runs: string[] = [];
  for (const party of parties) {
    for (let at = 0; at + RunWords <= quoted.length; at++) runs.push(`${party} ${quoted[at]} ${quoted[at + 1]} ${quoted[at + 2]}`);
  }
  return runs;
}

function factsOf(
  document: OrderedDocument,
  mark: AttributionMark,
  independent: string,
  { actorOf, actors }: { readonly actorOf: ActorOf; readonly actors: Actors },
): StatementFacts {
  const content = textAt(document, mark.content);
  const words = wordsOf(content);
  const quotedPart = quotedPartOf(content);
  const quoted = quotedPart !== "" ? wordsOf(quotedPart) : mark.form === "direct" ? words : [];
  const speakers = new Set(mark.speakers.map((speaker) => actorOf({ document }, speaker)).filter((speaker) => speaker !== undefined));
  return {
    document,
    mark,
    speakers,
    parties: new Set([...speakers].flatMap((speaker) => actors.partiesOf(speaker))),
    quoted,
    quotedLine: lineOf(quoted),
    stems: stemsOfWords(words),
    days: daysOf(mark.saidAt),
    independent,
  };
}

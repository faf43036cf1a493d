/** Decides how a person's change to a conflict model is made, so that a name changed or taken out is so wherever it stands. */
import { ConflictError } from "./conflict-error.ts";
import type { Direction, StateName } from "./model.ts";
import type { ConflictFile, PreferencesFile, StatementFile } from "./own-form.ts";
import { conditionAt } from "./parse-gmcr.ts";
import { formatStatement, optionsIn, parseStatement, type Statement } from "./statement.ts";

/** One thing a person does to a model. Options are named by place, decision makers by name. */
export type ConflictEdit =
  | { readonly kind: "name model"; readonly name: string }
  | { readonly kind: "add option"; readonly name: string; readonly decisionMaker: string }
  | { readonly kind: "rename option"; readonly option: number; readonly name: string }
  | { readonly kind: "remove option"; readonly option: number }
  | { readonly kind: "set direction"; readonly option: number; readonly direction: Direction }
  | { readonly kind: "give option"; readonly option: number; readonly decisionMaker: string | undefined }
  | { readonly kind: "add decision maker"; readonly name: string }
  | { readonly kind: "rename decision maker"; readonly decisionMaker: string; readonly name: string }
  | { readonly kind: "remove decision maker"; readonly decisionMaker: string }
  | { readonly kind: "set preferences"; readonly decisionMaker: string; readonly preferences: PreferencesFile | undefined }
  /** What `decisionMaker` takes for the preferences of `of`; undefined where it sees them as they are. */
  | {
      readonly kind: "set view";
      readonly decisionMaker: string;
      readonly of: string;
      readonly preferences: PreferencesFile | undefined;
    }
  | { readonly kind: "set unseen"; readonly decisionMaker: string; readonly unseen: readonly string[] }
  | { readonly kind: "set infeasible"; readonly statements: readonly string[] }
  | { readonly kind: "set counts as one"; readonly statements: readonly string[] }
  | { readonly kind: "set status quo"; readonly state: StateName | undefined }
  | { readonly kind: "add threat"; readonly name: string; readonly by: string; readonly option: number }
  | { readonly kind: "remove threat"; readonly at: number };

/** The model after `edit`. Nothing is checked: reading it says what does not fit. */
export function editConflict(file: ConflictFile, edit: ConflictEdit): ConflictFile {
  const withMaker = (name: string, change: (maker: Maker) => Maker): ConflictFile => ({
    ...file,
    decisionMakers: file.decisionMakers.map((maker) => (maker.name === name ? change(maker) : maker)),
  });
  switch (edit.kind) {
    case "name model":
      return { ...file, name: edit.name };
    case "add option":
      return editConflict(
        mapPatterns({ ...file, options: [...file.options, { name: edit.name, direction: "both" }] }, (pattern) => `${pattern}-`, "N"),
        { kind: "give option", option: file.options.length, decisionMaker: edit.decisionMaker },
      );
    case "rename option":
      return renameOption(file, edit.option, edit.name);
    case "remove option":
      return removeOption(file, edit.option);
    case "set direction":
      return {
        ...file,
        options: file.options.map((option, at) => (at === edit.option ? { ...option, direction: edit.direction } : option)),
      };
    case "give option": {
      const name = file.options[edit.option]?.name ?? "";
      return {
        ...file,
        decisionMakers: file.decisionMakers.map((maker) => {
          const others = maker.options.filter((one) => placeOf(file, one) !== edit.option);
          return { ...maker, options: maker.name === edit.decisionMaker ? [...others, name] : others };
        }),
      };
    }
    case "add decision maker":
      return { ...file, decisionMakers: [...file.decisionMakers, { name: edit.name, options: [] }] };
    case "rename decision maker":
      return renameMaker(file, edit.decisionMaker, edit.name);
    case "remove decision maker":
      return {
        ...file,
        decisionMakers: file.decisionMakers
          .filter(({ name }) => name !== edit.decisionMaker)
          .map((maker) => withViews(maker, (of) => (of === edit.decisionMaker ? undefined : of))),
        threats: file.threats.filter(({ by }) => by !== edit.decisionMaker),
      };
    case "set preferences":
      return withMaker(edit.decisionMaker, ({ preferences: _, ...maker }) =>
        edit.preferences === undefined ? maker : { ...maker, preferences: edit.preferences },
      );
    case "set view":
      return withMaker(edit.decisionMaker, (maker) => {
        const { unseen, preferences } = maker.view ?? { unseen: [], preferences: {} };
        const others = Object.entries(preferences).filter(([name]) => name !== edit.of);
        const taken = edit.preferences === undefined ? others : [...others, [edit.of, edit.preferences] as const];
        return withView(maker, unseen, Object.fromEntries(taken));
      });
    case "set unseen":
      return withMaker(edit.decisionMaker, (maker) => withView(maker, [...edit.unseen], maker.view?.preferences ?? {}));
    case "set infeasible":
      return { ...file, infeasible: [...edit.statements] };
    case "set counts as one":
      return { ...file, countsAsOne: [...edit.statements] };
    case "set status quo": {
      const { statusQuo: _, ...others } = file;
      return edit.state === undefined ? others : { ...others, statusQuo: edit.state };
    }
    case "add threat":
      return {
        ...file,
        threats: [...file.threats, { name: edit.name, by: edit.by, response: { [file.options[edit.option]?.name ?? ""]: "Y" } }],
      };
    case "remove threat":
      return { ...file, threats: file.threats.filter((_, at) => at !== edit.at) };
  }
}

type Maker = ConflictFile["decisionMakers"][number];

function renameOption(file: ConflictFile, option: number, name: string): ConflictFile {
  const before = file.options.map((one) => one.name);
  const after = before.map((one, at) => (at === option ? name : one));
  const old = before[option];
  const renamed = mapStatements(file, (statement) => formatted(statement, before, after));
  return {
    ...renamed,
    options: file.options.map((one, at) => (at === option ? { ...one, name } : one)),
    decisionMakers: renamed.decisionMakers.map((maker) => ({ ...maker, options: maker.options.map((one) => (one === old ? name : one)) })),
    threats: renamed.threats.map((threat) => ({
      ...threat,
      response: Object.fromEntries(Object.entries(threat.response).map(([one, taken]) => [one === old ? name : one, taken])),
    })),
  };
}

/** Statements that speak of the option go with it; patterns lose its letter. */
function removeOption(file: ConflictFile, option: number): ConflictFile {
  const before = file.options.map((one) => one.name);
  const after = before.filter((_, at) => at !== option);
  const gone = before[option];
  const kept = mapStatements(file, (statement) => {
    const read = parsed(statement, before);
    if (read === undefined) return statement;
    if (optionsIn(read).includes(option)) return undefined;
    return formatStatement(shifted(read, option), after);
  });
  const shorter = mapPatterns(kept, (pattern) => pattern.slice(0, option) + pattern.slice(option + 1), undefined);
  return {
    ...shorter,
    options: file.options.filter((_, at) => at !== option),
    decisionMakers: shorter.decisionMakers.map((maker) => ({
      ...maker,
      options: maker.options.flatMap((one) => {
        const at = placeOf(file, one);
        return at === option ? [] : [before[at] ?? one];
      }),
    })),
    threats: shorter.threats
      .map((threat) => ({
        ...threat,
        response: Object.fromEntries(Object.entries(threat.response).filter(([one]) => one !== gone)),
      }))
      .filter(({ response }) => Object.keys(response).length > 0),
  };
}

function renameMaker(file: ConflictFile, from: string, to: string): ConflictFile {
  return {
    ...file,
    decisionMakers: file.decisionMakers.map((maker) =>
      withViews(maker.name === from ? { ...maker, name: to } : maker, (of) => (of === from ? to : of)),
    ),
    threats: file.threats.map((threat) => (threat.by === from ? { ...threat, by: to } : threat)),
  };
}

/** The place of an option named by name or by number from 1. */
function placeOf(file: ConflictFile, option: string | number): number {
  return typeof option === "number" ? option - 1 : file.options.findIndex(({ name }) => name === option);
}

function withView(maker: Maker, unseen: readonly StatementFile[], preferences: Record<string, PreferencesFile>): Maker {
  const { view: _, ...others } = maker;
  return unseen.length === 0 && Object.keys(preferences).length === 0 ? others : { ...others, view: { unseen: [...unseen], preferences } };
}

function withViews(maker: Maker, nameOf: (of: string) => string | undefined): Maker {
  if (maker.view === undefined) return maker;
  const preferences = Object.entries(maker.view.preferences).flatMap(([of, taken]) => {
    const name = nameOf(of);
    return name === undefined ? [] : [[name, taken] as const];
  });
  return withView(maker, maker.view.unseen, Object.fromEntries(preferences));
}

/** Changes every statement; undefined takes it out. */
function mapStatements(file: ConflictFile, change: (statement: StatementFile) => StatementFile | undefined): ConflictFile {
  const list = (statements: readonly StatementFile[]): StatementFile[] =>
    statements.flatMap((one) => {
      const changed = change(one);
      return changed === undefined ? [] : [changed];
    });
  const ranked = (preferences: PreferencesFile): PreferencesFile => {
    if (!("statements" in preferences)) return preferences;
    return {
      statements: preferences.statements.flatMap((one) => {
        const isMarked = typeof one === "object" && "statement" in one;
        const changed = change(isMarked ? one.statement : one);
        if (changed === undefined) return [];
        return [isMarked ? { ...one, statement: changed } : changed];
      }),
    };
  };
  return {
    ...file,
    decisionMakers: file.decisionMakers.map((maker) => ({
      ...maker,
      ...(maker.preferences === undefined ? {} : { preferences: ranked(maker.preferences) }),
      ...(maker.view === undefined
        ? {}
        : {
            view: {
              unseen: list(maker.view.unseen),
              preferences: Object.fromEntries(Object.entries(maker.view.preferences).map(([of, taken]) => [of, ranked(taken)])),
            },
          }),
    })),
    infeasible: list(file.infeasible),
    countsAsOne: list(file.countsAsOne),
    threats: file.threats.map(({ trigger, ...threat }) => {
      const changed = trigger === undefined ? undefined : change(trigger);
      return changed === undefined ? threat : { ...threat, trigger: changed };
    }),
  };
}

/** Changes every pattern of a state; where an option comes, `added` is its letter in the status quo. */
function mapPatterns(file: ConflictFile, change: (pattern: string) => string, added: string | undefined): ConflictFile {
  const state = <State extends StateName>(one: State): State | string => (typeof one === "string" ? change(one) : one);
  const ordered = (preferences: PreferencesFile): PreferencesFile => {
    if ("ranking" in preferences)
      return { ranking: preferences.ranking.map((group) => (typeof group === "object" ? group.map((one) => state(one)) : state(group))) };
    if (!("comparisons" in preferences)) return preferences;
    return {
      comparisons: preferences.comparisons.map((one) =>
        "equal" in one ? { equal: one.equal.map((each) => state(each)) } : { ...one, better: state(one.better), worse: state(one.worse) },
      ),
    };
  };
  const quo = file.statusQuo;
  return {
    ...file,
    ...(quo === undefined ? {} : { statusQuo: typeof quo === "string" && added !== undefined ? `${quo}${added}` : state(quo) }),
    ...(file.states === undefined
      ? {}
      : { states: [...new Set(file.states.map((one) => (added === undefined ? change(one) : `${one}${added}`)))] }),
    decisionMakers: file.decisionMakers.map((maker) => ({
      ...maker,
      ...(maker.preferences === undefined ? {} : { preferences: ordered(maker.preferences) }),
      ...(maker.view === undefined
        ? {}
        : {
            view: {
              ...maker.view,
              preferences: Object.fromEntries(Object.entries(maker.view.preferences).map(([of, taken]) => [of, ordered(taken)])),
            },
          }),
    })),
  };
}

/** Text that cannot be read stays as a person wrote it; reading the model says what is wrong with it. */
function formatted(statement: StatementFile, before: readonly string[], after: readonly string[]): StatementFile {
  const read = parsed(statement, before);
  return read === undefined ? statement : formatStatement(read, after);
}

function parsed(statement: StatementFile, names: readonly string[]): Statement | undefined {
  try {
    return typeof statement === "string" ? parseStatement(statement, names) : conditionAt(statement, "statement", names.length);
  } catch (error) {
    if (error instanceof ConflictError) return undefined;
    throw error;
  }
}

/** The same with the places of options after `gone` one lower. */
function shifted(statement: Statement, gone: number): Statement {
  switch (statement.kind) {
    case "option":
      return { kind: "option", option: statement.option > gone ? statement.option - 1 : statement.option };
    case "not":
      return { kind: "not", part: shifted(statement.part, gone) };
    case "and":
    case "or":
      return { kind: statement.kind, parts: statement.parts.map((part) => shifted(part, gone)) };
  }
}

/** Decides which random graph models the tests draw: few options, all directions, infeasible conditions, statements of every form. */
import fc from "fast-check";
import type { ConflictModel, Statement } from "#conflict";

export function statementOver(optionCount: number): fc.Arbitrary<Statement> {
  return fc.letrec<{ readonly statement: Statement }>((tie) => ({
    statement: fc.oneof(
      { maxDepth: 3, depthSize: "small" },
      fc.nat(optionCount - 1).map((option): Statement => ({ kind: "option", option })),
      tie("statement").map((part): Statement => ({ kind: "not", part })),
      fc
        .tuple(fc.constantFrom("and" as const, "or" as const), fc.array(tie("statement"), { minLength: 1, maxLength: 3 }))
        .map(([kind, parts]): Statement => ({ kind, parts })),
    ),
  })).statement;
}

/** Models of 2 to 4 decision makers with up to `mostOptions` options; some have options that belong to nobody, or stand out of order. */
export function models(mostOptions: number): fc.Arbitrary<ConflictModel> {
  return fc.integer({ min: 2, max: 4 }).chain((makerCount) =>
    fc.integer({ min: makerCount, max: Math.max(makerCount, mostOptions) }).chain((optionCount) =>
      fc
        .record({
          directions: fc.array(
            fc.constantFrom("both" as const, "both" as const, "both" as const, "forward" as const, "backward" as const),
            {
              minLength: optionCount,
              maxLength: optionCount,
            },
          ),
          owners: fc.array(fc.integer({ min: 0, max: makerCount * 4 }), { minLength: optionCount, maxLength: optionCount }),
          infeasible: fc.array(statementOver(optionCount), { maxLength: 2 }),
          statements: fc.array(fc.array(statementOver(optionCount), { minLength: 1, maxLength: 5 }), {
            minLength: makerCount,
            maxLength: makerCount,
          }),
        })
        .map(({ directions, owners, infeasible, statements }): ConflictModel => {
          // The first options go round, so that everybody has one; of the others, one in a while belongs to nobody.
          const ownerOf = owners.map((owner, option) =>
            option < makerCount ? option : owner === makerCount * 4 ? -1 : owner % makerCount,
          );
          return {
            name: "random",
            options: directions.map((direction, at) => ({ name: `o${at + 1}`, direction })),
            decisionMakers: statements.map((list, at) => ({
              name: `D${at + 1}`,
              options: ownerOf.flatMap((owner, option) => (owner === at ? [option] : [])),
              preferences: { kind: "statements", statements: list.map((statement) => ({ statement, unknown: false, strong: false })) },
            })),
            infeasible,
            countsAsOne: [],
            threats: [],
            references: [],
            notes: [],
          };
        }),
    ),
  );
}

/** Decides what a draft itself says of each party: what it proposes, opposes, supports or has reserved, and at which words. */
import type { TextRange } from "#record";
import type { BracketedDraft } from "./bracketed-draft.ts";
import { partyKey } from "./party-words.ts";
import type { Stances } from "./read-attribution.ts";

export type StandRole = "proposes" | "opposes" | "supports" | "reserves";

/** One party's name at one place of the draft. */
export type PartyStand = {
  /** As written there. */
  readonly party: string;
  readonly role: StandRole;
  /** The bracket with its signs, or the whole node the name stands at. */
  readonly range: TextRange;
  /** The words it is about. */
  readonly content: TextRange;
  readonly bracket: string | undefined;
  readonly node: string | undefined;
};

/** Every stand, in the order of the text; at one place proposers first. Cost: names in the draft. */
export function listStands(bracketed: BracketedDraft): readonly PartyStand[] {
  const nodes = new Map(bracketed.draft.nodes.map((node) => [node.id, node]));
  const stands = [
    ...bracketed.brackets.flatMap((bracket) =>
      standsOf(bracket, {
        range: bracket.scope === "node" ? bracket.scopeRange : bracket.range,
        content: bracket.scope === "node" ? bracket.scopeRange : bracket.content,
        bracket: bracket.id,
        node: bracket.node,
      }),
    ),
    ...bracketed.nodeStances.flatMap((one) => standsOf(one, { range: one.range, content: one.range, bracket: undefined, node: one.node })),
    ...bracketed.reservations.flatMap(({ party, range, about: node }): readonly PartyStand[] => {
      // 'Norway reserves its position: …' in a bracket is the bracket's own word.
      const isTold = bracketed.brackets.some(
        (bracket) =>
          bracket.range.start <= range.start &&
          range.end <= bracket.range.end &&
          bracket.reserving.some((name) => partyKey(name) === partyKey(party)),
      );
      const content = nodes.get(node ?? "")?.range ?? range;
      return isTold ? [] : [{ party, role: "reserves", range, content, bracket: undefined, node }];
    }),
  ];
  return stands.sort((one, other) => one.range.start - other.range.start || one.range.end - other.range.end);
}

function standsOf(stances: Stances, place: Omit<PartyStand, "party" | "role">): readonly PartyStand[] {
  const roles: readonly (readonly [StandRole, readonly string[]])[] = [
    ["proposes", stances.proposers],
    ["opposes", stances.opponents],
    ["supports", stances.supporters],
    ["reserves", stances.reserving],
  ];
  return roles.flatMap(([role, names]) => names.map((party) => ({ party, role, ...place })));
}

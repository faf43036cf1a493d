/** Decides how the sides of people are looked up: the mentions of a text by their tokens. */
import type { Token } from "../parsed-text.ts";
import type { CastInMaking } from "./cast-in-making.ts";
import type { Findings } from "./findings.ts";
import type { TokenStretch } from "./token-stretch.ts";

/** A mention by its tokens. */
export type Placed = TokenStretch & { readonly key: string; readonly form: string };
/** The tokens, the cast and where its actors stand. */
export type Layout = {
  readonly tokens: readonly Token[];
  readonly cast: CastInMaking;
  /** The mentions by their first token, in order of the text. */
  readonly placed: readonly Placed[];
  readonly over: ReadonlyMap<number, Placed>;
};

/** Places a person is looked for around. */
export const MostPlaces = 3;

/** The mentions of a text, and those places that only show an actor, by their tokens. Cost: linear in the mentions. */
export function layOut({ parsed, cast }: Findings): Layout {
  const at = new Map(parsed.tokens.map((token) => [token.start, token.index]));
  const ends = new Map(parsed.tokens.map((token) => [token.end, token.index + 1]));
  const placed = cast.mentions
    .flatMap(({ key, range, form }): readonly Placed[] => {
      const first = at.get(range.start);
      const after = ends.get(range.end);
      return first === undefined || after === undefined ? [] : [{ key, form, first, after }];
    })
    .sort((one, other) => one.first - other.first || other.after - one.after);
  for (const [key, { range, form }] of cast.shownAt) {
    const first = at.get(range.start);
    const after = ends.get(range.end);
    if (first !== undefined && after !== undefined) placed.push({ key, form, first, after });
  }
  const over = new Map<number, Placed>();
  for (const one of placed) for (let token = one.first; token < one.after; token++) if (!over.has(token)) over.set(token, one);
  return { tokens: parsed.tokens, cast, placed, over };
}

/** Decides how well time limits found in agreements agree with marked ones: by place, event, relation, amount and anchor, in an open and a frozen half. */

/** A range of the text's characters that are not white space. */
type DenseRange = readonly [number, number];

/** A time limit as a person marked it; `anchor` is a range, or a day for a date. The guidelines stand in eval/time-limits/GUIDELINES.md. */
export type MarkedLimit = {
  readonly span: DenseRange;
  /** Verbs any of which is right. */
  readonly events: readonly DenseRange[];
  readonly relation: string;
  readonly amount?: string | undefined;
  readonly anchor?: DenseRange | string | undefined;
};

/** A time limit as it was found, in offsets of the text. */
export type LimitToScore = {
  readonly range: { readonly start: number; readonly end: number };
  readonly event: { readonly start: number; readonly end: number } | undefined;
  readonly relation: string;
  readonly amount: { readonly count: number; readonly unit: string } | undefined;
  readonly anchor: { readonly range: { readonly start: number; readonly end: number }; readonly date: string | undefined } | undefined;
};

export type AgreementToScore = {
  readonly name: string;
  readonly text: string;
  readonly found: readonly LimitToScore[];
  readonly marked: readonly MarkedLimit[];
  /** Where each article begins: its name and the first character, counted without white space. */
  readonly articles: readonly (readonly [string, number])[];
};

export type LimitField = "place" | "event" | "relation" | "amount" | "anchor";
export const limitFields: readonly LimitField[] = ["place", "event", "relation", "amount", "anchor"];

/** `right`: found and marked limits that meet and agree in all four fields; `agree`: how many that meet agree in each field (`place`: that meet). */
export type LimitScore = {
  readonly marked: number;
  readonly found: number;
  readonly right: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly agree: Readonly<Record<LimitField, number>>;
};

export type Half = "open" | "frozen";

/** A marked limit without its like, one found without its like, or a pair that differs. */
export type LimitMiss = {
  readonly agreement: string;
  readonly article: string;
  readonly half: Half;
  readonly marked: MarkedLimit | undefined;
  readonly found: LimitToScore | undefined;
  readonly wrong: readonly LimitField[];
};

/** Which half an article falls into: the lowest bit of a 32-bit FNV-1a hash, after mixing, of seed, agreement and article. */
export function halfOf(agreement: string, article: string, seed: number): Half {
  let hash = 0x811c9dc5;
  for (const char of `${seed}|${agreement}|${article}`) {
    hash ^= char.codePointAt(0) ?? 0;
    hash = Math.imul(hash, 0x01000193) >>> 0;
  }
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0;
  return ((hash ^ (hash >>> 13)) & 1) === 0 ? "open" : "frozen";
}

/** Scores both halves. Limits meet where their words overlap, those that agree most first. Cost: linear in the texts, quadratic in limits that overlap. */
export function scoreTimeLimits(
  agreements: readonly AgreementToScore[],
  seed: number,
): { readonly open: LimitScore; readonly frozen: LimitScore; readonly all: LimitScore; readonly misses: readonly LimitMiss[] } {
  const pairs = agreements.flatMap((agreement) => pairUp(agreement, seed));
  const of = (wanted: readonly Half[]) => scoreOf(pairs.filter(({ half }) => wanted.includes(half)));
  return {
    open: of(["open"]),
    frozen: of(["frozen"]),
    all: of(["open", "frozen"]),
    misses: pairs.filter(({ wrong }) => wrong.length > 0),
  };
}

/** Whether this is the text that was marked, whatever its layout. */
export function denseText(text: string): string {
  return text.replace(/\s/gu, "");
}

function pairUp({ name, text, found, marked, articles }: AgreementToScore, seed: number): readonly LimitMiss[] {
  const dense = denseOffsets(text);
  const rangeOf = ({ start, end }: { readonly start: number; readonly end: number }): DenseRange => [dense[start] ?? 0, dense[end] ?? 0];
  const articleAt = (at: number) => articles.findLast(([, start]) => start <= at)?.[0] ?? "";
  const candidates = found.flatMap((one, at) =>
    marked.flatMap((mark, against) => {
      const range = rangeOf(one.range);
      if (Math.min(range[1], mark.span[1]) <= Math.max(range[0], mark.span[0])) return [];
      return [{ at, against, wrong: differences(one, mark, rangeOf) }];
    }),
  );
  candidates.sort((left, right) => left.wrong.length - right.wrong.length || left.against - right.against || left.at - right.at);
  const foundLeft = new Set(found.keys());
  const markedLeft = new Set(marked.keys());
  const pairs: LimitMiss[] = [];
  const add = (at: number | undefined, against: number | undefined, wrong: readonly LimitField[]) => {
    const mark = against === undefined ? undefined : marked[against];
    const one = at === undefined ? undefined : found[at];
    const article = articleAt(mark?.span[0] ?? (one === undefined ? 0 : rangeOf(one.range)[0]));
    pairs.push({ agreement: name, article, half: halfOf(name, article, seed), marked: mark, found: one, wrong });
  };
  for (const { at, against, wrong } of candidates)
    if (foundLeft.has(at) && markedLeft.has(against)) {
      foundLeft.delete(at);
      markedLeft.delete(against);
      add(at, against, wrong);
    }
  for (const at of foundLeft) add(at, undefined, ["place"]);
  for (const against of markedLeft) add(undefined, against, ["place"]);
  return pairs;
}

function differences(
  found: LimitToScore,
  mark: MarkedLimit,
  rangeOf: (range: { readonly start: number; readonly end: number }) => DenseRange,
): readonly LimitField[] {
  const event = found.event === undefined ? undefined : rangeOf(found.event);
  const isEventRight = event !== undefined && mark.events.some(([start, end]) => event[0] < end && start < event[1]);
  const wrong: LimitField[] = isEventRight ? [] : ["event"];
  if (found.relation !== mark.relation) wrong.push("relation");
  if (!sameAmount(found.amount, mark.amount)) wrong.push("amount");
  if (!sameAnchor()) wrong.push("anchor");
  return wrong;

  function sameAnchor(): boolean {
    const { anchor } = mark;
    if (anchor === undefined || found.anchor === undefined) return anchor === found.anchor;
    if (typeof anchor === "string") return found.anchor.date === anchor;
    const own = rangeOf(found.anchor.range);
    const shared = Math.min(own[1], anchor[1]) - Math.max(own[0], anchor[0]);
    return 2 * shared >= Math.max(own[1], anchor[1]) - Math.min(own[0], anchor[0]);
  }
}

/** Equal in hours, in days or in months: a week is seven days, a year twelve months. */
function sameAmount(found: LimitToScore["amount"], marked: string | undefined): boolean {
  if (found === undefined || marked === undefined) return found === marked;
  const [count, unit = ""] = marked.split(" ");
  const folded = (number: number, name: string) =>
    name === "weeks" ? `${number * 7} days` : name === "years" ? `${number * 12} months` : `${number} ${name}`;
  return folded(found.count, found.unit) === folded(Number(count), unit);
}

/** For each offset how many characters before it are no white space. */
function denseOffsets(text: string): Uint32Array {
  const dense = new Uint32Array(text.length + 1);
  for (let at = 0; at < text.length; at++) dense[at + 1] = (dense[at] ?? 0) + (/\s/u.test(text[at] ?? "") ? 0 : 1);
  return dense;
}

function scoreOf(pairs: readonly LimitMiss[]): LimitScore {
  const met = pairs.filter(({ marked, found }) => marked !== undefined && found !== undefined);
  const marked = pairs.filter((pair) => pair.marked !== undefined).length;
  const found = pairs.filter((pair) => pair.found !== undefined).length;
  const right = met.filter(({ wrong }) => wrong.length === 0).length;
  const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);
  const agree = Object.fromEntries(limitFields.map((field) => [field, met.filter(({ wrong }) => !wrong.includes(field)).length]));
  return {
    marked,
    found,
    right,
    precision: share(right, found),
    recall: share(right, marked),
    f1: share(2 * right, found + marked),
    // The entries are exactly the fields.
    agree: agree as Record<LimitField, number>,
  };
}

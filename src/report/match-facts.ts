/** Decides which facts of a negotiation told by one reader of a text are the same as another's, and in which fields they agree. */

/*
 * The rules are those of eval/facts/GUIDELINES.md, "How matching goes": a pair shares half of the shorter passage (channels and statements: a
 * character), pairs are one to one, most key fields right first. The same rules hold between two annotators and between reader and gold.
 */

/** Words of the text and their place, UTF-16 code units, `end` exclusive. */
export type FactWords = { readonly words: string; readonly start: number; readonly end: number };

export type FactMeeting = {
  readonly words: FactWords;
  readonly status: string;
  readonly format: string;
  /** Every name by which a side may be known: persons and the party they act for. */
  readonly sides: readonly (readonly string[])[];
  /** ISO days; null where the text gives none. */
  readonly from: string | null;
  readonly to: string | null;
  readonly plover: string | null;
};
export type FactPosition = {
  readonly words: FactWords;
  readonly party: string;
  readonly point: FactWords;
  /** Another wording of the point; the better of the two counts. */
  readonly pointToo?: FactWords;
  readonly stance: string;
};
export type FactContingency = {
  readonly words: FactWords;
  readonly trigger: FactWords;
  readonly response: FactWords;
  readonly advocates: readonly string[];
  readonly wouldAct: string | null;
  readonly mode: string;
};
export type FactAssessment = {
  readonly words: FactWords;
  readonly assessors: readonly string[];
  readonly via: readonly string[];
  readonly about: string | null;
  readonly type: string;
  readonly band: string | null;
};
export type FactChannel = { readonly words: FactWords; readonly kind: string; readonly speakers: readonly string[] };
export type FactStatement = {
  readonly words: FactWords;
  readonly speakers: readonly string[];
  readonly via: readonly string[];
  readonly plover: string;
};

/** All facts one reader takes from one text; `names` groups what means the same actor. */
export type Facts = {
  readonly names: readonly (readonly string[])[];
  readonly meetings: readonly FactMeeting[];
  readonly positions: readonly FactPosition[];
  readonly contingencies: readonly FactContingency[];
  readonly assessments: readonly FactAssessment[];
  readonly channels: readonly FactChannel[];
  readonly statements: readonly FactStatement[];
};

export const FACT_KINDS = ["meetings", "positions", "contingencies", "assessments", "channels", "statements"] as const;
export type FactKind = (typeof FACT_KINDS)[number];

/** One fact told by both: places in the two lists, key fields and the others, each true where both agree. */
export type FactPair = {
  readonly one: number;
  readonly other: number;
  readonly keys: Readonly<Record<string, boolean>>;
  readonly beside: Readonly<Record<string, boolean>>;
  /** True where every key field agrees. */
  readonly isWhole: boolean;
};

type Judged = Pick<FactPair, "keys" | "beside">;
type SameName = (one: string, other: string) => boolean;

/** The pairs of each kind. Cost: the product of the two lists of a kind, times the names of the text. */
export function matchFacts(one: Facts, other: Facts): Readonly<Record<FactKind, readonly FactPair[]>> {
  const same = sameNames([...one.names, ...other.names]);
  return {
    meetings: pairUp(
      one.meetings,
      other.meetings,
      (a, b) => (a.status === "series") === (b.status === "series") && shareHalf(a.words, b.words),
      (a, b) => judgeMeetings(a, b, same),
    ),
    positions: pairUp(one.positions, other.positions, shareHalfOf, (a, b) => ({
      keys: { party: same(a.party, b.party), point: samePoint(a, b), stance: a.stance === b.stance },
      beside: {},
    })),
    contingencies: pairUp(one.contingencies, other.contingencies, shareHalfOf, (a, b) => ({
      keys: { trigger: sameWords(a.trigger, b.trigger), response: sameWords(a.response, b.response) },
      beside: {
        advocates: shareName(a.advocates, b.advocates, same),
        wouldAct: sameOrNone(a.wouldAct, b.wouldAct, same),
        mode: a.mode === b.mode,
      },
    })),
    assessments: pairUp(one.assessments, other.assessments, shareHalfOf, (a, b) => ({
      keys: { assessors: shareName(a.assessors, b.assessors, same), type: a.type === b.type },
      beside: { about: sameOrNone(a.about, b.about, same), band: a.band === b.band, via: shareName(a.via, b.via, same) },
    })),
    channels: pairUp(
      one.channels,
      other.channels,
      (a, b) => shared(a.words, b.words) > 0,
      (a, b) => ({ keys: { kind: a.kind === b.kind }, beside: { speakers: shareName(a.speakers, b.speakers, same) } }),
    ),
    statements: pairUp(
      one.statements,
      other.statements,
      (a, b) => shared(a.words, b.words) > 0,
      (a, b) => ({
        keys: { plover: a.plover === b.plover },
        beside: { speakers: shareName(a.speakers, b.speakers, same), via: shareName(a.via, b.via, same) },
      }),
    ),
  };
}

function pairUp<Fact extends { readonly words: FactWords }>(
  ones: readonly Fact[],
  others: readonly Fact[],
  mayPair: (one: Fact, other: Fact) => boolean,
  judge: (one: Fact, other: Fact) => Judged,
): readonly FactPair[] {
  const candidates = ones.flatMap((a, one) =>
    others.flatMap((b, other) => {
      if (!mayPair(a, b)) return [];
      const { keys, beside } = judge(a, b);
      const right = countTrue(keys);
      const pair: FactPair = { one, other, keys, beside, isWhole: right === Object.keys(keys).length };
      return [{ pair, right, rightBeside: countTrue(beside), characters: shared(a.words, b.words) }];
    }),
  );
  candidates.sort(
    (a, b) =>
      b.right - a.right ||
      b.characters - a.characters ||
      b.rightBeside - a.rightBeside ||
      a.pair.one - b.pair.one ||
      a.pair.other - b.pair.other,
  );
  const [takenOnes, takenOthers] = [new Set<number>(), new Set<number>()];
  const pairs: FactPair[] = [];
  for (const { pair } of candidates) {
    if (takenOnes.has(pair.one) || takenOthers.has(pair.other)) continue;
    takenOnes.add(pair.one);
    takenOthers.add(pair.other);
    pairs.push(pair);
  }
  return pairs.sort((a, b) => a.one - b.one);
}

function judgeMeetings(a: FactMeeting, b: FactMeeting, same: SameName): Judged {
  return {
    keys: {
      sides: sameSides(a.sides, b.sides, same),
      date: a.from === b.from && a.to === b.to,
      table: tableOf(a.format) === tableOf(b.format),
    },
    beside: { status: a.status === b.status, format: a.format === b.format, plover: a.plover === b.plover },
  };
}

/** Joint, separate or through a go-between: what of the format is a key field. */
function tableOf(format: string): string {
  return format === "separate" || format === "proximity" ? format : "joint";
}

/** True where the sides are as many and each has a partner of its own with which it shares a name. */
function sameSides(ones: readonly (readonly string[])[], others: readonly (readonly string[])[], same: SameName): boolean {
  if (ones.length !== others.length) return false;
  const partnerOf = new Map<number, number>();
  // Kuhn's augmenting paths: a side that fits two must not take the only partner of another.
  const seat = (one: number, tried: Set<number>): boolean =>
    others.some((names, other) => {
      if (tried.has(other) || !shareName(ones[one] ?? [], names, same)) return false;
      tried.add(other);
      const seated = partnerOf.get(other);
      if (seated !== undefined && !seat(seated, tried)) return false;
      partnerOf.set(other, one);
      return true;
    });
  return ones.every((_, one) => seat(one, new Set()));
}

function samePoint(a: FactPosition, b: FactPosition): boolean {
  const wordings = ({ point, pointToo }: FactPosition) => (pointToo === undefined ? [point] : [point, pointToo]);
  return wordings(a).some((one) => wordings(b).some((other) => sameWords(one, other)));
}

/** Two wordings are the same phrase from this F of their words on. */
const SAME_PHRASE = 0.5;

function sameWords(one: FactWords, other: FactWords): boolean {
  return wordsF(one.words, other.words) >= SAME_PHRASE;
}

/** F of the words two phrases share: lower case, letters and digits, without articles; 1 where both have none. */
export function wordsF(one: string, other: string): number {
  const [ours, theirs] = [tokensOf(one), tokensOf(other)];
  if (ours.length + theirs.length === 0) return 1;
  const left = new Map<string, number>();
  for (const token of theirs) left.set(token, (left.get(token) ?? 0) + 1);
  let common = 0;
  for (const token of ours) {
    const count = left.get(token) ?? 0;
    if (count === 0) continue;
    left.set(token, count - 1);
    common++;
  }
  return (2 * common) / (ours.length + theirs.length);
}

function tokensOf(phrase: string): readonly string[] {
  return (phrase.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((token) => !/^(?:a|an|the)$/.test(token));
}

/** Equal after `plainName`, or together in one group. */
function sameNames(groups: readonly (readonly string[])[]): SameName {
  const groupsOf = new Map<string, Set<number>>();
  groups.forEach((group, at) => {
    for (const name of group) {
      const plain = plainName(name);
      groupsOf.set(plain, (groupsOf.get(plain) ?? new Set()).add(at));
    }
  });
  return (one, other) => {
    const [ours, theirs] = [plainName(one), plainName(other)];
    if (ours === theirs) return true;
    const shared = groupsOf.get(theirs);
    return shared !== undefined && [...(groupsOf.get(ours) ?? [])].some((group) => shared.has(group));
  };
}

/** A name as it is compared: lower case, without leading article, honorific, possessive ending and punctuation. */
function plainName(name: string): string {
  const words = name
    .toLowerCase()
    .replace(/['’]s?$/u, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  return words.replace(/^(?:(?:a|an|the|mr|mrs|ms|dr|sir) )+(?=.)/, "");
}

function shareName(ones: readonly string[], others: readonly string[], same: SameName): boolean {
  if (ones.length === 0 || others.length === 0) return ones.length === others.length;
  return ones.some((one) => others.some((other) => same(one, other)));
}

function sameOrNone(one: string | null, other: string | null, same: SameName): boolean {
  return one === null || other === null ? one === other : same(one, other);
}

function shareHalfOf(one: { readonly words: FactWords }, other: { readonly words: FactWords }): boolean {
  return shareHalf(one.words, other.words);
}

function shareHalf(one: FactWords, other: FactWords): boolean {
  return shared(one, other) * 2 >= Math.min(one.end - one.start, other.end - other.start) && shared(one, other) > 0;
}

/** Characters that both passages hold. */
function shared(one: FactWords, other: FactWords): number {
  return Math.max(0, Math.min(one.end, other.end) - Math.max(one.start, other.start));
}

function countTrue(fields: Readonly<Record<string, boolean>>): number {
  return Object.values(fields).filter((agrees) => agrees).length;
}

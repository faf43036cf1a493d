/** Decides how a reading is compared, field by field, with what a careful analyst took from the same text. */

/*
 * Rules: things are paired by their passages, most shared characters first; a field counts once for each expected thing that states it; names agree
 * when one holds the other's last word or they share a gazetteer key's name; spans agree exactly, or overlap by half of the longer one ("near").
 */
import type { Reading, TextRange } from "#record";

type ExpectedSpan = { readonly start: number; readonly end: number; readonly exact: string };
type Names = string | readonly string[];

export type Expected = {
  readonly actors: readonly {
    readonly id: string;
    readonly kind: string;
    readonly name?: string;
    readonly description?: string;
    readonly alsoCalled?: readonly string[];
    readonly roles?: readonly string[];
    readonly actsFor?: string;
    readonly count?: number;
  }[];
  readonly meetings: readonly {
    readonly id: string;
    readonly sides?: readonly (readonly string[])[];
    readonly between?: readonly string[];
    readonly date?: string;
    readonly place?: string;
    readonly placeIs?: string;
    readonly format?: string;
    readonly follows?: string;
    readonly lead?: Readonly<Record<string, string>>;
    readonly agenda?: readonly string[];
    readonly spans: readonly ExpectedSpan[];
  }[];
  readonly statements: readonly {
    readonly id: string;
    readonly who: Names;
    readonly via?: Names;
    readonly channel?: string;
    readonly date?: string;
    readonly kind: string;
    readonly source?: ExpectedSpan;
    readonly cue?: ExpectedSpan;
    readonly content: readonly ExpectedSpan[];
    readonly inResponseTo?: string;
  }[];
  readonly notMentioned?: readonly { readonly who: Names; readonly in?: string; readonly spans: readonly ExpectedSpan[] }[];
  readonly positions: readonly {
    readonly id: string;
    readonly party: Names;
    readonly point: string;
    readonly stance: string;
    readonly accordingTo?: Names;
    readonly spans: readonly ExpectedSpan[];
  }[];
  readonly assessments: readonly {
    readonly id: string;
    readonly assessor: Names;
    readonly via?: Names;
    readonly about: Names;
    readonly type: string;
    readonly term?: string;
    readonly spans: readonly ExpectedSpan[];
  }[];
  readonly contingencies: readonly {
    readonly id: string;
    readonly advocate: Names;
    readonly trigger: string;
    readonly response: string;
    readonly wouldAct?: Names;
    readonly precedent?: string;
    readonly reason?: string;
  }[];
  readonly instruments: readonly {
    readonly name: string;
    readonly drafter?: Names;
    readonly points?: number;
    readonly spans: readonly ExpectedSpan[];
  }[];
};

/** One field of one expected thing: right, or what was found instead. */
export type FieldScore = { readonly thing: string; readonly field: string; readonly isRight: boolean; readonly found: string };

/** Scores every field that `expected` states. */
export function compareReading(text: string, reading: Reading, expected: Expected): readonly FieldScore[] {
  const scores: FieldScore[] = [];
  const nameOfLocal = new Map<string, string>(reading.actors.map((actor) => [actor.id, actor.name]));
  const expectedActor = new Map(expected.actors.map((actor) => [actor.id, actor]));
  const say = (range: TextRange | undefined): string => (range === undefined ? "—" : text.slice(range.start, range.end));
  const names = (ids: readonly string[]): string => ids.map((id) => nameOfLocal.get(id) ?? id).join(", ") || "—";
  const note = (thing: string, field: string, isRight: boolean, found: string): void => void scores.push({ thing, field, isRight, found });

  /** True where the local actor is the expected one: by name, by other names, or by acting for it when it is a side. */
  const isActor = (local: string | undefined, wanted: string, { bySide = false } = {}): boolean => {
    const actor = reading.actors.find((one) => one.id === local);
    if (actor === undefined) return false;
    const want = expectedActor.get(wanted);
    const wantNames = [want?.name ?? want?.description ?? wanted, ...(want?.alsoCalled ?? [])].map(plain);
    const hasNames = [actor.name, ...actor.alsoCalled].map(plain);
    if (wantNames.some((name) => hasNames.some((other) => name === other || other.endsWith(` ${name}`) || name.endsWith(` ${other}`))))
      return true;
    const members = [...(actor.members ?? []), ...(bySide && actor.actsFor !== undefined ? [actor.actsFor] : [])];
    return members.some((member) => member !== local && isActor(member, wanted));
  };
  const isOneOf = (local: string | undefined, wanted: Names): boolean =>
    [wanted].flat().some((one) => isActor(local, one, { bySide: true }));
  const areActors = (locals: readonly string[], wanted: Names): boolean =>
    [wanted].flat().every((one) => locals.some((local) => isActor(local, one, { bySide: true })));

  for (const want of expected.actors) {
    const found =
      reading.actors.find((actor) => isActor(actor.id, want.id) && actor.kind === want.kind) ??
      reading.actors.find((actor) => isActor(actor.id, want.id));
    note(`actor ${want.id}`, "found", found !== undefined, found?.name ?? "—");
    if (found === undefined) continue;
    note(`actor ${want.id}`, "kind", found.kind === want.kind, found.kind);
    for (const role of want.roles ?? []) {
      const titles = found.roles.map((one) => plain(one.title));
      const words = plain(role)
        .split(" ")
        .filter((word) => word.length > 2);
      note(
        `actor ${want.id}`,
        "role",
        titles.some((title) => words.filter((word) => title.includes(word)).length * 2 >= words.length),
        titles.join("; ") || "—",
      );
    }
    if (want.actsFor !== undefined)
      note(`actor ${want.id}`, "acts for", isActor(found.actsFor, want.actsFor), names(found.actsFor === undefined ? [] : [found.actsFor]));
    if (want.count !== undefined) note(`actor ${want.id}`, "count", found.count === want.count, String(found.count ?? "—"));
  }

  const meetingOf = new Map<string, Reading["meetings"][number]>();
  for (const want of expected.meetings) {
    const found = nearest(reading.meetings, want.spans, (mark) => [mark.range], [...meetingOf.values()]);
    note(`meeting ${want.id}`, "found", found !== undefined, say(found?.range));
    if (found === undefined) continue;
    meetingOf.set(want.id, found);
    const all = found.sides.flatMap((side) => [...side.actors, ...(side.for === undefined ? [] : [side.for])]);
    if (want.between !== undefined) note(`meeting ${want.id}`, "sides", areActors(all, want.between), names(all));
    if (want.sides !== undefined) {
      const sides = found.sides.map((side) => [...side.actors, ...(side.for === undefined ? [] : [side.for])]);
      note(
        `meeting ${want.id}`,
        "sides",
        want.sides.every((side) => sides.some((actors) => areActors(actors, side))),
        sides.map(names).join(" | "),
      );
    }
    if (want.date !== undefined)
      note(
        `meeting ${want.id}`,
        "date",
        found.time?.from.slice(0, 10) === want.date && found.time.to.slice(0, 10) === want.date,
        found.time?.from ?? "—",
      );
    if (want.place !== undefined) note(`meeting ${want.id}`, "place", found.place?.name === want.place, found.place?.name ?? "—");
    if (want.placeIs !== undefined) note(`meeting ${want.id}`, "place is", found.place?.is === want.placeIs, found.place?.is ?? "—");
    if (want.format !== undefined) note(`meeting ${want.id}`, "format", found.format === want.format, found.format);
    if (want.follows !== undefined)
      note(
        `meeting ${want.id}`,
        "follows",
        found.follows !== undefined && found.follows === meetingOf.get(want.follows)?.id,
        found.follows ?? "—",
      );
    for (const [side, lead] of Object.entries(want.lead ?? {}))
      note(
        `meeting ${want.id}`,
        `lead of ${side}`,
        found.lead.some((one) => isActor(one.actor, lead)),
        names(found.lead.map((one) => one.actor)),
      );
    if (want.agenda !== undefined) {
      const agenda = found.agenda.map((range) => plain(say(range)));
      note(
        `meeting ${want.id}`,
        "agenda",
        want.agenda.every((point) => agenda.some((one) => one.includes(plain(point)) || plain(point).includes(one))),
        `${agenda.length} points: ${agenda.join(" | ")}`,
      );
    }
  }

  const statementOf = new Map<string, Reading["attributions"][number]>();
  for (const want of expected.statements) {
    const found = nearest(reading.attributions, want.content, (mark) => mark.content, [...statementOf.values()]);
    note(`statement ${want.id}`, "found", found !== undefined, say(found?.range));
    if (found === undefined) continue;
    statementOf.set(want.id, found);
    note(`statement ${want.id}`, "who", areActors(found.speakers, want.who), names(found.speakers));
    note(`statement ${want.id}`, "content near", isNear(found.content, want.content), found.content.map(say).join(" … "));
    note(`statement ${want.id}`, "content exact", isExact(found.content, want.content), found.content.map(say).join(" … "));
    if (want.source !== undefined)
      note(`statement ${want.id}`, "source exact", found.source !== undefined && isExact([found.source], [want.source]), say(found.source));
    if (want.cue !== undefined)
      note(
        `statement ${want.id}`,
        "cue exact",
        cuesOf(found).some((cue) => isExact([cue], [want.cue ?? cue])),
        say(found.cue),
      );
    note(`statement ${want.id}`, "form", found.form === want.kind, found.form);
    if (want.channel !== undefined)
      note(
        `statement ${want.id}`,
        "channel",
        found.channel !== undefined &&
          (plain(found.channel.name).includes(lastWord(want.channel)) || plain(want.channel).includes(plain(found.channel.name))),
        found.channel?.name ?? "—",
      );
    if (want.date !== undefined)
      note(`statement ${want.id}`, "date", found.saidAt?.from.slice(0, 10) === want.date, found.saidAt?.from ?? "—");
    if (want.via !== undefined) note(`statement ${want.id}`, "via", areActors(found.via, want.via), names(found.via));
    if (want.inResponseTo !== undefined)
      note(
        `statement ${want.id}`,
        "answers",
        found.inResponseTo !== undefined || outerOf(found)?.inResponseTo !== undefined,
        say((found.inResponseTo ?? outerOf(found)?.inResponseTo)?.range),
      );
  }
  function outerOf(mark: Reading["attributions"][number]): Reading["attributions"][number] | undefined {
    return reading.attributions.find((one) => one.id === mark.inside);
  }

  for (const want of expected.notMentioned ?? []) {
    const found = nearest(reading.silences, want.spans, (mark) => [mark.range], []);
    note(`silence of ${want.who}`, "found", found !== undefined, say(found?.range));
    if (found === undefined) continue;
    note(`silence of ${want.who}`, "who", areActors(found.speakers, want.who), names(found.speakers));
    if (want.in !== undefined)
      note(
        `silence of ${want.who}`,
        "in",
        found.inside !== undefined && found.inside === statementOf.get(want.in)?.id,
        found.inside ?? "—",
      );
  }

  const usedPositions: Reading["positions"][number][] = [];
  for (const want of expected.positions) {
    const found = nearest(reading.positions, want.spans, (mark) => [mark.range], usedPositions);
    note(`position ${want.id}`, "found", found !== undefined, say(found?.range));
    if (found === undefined) continue;
    usedPositions.push(found);
    note(`position ${want.id}`, "party", isOneOf(found.party, want.party), names([found.party]));
    note(`position ${want.id}`, "stance", found.stance === want.stance, found.stance);
    note(
      `position ${want.id}`,
      "point",
      sharesWord(found.point.topic, want.point) || sharesWord(say(found.point.range), want.point),
      found.point.topic,
    );
    if (want.accordingTo !== undefined)
      note(`position ${want.id}`, "according to", areActors(found.accordingTo, want.accordingTo), names(found.accordingTo));
  }

  for (const want of expected.assessments) {
    const candidates = reading.assessments.filter((mark) => mark.type === want.type);
    const found = nearest(candidates.length > 0 ? candidates : reading.assessments, want.spans, (mark) => [mark.range], []);
    note(`assessment ${want.id}`, "found", found !== undefined, say(found?.range));
    if (found === undefined) continue;
    note(`assessment ${want.id}`, "type", found.type === want.type, found.type);
    note(
      `assessment ${want.id}`,
      "assessor",
      [want.assessor].flat().some((one) => one.includes("article"))
        ? found.assessors.length === 0
        : areActors(found.assessors, want.assessor),
      names(found.assessors),
    );
    if (want.via !== undefined) note(`assessment ${want.id}`, "via", areActors(found.via, want.via), names(found.via));
    note(`assessment ${want.id}`, "about", isOneOf(found.about, want.about), names(found.about === undefined ? [] : [found.about]));
    if (want.term !== undefined)
      note(`assessment ${want.id}`, "term", plain(say(found.term?.range)).includes(plain(want.term)), say(found.term?.range));
  }

  for (const want of expected.contingencies) {
    const found = [...reading.contingencies].sort(
      (one, other) =>
        wordsShared(other.response.map(say).join(" "), want.response) - wordsShared(one.response.map(say).join(" "), want.response),
    )[0];
    const isFound = found !== undefined && wordsShared(found.response.map(say).join(" "), want.response) > 0.4;
    note(`contingency ${want.id}`, "found with response", isFound, found?.response.map(say).join(" … ") ?? "—");
    if (!isFound) continue;
    note(
      `contingency ${want.id}`,
      "trigger",
      found.trigger.some((range) => wordsShared(say(range), want.trigger) > 0.3),
      found.trigger.map(say).join(" … "),
    );
    note(`contingency ${want.id}`, "advocate", areActors(found.advocates, want.advocate), names(found.advocates));
    if (want.wouldAct !== undefined)
      note(
        `contingency ${want.id}`,
        "would act",
        isOneOf(found.wouldAct, want.wouldAct),
        names(found.wouldAct === undefined ? [] : [found.wouldAct]),
      );
    if (want.precedent !== undefined)
      note(`contingency ${want.id}`, "precedent", wordsShared(say(found.precedent), want.precedent) > 0.5, say(found.precedent));
    if (want.reason !== undefined)
      note(`contingency ${want.id}`, "reason", wordsShared(say(found.reason), want.reason) > 0.5, say(found.reason));
  }

  for (const want of expected.instruments) {
    const found = reading.instruments.find((mark) =>
      [mark.range, ...mark.mentions].some((range) => want.spans.some((span) => range.start < span.end && span.start < range.end)),
    );
    note(`instrument ${want.name}`, "found", found !== undefined, found?.name ?? "—");
    if (found === undefined) continue;
    if (want.points !== undefined) note(`instrument ${want.name}`, "points", found.points === want.points, String(found.points ?? "—"));
    if (want.drafter !== undefined)
      note(`instrument ${want.name}`, "drafter", areActors(found.drafters, want.drafter), names(found.drafters));
  }
  return scores;
}

/** The mark, not yet used, whose ranges share most characters with `spans`; undefined where none shares any. */
function nearest<M>(
  marks: readonly M[],
  spans: readonly TextRange[],
  rangesOf: (mark: M) => readonly TextRange[],
  used: readonly M[],
): M | undefined {
  let best: M | undefined;
  let bestScore = 0;
  for (const mark of marks) {
    if (used.includes(mark)) continue;
    const ranges = rangesOf(mark);
    const union = lengthOf(ranges) + lengthOf(spans) - shared(ranges, spans);
    const score = union === 0 ? 0 : shared(ranges, spans) / union;
    if (score > bestScore) {
      best = mark;
      bestScore = score;
    }
  }
  return best;
}

/** The cue, and with it a channel that begins right at it: notes count "told reporters", "said on X" either way. */
function cuesOf({ cue, channel }: Reading["attributions"][number]): readonly TextRange[] {
  if (cue === undefined) return [];
  const reaches =
    channel !== undefined && channel.range.start >= cue.start && channel.range.start <= cue.end + 1 && channel.range.end > cue.end;
  return reaches ? [cue, { start: cue.start, end: channel.range.end }] : [cue];
}

function isExact(found: readonly TextRange[], wanted: readonly TextRange[]): boolean {
  return found.length === wanted.length && found.every((range, at) => range.start === wanted[at]?.start && range.end === wanted[at]?.end);
}

function isNear(found: readonly TextRange[], wanted: readonly TextRange[]): boolean {
  return shared(found, wanted) * 2 >= Math.max(lengthOf(found), lengthOf(wanted));
}

function shared(one: readonly TextRange[], other: readonly TextRange[]): number {
  let characters = 0;
  for (const left of one)
    for (const right of other) characters += Math.max(0, Math.min(left.end, right.end) - Math.max(left.start, right.start));
  return characters;
}

function lengthOf(ranges: readonly TextRange[]): number {
  return ranges.reduce((sum, range) => sum + range.end - range.start, 0);
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .replace(/^(?:the|a|an) /u, "")
    .trim();
}

function lastWord(text: string): string {
  return plain(text).split(" ").at(-1) ?? "";
}

/** Share of the wanted words (over three letters, without endings) that the found text holds. */
function wordsShared(found: string, wanted: string): number {
  const stems = (text: string): readonly string[] =>
    plain(text)
      .split(" ")
      .filter((word) => word.length > 3)
      .map((word) => word.replace(/(?:ing|ed|es|s|al)$/u, ""));
  const want = stems(wanted);
  const have = new Set(stems(found));
  return want.length === 0 ? 0 : want.filter((word) => have.has(word)).length / want.length;
}

function sharesWord(found: string, wanted: string): boolean {
  return wordsShared(found, wanted) > 0;
}

/** Right of stated fields by kind of thing, then each miss with what was found instead. */
export function fieldScoreLines(scores: readonly FieldScore[]): readonly string[] {
  const kinds = [...new Set(scores.map((score) => score.thing.split(" ")[0] ?? ""))];
  const sums = kinds.map((kind) => {
    const own = scores.filter((score) => score.thing.startsWith(`${kind} `));
    const fields = [...new Set(own.map((score) => score.field))].map((field) => {
      const of = own.filter((score) => score.field === field);
      return `${field} ${of.filter((score) => score.isRight).length}/${of.length}`;
    });
    return `${kind.padEnd(12)} ${own.filter((score) => score.isRight).length} of ${own.length} fields right: ${fields.join(", ")}`;
  });
  const misses = scores.filter((score) => !score.isRight);
  return [
    ...sums,
    ...misses.map((miss) => `  miss: ${miss.thing}, ${miss.field}; found: ${miss.found.replaceAll(/\s+/gu, " ").slice(0, 200)}`),
  ];
}

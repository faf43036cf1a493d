/** Decides who said what: every attribution of a text with its speakers, channel, time and the attribution it stands in. */
import {
  type AttributionMark,
  type DateMark,
  type Doubtful,
  envelopeOf,
  type LocalActorId,
  type MarkId,
  markIdOf,
  type Source,
  type TextRange,
} from "#record";
import { attitudeOf, isPassiveQuestion, isPatient } from "./attribution/attitude-of.ts";
import type { AttributionModel } from "./attribution/attribution-model.ts";
import { findAddressee } from "./attribution/find-addressee.ts";
import { type FoundAttribution, findAttributions } from "./attribution/find-attributions.ts";
import { findChannel, findChannelAfter, findOccasion } from "./attribution/find-channel.ts";
import { findResponse } from "./attribution/find-response.ts";
import { formOf } from "./attribution/form-of.ts";
import { findOwnOutlet, type OwnOutlet, ownOutlets } from "./attribution/own-outlet.ts";
import { paperSource } from "./attribution/paper-source.ts";
import type { Proposal } from "./attribution/proposal.ts";
import { resolveSpeakers } from "./attribution/resolve-speakers.ts";
import { settingOf } from "./attribution/setting-of.ts";
import { type EarlierSpeaker, speakerOfPronoun } from "./attribution/speaker-of-pronoun.ts";
import { layOutTokens, type TokenTable, textRangeOf } from "./attribution/token-table.ts";
import { whenSaid } from "./attribution/when-said.ts";
import { actorOf, type Cast, mentionsIn } from "./cast.ts";
import { findQuotations } from "./find-quotations.ts";
import type { ParsedText } from "./parsed-text.ts";

/** What attributing needs to know of a text. */
export type AttributionInput = {
  readonly source: Source;
  readonly parsed: ParsedText;
  readonly cast: Cast;
  readonly dates: readonly DateMark[];
};

/**
 * Finds who says what, in the order of the text. Without a `model` the rules work alone.
 *
 * Content keeps its quotation marks and an opening "that"; the closing full stop of the writer's sentence stays outside.
 * A report of a report gives two marks: the outer one, and the inner one with `inside` and, in `via`, who passed it on.
 */
export function attributeStatements(
  input: AttributionInput,
  model?: AttributionModel,
): { readonly attributions: readonly AttributionMark[]; readonly doubtful: readonly Doubtful[] } {
  const { parsed, source } = input;
  const quotations = findQuotations(parsed);
  const table = layOutTokens(parsed, quotations);
  const { found, doubtful } = findAttributions(table, model, (speaker) => resolveSpeakers(table, input.cast, speaker).length > 0);
  const quoted = quotations.filter((quotation) => quotation.level === 0).flatMap((quotation) => quotation.pieces);
  const speakers = speakersOf(input, table, found);
  const ids = idsOf(found, table, source);
  const outlets = ownOutlets(source);
  const attributions = found.map(
    (attribution, place): AttributionMark => ({
      id: ids[place] ?? markIdOf(source.id, "attribution", passageOf(table, attribution)),
      kind: "attribution",
      range: passageOf(table, attribution),
      basis: attribution.basis,
      form: isVerbatim(attribution) ? "direct" : formOf(parsed.text, contentOf(table, attribution), quoted),
      ...spansOf(table, input.cast, attribution),
      speakers: [...(speakers[place] ?? [])],
      via: [...viaOf(table, found, speakers, place)],
      ...holderIn(ids, attribution),
      ...circumstancesOf(input, { table, outlets }, found, { place, speakers: speakers[place] ?? [] }),
    }),
  );
  return { attributions, doubtful: doubtful.map((one) => doubtfulOf(table, input.cast, one)) };
}

function doubtfulOf(table: TokenTable, cast: Cast, proposal: Proposal): Doubtful {
  const { certainty } = proposal.basis;
  return { range: passageOf(table, proposal), ...spansOf(table, cast, proposal), certainty };
}

/** A transcript gives the words themselves, without quotation marks. */
function isVerbatim({ basis }: FoundAttribution): boolean {
  return basis.name === "cue.speaker label";
}

function holderIn(ids: readonly MarkId[], { inside }: FoundAttribution): Pick<AttributionMark, "inside"> {
  const holder = inside === undefined ? undefined : ids[inside];
  return holder === undefined ? {} : { inside: holder };
}

function contentOf(table: TokenTable, { content }: Proposal): readonly TextRange[] {
  return content.map((range) => textRangeOf(table.parsed, range));
}

/** The speakers of each attribution. Whoever is asked or spoken of does not speak: such an attribution has no speaker in the text. */
function speakersOf(
  { cast, parsed }: AttributionInput,
  table: TokenTable,
  found: readonly FoundAttribution[],
): readonly (readonly LocalActorId[])[] {
  const earlier: (EarlierSpeaker & { readonly paragraph: number })[] = [];
  return found.map((attribution) => {
    if (attribution.source === undefined || isPassiveQuestion(table, attribution) || isPatient(table, attribution)) return [];
    const suggested = resolveSpeakers(table, cast, attribution.source);
    if (attribution.inside !== undefined) return suggested;
    const source = textRangeOf(parsed, attribution.source);
    const paragraph = parsed.sentences[parsed.tokens[attribution.head]?.sentence ?? -1]?.paragraph ?? 0;
    const near = earlier.slice(-1).filter((speaker) => paragraph - speaker.paragraph <= 1);
    const speakers = speakerOfPronoun({ cast, plain: parsed.plain, pronoun: source, suggested, earlier: near });
    const attitude = attitudeOf(table, attribution);
    // "Captain Arund doubted it. …, he said": whoever judged goes on as whoever spoke does.
    if (attitude === undefined || (attitude === "belief" && speakers.length > 0)) earlier.push({ source, speakers, paragraph });
    return speakers;
  });
}

/** From the first to the last word of source, cue and content. */
function passageOf(table: TokenTable, { source, cue, content }: Proposal): TextRange {
  const ranges = [cue, ...content, ...(source === undefined ? [] : [source])].map((range) => textRangeOf(table.parsed, range));
  return envelopeOf(ranges) ?? textRangeOf(table.parsed, cue);
}

function idsOf(found: readonly FoundAttribution[], table: TokenTable, source: Source): readonly MarkId[] {
  const seen = new Map<string, number>();
  return found.map((attribution) => {
    const range = passageOf(table, attribution);
    const key = `${range.start}-${range.end}`;
    const ordinal = seen.get(key) ?? 0;
    seen.set(key, ordinal + 1);
    return markIdOf(source.id, "attribution", range, ordinal);
  });
}

function spansOf(table: TokenTable, cast: Cast, attribution: Proposal): Pick<Doubtful, "source" | "cue" | "content"> {
  const { parsed } = table;
  const cue = textRangeOf(parsed, attribution.cue);
  const source = attribution.source === undefined ? {} : { source: wholeName(cast, textRangeOf(parsed, attribution.source), cue) };
  return { ...source, cue, content: [...contentOf(table, attribution)] };
}

/** A source never cuts a name or a title in two: it reaches over all of a mention it lies in, and back over the role before a name. */
function wholeName(cast: Cast, source: TextRange, cue: TextRange): TextRange {
  const around = mentionsIn(cast, { start: Math.max(0, source.start - LONGEST_NAME), end: source.end + LONGEST_NAME });
  let { start, end } = source;
  for (const { range, actor } of around) {
    if (range.end <= source.start || range.start >= source.end || (range.start < cue.end && cue.start < range.end)) continue;
    if (range.start < start) start = range.start;
    if (range.end > end && range.start <= source.start) end = range.end;
    const title = actorOf(cast, actor)?.roles.find((role) => role.range.start < source.start && role.range.end >= source.start);
    if (title !== undefined && title.range.end <= range.end && title.range.end - title.range.start < LONGEST_NAME)
      start = Math.min(start, title.range.start);
  }
  return { start, end };
}

const LONGEST_NAME = 120;

/** The speakers of every attribution around this one, the outermost last. */
function viaOf(
  table: TokenTable,
  found: readonly FoundAttribution[],
  speakers: readonly (readonly LocalActorId[])[],
  place: number,
): readonly LocalActorId[] {
  const via: LocalActorId[] = [];
  let holder = found[place]?.inside;
  for (let step = 0; holder !== undefined && step < DEEPEST; step++) {
    const outer = found[holder];
    if (outer !== undefined && attitudeOf(table, outer) === undefined) via.push(...(speakers[holder] ?? []));
    holder = outer?.inside;
  }
  return via;
}

/** Reports of reports are followed so far. */
const DEEPEST = 5;

/** The channel in the words around the cue, in what follows a content that is already told, or the source itself where that is a text. */
function channelOf(
  { table, outlets }: { readonly table: TokenTable; readonly outlets: readonly OwnOutlet[] },
  attribution: FoundAttribution,
  stretches: readonly TextRange[],
): AttributionMark["channel"] {
  const { plain } = table.parsed;
  const told = attribution.source === undefined ? undefined : textRangeOf(table.parsed, attribution.source);
  const reached =
    findOwnOutlet(plain, stretches, outlets) ??
    findChannel(plain, stretches) ??
    findChannelAfter(plain, settingsInContent(table, attribution));
  const describes =
    reached !== undefined &&
    told !== undefined &&
    Describing.has(reached.kind) &&
    told.start < reached.range.start &&
    reached.range.end <= told.end;
  return describes ? undefined : (reached ?? paperSource(table, attribution.source));
}

/** The occasion that the sentence before tells of the same speaker, where nobody speaks in it: "She gave a press conference. It is over, she said." */
function occasionBefore(
  { cast }: AttributionInput,
  { parsed }: TokenTable,
  found: readonly FoundAttribution[],
  { place, speakers }: { readonly place: number; readonly speakers: readonly LocalActorId[] },
): AttributionMark["channel"] {
  const own = found[place];
  const ordinal = parsed.tokens[own?.head ?? -1]?.sentence ?? -1;
  const [before, here] = [parsed.sentences[ordinal - 1], parsed.sentences[ordinal]];
  if (own === undefined || own.inside !== undefined || before === undefined || before.paragraph !== here?.paragraph) return undefined;
  const isFirst = !found.slice(Math.max(0, place - 3), place).some(({ head }) => (parsed.tokens[head]?.sentence ?? -1) >= ordinal - 1);
  if (!isFirst || speakers.length === 0) return undefined;
  const range = textRangeOf(parsed, { first: before.firstToken, last: before.afterToken - 1 });
  const isOfSpeaker = mentionsIn(cast, range).some(({ actor }) => speakers.includes(actor));
  return isOfSpeaker ? findOccasion(parsed.plain, range) : undefined;
}

/** "Two people on the call", "the opposition's leader in parliament": what describes the speakers is not how they spoke. */
const Describing: ReadonlySet<string> = new Set(["call", "parliament", "court", "speech", "press conference"]);

/** What follows the cue and was taken for content though the content stands before it: "… will come off, she said |in a press release|". */
function settingsInContent({ parsed, quotation }: TokenTable, { cue, content }: FoundAttribution): readonly TextRange[] {
  const isTold = content.some(({ last }) => last < cue.first);
  return content
    .filter(({ first }) => first === cue.last + 1 && (quotation[first] ?? -1) < 0)
    .filter(({ first }) => isTold || parsed.tokens[first]?.lower === "so")
    .map((range) => textRangeOf(parsed, range));
}

type Circumstances = Pick<AttributionMark, "channel" | "addressee" | "saidAt" | "inResponseTo" | "attitude">;

/** Channel, addressee, time and occasion, from the words around the cue that are nobody's content. */
function circumstancesOf(
  input: AttributionInput,
  { table, outlets }: { readonly table: TokenTable; readonly outlets: readonly OwnOutlet[] },
  found: readonly FoundAttribution[],
  { place, speakers }: { readonly place: number; readonly speakers: readonly LocalActorId[] },
): Circumstances {
  const { parsed, cast, dates } = input;
  const attribution = found[place];
  if (attribution === undefined) return {};
  const setting = settingOf(table, found, place);
  const stretches = setting.map((range) => textRangeOf(parsed, range));
  const channel = channelOf({ table, outlets }, attribution, stretches) ?? occasionBefore(input, table, found, { place, speakers });
  const stops = [attribution.cue, ...(attribution.source === undefined ? [] : [attribution.source])].map((range) =>
    textRangeOf(parsed, range),
  );
  const response = findResponse(parsed.plain, stretches, stops);
  const said = whenSaid(table, dates, { cue: attribution.cue, source: attribution.source, setting, taken: response });
  const addressee = findAddressee(table, cast, attribution, channel?.range);
  const attitude = attitudeOf(table, attribution);
  return {
    ...(channel === undefined ? {} : { channel }),
    ...(addressee.length === 0 ? {} : { addressee: [...addressee] }),
    ...(said?.time === undefined ? {} : { saidAt: said.time }),
    ...(response === undefined ? {} : { inResponseTo: occasionOf(response) }),
    ...(attitude === undefined ? {} : { attitude }),
  };

  function occasionOf(range: TextRange): NonNullable<AttributionMark["inResponseTo"]> {
    const date = dates.find((each) => range.start <= each.range.start && each.range.end <= range.end && each.time !== undefined);
    const actors = mentionsIn(cast, range).map((mention) => mention.actor);
    return { range, actors: [...new Set(actors)], ...(date?.time === undefined ? {} : { time: date.time }) };
  }
}

/** Decides who sits at the table of a text: the parties whose talks it tells, for meetings that it mentions without saying whose. */
import type { AttributionMark, LocalActorId, MentionMark, ReadActor, TimeSpan } from "#record";
import { isAboutTalks } from "../clauses/about-talks.ts";
import type { DocumentSoFar } from "../document-so-far.ts";
import type { ParsedText } from "../parsed-text.ts";
import type { MeetingAccount, Side } from "./account.ts";
import { sideOf } from "./build-sides.ts";
import { dayOfReport } from "./day-of-report.ts";
import type { People } from "./lay-out-units.ts";

/** What is known of the table while a text is read from its beginning. */
export type Table = {
  /** False for texts that are not about talks: there nobody is seated whom the words do not name. */
  readonly isLaid: boolean;
  /** In a daily bulletin, the day of all that it tells. */
  readonly day: TimeSpan | undefined;
  /** The sides of the last meeting of at least two that was told, else those the text is most about; empty where neither is clear. */
  readonly sides: () => readonly Side[];
  /** The sides of the last meeting of at least two that was told; empty before there is one. */
  readonly told: () => readonly Side[];
  /** The sides of the largest meeting told so far, for a plenary; those of the last where none is larger. */
  readonly largest: () => readonly Side[];
  /** The `count` parties the text is most about, states alone where states are meant; undefined where it is about fewer. */
  readonly principals: (count: number, areStates?: boolean) => readonly LocalActorId[] | undefined;
  /** Told in the sentence just read. */
  readonly note: (accounts: readonly MeetingAccount[]) => void;
};

/** The table of `document`, laid before its first sentence is read. Linear in its mentions. */
export function layTable(document: DocumentSoFar, people: People): Table {
  const isLaid =
    !isOfACampaign(document.parsed) && (isAboutTalks(document.parsed) || (negotiates(document.parsed) && tellsOfMeetings(document.parsed)));
  const ranked = isLaid ? rankParties(document, people) : [];
  let last: readonly Side[] = [];
  let largest: readonly Side[] = [];
  const principals = (count: number, areStates = false): readonly LocalActorId[] | undefined => {
    const chosen = ranked.map(({ party }) => party);
    const states = areStates ? chosen.filter((party) => isOfState(people.byId.get(party))) : [];
    const fitting = (states.length >= count ? states : chosen).slice(0, count);
    return fitting.length < count ? undefined : fitting;
  };
  // One of the two the text is about, received by somebody else meanwhile, leaves their table as it was.
  const isAside = (sides: readonly Side[]): boolean => {
    const two = principals(2);
    if (two === undefined || sides.length > 2) return false;
    const has = (told: readonly Side[], party: LocalActorId): boolean => told.some((side) => namesOf(side, people).includes(party));
    return two.every((party) => has(last, party)) && !two.every((party) => has(sides, party));
  };
  const sharesOne = (sides: readonly Side[]): boolean => {
    const before = last.flatMap((side) => namesOf(side, people));
    return sides.filter((side) => namesOf(side, people).some((name) => before.includes(name))).length === 1;
  };
  return {
    isLaid,
    day: dayOfReport(document.source.text, document.dates),
    principals,
    sides: () => {
      if (!isLaid) return [];
      if (last.length >= 2) return last;
      return (principals(2) ?? []).map((party) => sideOf([party], people));
    },
    told: () => (isLaid ? last : []),
    largest: () => (isLaid ? largest : []),
    note: (accounts) => {
      // Who saw each side apart, or received them all, is none of those who negotiate.
      for (const { sides, status, weight, standsAlone, format, rule } of accounts)
        if (
          format !== "separate" &&
          sides.length >= 2 &&
          status !== "series" &&
          (weight === "founding" || standsAlone === true) &&
          !isAside(sides) &&
          !(last.length >= 2 && Courtesies.test(rule) && (sides.length > 2 || sharesOne(sides)))
        )
          [last, largest] = [sides, sides.length >= largest.length ? sides : largest];
    },
  };
}

/** Who is received or seen by somebody else goes back to the table afterwards. */
const Courtesies = /^meeting\/(?:receive|welcome|see|have-in|give)$/;

const Partners =
  /^(?:counterparts?|numbers?|colleagues?|sides?|negotiators?|officials?|delegations?|teams?|envoys?|representatives?|management|bosses|leaders?|ministers?|opponents?|rivals?|adversar(?:y|ies)|interlocutors?|foes?|leadership|employers?|deput(?:y|ies)|chiefs?|heads?|chairm[ae]n|president|premier|director|secretary)$/;

/** A partner told without a name: its head noun and first word, lower case. */
export type Unnamed = { readonly noun: string | undefined; readonly opener: string | undefined };

/** Who "her counterpart" or "the other side" is, met by `known`: the others at the table, where `known` sits at it too. */
export function partnersAtTable(table: Table, known: readonly Side[], { noun, opener }: Unnamed, people: People): readonly Side[] {
  if (noun === undefined || !Partners.test(noun) || !/^(?:the|his|her|its|their|both|our)$/.test(opener ?? "") || known.length !== 1)
    return [];
  return othersAtTable(table, known, people);
}

/** Of two sides at the table the one that `known` is not; none where `known` sits at it nowhere. */
export function othersAtTable(table: Table, known: readonly Side[], people: People): readonly Side[] {
  const sides = table.sides();
  if (sides.length !== 2 || known.length !== 1) return [];
  const ours = new Set(known.flatMap((side) => namesOf(side, people)));
  const others = sides.filter((side) => !namesOf(side, people).some((name) => ours.has(name)));
  return others.length === 1 ? others : [];
}

function namesOf({ actors, for: party }: Side, people: People): readonly LocalActorId[] {
  return [...actors, ...(party === undefined ? [] : [party]), ...actors.flatMap((actor) => people.partyOf(actor) ?? [])];
}

const MeetingWords =
  /^(?:meet|meets|met|meeting|meetings|talks|summit|negotiations?|negotiators?|session|sessions|round|rounds|counterparts?|envoys?|delegations?|mediators?|mediation|sides|parties|bargaining|conciliat(?:or|ion)|arbitrators?|strikes?|truce|ceasefire|dispute|row|standoff|stand-off|deal|agreement|offer|proposal|compromise|concessions?)$/;
const CampaignWords =
  /^(?:campaign|campaigns|primary|primaries|caucus|caucuses|nominee|nomination|delegates|convention|pollster|front-runner|frontrunner|superdelegates)$/;
const FewestOfCampaign = 3;

/** True for stories of an election, whose rivals want and offer things without negotiating. */
function isOfACampaign({ tokens }: ParsedText): boolean {
  const sentences = new Set<number>();
  for (const { lower, sentence } of tokens) if (CampaignWords.test(lower)) sentences.add(sentence);
  return sentences.size >= FewestOfCampaign;
}

/** Words of those who negotiate, not of a campaign or a company's year. */
const NegotiatingWords =
  /^(?:talks|negotiat\w+|mediat\w+|delegations?|envoys?|truce|ceasefire|cease-fire|bargain\w*|conciliat\w+|arbitrat\w+|standoff|stand-off|deadlock|impasse|facilitators?|counterparts?|communiqu[eé]|riparian|blockade|hostages?|strike|demining|partition|plenary|commission|ministers)$/;
const FewestNegotiating = 2;

function negotiates({ tokens }: ParsedText): boolean {
  const sentences = new Set<number>();
  for (const { lower, sentence, index } of tokens) {
    const isSides = /^(?:sides|parties)$/.test(lower) && /^(?:both|two|the)$/.test(tokens[index - 1]?.lower ?? "");
    if (isSides || NegotiatingWords.test(lower)) sentences.add(sentence);
  }
  return sentences.size >= FewestNegotiating;
}

const FewestSentences = 3;
const SmallestShare = 0.25;

/** True where a quarter of the sentences speak of meetings, sides and offers, three at least. Cost: linear in the tokens. */
function tellsOfMeetings({ tokens, sentences }: ParsedText): boolean {
  const speaking = new Set<number>();
  for (const { lower, sentence } of tokens) if (MeetingWords.test(lower)) speaking.add(sentence);
  return speaking.size >= FewestSentences && speaking.size >= sentences.length * SmallestShare;
}

type Ranked = { readonly party: LocalActorId; readonly weight: number; readonly first: number };

/** The parties of a text, those it is most about first. A party counts where it is named and, less, where its people are. */
function rankParties({ cast, attributions, parsed }: DocumentSoFar, people: People): readonly Ranked[] {
  const outlets = outletsOf(attributions);
  const weights = new Map<LocalActorId, { weight: number; readonly first: number }>();
  const hosts = new Set<LocalActorId>();
  for (const { id, kind, name, roles } of cast.actors) {
    if (!(GoBetween.test(name) && kind !== "person") && !roles.some(({ title }) => GoBetween.test(title))) continue;
    hosts.add(id);
    const party = people.partyOf(id);
    if (party !== undefined) hosts.add(party);
  }
  for (const mention of cast.mentions) {
    const actor = people.byId.get(mention.actor);
    if (actor === undefined || outlets.has(actor.name) || Papers.test(actor.name) || isPlace(parsed.plain, mention)) continue;
    const party = isParty(actor) || isLeader(actor) ? (people.partyOf(actor.id) ?? actor.id) : people.partyOf(actor.id);
    if (party === undefined || hosts.has(party)) continue;
    const known = weights.get(party) ?? { weight: 0, first: mention.range.start };
    known.weight += (party === actor.id ? 1 : PersonShare) + (acts(parsed, mention) ? ActingShare : 0);
    weights.set(party, known);
  }
  const counted = [...weights]
    .map(([party, { weight, first }]) => ({ party, weight, first }))
    .filter(({ weight, first }) => weight >= LeastWeight || (weight >= 1 && first < Opening))
    .sort((one, other) => other.weight - one.weight || one.first - other.first);
  // Somebody without a side of his own sits at the table only where the text names no two sides.
  const bodies = counted.filter(({ party }) => !isLeader(people.byId.get(party) ?? Nobody));
  return bodies.length >= 2 ? bodies : counted;
}

const Nobody: Pick<ReadActor, "kind" | "roles"> = { kind: "group", roles: [] };

/** A party is told wanting, refusing and saying things; a venue is not. */
function acts({ plain }: ParsedText, { range }: MentionMark): boolean {
  return /^(?:'s [\p{L}-]+(?: [\p{L}-]+)?)? (?:has |have |had |will |would |is |are |was |could |did )?(?:not |also |now )?(?:want|demand|insist|reject|refus|accept|agree|offer|propos|say|said|says|told|call|ask|threat|withdr|sign|pledg|denied|deni|object|oppos|support|seek|warn|back|claim|need|sent|send|met|meet)/u.test(
    plain.slice(range.end, range.end + ReachOfVerb),
  );
}

const ReachOfVerb = 60;
const ActingShare = 0.5;
/** Endings of the names of papers and stations. */
const Papers =
  /(?:^|\s)(?:Courier|Herald|Times|Post|News|Gazette|Tribune|Chronicle|Journal|Observer|Mail|Telegraph|Packet|Radio|FM|TV|Television|Press|Agency|Daily|Weekly|Echo|Argus)$/;
const PersonShare = 0.7;
const LeastWeight = 1.5;
/** Characters in which a story says whose talks it tells; who stands there needs to be named but once. */
const Opening = 400;
const GoBetween = /mediat|conciliat|facilitat|arbitrat|go-between|special envoy/i;

/** States, bodies and groups; a name of one word without a title is more often a country or firm than a person. */
function isParty(actor: ReadActor): boolean {
  if (actor.kind === "person") return actor.roles.length === 0 && actor.actsFor === undefined && !/\s/.test(actor.name);
  return actor.kind !== "unnamed" && (actor.members ?? []).length < 2;
}

/** Leads or speaks for somebody whom the text does not name as a side. */
function isLeader({ kind, roles }: Pick<ReadActor, "kind" | "roles">): boolean {
  return kind === "person" && roles.some(({ title }) => Leading.test(title));
}

const Leading =
  /leader|negotiator|minister|president|premier|chair|secretary|chief|commander|head|director|organi[sz]er|boss|captain|envoy|ambassador/i;

function outletsOf(attributions: readonly AttributionMark[]): ReadonlySet<string> {
  return new Set(attributions.flatMap(({ channel }) => (channel?.kind === "outlet" && channel.name !== undefined ? [channel.name] : [])));
}

/** A state, or a place that acts as one. */
function isOfState(actor: ReadActor | undefined): boolean {
  return actor?.kind === "state" || actor?.basis.name === "actors/place-that-acts" || (actor?.kind === "person" && !/\s/.test(actor.name));
}

/** "in Orsa", "at the Mission". */
function isPlace(plain: string, { range }: MentionMark): boolean {
  return /\b(?:in|at|near|outside)(?: the)? $/i.test(plain.slice(Math.max(0, range.start - 12), range.start));
}

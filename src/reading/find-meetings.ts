/** Decides which meetings, calls and series of talks a text tells of: who sat with whom, when, where, about what, in which order. */
import type { MeetingMark } from "#record";
import type { Cast } from "./cast.ts";
import { datelineOf } from "./dates/find-dateline.ts";
import type { DocumentSoFar } from "./document-so-far.ts";
import type { MeetingAccount } from "./meetings/account.ts";
import { findCallAccounts } from "./meetings/find-call-accounts.ts";
import { findDurationAccounts } from "./meetings/find-duration-accounts.ts";
import { findJourneyAccounts } from "./meetings/find-journey-accounts.ts";
import { findNounAccounts } from "./meetings/find-noun-accounts.ts";
import { findVerbAccounts } from "./meetings/find-verb-accounts.ts";
import { collectiveFolder } from "./meetings/fold-collectives.ts";
import { joinAccounts } from "./meetings/join-accounts.ts";
import { layOutUnits, type SentenceUnits } from "./meetings/lay-out-units.ts";
import { type DelegationNote, noteDelegations } from "./meetings/note-delegations.ts";
import { isDeniedNext } from "./meetings/read-mood.ts";
import type { TailContext } from "./meetings/read-tail.ts";
import { namelessOf } from "./meetings/seat-nameless.ts";
import { settleAccounts } from "./meetings/settle-accounts.ts";
import { layTable } from "./meetings/table.ts";
import { withNameless } from "./meetings/with-nameless.ts";

type Found = { readonly cast: Cast; readonly meetings: readonly MeetingMark[] };

/**
 * Reads every sentence for passages that tell of a meeting or point at one, then joins those that are about the same meeting. People without a
 * name who sit there join `sources`, the cast with those who are only known as sources of words; these sit at a table only by the same phrase.
 * What is only wished, offered, refused or conditional is no meeting. Cost: linear in the text, times the meetings of the text for the joining.
 *
 * @example findMeetings(document, cast).meetings // "met on Sunday with officials of …": sides, day, and what came before it
 */
export function findMeetings(document: DocumentSoFar, sources: Cast): Found {
  const nameless = namelessOf(sources, document.source);
  const { people } = nameless;
  const { text, tokens } = document.parsed;
  const table = layTable(document, people);
  const fold = collectiveFolder(people, table);
  const accounts: MeetingAccount[] = [];
  const notes: DelegationNote[] = [];
  const laidOut = layOutUnits(document);
  for (const [ordinal, laid] of laidOut.entries()) {
    const sentence = fold(laid, ordinal);
    const context = { text, tokens, units: sentence.units, people, attributions: document.attributions, table };
    const named = accountsOf(sentence, context);
    // Only a text about talks seats people whom it does not name.
    const peopled = table.isLaid ? nameless.fold(sentence) : undefined;
    const all = peopled === undefined ? named : withNameless(named, accountsOf(peopled, { ...context, units: peopled.units }), nameless);
    const told = isDeniedNext(laid.words, laidOut[ordinal + 1]?.words ?? [])
      ? all.map((account) =>
          account.status === "held" && account.weight === "founding" ? { ...account, status: "denied" as const } : account,
        )
      : all;
    // Those without a name are not whose talks the text tells.
    table.note(told.filter(({ sides }) => !sides.some(({ actors }) => actors.some(nameless.has))));
    // A headline sums up what the text tells; what it alone tells stands on its own.
    accounts.push(
      ...(sentence.isHeading
        ? told
            .filter(({ isSeated }) => isSeated !== true)
            .map((account) => ({
              ...account,
              weight: "reference" as const,
              standsAlone: account.weight === "founding" || account.standsAlone === true,
            }))
        : told),
    );
    notes.push(...noteDelegations(sentence, people));
  }
  const setting = {
    text,
    published: document.source.details.published,
    dates: document.dates,
    dateline: datelineOf(document.parsed),
    day: table.day,
  };
  return nameless.seat(joinAccounts(settleAccounts(accounts, setting), notes, document.source, people));
}

function accountsOf(sentence: SentenceUnits, context: TailContext): readonly MeetingAccount[] {
  const journeys = findJourneyAccounts(sentence, context);
  // "is due in Orsa on Tuesday to discuss it with A": the purpose tells with whom.
  const isOfJourney = ({ rule, range }: MeetingAccount): boolean =>
    rule === "meeting/due" && journeys.some((journey) => journey.range.start === range.start);
  return [
    ...findVerbAccounts(sentence, context).filter((account) => !isOfJourney(account)),
    ...findNounAccounts(sentence, context),
    ...findDurationAccounts(sentence, context),
    ...findCallAccounts(sentence, context),
    ...journeys,
  ];
}

/** Decides which meetings, calls and series of talks a text tells of: who sat with whom, when, where, about what, in which order. */
import type { MeetingMark } from "#record";
import { datelineOf } from "./dates/find-dateline.ts";
import type { DocumentSoFar } from "./document-so-far.ts";
import type { MeetingAccount } from "./meetings/account.ts";
import { findDurationAccounts } from "./meetings/find-duration-accounts.ts";
import { findNounAccounts } from "./meetings/find-noun-accounts.ts";
import { findVerbAccounts } from "./meetings/find-verb-accounts.ts";
import { collectiveFolder } from "./meetings/fold-collectives.ts";
import { joinAccounts } from "./meetings/join-accounts.ts";
import { layOutUnits, peopleOf } from "./meetings/lay-out-units.ts";
import { type DelegationNote, noteDelegations } from "./meetings/note-delegations.ts";
import { settleAccounts } from "./meetings/settle-accounts.ts";
import { layTable } from "./meetings/table.ts";

/**
 * Reads every sentence for passages that tell of a meeting or point at one, then joins those that are about the same meeting.
 * What is only wished, offered, refused or conditional is no meeting. Cost: linear in the text, times the meetings of the text for the joining.
 *
 * @example findMeetings(document) // "met on Sunday with officials of …": sides, day, and what came before it
 */
export function findMeetings(document: DocumentSoFar): readonly MeetingMark[] {
  const people = peopleOf(document.cast.actors);
  const { text, tokens } = document.parsed;
  const table = layTable(document, people);
  const fold = collectiveFolder(people, table);
  const accounts: MeetingAccount[] = [];
  const notes: DelegationNote[] = [];
  for (const [ordinal, laid] of layOutUnits(document).entries()) {
    const sentence = fold(laid, ordinal);
    const context = { text, tokens, units: sentence.units, people, attributions: document.attributions, table };
    const told = [
      ...findVerbAccounts(sentence, context),
      ...findNounAccounts(sentence, context),
      ...findDurationAccounts(sentence, context),
    ];
    table.note(told);
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
  const setting = { text, published: document.source.details.published, dates: document.dates, dateline: datelineOf(document.parsed) };
  return joinAccounts(settleAccounts(accounts, setting), notes, document.source, people);
}

/** Decides which meetings, calls and series of talks a text tells of: who sat with whom, when, where, about what, in which order. */
import type { MeetingMark } from "#record";
import { datelineOf } from "./dates/find-dateline.ts";
import type { DocumentSoFar } from "./document-so-far.ts";
import type { MeetingAccount } from "./meetings/account.ts";
import { findDurationAccounts } from "./meetings/find-duration-accounts.ts";
import { findNounAccounts } from "./meetings/find-noun-accounts.ts";
import { findVerbAccounts } from "./meetings/find-verb-accounts.ts";
import { foldCollectives } from "./meetings/fold-collectives.ts";
import { joinAccounts } from "./meetings/join-accounts.ts";
import { layOutUnits, peopleOf } from "./meetings/lay-out-units.ts";
import { type DelegationNote, noteDelegations } from "./meetings/note-delegations.ts";
import { settleAccounts } from "./meetings/settle-accounts.ts";

/**
 * Reads every sentence for passages that tell of a meeting or point at one, then joins those that are about the same meeting.
 * What is only wished, offered, refused or conditional is no meeting. Cost: linear in the text, times the meetings of the text for the joining.
 *
 * @example findMeetings(document) // "met on Sunday with officials of …": sides, day, and what came before it
 */
export function findMeetings(document: DocumentSoFar): readonly MeetingMark[] {
  const people = peopleOf(document.cast.actors);
  const accounts: MeetingAccount[] = [];
  const notes: DelegationNote[] = [];
  for (const sentence of foldCollectives(layOutUnits(document), people)) {
    const context = { text: document.parsed.text, units: sentence.units, people, attributions: document.attributions };
    accounts.push(
      ...findVerbAccounts(sentence, context),
      ...findNounAccounts(sentence, context),
      ...findDurationAccounts(sentence, context),
    );
    notes.push(...noteDelegations(sentence, people));
  }
  const { text } = document.parsed;
  const setting = { text, published: document.source.details.published, dates: document.dates, dateline: datelineOf(document.parsed) };
  return joinAccounts(settleAccounts(accounts, setting), notes, document.source, people);
}

/** Decides which meetings, calls and series of talks a text tells of: who sat with whom, when, where, about what, in which order. */
import type { MeetingMark } from "#record";
import type { DocumentSoFar } from "./document-so-far.ts";
import type { MeetingAccount } from "./meetings/account.ts";
import { findNounAccounts } from "./meetings/find-noun-accounts.ts";
import { findVerbAccounts } from "./meetings/find-verb-accounts.ts";
import { joinAccounts } from "./meetings/join-accounts.ts";
import { layOutUnits, peopleOf } from "./meetings/lay-out-units.ts";

/**
 * Reads every sentence for passages that tell of a meeting or point at one, then joins those that are about the same meeting.
 * What is only wished, offered, refused or conditional is no meeting. Cost: linear in the text, times the meetings of the text for the joining.
 *
 * @example findMeetings(document) // "met on Sunday with officials of …": sides, day, and what came before it
 */
export function findMeetings(document: DocumentSoFar): readonly MeetingMark[] {
  const people = peopleOf(document.cast.actors);
  const accounts: MeetingAccount[] = [];
  for (const sentence of layOutUnits(document)) {
    const context = { text: document.parsed.text, units: sentence.units, people, attributions: document.attributions };
    accounts.push(...findVerbAccounts(sentence, context), ...findNounAccounts(sentence, context));
  }
  return joinAccounts(accounts, document.source, people);
}

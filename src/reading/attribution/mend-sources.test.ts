import { describe, expect, it } from "vitest";
import { statementsIn } from "../../../test/read-in-talks.ts";

describe("sources and channels in the reader's statements", () => {
  const check = (passage: string, expected: string): void => {
    it(passage, () => expect(statementsIn(passage)).toContain(expected));
  };
  // The words of a closing tag with an apposition.
  check(
    "There is a real risk that the pact unravels, the rapporteur, Jens Okker, cautioned in a briefing for donors.",
    "- · Jens Okker · press conference · There is a real risk that the pact unravels",
  );
  // Whoever is quoted speaks; who quotes is the channel.
  check(
    "State television in Karvia quoted President Dmitar Oslo as saying his forces would not leave the valley.",
    "REJECT · Dmitar Oslo · outlet · his forces would not leave the valley",
  );
  // A text that says a thing is its channel, with all that describes it.
  check(
    "The two sides agreed to exchange forty prisoners, a joint communique issued on Friday said.",
    "AGREE · - · written statement · The two sides agreed to exchange forty prisoners",
  );
  // A station and a platform by how they stand.
  check(
    "Olga Prent said on Quillpage overnight that the ferries would sail.",
    "- · Olga Prent · social media · that the ferries would sail",
  );
  check("Olga Prent said on Radio Keld that the ferries would sail.", "- · Olga Prent · outlet · that the ferries would sail");
  check("Olga Prent said on Monday that the ferries would sail.", "- · Olga Prent · - · that the ferries would sail");
  // A quotation after its speaker's indirect words.
  check(
    'Olga Prent said the offer was thin. "It insults every ferryman in the islands."',
    '- · Olga Prent · - · the offer was thin. "It insults every ferryman in the islands."',
  );
});

/** Decides which words say how far a paragraph has come, and are no text of it: 'agreed ad ref', 'closed', 'agreed in informals, pending OP3'. */

const Day = String.raw`(?:\d{1,4}[./-]\d{1,2}(?:[./-]\d{1,4})?|\d{1,2}(?:st|nd|rd|th)?\s+\p{L}{3,9}\.?(?:\s+\d{2,4})?|\p{L}{3,9}\.?\s+\d{1,2}(?:,?\s+\d{4})?)`;
const Forum = String.raw`(?:in-?formal(?:s| informals| consultations| meetings?)?|plenary|working group\s?\w{0,4}|contact group|drafting (?:group|committee)|friends of the chair|main committee|committee\s?\w{0,4}|legal scrub|corridors?|all delegations|all parties)`;
/** Words that say how far a paragraph has come; see `readStatus`. */
export const StatusWords = new RegExp(
  String.raw`^(?:(?:text|language|paragraph|para)\s+)?(?:(?:provisionally|tentatively|generally|already|not (?:yet )?)\s*)?(?:(?:agreed|closed|cleared|concluded)(?:\s+ad\s+ref(?:erendum|\.)?)?(?:\s+text)?|ad\s+ref(?:erendum|\.)?|discussed|under discussion|under negotiation|pending|open|reserved|parked|streamlined|bracketed)(?:\s+(?:in|at|by)\s+(?:the\s+)?${Forum}){0,2}(?:,?\s+(?:on\s+)?${Day})?(?:[,;(\s–—-]+(?:pending|subject to|dependent on|without prejudice to|awaiting|until|as of|on)\s.{1,160})?\)?[.!]?$`,
  "iu",
);

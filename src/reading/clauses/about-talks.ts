/** Decides whether a text is about a negotiation, where what a side accepts or rejects is a point even if no topic names it. */
import type { ParsedText } from "../parsed-text.ts";

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/u));

/** Lemmas and words that are seldom used but of a negotiation. */
const OfTalks = words(
  `negotiate negotiation negotiator mediate mediator mediation envoy accord treaty ceasefire cease-fire truce armistice memorandum arbitration arbitrator arbitrate facilitator
  roadmap communique communiqué readout talks bargaining bargain walkout moratorium impasse deadlock standoff plenary delegation counterparty counter-proposal counterproposal
  sides conciliation conciliator conciliate interlocutor guarantor riparian extradition demining ransom swap blockade embargo counter-offer renegotiate renegotiation go-between intermediary power-sharing disarmament demobilisation
  demobilization repatriation repatriate restitution`,
);
/** Words that talks share with much else. */
const Shared = words(
  `talk agreement counterpart concession draft proposal summit pact quota settlement deal offer compromise sanction tariff hostage prisoner monitor joint coalition union ballot
  contract consortium creditor donor commission parties lender loan commitment boycott federation corridor inspection observer inspector round session strike withdraw
  withdrawal demand insist refuse reject accept propose concede agree dispute row quarrel deadline clause protocol text framework signatory ratify ratification reparation compensation
  arrears tranche restructuring lockout picket ministers minister delegate secretariat presidency exchange levy duty subsidy moratorium reopen border crossing valley strait
  pledge fund replenishment permit licence license dam fishery pipeline transit release captive detainee crew hand handover ultimatum guarantee veto bid bidder tender
  regulator operator refugee returnee citizenship rebel militia amnesty pardon frontier patrol peacekeeper mandate recount takeover merger nationalisation nationalization wage overtime
  stoppage steward shareholder guild rota surcharge lease interconnector exclusivity heir kidnapper captor siege`,
);
/** Words of contests for votes, whose pledges, delegates and deals are no talks. */
const OfElections = words(
  `campaign voter candidate nominee nomination primary primaries caucus caucuses republican republicans democrat democrats gop poll polls pollster presidential
  electorate superpac convention rally elect frontrunner front-runner turnout reelection re-election superdelegate superdelegates senator congressman`,
);
const OfTalksWeight = 2;
const LeastWeight = 4;
/** A text about loans says "loan" in every sentence; one about talks has many words for them. */
const MostOfOneWord = 4;
const LeastShare = 0.25;

/**
 * True where sentences enough speak of talks: one counts two for a word of talks, one for a word that talks share with much else, and takes one away
 * for a word of elections. Cost: linear in the tokens.
 */
export function isAboutTalks({ tokens, sentences }: ParsedText): boolean {
  const own = new Set<number>();
  const shared = new Set<number>();
  const elections = new Set<number>();
  const met = new Map<string, number>();
  for (const { lemma, lower, sentence } of tokens) {
    if (lower === "according") continue;
    if (OfTalks.has(lemma) || OfTalks.has(lower)) own.add(sentence);
    else if (OfElections.has(lemma) || OfElections.has(lower)) elections.add(sentence);
    else if (Shared.has(lemma) || Shared.has(lower)) {
      const count = (met.get(lemma) ?? 0) + 1;
      met.set(lemma, count);
      if (count <= MostOfOneWord) shared.add(sentence);
    }
  }
  for (const sentence of own) shared.delete(sentence);
  for (const sentence of elections) shared.delete(sentence);
  const weight = OfTalksWeight * own.size + shared.size - elections.size;
  return weight >= LeastWeight && weight >= sentences.length * LeastShare;
}

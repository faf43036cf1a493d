/** Decides which signs in and around a capitalised name speak for a person, an organisation, a place or a thing, and how loudly. */

/** What a name can turn out to be. A thing is a name that never acts: a war, a treaty, a book. */
export type NameKind = "person" | "organisation" | "place" | "thing";

/** One sign. Weights add up over the whole text; a sign seen again counts less. */
export type NameSign = {
  readonly id: string;
  readonly reason: string;
  readonly example: string;
  readonly counterExample: string;
  readonly weights: Readonly<Partial<Record<NameKind, number>>>;
};

/** Every sign. In each example the name it is about is Velmar, Orrin Velmar or ends with Velmar, so that a test can find it. */
export const NAME_SIGNS = [
  {
    id: "names/first-name",
    reason: "A known first name before another capitalised word opens a person's name.",
    example: "They met Maria Velmar.",
    counterExample: "They met Velmar.",
    weights: { person: 3.5, organisation: -1, place: -1, thing: -0.5 },
  },
  {
    id: "names/first-name-alone",
    reason: "A known first name is most often a person's, alone too.",
    example: "They met Tamara.",
    counterExample: "They met Velmar.",
    weights: { person: 1.8, organisation: -0.3, place: -0.2 },
  },
  {
    id: "names/initial",
    reason: "A single capital inside a name is a person's initial.",
    example: "They met Orrin T. Velmar.",
    counterExample: "They met Orrin Velmar.",
    weights: { person: 2.5, organisation: -0.5, place: -1 },
  },
  {
    id: "names/particle",
    reason: "Particles such as bin, van or de sit inside persons' names.",
    example: "They met Orrin van der Velmar.",
    counterExample: "They met Orrin Velmar.",
    weights: { person: 1.5 },
  },
  {
    id: "names/title-before",
    reason: "A title of office, a rank or an honorific directly before a name makes it a person's.",
    example: "They met President Velmar.",
    counterExample: "They met in Velmar.",
    weights: { person: 4, organisation: -2, place: -2, thing: -1 },
  },
  {
    id: "names/role-after",
    reason: "What follows a comma and names a trade or office describes a person.",
    example: "Velmar, a former minister, left early.",
    counterExample: "Velmar, a small town, was hit.",
    weights: { person: 3, organisation: -1, place: -1 },
  },
  {
    id: "names/body-after",
    reason: "What follows a comma and names a body describes an organisation.",
    example: "Velmar, a relief agency, left early.",
    counterExample: "Velmar, a former minister, left early.",
    weights: { organisation: 3, person: -1 },
  },
  {
    id: "names/place-after",
    reason: "What follows a comma and names a kind of place describes a place.",
    example: "Velmar, a small town, was hit.",
    counterExample: "Velmar, a former minister, left early.",
    weights: { place: 3, person: -1 },
  },
  {
    id: "names/is-a-person",
    reason: "A noun of trade or office, said of the name by 'is a' or directly before it, makes it a person's.",
    example: "Velmar is a violinist.",
    counterExample: "Velmar is a village.",
    weights: { person: 3, organisation: -1, place: -1 },
  },
  {
    id: "names/is-a-body",
    reason: "A noun such as band, company or newspaper, said of the name by 'is a' or directly before it, makes it a body's.",
    example: "They met the company Velmar.",
    counterExample: "They met Velmar.",
    weights: { organisation: 3, person: -1.5, place: -1 },
  },
  {
    id: "names/is-a-place",
    reason: "A noun such as village, suburb or building, said of the name by 'is a' or directly before it, makes it a place's.",
    example: "Velmar is a village in the north.",
    counterExample: "Velmar is a violinist.",
    weights: { place: 3.5, person: -1.5, organisation: -1 },
  },
  {
    id: "names/listed-with-person",
    reason: "Names in one list are most often of one kind: beside a person, a person.",
    example: "They met Maria Tarling and Velmar.",
    counterExample: "They met Velmar.",
    weights: { person: 1 },
  },
  {
    id: "names/listed-with-organisation",
    reason: "Names in one list are most often of one kind: beside a body, a body.",
    example: "They met the Moss Council and Velmar.",
    counterExample: "They met Velmar.",
    weights: { organisation: 1 },
  },
  {
    id: "names/listed-with-place",
    reason: "Names in one list are most often of one kind: beside a place, a place.",
    example: "They crossed the Moss River and Velmar.",
    counterExample: "They met Velmar.",
    weights: { place: 1 },
  },
  {
    id: "names/age-after",
    reason: "A number between commas after a name is an age.",
    example: "Velmar, 54, left early.",
    counterExample: "Velmar left early.",
    weights: { person: 3 },
  },
  {
    id: "names/who-after",
    reason: "Only a person is followed by 'who'.",
    example: "Velmar, who left early, was tired.",
    counterExample: "Velmar, which left early, was tired.",
    weights: { person: 2.5, organisation: -0.5 },
  },
  {
    id: "names/which-after",
    reason: "What is followed by a comma and 'which' is no person.",
    example: "Velmar, which left early, was tired.",
    counterExample: "Velmar, who left early, was tired.",
    weights: { person: -3, organisation: 0.8, place: 0.5, thing: 0.5 },
  },
  {
    id: "names/says",
    reason: "What says, agrees or refuses acts: a person, or less often a body.",
    example: "Velmar said no.",
    counterExample: "Velmar lies in the north.",
    weights: { person: 1.6, organisation: 0.9, place: -0.5, thing: -1 },
  },
  {
    id: "names/takes-a-stance",
    reason: "Who accepts, rejects or demands is a person or a body; a name with nothing else about it is more often a body.",
    example: "Velmar rejected the draft.",
    counterExample: "Velmar lies on the coast.",
    weights: { organisation: 1.5, person: 1, place: -0.5, thing: -1 },
  },
  {
    id: "names/said-by",
    reason: "After a quotation or a clause, 'said X' names who speaks.",
    example: '"No," said Velmar.',
    counterExample: "They said nothing in Velmar.",
    weights: { person: 2, organisation: 0.5 },
  },
  {
    id: "names/two-words",
    reason: "Two or three plain capitalised words in a row are most often a person's full name.",
    example: "They met Orrin Velmar.",
    counterExample: "They met Velmar.",
    weights: { person: 1.4, organisation: 0.6, place: 0.4, thing: 0.5 },
  },
  {
    id: "names/article-before",
    reason: "'The' stands before bodies and things, not before persons.",
    example: "They met the Velmar.",
    counterExample: "They met Velmar.",
    weights: { person: -2, organisation: 1, thing: 0.8, place: 0.2 },
  },
  {
    id: "names/body-noun",
    reason: "A noun such as Council, Party or Agency inside the name makes it a body's.",
    example: "They met the Velmar Council.",
    counterExample: "They met Orrin Velmar.",
    weights: { organisation: 4, person: -3, place: -1 },
  },
  {
    id: "names/body-of",
    reason: "'Bank of', 'Ministry of', 'University of' open a body's name.",
    example: "They met the Bank of Velmar.",
    counterExample: "They met the mayor of Velmar.",
    weights: { organisation: 4, person: -3, place: -1 },
  },
  {
    id: "names/thing-noun",
    reason: "A noun such as War, Agreement or Prize closes the name of a thing that does not act.",
    example: "They signed the Velmar Agreement.",
    counterExample: "They met Orrin Velmar.",
    weights: { thing: 4, person: -3, organisation: -1 },
  },
  {
    id: "names/place-noun",
    reason: "A noun such as River, Street or Mount inside the name makes it a place's.",
    example: "They crossed the Velmar River.",
    counterExample: "They met Orrin Velmar.",
    weights: { place: 4, person: -2, organisation: -0.5 },
  },
  {
    id: "names/acronym",
    reason: "A word of capitals is the short form of a body.",
    example: "They met the VELM.",
    counterExample: "They met Velmar.",
    weights: { organisation: 2.2, person: -2, place: -1, thing: 0.8 },
  },
  {
    id: "names/adjective",
    reason: "A word that the tagger takes for an adjective describes what follows.",
    example: "They met Velmarian seals.",
    counterExample: "They met Velmar.",
    weights: { person: -2, organisation: -1.2, thing: 1.2 },
  },
  {
    id: "names/locative",
    reason: "'In', 'near' and 'at' stand before places.",
    example: "They met in Velmar.",
    counterExample: "They met Velmar.",
    weights: { place: 2, person: -1, organisation: -0.2, thing: 0.3 },
  },
  {
    id: "names/place-in-state",
    reason: "A comma and a known place after the name make it a town's.",
    example: "They met in Velmar, Florida, again.",
    counterExample: "They met Velmar, a former minister, again.",
    weights: { place: 3.5, person: -1.5 },
  },
  {
    id: "names/place-of",
    reason: "'The port of', 'the town of' stand before places.",
    example: "They met in the port of Velmar.",
    counterExample: "They met a friend of Velmar.",
    weights: { place: 3.5, person: -1.5, organisation: -1 },
  },
  {
    id: "names/dateline",
    reason: "Capitals at the head of a paragraph, before a date, a bracket or a dash, say where a dispatch was written.",
    example: "VELMAR, Feb 6 (Wire) - The talks ended.",
    counterExample: "Velmar, a former minister, left early.",
    weights: { place: 5, organisation: -2, person: -2 },
  },
  {
    id: "names/based",
    reason: "'-based' and '-born' follow places.",
    example: "A Velmar-based firm won.",
    counterExample: "A Velmar-backed firm won.",
    weights: { place: 3 },
  },
  {
    id: "names/works-at",
    reason: "People work at, lead or leave bodies.",
    example: "He worked for Velmar.",
    counterExample: "He waited for rain.",
    weights: { organisation: 0.8, person: 0.2 },
  },
  {
    id: "names/pronoun-after",
    reason: "A sentence that opens with 'he' or 'she' follows a sentence whose subject is a person.",
    example: "Velmar smiled. He left.",
    counterExample: "Velmar smiled. It rained.",
    weights: { person: 1 },
  },
  {
    id: "names/possessed-person",
    reason: "A wife, a career or a mind belong to a person.",
    example: "Velmar's lawyer left.",
    counterExample: "Velmar's ports closed.",
    weights: { person: 1, organisation: 0.3 },
  },
  {
    id: "names/administration",
    reason: "Before 'administration' or 'campaign' stands the name of the person who heads it.",
    example: "The Velmar administration left.",
    counterExample: "The Velmar delta flooded.",
    weights: { person: 2.5 },
  },
  {
    id: "names/surname-of-known",
    reason: "The last word of a person's full name, alone, means that person.",
    example: "Maria Velmar spoke. Velmar left.",
    counterExample: "Maria Velmar spoke. They left.",
    weights: { person: 4, organisation: -1, place: -1 },
  },
  {
    id: "names/called-by-last-word",
    reason: "A name of several words that is called by its last word alone is a person's.",
    example: "Orrin Velmar spoke. Velmar left.",
    counterExample: "Orrin Velmar spoke. They left.",
    weights: { person: 1.2, organisation: -0.5 },
  },
  {
    id: "names/maybe-state",
    reason: "A word with an envoy, a navy or a state beside it is less likely a person, though not yet a state.",
    example: "Velmar's deputy envoy left.",
    counterExample: "Velmar's brother left.",
    weights: { person: -2, organisation: -0.5 },
  },
  {
    id: "names/opens-with-place",
    reason: "A name that opens with a known state or place is seldom a person's.",
    example: "They met Canada Velmar.",
    counterExample: "They met Orrin Velmar.",
    weights: { person: -1, organisation: 1.2, thing: 0.6 },
  },
] as const satisfies readonly NameSign[];

/** Ids of the signs. */
export type NameSignId = (typeof NAME_SIGNS)[number]["id"];

/** A name needs this much in favour of one kind before it is called that. */
export const ENOUGH_EVIDENCE = 1.3;

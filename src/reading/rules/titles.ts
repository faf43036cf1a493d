/** Decides which words before or after a name say what a person is called, and whether the words imply a side. */

/** A word that heads a title: "envoy" in "special envoy". */
export type TitleHead = {
  readonly word: string;
  /** Office: acts for the one whose office it is. Kin and trade say nothing of a side. */
  readonly kind: "office" | "rank" | "kin" | "trade" | "honorific" | "party";
  readonly gender?: "she" | "he";
  /** The side the word alone implies: a congresswoman acts for the United States. */
  readonly implies?: string;
};

const heads = (kind: TitleHead["kind"], words: string, more: Partial<TitleHead> = {}): readonly TitleHead[] =>
  words.split(/\s+/).map((word) => ({ word, kind, ...more }));

const HEADS: readonly TitleHead[] = [
  ...heads("honorific", "mr. mr sir lord m. herr monsieur signor señor", { gender: "he" }),
  ...heads("honorific", "mrs. mrs ms. ms miss dame lady madame madam mme mme. frau señora", { gender: "she" }),
  ...heads(
    "honorific",
    "h.e. dr. dr doctor prof. prof rev. rev reverend hon. hon sheikh shaikh sheik hajj haji u ustad mullah mawlawi maulana rabbi imam ayatollah pastor bishop archbishop cardinal pope patriarch father brother",
  ),
  ...heads("office", "king prince emperor emir sultan shah duke baron count", { gender: "he" }),
  ...heads("office", "queen princess empress duchess baroness countess sheikha", { gender: "she" }),
  ...heads(
    "office",
    `president premier chancellor minister secretary governor gov. mayor ambassador envoy emissary negotiator mediator facilitator interlocutor adviser advisor aide official diplomat
    director chief head leader chair commander speaker deputy delegate commissioner coordinator co-ordinator rapporteur administrator counsel counsellor counselor councillor councilor councilman czar tsar
    undersecretary under-secretary spokesperson parliamentarian legislator lawmaker mp mep minister-counsellor attaché attache consul prosecutor judge justice magistrate
    inspector superintendent sheriff chairperson representative rep. delegate politician monarch ruler regent crown treasurer commander-in-chief strongman dictator autocrat pm vp statesman
    ombudsman auditor registrar dean ceo cfo coo founder co-founder cofounder owner executive manager candidate nominee contender strategist pollster operative lobbyist chieftain warlord
    guarantor whip counterpart member senator sen. co-chair cochair vice-president attorney`,
  ),
  ...heads("office", "spokesman chairman statesman nobleman tribesman", { gender: "he" }),
  ...heads("office", "spokeswoman chairwoman", { gender: "she" }),
  ...heads("office", "congressman assemblyman", { gender: "he", implies: "state:US" }),
  ...heads("office", "congresswoman assemblywoman", { gender: "she", implies: "state:US" }),
  ...heads(
    "rank",
    "general gen. gen lieutenant lt. lt colonel col. col major maj. maj captain capt. capt admiral adm. adm commodore brigadier brig. marshal sergeant sgt. corporal officer",
  ),
  ...heads(
    "trade",
    `professor analyst expert economist researcher scientist historian lawyer journalist reporter correspondent columnist editor author writer activist campaigner dissident poet novelist actor singer
    artist banker businessman billionaire tycoon oligarch entrepreneur developer investor engineer physicist farmer teacher student veteran soldier fighter militant rebel guerrilla witness resident survivor coach player
    broadcaster commentator pundit blogger filmmaker producer host anchor moderator consultant academic scholar fellow specialist physician surgeon nurse psychologist musician comedian chef cleric priest preacher monk nun
    ally confidant confidante associate supporter critic opponent rival friend partner loyalist insider heavyweight hawk backer donor patron mentor protégé protege`,
  ),
  ...heads("trade", "actress businesswoman heiress", { gender: "she" }),
  ...heads(
    "kin",
    "son father brother husband grandson grandfather uncle nephew widower boyfriend son-in-law brother-in-law father-in-law stepson",
    { gender: "he" },
  ),
  ...heads(
    "kin",
    "daughter mother sister wife granddaughter grandmother aunt niece widow girlfriend daughter-in-law sister-in-law mother-in-law stepdaughter",
    { gender: "she" },
  ),
  ...heads("kin", "cousin child spouse parent"),
  ...heads("party", "republican democrat", { implies: "state:US" }),
  ...heads("party", "conservative socialist communist liberal nationalist islamist libertarian independent tory"),
];

/** Titles by their head word, lower case. */
export const TITLE_HEADS: ReadonlyMap<string, TitleHead> = new Map(HEADS.map((head) => [head.word, head]));

/** Heads in the plural, for groups: "officials", "envoys". */
export const PLURAL_TITLE_HEADS: ReadonlyMap<string, TitleHead> = new Map(
  HEADS.filter((head) => head.kind !== "honorific" && !head.word.endsWith(".")).map((head) => [pluralOf(head.word), head]),
);

/** Words that may stand before the head of a title and belong to it. */
export const TITLE_MODIFIERS: ReadonlySet<string> = new Set(
  `prime foreign defence defense interior finance vice deputy assistant acting interim caretaker former ex late then special senior top chief national security presidential state permanent lead leading
  veteran first second supreme high executive elected outgoing incoming current opposition rebel military army navy naval air police party house senate majority minority campaign press trade climate peace nuclear
  intelligence spy energy health transport justice political economic humanitarian retired longtime long-time long-serving close personal private public key main principal junior joint co joint-chief general
  attorney crown grand founding honorary regional federal provincial local district city municipal parliamentary congressional senatorial legislative judicial diplomatic cabinet government ministry council committee
  communications development environment education culture labour labor agriculture housing justice oil petroleum water information technology digital cyber border migration immigration budget treasury commerce
  secretary lieutenant lt. maj. major brigadier vice- court anti-corruption counterterrorism counter-terrorism arms chemical religious tribal spiritual ruling right-hand de facto government-in-exile
  republican democratic conservative liberal socialist communist islamist fellow new newly appointed two-star three-star four-star two-term one-term three-term policy affairs legal technical financial chief-of-staff
  supply rear veteran centrist hardline hard-line moderate left-wing right-wing far-right far-left outspoken influential prominent powerful controversial embattled disgraced jailed exiled ousted deposed slain assassinated
  world european un eu nato peace-process ceasefire cease-fire hostage truce minister gubernatorial presumptive vice-presidential mr. madam sr. jr. business real estate media tech oil supreme-court`
    .split(/\s+/)
    .filter((word) => word !== ""),
);

/** Words that follow "of" or "for" inside an office: "Director of National Intelligence". A name never begins with one. */
export const OFFICE_WORDS: ReadonlySet<string> = new Set(
  `state staff defence defense foreign affairs national intelligence homeland security treasury justice interior internal external energy health human services labor labour commerce trade transport transportation
  education agriculture environment veterans budget management information communications communication culture tourism finance economy economic development planning public works water resources oil petroleum minerals
  war navy army air force operations mission missions parliament house representatives commons lords senate assembly council delegation party republic cooperation co-operation international relations
  refugees migration immigration counter-terrorism counterterrorism protection joint chiefs general peace political politics negotiations reconciliation dialogue reintegration sudan and the central command
  policy strategy strategic workforce means ways judiciary oversight appropriations armed services rules banking ethics urban natural small business investment industry science technology sport sports youth women gender religious islamic social welfare infrastructure humanitarian special nuclear export privy`
    .split(/\s+/)
    .filter((word) => word !== ""),
);

function pluralOf(word: string): string {
  if (word.endsWith("man") && word !== "human") return `${word.slice(0, -3)}men`;
  if (/[^aeiou]y$/u.test(word)) return `${word.slice(0, -1)}ies`;
  if (/(?:s|x|[^r]ch)$/u.test(word)) return `${word}es`;
  if (word.endsWith("in-law") || word.endsWith("in-chief")) return word.replace("-in-", "s-in-");
  return `${word}s`;
}

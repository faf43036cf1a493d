/** Decides which common nouns mean a body or people who can be a side of talks, and which words beside them show that they act as one. */

const words = (list: string): ReadonlySet<string> =>
  new Set(
    list
      .trim()
      .split(/\s+/u)
      .filter((word) => word !== ""),
  );

/** Bodies, in the singular, that whatever they do they do as one: "the union", "the works council". */
export const SIDE_BODIES: ReadonlySet<string> = words(`
  union council association federation consortium company operator district board junta army movement militia coalition league committee commission club museum
  secretariat bloc front opposition branch guild cooperative co-operative firm utility port authority airline railway carrier network studio publisher hospital
  university city municipality province region tribe government cabinet ministry department faction insurgency management syndicate confederation chamber bank fund
  agency trust parish congregation alliance regime treasury exchequer county canton cartel conglomerate manufacturer supplier distributor retailer insurer shipyard brotherhood
  secretariat directorate`);

/** Bodies that are as often buildings, places, documents or mere groups: a side where they show a will. */
export const WILLED_BODIES: ReadonlySet<string> = words(`
  administration presidency leadership executive assembly parliament senate legislature congress synod church diocese abbey monastery palace crown throne prefecture commune
  township village town borough mainland capital bureau institute academy college school gallery theatre theater orchestra opera festival foundation charity society group refinery
  smelter mill brewery chain employer landlord lender creditor contractor developer brigade battalion command garrison guerrilla underground resistance clan family household
  estate embassy consulate politburo caucus inspectorate regulator watchdog broadcaster newspaper republic kingdom emirate duchy colony protectorate territory enclave minority
  majority diaspora lodge collective conference organisation organization corporation enterprise business plant factory mine quarry state yard utility`);

/** Bodies only with a word that says which: "the ruling party". */
export const DESCRIBED_BODIES: ReadonlySet<string> = words("party body group");

/** People who are a side by what they are, and whose name does not show it by its ending. */
export const SIDE_PLURALS: ReadonlySet<string> = words(`
  operators creditors lenders donors trustees workers teachers drivers strikers players employers owners rebels separatists hosts organisers organizers miners dockers dockworkers
  nurses doctors pilots growers farmers fishermen skippers landlords tenants insurers guarantors shareholders insurgents militants guerrillas students staff clerics elders villagers
  bondholders publishers broadcasters writers actors musicians bosses managers unions crews clergy bishops kidnappers captors islanders relatives families parents herdsmen
  tribesmen clansmen companies firms carriers airlines banks studios clubs agencies cooperatives co-operatives municipalities councils tribes recipients secessionists
  loyalists unionists nationalists royalists islamists communists monarchists employees apprentices commuters households squatters linesmen seamen seafarers ferrymen longshoremen
  lobstermen refugees returnees evacuees retirees pensioners governors mayors chiefs heirs exporters importers brewers producers shippers mutineers hijackers nuns monks priests`);

/** Plurals that end as people do and are none, or are no side by themselves: they speak for one, report of one or go between. */
const NOT_A_SIDE: ReadonlySet<string> = words(`
  papers numbers orders matters letters quarters borders corridors sectors factors doors rivers waters waivers transfers computers containers trailers reactors indicators motors
  mirrors errors favors favours harbors harbours powers towers counters chapters centers posters shutters tankers bunkers shelters barriers trackers scanners sensors vectors boosters
  meters metres litres liters theatres layers offers answers winters summers dinners suppers corners markers pointers headers folders disorders encounters dangers anchors
  boulders shoulders cylinders members others leaders ministers officials negotiators envoys delegates diplomats experts mediators advisers advisors aides ambassadors
  observers monitors inspectors analysts spokesmen spokeswomen reporters readers viewers listeners voters lawmakers legislators senators councillors councilors
  commissioners directors managers officers soldiers fighters prisoners victims visitors investigators prosecutors counsellors counselors conciliators arbitrators arbiters facilitators interpreters
  counterparts partners supporters followers believers critics speakers chairmen governors masters mayors predecessors successors interlocutors economists scientists
  tourists customers consumers children women men people folk persons humans veterans specialists columnists commentators authors editors bankers traders brokers
  remainders reminders folders shares minors seniors juniors superiors terrors rumors rumours tremors flavours flavors colours colors honours honors vapors vapours
  engineers technicians politicians physicians historians clinicians statisticians civilians citizens christians guardians ians electors chancellors professors doctors tutors rotors
  vendors survivors warriors pastors actors ancestors investors sponsors competitors neighbors neighbours contractors vessels steamers freighters trawlers carriers liners fliers flyers
  printers routers drawers boilers burners rollers bulldozers helicopters choppers fighters bombers bills figures measures`);

const StillSides: ReadonlySet<string> = words(
  "investors contractors engineers doctors neighbours neighbors carriers sponsors governors mayors",
);

const OfPeople = /(?:[^aeiou]ers|eers|[aeiou][rnlmk]ers|ors|ists|ians|smen|rmen|wives|folk)$/u;

/** True for a plural noun of people or firms who can be a side: by its ending, or known to be one. */
export function isPluralSide(noun: string): boolean {
  if (SIDE_PLURALS.has(noun)) return true;
  return noun.length >= ShortestPeople && OfPeople.test(noun) && (!NOT_A_SIDE.has(noun) || StillSides.has(noun));
}

const ShortestPeople = 6;

/** What a body has where it negotiates: "the union's |demand|", "the league's |envoys|". */
export const SIDE_POSSESSIONS: ReadonlySet<string> = words(`
  position demand demands refusal proposal offer offers insistence negotiator negotiators delegation envoy envoys side team request requests stance reply answer response terms
  condition conditions rejection acceptance readiness willingness objection objections counter-offer counterproposal counter-proposal representatives representative spokesman
  spokeswoman spokesperson officials lawyers agents advisers chairman chairwoman chair president leader leaders director secretary chief bargainers plan call plea ultimatum`);

/** People of a body who sit at the table for it: "|company| lawyers", "the league's |envoys|". */
export const SIDE_PEOPLE: ReadonlySet<string> = words(`
  officials negotiators negotiator delegation delegates envoys envoy representatives representative lawyers agents team leaders engineers advisers bargainers emissaries chiefs bosses
  directors executives ministers spokesman spokeswoman side chief boss director executive leader chairman chairwoman chair president secretary lawyer official organiser
  organizer commander commanders men`);

/** What sides of talks do to a matter or an offer, and families, festivals and swimmers seldom: one such act shows a side. */
export const BARGAINING_VERBS: ReadonlySet<string> = words(`
  want demand insist refuse reject agree oppose object threaten accept seek press push back favour favor resist negotiate bargain concede balk baulk budge dismiss rebuff offer
  propose withdraw strike boycott veto sign lobby yield relent rule table`);

/** What only somebody with a will does, and so no text, price or weather; families and swimmers do it as well, so that it takes two different such acts to show a side. */
export const WILLED_VERBS: ReadonlySet<string> = words(`
  pledge promise vow urge ask appeal decline deny welcome prefer would-like hope wish decide consider walk meet talk say tell warn argue complain accuse claim believe vote campaign
  invite summon consult reply answer respond hold plead apologise apologize hesitate intend suggest allow`);

/** Of the bodies and people who are a side by what they are, those that are as often in the news for something else: an act that many things do shows nothing of them. */
export const EVERYDAY_SIDES: ReadonlySet<string> = words(`
  museum club studio network hospital university port retailer publisher parish actors writers musicians families parents relatives commuters households villagers students
  companies firms shops clubs hosts organisers organizers nuns monks priests drivers players`);

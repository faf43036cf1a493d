/** Decides which capitalised words are not names, and which words inside a name say that it is an organisation, or neither person nor organisation. */

/** Months, days, feasts, nobility of the calendar: capitalised, never an actor. */
export const CALENDAR_WORDS: ReadonlySet<string> =
  wordSet(`january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec jan. feb. mar. apr. aug. sep. sept. oct. nov. dec.
monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun ramadan easter christmas eid passover hanukkah ashura nowruz thanksgiving halloween lent pentecost muharram
gmt utc est edt cet cest bst pst pdt am pm a.m. p.m. bc ad bce ce`);

/** Words that open a sentence with a capital and are no name, whatever the tagger says. */
export const SENTENCE_OPENERS: ReadonlySet<string> =
  wordSet(`the a an this that these those some any no every each all both few many most several other another such what which who whom whose when where why how
i we you he she it they me us him her them my our your his its their mine ours yours hers theirs myself there here now then thus so but and or nor yet if unless until while whereas because although though since as
after before during despite amid among between against with without within under over about above across along around at by for from in into of off on onto out through to toward towards up upon via per than
not never no yes also even still just only again already always often once perhaps maybe meanwhile however moreover furthermore therefore hence instead rather otherwise indeed nevertheless nonetheless likewise similarly
earlier later recently today yesterday tomorrow tonight currently previously initially finally eventually ultimately overall generally typically additionally apparently reportedly allegedly clearly obviously certainly
is are was were be been being am do does did done has have had having can could may might must shall should will would let please thank thanks ok okay well oh ah hello hi dear
one two three four five six seven eight nine ten eleven twelve dozens hundreds thousands millions first second third last next
according asked speaking given following regarding concerning including prior due thanks regardless like unlike near next inside outside behind beyond below beside besides except
nothing everything something anything nobody everybody somebody anybody everyone someone anyone none much more less enough little new old good bad great big small long short high low early late true false
said says told asked adding noting citing calling writing peace war talks negotiations officials negotiators diplomats people men women children president minister sources experts analysts critics supporters
voters residents witnesses police authorities reporters journalists lawmakers leaders soldiers troops forces rebels protesters workers students teachers families members
make makes making take takes taking get gets getting see sees seeing look looks looking know think go going come comes coming keep put set read watch click share follow photo photos image video file story editor
part update updated breaking exclusive opinion analysis correction q question answer mr. note copyright advertisement subscribe related source`);

/** Nouns that close or open the name of an organisation. */
export const ORGANISATION_NOUNS: ReadonlySet<string> =
  wordSet(`ministry ministries department departments agency agencies council councils commission committee committees subcommittee parliament senate house congress assembly court courts tribunal cabinet
government administration authority bureau office secretariat delegation mission embassy consulate presidency chancellery party parties movement front alliance coalition union federation confederation league
army navy corps forces force guard guards police brigade regiment battalion division command fleet militia militias troops intelligence service services security marines
organization organisation organizations foundation fund institute institution university college school academy association society federation group groups company companies corporation corp corp. inc inc. ltd ltd. llc llp plc gmbh ag sa co co. holdings
partners bank banks exchange network networks broadcasting television tv radio news newspaper times post press journal tribune gazette herald daily weekly magazine review agency media studios records airlines airways
motors industries enterprises systems technologies technology labs laboratory laboratories center centre centers hospital clinic church trust club team board panel taskforce task-force campaign initiative project program programme
faculty library museum observatory orchestra band brothers sisters caucus chamber syndicate brotherhood jihad hezb resistance liberation insurgency junta taliban staff chiefs watch watchdog regulator
energy petroleum oil gas steel pharmaceuticals insurance capital financial securities consulting associates ventures solutions communications telecom electric electronics airlines railways rail transport shipping lines
guild guilds seafoods foods fisheries ferries mills hydro pharma biologics
community communities wire courier mail observer international committee archives pac action democrats republicans labour tories liberals greens conservatives socialists unionists nationalists`);

/** Last words of firms' names: what they make, run or are by law. */
export const FIRM_NOUNS: ReadonlySet<string> =
  wordSet(`company corporation corp corp. inc inc. ltd ltd. llc plc gmbh ag holdings group air airlines airways energy petroleum oil gas steel metals copper mining mines rail railways transport buses ferries
shipping lines marine motors industries enterprises electric electronics power hydro telecom telecoms networks systems technologies resources minerals pharma pharmaceuticals biologics chemicals seafoods foods fisheries
dairies dairy mills cement textiles logistics terminals ports water utilities media studios records partners ventures capital securities insurance`);

/** Nouns that open an organisation before "of": "Bank of Tarsia", "University of …", "League of …". */
export const ORGANISATION_OPENERS: ReadonlySet<string> =
  wordSet(`ministry department bank university league union council house court bureau board office institute organisation organization federation association society chamber
committee commission embassy college school church academy army party front movement brotherhood association confederation parliament community sons daughters friends voice fund conference centre center league guardians`);

/** Nouns that close a name of neither person nor organisation: events, texts, works, peoples' things. */
export const THING_NOUNS: ReadonlySet<string> =
  wordSet(`war wars battle agreement agreements accord accords treaty treaties protocol protocols act acts bill law laws amendment constitution convention charter resolution resolutions declaration pact deal plan plans process
summit conference forum talks meeting session dialogue election elections referendum campaign-trail day days night week year century age era revolution uprising spring crisis attack attacks massacre genocide holocaust
prize award awards medal order cup games olympics championship series season tournament trophy festival ceremony memorandum communiqué communique roadmap framework doctrine initiative package report reports
book bible quran koran letter letters speech address song album film movie show tour project operation program programme visa passport virus pandemic covid covid-19 storm hurricane earthquake
missile missiles rocket drone tank tanks jet jets aircraft ship vessel boeing airbus rule rules standard standards policy code case v. vs. vs versus language english arabic islam christianity judaism internet web
dream way street's point points article articles section chapter annex part title clause paragraph page line formula agenda strategy budget tax fund's line ceasefire truce armistice peace freedom rights democracy
right left center-left christmas god allah prophet bible lord heaven hell god's republic-of`);

/** Words inside organisations' and works' names that are small and not capitalised. */
export const NAME_CONNECTORS: ReadonlySet<string> = wordSet("of for and the & in on to de du des la le del und für et");

/** Short forms that are no body's, and peoples of faith or descent: capitalised, and no actor of talks. */
export const NOT_ACTORS: ReadonlySet<string> =
  wordSet(`democratic republican lgbt lgbtq ceo cfo gdp tv dvd dna hiv aids covid pr vip id iq ufo gps ai it pm am dc llc faq url pdf cctv suv icbm icbms ied ieds wmd lng uav uavs ngo ngos mp mps
mep meps idp idps pow pows ptsd ok edt est gmt q&a pac pacs phd mba hfc hfcs usd eur ak-47 rpg bst cet vat gop-led abstract iphone ipad html http https www rt.com faqs vips ceos tvs
muslim muslims christian christians jew jews jewish sunni sunnis shia shias shiite shiites catholic catholics protestant protestants hindu hindus buddhist buddhists sikh sikhs mormon mormons evangelical evangelicals orthodox
islamic islam christianity hispanic hispanics latino latinos latina latinas black blacks white whites caucasian caucasians african-american african-americans asian-american asian-americans native aboriginal millennial millennials`);

/** Verbs of saying and deciding, base and past: what goes with them acts. */
export const SAYING_VERBS: ReadonlySet<string> =
  wordSet(`said says say told tells tell added adds asked asks called calls claimed claims declared declares denied denies announced announces argued argues insisted insists warned warns
noted notes stressed stresses suggested suggests stated states confirmed confirms acknowledged acknowledges accused accuses urged urges demanded demands tweeted tweets wrote writes posted posts explained explains
replied replies responded responds rejected rejects refused refuses agreed agrees promised promises vowed vows pledged pledges believes believed thinks thought wants wanted hopes hoped expects expected criticized
criticised praised welcomed condemned reiterated repeated recalled recounted predicted proposed proposes offered offers admitted admits conceded concedes quipped joked concluded concludes met meets spoke speaks visited
suspects suspected doubts doubted fears feared reckons reckoned regrets regretted
signed signs led leads arrived arrives traveled travelled attended testified emphasized emphasised underlined underscored cautioned voiced expressed signaled signalled indicated reported reports hailed dismissed decided`);

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/).filter((word) => word !== ""));
}

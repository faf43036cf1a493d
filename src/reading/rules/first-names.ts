/** Decides which first names tell that a name is a person's, and which pronoun its bearer most often has. */

/** What a first name usually goes with; "either" where it is common for both. */
export type NameGender = "he" | "she" | "either";

const HE = `aaron abbas abdallah abdel abdelaziz abdelfattah abdiweli abdul abdulaziz abdullah abdulrahman abiy abraham abu adam adama adel adnan adolf adrian ahmad ahmed akbar akhmed alain alan albert alberto aldo alec alejandro aleksandar aleksandr
aleksei aleksey alessandro alex alexander alexandre alexei alexey alfonso alfred ali allan allen alvaro amir amos anatoly anatoliy anders andre andrea's andreas andrei andrej andres andrés andrew andrey andrii andriy andrzej
angel anthony antoine anton antonio antónio ant antony anwar archibald ariel arkady arman armen arnold arseniy arthur artem artur arturo arvind asad asif ashraf asim augusto avi avigdor aziz babak barack barry bart bashar bassam ben benito
benjamin benny bernard bernie bill billy bilal björn bob bobby boris brad brandon brent brett brian bruce bruno bryan burhan byron calvin carl carlos carsten cecil cesar césar charles charlie chester chris christian christoph christopher
claude claudio clement cliff clifford clint clive colin connor craig cyril cyrus dag dale damian dan daniel daniil danilo danny dario darren dave david dean denis dennis denys derek desmond diego dimitri dimitris dirk dmitri dmitriy dmitry dmytro
dominic dominique don donald doug douglas duncan dwight earl ed eddie edgar edmund eduard eduardo edward edwin ehud eli elias elijah elliott elmer elon emile emilio emmanuel emmerson enrico enrique eric erik ernest ernesto ernst erwin esmail eugene
evan evgeny evo fabio fadi fahd faisal farid farouk faustin fayez felipe felix ferdinand fernando fidel filip filippo florian francesco francis francisco franco francois françois frank franklin franz fred frederick friedrich fuad fumio gabriel
gary gavin gebran gennady gennadiy geoff geoffrey georg george georges georgi georgy gerald gerard gerhard ghassan gideon gilbert giorgi giovanni giulio giuseppe glen glenn godfrey gordon graham greg gregory guillermo gunter gustavo guy hadi haim haitham
hamid hamza hani hans harold harris harry harvey hasan hashim hassan haydar hector heiko heinrich helmut henri henrik henry herbert herman hikmet hiroshi hisham horst hosni houari howard hubert hugh hugo hussein hossein husayn ian ibrahim igor ihor ilham ilya imran ingmar
isaac isaias ishaq ismail ismaïl ivan ivo jack jacob jacques jaime jair jake jakob jamal james jamie jan janez jared jaroslaw jason javier jay jean jeff jeffrey jens jeremy jerome jerry jesse jesus jibril jim jimmy joachim joao joão joaquin joe joel johan johann johannes john
johnny jon jonas jonathan jordi jorge jose josé josef josep joseph josh joshua josip juan julian julio julius jürgen juri justin kais kamal karel karim karl kassym-jomart kay keir keith ken kenneth kevin khaled khalid khalifa khalil khamis kim kirill kiril
kjell klaus kofi konrad konstantin kostas krzysztof kurt kwame kyle kyriakos laith lance larry lars laurent laurence lawrence lazar lech lee leo leon leonard leonid leonidas leopold leszek lev lewis li lindsey linus lionel lloyd lorenzo lothar louis luca lucas ludwig luigi luis luiz
lukas lula luke lyndon magnus mahathir mahmoud mahmud malcolm manfred manuel marat marc marcel marcelo marco marcos marcus marek mario marius mark marko markus maros marouane marshall martin marty marvin marwan massoud masoud mateusz matt matteo matthew matthias maurice mauricio mauro
max maxim maxime maximilian mehdi mehmet mel menachem michael michal michel michele miguel mihai mikael mike mikhail mikheil milan milorad miloš milton miroslav mitch mohamad mohamed mohammad mohammed mohsen moise moses mostafa moussa muammar muhammad muhammadu muqtada murat mustafa
mykhailo mykola nabih nabil nadir naftali nagib najib narendra nasser nathan nathaniel nawaf nawaz neil nelson nestor nicholas nick nicola nicolae nicolas nicolás nigel nikita niko nikol nikola nikolai nikolaj nikolas nikolay nils noah noam norbert norman nouri numan oleg oleh
oleksandr oleksii oleksiy olaf olivier oliver olusegun omar onur orlando osama oscar osman oswald othman otto owen pablo panos paolo pascal pat patrice patrick paul paulo pavel pavlo pawel pedro per pete peter petr petro petros phil philip philippe pierre pietro piotr pranab qasem
quentin rachid rafael rafik rafic rahul raila rajiv ralph ramadan rami ramón ramon ramzan randy raphael rashid rashida's raúl raul ray raymond recep reinhard reza ricardo richard rick rinat riyad rob robert roberto robin rodrigo roger roland rolf roman romano ron ronald ross roy rudolf rudy
rupert russell rustam rustem ryan saad sadiq saddam saeb saeed said saif salah salam saleh salim salman salva salvador sam sameh sami samir samuel sayyid scott sean sebastian selahattin serge sergei sergey sergii sergio sergiy serhii serhiy seth shahbaz shavkat shaukat shimon shinzo sidney
silvio simon slobodan stanislav stanley stefan stefano stephan stephane stéphane stephen steve steven steffen stuart sukhoi sulaiman suleiman sven tadeusz taha tarek tareq tariq tayyip ted terry tewodros theodore theresa's thierry thomas thorbjorn tim timothy tito tobias todd tom tomas tomasz tommy
toni tony traian trevor uhuru ulrich umar umaro uri vaclav vadim vadym valdis valentin valeri valerii valery vasyl vasily viacheslav victor vikram viktor vincent vitaly vitali vitalii vito vivek vladimir vlado vladislav volker volodymyr vyacheslav waleed walid wallace walter walid warren wayne werner
wilhelm will willem william willy winston wolfgang wladyslaw xavier xi yahya yair yakov yang yaroslav yasser yassin yevgeny yevhen yitzhak yoav yoon yossi yoweri yuri yuriy yusuf yusef youssef zaid zalmay zhang zine zoran zviad`;

const SHE = `abigail ada adele adriana agatha agnes agnieszka aicha aisha alena alice alicia alina alison alyssa amal amanda amber amelia amina amy ana anastasia andrea angela angelina anita ann anna anne annalena annegret annette annie antonia april arlene ashley asma audrey aung ava aya ayesha barbara beata beatrice
becky bella benazir beth betsy betty beverly bianca birgit bonnie brenda bridget brigitte brittany camilla carla carly carmen carol carole caroline carolyn carrie catarina catherine cathy cecilia celia ceyda charlotte chelsea cheryl chiara christiane christina christine chrystia cindy claire clara claudia colleen condoleezza
constance cornelia courtney cristina crystal cynthia dalia daniela danielle dawn deborah debbie debra delia denise diana diane dina dolores donna dora doreen doris dorothy edith eileen elaine eleanor elena elif elisa elisabeth elise eliza elizabeth ella ellen elsa elvira emily emine emma erica erika erin esther ethel eva eve
evelyn fadwa faiza farah farida fatima fatma fatou federica fiona flora florence frances francesca freya gabriela gabrielle gail galina gemma georgia geraldine gertrude gina giorgia gisele giulia giorgia glenda gloria golda grace greta gretchen gulnara gwen hala halimah hanan hannah hanna harriet hazel heather heidi heike helen helena helene helga
hilary hillary hina holly huda huma ida ilana ilona inas indira inge ingrid irene irina iris isabel isabella isabelle ivana ivanka jackie jacqueline jacinda jana jane janet janice jasmine jeanne jeanine jelena jennifer jenny jessica jill jo joan joanna jocelyn johanna josephine joy joyce juanita judith judy julia juliana julianne julie
june justine kaja kamala karen karin karine karla karolina kate katerina katherine kathleen kathryn kathy katie katja katrina katarzyna kayleigh keiko kelly kellyanne khadija khadijah kim's kimberly kirsten kirsty klara kristen kristalina kristi kristina laila lana laura lauren layla leah leila lena leni leyla lena lidia lila lilian lillian lily linda
lisa liudmila liz lois loretta lori louisa louise lucia lucy luisa lydia lynn lyudmila mabel madeleine madonna magdalena maia malala malgorzata manal mandy manuela marcia margaret margarita margot margrethe maria mariam marianne marie marietta marija marilyn marina marine marion marisa marjorie marta martha mary maryam
matilda maureen maya megan meghan mei melanie melania melissa meredith mette mia michaela michelle mildred milena mina mindy miriam mireille mirjana moira molly mona monica monika muna myriam nabila nada nadia nadine najat nana nancy naomi natalia natalie natasha nathalie nellie nicole nicky nigar nikki nina nino noor nora norma
nour oksana olena olga olha olivia oprah ornella paige pamela patricia paula pauline peggy penelope penny petra phyllis priscilla priti rachel rania rebecca regina renata renate rhonda rima rita roberta ronna rosa rosalie rosanna rose rosemary roxana ruth sabine sabrina sadia safa saima sally salome samantha samia sandra sanna sara sarah
selma serena shannon sharon sheikha sheila shelley sherry shirin shirley silvia simone simonetta siobhan sofia sonia sonja sophia sophie stacey stella stephanie sue sumaya susan susana susanne suzanne svetlana sviatlana sylvia tamar tamara tammy tanya tara tatiana tatyana teresa tereza tessa theresa tina tracy tulsi uma ursula usha
valentina valerie vanessa vera verónica veronica veronika vicky victoria viola violeta virginia vivian viktoria wendy whitney wilma xiomara yael yasmin yelena yolanda yulia yuliya yvette yvonne zainab zara zeinab zeynep zoe zuzana`;

const EITHER = `adi alexis ashton avery bailey cameron casey chris dana drew dylan evelyn gale hadar hayden hong jamie jean jessie jiang jin jordan jules jung kelly kerry kim lee leslie lin ling lindsay lindsey logan lou madison marlo mei min morgan nikita noor pat peyton quinn reese riley robin sandy sasha shannon shay sidney
stacy sun sung sydney taylor terry tracy val wang wei xiao yan yang yi yu zhang zhao zhenya sam alex max nur noa tal gal amit shai dominique camille claude pascale frederique andy charlie frankie billie ollie rowan rene misha vanya seung hyun ji young hee soo`;

/** First names, lower case, with what they usually go with. */
export const FIRST_NAMES: ReadonlyMap<string, NameGender> = new Map([
  ...entriesOf(HE, "he"),
  ...entriesOf(SHE, "she"),
  ...entriesOf(EITHER, "either"),
]);

/** Small words inside names: "Osama bin Laden", "Ursula von der Leyen". Lower case in running text. */
export const NAME_PARTICLES: ReadonlySet<string> = new Set(
  "al el ad an ar as at ash az bin ben ibn bint abu abd van von der den de da di del della dela dos das do du la le los las ter ten zu zur af av y e i san st. 't ul ud".split(
    " ",
  ),
);

/** Titles that are as often surnames: they count as a title only before a name, or after an article. */
export const TITLES_LIKE_SURNAMES: ReadonlySet<string> = new Set(
  "king prince major judge dean baron bishop pope duke marshal cardinal count chief page sheriff priest monk abbott speaker crown earl knight friend mayor rebel hawk backer chef cook child nun justice father brother u lord coach player rival parent".split(
    " ",
  ),
);

/** What may close a name: "Jr.", "III". */
export const NAME_SUFFIXES: ReadonlySet<string> = new Set([
  "jr.",
  "jr",
  "sr.",
  "sr",
  "ii",
  "iii",
  "iv",
  "esq.",
  "obe",
  "cbe",
  "kcmg",
  "mp",
  "phd",
  "md",
]);

function entriesOf(names: string, gender: NameGender): readonly (readonly [string, NameGender])[] {
  return names
    .split(/\s+/)
    .filter((name) => name !== "" && !name.includes("'"))
    .map((name) => [name, gender] as const);
}

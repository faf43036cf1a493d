/** Decides the dictionary form of a token from its form and tag: a table of irregular words, then rules of spelling. */
import { IRREGULAR_DEGREES, IRREGULAR_NOUNS, IRREGULAR_VERBS, SHORT_AUXILIARIES } from "./irregular-forms.ts";

/** The lemma of `form` read with the universal tag `tag` and the Penn tag `fineTag`. */
export function lemmatise(form: string, tag: string, fineTag: string): string {
  const lower = form.toLowerCase();
  switch (tag) {
    case "PROPN":
      return form;
    case "VERB":
    case "AUX":
      return verbLemma(lower, fineTag);
    case "NOUN":
      return fineTag === "NNS" ? nounLemma(lower) : lower;
    case "ADJ":
    case "ADV":
      return degreeLemma(lower, fineTag);
    case "PRON":
      return PRONOUNS.get(lower) ?? lower;
    case "PART":
      return SHORT_AUXILIARIES.get(lower) ?? lower;
    case "DET":
      return DETERMINERS.get(lower) ?? lower;
    default:
      return lower;
  }
}

function verbLemma(lower: string, fineTag: string): string {
  if (fineTag === "MD") return SHORT_AUXILIARIES.get(lower) ?? lower;
  if (lower === "'d") return "have";
  if (lower.length > LONGEST_WORD) return lower;
  const isBase = fineTag === "VB" || fineTag === "VBP";
  if (isBase && !BASE_EXCEPTIONS.has(lower)) return lower;
  const irregular = IRREGULAR_VERBS.get(lower);
  if (irregular !== undefined) return irregular;
  if (fineTag === "VBZ") return withoutS(lower);
  if (fineTag === "VBG" && lower.endsWith("ing")) return baseOfStem(lower.slice(0, -3));
  if ((fineTag === "VBD" || fineTag === "VBN") && lower.endsWith("ed")) return baseOfPast(lower);
  return lower;
}

function baseOfPast(lower: string): string {
  if (lower.endsWith("ied")) return lower.length > 4 ? `${lower.slice(0, -3)}y` : lower.slice(0, -1);
  if (lower.endsWith("eed")) return NO_DOUBLE_E.has(lower) ? lower : lower.slice(0, -1);
  return baseOfStem(lower.slice(0, -2));
}

/** The verb of a stem left by "-ing" or "-ed": undoes a doubled consonant or gives back a silent e. */
function baseOfStem(stem: string): string {
  if (stem.length < 2) return stem;
  if (STEMS_WITH_E.has(stem)) return `${stem}e`;
  if (STEMS_AS_THEY_ARE.has(stem)) return stem;
  if (stem.endsWith("ick") && SOFTENED.has(stem)) return stem.slice(0, -1);
  const last = stem.charAt(stem.length - 1);
  if (last === stem.charAt(stem.length - 2)) return undoubled(stem, last);
  return SILENT_E.test(stem) ? `${stem}e` : stem;
}

function undoubled(stem: string, last: string): string {
  if (!"bdgklmnprt".includes(last)) return stem;
  if (last === "l") return SINGLE_L.test(stem) ? stem.slice(0, -1) : stem;
  return KEPT_DOUBLES.has(stem) ? stem : stem.slice(0, -1);
}

function nounLemma(lower: string): string {
  if (lower.length > LONGEST_WORD) return lower;
  const irregular = IRREGULAR_NOUNS.get(lower);
  if (irregular !== undefined) return irregular;
  if (lower.endsWith("men") && lower.length > 4) return `${lower.slice(0, -3)}man`;
  return withoutS(lower);
}

function withoutS(lower: string): string {
  const length = lower.length;
  if (length < 3 || !lower.endsWith("s") || lower.endsWith("ss") || lower.endsWith("us") || lower.endsWith("is")) return lower;
  if (lower.endsWith("'s")) return lower.slice(0, -2);
  if (lower.endsWith("ies")) return length > 4 ? `${lower.slice(0, -3)}y` : lower.slice(0, -1);
  if (/(?:[sxz]z?|ch|sh|ss)es$/.test(lower)) return ES_AFTER_E.test(lower) ? lower.slice(0, -1) : lower.slice(0, -2);
  if (lower.endsWith("oes")) return lower.slice(0, -2);
  return lower.slice(0, -1);
}

function degreeLemma(lower: string, fineTag: string): string {
  if (fineTag !== "JJR" && fineTag !== "JJS" && fineTag !== "RBR" && fineTag !== "RBS") return lower === "n't" ? "not" : lower;
  const irregular = IRREGULAR_DEGREES.get(lower);
  if (irregular !== undefined) return irregular === "good" && fineTag.startsWith("RB") ? "well" : irregular;
  const ending = lower.endsWith("est") ? 3 : lower.endsWith("er") ? 2 : 0;
  if (ending === 0 || lower.length - ending < 3) return lower;
  const stem = lower.slice(0, -ending);
  if (stem.endsWith("i")) return `${stem.slice(0, -1)}y`;
  if (/([bdgmnpt])\1$/.test(stem)) return stem.slice(0, -1);
  return /(?:[aiouy][cgkmnprstvz]|[rn]g|[aeiou]r|tl|bl|mpl|nc|rs|ns|fe)$/.test(stem) && !PLAIN_DEGREES.has(stem) ? `${stem}e` : stem;
}

const LONGEST_WORD = 40;

const BASE_EXCEPTIONS = words("am is are was were 's 're 'm 've ai been has does ve re");
const NO_DOUBLE_E = words("need feed bleed breed heed seed weed speed proceed succeed exceed");

/** Endings after which "-ing" and "-ed" swallowed an e. Left out: endings that are as common without. */
const SILENT_E =
  /(?:[cvu]|[^aeiou]at|[iu]at|[aeo]?[iy]z|[ae]z|[aiouy]s|eas|[rnlp]s|[^aeiou]ag|[rd]g|[ae]ng|ung|[^aeiourlwsy]l|[^aeou]ir|[^aeo]ur|[^aeiou]ar|qu?ar|[^aeo]in|[^aeo]id|u?ad(?<!ead|oad)|[^o]ud|[^aeo]ed|[^aeo]ut|[^o]ot|[^eo]ak|[^aeou]ik|[^o]ok|[^eo]ap|[^aeou]ip|[^oe]op|yp|[^eo]am|[^ae]im|[^o]om|um|[^ao]il|ul|[^aeou]ib|[^o]ob|ig|rt(?=$)(?!)|[^aeiou]th(?!))$/;
const STEMS_WITH_E = words(
  `explor restor ignor stor scor bor ador implor deplor postpon phon condon ston hon ton zon don clon
  cit writ invit unit ignit recit incit excit bit quot not delet compet complet obsolet scal inhal exhal whal sal tal
  adher interfer sever persever her cohes breath bath sooth cloth loath advis typ hyp skyp rebuk tun prun dun owe ow ey dy tast wast past hast past pastr chang rang arrang
  believ tire hire com wir hat dat rat stat mat grat creat relat skat plac rac forc us los clos ris rais caus amus eras leas pleas teas eas ceas
  argu valu issu rescu sue su continu pursu bak tak mak shak wak cak nam gam blam tam shap escap tap scrap hop cop scop slop rop wip rip swip pip
  tim chim prim tri lik strik hik bik smok jok chok provok invok evok pok fil smil compil til pil rul schedul fum perfum probe prob
  din lin min min shin sin win confin defin refin combin declin divin win cur endur assur insur ensur lur pur sur secur measur injur treasur pressur capture captur
  lectur nurtur pictur structur venture ventur tortur shar declar prepar compar car dar scar star spar stare bar fare far squar rar
  guid hid sid rid divid decid provid resid presid collid coincid subsid trad fad invad evad persuad upgrad degrad blockad parad cascad
  abid chid glid slid includ conclud exclud intrud preclud delud explod erod cod mod od conced preced imped reced supersed sed
  rout devot promot vot not quot denot remot execut disput contribut distribut substitut institut constitut prosecut persecut pollut salut mut comput refut
  serv starv carv danc financ glanc balanc advanc enhanc sav giv hav liv lov mov prov approv improv remov leav driv arriv surviv deriv behav wav pav shav solv involv resolv evolv`,
);
const STEMS_AS_THEY_ARE = words(
  `focus canvas bias gas bus benefit visit limit edit audit exit orbit inhabit prohibit exhibit inherit credit deposit merit solicit profit recruit debut
  develop gallop gossip worship envelop monitor honor favor sponsor labor anchor doctor abandon mention question position function condition station reason season
  poison prison pardon summon beckon murder travel model label signal cancel reveal appeal total equal rival broadcast pivot pilot ballot bottom custom fathom
  ransom blossom welcom program drag seal deal heal steal heat treat eat beat seat cheat repeat defeat retreat threat sweat float coat boat
  train explain remain contain maintain obtain retain sustain gain complain campaign rain join coin ruin begin imprison cover offer suffer
  repair pair air chair stir hear fear appear clear near wear bear tear pour tour hour devour our aim claim exclaim maim proclaim
  seem deem esteem redeem claim harm alarm plead lead head read spread load upload download unload aid raid avoid bid rid void
  need feed proceed exceed succeed heed bleed speed shout rout scout cloud crowd crowd lift shift draft doubt debit shoot root boot look book cook hook
  speak break leak peak soak creak leap reap heap keep sweep sleep sail fail detail mail bail hail prevail curtail entail boil foil spoil toil coil
  group soup hang bang bring belong long cling ring sing fling sting wring being going doing saying seeing fleeing agreeing eye
  plan ban ran man scan hit sit hog tag flag beg dig shrug hug drug log blog debug plug jog mug nag rag wag zigzag
  edit ally enjoy stay play employ deploy destroy say pay lay buy carry worry study try pray obey convey survey delay display portray betray
  bath path conquer answer power consult result halt melt`,
);
const SOFTENED = words("panick mimick frolick picnick traffick politick");
const SINGLE_L =
  /^(?:control|propel|compel|cancel|travel|label|signal|patrol|rebel|expel|dispel|excel|model|fuel|channel|counsel|quarrel|equal|dial|duel|marshal|repel|impel|level|total|rival|tunnel|funnel|shovel|unravel|fulfil|enrol|instal|appal|distil|annul|initial|pencil|parcel|jewel|swivel|towel|snorkel|bevel|barrel|libel|pummel|grovel|revel)l$/;
const KEPT_DOUBLES = words("add err purr egg ebb butt boycott odd inn putt");
/** Plurals and third persons whose singular ends in a silent e: "axes", "caches", "sizes", "closes". */
const ES_AFTER_E = /(?:[aeiou][aiou]?[sz]|[rnlp]s|[aiy]z|ach|cach|nich|psych|avalanch|creas|leas|eas)es$/;
const PLAIN_DEGREES = words(
  "green clean near dear clear lean mean sour deep cheap weak bleak quick poor fair thin slow low dim sharp great sweet short smart dark strong young long soon broad loud hard cold bright light tight hard high fast late",
);

const PRONOUNS: ReadonlyMap<string, string> = new Map([
  ["i", "I"],
  ["me", "I"],
  ["him", "he"],
  ["her", "she"],
  ["us", "we"],
  ["them", "they"],
  ["'em", "they"],
  ["'s", "we"],
  ["those", "that"],
  ["these", "this"],
]);

const DETERMINERS: ReadonlyMap<string, string> = new Map([
  ["an", "a"],
  ["those", "that"],
  ["these", "this"],
]);

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/).filter((word) => word !== ""));
}

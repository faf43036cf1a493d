/** Decides which words can be a party's name, which are one of themselves (codes, groups), and which spellings are one name. */

/** Which names are known as parties: from elsewhere in the text, from the dossier, or because the person asks about them. Keys by `partyKey`. */
export type KnownParties = ReadonlySet<string>;

/** A name that is known as a party's, from the text or of itself. */
export function isKnownName(name: string, known: KnownParties): boolean {
  return (/^(?:the\s+)?[\p{Lu}\p{Lo}\d]/u.test(name) && known.has(partyKey(name))) || isCountryCode(name) || isGroupName(name);
}

/** One spelling for a party's name: case, article and full stops do not tell parties apart. */
export function partyKey(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/^the\s+/u, "")
    .replaceAll(/[.\s-]+/gu, " ")
    .trim();
}

/** A code or a proper name; never a word of the language that happens to open a sentence. */
export function isName(name: string): boolean {
  const words = name.replace(/^the\s+/iu, "").split(/\s+/u);
  if (words.length > 7 || NoParties.has(words[0]?.toLowerCase().replaceAll(/\W/gu, "") ?? "")) return false;
  return words.every((word, at) => /^[\p{Lu}\p{Lo}\d]/u.test(word) || (at > 0 && SmallWords.has(word.toLowerCase())));
}
const SmallWords = new Set([
  "of",
  "the",
  "on",
  "behalf",
  "and",
  "for",
  "de",
  "la",
  "du",
  "des",
  "al",
  "el",
  "with",
  "its",
  "states",
  "group",
  "member",
  "countries",
]);
const NoParties = new Set(
  "option alternative alt note notes placeholder article articles paragraph paragraphs para section annex chapter part title heading definition definitions preamble chapeau chair chairs cochairs facilitator facilitators secretariat editor editors drafting new text all some several many other others no one both each this these those pending agreed comment comments remark footnote see proposal proposed parties party countries states delegations members".split(
    " ",
  ),
);

/** ISO 3166-1 alpha-2, with the usual EU and UK. */
function isCountryCode(name: string): boolean {
  return /^[A-Z]{2}$/u.test(name) && CountryCodes.has(name);
}
const CountryCodes = new Set(
  (
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ " +
    "DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP " +
    "KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM " +
    "PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ " +
    "UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW EU UK XK"
  ).split(" "),
);

/** 'African Group', 'Group of 77', 'Marith Movement', 'Umbrella Group', 'AOSIS', 'USA': names that only a party has. */
function isGroupName(name: string): boolean {
  const plain = name.replace(/^the\s+/iu, "");
  if (GroupCodes.has(plain)) return true;
  if (!/^[\p{Lu}\d]/u.test(plain) || !isName(plain) || BodyNotParty.test(plain)) return false;
  return (
    /^G-?\s?\d{1,3}(?:\s+and\s+China)?$/u.test(plain) ||
    /^(?:Group|Republic|Kingdom|Government|State|Union|League|Alliance|Delegation) of\s+\S/u.test(plain) ||
    /^\p{Lu}\S*(?:\s\S+){0,4}\s(?:Group|Movement|Alliance|Coalition|Bloc|Delegation|Republic|Government|Federation)$/u.test(plain)
  );
}
/** Bodies that a text sets up or speaks of: they take no side. */
const BodyNotParty =
  /^(?:ad hoc|advisory|central|contact|coordination|drafting|experts?|federal|host|informal|interim|joint|local|liaison|monitoring|national|observer|open-ended|planning|steering|study|support|task|technical|transitional|working)\b/iu;
/** Codes of negotiating groups in wide use, and ISO 3166-1 alpha-3. */
const GroupCodes = new Set(
  (
    "ACP AGN AILAC ALBA AOSIS APEC ASEAN BASIC BRICS CANZ CARICOM CARIFORUM CELAC CEMAC COMESA COMIFAC CPLP EAC ECCAS ECO ECOWAS EEA EEG EFTA EIG GCC GRULAC IGAD JUSCANZ JUSSCANNZ LDC LDCs LLDC LLDCs LMDC LMDCs LMG " +
    "MERCOSUR NAM OACPS OAS OECS OIC PIF PIFS PSIDS SAARC SADC SICA SIDS SVE SVEs WEOG AU-PSC " +
    "ABW AFG AGO AIA ALB AND ARE ARG ARM ATG AUS AUT AZE BDI BEL BEN BFA BGD BGR BHR BHS BIH BLR BLZ BOL BRA BRB BRN BTN BWA CAF CAN CHE CHL CHN CIV CMR COD COG COK COL COM CPV CRI CUB CYP CZE DEU DJI DMA DNK DOM DZA " +
    "ECU EGY ERI ESP EST ETH FIN FJI FRA FSM GAB GBR GEO GHA GIN GMB GNB GNQ GRC GRD GTM GUY HKG HND HRV HTI HUN IDN IND IRL IRN IRQ ISL ISR ITA JAM JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA " +
    "MAC MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MOZ MRT MUS MWI MYS NAM NER NGA NIC NIU NLD NOR NPL NRU NZL OMN PAK PAN PER PHL PLW PNG POL PRK PRT PRY PSE QAT ROU RUS RWA SAU SDN SEN SGP SLB SLE SLV SMR SOM SRB SSD STP SUR SVK SVN SWE SWZ SYC SYR " +
    "TCD TGO THA TJK TKM TLS TON TTO TUN TUR TUV TWN TZA UGA UKR URY USA UZB VAT VCT VEN VNM VUT WSM YEM ZAF ZMB ZWE"
  ).split(" "),
);

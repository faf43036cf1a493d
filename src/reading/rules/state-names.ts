/** Decides which other names and short forms a state goes by, beside those of the world list, and which names of that list are not states that act. */

/** Other names by ISO 3166 code. Forms are case-sensitive: "US" is a state, "us" is not. */
export const OTHER_STATE_NAMES: Readonly<Record<string, readonly string[]>> = {
  US: ["US", "U.S.", "U.S", "USA", "U.S.A.", "America", "United States of America"],
  GB: ["UK", "U.K.", "U.K", "Britain", "Great Britain"],
  AE: ["UAE", "U.A.E.", "Emirates"],
  CD: [
    "DRC",
    "D.R.C.",
    "DR Congo",
    "D.R. Congo",
    "Congo-Kinshasa",
    "Democratic Republic of Congo",
    "Democratic Republic of the Congo",
    "Congo",
  ],
  CG: ["Congo-Brazzaville", "Republic of Congo"],
  CF: ["CAR"],
  CI: ["Côte d'Ivoire", "Cote d'Ivoire"],
  CZ: ["Czech Republic"],
  TR: ["Turkey", "Turkiye", "Republic of Turkey"],
  MM: ["Burma"],
  NL: ["Holland", "The Netherlands"],
  SZ: ["Swaziland"],
  MK: ["Macedonia"],
  TL: ["East Timor"],
  CV: ["Cabo Verde"],
  KR: ["Republic of Korea", "ROK", "S. Korea"],
  KP: ["DPRK", "D.P.R.K.", "N. Korea", "Democratic People's Republic of Korea"],
  CN: ["PRC", "People's Republic of China", "Mainland China"],
  TW: ["Republic of China"],
  RU: ["Russian Federation"],
  IR: ["Islamic Republic", "Islamic Republic of Iran"],
  SA: ["Saudi", "KSA", "Kingdom of Saudi Arabia"],
  SY: ["Syrian Arab Republic"],
  PS: ["State of Palestine"],
  BA: ["Bosnia", "Bosnia-Herzegovina"],
  VA: ["Holy See", "Vatican"],
  MD: ["Republic of Moldova"],
  GM: ["The Gambia"],
  BS: ["The Bahamas"],
  FM: ["Federated States of Micronesia"],
  ST: ["Sao Tome and Principe"],
  KN: ["St. Kitts and Nevis"],
  LC: ["St. Lucia"],
  VC: ["St. Vincent and the Grenadines"],
  AU: ["Commonwealth of Australia"],
  ZA: ["RSA"],
  VN: ["Viet Nam"],
  LA: ["Lao PDR"],
};

/** Other spellings and second seats, by ISO code. A capital stands for its government only where the sentence makes it act. */
export const OTHER_CAPITALS: Readonly<Record<string, readonly string[]>> = {
  US: ["Washington", "Washington, DC", "Washington, D.C.", "Washington DC"],
  UA: ["Kiev", "Kyiv"],
  CN: ["Peking"],
  IN: ["Delhi"],
  TR: ["Ankara"],
  MD: ["Chisinau"],
  IL: ["Tel Aviv"],
  TZ: ["Dar es Salaam"],
  NG: ["Abuja"],
  NL: ["The Hague"],
  KZ: ["Nur-Sultan"],
  BO: ["La Paz"],
  LK: ["Sri Jayawardenepura Kotte"],
  MM: ["Nay Pyi Taw"],
  YE: ["Sanaa"],
  CI: ["Abidjan"],
  TW: ["Taipei"],
  MN: ["Ulaanbaatar"],
  RO: ["Bucharest"],
  TD: ["Ndjamena"],
  CM: ["Yaounde"],
  BI: ["Bujumbura"],
};

/**
 * Names of the world list left out as states: dependencies and names that mislead in running text
 * ("Jersey" and "Guernsey" are places here, "Antarctica" does not act).
 */
export const NOT_ACTING: ReadonlySet<string> = new Set([
  "AQ", "TF", "BV", "HM", "UM", "IO", "GS", "SJ", "BQ", "CC", "CX", "NF", "PN", "TK", "WF", "PM", "BL", "MF", "SX", "GG", "JE", "IM", "AX", "FK",
]); // biome-ignore format: a list

/** Names of states that are as often a person's or a place's: they count only where nothing beside them says otherwise. */
export const DOUBTFUL_STATE_NAMES: ReadonlySet<string> = new Set([
  "Georgia",
  "Jordan",
  "Chad",
  "Israel",
  "Niger",
  "Guinea",
  "Saudi",
  "CAR",
  "RSA",
  "Dominica",
  "Mali",
  "Togo",
  "Jersey",
  "Montserrat",
  "India",
  "Kenya",
]);

/** The capital of one state that in running text stands for something larger: Brussels speaks for the European Union. */
export const CAPITALS_TAKEN: Readonly<Record<string, string>> = { Brussels: "org:EU" };

/** Decides which words before or inside a person's name are not part of it, and which first names are one name in several spellings. */

/** Titles and forms of address that may stand before a name. */
export const honorifics: ReadonlySet<string> = new Set(
  `mr mrs ms miss dr prof professor sir dame lord lady baron baroness count madam madame monsieur senor senora herr frau
  president vice prime minister foreign defence defense deputy secretary chancellor premier king queen prince princess emir sultan sheikh sheik
  imam ayatollah rabbi father bishop cardinal pope senator congressman congresswoman representative governor mayor ambassador envoy
  general gen colonel col major maj captain capt lieutenant lt admiral adm commander marshal judge justice spokesman spokeswoman spokesperson`.split(
    /\s+/,
  ),
);

/** Parts that some writers leave out, hyphenate or spell their own way; they do not tell persons apart. */
export const particles: ReadonlySet<string> = new Set([
  "al",
  "el",
  "ash",
  "bin",
  "ben",
  "ibn",
  "von",
  "van",
  "der",
  "den",
  "de",
  "del",
  "della",
  "di",
  "da",
  "das",
  "dos",
  "du",
  "zu",
  "ter",
]);

/** Words every state has an institution of; a name made of these alone ("Foreign Ministry", "Council") says nothing about whose it is. */
export const institutionWords: ReadonlySet<string> = new Set(
  `government ministry department council committee commission office court army navy police administration presidency cabinet senate congress
  parliament assembly house chamber delegation secretariat agency authority bank staff guard embassy mission chancellery palace union federation
  foreign affairs defence defense interior exterior justice finance transport energy trade health education information national security supreme
  constitutional central general state federal royal public joint upper lower of for and the`.split(/\s+/),
);

/** One row, one name. */
export const givenNameSpellings: readonly (readonly string[])[] = [
  ["mohammed", "mohammad", "mohamed", "mohamad", "muhammad", "muhamad", "mohamud"],
  ["ahmed", "ahmad"],
  ["yusuf", "yusef", "yousef", "youssef", "yousif"],
  ["hussein", "husein", "hossein", "husain", "hussain"],
  ["hassan", "hasan"],
  ["ibrahim", "ebrahim"],
  ["omar", "umar"],
  ["abdullah", "abdallah", "abdulla"],
  ["khalid", "khaled"],
  ["mahmoud", "mahmud"],
  ["sergei", "sergey", "sergiy"],
  ["aleksandr", "alexandr", "aleksander"],
  ["oleksandr", "olexandr"],
  ["aleksei", "alexei", "alexey", "aleksey"],
];

/** Decides which buildings, streets and offices stand for the power that sits in them. */

/** One seat of power. `of` is the key of the power that acts; `always` where the words never mean only the building. */
export type Seat = { readonly name: string; readonly also?: readonly string[]; readonly of: string };

/** Seats that stand for a government. */
export const GOVERNMENT_SEATS: readonly Seat[] = [
  { name: "Kremlin", of: "state:RU" },
  { name: "White House", also: ["Oval Office"], of: "state:US" },
  { name: "Downing Street", also: ["10 Downing Street", "Number 10", "No. 10", "No 10", "Whitehall"], of: "state:GB" },
  { name: "Élysée", also: ["Elysee", "Elysée", "Élysée Palace", "Elysee Palace", "Elysée Palace", "Matignon"], of: "state:FR" },
  { name: "Blue House", of: "state:KR" },
  { name: "Zhongnanhai", of: "state:CN" },
  { name: "Bankova", also: ["Bankova Street"], of: "state:UA" },
  { name: "Sublime Porte", of: "state:TR" },
  { name: "Casa Rosada", of: "state:AR" },
  { name: "Planalto", also: ["Planalto Palace"], of: "state:BR" },
  { name: "Miraflores", also: ["Miraflores Palace"], of: "state:VE" },
  { name: "Baabda Palace", of: "state:LB" },
  { name: "Malacañang", also: ["Malacanang", "Malacañang Palace", "Malacanang Palace"], of: "state:PH" },
  { name: "Rashtrapati Bhavan", of: "state:IN" },
  { name: "South Block", of: "state:IN" },
  { name: "Union Buildings", of: "state:ZA" },
  { name: "Aso Rock", of: "state:NG" },
  { name: "Palazzo Chigi", also: ["Quirinale"], of: "state:IT" },
  { name: "Moncloa", also: ["Moncloa Palace"], of: "state:ES" },
  { name: "Kantei", of: "state:JP" },
  { name: "Government House", of: "state:TH" },
];

/** Seats that stand for one organ of a state or of a body: they are organisations of their own. */
export const ORGAN_SEATS: readonly (Seat & { readonly key: string; readonly organ: string })[] = [
  { name: "Pentagon", of: "state:US", key: "org:US-DoD", organ: "Pentagon" },
  {
    name: "Foggy Bottom",
    also: [
      "State Department",
      "US State Department",
      "U.S. State Department",
      "Department of State",
      "U.S. Department of State",
      "US Department of State",
    ],
    of: "state:US",
    key: "org:US-State",
    organ: "State Department",
  },
  { name: "Langley", also: ["CIA", "C.I.A.", "Central Intelligence Agency"], of: "state:US", key: "org:US-CIA", organ: "CIA" },
  {
    name: "Capitol Hill",
    also: ["Congress", "US Congress", "U.S. Congress"],
    of: "state:US",
    key: "org:US-Congress",
    organ: "US Congress",
  },
  { name: "Quai d'Orsay", also: ["French Foreign Ministry"], of: "state:FR", key: "org:FR-MFA", organ: "French Foreign Ministry" },
  { name: "Westminster", also: ["House of Commons", "House of Lords"], of: "state:GB", key: "org:GB-Parliament", organ: "UK Parliament" },
  { name: "Smolenskaya Square", also: ["Russian Foreign Ministry"], of: "state:RU", key: "org:RU-MFA", organ: "Russian Foreign Ministry" },
  {
    name: "Foreign Office",
    also: ["FCDO", "Foreign and Commonwealth Office", "Foreign, Commonwealth and Development Office"],
    of: "state:GB",
    key: "org:GB-FCDO",
    organ: "Foreign Office",
  },
  { name: "Verkhovna Rada", also: ["Rada"], of: "state:UA", key: "org:UA-Rada", organ: "Verkhovna Rada" },
  { name: "State Duma", also: ["Duma", "Russian Duma"], of: "state:RU", key: "org:RU-Duma", organ: "State Duma" },
  { name: "Knesset", of: "state:IL", key: "org:IL-Knesset", organ: "Knesset" },
  { name: "Bundestag", of: "state:DE", key: "org:DE-Bundestag", organ: "Bundestag" },
  { name: "Majlis", of: "state:IR", key: "org:IR-Majlis", organ: "Majlis" },
];

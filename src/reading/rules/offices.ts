/** Decides which offices name their side by themselves, because only one state or body has them under that name. */

/** One such office: its words in lower case and the key of its side. */
export type KnownOffice = { readonly words: string; readonly of: string };

/** Longest first among those that begin alike. */
export const KNOWN_OFFICES: readonly KnownOffice[] = [
  { words: "director of national intelligence", of: "state:US" },
  { words: "national intelligence director", of: "state:US" },
  { words: "secretary of state", of: "state:US" },
  { words: "secretary of defense", of: "state:US" },
  { words: "secretary of war", of: "state:US" },
  { words: "secretary of the treasury", of: "state:US" },
  { words: "secretary of commerce", of: "state:US" },
  { words: "secretary of energy", of: "state:US" },
  { words: "secretary of homeland security", of: "state:US" },
  { words: "treasury secretary", of: "state:US" },
  { words: "defense secretary", of: "state:US" },
  { words: "commerce secretary", of: "state:US" },
  { words: "homeland security secretary", of: "state:US" },
  { words: "secretary of the navy", of: "state:US" },
  { words: "secretary of the army", of: "state:US" },
  { words: "house speaker", of: "state:US" },
  { words: "speaker of the house", of: "state:US" },
  { words: "senate majority leader", of: "state:US" },
  { words: "senate minority leader", of: "state:US" },
  { words: "house minority leader", of: "state:US" },
  { words: "house majority leader", of: "state:US" },
  { words: "foreign secretary", of: "state:GB" },
  { words: "home secretary", of: "state:GB" },
  { words: "chancellor of the exchequer", of: "state:GB" },
  { words: "defence secretary", of: "state:GB" },
  { words: "shadow foreign secretary", of: "state:GB" },
  { words: "supreme leader", of: "state:IR" },
  { words: "external affairs minister", of: "state:IN" },
  { words: "high representative for foreign affairs", of: "org:EU" },
  { words: "taoiseach", of: "state:IE" },
];

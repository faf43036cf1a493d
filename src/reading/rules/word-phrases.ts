/** Decides how a rule writes a phrase down and whether the words at a place are that phrase: `insist~ on` is any form of "insist", then "on". */

/** A phrase ready to be compared: one set of word forms for each place. */
export type Phrase = readonly ReadonlySet<string>[];

const Adverbs = new Set(
  "also again already always now still then even ever once further firmly flatly openly publicly repeatedly strongly consistently categorically squarely simply formally initially reportedly apparently privately long clearly fully largely broadly only just previously recently finally since certainly absolutely completely totally not".split(
    " ",
  ),
);

const Irregular: Readonly<Record<string, string>> = {
  be: "be is are was were been being am 's 're 'm",
  beat: "beat beats beaten beating",
  begin: "begin begins began begun beginning",
  break: "break breaks broke broken breaking",
  build: "build builds built building",
  come: "come comes came coming",
  cut: "cut cuts cutting",
  do: "do does did done doing",
  draw: "draw draws drew drawn drawing",
  fall: "fall falls fell fallen falling",
  fight: "fight fights fought fighting",
  find: "find finds found finding",
  give: "give gives gave given giving",
  go: "go goes went gone going",
  have: "have has had having 've",
  hold: "hold holds held holding",
  keep: "keep keeps kept keeping",
  lay: "lay lays laid laying",
  lead: "lead leads led leading",
  leave: "leave leaves left leaving",
  make: "make makes made making",
  mean: "mean means meant meaning",
  meet: "meet meets met meeting",
  put: "put puts putting",
  run: "run runs ran running",
  say: "say says said saying",
  see: "see sees saw seen seeing",
  seek: "seek seeks sought seeking",
  set: "set sets setting",
  shut: "shut shuts shutting",
  speak: "speak speaks spoke spoken speaking",
  stand: "stand stands stood standing",
  stick: "stick sticks stuck sticking",
  strike: "strike strikes struck striking",
  swear: "swear swears swore sworn swearing",
  take: "take takes took taken taking",
  tell: "tell tells told telling",
  think: "think thinks thought thinking",
  throw: "throw throws threw thrown throwing",
  win: "win wins won winning",
  withhold: "withhold withholds withheld withholding",
  withdraw: "withdraw withdraws withdrew withdrawn withdrawing",
  write: "write writes wrote written writing",
  bring: "bring brings brought bringing",
  sign: "sign signs signed signing",
  bid: "bid bids bidding",
  bind: "bind binds bound binding",
  hit: "hit hits hitting",
  lose: "lose loses lost losing",
  pay: "pay pays paid paying",
  send: "send sends sent sending",
  feel: "feel feels felt feeling",
  fly: "fly flies flew flown flying",
  forbid: "forbid forbids forbade forbidden forbidding",
  get: "get gets got gotten getting",
  sit: "sit sits sat sitting",
  ring: "ring rings rang rung ringing",
  spend: "spend spends spent spending",
  eat: "eat eats ate eaten eating",
  drink: "drink drinks drank drunk drinking",
  shake: "shake shakes shook shaken shaking",
  spin: "spin spins spun spinning",
  bend: "bend bends bent bending",
  buy: "buy buys bought buying",
  cast: "cast casts casting",
  cling: "cling clings clung clinging",
  dig: "dig digs dug digging",
  drive: "drive drives drove driven driving",
  forgo: "forgo forgoes forwent forgone forgoing",
  hear: "hear hears heard hearing",
  let: "let lets letting",
  rise: "rise rises rose risen rising",
  sell: "sell sells sold selling",
  shoot: "shoot shoots shot shooting",
  sleep: "sleep sleeps slept sleeping",
  split: "split splits splitting",
  strive: "strive strives strove striven striving",
  tear: "tear tears tore torn tearing",
  torpedo: "torpedo torpedoes torpedoed torpedoing",
  undertake: "undertake undertakes undertook undertaken undertaking",
  uphold: "uphold upholds upheld upholding",
  veto: "veto vetoes vetoed vetoing",
};

/** Verbs whose last consonant doubles before -ed and -ing. */
const Doubling = new Set([
  "drop",
  "drag",
  "plan",
  "commit",
  "refer",
  "submit",
  "admit",
  "permit",
  "stop",
  "prefer",
  "bar",
  "step",
  "occur",
  "shrug",
  "rebut",
  "quit",
  "compel",
  "label",
  "cancel",
  "rebel",
  "sup",
  "confer",
  "scrap",
  "wrap",
  "chat",
  "bid",
  "beg",
  "nod",
  "prod",
  "snub",
  "trim",
]);

/**
 * Every inflected form of a verb, lower case.
 *
 * @example inflectionsOf("refuse") // ["refuse", "refuses", "refused", "refusing"]
 */
export function inflectionsOf(verb: string): readonly string[] {
  const irregular = Irregular[verb];
  if (irregular !== undefined) return irregular.split(" ");
  if (verb.endsWith("e")) return [verb, `${verb}s`, `${verb}d`, `${verb.slice(0, -1)}ing`];
  if (/[^aeiou]y$/.test(verb)) return [verb, `${verb.slice(0, -1)}ies`, `${verb.slice(0, -1)}ied`, `${verb}ing`];
  const third = /(?:s|x|z|ch|sh|o)$/.test(verb) ? `${verb}es` : `${verb}s`;
  if (Doubling.has(verb)) {
    const doubled = verb + verb.slice(-1);
    return [verb, third, `${doubled}ed`, `${doubled}ing`, `${verb}ed`, `${verb}ing`];
  }
  return [verb, third, `${verb}ed`, `${verb}ing`];
}

/** Reads a phrase: words parted by spaces, `~` after a verb for all its forms, `|` between words that may stand at one place. */
export function phraseOf(written: string): Phrase {
  return written
    .split(" ")
    .map((place) => new Set(place.split("|").flatMap((word) => (word.endsWith("~") ? inflectionsOf(word.slice(0, -1)) : [word]))));
}

/** The phrases of rules under every word they can begin with, in the order of the rules. */
export type PhraseIndex<Rule> = ReadonlyMap<string, readonly { readonly rule: Rule; readonly phrase: Phrase }[]>;

/** Reads the phrases of all `rules`. What can begin at a word is then one look-up. */
export function indexPhrases<Rule extends { readonly phrases: readonly string[] }>(rules: readonly Rule[]): PhraseIndex<Rule> {
  const index = new Map<string, { rule: Rule; phrase: Phrase }[]>();
  for (const rule of rules) {
    for (const phrase of rule.phrases.map(phraseOf)) {
      for (const word of phrase[0] ?? []) {
        const others = index.get(word);
        if (others === undefined) index.set(word, [{ rule, phrase }]);
        else others.push({ rule, phrase });
      }
    }
  }
  return index;
}

/**
 * The place after the phrase if the words from `at` on are that phrase, else `undefined`. Up to two adverbs may stand between its words.
 * Cost: the length of the phrase.
 */
export function endOfPhraseAt(phrase: Phrase, words: readonly string[], at: number): number | undefined {
  let place = at;
  for (let ordinal = 0; ordinal < phrase.length; ordinal++) {
    const forms = phrase[ordinal];
    if (forms === undefined) return undefined;
    if (ordinal > 0) {
      for (let skipped = 0; skipped < 2 && isAdverb(words[place]) && !forms.has(words[place] ?? ""); skipped++) place++;
    }
    // 'It has |"the capacity| to …', 'was |"highly likely|": what is quoted of a phrase is still the phrase.
    if (ordinal > 0 && words[place] === '"' && forms.has(words[place + 1] ?? "")) place++;
    const word = words[place];
    if (word === undefined || !forms.has(word)) return undefined;
    place++;
  }
  return place;
}

/** True for the adverbs that may stand inside a phrase: "insists firmly on". */
export function isAdverb(word: string | undefined): boolean {
  return word !== undefined && (Adverbs.has(word) || (word.length > 4 && word.endsWith("ly")));
}

/** The words of a text for trying a rule on it: letters and digits; hyphens and punctuation stand alone; "n't" and "'s" are cut off, as the tokeniser does. */
export function plainWordsOf(text: string): readonly string[] {
  return (
    text
      .toLowerCase()
      .replace(/[‘’]/g, "'")
      .match(/n't\b|'(?:s|re|ve|ll|d|m)\b|(?:(?!n't\b)[\p{L}\p{N}])+|[^\s\p{L}\p{N}]/gu) ?? []
  );
}

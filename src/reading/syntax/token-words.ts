/** Decides which written words the tokeniser and the sentence splitter know by heart: abbreviations, prefixes, units, contractions. */

/** Titles: the full stop belongs to them and never ends a sentence. They count only with a capital. */
export const TITLE_ABBREVIATIONS: ReadonlySet<string> = new Set(
  words(`mr mrs ms mx messrs mme mlle dr prof rev fr st ste mt ft hon gen maj col lt sgt cpl pvt capt cmdr cdr adm brig
    sen sens rep reps gov govs pres amb atty sec supt det insp msgr esq dir dep asst assoc`),
);

/** Abbreviations for what is counted: they keep the full stop only before a number, as in "No. 5". */
export const NUMBERED_ABBREVIATIONS: ReadonlySet<string> = new Set(words("no nos nr fig figs eq vol vols art arts sec para paras ch pp p"));

/** Abbreviations that keep the full stop in either case and rarely end a sentence. */
export const LOWER_ABBREVIATIONS: ReadonlySet<string> = new Set(words("vs v cf viz approx dept e.g i.e c"));

/** Abbreviations whose full stop may also end the sentence; without an inner dot they count only with a capital. */
export const CLOSING_ABBREVIATIONS: ReadonlySet<string> = new Set(
  words(`jan feb mar apr jun jul aug sept sep oct nov dec tues thurs thur
    inc corp co ltd llc plc bros jr sr etc al ave blvd rd dept univ assn`),
);

/** Closing abbreviations that keep the full stop in small letters too. */
export const CLOSING_LOWER_ABBREVIATIONS: ReadonlySet<string> = new Set(words("etc al a.m p.m"));

/** States of the US: they keep the full stop only after a comma, as in "Dayton, Ohio" written short. */
export const STATE_ABBREVIATIONS: ReadonlySet<string> = new Set(
  words(`ala ariz ark calif cal colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla ore pa tenn tex va vt
    wash wis wyo ont que`),
);

/** First parts that stay with what follows their hyphen, as in "non-binding" and "re-elected". */
export const HYPHEN_PREFIXES: ReadonlySet<string> = new Set(
  words(
    "anti co counter cross de e ex inter mid mini mis multi non over pan post pre pro proto re semi socio sub super trans un uh oh mm hm",
  ),
);

/** Arabic articles: they stay with a name written with a capital, as in "al-Nahr". */
export const NAME_ARTICLES: ReadonlySet<string> = new Set(words("al el ad an ar as ash at az"));

/** Endings cut off after an apostrophe. */
export const CLITICS: ReadonlySet<string> = new Set(words("s re ve ll d m"));

/** Words written as one that are two: the lower-case form and the length of its first part. */
export const FUSED_WORDS: ReadonlyMap<string, number> = new Map([
  ["cannot", 3],
  ["gonna", 3],
  ["wanna", 3],
  ["gotta", 3],
]);

/** Units written onto a number: "10am", "20km". */
export const UNITS_AFTER_NUMBERS: ReadonlySet<string> = new Set(words("am pm km kg cm mm mph kph bn mn tn kt kw mw gw"));

/** Words that keep the apostrophe they begin with. */
export const APOSTROPHE_WORDS: ReadonlySet<string> = new Set(words("em til tis twas cause bout n"));

/** What follows a dot inside an address or a file name. */
export const DOTTED_ENDINGS: ReadonlySet<string> = new Set(
  words(
    "com org net gov edu int mil info eu uk us ru ua cn de fr il ir sa ae eg sd qa tr io co tv me ch pdf doc docx htm html php txt jpg",
  ),
);

/**
 * Words that often open a sentence and are seldom part of a name: after an abbreviation with a full stop, such a word with a capital
 * opens a new sentence ("… in the U.S. The envoy …"), any other word does not ("the U.S. President").
 */
export const SENTENCE_OPENERS: ReadonlySet<string> = new Set(
  words(`the a an this that these those he she it they we i you his her its their our my your there here what when where why how who which
    in on at by for from with to as of after before during since until while although though because if but and or so yet nor then now
    however meanwhile moreover furthermore also earlier later still despite under between among both all some many most no not one two
    according asked speaking last next more other another such each every such nobody nothing everyone prior following amid`),
);

/** Verbs after which a speaker is named: `"Will it hold?" Norra Vale asked.` stays one sentence. */
export const SPEECH_VERBS: ReadonlySet<string> = new Set(
  words(
    "said says say asked asks told tells added adds wrote writes replied tweeted posted exclaimed wondered demanded continued noted shouted",
  ),
);

function words(list: string): readonly string[] {
  return list.split(/\s+/).filter((word) => word !== "");
}

/** Decides which words that were tagged as nouns their own sentence shows to be verbs. */
/** Tags and trees of a document; `classes` are places in `tags` and `fineTags`. */
type Reading = { readonly classes: Uint8Array; readonly heads: Int32Array; readonly relations: Uint8Array };
type Names = { readonly tags: readonly string[]; readonly fineTags: readonly string[]; readonly relations: readonly string[] };

/**
 * Changes the reading in its place. "The two are |meeting| today": a word in -ing with an auxiliary is a verb. "Norland |doubts| that it will last":
 * a plural that heads its sentence, with a clause and a name before it, is what that name does. Cost: linear in the words.
 */
export function mendVerbs(forms: readonly string[], reading: Reading, names: Names): void {
  const { classes, heads, relations } = reading;
  const tagOf = (at: number) => names.tags[classes[at] ?? 0];
  const relationOf = (at: number) => names.relations[relations[at] ?? 0];
  const gerund = classOf(names, "VERB", "VBG");
  const present = classOf(names, "VERB", "VBZ");
  const subject = names.relations.indexOf("nsubj");
  for (let at = 0; at < forms.length; at++) {
    const head = heads[at] ?? at;
    if (tagOf(head) !== "NOUN") continue;
    const relation = relationOf(at);
    if (relation === "aux" && forms[head]?.endsWith("ing") === true) classes[head] = gerund;
    if (relation !== "ccomp" || head > at || heads[head] !== head || names.fineTags[classes[head] ?? 0] !== "NNS") continue;
    const doer = head - 1;
    if (doer < 0 || heads[doer] !== head || relationOf(doer) !== "compound" || tagOf(doer) !== "PROPN") continue;
    classes[head] = present;
    relations[doer] = subject;
  }
}

function classOf({ tags, fineTags }: Names, tag: string, fineTag: string): number {
  return Math.max(
    0,
    tags.findIndex((each, at) => each === tag && fineTags[at] === fineTag),
  );
}

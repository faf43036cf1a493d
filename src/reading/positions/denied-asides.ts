/** Decides where an aside denies the verb: "on no account", "under no circumstances", "by no means". */
import type { ClauseView } from "../clauses/clause-view.ts";
import type { Clause } from "../clauses/find-clauses.ts";

const Denying = /^(?:account|circumstance|circumstances|condition|conditions|means|way|event|terms)$/u;

/** True for "would |on no account| accept", "|under no circumstances| would it accept". Cost: the words before the verb. */
export function isDeniedAside({ words, tokens }: ClauseView, { verb, subject }: Clause): boolean {
  const from = Math.min(verb.first, subject?.first ?? verb.first) - FarthestAside;
  for (let at = verb.main - 1; at >= Math.max(from, 1) && tokens[at]?.sentence === tokens[verb.main]?.sentence; at--)
    if (Denying.test(words[at] ?? "") && words[at - 1] === "no" && /^(?:on|under|by|in)$/u.test(words[at - 2] ?? "")) return true;
  return false;
}

const FarthestAside = 4;

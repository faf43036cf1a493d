/** Decides which side a subject means in somebody's words: "we", "her country", "the group", an "it" that is the speaker. */
import type { LocalActorId } from "#record";
import { actorsOfPhrase, attributionAt, type ClauseView, partyOf, speakersMeantBy } from "../clauses/clause-view.ts";
import type { TokenRange } from "../clauses/find-clauses.ts";

/** The actors of a subject; first persons and a speaker's own bodies are the speakers or their side. */
export function subjectsOf(view: ClauseView, subject: TokenRange): readonly LocalActorId[] {
  const speaking = speakersMeantBy(view, subject);
  if (speaking !== undefined) return speaking;
  const speakers = attributionAt(view, subject.first)?.speakers ?? [];
  const own = ownBodyOf(view, subject, speakers);
  if (own.length > 0) return own;
  const meant = actorsOfPhrase(view, subject);
  if (meant.length > 0 || speakers.length === 0) return meant;
  const word = subject.after - subject.first === 1 ? (view.words[subject.first] ?? "") : "";
  // An "it" or "they" that nobody has resolved, in the words of a body or of several: themselves.
  const areBodies = speakers.every((speaker) => view.actors.get(speaker)?.kind !== "person");
  if ((word === "it" && speakers.length === 1 && areBodies) || (word === "they" && (speakers.length > 1 || areBodies))) return speakers;
  // In the words of somebody who speaks for a body, "it" is that body.
  return word === "it" || word === "they" ? partiesOf(view, speakers) : [];
}

/** The sides of a subject's actors. */
export function sidesOfSubject(view: ClauseView, subject: TokenRange): readonly LocalActorId[] {
  return [...new Set(subjectsOf(view, subject).map((actor) => partyOf(view, actor) ?? actor))];
}

/** "Her country", "his 900 men": the speaker's side; "the government", "the union" where the speaker's side is of that kind. */
function ownBodyOf(view: ClauseView, { first, after }: TokenRange, speakers: readonly LocalActorId[]): readonly LocalActorId[] {
  const head = view.words[after - 1] ?? "";
  const opener = view.words[first] ?? "";
  if (after - first < 2 || after - first > LongestBody || speakers.length === 0) return [];
  const parties = partiesOf(view, speakers);
  if (Possessives.has(opener)) {
    const meant = view.mentionOver.get(first)?.mention.actor;
    const isSpeakers = meant === undefined || speakers.includes(meant) || parties.includes(meant);
    return isSpeakers && OwnHeads.has(head) ? (parties.length > 0 ? parties : speakers) : [];
  }
  if (opener !== "the" || after - first !== 2 || parties.length !== 1) return [];
  // Somebody named that way in the text is meant.
  if (view.mentionOver.get(after - 1) !== undefined && head !== "government") return [];
  const isState = view.actors.get(parties[0] as LocalActorId)?.kind === "state"; // `parties` has one.
  return (isState ? StateBodies : OtherBodies).has(head) ? parties : [];
}

/** "Her nine thousand soldiers". */
const LongestBody = 5;
const Possessives: ReadonlySet<string> = new Set(["his", "her", "its", "their", "my", "our"]);
const StateBodies: ReadonlySet<string> = new Set([
  "government",
  "country",
  "state",
  "kingdom",
  "republic",
  "cabinet",
  "nation",
  "administration",
]);
const OtherBodies: ReadonlySet<string> = new Set(
  "group union movement party company firm guild federation association alliance front league club bloc coalition council consortium organisation organization army rebels insurgents fighters team delegation side government".split(
    " ",
  ),
);
const OwnHeads: ReadonlySet<string> = new Set([
  ...StateBodies,
  ...OtherBodies,
  ..."people members men boys women soldiers troops forces comrades clients colleagues ships boats fleet pilots drivers workers negotiators ministry mill mills commission".split(
    " ",
  ),
]);

/** The bodies that speakers act for; none where one of them acts for nobody known. */
function partiesOf(view: ClauseView, speakers: readonly LocalActorId[]): readonly LocalActorId[] {
  const parties = speakers.flatMap((speaker) => partyOf(view, speaker) ?? []);
  return [...new Set(parties.filter((party) => view.actors.get(party)?.kind !== "person"))];
}

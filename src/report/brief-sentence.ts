/** Decides the neutral sentence in which the brief tells one item; names and quoted words are the record's, the rest is the same for every party. */
import { listInWords } from "./describe-item.ts";
import type { ItemView, Passage, Reference, ViewOf } from "./views.ts";
import { cutTo } from "./wrap-lines.ts";

const LongestQuote = 240; // Characters of quoted words in a sentence.

/** One sentence for `view`; `day` is the day it was so or was said. */
export function sentenceOf(view: ItemView, day: string | undefined): string {
  switch (view.kind) {
    case "meeting":
      return meetingSentence(view);
    case "position": {
      const according = view.accordingTo.length === 0 ? "" : `, according to ${names(view.accordingTo)}`;
      const holder = view.holder === undefined || view.holder.id === view.party.id ? "" : ` (${view.holder.name})`;
      const condition = view.condition === undefined ? "" : `, on the condition “${words([view.condition])}”`;
      return `${dayPart(day)}${view.party.name}${holder} ${stanceVerb(view.stance)} on ${view.point.name}: “${words([view.summary])}”${condition}${according}.`;
    }
    case "statement": {
      const who = view.speakers.length === 0 ? "A speaker the text does not name" : names(view.speakers);
      const via = view.via.length === 0 ? "" : `, via ${names(view.via)}`;
      const channel = view.channel === undefined ? "" : ` (${view.channel.name})`;
      return `${dayPart(day)}${who}${channel}${via}: ${quoted(view.content)}.`;
    }
    case "contingency": {
      const who = view.advocates.length === 0 ? "The text" : names(view.advocates);
      const verb = { announced: "announced", proposed: "proposed", predicted: "predicted", offered: "offered" }[view.mode];
      const actor = view.wouldAct === undefined ? "" : ` (${view.wouldAct.name} would act)`;
      return `${dayPart(day)}${who} ${verb}: if ${quoted(view.trigger)}, then ${quoted(view.response)}${actor}.`;
    }
    case "assessment": {
      const who = view.assessors.length === 0 ? "The text itself" : names(view.assessors);
      const via = view.via.length === 0 ? "" : `, via ${names(view.via)},`;
      const about = view.about === undefined ? "" : ` of ${view.about.name}`;
      const band = view.term?.band === undefined ? "" : ` [${view.term.band}]`;
      const what = view.of ?? view.accounts[0]?.passage;
      return `${dayPart(day)}${who}${via} on the ${view.type}${about}: ${what === undefined ? "" : quoted([what])}${band}.`;
    }
    case "clash": {
      const sides = view.sides.map(({ says, accounts }) => {
        const passage = accounts[0]?.passage;
        return passage === undefined ? says : `${says}: ${quoted([passage])}`;
      });
      return `${ClashInWords[view.about] ?? `Accounts differ on ${view.about}`}: ${sides.join(" / ")}.`;
    }
    case "instrument": {
      const points = view.points === undefined ? "" : `, ${view.points} points`;
      const drafters = view.drafters.length === 0 ? "" : `, drafted by ${names(view.drafters)}`;
      return `${view.name} (${view.form}${points}${drafters}).`;
    }
    case "silence":
      return `${dayPart(day)}${names(view.speakers) || "Somebody unnamed"} ${view.manner}${view.about === undefined ? "" : `: ${quoted([view.about])}`}.`;
    case "actor":
    case "point":
      return `${view.line}.`;
  }
}

const ClashInWords: Readonly<Record<string, string>> = {
  day: "Accounts differ on the day",
  place: "Accounts differ on the place",
  participants: "Accounts differ on who took part",
  "whether it took place": "Accounts differ on whether it took place",
  denial: "One account denies what another says",
  "earlier words": "Words differ from earlier words",
  "words against text": "Words differ from the party's own bracket in the text",
  "number of points": "Accounts differ on the number of points",
  assessments: "Two assessments of one institution stand side by side",
  content: "Accounts differ on what was said",
};

function meetingSentence(view: ViewOf<"meeting">): string {
  const [first, ...others] = view.sides.map((side) => names(side.actors));
  const place = view.place === undefined ? "" : ` in ${view.place.name}${view.place.is === "implied" ? " (place implied)" : ""}`;
  const time = view.time;
  const day =
    time === undefined
      ? "On a day the texts do not give"
      : time.from === time.to
        ? `On ${time.from.slice(0, 10)}`
        : `Between ${time.from.slice(0, 10)} and ${time.to.slice(0, 10)}`;
  const agenda = view.agenda.length === 0 ? "" : `; agenda: ${quoted(view.agenda)}`;
  if (first === undefined) return `${day}: a meeting${place}, sides not given (${view.status})${agenda}.`;
  const sides = others.length === 0 ? `${first} and others not named` : `${first} and ${listInWords(others)}`;
  const verb = {
    held: view.format === "call" ? "spoke by telephone" : "met",
    planned: "are to meet",
    "under way": "are meeting",
    cancelled: "were to meet; the meeting was cancelled",
    denied: "are said to have met; this is denied",
    series: "hold a series of talks",
  }[view.status];
  const format = view.format === "unknown" || view.format === "call" ? "" : ` (${view.format})`;
  return `${day}: ${sides} ${verb ?? view.status}${place}${format}${agenda}.`;
}

function stanceVerb(stance: ViewOf<"position">["stance"]): string {
  return stance === "open" ? "is open" : stance === "unclear" ? "is unclear" : stance;
}

function dayPart(day: string | undefined): string {
  return day === undefined ? "" : `${day}: `;
}

function names(references: readonly Reference[]): string {
  return listInWords(references.map((reference) => reference.name));
}

/** The words in typographic quotation marks, pieces joined by an ellipsis; marks the text has itself are kept once. */
function quoted(passages: readonly Passage[]): string {
  const text = words(passages);
  return /^[“"].*[”"]$/su.test(text) && !text.slice(1, -1).includes('"') ? text : `“${text}”`;
}

function words(passages: readonly Passage[]): string {
  return clip(passages.map((passage) => passage.exact.replaceAll(/\s+/gu, " ").trim()).join(" … "));
}

function clip(text: string): string {
  return cutTo(text, LongestQuote);
}

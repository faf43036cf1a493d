/** Decides who the actors of the fact cases are, so that the cases try the facts alone and not the naming of actors. */
import {
  type AttributionMark,
  type LocalActorId,
  localActorIdOf,
  type MentionMark,
  markIdOf,
  type ReadActor,
  type Source,
  sourceIdOf,
  type TextRange,
} from "#record";
import type { Cast } from "../../../src/reading/cast.ts";
import type { DocumentSoFar } from "../../../src/reading/document-so-far.ts";
import { parseText } from "../../../src/reading/parse-text.ts";
import { syntaxModelsForTests } from "../../models.ts";
import type { FactCase } from "./fact-case.ts";

type CaseActor = {
  readonly name: string;
  readonly kind: ReadActor["kind"];
  readonly for?: string;
  readonly forms: readonly string[];
  readonly pronouns: readonly string[];
};

const states = ["it", "its", "they", "their"];
const man = ["he", "his", "him"];
const woman = ["she", "her"];

const caseActors: readonly CaseActor[] = [
  { name: "Veldland", kind: "state", forms: ["Veldland", "the Veldish government", "Orsa", "Veldish"], pronouns: states },
  { name: "Tarsia", kind: "state", forms: ["Tarsia", "Mirev", "Tarsian"], pronouns: states },
  { name: "Norland", kind: "state", forms: ["Norland", "the Norlandic government", "Hale", "Norlandic"], pronouns: states },
  { name: "Coast Front", kind: "organisation", forms: ["The Coast Front", "the Coast Front", "Coast Front"], pronouns: states },
  { name: "Arden Polk", kind: "person", for: "Veldland", forms: ["President Arden Polk", "Arden Polk", "Polk"], pronouns: man },
  {
    name: "Ilse Marrow",
    kind: "person",
    for: "Tarsia",
    forms: ["Tarsian Foreign Minister Ilse Marrow", "Foreign Minister Ilse Marrow", "Ilse Marrow", "Marrow"],
    pronouns: woman,
  },
  {
    name: "Sven Hald",
    kind: "person",
    for: "Norland",
    forms: ["Norlandic Prime Minister Sven Hald", "Prime Minister Sven Hald", "Sven Hald", "Hald"],
    pronouns: man,
  },
  { name: "Teo Lindqvist", kind: "person", for: "Norland", forms: ["The Norlandic envoy", "Lindqvist"], pronouns: man },
  { name: "Jorn Abel", kind: "person", for: "Coast Front", forms: ["its spokesman Jorn Abel"], pronouns: man },
  { name: "Dana Ferro", kind: "person", forms: ["Defence analyst Dana Ferro", "Ferro"], pronouns: woman },
  { name: "Norlandic intelligence", kind: "organisation", for: "Norland", forms: ["Norlandic intelligence"], pronouns: [] },
  { name: "two officials", kind: "unnamed", forms: ["two officials"], pronouns: [] },
  { name: "officials in Hale", kind: "unnamed", forms: ["Officials in Hale"], pronouns: [] },
  { name: "a senior diplomat", kind: "unnamed", forms: ["A senior diplomat"], pronouns: [] },
  { name: "Western officials", kind: "unnamed", forms: ["Western officials"], pronouns: [] },
];

/** The name of an actor by its id, as cases write it. */
export const nameOfCaseActor = (id: LocalActorId | undefined): string | undefined => caseActors[Number(id?.slice(1)) - 1]?.name;

/** The document of a case as the earlier stages would hand it on. */
export function documentOfCase({ text, said = [] }: FactCase): DocumentSoFar {
  const source: Source = {
    id: sourceIdOf("0123456789abcdef", undefined),
    text,
    textHash: "",
    format: "text",
    details: { credit: [] },
    blocks: [],
  };
  const parsed = parseText(source, syntaxModelsForTests());
  const attributions = said.map(({ by, words, via }, ordinal): AttributionMark => {
    const start = text.indexOf(words);
    if (start < 0) throw new Error(`The words of a case do not stand in its text: ${words}`);
    const range = { start, end: start + words.length };
    return {
      id: markIdOf(source.id, "attribution", range, ordinal),
      kind: "attribution",
      range,
      basis: { kind: "rule", name: "case", certainty: 1 },
      form: "indirect",
      content: [range],
      speakers: [idOf(by)],
      via: via === undefined ? [] : [idOf(via)],
    };
  });
  return { source, parsed, cast: castOf(source), dates: [], attributions };
}

function idOf(name: string): LocalActorId {
  return localActorIdOf(caseActors.findIndex((actor) => actor.name === name) + 1);
}

function castOf(source: Source): Cast {
  const basis = { kind: "rule", name: "case", certainty: 1 } as const;
  const actors = caseActors.map(
    (actor): ReadActor => ({
      id: idOf(actor.name),
      kind: actor.kind,
      name: actor.name,
      alsoCalled: [],
      roles: [],
      ...(actor.for === undefined ? {} : { actsFor: idOf(actor.for) }),
      basis,
    }),
  );
  const mentions: MentionMark[] = [];
  const note = (actor: LocalActorId, range: TextRange, form: MentionMark["form"]) =>
    mentions.push({ id: markIdOf(source.id, "mention", range), kind: "mention", range, basis, actor, form });
  for (const actor of caseActors) {
    for (const form of actor.forms) {
      for (const range of placesOf(source.text, form)) {
        const isHeld = mentions.some((other) => other.range.start <= range.start && range.end <= other.range.end);
        if (!isHeld) note(idOf(actor.name), range, /(?:ish|ian|ic)$/.test(form) ? "demonym" : "name");
      }
    }
  }
  mentions.sort((one, other) => one.range.start - other.range.start || other.range.end - one.range.end);
  for (const range of pronounPlaces(source.text)) {
    const word = source.text.slice(range.start, range.end).toLowerCase();
    const meant = mentions.findLast(
      ({ actor, range: { end }, form }) =>
        end <= range.start && form !== "demonym" && caseActors[Number(actor.slice(1)) - 1]?.pronouns.includes(word),
    );
    if (meant !== undefined) note(meant.actor, range, "pronoun");
  }
  mentions.sort((one, other) => one.range.start - other.range.start || other.range.end - one.range.end);
  return { actors, mentions };
}

function placesOf(text: string, words: string): readonly TextRange[] {
  return [...text.matchAll(new RegExp(`(?<![A-Za-z])${words}(?![A-Za-z])`, "g"))].map((found) => ({
    start: found.index,
    end: found.index + words.length,
  }));
}

function pronounPlaces(text: string): readonly TextRange[] {
  return [...text.matchAll(/(?<![A-Za-z'])(?:it|its|they|their|he|his|him|she|her)(?![A-Za-z'])/gi)].map((found) => ({
    start: found.index,
    end: found.index + found[0].length,
  }));
}

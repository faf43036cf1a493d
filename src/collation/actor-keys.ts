/** Decides under which keys an actor of one text is looked for among those of other texts. */
import type { ItemId, ReadActor } from "#record";
import type { Unit } from "./documents.ts";
import { initialsOf, isBareInstitution, isProperName, nameKeyOf, type PersonName, statedAcronymOf } from "./names.ts";

/** One actor of one text; its account is the first place where the text names it. */
export type ActorUnit = Unit & { readonly actor: ReadActor };

/** Where to look an actor up, and what to compare there. */
export type Keys = {
  /** One of these alike can be the same actor. */
  readonly certain: readonly string[];
  /** These are tried where none of the certain ones finds anybody. */
  readonly possible: readonly string[];
  /** True where the text itself says that two names are one actor. */
  readonly linksNames: boolean;
  /** For organisations, groups and states: names of more than one word. */
  readonly longNames: readonly string[];
  /** For people: one-word forms the text uses that are not the last word of the name. */
  readonly shortNames: readonly string[];
  readonly person?: PersonName;
};

/** The keys of one actor; `members` and `side` are the items already found for them. `nameOf` takes a person's name apart. */
export function keysOf(
  unit: ActorUnit,
  found: {
    readonly members: readonly ItemId[];
    readonly side: ItemId | undefined;
    readonly nameOf: (name: string) => PersonName | undefined;
  },
): Keys {
  const { actor } = unit;
  if (actor.kind === "unnamed") return only(copyKeyOf(unit));
  if (actor.kind === "person") return keysOfPerson(unit, found.nameOf);
  if (actor.worldKey !== undefined) return { ...only(`world ${actor.worldKey}`), ...partNameOf(actor) };
  const isProper = isProperName(actor.name);
  // "Representatives of Vesmar" begins a sentence and looks like a name; that it is a group for somebody says what it is.
  if (found.side !== undefined && (actor.kind === "group" || !isProper)) return only(`${nameKeyOf(actor.name)} of ${found.side}`);
  if (found.members.length > 1) {
    const members = only(`members ${[...new Set(found.members)].sort().join(" ")}`);
    return isProper ? { ...members, possible: [`name ${nameKeyOf(actor.name)}`] } : members;
  }
  if (isBareInstitution(actor.name)) {
    return found.side === undefined
      ? { ...only(copyKeyOf(unit)), ...partNameOf(actor) }
      : only(`${nameKeyOf(actor.name)} of ${found.side}`);
  }
  return isProper ? keysOfName(actor) : only(copyKeyOf(unit));
}

/** What has no name of its own is the same only in a copy of the same report. */
function copyKeyOf({ actor, account }: ActorUnit): string {
  return `copy ${account.independent} ${actor.kind} ${nameKeyOf(actor.name)} ${actor.count ?? ""}`;
}

function only(key: string): Keys {
  return { certain: [key], possible: [], linksNames: false, longNames: [], shortNames: [] };
}

/** A person is filed under the surname, the parts that may be a surname to others, and a one-word form the text itself uses. */
function keysOfPerson(unit: ActorUnit, nameOf: (name: string) => PersonName | undefined): Keys {
  const person = nameOf(unit.actor.name);
  if (person === undefined) return only(copyKeyOf(unit));
  const forms = unit.actor.alsoCalled.map(nameOf).filter((form) => form !== undefined);
  const shortNames = forms.filter((form) => form.given.length === 0 && person.given.includes(form.surname)).map(({ surname }) => surname);
  const parts = [person.surname, ...person.given.slice(1).filter(({ length }) => length > 1), ...shortNames];
  return {
    certain: [...new Set(parts)].map((part) => `person ${part}`),
    possible: [],
    linksNames: false,
    longNames: [],
    shortNames,
    person,
  };
}

/** A name of its own is filed whole, with its longer other names and stated acronyms; unstated initials are only possible. */
function keysOfName(actor: ReadActor): Keys {
  const forms = [actor.name, ...actor.alsoCalled];
  const { longNames } = partNameOf(actor);
  const acronyms = forms.map(statedAcronymOf).filter((acronym) => acronym !== undefined);
  const initials = initialsOf(actor.name);
  const certain = [nameKeyOf(actor.name), ...longNames].map((name) => `name ${name}`);
  return {
    certain: [...new Set([...certain, ...acronyms.map((acronym) => `acronym ${acronym}`)])],
    ...partNameOf(actor),
    possible: [
      ...[...(initials === undefined ? [] : [initials]), ...acronyms].map((acronym) => `initials ${acronym}`),
      ...partNameOf(actor).possible,
    ],
    linksNames: acronyms.length > 0 && longNames.length > 0,
    shortNames: [],
  };
}

/** "the Assembly" may be the one assembly the dossier knows by a longer name; two longer names without one in common never meet here. */
function partNameOf({ name, alsoCalled, kind }: ReadActor): Pick<Keys, "possible" | "longNames"> {
  const longNames = [name, ...alsoCalled].filter((form) => isProperName(form) && form.split(/\s+/).length > 1).map(nameKeyOf);
  const isOneWord = !/\s/.test(name.trim());
  const lastWord = nameKeyOf(name).split(" ").at(-1) ?? "";
  const mayMeet = (kind === "organisation" || kind === "group") && (isOneWord || !isBareInstitution(name));
  return { longNames, possible: mayMeet ? [`part ${lastWord}`] : [] };
}

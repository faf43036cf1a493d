import { describe, expect, test } from "vitest";
import type { ActorKind, LocalActorId } from "#record";
import { document, type Reader } from "../../test/builders.ts";
import { orderDocuments } from "./documents.ts";
import { joinActors } from "./join-actors.ts";

type Named = readonly [
  kind: ActorKind,
  name: string,
  more?: { readonly alsoCalled?: string[]; readonly actsFor?: string; readonly title?: string; readonly members?: string[] },
];

/** Texts of actors in; the groups of actors that became one out, as `text:name`. */
function groupsOf(...texts: readonly (readonly Named[])[]): readonly (readonly string[])[] {
  const documents = texts.map((actors, index) => {
    const words = actors.flatMap(([, name, more]) => [more?.title ?? "", name]);
    return document(`${words.join(" ")} was here on day ${index}.`, { outlet: `o${index}` }, (read) => nameAll(read, actors));
  });
  return joinActors(orderDocuments(documents)).map(({ units }) => units.map(({ document: { index }, actor }) => `${index}:${actor.name}`));
}

function nameAll(read: Reader, actors: readonly Named[]): void {
  const made = new Map<string, LocalActorId>();
  for (const [kind, name, more] of actors) {
    const actsFor = more?.actsFor === undefined ? undefined : made.get(more.actsFor);
    const members = (more?.members ?? []).map((member) => made.get(member)).filter((member) => member !== undefined);
    const id = read.actor(kind, name, {
      ...(more?.alsoCalled === undefined ? {} : { alsoCalled: more.alsoCalled }),
      ...(actsFor === undefined ? {} : { actsFor }),
      ...(more?.title === undefined ? {} : { title: more.title }),
      ...(members.length === 0 ? {} : { members }),
      ...(kind === "state" ? { worldKey: `state:${name}` } : {}),
    });
    made.set(name, id);
  }
}

describe("actors across texts", () => {
  const check = (name: string, texts: readonly (readonly Named[])[], expected: readonly (readonly string[])[]) =>
    test(name, () => expect(groupsOf(...texts).filter((group) => group.length > 1 || !group[0]?.includes(":State"))).toEqual(expected));

  check("a state by its gazetteer key", [[["state", "StateA"]], [["state", "StateA"]]], [["0:StateA", "1:StateA"]]);
  check("a person by full name", [[["person", "Olena Marsh"]], [["person", "Olena Marsh"]]], [["0:Olena Marsh", "1:Olena Marsh"]]);
  check(
    "other first names are other people",
    [[["person", "Olena Marsh"]], [["person", "Peter Marsh"]]],
    [["0:Olena Marsh"], ["1:Peter Marsh"]],
  );
  check("a middle initial", [[["person", "Ivo Tarn"]], [["person", "Ivo B. Tarn"]]], [["0:Ivo Tarn", "1:Ivo B. Tarn"]]);
  check("a first name as initial", [[["person", "Ivo Tarn"]], [["person", "I. Tarn"]]], [["0:Ivo Tarn", "1:I. Tarn"]]);
  check("father and son", [[["person", "Ivo Tarn"]], [["person", "Ivo Tarn Jr."]]], [["0:Ivo Tarn"], ["1:Ivo Tarn Jr."]]);
  check(
    "a title before the name",
    [[["person", "Ivo Tarn"]], [["person", "President Ivo Tarn"]]],
    [["0:Ivo Tarn", "1:President Ivo Tarn"]],
  );
  check(
    "a second surname left out",
    [[["person", "Pablo Sal Ortega"]], [["person", "Pablo Sal"]]],
    [["0:Pablo Sal Ortega", "1:Pablo Sal"]],
  );
  check(
    "a spelling of the ending",
    [[["person", "Petro Zavensky"]], [["person", "Petro Zavenskyy"]]],
    [["0:Petro Zavensky", "1:Petro Zavenskyy"]],
  );
  check(
    "an Arabic article with and without",
    [[["person", "Karim al-Hadid"]], [["person", "Karim el Hadid"]], [["person", "Karim Hadid"]]],
    [["0:Karim al-Hadid", "1:Karim el Hadid", "2:Karim Hadid"]],
  );
  check(
    "a name of one people written in three ways",
    [[["person", "Mohammed Tarif"]], [["person", "Mohamad Tarif"]]],
    [["0:Mohammed Tarif", "1:Mohamad Tarif"]],
  );
  check(
    "a surname first, and the text that calls him so",
    [[["person", "Lo Wenming", { alsoCalled: ["Lo"] }]], [["person", "Lo"]]],
    [["0:Lo Wenming", "1:Lo"]],
  );

  check(
    "a surname alone, where one person can be meant",
    [[["person", "Olena Marsh"]], [["person", "Marsh"]]],
    [["0:Olena Marsh", "1:Marsh"]],
  );
  check("a surname learned before the full name", [[["person", "Marsh"]], [["person", "Olena Marsh"]]], [["0:Marsh", "1:Olena Marsh"]]);
  check(
    "a surname alone, where two people can be meant",
    [
      [
        ["person", "Olena Marsh"],
        ["person", "Peter Marsh"],
      ],
      [["person", "Marsh"]],
    ],
    [["0:Olena Marsh"], ["0:Peter Marsh"], ["1:Marsh"]],
  );
  check(
    "a surname with a side, where two people can be meant",
    [
      [
        ["state", "StateA"],
        ["state", "StateB"],
        ["person", "Olena Marsh", { actsFor: "StateA" }],
        ["person", "Peter Marsh", { actsFor: "StateB" }],
      ],
      [
        ["state", "StateB"],
        ["person", "Marsh", { actsFor: "StateB" }],
      ],
    ],
    [["0:StateB", "1:StateB"], ["0:Olena Marsh"], ["0:Peter Marsh", "1:Marsh"]],
  );
  check(
    "a surname with a title, where two people can be meant",
    [
      [
        ["person", "Olena Marsh", { title: "president" }],
        ["person", "Peter Marsh", { title: "trainer" }],
      ],
      [["person", "Marsh", { title: "president" }]],
    ],
    [["0:Olena Marsh", "1:Marsh"], ["0:Peter Marsh"]],
  );
  check(
    "a surname that acts for somebody else",
    [
      [
        ["state", "StateA"],
        ["person", "Olena Marsh", { actsFor: "StateA" }],
      ],
      [
        ["state", "StateB"],
        ["person", "Marsh", { actsFor: "StateB" }],
      ],
    ],
    [["0:Olena Marsh"], ["1:Marsh"]],
  );
  check(
    "two of one text that the reader kept apart",
    [
      [
        ["person", "Olena Marsh"],
        ["person", "Marsh"],
      ],
    ],
    [["0:Olena Marsh"], ["0:Marsh"]],
  );

  check(
    "an acronym in brackets",
    [[["organisation", "Strait Monitoring Mission (SMM)"]], [["organisation", "SMM"]]],
    [["0:Strait Monitoring Mission (SMM)", "1:SMM"]],
  );
  check(
    "an acronym nobody spelled out, by initials",
    [[["organisation", "Strait Monitoring Mission"]], [["organisation", "SMM"]]],
    [["0:Strait Monitoring Mission", "1:SMM"]],
  );
  check(
    "two items that a third text shows to be one",
    [
      [["organisation", "SOS"]],
      [["organisation", "Seamen of the Strait"]],
      [["organisation", "Seamen of the Strait", { alsoCalled: ["SOS"] }]],
    ],
    [["0:SOS", "1:Seamen of the Strait", "2:Seamen of the Strait"]],
  );
  check(
    "two long names with one acronym",
    [[["organisation", "Port Authority (PA)"]], [["organisation", "Pilots Association (PA)"]]],
    [["0:Port Authority (PA)"], ["1:Pilots Association (PA)"]],
  );
  check(
    "a ministry of two states",
    [
      [
        ["state", "StateA"],
        ["organisation", "Foreign Ministry", { actsFor: "StateA" }],
      ],
      [
        ["state", "StateB"],
        ["organisation", "Foreign Ministry", { actsFor: "StateB" }],
      ],
    ],
    [["0:Foreign Ministry"], ["1:Foreign Ministry"]],
  );
  check(
    "the last word of the one long name the dossier knows",
    [[["organisation", "Island Assembly"]], [["organisation", "Assembly"]]],
    [["0:Island Assembly", "1:Assembly"]],
  );
  check(
    "the last word of two long names",
    [
      [
        ["organisation", "Island Assembly"],
        ["organisation", "City Assembly"],
      ],
      [["organisation", "Assembly"]],
    ],
    [["0:Island Assembly"], ["0:City Assembly"], ["1:Assembly"]],
  );
  check(
    "a delegation by its side, whoever is named in it",
    [
      [
        ["state", "StateA"],
        ["group", "A delegation", { actsFor: "StateA", members: ["StateA"] }],
      ],
      [
        ["state", "StateA"],
        ["person", "Olena Marsh"],
        ["group", "A delegation", { actsFor: "StateA", members: ["StateA", "Olena Marsh"] }],
      ],
    ],
    [["0:StateA", "1:StateA"], ["0:A delegation", "1:A delegation"], ["1:Olena Marsh"]],
  );
  check(
    "institutions that every state has stay in their text",
    [
      [
        ["organisation", "Government"],
        ["organisation", "Foreign Ministry"],
      ],
      [
        ["organisation", "Government"],
        ["organisation", "Foreign Ministry"],
      ],
    ],
    [["0:Government"], ["0:Foreign Ministry"], ["1:Government"], ["1:Foreign Ministry"]],
  );
  check(
    "an institution by its side",
    [
      [
        ["state", "StateA"],
        ["organisation", "Foreign Ministry", { actsFor: "StateA" }],
      ],
      [
        ["state", "StateA"],
        ["organisation", "foreign ministry", { actsFor: "StateA" }],
      ],
    ],
    [
      ["0:StateA", "1:StateA"],
      ["0:Foreign Ministry", "1:foreign ministry"],
    ],
  );
  check(
    "descriptions without a side stay in their text",
    [[["group", "mediators"]], [["group", "mediators"]]],
    [["0:mediators"], ["1:mediators"]],
  );
  check(
    "unnamed sources stay in their text",
    [[["unnamed", "two officials"]], [["unnamed", "two officials"]]],
    [["0:two officials"], ["1:two officials"]],
  );
  check(
    "a group by its members, whatever it is called",
    [
      [
        ["state", "StateA"],
        ["state", "StateB"],
        ["group", "negotiators of A and B", { members: ["StateA", "StateB"] }],
      ],
      [
        ["state", "StateB"],
        ["state", "StateA"],
        ["group", "B and A officials", { members: ["StateB", "StateA"] }],
      ],
    ],
    [
      ["0:StateA", "1:StateA"],
      ["0:StateB", "1:StateB"],
      ["0:negotiators of A and B", "1:B and A officials"],
    ],
  );

  test("unnamed sources of one report are one in each of its copies", () => {
    const text =
      "Two officials familiar with the talks said on Monday that the ferry line would open before the summer and that fares had been settled.";
    const copy = (outlet: string) =>
      document(text, { outlet }, (read) => read.actor("unnamed", "Two officials familiar with the talks", { count: 2 }));
    expect(joinActors(orderDocuments([copy("A"), copy("B")])).map(({ units }) => units.length)).toEqual([2]);
  });
});

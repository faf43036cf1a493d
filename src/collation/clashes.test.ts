import { describe, expect, test } from "vitest";
import { type BuiltDocument, document } from "../../test/builders.ts";
import { itemsOf, recordOf } from "../../test/records.ts";

/** Every clash as `about: one | other`. */
function clashesOf(...documents: readonly BuiltDocument[]): readonly string[] {
  return itemsOf(recordOf(documents), "clash").map(({ about, sides }) => `${about}: ${sides.map(({ says }) => says).join(" | ")}`);
}

const check = (name: string, documents: readonly BuiltDocument[], expected: readonly string[]) =>
  test(name, () => expect(clashesOf(...documents)).toEqual(expected));

let outlets = 0;
const newOutlet = () => `outlet ${outlets++}`;

type Told = {
  readonly day?: string;
  readonly place?: string;
  readonly status?: "held" | "denied" | "cancelled" | "planned";
  readonly more?: readonly string[];
  readonly format?: "bilateral" | "trilateral" | "call";
  readonly published?: string;
  /** A body that the text says was not there. */
  readonly absent?: "Harbour Council";
  /** Somebody who acts for that body and sat there. */
  readonly guest?: string;
};

/** A text on a meeting of Olena Marsh (Vesmar) and Ivo Tarn (Corval), and of further people or states. */
function meeting({
  day = "2026-02-03",
  place = "Orsa",
  status = "held",
  more = [],
  format,
  published = "2026-02-04",
  absent,
  guest,
}: Told): BuiltDocument {
  const text = `Vesmar Corval: Olena Marsh and Ivo Tarn ${more.join(" ")} in ${place}, not ${absent ?? "others"}, ${guest ?? "nobody"} of the Harbour Council, says ${newOutlet()}.`;
  return document(text, { outlet: newOutlet(), published }, (read) => {
    const vesmar = read.actor("state", "Vesmar", { worldKey: "state:V" });
    const corval = read.actor("state", "Corval", { worldKey: "state:C" });
    const marsh = read.actor("person", "Olena Marsh", { actsFor: vesmar });
    const tarn = read.actor("person", "Ivo Tarn", { actsFor: corval });
    const others = more.map((name) =>
      name.includes("_")
        ? read.actor("person", name.replace("_", " "), { actsFor: corval, words: name })
        : read.actor("state", name, { worldKey: `state:${name}` }),
    );
    const people = others.filter((_, at) => more[at]?.includes("_"));
    const states = others.filter((_, at) => !more[at]?.includes("_"));
    const council = read.actor("organisation", "Harbour Council", { worldKey: "org:council" });
    const guests = guest === undefined ? [] : [read.actor("person", guest, { actsFor: council })];
    const corvalSide = [...(people.length > 0 ? people : [tarn]), ...guests];
    read.meeting(`Olena Marsh and Ivo Tarn ${more.join(" ")} in ${place}`, [[marsh], corvalSide, ...states.map((state) => [state])], {
      day,
      place,
      status,
      ...(format === undefined ? {} : { format }),
      ...(absent === undefined ? {} : { absent: [council] }),
    });
  });
}

describe("accounts of one meeting", () => {
  check("agree", [meeting({}), meeting({})], []);
  check("differ on the day", [meeting({}), meeting({ day: "2026-02-04" }), meeting({})], ["day: 2026-02-03 | 2026-02-04"]);
  check("differ on the place", [meeting({}), meeting({ place: "Tesk" })], ["place: Orsa | Tesk"]);
  check("name a town and a house in it", [meeting({}), meeting({ place: "Harbour House of Orsa" })], []);
  check(
    "name other people for one side",
    [meeting({}), meeting({ more: ["Petra_Quill"] })],
    ["participants: Ivo Tarn, Olena Marsh | Olena Marsh, Petra Quill"],
  );
  check(
    "list everybody present, with one more in one list",
    [
      meeting({ more: ["Petra_Quill", "Lena_Horne", "Emil_Dost"] }),
      meeting({ more: ["Petra_Quill", "Lena_Horne", "Emil_Dost", "Maud_Kade"] }),
    ],
    ["participants: Emil Dost, Lena Horne, Olena Marsh, Petra Quill | Emil Dost, Lena Horne, Maud Kade, Olena Marsh, Petra Quill"],
  );
  check(
    "place somebody at the table, and away from it",
    [meeting({ absent: "Harbour Council" }), meeting({ guest: "Lena Horne" }), meeting({})],
    ["participants: without Harbour Council | with Lena Horne"],
  );
  check("know more of the sides", [meeting({}), meeting({ more: ["Sarvan"] })], []);
  check(
    "count the sides differently",
    [meeting({ format: "bilateral" }), meeting({ more: ["Sarvan"], format: "trilateral" })],
    ["participants: Corval, Vesmar | Corval, Sarvan, Vesmar"],
  );
  check(
    "tell one call of the day before and of the same day, in texts of one day",
    [meeting({ format: "call", day: "2026-02-03" }), meeting({ format: "call", day: "2026-02-04" })],
    ["day: 2026-02-03 | 2026-02-04"],
  );
  check("one denies it", [meeting({}), meeting({ status: "denied" })], ["whether it took place: held | denied"]);
  check(
    "a plan that moved is no clash",
    [meeting({ status: "planned", day: "2026-02-03", published: "2026-02-01" }), meeting({ day: "2026-02-04" })],
    [],
  );
  check(
    "announced and denied",
    [meeting({ status: "planned", published: "2026-02-02" }), meeting({ status: "denied", published: "2026-02-02" })],
    ["whether it took place: planned | denied"],
  );
});

/** A text with one statement. */
function statement(
  who: "Olena Marsh" | "Ivo Tarn",
  words: string,
  { cue = "said", day, published = "2026-02-04" }: { cue?: string; day?: string; published?: string } = {},
): BuiltDocument {
  const state = who === "Olena Marsh" ? "Vesmar" : "Corval";
  return document(`${who} of ${state} ${cue} ${words} (${newOutlet()}).`, { outlet: newOutlet(), published }, (read) => {
    const speaker = read.actor("person", who, { actsFor: read.actor("state", state, { worldKey: `state:${state}` }) });
    read.says(speaker, words, { cueWords: cue, ...(day === undefined ? {} : { day }) });
  });
}

describe("words against words", () => {
  const claim = statement("Olena Marsh", "Corval offered to suspend the harbour fee for a year");
  check(
    "a denial against the statement it denies",
    [claim, statement("Ivo Tarn", "that Corval had offered to suspend the harbour fee", { cue: "denied" })],
    ["denial: said | denied"],
  );
  check(
    "a denial learned first",
    [statement("Ivo Tarn", "that Corval had offered to suspend the harbour fee", { cue: "flatly denied" }), claim],
    ["denial: denied | said"],
  );
  check(
    "what somebody did not deny",
    [claim, statement("Ivo Tarn", "that Corval had offered to suspend the harbour fee", { cue: "did not deny" })],
    [],
  );
  check(
    "a denial of something else",
    [claim, statement("Ivo Tarn", "that his brother owned a fishing boat in the north", { cue: "denied" })],
    [],
  );
  check(
    "a denial weeks later",
    [claim, statement("Ivo Tarn", "that Corval had offered to suspend the harbour fee", { cue: "denied", published: "2026-03-20" })],
    [],
  );
  check(
    "a verdict on a report",
    [claim, statement("Ivo Tarn", "that reports of an offer to suspend the harbour fee for a year were untrue")],
    ["denial: said | denied"],
  );
  check(
    "a speaker who denies his own earlier words",
    [
      statement("Ivo Tarn", "Corval would close the strait on the first of March", { published: "2026-02-01" }),
      statement("Ivo Tarn", '"We have never spoken of closing the strait"', { published: "2026-02-20" }),
    ],
    ["earlier words: said | denied"],
  );
  check(
    "one quotation with and without a negation",
    [
      statement("Olena Marsh", '"we will sign the paper on the ferry line before summer"'),
      statement("Olena Marsh", '"we will not sign the paper on the ferry line before summer"'),
    ],
    ["content: we will sign the paper on the ferry line before summer | we will not sign the paper on the ferry line before summer"],
  );
  check(
    "one quotation and its first half",
    [
      statement("Olena Marsh", '"we will sign the paper on the ferry line but not before summer"'),
      statement("Olena Marsh", '"we will sign the paper on the ferry line"'),
    ],
    [],
  );
  check(
    "one quotation on two days",
    [
      statement("Olena Marsh", '"we will sign the paper on the ferry line"', { day: "2026-02-02" }),
      statement("Olena Marsh", '"we will sign the paper on the ferry line"', { day: "2026-02-03" }),
    ],
    ["day: 2026-02-02 | 2026-02-03"],
  );
});

/** A text with one position of Vesmar. */
function position(
  words: string,
  stance: "accepts" | "rejects" | "demands" | "unclear",
  {
    day,
    published = "2026-02-04",
    topic = "patrols",
    known = true,
  }: { day?: string; published?: string; topic?: string; known?: boolean } = {},
): BuiltDocument {
  return document(`Vesmar ${words} (${newOutlet()}).`, { outlet: newOutlet(), published }, (read) => {
    read.position(read.actor("state", "Vesmar", { worldKey: "state:V" }), words, topic, stance, {
      known,
      ...(day === undefined ? {} : { day }),
    });
  });
}

describe("a party's words against its earlier words", () => {
  check(
    "accepted, then rejected",
    [
      position("would allow joint patrols", "accepts", { day: "2026-02-03" }),
      position("will never allow joint patrols", "rejects", { day: "2026-02-10" }),
    ],
    ["earlier words: accepts (2026-02-03) | rejects (2026-02-10)"],
  );
  check(
    "one turn is one clash, however often it is repeated",
    [
      position("would allow joint patrols", "accepts", { day: "2026-02-03" }),
      position("will never allow joint patrols", "rejects", { day: "2026-02-10" }),
      position("again ruled joint patrols out", "rejects", { day: "2026-02-20" }),
    ],
    ["earlier words: accepts (2026-02-03) | rejects (2026-02-10)"],
  );
  check(
    "a demand and a refusal within one wide topic",
    [position("wants two ships", "demands", { day: "2026-02-03" }), position("refused night watches", "rejects", { day: "2026-02-10" })],
    [],
  );
  check(
    "two reports of one day that cannot both hold",
    [
      position("would allow joint patrols", "accepts", { day: "2026-02-03" }),
      position("will never allow joint patrols", "rejects", { day: "2026-02-03" }),
    ],
    ["content: accepts (2026-02-03) | rejects (2026-02-03)"],
  );
  check(
    "what is unclear opposes nothing",
    [
      position("would allow joint patrols", "accepts", { day: "2026-02-03" }),
      position("left joint patrols open to doubt", "unclear", { day: "2026-02-10" }),
    ],
    [],
  );
});

describe("plans and assessments", () => {
  const plan = (name: string, points: number, published = "2026-02-04", also?: readonly [string, number]) =>
    document(
      `A ${name} of ${points} points ${also === undefined ? "" : `and a ${also[0]}`} (${newOutlet()}).`,
      { outlet: newOutlet(), published },
      (read) => {
        read.instrument(name, name, { points });
        if (also !== undefined) read.instrument(also[0], also[0], { points: also[1] });
      },
    );
  check("one plan, two counts", [plan("Orsa plan", 12), plan("Orsa plan", 14)], ["number of points: 12 | 14"]);
  check("one plan, two counts, months apart: versions", [plan("Orsa plan", 28), plan("Orsa plan", 20, "2026-04-04")], []);
  check("a number in the name, at one time", [plan("28-point plan", 28), plan("20-point plan", 20)], ["number of points: 28 | 20"]);
  check("a text that tells the two apart", [plan("28-point plan", 28, "2026-02-04", ["20-point plan", 20]), plan("20-point plan", 20)], []);

  test("one institution through two channels stands side by side", () => {
    const judged = (words: string, via?: string) =>
      document(`The Survey Office: ${words}, by ${via ?? "itself"} (${newOutlet()}).`, { outlet: newOutlet() }, (read) => {
        const office = read.actor("organisation", "Survey Office");
        const about = read.actor("state", "Vesmar", { worldKey: "state:V", words: "Vesmar" });
        const through = via === undefined ? [] : [read.actor(via.startsWith("two") ? "unnamed" : "person", via)];
        read.assessment(words, { assessors: [office], via: through, about, type: words.includes("wants") ? "intent" : "capability" });
      });
    const documents = [
      judged("Vesmar still wants the northern harbour", "two officials"),
      judged("Vesmar cannot take the northern harbour", "Lena Horne"),
    ];
    expect(clashesOf(...documents)).toEqual(["assessments: two officials | Lena Horne"]);
    expect(
      clashesOf(
        judged("Vesmar still wants the northern harbour", "Lena Horne"),
        judged("Vesmar cannot take the northern harbour", "Lena Horne"),
      ),
    ).toEqual([]);
  });
});

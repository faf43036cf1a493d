/** Checks that a draft numbered at random in the ways real texts use is read back as the tree it was written from. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DraftText, lineageOf } from "./draft-text.ts";
import { parseDraft } from "./parse-draft.ts";

/** A numbered piece as it was made up: its label as written, and what stands below it. */
type Made = { readonly label: string; readonly below: readonly Made[] };

/** How one level of a style is numbered: the label of the n-th entry (from 0), with what was inserted after it. */
type Level = { readonly labelAt: (place: number, inserted: string) => string; readonly mayInsert: boolean };

const Inserted = ["", "", "", "", "bis", "ter", "alt"] as const;
const Roman = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii"];
const Letters = "abcdefgh";
const Sentences = [
  "The council meets every month and reports to the parties in writing.",
  "Each party withdraws its boats behind the line and keeps them there.",
  "The pilots of both coasts agree on the lanes before the winter begins.",
  "Nothing in this text touches the fishing rights of third states.",
  "Every convoy carries the flag of the mission and a list of its cargo.",
];

const articles: Level = { labelAt: (place, inserted) => `Article ${place + 1}${inserted}`, mayInsert: true };
const points: Level = { labelAt: (place, inserted) => `Point ${place + 1}${inserted}`, mayInsert: true };
const counted: Level = { labelAt: (place, inserted) => `${place + 1}${inserted}.`, mayInsert: true };
const bracketed: Level = { labelAt: (place) => `${place + 1})`, mayInsert: false };
const lettered: Level = { labelAt: (place) => `(${Letters[place]})`, mayInsert: false };
const roman: Level = { labelAt: (place) => `(${Roman[place]})`, mayInsert: false };
const operative: Level = { labelAt: (place, inserted) => `OP${place + 1}${inserted}`, mayInsert: true };

const Styles: Readonly<Record<string, readonly Level[]>> = {
  "a treaty": [articles, counted, lettered, roman],
  "a treaty whose articles hold lettered items": [articles, lettered, roman],
  "a plan of points": [counted, lettered, roman],
  "points by their word": [points, lettered],
  "points with a bracket": [bracketed, lettered, roman],
  "a resolution's operative part": [operative, lettered, roman],
};

for (const [name, levels] of Object.entries(Styles)) {
  describe(name, () => {
    it("is read back as it was made up, at the margin and indented", () => {
      fc.assert(
        fc.property(forest(levels), fc.boolean(), fc.boolean(), (made, isIndented, isAiry) => {
          expectRead(write(made, { isIndented, isAiry }), made);
        }),
        { seed: 17, numRuns: 200 },
      );
    });
  });
}

describe("a resolution", () => {
  it("keeps preambular and operative paragraphs beside each other, in whatever order they come", () => {
    const runs = fc.array(
      fc.tuple(fc.boolean(), fc.integer({ min: 1, max: 4 }), fc.array(fc.constantFrom(...Inserted), { maxLength: 4 })),
      {
        minLength: 1,
        maxLength: 5,
      },
    );
    fc.assert(
      fc.property(runs, fc.boolean(), (list, isAiry) => {
        const counts = { PP: 0, OP: 0 };
        const made: Made[] = list.flatMap(([isPreambular, length, inserted]) =>
          Array.from({ length }, (_, at): readonly Made[] => {
            const kind = isPreambular ? "PP" : "OP";
            const number = ++counts[kind];
            const extra = inserted[at] ?? "";
            const plain = { label: `${kind}${number}`, below: [] };
            return extra === "" ? [plain] : [plain, { label: `${kind}${number}${extra}`, below: [] }];
          }).flat(),
        );
        expectRead(write(made, { isIndented: false, isAiry }), made);
      }),
      { seed: 18, numRuns: 200 },
    );
  });

  it("lays an inserted preambular paragraph beside the operative one it stands after, not below it", () => {
    const draft = parseDraft(
      "PP1 Recalling the accord,\n\nOP6 Calls for aid;\n\nOP6alt Calls for more aid:\n\n(a) of bread;\n\nPP2bis Noting the winter,\n\nOP7 Decides to meet.",
    );
    expect(draft.nodes.map(({ id, depth }) => `${depth} ${id}`)).toEqual(["0 pp1", "0 op6", "0 op6alt", "1 op6alt/a", "0 pp2bis", "0 op7"]);
  });

  it("keeps preambular paragraphs inside a preamble that has its heading, and lets operative ones leave it", () => {
    const draft = parseDraft(
      "# Text\n\n## Preamble\n\nPP1 Recalling the accord,\n\nPP1bis Noting the winter,\n\nOP1 Calls for aid;\n\nOP1bis Decides to meet.",
    );
    expect(draft.nodes.map(({ depth, kind, number }) => [depth, kind, number ?? ""].join(" ").trim()).slice(1)).toEqual([
      "0 preamble",
      "1 paragraph PP1",
      "1 paragraph PP1bis",
      "0 paragraph OP1",
      "0 paragraph OP1bis",
    ]);
  });
});

describe("a preamble with a heading of its own", () => {
  it("is left by the first article, part or point", () => {
    for (const body of ["Article 1", "PART ONE\n\nArticle 1", "Point 1"]) {
      const draft = parseDraft(`# Accord\n\n## Preamble\n\nThe Parties,\n\nRecalling the truce,\n\n${body}\n\nThe truce holds.`);
      expect(draft.nodes.find(({ label }) => label !== undefined)?.depth, body).toBe(0);
    }
  });
});

describe("dotted numbers", () => {
  it("stand below the number they begin with", () => {
    const tree = fc.array(fc.array(fc.nat(3), { maxLength: 3 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(tree, fc.boolean(), (counts, isAiry) => {
        const made = counts.map(
          (children, at): Made => ({
            label: `${at + 1}.`,
            below: children.map((length, place) => ({
              label: `${at + 1}.${place + 1}`,
              below: Array.from({ length }, (_, last) => ({ label: `${at + 1}.${place + 1}.${last + 1}`, below: [] })),
            })),
          }),
        );
        expectRead(write(made, { isIndented: false, isAiry }), made);
      }),
      { seed: 19, numRuns: 200 },
    );
  });
});

describe("parts and annexes", () => {
  it("hold their articles, which count through all parts and anew in each annex", () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(sizes, sizes, (parts, annexes) => {
        let number = 0;
        const made: Made[] = [
          ...parts.map(
            (length, at): Made => ({
              label: `PART ${["ONE", "TWO", "THREE"][at]}`,
              below: Array.from({ length }, () => ({ label: `Article ${++number}`, below: [] })),
            }),
          ),
          ...annexes.map(
            (length, at): Made => ({
              label: `Annex ${"ABC"[at]}`,
              below: Array.from({ length }, (_, place) => ({ label: `Article ${place + 1}`, below: [] })),
            }),
          ),
        ];
        expectRead(write(made, { isIndented: false, isAiry: true, isHeaded: true }), made);
      }),
      { seed: 20, numRuns: 100 },
    );
  });
});

/** One to three levels of a style, each list counted from its beginning, with insertions where the level has them. */
function forest(levels: readonly Level[]): fc.Arbitrary<readonly Made[]> {
  const [level, ...deeper] = levels;
  if (level === undefined) return fc.constant([]);
  const entry = fc.record({
    inserted: fc.constantFrom(...Inserted),
    below:
      deeper.length === 0
        ? fc.constant<readonly Made[]>([])
        : fc.oneof({ weight: 2, arbitrary: fc.constant<readonly Made[]>([]) }, forest(deeper)),
    belowInserted: fc.constant<readonly Made[]>([]),
  });
  return fc.array(entry, { minLength: 2, maxLength: 5 }).map((entries) =>
    entries.flatMap(({ inserted, below, belowInserted }, place): readonly Made[] => {
      const plain = { label: level.labelAt(place, ""), below };
      if (!level.mayInsert || inserted === "") return [plain];
      return [plain, { label: level.labelAt(place, inserted), below: belowInserted }];
    }),
  );
}

type Hand = { readonly isIndented: boolean; readonly isAiry: boolean; readonly isHeaded?: boolean };

function write(made: readonly Made[], { isIndented, isAiry, isHeaded = false }: Hand): string {
  let count = 0;
  const lines = made.flatMap((one) => writeOne(one, 0));
  return lines.join(isAiry ? "\n\n" : "\n");

  function writeOne({ label, below }: Made, depth: number): readonly string[] {
    const words = Sentences[count++ % Sentences.length] ?? "";
    const ending = below.length > 0 ? words.replace(/\.$/u, ":") : words;
    const own =
      isHeaded && /^(?:PART|Annex)/u.test(label)
        ? label
        : /^(?:Article|Point)/u.test(label)
          ? `${label}\n${isAiry ? "\n" : ""}${ending}`
          : `${label} ${ending}`;
    return [`${isIndented ? "    ".repeat(depth) : ""}${own}`, ...below.flatMap((one) => writeOne(one, depth + 1))];
  }
}

/** Every made-up label stands at a node, below the node of the label it was made up below; nothing else has a label. */
function expectRead(text: string, made: readonly Made[]): void {
  const draft = parseDraft(text);
  expect(pathsOf(draft), text).toEqual(made.flatMap((one) => pathsOfMade(one, [])));
}

function pathsOf(draft: DraftText): readonly string[] {
  return draft.nodes.flatMap((node) =>
    node.label === undefined
      ? []
      : [
          lineageOf(draft, node)
            .flatMap(({ label }) => label ?? [])
            .join(" › "),
        ],
  );
}

function pathsOfMade({ label, below }: Made, above: readonly string[]): readonly string[] {
  const path = [...above, label];
  return [path.join(" › "), ...below.flatMap((one) => pathsOfMade(one, path))];
}

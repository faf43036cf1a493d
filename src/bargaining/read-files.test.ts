import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compile, exactPreferences } from "./compile.ts";
import { inUnits, utilitiesOf } from "./game.ts";
import { optionsOf } from "./model.ts";
import type { NamedText } from "./negotiation-file.ts";
import { readModelFiles } from "./read-files.ts";

const Domain = `<negotiation_template><utility_space number_of_issues="4">
<objective index="0" etype="objective" type="objective" name="any">
 <issue index="1" etype="discrete" type="discrete" vtype="discrete" name="Seat">
  <item index="1" value="Vessary"/><item index="2" value="Ostrey &amp; Issmark"/><item index="3" value="Dovrask"/>
 </issue>
 <issue index="2" etype="integer" type="integer" vtype="integer" lowerbound="10" upperbound="14" name="Days"/>
 <issue index="3" etype="real" type="real" vtype="real" name="Share"><range lowerbound="0" upperbound="2"/></issue>
 <objective index="5" name="inner" type="objective" etype="objective"><issue index="4" name="Flag" type="discrete" etype="discrete" vtype="discrete"><item index="1" value="yes"/><item index="2" value="no"/></issue></objective>
</objective></utility_space></negotiation_template>`;

const profile = (seat: string, days: string, share: string, extra = ""): string => `<utility_space>
<objective index="0" etype="objective" type="objective" name="any">
 <weight index="1" value="0.4"/><weight index="2" value="0.3"/><weight index="3" value="0.2"/>
 <issue index="1" etype="discrete" type="discrete" vtype="discrete" name="Seat">${seat}</issue>
 <issue index="2" etype="integer" type="integer" vtype="integer" lowerbound="10" upperbound="14" name="Days">${days}</issue>
 <issue index="3" etype="real" type="real" vtype="real" name="Share"><range lowerbound="0" upperbound="2"/>${share}</issue>
 <objective index="5" name="inner" type="objective" etype="objective"><weight index="4" value="0.1"/><issue index="4" name="Flag" type="discrete" etype="discrete" vtype="discrete"><item index="1" value="yes" evaluation="0"/><item index="2" value="no" evaluation="0.5"/></issue></objective>
</objective>${extra}</utility_space>`;

const seats = `<item index="1" value="Vessary" evaluation="7"/><item index="2" value="Ostrey &amp; Issmark" evaluation="3"/><item index="3" value="Dovrask" evaluation="0"/>`;
const days = `<evaluator ftype="linear" offset="0.1" slope="0.3"/>`;
const share = `<evaluator ftype="linear" parameter0="0" parameter1="0.5"/>`;

function accept(files: readonly NamedText[]) {
  const read = readModelFiles(files);
  if (read.kind === "refused") throw new Error(JSON.stringify(read.problems));
  return read;
}

/** The utility of a package by option names. */
function utility(files: readonly NamedText[], party: number, ...options: readonly (string | number)[]): number {
  const { model } = accept(files);
  const exact = exactPreferences(model);
  if (exact.kind !== "exact") throw new Error(exact.unknown.join());
  const { game } = compile(model, exact.preferences);
  const choice = model.points.map((point, at) => optionsOf(point).findIndex(({ id }) => id === options[at]));
  expect(choice).not.toContain(-1);
  return inUnits(game, party, utilitiesOf(game, choice)[party] as number);
}

describe("Genius domains and profiles", () => {
  const files = [
    { name: "a/domain.xml", text: Domain },
    { name: "a/north.xml", text: profile(seats, days, share, `<discount_factor value="0.9"/><reservation value="0.25"/>`) },
    {
      name: "a/south.xml",
      text: profile(
        seats,
        `<evaluator ftype="linear" offset="1" slope="-0.1"/>`,
        `<evaluator ftype="triangular" parameter0="0" parameter1="2" parameter2="0.5"/>`,
      ),
    },
  ];
  it("are evaluated as Genius evaluates them", () => {
    // 0.4 × 3/7 + 0.3 × (0.1 + 0.3 × 2) + 0.2 × 0.5 × 1 + 0.1 × 1
    expect(utility(files, 0, "Ostrey & Issmark", 12, 1, "no")).toBeCloseTo((0.4 * 3) / 7 + 0.3 * 0.7 + 0.2 * 0.5 + 0.1, 14);
    // The linear evaluator is cut to 1; the triangle is at 2/3 of its way down.
    expect(utility(files, 0, "Vessary", 14, 2, "yes")).toBeCloseTo(0.4 + 0.3 * 1 + 0.2, 14);
    expect(utility(files, 1, "Dovrask", 14, 1, "yes")).toBeCloseTo(0.3 * 0.6 + 0.2 * (2 / 3), 14);
  });
  it("keep names, reservation value and discount, and lay out ranges", () => {
    const { model, problems } = accept(files);
    expect(model.name).toBe("domain");
    expect(model.points.map(({ id }) => id)).toEqual(["Seat", "Days", "Share", "Flag"]);
    expect(model.points.map((point) => optionsOf(point).length)).toEqual([3, 5, 21, 2]);
    expect(model.parties).toMatchObject([
      { id: "north", reservationValue: 0.25, discount: 0.9 },
      { id: "south", reservationValue: 0 },
    ]);
    expect(problems.map(({ code }) => code)).toContain("real-steps");
    expect(problems.map(({ code }) => code)).toContain("discount");
  });
  it("need no domain file, and may stand in any order", () => {
    const [domain, north, south] = files as [NamedText, NamedText, NamedText];
    expect(accept([north, south]).model.points).toEqual(accept([north, domain, south]).model.points);
  });
});

describe("NegMAS files", () => {
  const domain = `name: Trade
type: negmas.outcomes.DiscreteCartesianOutcomeSpace
issues:
  - {name: Quantity, type: ContiguousIssue, values: [1, 3]}
  - {name: Price, type: DiscreteCardinalIssue, values: [100, 110, 120]}
  - {name: Colour, type: CategoricalIssue, values: [red, "no"]}
`;
  const buyer = `type: LinearAdditiveUtilityFunction
name: buyer
reserved_value: 0.125
weights: [0.25, 0.5, 0.25]
values:
  - {type: AffineFun, slope: 0.5, bias: -0.5}
  - {type: TableFun, mapping: {100: 1.0, 110: 0.75, 120: 0.0}}
  - {type: TableFun, mapping: {red: 1, "no": 0.5}}
`;
  const seller = JSON.stringify({
    type: "LinearAdditiveUtilityFunction",
    reserved_value: null,
    weights: { Colour: 0.5, Price: 0.25, Quantity: 0.25 },
    values: {
      Price: { type: "LinearFun", slope: 0.01 },
      Quantity: { type: "TriangularFun", start: 1, middle: 2, end: 3 },
      Colour: { type: "TableFun", mapping: { red: 0, no: 1 } },
    },
  });
  const files = [
    { name: "Trade.yml", text: domain },
    { name: "b.yml", text: buyer },
    { name: "seller.json", text: seller },
  ];
  it("are read as YAML and as JSON, by place and by name", () => {
    expect(utility(files, 0, 2, 110, "no")).toBeCloseTo(0.25 * 0.5 + 0.5 * 0.75 + 0.125, 14);
    expect(utility(files, 1, 2, 110, "no")).toBeCloseTo(0.25 * 1 + 0.25 * 1.1 + 0.5, 14);
    const { model } = accept(files);
    expect(model.parties).toMatchObject([{ id: "buyer", reservationValue: 0.125 }, { id: "seller" }]);
    expect(model.parties[1]?.reservationValue).toBeUndefined();
  });
});

describe("NegoLog and GeniusWeb profiles", () => {
  it("are read without a domain", () => {
    const negolog = (first: number) =>
      JSON.stringify({
        reservationValue: 0.1,
        issueWeights: { a: 0.17, b: 0.83 },
        issues: { a: { x: first, y: 1 }, b: { "1": 0.2, "2": 1 } },
      });
    const files = [
      { name: "profileA.json", text: negolog(0.2) },
      { name: "profileB.json", text: negolog(0.47) },
    ];
    expect(utility(files, 0, "x", "2")).toBeCloseTo(0.17 * 0.2 + 0.83, 14);
    expect(utility(files, 1, "x", "1")).toBeCloseTo(0.17 * 0.47 + 0.83 * 0.2, 14);
  });
  it("take the reservation bid's utility as reservation value", () => {
    const text = JSON.stringify({
      LinearAdditiveUtilitySpace: {
        name: "one",
        issueUtilities: {
          a: { DiscreteValueSetUtilities: { valueUtilities: { x: 0, y: 1 } } },
          b: { discreteutils: { valueUtilities: { p: 0.5, q: 1 } } },
        },
        issueWeights: { a: 0.5, b: 0.5 },
        reservationBid: { issuevalues: { a: "x", b: "q" } },
      },
    });
    const { model } = accept([{ name: "one.json", text }]);
    expect(model.parties[0]).toMatchObject({ id: "one", reservationValue: 0.5 });
  });
});

describe("the example model", () => {
  it("is a model of Parley's own", () => {
    const text = readFileSync("examples/strait-of-orsa/outcomes.json", "utf8");
    const { model, problems } = accept([{ name: "outcomes.json", text }]);
    expect(problems).toEqual([]);
    expect(model.parties).toHaveLength(3);
  });
});

describe("files that do not fit", () => {
  const good = profile(seats, days, share);
  const check = (what: string, files: readonly NamedText[], message: RegExp) =>
    it(what, () => {
      const read = readModelFiles(files);
      expect(read.kind).toBe("refused");
      const [first] = read.problems;
      expect(first?.message).toMatch(message);
      expect(first?.where).not.toBe("");
      expect(first?.whatToDo).not.toBe("");
    });
  const xml = (text: string) => [{ name: "x.xml", text }];
  const own = (value: unknown) => [{ name: "m.json", text: JSON.stringify(value) }];
  const party = { id: "P", weights: { a: 1 }, values: { a: { x: 1, y: 0 } } };
  const points = [{ id: "a", options: ["x", "y"] }];
  check("empty", xml("  "), /empty/u);
  check("broken JSON", [{ name: "m.json", text: '{"points": [\n1,' }], /not valid JSON/u);
  check("broken YAML", [{ name: "m.yml", text: "a: [1,\nb: }" }], /not valid YAML \(line \d+\)/u);
  check("an element never closed", xml(good.replace("</issue>", "")), /line \d+/u);
  check("another XML", xml("<html><body/></html>"), /<html>/u);
  check("no evaluation", xml(good.replace('evaluation="3"', "")), /has no evaluation/u);
  check("an evaluation in words", xml(good.replace('evaluation="3"', 'evaluation="three"')), /'three', which is no number/u);
  check("no weight", xml(good.replace('<weight index="2" value="0.3"/>', "")), /no <weight index="2">/u);
  check("a negative weight", xml(good.replace('value="0.3"', 'value="-0.3"')), /-0.3/u);
  check("no slope", xml(good.replace(/slope="0.3"/u, 'slope=""')), /slope/u);
  check("a domain alone", xml(Domain), /preferences/u);
  check(
    "a profile of another domain",
    [{ name: "d.xml", text: Domain.replace(/<issue index="3".*?<\/issue>/su, "") }, ...xml(good)],
    /4 issues/u,
  );
  check(
    "hyper-rectangles",
    xml(
      `<utility_space><objective><issue index="1" name="a" type="integer" lowerbound="0" upperbound="9"/></objective><utility_function><hyper_rectangle/></utility_function></utility_space>`,
    ),
    /hyper-rectangles/u,
  );
  check(
    "a value function that is none of the exact ones",
    [{ name: "u.yml", text: "type: LinearAdditiveUtilityFunction\nweights: [1]\nvalues: [{type: CosFun}]" }],
    /CosFun/u,
  );
  check(
    "weights that do not fit",
    [{ name: "u.yml", text: "type: LinearAdditiveUtilityFunction\nweights: [1, 2]\nvalues: [{type: IdentityFun}]" }],
    /2 weights for 1/u,
  );
  check("a model with a field that is none", own({ points, parties: [{ ...party, wieghts: {} }] }), /wieghts/u);
  check("a party without preferences", own({ points, parties: [{ id: "P" }] }), /no preferences/u);
  check("a red line that leads nowhere", own({ points, parties: [{ ...party, redLines: [{ point: "a", option: "z" }] }] }), /'z'/u);
  check("a link that leads nowhere", own({ points, parties: [party], links: [{ if: { b: "x" }, onlyWith: { a: "x" } }] }), /'b'/u);
  check("a point that is there twice", own({ points: [...points, ...points], parties: [party] }), /twice/u);
  check(
    "a point under whose name nothing can be kept",
    own({ points: [{ id: "__proto__", options: ["x"] }], parties: [party] }),
    /cannot be called/u,
  );
  check("bounds the wrong way round", own({ points, parties: [{ ...party, weights: { a: { from: 2, to: 1 } } }] }), /below/u);
  check("two domains", [...xml(Domain), { name: "y.xml", text: Domain }, { name: "z.xml", text: good }], /both domains/u);
  it("with weights that do not add up to 1 are read, and it is said", () => {
    const read = readModelFiles(own({ points, parties: [{ ...party, weights: { a: 1.7 } }] }));
    expect(read.kind).toBe("model");
    expect(read.problems[0]?.message).toMatch(/add up to 1.7/u);
  });
});

import { describe, expect, it } from "vitest";
import { processorTime } from "../../../test/processor-time.ts";
import { findTimeLimits } from "./find-time-limits.ts";
import { limitRules } from "./limit-rules.ts";

/** Each limit as one line: event | relation | amount | anchor. */
function read(text: string): readonly string[] {
  const words = ({ start, end }: { readonly start: number; readonly end: number }) => text.slice(start, end).replace(/\s+/gu, " ");
  return findTimeLimits(text).map(({ event, relation, amount, upTo, anchor }) =>
    [
      event === undefined ? "–" : words(event),
      relation,
      amount === undefined ? "–" : `${amount.count} ${amount.working ? "working " : ""}${amount.unit}`,
      ...(upTo === undefined ? [] : [`${upTo.count} ${upTo.unit}`]),
      anchor === undefined ? "–" : (anchor.date ?? words(anchor.range)),
    ].join(" | "),
  );
}

const cases: readonly (readonly [string, readonly string[]])[] = [
  [
    "The Parties shall withdraw within 30 days after the entry into force of this Accord.",
    ["withdraw | within | 30 days | the entry into force of this Accord"],
  ],
  ["By D+90, the Commander shall verify the cantonment.", ["verify | no later than | 90 days | D"]],
  ["The list shall be handed over on D-Day.", ["handed | on | – | D-Day"]],
  ["Mines shall be removed between D+30 and D+45.", ["removed | between | 30 days | 45 days | D"]],
  ["Between 30 and 45 days after the truce, Ostia shall lift the blockade.", ["lift | between | 30 days | 45 days | the truce"]],
  ["No later than ninety days (90) days after the transfer, mines shall be removed.", ["removed | no later than | 90 days | the transfer"]],
  ["The Board shall meet not later than 7 working days following signature.", ["meet | no later than | 7 working days | signature"]],
  ["Within 48 hours of receiving a complaint, the Team shall inspect the site.", ["inspect | within | 48 hours | receiving a complaint"]],
  [
    "Within 48 hours of receiving a complaint, the Team shall inspect the site and report within a further 24 hours.",
    ["inspect | within | 48 hours | receiving a complaint", "report | within | 24 hours | –"],
  ],
  [
    "Belmar is to begin on day 2 of the truce at the latest and to finish within 14 days.",
    ["begin | no later than | 2 days | the truce", "finish | within | 14 days | –"],
  ],
  ["On the ninetieth day of its term the Commission shall be dissolved.", ["dissolved | on | 90 days | its term"]],
  ["Averna shall withdraw within 1,000 days of the signing.", ["withdraw | within | 1000 days | the signing"]],
  ["Averna shall withdraw within 999999 days of the signing.", ["withdraw | within | 999999 days | the signing"]],
  ["Averna shall withdraw within (12,000) twelve thousand hours of the signing.", ["withdraw | within | 12000 hours | the signing"]],
  ["Each side shall give a list at least 72 hours before the exchange.", ["give | before | 72 hours | the exchange"]],
  ["Ostia shall hold a census two months before the end of the interim period.", ["hold | on | -2 months | the end of the interim period"]],
  ["The roll shall be published within six (6) months prior to the vote.", ["published | within | -6 months | the vote"]],
  [
    "Elections shall be held not earlier than six months and not later than nine months after the signing.",
    ["held | not before | 6 months | the signing", "held | no later than | 9 months | the signing"],
  ],
  ["The Council shall sit for a period of two years.", ["sit | for | 2 years | –"]],
  ["Such a procedure shall not exceed forty-eight (48) hours.", ["procedure | for at most | 48 hours | –"]],
  ["Talks shall be held for at least ten days.", ["held | for at least | 10 days | –"]],
  ["The Mission shall report to the Council every three (3) months.", ["report | every | 3 months | –"]],
  ["The Board shall meet at least once a month.", ["meet | every | 1 months | –"]],
  ["The Fund shall publish accounts annually.", ["publish | every | 1 years | –"]],
  ["The Fund shall issue quarterly reports.", ["issue | every | 3 months | –"]],
  ["Immediately upon the signing, the Parties shall free all detainees.", ["free | immediately | – | the signing"]],
  ["The port shall be returned by the end of 2028.", ["returned | no later than | – | 2028-12-31"]],
  ["The truce starts, beginning on 1 March 2027.", ["beginning | on | – | 2027-03-01"]],
  ["The Governor shall serve until the end of the interim period.", ["serve | until | – | the end of the interim period"]],
  ["The law shall be passed before the end of the interim period.", ["passed | no later than | – | the end of the interim period"]],
  [
    "The Council shall dissolve on the election of a parliament, or on the expiry of ten months, whichever is earlier.",
    ["dissolve | on | – | the election of a parliament, or on the expiry of ten months"],
  ],
  [
    "The Council shall be formed by 30 June 2027 and shall report within ten days.",
    ["formed | no later than | – | 2027-06-30", "report | within | 10 days | –"],
  ],
  [
    "The Government shall within three months of the truce:\n\n(a) repeal the decree;\n\n(b) free the press.",
    ["repeal | within | 3 months | the truce"],
  ],
  [
    "Upon the signing of this Accord, the Board shall be set up within fifteen days.",
    ["set | within | 15 days | the signing of this Accord"],
  ],
];

const silent: readonly string[] = [
  "The Parties recall the accord signed in Velm on 12 March 2019.",
  "In the event that the Board fails to report before the end of its term, the matter shall lapse.",
  "During the interim period, the Board shall advise the Council.",
  "Recalling that talks were to end within three months of the truce,",
  "Crimes committed from 3 May 2011 through the end of the war shall be tried.",
  "The zone shall be ten kilometres wide and hold 300 people.",
  "The Board shall consult the Council after the vote.",
];

describe("time limits of a text", () => {
  for (const [text, expected] of cases) it(text.slice(0, 90), () => void expect(read(text)).toEqual(expected));
  for (const text of silent) it(`none: ${text.slice(0, 80)}`, () => void expect(read(text)).toEqual([]));

  it("names obligor, beneficiary, condition and whether something is taken back", () => {
    const text =
      "If the Board finds a breach, the Republic of Ostia shall suspend payments to the Belmar Council within ten days of the notice.";
    const [limit] = findTimeLimits(text);
    const words = (range: { readonly start: number; readonly end: number } | undefined) => text.slice(range?.start, range?.end);
    expect(words(limit?.obligor)).toBe("the Republic of Ostia");
    expect(words(limit?.beneficiary)).toBe("the Belmar Council");
    expect(words(limit?.condition)).toBe("If the Board finds a breach");
    expect(limit?.isSnapback).toBe(true);
  });

  it("a list's items are its introduction's obligor's", () => {
    const text = "The Government shall:\n\n(a) free all detainees within ten days;\n\n(b) repeal the decree by 1 May 2027.";
    const obligors = findTimeLimits(text).map(({ obligor }) => text.slice(obligor?.start, obligor?.end));
    expect(obligors).toEqual(["The Government", "The Government"]);
  });

  it("counts 'day 2 of' from one and 'day 2 after' from nothing", () => {
    const ordinal = (text: string) => findTimeLimits(text)[0]?.amount?.ordinal;
    expect(ordinal("Ostia shall begin on day 2 of the truce.")).toBe(true);
    expect(ordinal("Ostia shall begin on day 2 after the truce.")).toBe(false);
  });

  it("ranges point at the words", () => {
    const text = "Preface.\n\n1. Ostia shall leave within\nten days of the truce.";
    const [limit] = findTimeLimits(text);
    expect(text.slice(limit?.range.start, limit?.range.end)).toBe("within\nten days of the truce");
    expect(text.slice(limit?.event?.start, limit?.event?.end)).toBe("leave");
  });

  it("every rule matches its example", () => {
    for (const { id, example, pattern } of limitRules) expect(example.match(pattern), id).not.toBeNull();
  });

  it("answers soon on long texts built to be slow", () => {
    const hostile = [
      "within ",
      "the end of the ",
      "or on ",
      "between 1 and ",
      "whichever ",
      "twenty ",
      "(12) ",
      "(",
      "shall ",
      "a.",
      "within a period of a period of ",
    ];
    for (const piece of hostile) {
      const spent = processorTime();
      findTimeLimits(piece.repeat(200_000 / piece.length));
      expect(spent(), piece).toBeLessThan(8000);
    }
  });
});

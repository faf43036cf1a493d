/** Decides which numbers of a model rest on nothing but somebody's judgement, and marks whose and of when. */
import type { Amount, Model, ModelParty } from "./model.ts";

export type Assumed = { readonly by: string; readonly date: string };

/** The same model; each weight, value, reservation value, statement, red line and link without a source and without a name carries these. Counts all that are assumptions. */
export function markAssumptions(model: Model, assumed: Assumed): { readonly model: Model; readonly assumptions: number } {
  let assumptions = 0;
  const marked = (amount: Amount): Amount => {
    const fields = typeof amount === "object" ? amount : { value: amount };
    if (fields.source !== undefined && fields.source !== "") return amount;
    assumptions++;
    return { ...fields, by: fields.by ?? assumed.by, date: fields.date ?? assumed.date };
  };
  const entry = <
    Entry extends { readonly source?: string | undefined; readonly by?: string | undefined; readonly date?: string | undefined },
  >(
    one: Entry,
  ): Entry => {
    if (one.source !== undefined && one.source !== "") return one;
    assumptions++;
    return { ...one, by: one.by ?? assumed.by, date: one.date ?? assumed.date };
  };
  const table = (amounts: Readonly<Record<string, Amount>>): Record<string, Amount> =>
    Object.fromEntries(Object.entries(amounts).map(([name, amount]) => [name, marked(amount)]));
  const parties = model.parties.map(
    (party): ModelParty => ({
      ...party,
      ...(party.reservationValue === undefined ? {} : { reservationValue: marked(party.reservationValue) }),
      ...(party.weights === undefined ? {} : { weights: table(party.weights) }),
      ...(party.values === undefined
        ? {}
        : { values: Object.fromEntries(Object.entries(party.values).map(([point, values]) => [point, table(values)])) }),
      ...(party.statements === undefined ? {} : { statements: party.statements.map((one) => entry(one)) }),
      ...(party.redLines === undefined ? {} : { redLines: party.redLines.map((one) => entry(one)) }),
    }),
  );
  const links = model.links?.map((one) => entry(one));
  return { model: { ...model, parties, ...(links === undefined ? {} : { links }) }, assumptions };
}

/** Decides how a person's change to a model is made, so that a name changed or taken out is so wherever it stands. */
import { type Amount, type Model, type ModelParty, type ModelPoint, optionsOf, type Statement } from "./model.ts";

/** One thing a person does to a model. Ids are the model's. */
export type ModelEdit =
  | { readonly kind: "name model"; readonly name: string }
  | { readonly kind: "add point"; readonly id: string; readonly options: readonly string[] }
  | { readonly kind: "rename point"; readonly point: string; readonly id: string }
  | { readonly kind: "say point"; readonly point: string; readonly name: string }
  | { readonly kind: "remove point"; readonly point: string }
  | { readonly kind: "add option"; readonly point: string; readonly option: string }
  | { readonly kind: "rename option"; readonly point: string; readonly option: string; readonly id: string }
  | { readonly kind: "remove option"; readonly point: string; readonly option: string }
  | { readonly kind: "add party"; readonly id: string }
  | { readonly kind: "rename party"; readonly party: string; readonly id: string }
  | { readonly kind: "remove party"; readonly party: string }
  | { readonly kind: "set weight"; readonly party: string; readonly point: string; readonly amount: Amount | undefined }
  | {
      readonly kind: "set value";
      readonly party: string;
      readonly point: string;
      readonly option: string;
      readonly amount: Amount | undefined;
    }
  | { readonly kind: "set reservation value"; readonly party: string; readonly amount: Amount | undefined }
  | {
      readonly kind: "set red line";
      readonly party: string;
      readonly point: string;
      readonly option: string;
      readonly line: Basis | undefined;
    }
  | { readonly kind: "add statement"; readonly party: string; readonly statement: Statement }
  | { readonly kind: "remove statement"; readonly party: string; readonly at: number }
  | { readonly kind: "add link"; readonly link: NonNullable<Model["links"]>[number] }
  | { readonly kind: "remove link"; readonly at: number }
  | { readonly kind: "set draft"; readonly point: string; readonly option: string | undefined }
  | { readonly kind: "set cost"; readonly point: string; readonly cost: number | undefined };

/** What an entry rests on, as it is written down. */
export type Basis = {
  readonly source?: string | undefined;
  readonly date?: string | undefined;
  readonly certainty?: string | undefined;
  readonly by?: string | undefined;
  readonly note?: string | undefined;
};

type OptionId = string | number;
type Side = Readonly<Record<string, OptionId | readonly OptionId[]>>;

/** The model after `edit`; the same where the edit names what is not there. Nothing is checked: `parseModel` says what does not fit. */
export function editModel(model: Model, edit: ModelEdit): Model {
  switch (edit.kind) {
    case "name model":
      return { ...model, name: edit.name };
    case "add point":
      return { ...model, points: [...model.points, { id: edit.id, options: [...edit.options] }] };
    case "rename point":
      return renamePoint(model, edit.point, edit.id);
    case "say point":
      return withPoint(model, edit.point, (point) => ({ ...point, name: edit.name }));
    case "remove point":
      return removePoint(model, edit.point);
    case "add option":
      return withPoint(model, edit.point, (point) => ({ ...point, options: [...listed(point), edit.option] }));
    case "rename option":
      return renameOption(model, edit.point, edit.option, edit.id);
    case "remove option":
      return removeOption(model, edit.point, edit.option);
    case "add party":
      return { ...model, parties: [...model.parties, { id: edit.id, weights: {}, values: {} }] };
    case "rename party":
      return withParty(model, edit.party, (party) => ({ ...party, id: edit.id }));
    case "remove party":
      return { ...model, parties: model.parties.filter(({ id }) => id !== edit.party) };
    case "set weight":
      return withParty(model, edit.party, (party) => ({ ...party, weights: withEntry(party.weights ?? {}, edit.point, edit.amount) }));
    case "set value":
      return withParty(model, edit.party, (party) => {
        const values = withEntry(party.values?.[edit.point] ?? {}, edit.option, edit.amount);
        return { ...party, values: withEntry(party.values ?? {}, edit.point, Object.keys(values).length === 0 ? undefined : values) };
      });
    case "set reservation value":
      return withParty(model, edit.party, ({ reservationValue: _, ...party }) =>
        edit.amount === undefined ? party : { ...party, reservationValue: edit.amount },
      );
    case "set red line":
      return withParty(model, edit.party, (party) => {
        const others = (party.redLines ?? []).filter(({ point, option }) => point !== edit.point || String(option) !== edit.option);
        const line =
          edit.line === undefined ? [] : [{ point: edit.point, option: idIn(model, edit.point, edit.option), ...plain(edit.line) }];
        return { ...party, redLines: [...others, ...line] };
      });
    case "add statement":
      return withParty(model, edit.party, (party) => ({ ...party, statements: [...(party.statements ?? []), edit.statement] }));
    case "remove statement":
      return withParty(model, edit.party, (party) => ({
        ...party,
        statements: (party.statements ?? []).filter((_, at) => at !== edit.at),
      }));
    case "add link":
      return { ...model, links: [...(model.links ?? []), edit.link] };
    case "remove link":
      return { ...model, links: (model.links ?? []).filter((_, at) => at !== edit.at) };
    case "set draft":
      return {
        ...model,
        draft: withEntry(model.draft ?? {}, edit.point, edit.option === undefined ? undefined : idIn(model, edit.point, edit.option)),
      };
    case "set cost":
      return { ...model, costs: withEntry(model.costs ?? {}, edit.point, edit.cost) };
  }
}

function renamePoint(model: Model, from: string, to: string): Model {
  if (from === to) return model;
  const key = (id: string): string => (id === from ? to : id);
  const side = <Value>(named: Readonly<Record<string, Value>>): Record<string, Value> =>
    Object.fromEntries(Object.entries(named).map(([id, value]) => [key(id), value]));
  return {
    ...mapSides(model, side),
    points: model.points.map((point) => (point.id === from ? { ...point, id: to } : point)),
    parties: mapSides(model, side).parties.map((party) => ({
      ...party,
      ...(party.weights === undefined ? {} : { weights: side(party.weights) }),
      ...(party.values === undefined ? {} : { values: side(party.values) }),
      ...(party.redLines === undefined ? {} : { redLines: party.redLines.map((line) => ({ ...line, point: key(line.point) })) }),
      ...(party.statements === undefined
        ? {}
        : {
            statements: party.statements.map((one): Statement => {
              if ("moreImportant" in one) return { ...one, moreImportant: key(one.moreImportant), than: key(one.than) };
              return "asImportant" in one ? { ...one, asImportant: key(one.asImportant), as: key(one.as) } : one;
            }),
          }),
    })),
    ...(model.costs === undefined ? {} : { costs: side(model.costs) }),
  };
}

function removePoint(model: Model, gone: string): Model {
  const without = <Value>(named: Readonly<Record<string, Value>>): Record<string, Value> =>
    Object.fromEntries(Object.entries(named).filter(([id]) => id !== gone));
  const names = (side: Side): boolean => Object.keys(side).includes(gone);
  return {
    ...model,
    points: model.points.filter(({ id }) => id !== gone),
    parties: model.parties.map((party) => ({
      ...party,
      ...(party.weights === undefined ? {} : { weights: without(party.weights) }),
      ...(party.values === undefined ? {} : { values: without(party.values) }),
      ...(party.redLines === undefined ? {} : { redLines: party.redLines.filter(({ point }) => point !== gone) }),
      ...(party.statements === undefined ? {} : { statements: party.statements.filter((one) => !statementNames(one, gone, undefined)) }),
    })),
    ...(model.links === undefined ? {} : { links: model.links.filter((link) => !sidesOf(link).some(names)) }),
    ...(model.draft === undefined ? {} : { draft: without(model.draft) }),
    ...(model.costs === undefined ? {} : { costs: without(model.costs) }),
  };
}

function renameOption(model: Model, point: string, from: string, to: string): Model {
  if (from === to) return model;
  const one = (id: OptionId): OptionId => (String(id) === from ? to : id);
  const side = <Value>(named: Readonly<Record<string, Value>>): Record<string, Value> =>
    // Values of sides are option ids or lists of them; both stay what they are.
    Object.fromEntries(
      Object.entries(named).map(([id, taken]) => [
        id,
        id !== point ? taken : ((Array.isArray(taken) ? taken.map(one) : one(taken as OptionId)) as Value),
      ]),
    );
  const renamed = withPoint(model, point, (at) => ({
    ...at,
    options: listed(at).map((option) =>
      String(typeof option === "object" ? option.id : option) !== from ? option : typeof option === "object" ? { ...option, id: to } : to,
    ),
  }));
  const sided = mapSides(renamed, side);
  return {
    ...sided,
    parties: sided.parties.map((party) => {
      const values = party.values?.[point];
      return {
        ...party,
        ...(values === undefined
          ? {}
          : {
              values: {
                ...party.values,
                [point]: Object.fromEntries(Object.entries(values).map(([id, amount]) => [id === from ? to : id, amount])),
              },
            }),
        ...(party.redLines === undefined
          ? {}
          : { redLines: party.redLines.map((line) => (line.point === point ? { ...line, option: one(line.option) } : line)) }),
      };
    }),
  };
}

/** Lists of options lose the one that goes; whatever then speaks of nothing goes with it. */
function removeOption(model: Model, point: string, gone: string): Model {
  const names = (side: Side): boolean => {
    const taken = side[point];
    return Object.hasOwn(side, point) && (Array.isArray(taken) ? taken.every((id) => String(id) === gone) : String(taken) === gone);
  };
  const without = (side: Side): Record<string, OptionId | readonly OptionId[]> =>
    Object.fromEntries(
      Object.entries(side).map(([id, taken]) => [
        id,
        id === point && Array.isArray(taken) ? taken.filter((option) => String(option) !== gone) : taken,
      ]),
    );
  const links = (model.links ?? [])
    .filter((link) => !sidesOf(link).some(names))
    .map((link) =>
      "never" in link ? { ...link, never: without(link.never) } : { ...link, if: without(link.if), onlyWith: without(link.onlyWith) },
    );
  return {
    ...withPoint(model, point, (at) => ({
      ...at,
      options: listed(at).filter((option) => String(typeof option === "object" ? option.id : option) !== gone),
    })),
    parties: model.parties.map((party) => ({
      ...party,
      ...(party.values?.[point] === undefined
        ? {}
        : { values: { ...party.values, [point]: withEntry<Amount>(party.values[point] ?? {}, gone, undefined) } }),
      ...(party.redLines === undefined
        ? {}
        : { redLines: party.redLines.filter((line) => line.point !== point || String(line.option) !== gone) }),
      ...(party.statements === undefined ? {} : { statements: party.statements.filter((one) => !statementNames(one, point, gone)) }),
    })),
    ...(model.links === undefined ? {} : { links }),
    ...(String(model.draft?.[point]) !== gone ? {} : { draft: withEntry<OptionId>(model.draft ?? {}, point, undefined) }),
  };
}

function statementNames(statement: Statement, point: string, option: string | undefined): boolean {
  if ("moreImportant" in statement) return option === undefined && [statement.moreImportant, statement.than].includes(point);
  if ("asImportant" in statement) return option === undefined && [statement.asImportant, statement.as].includes(point);
  const sides = ["prefers" in statement ? statement.prefers : statement.indifferent, statement.to];
  return sides.some((side) => Object.hasOwn(side, point) && (option === undefined || String(side[point]) === option));
}

function sidesOf(link: NonNullable<Model["links"]>[number]): readonly Side[] {
  return "never" in link ? [link.never] : [link.if, link.onlyWith];
}

/** Every record from points to options: sides of links and of statements, and the draft. */
function mapSides(model: Model, side: <Value>(named: Readonly<Record<string, Value>>) => Record<string, Value>): Model {
  return {
    ...model,
    parties: model.parties.map((party) =>
      party.statements === undefined
        ? party
        : {
            ...party,
            statements: party.statements.map((one): Statement => {
              if ("prefers" in one) return { ...one, prefers: side(one.prefers), to: side(one.to) };
              return "indifferent" in one ? { ...one, indifferent: side(one.indifferent), to: side(one.to) } : one;
            }),
          },
    ),
    ...(model.links === undefined
      ? {}
      : {
          links: model.links.map((link) =>
            "never" in link ? { ...link, never: side(link.never) } : { ...link, if: side(link.if), onlyWith: side(link.onlyWith) },
          ),
        }),
    ...(model.draft === undefined ? {} : { draft: side(model.draft) }),
  };
}

function withPoint(model: Model, id: string, change: (point: ModelPoint) => ModelPoint): Model {
  return { ...model, points: model.points.map((point) => (point.id === id ? change(point) : point)) };
}

function withParty(model: Model, id: string, change: (party: ModelParty) => ModelParty): Model {
  return { ...model, parties: model.parties.map((party) => (party.id === id ? change(party) : party)) };
}

/** `undefined` takes the entry out. */
function withEntry<Value>(entries: Readonly<Record<string, Value>>, key: string, value: Value | undefined): Record<string, Value> {
  const others = Object.entries(entries).filter(([name]) => name !== key || value !== undefined);
  const changed = others.map(([name, old]): [string, Value] => [name, name === key && value !== undefined ? value : old]);
  return Object.fromEntries(value === undefined || Object.hasOwn(entries, key) ? changed : [...changed, [key, value]]);
}

/** A range written out, so that single options can be changed. */
function listed(point: ModelPoint): Exclude<ModelPoint["options"], { from: number }> {
  return "from" in point.options ? optionsOf(point).map(({ id }) => id) : point.options;
}

/** The option's id as the model has it: a number stays one. */
function idIn(model: Model, point: string, option: string): OptionId {
  const found = model.points.find(({ id }) => id === point);
  return (found === undefined ? undefined : optionsOf(found).find(({ id }) => String(id) === option)?.id) ?? option;
}

function plain(basis: Basis): Record<string, string> {
  return Object.fromEntries(Object.entries(basis).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== ""));
}

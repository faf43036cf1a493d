/** Shows the dossier's bargaining model with what each entry rests on, or drafts one from the record's points and positions. */
import { z } from "zod";
import { basisOf, type Model, ModelShape, parseModel } from "#bargaining";
import type { Item, ItemId, PositionItem, Stance } from "#record";
import { wrapLine } from "#report";
import type { Store } from "#store";
import { type BracketPoint, bracketPoints } from "./bracket-points.ts";
import { defineCommand } from "./command.ts";
import { CommandError } from "./commands-error.ts";
import { ModelSetting, modelOrRefusal } from "./load-outcomes-model.ts";
import { ProblemsShape } from "./outcomes-answer.ts";
import { itemsById } from "./view-items.ts";

const Output = z.strictObject({
  origin: z.enum(["kept", "record"]).describe("Kept by a person, or drafted from the record just now."),
  model: ModelShape,
  entries: z.int().describe("Weights, values, reservation values, statements, red lines and links."),
  assumptions: z.int().describe("Those that rest on no source."),
  problems: ProblemsShape,
});

/** Points with fewer parties' positions than this are no matter between parties. */
const FewestParties = 2;
const MostPoints = 40;

export const outcomesModelCommand = defineCommand({
  name: "outcomes model",
  summary:
    "Show the dossier's bargaining model, or draft one from the record: points in dispute with positions as evidence, and alternatives in a draft's brackets.",
  example: "outcomes model --from-record",
  effect: "query",
  words: [],
  overHttp: true,
  input: z.strictObject({
    fromRecord: z.boolean().default(false).describe("Draft a model from points, positions and brackets, though one is kept."),
  }),
  output: Output,
  async run({ fromRecord }, { parley }) {
    const stored = fromRecord ? undefined : await parley.store.setting(ModelSetting);
    const origin = stored === undefined ? ("record" as const) : ("kept" as const);
    const { model, problems } = modelOrRefusal(
      stored === undefined ? parseModel(await draftFromRecord(parley.store), "the record") : parseModel(stored, "the dossier's model"),
    );
    const bases = entriesOf(model).map((entry) => basisOf(entry));
    return {
      origin,
      // The shape's own type has mutable lists; the value is the same.
      model: model as z.infer<typeof ModelShape>,
      entries: bases.length,
      assumptions: bases.filter(({ kind }) => kind === "assumption").length,
      problems: [...problems],
    };
  },
  toText: ({ origin, model, entries, assumptions }) =>
    [
      origin === "kept"
        ? "Kept in the dossier:"
        : "Drafted from the record; weights are not known, 'parley outcomes robust' says what follows all the same:",
      `${model.parties.map(({ id }) => id).join(", ")}; ${entries} entries, ${assumptions} of them assumptions.`,
      "",
      ...model.points.map((point) =>
        wrapLine(
          `${point.name ?? point.id}: ${"from" in point.options ? `${point.options.from} to ${point.options.to}` : point.options.map((one) => (typeof one === "object" ? one.id : one)).join(" | ")}`,
        ),
      ),
    ].join("\n"),
});

function entriesOf(model: Model): readonly unknown[] {
  return [
    ...model.parties.flatMap((party) => [
      ...(party.reservationValue === undefined ? [] : [party.reservationValue]),
      ...Object.values(party.weights ?? {}),
      ...Object.values(party.values ?? {}).flatMap((values) => Object.values(values)),
      ...(party.statements ?? []),
      ...(party.redLines ?? []),
    ]),
    ...(model.links ?? []),
  ];
}

/** Taken up into a deal, or left out of it. */
const [In, Out] = ["in the deal", "left out"] as const;

/**
 * A model of what the record alone gives. Each point on which at least two parties stand somewhere, in or out of the deal: a party that demands or
 * accepts it prefers it in, one that objects or rejects prefers it out. And each place with alternatives in brackets of the newest draft that has
 * any: whoever proposes one prefers it to the others, whoever opposes one prefers the others to it. Weights and reservation values are left unknown.
 */
async function draftFromRecord(store: Store): Promise<unknown> {
  const overview = await store.overview();
  const standing = (overview?.standing ?? []).filter(({ stance }) => preferenceOf(stance) !== undefined);
  const parties = new Map<ItemId, Set<ItemId>>();
  for (const { party, point } of standing) parties.set(point, (parties.get(point) ?? new Set()).add(party));
  const points = [...parties].filter(([, who]) => who.size >= FewestParties).slice(0, MostPoints);
  const kept = new Set(points.map(([point]) => point));
  const cells = standing.filter(({ point }) => kept.has(point));
  const brackets = (await bracketPoints(store)).slice(0, MostPoints - points.length);
  if (cells.length === 0 && bracketStatements(brackets).size === 0)
    throw new CommandError(
      "not-in-the-dossier",
      "no point of the record has positions of two parties, no draft has alternatives in brackets that name parties, and no model is kept",
      "Read more coverage or a draft, or keep a model with 'parley outcomes keep MODEL.json'.",
    );
  const items = new Map(
    (await itemsById(store, [...kept, ...cells.flatMap(({ party, current }) => [party, current])], {})).map((one) => [one.id, one]),
  );
  const nameOf = (id: ItemId): string => {
    const named = items.get(id);
    return named !== undefined && "name" in named && typeof named.name === "string" ? named.name : id;
  };
  const ids = distinctNames([...kept], nameOf);
  const seats = [...new Set(cells.map(({ party }) => party))];
  const seatIds = distinctNames(seats, nameOf);
  const fromPositions = seats.map((seat) => ({
    id: seatIds.get(seat) ?? seat,
    names: [nameOf(seat), ...otherNames(items.get(seat))],
    statements: cells
      .filter(({ party }) => party === seat)
      .flatMap(({ point, stance, current }): readonly Said[] => {
        const preference = preferenceOf(stance);
        const id = ids.get(point) ?? point;
        if (preference === undefined) return [];
        const position = items.get(current) as PositionItem | undefined;
        const date = position?.time?.from.slice(0, 10);
        const [better, worse] = preference === "in" ? [In, Out] : [Out, In];
        return [
          { prefers: { [id]: better }, to: { [id]: worse }, source: current, certainty: stance, ...(date === undefined ? {} : { date }) },
        ];
      }),
  }));
  const taken = new Map<string, readonly Said[]>();
  for (const [name, statements] of bracketStatements(brackets)) {
    const seat = fromPositions.find(({ names }) => names.some((one) => one.toLowerCase() === name.toLowerCase()));
    const id = seat?.id ?? name;
    taken.set(id, [...(taken.get(id) ?? []), ...statements]);
  }
  const known = new Set(fromPositions.map(({ id }) => id));
  return {
    name: "Drafted from the record",
    points: [
      ...points.map(([point]) => ({ id: ids.get(point) ?? point, options: [In, Out], source: point })),
      ...brackets.map(({ name, options, draft }) => ({
        id: name,
        options: options.map(({ text }) => text),
        source: draft.source,
        ...(draft.date === undefined ? {} : { date: draft.date }),
        note: `alternatives in brackets of ${draft.title}`,
      })),
    ],
    parties: [
      ...fromPositions.map(({ id, statements }) => ({ id, statements: [...statements, ...(taken.get(id) ?? [])] })),
      ...[...taken].filter(([id]) => !known.has(id)).map(([id, statements]) => ({ id, statements })),
    ],
  };
}

type Said = {
  readonly prefers: Readonly<Record<string, string>>;
  readonly to: Readonly<Record<string, string>>;
  readonly source: string;
  readonly certainty: string;
  readonly date?: string;
};

/** Per party named at a bracket, what it prefers at that place. A party on both sides of one pair says nothing of it. */
function bracketStatements(brackets: readonly BracketPoint[]): ReadonlyMap<string, readonly Said[]> {
  const said = new Map<string, Said[]>();
  for (const { name, options, draft } of brackets) {
    const names = new Set(options.flatMap(({ proposers, opponents }) => [...proposers, ...opponents]));
    const liking = (option: BracketPoint["options"][number], party: string): number =>
      Number(option.proposers.includes(party)) - Number(option.opponents.includes(party));
    for (const party of names) {
      for (const better of options) {
        for (const worse of options) {
          if (liking(better, party) <= liking(worse, party)) continue;
          const one: Said = {
            prefers: { [name]: better.text },
            to: { [name]: worse.text },
            source: draft.source,
            certainty: liking(better, party) > 0 ? "proposed in brackets" : "the other is opposed in brackets",
            ...(draft.date === undefined ? {} : { date: draft.date }),
          };
          said.set(party, [...(said.get(party) ?? []), one]);
        }
      }
    }
  }
  return said;
}

function otherNames(item: Item | undefined): readonly string[] {
  return item?.kind === "actor" ? item.alsoCalled : [];
}

function preferenceOf(stance: Stance): "in" | "out" | undefined {
  switch (stance) {
    case "demands":
    case "accepts":
    case "accepts with conditions":
      return "in";
    case "objects":
    case "rejects":
      return "out";
    case "open":
    case "unclear":
      return undefined;
  }
}

/** Names, with the id behind one that several share. */
function distinctNames(ids: readonly ItemId[], nameOf: (id: ItemId) => string): ReadonlyMap<ItemId, string> {
  const names = ids.map(nameOf);
  return new Map(
    ids.map((id, at) => [
      id,
      names.indexOf(names[at] ?? "") === names.lastIndexOf(names[at] ?? "") ? (names[at] ?? id) : `${names[at]} (${id})`,
    ]),
  );
}

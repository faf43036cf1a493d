/** Decides how states are laid out without matrices: each decision maker's feasible choices are one coordinate, a state is one place in the box. */
import { type Bits, countBits, emptyBits, hasBit, setRange } from "./bits.ts";
import { ConflictError } from "./conflict-error.ts";
import type { ConflictModel, Direction } from "./model.ts";
import { optionsIn, type Statement, truthOf } from "./statement.ts";

/** The choices of one decision maker over its own options, by ascending decimal. */
export type Coordinate = {
  /** The options' places in the model. */
  readonly options: readonly number[];
  readonly choices: number;
  /** Places in the box between two neighbouring choices. */
  readonly stride: number;
  /** For each choice and own option (choice × options + place): whether it is taken. */
  readonly taken: Uint8Array;
  /** What each choice adds to a state's decimal. */
  readonly decimals: Float64Array;
  /** Choices that differ only in options of both directions are one class: whoever is in a class may move anywhere inside it. */
  readonly classOf: Uint16Array;
  /** For each class, the classes it may move to, itself among them. */
  readonly reachable: readonly Int32Array[];
};

export type Space = {
  readonly optionCount: number;
  /** One for each decision maker, in order; after them one for options nobody has, if there are any. */
  readonly coordinates: readonly Coordinate[];
  /** Places in the box, feasible or not. */
  readonly size: number;
  readonly feasible: Bits;
  readonly stateCount: number;
  /** Place of each state in the order of its decimal. */
  readonly places: Int32Array;
};

/** Decimals must stay exact. */
export const MostOptions = 52;
/** The box may not be larger: beyond it, ranks and working arrays need more than about a gigabyte. */
export const LargestBox = 2 ** 24;
/** Choices of one decision maker are kept one by one. */
const MostChoices = 2 ** 20;
/** Ways between classes of choices are kept for each pair of classes. */
const MostClasses = 4096;
/** Up to so many options, a decimal and a place fit one exact number. */
const KeyedOptions = 29;

/**
 * Lays out the states of `model`. Cost: the box, for each infeasible condition.
 *
 * @throws ConflictError where it is too large, where an option can never be taken or left, or where no state is left.
 */
export function layOutStates(model: ConflictModel): Space {
  const optionCount = model.options.length;
  if (optionCount > MostOptions) {
    throw new ConflictError(
      "too-large",
      `the model has ${optionCount} options; states of more than ${MostOptions} cannot be told apart by number`,
      "Solve a reduced model: leave out options that no preference depends on, or fix some with --fix 'option=Y'.",
    );
  }
  const owners = ownersOf(model);
  const drafts: { readonly options: readonly number[]; readonly taken: Uint8Array; readonly choices: number }[] = [];
  let boxSize = 1;
  for (const options of owners) {
    const draft = choicesOf(model, options, LargestBox / boxSize);
    drafts.push({ options, ...draft });
    boxSize *= Math.max(1, draft.choices);
  }
  const coordinates: Coordinate[] = [];
  let stride = 1;
  for (const draft of drafts) {
    coordinates.push({ ...draft, stride, decimals: decimalsOf(draft), ...classesOf(model, draft) });
    stride *= draft.choices;
  }
  const size = stride;
  const box = { optionCount, coordinates, size };
  const feasible = feasiblePlaces(model, box);
  const stateCount = countBits(feasible);
  if (stateCount === 0) {
    throw new ConflictError(
      "no-state",
      "no state is feasible: the infeasible conditions exclude every combination",
      "Take one of the conditions out.",
    );
  }
  return { ...box, feasible, stateCount, places: placesByDecimal(box, feasible, stateCount) };
}

type Box = Pick<Space, "optionCount" | "coordinates" | "size">;

/** The decimal of the state at `place`: the sum of 2 to the place of each option taken. */
export function decimalOf(space: Box, place: number): number {
  let decimal = 0;
  for (const { stride, choices, decimals } of space.coordinates) decimal += decimals[Math.floor(place / stride) % choices] ?? 0;
  return decimal;
}

/** The state at `place` as a row of Y and N, first option first. */
export function patternOf(space: Box, place: number): string {
  const letters = new Array<string>(space.optionCount).fill("N");
  for (const { stride, choices, taken, options } of space.coordinates) {
    const choice = Math.floor(place / stride) % choices;
    options.forEach((option, at) => {
      if (taken[choice * options.length + at] === 1) letters[option] = "Y";
    });
  }
  return letters.join("");
}

/** The places of the box for which `statement` is true, feasible or not. Cost: the box over 32, for each part of the statement. */
export function placesWhere(space: Box, statement: Statement, cache: Map<number, Bits> = new Map()): Bits {
  switch (statement.kind) {
    case "option": {
      const known = cache.get(statement.option);
      if (known !== undefined) return known;
      const made = placesTaking(space, statement.option);
      cache.set(statement.option, made);
      return made;
    }
    case "not":
      return placesWhere(space, statement.part, cache).map((word) => ~word);
    case "and": {
      const all = emptyBits(space.size).fill(0xffffffff);
      for (const part of statement.parts) {
        const bits = placesWhere(space, part, cache);
        for (let word = 0; word < all.length; word++) all[word] = (all[word] ?? 0) & (bits[word] ?? 0);
      }
      return all;
    }
    case "or": {
      const any = emptyBits(space.size);
      for (const part of statement.parts) {
        const bits = placesWhere(space, part, cache);
        for (let word = 0; word < any.length; word++) any[word] = (any[word] ?? 0) | (bits[word] ?? 0);
      }
      return any;
    }
  }
}

function ownersOf(model: ConflictModel): readonly (readonly number[])[] {
  const ownerOf = new Map<number, number>();
  model.decisionMakers.forEach((maker, at) => {
    for (const option of maker.options) {
      const earlier = ownerOf.get(option);
      if (earlier !== undefined) {
        const names = [model.decisionMakers[earlier]?.name, maker.name].map((name) => `'${name}'`).join(" and ");
        throw new ConflictError(
          "malformed",
          `the option '${model.options[option]?.name}' belongs to ${names}`,
          "Give each option to one decision maker; two who can do the same thing have an option each.",
        );
      }
      ownerOf.set(option, at);
    }
  });
  const ascending = (options: readonly number[]): readonly number[] => [...options].sort((one, other) => one - other);
  const unowned = model.options.map((_, at) => at).filter((option) => !ownerOf.has(option));
  return [...model.decisionMakers.map((maker) => ascending(maker.options)), ...(unowned.length > 0 ? [unowned] : [])];
}

/** Every combination of `options` that no infeasible condition about these options alone excludes, by ascending decimal. */
function choicesOf(
  model: ConflictModel,
  options: readonly number[],
  most: number,
): { readonly taken: Uint8Array; readonly choices: number } {
  const settled = new Map<number, boolean>();
  const conditions = model.infeasible;
  const listed = model.listedStates === undefined ? undefined : listedChoices(model.listedStates, options);
  const rows: number[] = [];
  let choices = 0;
  let tried = 0;
  descend(options.length - 1);
  return { taken: Uint8Array.from(rows), choices };

  function descend(at: number): void {
    // Conditions that exclude nearly everything, but only late, may make the search long.
    if (++tried > LargestBox) throw tooLarge(model);
    const option = options[at];
    if (option === undefined) {
      if (listed !== undefined && !listed.has(options.map((one) => (settled.get(one) === true ? "Y" : "N")).join(""))) return;
      choices++;
      if (choices > Math.min(most, MostChoices)) throw tooLarge(model);
      for (const one of options) rows.push(settled.get(one) === true ? 1 : 0);
      return;
    }
    for (const taken of [false, true]) {
      settled.set(option, taken);
      if (!conditions.some((condition) => truthOf(condition, (one) => settled.get(one)) === true)) descend(at - 1);
    }
    settled.delete(option);
  }
}

function listedChoices(decimals: readonly number[], options: readonly number[]): ReadonlySet<string> {
  return new Set(decimals.map((decimal) => options.map((option) => (isTakenIn(decimal, option) ? "Y" : "N")).join("")));
}

/** Whether a decimal has an option taken; exact beyond 31 options, where bit operators are not. */
export function isTakenIn(decimal: number, option: number): boolean {
  return Math.floor(decimal / 2 ** option) % 2 === 1;
}

function tooLarge(model: ConflictModel): ConflictError {
  const mentioned = new Map<number, number>(model.options.map((_, at) => [at, 0]));
  for (const maker of model.decisionMakers) {
    if (maker.preferences.kind !== "statements") continue;
    const { statements } = maker.preferences;
    statements.forEach(({ statement }, rank) => {
      const weight = statements.length - rank;
      for (const option of optionsIn(statement)) mentioned.set(option, Math.max(mentioned.get(option) ?? 0, weight));
    });
  }
  const least = [...mentioned].sort((one, other) => one[1] - other[1] || one[0] - other[0]).slice(0, 3);
  const names = least.map(([option]) => `'${model.options[option]?.name}'`).join(", ");
  return new ConflictError(
    "too-large",
    `the model has more than ${LargestBox.toLocaleString("en")} combinations of choices (${model.options.length} options), which needs more than about a gigabyte`,
    `Solve a reduced model: fix options with --fix 'option=Y' or 'option=N' (preferences depend least on ${names}), or say which combinations are infeasible.`,
  );
}

function decimalsOf(draft: { readonly options: readonly number[]; readonly taken: Uint8Array; readonly choices: number }): Float64Array {
  return Float64Array.from({ length: draft.choices }, (_, choice) =>
    draft.options.reduce((sum, option, at) => sum + (draft.taken[choice * draft.options.length + at] === 1 ? 2 ** option : 0), 0),
  );
}

/** Groups choices by their one-way options, and finds which group leads to which. */
function classesOf(
  model: ConflictModel,
  draft: { readonly options: readonly number[]; readonly taken: Uint8Array; readonly choices: number },
): Pick<Coordinate, "classOf" | "reachable"> {
  const width = draft.options.length;
  const isNobodys = !model.decisionMakers.some((maker) => maker.options.includes(draft.options[0] ?? -1));
  if (isNobodys) return { classOf: new Uint16Array(draft.choices), reachable: [Int32Array.of(0)] };
  const directionOf = (at: number): Direction => model.options[draft.options[at] ?? -1]?.direction ?? "both";
  const oneWay = draft.options.map((_, at) => at).filter((at) => directionOf(at) !== "both");
  const numbers = new Map<string, number>();
  const members: number[][] = [];
  const classOf = new Uint16Array(draft.choices);
  for (let choice = 0; choice < draft.choices; choice++) {
    const bits = oneWay.map((at) => draft.taken[choice * width + at] ?? 0);
    const key = bits.join("");
    let number = numbers.get(key);
    if (number === undefined) {
      number = members.length;
      numbers.set(key, number);
      members.push(bits);
    }
    classOf[choice] = number;
  }
  if (members.length > MostClasses) {
    throw new ConflictError(
      "too-large",
      `one decision maker can combine its one-way options in ${members.length} ways; ${MostClasses} are the most`,
      "Fix some of them with --fix, or let them go both ways.",
    );
  }
  const mayGo = (from: readonly number[], to: readonly number[]): boolean =>
    oneWay.every((at, place) => {
      if (from[place] === to[place]) return true;
      return directionOf(at) === (from[place] === 0 ? "forward" : "backward");
    });
  const reachable = members.map((from) => Int32Array.from(members.flatMap((to, number) => (mayGo(from, to) ? [number] : []))));
  return { classOf, reachable };
}

function placesTaking(space: Box, option: number): Bits {
  const bits = emptyBits(space.size);
  const coordinate = space.coordinates.find((one) => one.options.includes(option));
  if (coordinate === undefined) return bits;
  const at = coordinate.options.indexOf(option);
  const { choices, stride, taken, options } = coordinate;
  const round = stride * choices;
  for (let choice = 0; choice < choices; choice++) {
    if (taken[choice * options.length + at] !== 1) continue;
    for (let from = choice * stride; from < space.size; from += round) setRange(bits, from, from + stride);
  }
  return bits;
}

function feasiblePlaces(model: ConflictModel, box: Box): Bits {
  const feasible = emptyBits(box.size);
  setRange(feasible, 0, box.size);
  if (model.listedStates !== undefined) {
    const listed = new Set(model.listedStates);
    for (let place = 0; place < box.size; place++) {
      if (!listed.has(decimalOf(box, place))) feasible[place >>> 5] = (feasible[place >>> 5] ?? 0) & ~(1 << (place & 31));
    }
  }
  const cache = new Map<number, Bits>();
  for (const condition of model.infeasible) {
    const excluded = placesWhere(box, condition, cache);
    for (let word = 0; word < feasible.length; word++) feasible[word] = (feasible[word] ?? 0) & ~(excluded[word] ?? 0);
  }
  return feasible;
}

/** Where options stand in the order of their decision makers, the box is in decimal order already; otherwise the states are sorted. */
function placesByDecimal(box: Box, feasible: Bits, stateCount: number): Int32Array {
  const places = new Int32Array(stateCount);
  let next = 0;
  for (let place = 0; place < box.size; place++) if (hasBit(feasible, place)) places[next++] = place;
  const order = box.coordinates.flatMap((coordinate) => coordinate.options);
  if (order.every((option, at) => option === at)) return places;
  if (box.optionCount <= KeyedOptions) {
    // The place rides along in the low digits of the key; the key stays below 2 to the 53.
    const keys = Float64Array.from(places, (place) => decimalOf(box, place) * LargestBox + place).sort();
    return Int32Array.from(keys, (key) => key % LargestBox);
  }
  const decimals = new Map(Array.from(places, (place) => [place, decimalOf(box, place)]));
  return places.sort((one, other) => (decimals.get(one) ?? 0) - (decimals.get(other) ?? 0));
}

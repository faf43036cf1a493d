/** Decides how the bytes of the network's weights become the places and tables that reading a sentence needs. */
import { ModelFileError, ModelReader } from "../model-bytes.ts";
import { type Kernels, panelsOf, roundUp, type StateWeights, startKernels, statePanelsOf } from "./kernels.ts";
import { FEATURE_TABLES } from "./spelling-features.ts";

/** What a word may name, in the order of the network's answers; `none` is no name at all. */
export const NAME_KINDS = ["person", "organisation", "place", "thing", "none"] as const;

/** A table of vectors in bytes: row `r` is `bytes[r × width …]` times `scale`; row 0 is for what is not in the table. */
export type VectorTable = { readonly rowOf: ReadonlyMap<number, number>; readonly bytes: Int8Array; readonly scale: number };

/** Words learned from very much text: one row each, one scale for each place in the row, and the word's classes. */
export type WorldlyWords = {
  readonly rowOf: ReadonlyMap<number, number>;
  readonly width: number;
  readonly bytes: Int8Array;
  readonly scales: Float32Array;
  readonly coarse: Uint8Array;
  readonly fine: Uint8Array;
};

/** Places in the kernels' memory, and sizes. */
export type Layer = { readonly weights: number; readonly bias: number; readonly inputs: number; readonly outputs: number };
/** The same for a layer over states. */
export type StateLayer = Omit<Layer, "weights"> & { readonly weights: StateWeights };

/** What a word cannot be: 1 for the places of tags or relations that are out. */
export type Exclusions = { readonly tagOfStrange: Uint8Array; readonly relationOfStrange: Uint8Array; readonly relation: Uint8Array };

/** A trained network, ready to read. */
export type Network = {
  /** Universal and Penn tag of each class. */
  readonly tags: readonly string[];
  readonly fineTags: readonly string[];
  readonly relations: readonly string[];
  readonly isOut: Exclusions;
  readonly kernels: Kernels;
  /** From here on the memory is free. */
  readonly free: number;
  /** Numbers in the state of one direction, in a spelling's vector, for arcs, for labels. */
  readonly state: number;
  readonly inputs: number;
  readonly arcs: number;
  readonly labels: number;
  readonly worldly: WorldlyWords;
  readonly tables: readonly VectorTable[];
  /** From a worldly word to a spelling's vector. */
  readonly fromWorldly: Float32Array;
  readonly worldlyBias: Float32Array;
  readonly evenWeights: Float32Array;
  readonly evenBias: Float32Array;
  /** What spellings give to both directions of the first layer; what the first layer gives to those of the second. */
  readonly toFirst: Layer;
  readonly toSecond: StateLayer;
  /** Weights of the states themselves: first layer forwards and backwards, second layer forwards and backwards. */
  readonly recurrent: readonly [StateWeights, StateWeights, StateWeights, StateWeights];
  /** Tags, dependents, heads, labels of dependents and of heads, kinds of names, one after the other. */
  readonly answers: StateLayer;
  readonly arc: Layer;
  readonly label: Layer;
  /** What `answers` would give for the root as a head, after its bend, and as the head of a label. */
  readonly rootAsHead: Float32Array;
  readonly rootOfLabel: Float32Array;
};

export const MAGIC = "PARLEY-SYNTAX";
export const VERSION = 1;

/**
 * Reads `models/syntax/network.bin`, with the inner loops of `models/syntax/kernels.wasm`.
 *
 * @throws ModelFileError where the bytes are not such a file.
 */
export function loadNetwork(bytes: Uint8Array, kernelBytes: Uint8Array): Network {
  const reader = new ModelReader(bytes, MAGIC, VERSION);
  const classes = reader.readNames().map((name) => name.split(" "));
  const relations = reader.readNames();
  const [state, inputs, arcs, labels, worldlyWidth] = [0, 0, 0, 0, 0].map(() => reader.readCount()) as [
    number,
    number,
    number,
    number,
    number,
  ];
  if (state % 4 !== 0 || arcs % 4 !== 0 || state > 1024 || inputs > 1024) throw new ModelFileError("The network has impossible sizes.");
  const worldly = readWorldly(reader, worldlyWidth);
  const tables = FEATURE_TABLES.map(() => readTable(reader, inputs));
  const fromWorldly = readMatrix(reader, inputs * worldlyWidth);
  const worldlyBias = readMatrix(reader, inputs);
  const evenWeights = readMatrix(reader, inputs);
  const evenBias = readMatrix(reader, inputs);
  const memory = new Laying(startKernels(kernelBytes));
  const biasOf = (outputs: number): Float32Array => {
    const bias = new Float32Array(roundUp(outputs, 8));
    bias.set(readMatrix(reader, outputs));
    return bias;
  };
  const layer = (from: number, outputs: number): Layer => {
    const weights = memory.lay(panelsOf(readMatrix(reader, from * outputs), outputs, from));
    const bias = biasOf(outputs);
    return { weights, bias: memory.lay(bias), inputs: from, outputs: bias.length };
  };
  const overStates = (outputs: number, from: number): StateWeights =>
    memory.layForStates(readMatrix(reader, from * outputs), outputs, from);
  const stateLayer = (outputs: number): StateLayer => {
    const weights = overStates(outputs, 2 * state);
    const bias = biasOf(outputs);
    return { weights, bias: memory.lay(bias), inputs: 2 * state, outputs: bias.length };
  };
  const again = () => overStates(4 * state, state);
  const toFirst = layer(inputs, 8 * state);
  const firstStates = [again(), again()] as const;
  const toSecond = stateLayer(8 * state);
  const secondStates = [again(), again()] as const;
  const answers = stateLayer(classes.length + 2 * arcs + 2 * labels + NAME_KINDS.length);
  const arc = layer(arcs, arcs);
  const label = layer(labels, relations.length);
  const rootAsHead = readMatrix(reader, arcs);
  const rootOfLabel = readMatrix(reader, labels);
  return {
    tags: classes.map(([tag = "X"]) => tag),
    fineTags: classes.map(([, fine = "FW"]) => fine),
    relations,
    isOut: exclusionsOf(
      classes.map(([tag = "X"]) => tag),
      relations,
    ),
    kernels: memory.kernels,
    free: memory.used,
    state,
    inputs,
    arcs,
    labels,
    worldly,
    tables,
    fromWorldly,
    worldlyBias,
    evenWeights,
    evenBias,
    toFirst,
    toSecond,
    recurrent: [...firstStates, ...secondStates],
    answers,
    arc,
    label,
    rootAsHead,
    rootOfLabel,
  };
}

const SMALL_TAGS: ReadonlySet<string> = new Set(["ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "PART", "PRON", "SCONJ"]);
const SMALL_RELATIONS: ReadonlySet<string> = new Set(
  "advmod aux aux:pass case cc cc:preconj compound:prt cop det det:predet discourse expl fixed goeswith mark nummod orphan punct reparandum".split(
    " ",
  ),
);

/** Only the head of a sentence is its root. */
function exclusionsOf(tags: readonly string[], relations: readonly string[]): Exclusions {
  return {
    tagOfStrange: Uint8Array.from(tags, (tag) => (SMALL_TAGS.has(tag) ? 1 : 0)),
    relationOfStrange: Uint8Array.from(relations, (name) => (name === "root" || SMALL_RELATIONS.has(name) ? 1 : 0)),
    relation: Uint8Array.from(relations, (name) => (name === "root" ? 1 : 0)),
  };
}

/** Lays weights one after the other into the kernels' memory. */
class Laying {
  readonly kernels: Kernels;
  used = 0;

  constructor(kernels: Kernels) {
    this.kernels = kernels;
  }

  lay(numbers: Float32Array): number {
    const place = this.used;
    this.used += roundUp(numbers.length, 4);
    this.kernels.reserve(this.used);
    this.kernels.numbers().set(numbers, place);
    return place;
  }

  layForStates(weights: Float32Array, outputs: number, inputs: number): StateWeights {
    const { panels, unit } = statePanelsOf(weights, outputs, inputs);
    const place = this.used;
    this.used += roundUp(panels.length / 2, 4);
    this.kernels.reserve(this.used);
    new Int16Array(this.kernels.numbers().buffer, 4 * place, panels.length).set(panels);
    return { place, unit };
  }
}

function readWorldly(reader: ModelReader, width: number): WorldlyWords {
  const rowOf = readKeys(reader);
  const scales = readFloats(reader, width);
  const bytes = signed(reader.readBytes(rowOf.size * width));
  return { rowOf, width, scales, bytes, coarse: reader.readBytes(rowOf.size).slice(), fine: reader.readBytes(rowOf.size).slice() };
}

function readTable(reader: ModelReader, width: number): VectorTable {
  const rowOf = readKeys(reader);
  const [scale = 1] = readFloats(reader, 1);
  return { rowOf, scale, bytes: signed(reader.readBytes((rowOf.size + 1) * width)) };
}

/** Keys in rising order as distances; rows are numbered from 1. */
function readKeys(reader: ModelReader): ReadonlyMap<number, number> {
  const rowOf = new Map<number, number>();
  const count = reader.readCount();
  let key = LOWEST_KEY;
  for (let row = 1; row <= count; row++) {
    key += reader.readCount();
    rowOf.set(key, row);
  }
  return rowOf;
}

/** Numbers of 16 bits with one scale. */
function readMatrix(reader: ModelReader, count: number): Float32Array {
  const [scale = 1] = readFloats(reader, 1);
  const bytes = reader.readBytes(2 * count);
  const numbers = new Float32Array(count);
  for (let at = 0; at < count; at++) numbers[at] = ((((bytes[2 * at + 1] ?? 0) << 24) >> 16) | (bytes[2 * at] ?? 0)) * scale;
  return numbers;
}

function readFloats(reader: ModelReader, count: number): Float32Array {
  const bytes = reader.readBytes(4 * count);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Float32Array.from({ length: count }, (_, at) => view.getFloat32(4 * at, true));
}

/** The same bytes read with a sign, as a copy: the file need not be kept. */
function signed(bytes: Uint8Array): Int8Array {
  return new Int8Array(new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}

/** Keys are numbers of 32 bits with a sign. */
export const LOWEST_KEY = -(2 ** 31);

/** Decides how the inner loops, which are WebAssembly, are called: sizes in numbers, places in a memory of numbers of 32 bits. */

/** The inner loops and their memory. Places are indices of `numbers()`. */
export type Kernels = {
  /** The memory as it is now; another view after it grew. */
  readonly numbers: () => Float32Array;
  /** Makes the memory at least so many numbers large. */
  readonly reserve: (numbers: number) => void;
  /**
   * `rows` rows of `inputs` numbers at `x` times the weights at `w`, plus `bias`, to `y`: `outputs` numbers a row. `rows` is a multiple of four,
   * `outputs` one of eight; weights stand in panels (`panelsOf`).
   */
  readonly multiply: (w: number, bias: number, x: number, y: number, rows: number, inputs: number, outputs: number) => void;
  /** The same where the rows are states, two in a place of 32 bits, and the weights whole numbers (`statePanelsOf`). */
  readonly multiplyStates: (w: StateWeights, bias: number, x: number, y: number, rows: number, inputs: number, outputs: number) => void;
  /**
   * One step of four sequences: states `h` (two in a place) and cells `c` of four times `size` numbers, what the inputs give at four places, the new
   * states to four places.
   */
  readonly step: (w: StateWeights, h: number, c: number, sums: number, size: number, inputs: Int32Array, outputs: Int32Array) => void;
};

/** Weights that states are multiplied with: their place, and what one unit of a product is worth. */
export type StateWeights = { readonly place: number; readonly unit: number };

/** Starts the inner loops from the bytes of `models/syntax/kernels.wasm`. */
export function startKernels(bytes: Uint8Array): Kernels {
  const { memory, multiply, multiplyStates, step } = new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports as Exports;
  let view = new Float32Array(memory.buffer);
  return {
    numbers: () => view,
    reserve(numbers) {
      const missing = numbers - view.length;
      if (missing <= 0) return;
      memory.grow(Math.ceil(missing / NUMBERS_IN_PAGE));
      view = new Float32Array(memory.buffer);
    },
    multiply: (w, bias, x, y, rows, inputs, outputs) => multiply(4 * w, 4 * bias, 4 * x, 4 * y, rows, inputs, outputs),
    multiplyStates: (w, bias, x, y, rows, inputs, outputs) =>
      multiplyStates(4 * w.place, 4 * bias, 4 * x, 4 * y, rows, inputs, outputs, w.unit),
    step: (w, h, c, sums, size, from, to) =>
      step(
        4 * w.place,
        w.unit,
        4 * h,
        4 * c,
        4 * sums,
        size,
        4 * (from[0] as number), // Four places each.
        4 * (from[1] as number),
        4 * (from[2] as number),
        4 * (from[3] as number),
        4 * (to[0] as number),
        4 * (to[1] as number),
        4 * (to[2] as number),
        4 * (to[3] as number),
      ),
  };
}

type Exports = {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  readonly multiply: (...places: number[]) => void;
  readonly multiplyStates: (...places: number[]) => void;
  readonly step: (...places: number[]) => void;
};

const NUMBERS_IN_PAGE = 16_384;

/** Weights of `rows` outputs, each `inputs` numbers, as `multiply` reads them: panels of eight outputs, for each input eight numbers; zeros fill up. */
export function panelsOf(weights: Float32Array, rows: number, inputs: number): Float32Array {
  const panels = new Float32Array(roundUp(rows, PANEL) * inputs);
  for (let row = 0; row < rows; row++) {
    const start = (row - (row % PANEL)) * inputs + (row % PANEL);
    for (let at = 0; at < inputs; at++) panels[start + at * PANEL] = weights[row * inputs + at] ?? 0;
  }
  return panels;
}

/**
 * The same for `multiplyStates` and `step`: whole numbers, for each two inputs two numbers of each of eight outputs, as large as sums of 32 bits
 * bear; `inputs` is even. `unit` is what a product with a state's unit is worth.
 */
export function statePanelsOf(weights: Float32Array, rows: number, inputs: number): { readonly panels: Int16Array; readonly unit: number } {
  const largest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 1e-9);
  const scale = Math.min(32_767, Math.floor((2 ** 31 - 1) / (STATE_ONE * inputs))) / largest;
  const panels = new Int16Array(roundUp(rows, PANEL) * inputs);
  for (let row = 0; row < rows; row++) {
    const start = (row - (row % PANEL)) * inputs + 2 * (row % PANEL);
    for (let at = 0; at < inputs; at++)
      panels[start + (at - (at % 2)) * PANEL + (at % 2)] = Math.round((weights[row * inputs + at] ?? 0) * scale);
  }
  return { panels, unit: 1 / (scale * STATE_ONE) };
}

/** A state of one, as the kernels write it in 16 bits. */
export const STATE_ONE = 4096;

/** `count`, or the next multiple of `unit`. */
export function roundUp(count: number, unit: number): number {
  return Math.ceil(count / unit) * unit;
}

/** Outputs in a panel. */
export const PANEL = 8;

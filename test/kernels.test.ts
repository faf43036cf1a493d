import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { compileKernels } from "../models/syntax/compile-kernels.ts";
import { panelsOf, STATE_ONE, startKernels, statePanelsOf } from "../src/reading/syntax/network/kernels.ts";

const bytes = new Uint8Array(readFileSync(new URL("../models/syntax/kernels.wasm", import.meta.url)));

test("the inner loops that ship are what their text gives", async () => {
  expect(Buffer.from(await compileKernels("models/syntax/kernels.wat")).equals(Buffer.from(bytes))).toBe(true);
});

/** Numbers between -1 and 1 that look like chance (a linear congruence). */
function numbersFrom(seed: number, count: number): Float32Array {
  let state = seed;
  return Float32Array.from({ length: count }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return state / 2 ** 31;
  });
}

test("a product of rows and weights is what adding up gives", () => {
  for (const [rows, inputs, outputs] of [
    [4, 1, 8],
    [8, 7, 16],
    [12, 96, 24],
  ] as const) {
    const kernels = startKernels(bytes);
    const [weights, bias, x] = [numbersFrom(1, outputs * inputs), numbersFrom(2, outputs), numbersFrom(3, rows * inputs)];
    const places = { w: 0, bias: weights.length, x: weights.length + outputs, y: weights.length + outputs + x.length };
    kernels.reserve(places.y + rows * outputs);
    kernels.numbers().set(panelsOf(weights, outputs, inputs), places.w);
    kernels.numbers().set(bias, places.bias);
    kernels.numbers().set(x, places.x);
    kernels.multiply(places.w, places.bias, places.x, places.y, rows, inputs, outputs);
    for (let row = 0; row < rows; row++)
      for (let output = 0; output < outputs; output++) {
        let sum = bias[output] ?? 0;
        for (let at = 0; at < inputs; at++) sum += (x[row * inputs + at] ?? 0) * (weights[output * inputs + at] ?? 0);
        expect(kernels.numbers()[places.y + row * outputs + output]).toBeCloseTo(sum, 4);
      }
  }
});

/** Lays weights for states at a place; answers what a unit of their products is worth. */
function layForStates(numbers: Float32Array, place: number, weights: Float32Array, outputs: number, inputs: number): number {
  const { panels, unit } = statePanelsOf(weights, outputs, inputs);
  new Int16Array(numbers.buffer, 4 * place, panels.length).set(panels);
  return unit;
}

/** Lays states, numbers between -1 and 1, two in a place. */
function layStates(numbers: Float32Array, place: number, states: Float32Array): void {
  new Int16Array(numbers.buffer, 4 * place, states.length).set(Int16Array.from(states, (state) => Math.round(state * STATE_ONE)));
}

test("a product of states and weights is what adding up gives", () => {
  for (const [rows, inputs, outputs] of [
    [4, 2, 8],
    [8, 14, 16],
    [12, 192, 24],
  ] as const) {
    const kernels = startKernels(bytes);
    const [weights, bias, x] = [numbersFrom(1, outputs * inputs), numbersFrom(2, outputs), numbersFrom(3, rows * inputs)];
    const places = { w: 0, bias: weights.length, x: weights.length + outputs, y: weights.length + outputs + x.length };
    kernels.reserve(places.y + rows * outputs);
    const unit = layForStates(kernels.numbers(), places.w, weights, outputs, inputs);
    kernels.numbers().set(bias, places.bias);
    layStates(kernels.numbers(), places.x, x);
    kernels.multiplyStates({ place: places.w, unit }, places.bias, places.x, places.y, rows, inputs, outputs);
    for (let row = 0; row < rows; row++)
      for (let output = 0; output < outputs; output++) {
        let sum = bias[output] ?? 0;
        for (let at = 0; at < inputs; at++) sum += (x[row * inputs + at] ?? 0) * (weights[output * inputs + at] ?? 0);
        expect(kernels.numbers()[places.y + row * outputs + output]).toBeCloseTo(sum, 1.7);
      }
  }
});

test("a step of four sequences is what the equations of long short-term memory give", () => {
  const size = 8;
  const kernels = startKernels(bytes);
  const weights = numbersFrom(5, 4 * size * size);
  const [states, cells, inputs] = [
    numbersFrom(6, 4 * size),
    numbersFrom(7, 4 * size),
    numbersFrom(8, 4 * 4 * size).map((value) => 6 * value),
  ];
  const places = { w: 0, h: 1000, c: 2000, sums: 3000, given: 4000, out: 5000 };
  kernels.reserve(6000);
  const numbers = kernels.numbers();
  const unit = layForStates(numbers, places.w, weights, 4 * size, size);
  layStates(numbers, places.h, states);
  numbers.set(cells, places.c);
  numbers.set(inputs, places.given);
  const four = (from: number, width: number) => Int32Array.from({ length: 4 }, (_, at) => from + at * width);
  kernels.step({ place: places.w, unit }, places.h, places.c, places.sums, size, four(places.given, 4 * size), four(places.out, size / 2));
  const sigmoid = (value: number) => 1 / (1 + Math.exp(-value));
  for (let row = 0; row < 4; row++)
    for (let at = 0; at < size; at++) {
      const [input, forget, cell, output] = [0, 1, 2, 3].map((gate) => {
        let sum = inputs[row * 4 * size + gate * size + at] ?? 0;
        for (let from = 0; from < size; from++) sum += (weights[(gate * size + at) * size + from] ?? 0) * (states[row * size + from] ?? 0);
        return sum;
      }) as [number, number, number, number];
      const newCell = sigmoid(forget) * (cells[row * size + at] ?? 0) + sigmoid(input) * Math.tanh(cell);
      const newState = sigmoid(output) * Math.tanh(newCell);
      expect(numbers[places.c + row * size + at]).toBeCloseTo(newCell, 3);
      const stateAt = (place: number) => (new Int16Array(numbers.buffer, 4 * place)[row * size + at] ?? 0) / STATE_ONE;
      expect(stateAt(places.h)).toBeCloseTo(newState, 3);
      expect(stateAt(places.out)).toBe(stateAt(places.h));
    }
});

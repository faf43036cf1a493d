/** Decides how what `learn.py` learned becomes `models/syntax/network.bin`: tables in bytes, matrices in 16 bits, each with its scale. */
import { readFileSync, writeFileSync } from "node:fs";
import { LOWEST_KEY, MAGIC, VERSION } from "../../src/reading/syntax/network/load-network.ts";
import { ModelWriter } from "../training/write-model.ts";

const [folder = "", out = "models/syntax/network.bin"] = process.argv.slice(2);

type Learned = {
  readonly layout: Readonly<Record<string, { readonly at: number; readonly shape: readonly number[] }>>;
  readonly scale: readonly number[];
  readonly worldly: number;
  readonly classes: readonly (readonly number[])[];
  readonly size: { readonly state: number; readonly inputs: number; readonly arc: number; readonly label: number };
};
type Facts = {
  readonly tags: readonly string[];
  readonly relations: readonly string[];
  readonly tables: readonly (readonly number[])[];
  readonly wordKeys: readonly number[];
};

const learned = JSON.parse(readFileSync(`${folder}/network.json`, "utf8")) as Learned;
const facts = JSON.parse(readFileSync(`${folder}/facts.json`, "utf8")) as Facts;
const file = readFileSync(`${folder}/network.f32`);
const numbers = new Float32Array(file.buffer, file.byteOffset, file.byteLength / 4);
const { state, inputs, arc, label } = learned.size;
const writer = new ModelWriter(MAGIC, VERSION);

writer.writeNames(facts.tags);
writer.writeNames(facts.relations);
for (const count of [state, inputs, arc, label, learned.worldly]) writer.writeCount(count);
writeKeys(facts.wordKeys);
writer.writeFloats(learned.scale);
writer.writeSigned(new Int8Array(readFileSync(`${folder}/worldly.i8`)));
for (const classes of learned.classes) writer.writeSigned(Int8Array.from(classes));
facts.tables.forEach((keys, place) => {
  writeKeys(keys);
  writeBytes(named(`tables.${place}.weight`));
});
writeMatrix(named("fromWorldly.weight"));
writeMatrix(named("fromWorldly.bias"));
writeMatrix(named("even.weight"));
writeMatrix(named("even.bias"));
for (const layer of ["first", "second"]) {
  writeMatrix(joined(named(`${layer}.weight_ih_l0`), named(`${layer}.weight_ih_l0_reverse`)));
  writeMatrix(
    joined(
      sum(named(`${layer}.bias_ih_l0`), named(`${layer}.bias_hh_l0`)),
      sum(named(`${layer}.bias_ih_l0_reverse`), named(`${layer}.bias_hh_l0_reverse`)),
    ),
  );
  writeMatrix(named(`${layer}.weight_hh_l0`));
  writeMatrix(named(`${layer}.weight_hh_l0_reverse`));
}
const questions = ["tag", "dependent", "head", "labelOfDependent", "labelOfHead", "kind"];
writeMatrix(joined(...questions.map((question) => named(`${question}.weight`))));
writeMatrix(joined(...questions.map((question) => named(`${question}.bias`))));
const form = named("arc");
writeMatrix(Float32Array.from({ length: arc * arc }, (_, at) => form[(at % arc) * arc + Math.floor(at / arc)] ?? 0));
writeMatrix(form.subarray(arc * arc));
writeMatrix(named("label.weight"));
writeMatrix(named("label.bias"));
writeMatrix(ofRoot("head", arc).map((value) => Math.max(0, value)));
writeMatrix(ofRoot("labelOfHead", label));
const bytes = writer.toBytes();
writeFileSync(out, bytes);
console.log(`wrote ${out}: ${bytes.length} bytes`);

function named(name: string): Float32Array {
  const place = learned.layout[name];
  if (place === undefined) throw new Error(`The network has no '${name}'.`);
  return numbers.subarray(place.at, place.at + place.shape.reduce((product, each) => product * each, 1));
}

function joined(...parts: readonly Float32Array[]): Float32Array {
  return Float32Array.from(parts.flatMap((part) => [...part]));
}

function sum(one: Float32Array, other: Float32Array): Float32Array {
  return one.map((value, at) => value + (other[at] ?? 0));
}

function ofRoot(question: string, outputs: number): Float32Array {
  const [root, weights, bias] = [named("root"), named(`${question}.weight`), named(`${question}.bias`)];
  return Float32Array.from({ length: outputs }, (_, row) =>
    root.reduce((total, value, at) => total + value * (weights[row * root.length + at] ?? 0), bias[row] ?? 0),
  );
}

function writeKeys(keys: readonly number[]): void {
  writer.writeCount(keys.length);
  let previous = LOWEST_KEY;
  for (const key of keys) {
    writer.writeCount(key - previous);
    previous = key;
  }
}

function largestOf(values: Float32Array): number {
  return values.reduce((largest, value) => Math.max(largest, Math.abs(value)), 1e-9);
}

function writeBytes(values: Float32Array): void {
  const scale = largestOf(values) / 127;
  writer.writeFloats([scale]);
  writer.writeSigned(Int8Array.from(values, (value) => Math.round(value / scale)));
}

function writeMatrix(values: Float32Array): void {
  const scale = largestOf(values) / 32767;
  writer.writeFloats([scale]);
  const rounded = Int16Array.from(values, (value) => Math.round(value / scale));
  writer.writeSigned(new Int8Array(rounded.buffer));
}

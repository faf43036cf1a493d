import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { loadNetwork } from "./load-network.ts";

const path = "models/syntax/network.bin";
const kernels = readFileSync("models/syntax/kernels.wasm");

describe("loadNetwork", () => {
  it("reads the same from a buffer, from an array, and from bytes in the middle of another array", () => {
    const bytes = readFileSync(path);
    const middle = new Uint8Array(bytes.length + 3);
    middle.set(bytes, 3);
    const networks = [bytes, new Uint8Array(bytes), middle.subarray(3)].map((each) => loadNetwork(each, kernels));
    const contents = networks.map(({ worldly, tables, fromWorldly, kernels: { numbers }, free }) => ({
      worldly: Buffer.from(worldly.bytes.buffer).toString("base64"),
      tables: tables.map((table) => Buffer.from(table.bytes.buffer).toString("base64")),
      fromWorldly,
      laid: numbers().slice(0, free),
    }));
    expect(contents[1]).toEqual(contents[0]);
    expect(contents[2]).toEqual(contents[0]);
    expect(networks[0]?.worldly.bytes.length).toBeGreaterThan(1_000_000);
  });

  it("keeps its numbers when the file's bytes are changed afterwards", () => {
    const bytes = new Uint8Array(readFileSync(path));
    const network = loadNetwork(bytes, kernels);
    const before = network.worldly.bytes.slice();
    bytes.fill(0);
    expect(Buffer.compare(Buffer.from(before.buffer), Buffer.from(network.worldly.bytes.buffer))).toBe(0);
  });
});

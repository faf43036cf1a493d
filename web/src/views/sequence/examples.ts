/** Decides which plans can be opened to look around: the example story's, and a historical one in two readings of its order. */

export const examples = [
  {
    key: "orsa",
    name: "Implementation plan for the Strait of Orsa (invented)",
    address: new URL("../../../../examples/sequences/strait-of-orsa.json", import.meta.url),
  },
  {
    key: "minsk",
    name: "Minsk 2015, as the text orders it: control of the border last",
    address: new URL("../../../../examples/sequences/minsk-2015.json", import.meta.url),
  },
  {
    key: "minsk-security-first",
    name: "Minsk 2015, as the other side read it: the border first",
    address: new URL("../../../../examples/sequences/minsk-2015-security-first.json", import.meta.url),
  },
] as const;

/** The plan of an example, as its file holds it. */
export async function loadExample(key: string): Promise<unknown> {
  const example = examples.find((one) => one.key === key);
  if (example === undefined) return undefined;
  const answer: unknown = await (await fetch(example.address)).json();
  return answer;
}

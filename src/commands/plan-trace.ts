/** Follows every point through any number of drafts: where it stood in each, what it merged into or split off from. */
import { z } from "zod";
import { ProblemShape } from "#record";
import { defineCommand } from "./command.ts";
import { areFiles, unitLabel, unitName } from "./compare-named-drafts.ts";
import { loadChains } from "./load-chains.ts";
import { asOfFields } from "./moments.ts";

const EventShape = z.strictObject({
  chain: z.int().describe("Number of the other chain."),
  draft: z.string().describe("In which draft it happened."),
});

const Output = z.strictObject({
  drafts: z.array(z.string()),
  chains: z.array(
    z.strictObject({
      chain: z.int(),
      numbers: z.array(z.string().nullable()).describe("The point's number in each draft; null where it is not in it."),
      ids: z.array(z.string().nullable()),
      labels: z.array(z.string().nullable()),
      kinds: z
        .array(z.string())
        .describe("What became of it from each draft to the next: kept, edited, moved, renumbered, merged, split, dropped, added, absent."),
      splitFrom: z.array(EventShape),
      merged: z.array(EventShape).describe("Chains that merged into this one."),
    }),
  ),
  similarities: z.array(z.number()).describe("Of each draft with the next."),
  problems: z.array(ProblemShape),
});

export const planTraceCommand = defineCommand({
  name: "plan trace",
  summary: "Follow every point through any number of drafts, whatever its number in each.",
  example: "plan trace draft-1.md draft-2.md draft-3.md",
  effect: "query",
  words: ["drafts…"],
  overHttp: false,
  dossier: ({ drafts }) => (areFiles(drafts) ? "none" : "existing"),
  input: z.strictObject({ drafts: z.array(z.string()).min(2).describe("Drafts, oldest first, as files or ids."), ...asOfFields }),
  output: Output,
  async run({ drafts: names, ...clocks }, run) {
    const { drafts, chains, alignments, problems } = await loadChains(names, run, clocks);
    const labels = drafts.map(({ loaded }) => loaded.label);
    const event = ({ chain, draft }: { readonly chain: number; readonly draft: number }): { chain: number; draft: string } => ({
      chain,
      draft: labels[draft] ?? "",
    });
    return {
      drafts: labels,
      chains: chains.map(({ places, splitFrom, merged }, chain) => {
        const nodes = places.map((place, draft) => (place === undefined ? undefined : drafts[draft]?.nodes[place]));
        return {
          chain,
          numbers: nodes.map((node) => (node === undefined ? null : unitName(node))),
          ids: nodes.map((node) => node?.id ?? null),
          labels: nodes.map((node) => (node === undefined ? null : unitLabel(node))),
          kinds: alignments.map((alignment, at) => {
            const [old, fresh] = [places[at], places[at + 1]];
            if (old === undefined) return fresh === undefined ? "absent" : "added";
            const link = alignment.links.find((one) => one.old === old && (fresh === undefined || one.new === fresh));
            return link?.kind ?? "dropped";
          }),
          splitFrom: splitFrom.map(event),
          merged: merged.map(event),
        };
      }),
      similarities: alignments.map(({ similarity }) => Math.round(similarity * 1000) / 1000),
      problems: [...drafts.flatMap(({ loaded }) => loaded.problems), ...problems],
    };
  },
  toText({ drafts, chains, problems }) {
    const width = Math.max(8, ...chains.flatMap(({ labels }) => labels.map((label) => label?.length ?? 0)));
    const lines = chains.map(({ labels, kinds, merged, splitFrom }) => {
      const cells = labels.map((label) => (label ?? "—").padEnd(width)).join("  ");
      const labelOf = (chain: number): string => chains[chain]?.labels.find((label) => label !== null) ?? `chain ${chain}`;
      const notes = [
        ...splitFrom.map(({ chain, draft }) => `split off ${labelOf(chain)} in ${draft}`),
        ...merged.map(({ chain, draft }) => `took in ${labelOf(chain)} in ${draft}`),
      ];
      return `${cells}  ${kinds.join(", ")}${notes.length === 0 ? "" : `; ${notes.join("; ")}`}`;
    });
    return [drafts.join(" → "), ...lines, ...problems.map(({ message }) => message)].join("\n");
  },
});

/** Lists the solution concepts in the order in which they are told. */
import type { Concept } from "./concept.ts";
import { gmr } from "./gmr.ts";
import { nash } from "./nash.ts";
import { seq } from "./seq.ts";
import { sim } from "./sim.ts";
import { smr } from "./smr.ts";
import { sseq } from "./sseq.ts";

export const allConcepts: readonly Concept[] = [nash, gmr, smr, seq, sseq, sim];

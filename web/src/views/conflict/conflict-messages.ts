/** Decides what the conflict page and its worker say to each other. */
import type { Cell, ConceptName, InverseStory, Survey } from "#conflict";

export type ToWorker =
  | { readonly kind: "solve"; readonly value: unknown; readonly name: string }
  | { readonly kind: "explain"; readonly state: number }
  | { readonly kind: "invert"; readonly state: number; readonly concept: ConceptName };

export type FromWorker =
  | { readonly kind: "solved"; readonly survey: Survey }
  | { readonly kind: "explained"; readonly state: number; readonly cells: readonly Cell[] }
  | { readonly kind: "inverted"; readonly state: number; readonly story: InverseStory }
  | { readonly kind: "progress"; readonly done: number; readonly total: number; readonly current: string }
  | { readonly kind: "refused"; readonly message: string; readonly whatToDo: string };

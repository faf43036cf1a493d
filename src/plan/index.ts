/** Plan promises: a draft's text to its structure, what is agreed and what stands in brackets, each party's own reading; texts are never altered. */
export {
  citationOf,
  type DraftNode,
  type DraftNodeKind,
  DraftNodeKindShape,
  DraftNodeShape,
  type DraftProblem,
  DraftProblemShape,
  type DraftText,
  lineageOf,
  nodeAt,
  rootsOf,
  unitsOf,
} from "./draft-text.ts";
export { type Line, placeOf, splitLines } from "./lines.ts";
export { parseDraft } from "./parse-draft.ts";

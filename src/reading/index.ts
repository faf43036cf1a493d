/** Reads a source: values in, marks with spans out, each with its rule or model and its certainty. Reading never fails. */
export { countries } from "./countries.ts";
export { type BasisExplained, explainBasis } from "./explain-basis.ts";
export { type KnownPoint, markKnownPoints } from "./find-points.ts";
export { loadReadingModels, type ModelBytes, type ReadingModels } from "./load-reading-models.ts";
export { ReaderVersion, type ReadingResources, readDocument } from "./read-document.ts";
export { speechFormsOf } from "./speech-forms.ts";
export { typeOfText } from "./type-of-text.ts";
export { findTypedNames, type TypedName } from "./typed-names.ts";
export { buildWorld, type World, type WorldExtra } from "./world.ts";

/** Decides how the bytes of the trained weights become the models that parsing is given. */
import { ModelReader } from "./model-bytes.ts";
import type { ParserModel } from "./parse-dependencies.ts";
import type { TaggerModel } from "./tag-words.ts";

/** The weights of the syntax stages. */
export type SyntaxModels = { readonly tagger: TaggerModel; readonly parser: ParserModel };

/**
 * Reads the weights from the bytes of `models/tagger/tagger.bin` and `models/parser/parser.bin`.
 *
 * @throws ModelFileError where the bytes are not such files.
 */
export function loadSyntaxModels(bytes: { readonly tagger: Uint8Array; readonly parser: Uint8Array }): SyntaxModels {
  return { tagger: loadTagger(bytes.tagger), parser: loadParser(bytes.parser) };
}

/** Reads the tagger alone. */
export function loadTagger(bytes: Uint8Array): TaggerModel {
  const reader = new ModelReader(bytes, "PARLEY-TAGGER", 1);
  const tags = reader.readNames();
  const fineTags = reader.readNames();
  const wordClasses = reader.readWordClasses();
  return { tags, fineTags, wordClasses, alone: reader.readLinearModel(), inContext: reader.readLinearModel() };
}

/** Reads the parser alone. */
export function loadParser(bytes: Uint8Array): ParserModel {
  const reader = new ModelReader(bytes, "PARLEY-PARSER", 1);
  return { relations: reader.readNames(), transitions: reader.readNarrowModel(), labels: reader.readLinearModel() };
}

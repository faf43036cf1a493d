/** Decides how much of one document Parley takes in before it refuses; each cap has its reason. */

export const Caps = {
  /** Bytes of one file: a long treaty as HTML has under 5 MB; more is an archive or a mistake. */
  bytes: 20 * 1024 * 1024,
  /** UTF-16 code units of clean text: about 400,000 tokens, which the reader bears within its time. */
  characters: 2_000_000,
  /** UTF-16 code units of a draft of an instrument: twice the longest treaty with its annexes; drafts are not read word by word. */
  draftCharacters: 4_000_000,
  /** Levels of nested markup: real pages stay under 60; nesting is how bombs are built. */
  depth: 256,
  /** Above this depth the main-text library takes seconds (it is cubic in depth), so plain block extraction is used instead. */
  depthForMainText: 90,
  /** Elements for the main-text library, for the same reason. */
  elementsForMainText: 30_000,
  /** Elements of a page at all. */
  elements: 400_000,
  /** Elements of a Word document: a run of words is several. */
  docxElements: 6_000_000,
  /** Bytes of a Word document's parts with words, unpacked: a treaty of 2 MB of text has under 30 MB of them. */
  unpacked: 96 * 1024 * 1024,
  /** A part smaller than this may grow as it likes. */
  unpackedQuietly: 8 * 1024 * 1024,
  /** Times its packed size that a larger part may grow: ordinary documents stay under 60, bombs reach a thousand. */
  growth: 150,
  /** Pages of a PDF. */
  pages: 3_000,
  /** Wall-clock time for taking in and reading one document. */
  timeMs: 30_000,
  /** Heap of the worker that reads it. */
  heapMb: 768,
  /** Files found below the folders named on the command line. */
  files: 100_000,
} as const;

/** Decides which folder may import which; each wall says what to do instead. */
const PURE = "reading|collation|positions|plan|sequence|bargaining|conflict|report";
const TESTS = "[.]test[.]ts$";

const rule = (name, comment, from, to) => ({ name, severity: "error", comment, from, to });

export default {
  forbidden: [
    rule("resolves", "An import that resolves to nothing hides from every rule below.", {}, { couldNotResolve: true }),
    rule("no-cycles", "Two files that need each other are one file or three.", {}, { circular: true }),
    rule("no-orphans", "Reachable from nothing: use it or remove it.", { orphan: true, pathNot: "[.]d[.]ts$" }, {}),
    rule(
      "record-needs-nothing",
      "record/ is the vocabulary every folder shares; it imports only itself.",
      { path: "^src/record/", pathNot: TESTS },
      { path: "^src/", pathNot: "^src/record/" },
    ),
    rule(
      "pure-folders-know-only-the-record",
      "Values in, values out. If two analyses need each other, a command brings them together.",
      { path: `^src/(${PURE})/`, pathNot: TESTS },
      { path: "^src/", pathNot: ["^src/record/index[.]ts$", "^src/$1/"] },
    ),
    rule(
      "pure-folders-do-no-io",
      "The caller reads, this computes.",
      { path: `^src/(record|${PURE})/`, pathNot: TESTS },
      { dependencyTypes: ["core"] },
    ),
    rule(
      "pure-folders-name-their-packages",
      "Few packages, each listed here with a reason: zod for shapes; world-countries for the names, peoples and capitals of states (reading only); htmlparser2 and yaml for other tools' negotiation files (bargaining only).",
      { path: `^src/(record|${PURE})/`, pathNot: TESTS },
      { path: "node_modules", pathNot: "node_modules/(zod|world-countries|htmlparser2|yaml)/" },
    ),
    rule(
      "store-knows-only-the-record",
      "Keeping is not understanding.",
      { path: "^src/store/", pathNot: TESTS },
      { path: "^src/", pathNot: ["^src/store/", "^src/record/index[.]ts$"] },
    ),
    rule(
      "intake-knows-only-the-record",
      "Getting is not understanding.",
      { path: "^src/intake/", pathNot: TESTS },
      { path: "^src/", pathNot: ["^src/intake/", "^src/record/index[.]ts$"] },
    ),
    rule(
      "cross-folders-by-the-door",
      "Import the folder's index.ts as #name. If it lacks what you need, it is not yours or the door is too narrow.",
      { path: "^src/([^/]+)/" },
      { path: "^src/[^/]+/", pathNot: ["^src/$1/", "^src/[^/]+/index[.]ts$", "^src/store/(sqlite|postgres)/"] },
    ),
    rule(
      "one-place-picks-the-store",
      "Only commands/open-parley.ts opens a database.",
      { path: "^src/", pathNot: ["^src/store/(sqlite|postgres)/", "^src/commands/open-parley[.]ts$", TESTS] },
      { path: "^src/store/(sqlite|postgres)/" },
    ),
    rule(
      "surfaces-call-commands",
      "Surfaces turn words into commands and results into words.",
      { path: "^src/(cli|server)/", pathNot: TESTS },
      { path: "^src/", pathNot: ["^src/$1/", "^src/(commands|record|report|server)/index[.]ts$"] },
    ),
    rule(
      "surfaces-are-leaves",
      "Nobody imports cli/, and only cli/ starts server/.",
      { path: "^src/(?!cli/|server/)" },
      { path: "^src/(cli|server)/" },
    ),
    rule(
      "web-by-the-doors",
      "The workbench may import the shared shapes and the pure folders by their doors; everything else goes over HTTP.",
      { path: "^web/", pathNot: TESTS },
      { path: "^src/", pathNot: `^src/(record|${PURE})/index[.]ts$` },
    ),
    rule(
      "pages-do-not-know-each-other",
      "A page is a folder in web/src/views; what two pages share lives in web/src/parts.",
      { path: "^web/src/views/([^/]+)/" },
      { path: "^web/src/views/", pathNot: "^web/src/views/$1/" },
    ),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(dist|node_modules/[.])" },
    enhancedResolveOptions: { conditionNames: ["source", "import", "node", "default"], exportsFields: ["exports"] },
  },
};

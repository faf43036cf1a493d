/** Decides which pages there are, in which order, and which letter after `g` leads to each. */

export const pages = [
  { name: "Home", path: "/", key: "h", icon: "home", about: "What changed, what clashes, what waits" },
  { name: "Inbox", path: "/inbox", key: "i", icon: "inbox", about: "Add documents: drop files or paste text" },
  { name: "Documents", path: "/documents", key: "d", icon: "documents", about: "Every source and its exact text" },
  { name: "Review", path: "/review", key: "r", icon: "review", about: "Confirm, correct or reject what was read" },
  { name: "Record", path: "/record", key: "l", icon: "record", about: "Lists of statements, meetings, positions and the rest" },
  { name: "Matrix", path: "/matrix", key: "m", icon: "matrix", about: "Where each party stands on each point" },
  {
    name: "Plan",
    path: "/plan",
    key: "p",
    icon: "plan",
    about: "Drafts point by point: what changed, what stands in brackets, who stands where",
  },
  {
    name: "Sequence",
    path: "/sequence",
    key: "s",
    icon: "sequence",
    about: "Who does what, when, after what, and who is exposed meanwhile",
  },
  { name: "Timeline", path: "/timeline", key: "t", icon: "timeline", about: "When it was said and when it was published" },
  { name: "Actors", path: "/actors", key: "a", icon: "actors", about: "Who met whom, and who acts for whom" },
  {
    name: "Outcome",
    path: "/outcome",
    key: "o",
    icon: "outcome",
    about: "Which packages every side could live with, and who would have to move",
  },
  { name: "Conflict", path: "/conflict", key: "c", icon: "conflict", about: "Which situations would last, and where threats lead" },
  { name: "Brief", path: "/brief", key: "b", icon: "brief", about: "One page to hand on, each sentence cited" },
] as const;

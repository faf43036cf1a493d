/** Decides which address shows which page. */
import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import { Shell } from "./parts/shell/shell.tsx";
import { Empty, Failure } from "./parts/waiting.tsx";
import { formatSelection, parseSelection, type Selection } from "./url.ts";

const root = createRootRoute({
  component: Shell,
  validateSearch: (search: Record<string, unknown>): Selection =>
    Object.fromEntries(Object.entries(search).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : []))),
  notFoundComponent: () => <Empty title="There is no page at this address." />,
  errorComponent: ({ error }) => <Failure error={error instanceof Error ? error : new Error(String(error))} />,
});

const page = <Path extends string>(path: Path, load: () => Promise<Record<string, unknown>>, name: string) =>
  createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load as never, name as never) });

const routeTree = root.addChildren([
  page("/", () => import("./views/home/home-page.tsx"), "HomePage"),
  page("/inbox", () => import("./views/inbox/inbox-page.tsx"), "InboxPage"),
  page("/documents", () => import("./views/documents/documents-page.tsx"), "DocumentsPage"),
  page("/documents/$source", () => import("./views/document/document-page.tsx"), "DocumentPage"),
  page("/review", () => import("./views/review/review-page.tsx"), "ReviewPage"),
  page("/record", () => import("./views/record/record-page.tsx"), "RecordPage"),
  page("/matrix", () => import("./views/matrix/matrix-page.tsx"), "MatrixPage"),
  page("/plan", () => import("./views/plan/plan-page.tsx"), "PlanPage"),
  page("/sequence", () => import("./views/sequence/sequence-page.tsx"), "SequencePage"),
  page("/timeline", () => import("./views/timeline/timeline-page.tsx"), "TimelinePage"),
  page("/actors", () => import("./views/actors/actors-page.tsx"), "ActorsPage"),
  page("/outcome", () => import("./views/outcome/outcome-page.tsx"), "OutcomePage"),
  page("/conflict", () => import("./views/conflict/conflict-page.tsx"), "ConflictPage"),
  page("/brief", () => import("./views/brief/brief-page.tsx"), "BriefPage"),
  page("/search", () => import("./views/search/search-page.tsx"), "SearchPage"),
]);

export const router = createRouter({
  routeTree,
  parseSearch: parseSelection,
  stringifySearch: formatSelection,
  defaultPreload: "intent",
  scrollRestoration: true,
  defaultPendingMs: 200,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}

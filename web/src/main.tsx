/** Decides how the workbench starts in the browser. */
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/parts.css";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Refused } from "./api/ask.ts";
import { followDossier } from "./api/live.ts";
import { listenToKeys } from "./keys/keys.ts";
import { router } from "./routes.tsx";

const client = new QueryClient({
  defaultOptions: {
    queries: {
      // The server tells when something changed; until then an answer stays good.
      staleTime: Number.POSITIVE_INFINITY,
      refetchOnWindowFocus: false,
      retry: (failures, error) => failures < 2 && !(error instanceof Refused && error.status !== 0 && error.status !== 503),
    },
  },
});

followDossier(client);
listenToKeys();

const place = document.getElementById("workbench");
if (place === null) throw new Error("the page has no place for the workbench");
createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);

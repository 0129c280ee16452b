import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/App";
import { ErrorBoundary } from "./app/ErrorBoundary";
import { fetchEditorEarly } from "./app/lazyRooms";
import { registerServiceWorker } from "./app/registerServiceWorker";
import "./app/theme.css";
import { restoreDocument } from "./document/restoreDocument";
import { changeLanguage, startMessages } from "./i18n/i18n";
import { createRunQueryClient } from "./runs/runQueryClient";
import { onPreferencesChange, preferredLanguage } from "./settings/preferencesStore";
import { startTheme } from "./settings/theme";

startTheme();
const root = document.getElementById("root");
if (root === null) throw new Error("the page has no #root");

await startMessages(preferredLanguage());
onPreferencesChange(() => void changeLanguage(preferredLanguage()));
void restoreDocument({ onPhoto: fetchEditorEarly });

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={createRunQueryClient()}>
      <ErrorBoundary>
        <App />
      </ErrorBoundary>
    </QueryClientProvider>
  </StrictMode>,
);
registerServiceWorker();

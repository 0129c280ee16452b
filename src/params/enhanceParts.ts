import { lazy } from "react";

export const importEnhancePanel = () => import("./EnhancePanel");

/** Not part of the first load. It is fetched before anything is asked, so it can always be shown. */
export const EnhancePanel = lazy(() => importEnhancePanel().then((part) => ({ default: part.EnhancePanel })));

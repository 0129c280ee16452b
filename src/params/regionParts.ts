import { lazy } from "react";
import { withWords } from "../i18n/i18n";

/** Not part of the first load: there is nothing to choose a part of before a photo is open. */
export const RegionField = lazy(() => withWords(import("./RegionField")).then((part) => ({ default: part.RegionField })));

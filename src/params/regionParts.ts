import { lazy } from "react";
import { loadLaterMessages } from "../i18n/i18n";

/** Not part of the first load: there is nothing to choose a part of before a photo is open. */
export const RegionField = lazy(async () => {
  const [part] = await Promise.all([import("./RegionField"), loadLaterMessages()]);
  return { default: part.RegionField };
});

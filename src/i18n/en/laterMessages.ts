import { exporting } from "./exporting";
import { ledger } from "./ledger";
import { maskPlace } from "./maskPlace";
import { preflight } from "./preflight";

/** Words of rooms that are fetched when they are entered. */
export const laterMessages = { exporting, ledger, maskPlace, preflight };

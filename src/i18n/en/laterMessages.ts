import { input } from "./input";
import { ledger } from "./ledger";

/** Words of rooms that are fetched when they are entered. */
export const laterMessages = { input, ledger };

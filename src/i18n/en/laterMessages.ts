import { ledger } from "./ledger";
import { overlay } from "./overlay";

/** Words of rooms that are fetched when they are entered. */
export const laterMessages = { ledger, overlay };

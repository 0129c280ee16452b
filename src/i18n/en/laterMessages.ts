import { ledger } from "./ledger";
import { masks } from "./masks";

/** Words of rooms that are fetched when they are entered. */
export const laterMessages = { ledger, masks };

import { ledger } from "./ledger";
import { network } from "./network";
import { project } from "./project";

/** Words of rooms that are fetched when they are entered. */
export const laterMessages = { ledger, network, project };

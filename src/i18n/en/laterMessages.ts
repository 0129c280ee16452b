import { finish } from "./finish";
import { ledger } from "./ledger";
import { region } from "./region";

/** Words of rooms that are fetched when they are entered. */
export const laterMessages = { finish, ledger, region };

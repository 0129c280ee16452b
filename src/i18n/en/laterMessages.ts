import { finish } from "./finish";
import { input } from "./input";
import { ledger } from "./ledger";
import { masks } from "./masks";
import { network } from "./network";
import { project } from "./project";
import { region } from "./region";

/** Words of rooms that are fetched when they are entered. */
export const laterMessages = { finish, input, ledger, masks, network, project, region };

import { api } from "./api";
import { cards } from "./cards";
import { chain } from "./chain";
import { docs } from "./docs";
import { exporting } from "./exporting";
import { extend } from "./extend";
import { finish } from "./finish";
import { input } from "./input";
import { ledger } from "./ledger";
import { leftOut } from "./leftOut";
import { maskPlace } from "./maskPlace";
import { masks } from "./masks";
import { network } from "./network";
import { overlay } from "./overlay";
import { preflight } from "./preflight";
import { project } from "./project";
import { region } from "./region";

/** Words of rooms that are fetched when they are entered. */
export const laterMessages = {
  api,
  cards,
  chain,
  docs,
  exporting,
  extend,
  finish,
  input,
  ledger,
  leftOut,
  maskPlace,
  masks,
  network,
  overlay,
  preflight,
  project,
  region,
};

import { api } from "./api";
import { app } from "./app";
import { cards } from "./cards";
import { chain } from "./chain";
import { docs } from "./docs";
import { document } from "./document";
import { editor } from "./editor";
import { errors } from "./errors";
import { exporting } from "./exporting";
import { extend } from "./extend";
import { finish } from "./finish";
import { gallery } from "./gallery";
import { input } from "./input";
import { ledger } from "./ledger";
import { leftOut } from "./leftOut";
import { maskPlace } from "./maskPlace";
import { masks } from "./masks";
import { network } from "./network";
import { overlay } from "./overlay";
import { params } from "./params";
import { preflight } from "./preflight";
import { project } from "./project";
import { region } from "./region";
import { runs } from "./runs";
import { settings } from "./settings";
import { ui } from "./ui";

export const messages = {
  api,
  app,
  cards,
  chain,
  docs,
  document,
  editor,
  errors,
  exporting,
  extend,
  finish,
  gallery,
  input,
  ledger,
  leftOut,
  maskPlace,
  masks,
  network,
  overlay,
  params,
  preflight,
  project,
  region,
  runs,
  settings,
  ui,
};

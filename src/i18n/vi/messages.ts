import { api } from "./api";
import { app } from "./app";
import { cards } from "./cards";
import { document } from "./document";
import { editor } from "./editor";
import { errors } from "./errors";
import { exporting } from "./exporting";
import { gallery } from "./gallery";
import { ledger } from "./ledger";
import { maskPlace } from "./maskPlace";
import { params } from "./params";
import { preflight } from "./preflight";
import { runs } from "./runs";
import { settings } from "./settings";
import { ui } from "./ui";

export const messages = {
  api,
  app,
  cards,
  document,
  editor,
  errors,
  exporting,
  gallery,
  ledger,
  maskPlace,
  params,
  preflight,
  runs,
  settings,
  ui,
};

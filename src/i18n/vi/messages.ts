import { api } from "./api";
import { app } from "./app";
import { cards } from "./cards";
import { document } from "./document";
import { editor } from "./editor";
import { errors } from "./errors";
import { gallery } from "./gallery";
import { ledger } from "./ledger";
import { overlay } from "./overlay";
import { params } from "./params";
import { runs } from "./runs";
import { settings } from "./settings";
import { ui } from "./ui";

export const messages = { api, app, cards, document, editor, errors, gallery, ledger, overlay, params, runs, settings, ui };

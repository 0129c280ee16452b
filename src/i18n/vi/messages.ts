import { api } from "./api";
import { app } from "./app";
import { cards } from "./cards";
import { document } from "./document";
import { editor } from "./editor";
import { errors } from "./errors";
import { gallery } from "./gallery";
import { input } from "./input";
import { ledger } from "./ledger";
import { params } from "./params";
import { runs } from "./runs";
import { settings } from "./settings";
import { ui } from "./ui";

export const messages = { api, app, cards, document, editor, errors, gallery, input, ledger, params, runs, settings, ui };

import { api } from "./api";
import { app } from "./app";
import { cards } from "./cards";
import { document } from "./document";
import { editor } from "./editor";
import { errors } from "./errors";
import { finish } from "./finish";
import { gallery } from "./gallery";
import { ledger } from "./ledger";
import { params } from "./params";
import { region } from "./region";
import { runs } from "./runs";
import { settings } from "./settings";
import { ui } from "./ui";

export const messages = { api, app, cards, document, editor, errors, finish, gallery, ledger, params, region, runs, settings, ui };

import { app } from "./app";
import { document } from "./document";
import { editor } from "./editor";
import { errors } from "./errors";
import { gallery } from "./gallery";
import { params } from "./params";
import { runs } from "./runs";
import { settings } from "./settings";
import { ui } from "./ui";

export const messages = { app, document, editor, errors, gallery, params, runs, settings, ui };

import type { Catalogue } from "../catalogue";
import type { app as english } from "../en/app";

export const app: Catalogue<typeof english> = {};

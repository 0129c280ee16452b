import type { Catalogue } from "../catalogue";
import type { params as english } from "../en/params";

export const params: Catalogue<typeof english> = {};

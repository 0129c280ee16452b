import type { Catalogue } from "../catalogue";
import type { document as english } from "../en/document";

export const document: Catalogue<typeof english> = {};

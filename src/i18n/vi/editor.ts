import type { Catalogue } from "../catalogue";
import type { editor as english } from "../en/editor";

export const editor: Catalogue<typeof english> = {};

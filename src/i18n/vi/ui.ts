import type { Catalogue } from "../catalogue";
import type { ui as english } from "../en/ui";

export const ui: Catalogue<typeof english> = {};

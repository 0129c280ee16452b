import type { Catalogue } from "../catalogue";
import type { runs as english } from "../en/runs";

export const runs: Catalogue<typeof english> = {};

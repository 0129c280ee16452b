import type { Catalogue } from "../catalogue";
import type { runs as english } from "../en/runs";

export const runs: Catalogue<typeof english> = {
  finished_other: "{{count}} ảnh đã xong.",
  failed: "Không tạo được ảnh. {{reason}}",
};

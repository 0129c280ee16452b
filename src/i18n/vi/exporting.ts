import type { Catalogue } from "../catalogue";
import type { exporting as english } from "../en/exporting";

export const exporting: Catalogue<typeof english> = {
  title: "Xuất kết quả",
};

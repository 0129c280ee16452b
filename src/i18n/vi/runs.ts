import type { Catalogue } from "../catalogue";
import type { runs as english } from "../en/runs";

export const runs: Catalogue<typeof english> = {
  finished_other: "{{count}} ảnh đã xong.",
  failed: "Không tạo được ảnh. {{reason}}",
  connect: "Kết nối",
  balanceLow: "Số dư không đủ. Lần chạy này tốn {{cost}}, số dư còn {{balance}}.",
  topUp: "Nạp tiền",
};

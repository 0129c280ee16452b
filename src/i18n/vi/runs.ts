import type { Catalogue } from "../catalogue";
import type { runs as english } from "../en/runs";

export const runs: Catalogue<typeof english> = {
  finished_other: "{{count}} ảnh đã xong.",
  missing_other: "{{count}} ảnh còn ở dịch vụ; thẻ của ảnh cho biết cách đưa về đây.",
  fewer: "Chỉ nhận được {{made}} trên {{asked}} ảnh.",
  failed: "Không tạo được ảnh. {{reason}}",
  connect: "Kết nối",
  balanceLow: "Số dư không đủ. Lần chạy này tốn {{cost}}, số dư còn {{balance}}.",
  topUp: "Nạp tiền",
};

import type { masks as english } from "../en/masks";
import type { Catalogue } from "../catalogue";

export const masks: Catalogue<typeof english> = {
  menu: "Các vùng vẽ…",
  combine: { title: "Cách kết hợp", add: "Thêm", erase: "Bớt", intersect: "Lấy phần giao" },
  noLast: "Ảnh này chưa có vùng vẽ nào trước đó",
  title: "Các vùng vẽ",
  present: "Vùng vẽ hiện tại",
  name: "Tên",
  defaultName: "Vùng vẽ {{number}}",
  save: "Lưu",
  replace: "Thay thế",
  import: "Đã có sẵn một vùng vẽ. Hãy chọn cách “{{name}}” thay đổi nó.",
  last: "Vùng vẽ trước",
  lastHint: "Trước khi bị xóa hoặc thay thế, hoặc như lần gửi gần nhất.",
  saved: "Vùng vẽ đã lưu",
  ofRuns: "Vùng vẽ của các lần chạy",
  run: "Lần chạy {{number}}",
  share: "{{percent}} của ảnh",
  none: "Chưa có gì ở đây. Vùng vẽ bạn lưu, gửi đi hoặc xóa có thể được lấy lại từ đây.",
  rename: "Đổi tên",
  delete: "Xóa",
  deleted: "Đã xóa “{{name}}”.",
  undo: "Hoàn tác",
};

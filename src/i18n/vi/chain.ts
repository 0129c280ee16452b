import type { Catalogue } from "../catalogue";
import type { chain as english } from "../en/chain";

export const chain: Catalogue<typeof english> = {
  working: "Đang cập nhật các ảnh về sau, {{share}}",
  stopped: "Các ảnh tạo từ kết quả này vẫn theo bản hoàn thiện cũ.",
  goOn: "Cập nhật",
  short: "Bản cũ",
  title: "Tạo trên bản hoàn thiện cũ",
  text: "Một kết quả trước đó đã được hoàn thiện lại ở cùng chỗ, nên kết quả này vẫn nằm trên ảnh như cũ.",
  again: "Chuẩn bị tạo lại",
  keep: "Giữ nguyên",
  ready: "Ảnh, vùng vẽ và thiết lập đã sẵn sàng. Bạn có thể tạo khi muốn.",
  photo: "Kết quả {{number}} được tạo trên bản hoàn thiện cũ của ảnh trước nó và được giữ nguyên.",
};

import type { Catalogue } from "../catalogue";
import type { finish as english } from "../en/finish";

export const finish: Catalogue<typeof english> = {
  title: "Hoàn thiện",
  close: "Đóng",
  difference: "Điểm khác biệt",
  grow: "Nới hoặc thu",
  asPainted: "Như đã vẽ",
  pixels: "{{pixels}} px",
  zone_other: "Vùng hòa trộn có {{pixels}} điểm ảnh. Mọi thứ bên ngoài được giữ nguyên.",
  opacity: "Độ đậm",
  colourMatch: "Khớp màu",
  colourMatches: {
    off: "Tắt",
    statistics: "Trung bình, độ lệch",
    membrane: "Màng màu",
  },
  colourHints: {
    off: "Giữ màu đúng như bộ máy trả về.",
    statistics: "Độ sáng, sắc và tương phản của cả kết quả theo phần ảnh quanh vùng vẽ.",
    membrane: "Khử sai lệch màu quanh vùng vẽ, dọc theo toàn bộ mép. Giúp giấu đường nối.",
  },
  grain: "Khớp hạt",
  grainHint: "Thêm nhiễu hạt ở nơi ảnh gốc có nhiều hơn.",
  kept: "Miễn phí, lúc nào cũng đổi lại được.",
  reset: "Đặt lại",
  lockDetails: "Chi tiết khóa điểm ảnh",
  lockTitle: "Điểm ảnh được bảo vệ",
  lockText_other: "{{pixels}} điểm ảnh ngoài vùng hòa trộn đã được đọc lại từ tệp hoàn chỉnh và so với ảnh của bạn.",
  lockHash: "SHA-256 của các byte RGBA, theo từng hàng",
  lockInFile: "Tệp PNG tải xuống cũng ghi giá trị này.",
  copyHash: "Sao chép",
};

import type { Catalogue } from "../catalogue";
import type { document as english } from "../en/document";

export const document: Catalogue<typeof english> = {
  storage: {
    title: "Lưu trữ",
    intro: "Mọi thứ được lưu trong trình duyệt này, trên thiết bị này. Không có gì được gửi đi nơi khác để lưu.",
    photos_other: "{{count}} ảnh gốc",
    masks_other: "{{count}} vùng vẽ đã lưu",
    results_other: "Kết quả của {{count}} lần chạy",
    total: "Tổng cộng",
    quota: "Trình duyệt cho phép",
    free: "đã dùng {{share}}",
    counting: "Đang tính…",
    safe: "Trình duyệt đã hứa giữ lại cho đến khi bạn xóa.",
    unsafe: "Khi ổ đĩa đầy, trình duyệt có thể tự xóa dữ liệu này.",
    keepSafely: "Giữ an toàn",
    keepRefused: "Trình duyệt chưa đồng ý. Hãy thử lại sau khi dùng trang thường xuyên hơn hoặc thêm trang vào dấu trang.",
    deleteResults: "Xóa mọi kết quả",
    confirmTitle: "Xóa mọi kết quả?",
    confirm_other: "{{count}} lần chạy cùng toàn bộ ảnh ({{bytes}}) sẽ bị xóa khỏi trình duyệt này. Không thể hoàn tác.",
    delete: "Xóa {{bytes}}",
    cancel: "Hủy",
    deleted: "Đã xóa mọi kết quả.",
  },
};

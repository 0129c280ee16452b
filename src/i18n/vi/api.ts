import type { Catalogue } from "../catalogue";
import type { api as english } from "../en/api";

export const api: Catalogue<typeof english> = {
  languages: "Ngôn ngữ lập trình",
  curl: "cURL",
  javascript: "JavaScript",
  python: "Python",
  json: "JSON",
  copy: "Sao chép mã",
  copied: "Đã sao chép",
  copyRefused: "Trình duyệt không cho sao chép. Hãy chọn phần chữ và sao chép bằng bàn phím.",
  local:
    "Local không cần mã: nó chạy ngay trên trang này, hoặc bằng lệnh “npm run fill” khi không có trang. Dưới đây là yêu cầu cho WaveSpeed.",
  key: "Đặt WAVESPEED_API_KEY ở nơi chạy mã. Khóa của bạn không bao giờ được ghi vào mã.",
  placeholders: "IMAGE_URL và MASK_URL là chỗ của hai địa chỉ nhận được sau khi tải tệp lên.",
  anySeed: "Seed bằng -1 thì dịch vụ tự chọn.",
  files: "Mã đọc hai tệp này ở cùng thư mục: đúng những gì trang sẽ gửi.",
  download: "Tải ảnh và vùng vẽ về",
  preparing: "Đang chuẩn bị",
  downloaded: "Đã lưu {{image}} và {{mask}}, mỗi tệp {{width}} × {{height}}.",
  noPhoto: "Hãy chọn ảnh trước, sau đó mới lưu được hai tệp.",
  noMask: "Hãy vẽ vùng cần đổi trước, sau đó mới lưu được hai tệp.",
  answer: {
    title: "Trả lời gần nhất",
    none: "Trên trang này WaveSpeed chưa trả lời lần nào.",
    copy: "Sao chép câu trả lời",
  },
};

import type { FailureCode } from "../../lib/failure";

export const errors: Readonly<Record<FailureCode, string>> = {
  aborted: "Đã dừng.",
  unexpected: "Đã xảy ra lỗi ({{message}}). Hãy thử lại; công việc của bạn đã được lưu.",
  "file-empty": "{{name}} là tệp rỗng (0 byte). Hãy chọn tệp khác.",
  "file-broken": "{{name}} bị hỏng và không đọc được. Hãy chọn tệp khác hoặc lưu lại từ chương trình đã tạo ra nó.",
  "file-mislabelled": "{{name}} ghi là {{claimed}} nhưng nội dung lại khác. Hãy lưu lại dưới dạng PNG hoặc JPG.",
  "file-not-image": "{{name}} không phải là ảnh. Hãy chọn tệp PNG, JPG, WebP, AVIF, GIF hoặc BMP.",
  "file-svg": "{{name}} là hình vẽ SVG, không có điểm ảnh. Hãy xuất ra PNG rồi mở tệp đó.",
  "file-heic": "Trình duyệt này không đọc được ảnh HEIC. Hãy lưu {{name}} thành JPG rồi mở lại.",
  "file-unsupported": "Trình duyệt này không đọc được tệp {{format}}. Hãy lưu {{name}} thành PNG hoặc JPG rồi mở lại.",
  "photo-too-large": "{{name}} có {{megapixels}} megapixel; chỉ mở được tối đa 64. Hãy thu nhỏ ảnh trước.",
  "photo-memory": "Không đủ bộ nhớ cho {{name}}. Hãy đóng bớt thẻ hoặc mở ảnh nhỏ hơn.",
  "link-unreachable":
    "Không tải được ảnh ở liên kết này; có thể trang đó không cho trang khác đọc ảnh. Hãy tải ảnh về rồi thả tệp vào đây.",
  "link-invalid": "Đây không phải là liên kết tới ảnh. Hãy dán địa chỉ bắt đầu bằng https://.",
  "mask-empty": "Hãy vẽ vùng cần đổi trước khi tạo ảnh.",
  "mask-covers-all": "Vùng vẽ phủ kín ảnh nên không còn gì để lấp từ đó. Hãy chừa lại một phần ảnh.",
  "fill-memory": "Không đủ bộ nhớ để lấp vùng này. Hãy chọn kích thước hoặc vùng vẽ nhỏ hơn.",
  "engine-lost": "Không còn thông tin về lần chạy này nên không lấy được ảnh. Hãy tạo lại.",
  "engine-needs-key": "WaveSpeed cần khóa API. Hãy chọn Local để lấp miễn phí.",
  "storage-full": "Bộ nhớ lưu trữ của trình duyệt đã đầy. Mở mục Lưu trữ và xóa những kết quả không còn cần.",
  "storage-unavailable": "Trình duyệt không cho trang này lưu dữ liệu (có thể do cửa sổ riêng tư). Hãy tải kết quả về trước khi đóng.",
  "storage-write": "Không lưu được thay đổi cuối. Hãy giữ trang này mở và tải về những gì bạn cần.",
  "record-broken": "Một bản ghi đã lưu bị hỏng và được bỏ qua. Mọi thứ khác vẫn còn.",
  "clipboard-refused": "Trình duyệt không cho sao chép. Hãy tải kết quả về thay thế.",
};

import type { Catalogue } from "../catalogue";
import type { exporting as english } from "../en/exporting";

export const exporting: Catalogue<typeof english> = {
  title: "Xuất kết quả {{number}}",
  picture: {
    title: "Ảnh",
    format: "Định dạng",
    quality: "Chất lượng",
    size: "Dung lượng tệp",
    encoding: "Đang tính dung lượng",
    exact: "PNG giữ nguyên mọi điểm ảnh: phần không được tô đúng y ảnh của bạn.",
    deep: "Ảnh này có 16 bit mỗi kênh. Ảnh được xử lý và lưu với 8 bit, mỗi giá trị được làm tròn đến giá trị gần nhất.",
    lossy: "{{format}} thay đổi điểm ảnh ở khắp nơi: bảo đảm của khóa điểm ảnh không còn áp dụng cho tệp này.",
    save: "Lưu {{format}}",
  },
  recipe: {
    label: "Công thức trong tệp",
    none: "Không",
    settings: "Thiết lập",
    all: "Kèm vùng vẽ và ảnh",
    noneHint: "Tệp không nói gì về cách tạo ra nó. Nút tải về cũng làm như vậy.",
    settingsHint: "Thả lại vào trang này, tệp đem mô tả và thiết lập trở lại. Nút tải về cũng làm như vậy.",
    allHint: "Thả lại vào trang này, tệp đem ảnh, vùng vẽ, mô tả và thiết lập trở lại trên mọi máy. Nút tải về cũng làm như vậy.",
  },
  sheet: {
    title: "Trước và sau",
    text: "Ảnh gốc và kết quả đặt cạnh nhau, đủ nhỏ để gửi đi.",
    before: "Trước",
    after: "Sau",
    png: "Lưu tờ so sánh dạng PNG",
    jpeg: "Lưu tờ so sánh dạng JPEG",
  },
  handOff: {
    title: "Bàn giao",
    text: "Ảnh gốc, vùng vẽ, ảnh thô, kết quả và công thức trong một tệp zip. Công thức có mô tả và thiết lập; không có khóa, token hay đường dẫn của máy này.",
    save: "Lưu zip",
  },
};

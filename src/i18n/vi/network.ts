import type { Catalogue } from "../catalogue";
import type { network as english } from "../en/network";

export const network: Catalogue<typeof english> = {
  title: "Mạng riêng của bạn",
  intro:
    "Một mạng lấp ảnh ONNX, như các bản xuất đã công bố của MI-GAN hay LaMa, sẽ lấp ngay trong trình duyệt này thay cho cách có sẵn. Mạng ở lại đây và không có gì được gửi đi.",
  choose: "Chọn tệp .onnx",
  address: "Địa chỉ của tệp .onnx",
  fetch: "Tải về",
  remove: "Bỏ mạng này",
  trying: "Đang đọc và thử mạng",
  file: "Tệp",
  size: "Dung lượng",
  licence: "Giấy phép",
  noLicence: "Tệp không ghi giấy phép. Hãy hỏi nơi bạn lấy tệp.",
  producer: "Tạo bởi",
  picture: "Ảnh vào",
  anySize: "Kích thước bất kỳ",
  fixedSize: "{{side}} × {{side}} pixel quanh chỗ trống",
};

import type { Catalogue } from "../catalogue";
import type { extend as english } from "../en/extend";

export const extend: Catalogue<typeof english> = {
  title: "Mở rộng khung ảnh",
  ratio: "Tỷ lệ",
  size: "Kích thước",
  sizeRatio: "Tỷ lệ của kích thước, {{width}} × {{height}}",
  place: "Vị trí của ảnh",
  at: {
    upper: { left: "Góc trên trái", centre: "Giữa phía trên", right: "Góc trên phải" },
    middle: { left: "Bên trái", centre: "Chính giữa", right: "Bên phải" },
    lower: { left: "Góc dưới trái", centre: "Giữa phía dưới", right: "Góc dưới phải" },
  },
  left: "Số điểm ảnh bên trái",
  top: "Số điểm ảnh phía trên",
  right: "Số điểm ảnh bên phải",
  bottom: "Số điểm ảnh phía dưới",
  overlap: "Phần gối lên ảnh",
  overlapHelp: "Vùng vẽ lấn vào ảnh bao xa để kết quả hòa vào ảnh. Mọi thứ xa hơn được giữ nguyên.",
  becomes: "{{width}} × {{height}} px, {{megapixels}} MP",
  pull: "Kéo các mép ảnh ra, hoặc nhập số điểm ảnh.",
  full: "Một ảnh có tối đa 64 megapixel.",
  apply: "Mở rộng",
  cancel: "Hủy",
  done: "Ảnh bây giờ là {{width}} × {{height}}, phần mới nằm trong vùng vẽ.",
};

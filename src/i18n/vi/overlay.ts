import type { Catalogue } from "../catalogue";
import type { overlay as english } from "../en/overlay";

export const overlay: Catalogue<typeof english> = {
  title: "Lớp phủ",
  colour: "Màu",
  blackWhite: "Đen trắng",
  sent: "Như khi gửi",
  shown: "Lớp phủ: {{view}}",
  next: "Lớp phủ tiếp theo",
  hue: "Màu của vùng vẽ",
  violet: "Tím",
  red: "Đỏ",
  cyan: "Xanh lơ",
  white: "Trắng",
  opacity: "Độ đậm",
  hatch: "Nét gạch chéo",
  edge: "Đường viền",
  blackWhiteHint: "Chỉ vùng vẽ: trắng được thay, đen giữ nguyên, xám hòa trộn.",
  sentHint: "Những gì máy nhận được: phần ảnh theo đúng số điểm ảnh của nó, và vùng vẽ không còn độ mềm.",
};

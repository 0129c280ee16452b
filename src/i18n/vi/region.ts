import type { Catalogue } from "../catalogue";
import type { region as english } from "../en/region";

export const region: Catalogue<typeof english> = {
  label: "Vùng gửi",
  help: "Phần ảnh được gửi đi và xử lý. Vùng nhỏ dành nhiều điểm ảnh hơn cho phần đã tô, vùng lớn cho thấy nhiều cảnh xung quanh hơn.",
  auto: "Tự động",
  whole: "Cả ảnh",
  frame: "Khung",
  context: "Bối cảnh",
  detail: "Chi tiết",
  seen: "{{width}} × {{height}} px của ảnh",
  scale: "{{from}} px vẽ ở cỡ {{to}} · {{factor}}",
  onStage: "Khung vùng gửi",
  left: "Mép trái của khung",
  top: "Mép trên của khung",
  width: "Chiều rộng khung",
  height: "Chiều cao khung",
  leftPrefix: "X",
  topPrefix: "Y",
  widthPrefix: "R",
  heightPrefix: "C",
  show: "Hiện khung trên ảnh",
  noMask: "Vùng gửi sẽ có khi bạn tô một phần ảnh.",
  grown: "Phần đã tô vượt ra ngoài khung, nên khung được dời hoặc nới để chứa đủ.",
  away: "Khung không chứa phần đã tô nào, nên vùng gửi đi theo phần đã tô.",
  mirrored: "Ảnh được lật gương tối đa {{pixels}} px ra ngoài mép.",
  match: "Theo tỉ lệ của ảnh",
};

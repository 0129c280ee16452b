import type { input as english } from "../en/input";
import type { Catalogue } from "../catalogue";

export const input: Catalogue<typeof english> = {
  help: "Các phím mũi tên di chuyển con trỏ theo từng pixel của ảnh, phím cách tô tại đó, Enter đặt một hình có thể nhập số đo.",
  cursor: { masked: "x {{x}}, y {{y}}, đã tô", notMasked: "x {{x}}, y {{y}}, chưa tô" },
  box: {
    x: "X",
    y: "Y",
    width: "Chiều rộng",
    height: "Chiều cao",
    xShort: "X",
    yShort: "Y",
    widthShort: "R",
    heightShort: "C",
    keep: "Tô hình này",
    leave: "Bỏ hình này",
  },
  pressure: { title: "Lực bút", off: "Tắt", size: "Cỡ cọ", softness: "Độ mềm" },
  fingersPan: "Đang dùng bút nên ngón tay chỉ di chuyển ảnh",
  keys: {
    arrows: "Di chuyển con trỏ bàn phím một pixel",
    far: "Di chuyển con trỏ 10 pixel",
    brush: "Di chuyển con trỏ một cỡ cọ",
    space: "Giữ để tô tại con trỏ",
    line: "Đường thẳng từ điểm cuối đến con trỏ",
    drop: "Nhập số đo của hình, nhấp đũa thần, khép đa giác",
    corner: "Bỏ đỉnh cuối của đa giác",
    undo: "Hoàn tác",
    redo: "Làm lại",
    twoFingers: "Chạm bằng hai ngón",
    threeFingers: "Chạm bằng ba ngón",
  },
};

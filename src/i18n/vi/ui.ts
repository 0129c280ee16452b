import type { Catalogue } from "../catalogue";
import type { ui as english } from "../en/ui";

export const ui: Catalogue<typeof english> = {
  close: "Đóng",
  thisFile: "Tệp này",
  dismiss: "Bỏ qua",
  less: "Giảm: {{label}}",
  more: "Tăng: {{label}}",
  number: {
    missing: "Nhập một số từ {{min}} đến {{max}}.",
    tooSmall: "Ít nhất {{min}}",
    tooLarge: "Nhiều nhất {{max}}",
    notWhole: "Chỉ dùng số nguyên",
    step: "Theo bước {{step}}",
  },
};

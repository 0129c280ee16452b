import type { Catalogue } from "../catalogue";
import type { project as english } from "../en/project";

export const project: Catalogue<typeof english> = {
  recipeBroken: "Không đọc được công thức trong ảnh này nên ảnh được mở như ảnh thường.",
  recipeAll: "Ảnh, vùng vẽ, mô tả và thiết lập đã trở lại như cũ.",
  recipePhoto: "Ảnh, mô tả và thiết lập đã trở lại như cũ. Tệp không kèm vùng vẽ.",
  recipeSettings: "Mô tả và thiết lập đã vào biểu mẫu. Tệp không kèm ảnh gốc.",
  title: "Tệp dự án",
  hint: "Một tệp zip gồm ảnh, vùng vẽ, biểu mẫu và mọi kết quả trong trình duyệt này; không kèm khóa.",
  save: "Lưu dự án",
  open: "Mở dự án",
  packing: "Đang gói {{number}} trên {{count}}",
  unpacking: "Đang đọc dự án",
  saved: "Đã lưu {{name}}",
  opened_other: "Đã mở dự án, gồm {{count}} lần chạy",
  fileName: "du-an",
};

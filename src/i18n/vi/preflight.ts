import type { Catalogue } from "../catalogue";
import type { preflight as english } from "../en/preflight";

export const preflight: Catalogue<typeof english> = {
  title: "Trước khi tạo ảnh",
  more_other: "Thêm {{count}}",
  dismiss: "Bỏ qua gợi ý này",
  found: {
    empty: "Công cụ đang cầm không tô được vùng nào.",
    everything: "Cả ảnh đã nằm trong vùng vẽ: không phần nào được giữ lại.",
    inverted: "Vùng vẽ chiếm {{percent}} ảnh. Có phải vùng vẽ bị đảo ngược?",
    grey: "{{pixels}} điểm ảnh của tệp nhập có màu xám; từ xám một nửa trở lên được tính vào vùng vẽ. Độ mềm thuộc về bước hòa vào ảnh.",
    specks_other: "Có {{count}} đốm nhỏ đến {{size}} px trong vùng vẽ, làm phần gửi đi rộng ra.",
    thin: "Có dải quá mảnh so với tỷ lệ khi gửi đi.",
    nearBorder_other: "Vùng vẽ dừng cách {{edges}} tối đa {{count}} px: một vệt ảnh cũ sẽ còn lại ở đó.",
    border: "Vùng vẽ chạm {{edges}}: phía ngoài không còn gì để dựa vào.",
  },
  edges_other: "mép {{edges}}",
  mend: {
    empty: "Cầm cọ vẽ",
    inverted: "Đảo lại",
    feather: "Làm mềm {{amount}} px",
    specks: "Xóa các đốm",
    grow: "Nới {{amount}} px",
    nearBorder: "Nới ra đến mép",
  },
};

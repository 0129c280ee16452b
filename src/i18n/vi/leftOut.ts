import type { leftOut as english } from "../en/leftOut";
import type { Catalogue } from "../catalogue";

export const leftOut: Catalogue<typeof english> = {
  leaveOut: "Không sao chép từ đây",
  swap: "Đổi vùng vẽ và vùng chừa ra",
  clear: "Xóa vùng chừa ra",
  done: "Phần màu xám sẽ không được dùng để sao chép. Giờ hãy tô phần cần lấp.",
  ofRun: "có vùng chừa ra",
  roughPreview: "{{progress}}, bản xem trước thô",
};

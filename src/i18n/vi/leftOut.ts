import type { leftOut as english } from "../en/leftOut";
import type { Catalogue } from "../catalogue";

export const leftOut: Catalogue<typeof english> = {
  leaveOut: "Không sao chép từ đây",
  swap: "Đổi vùng vẽ và vùng chừa ra",
  clear: "Xóa vùng chừa ra",
  done: "Phần màu xám sẽ không được dùng để sao chép. Giờ hãy tô phần cần lấp.",
  ofRun: "có vùng chừa ra",
  roughPreview: "{{progress}}, bản xem trước thô",
  invert: "Đảo vùng chừa ra",
  grow: "Nới rộng vùng chừa ra",
  shrink: "Thu hẹp vùng chừa ra",
  feather: "Làm mềm mép vùng chừa ra",
  paint: "Tô",
  change: "Tô vùng vẽ, hoặc phần không được sao chép",
  target: { mask: "Vùng vẽ", leftOut: "Không sao chép" },
  paintsNow: { mask: "Bạn đang tô vùng vẽ", leftOut: "Bạn đang tô phần không được sao chép" },
  said: "Không sao chép từ: {{percent}}, {{where}}",
  none: "Có thể sao chép từ mọi nơi",
  cursor: { in: "x {{x}}, y {{y}}, không sao chép từ đây", notIn: "x {{x}}, y {{y}}, có thể sao chép từ đây" },
};

import type { Catalogue } from "../catalogue";
import type { maskPlace as english } from "../en/maskPlace";

export const maskPlace: Catalogue<typeof english> = {
  said: "Vùng vẽ chiếm {{percent}}, {{where}}",
  at: {
    upper: { left: "góc trên bên trái", centre: "phía trên ở giữa", right: "góc trên bên phải", whole: "dọc theo phía trên" },
    middle: { left: "bên trái", centre: "chính giữa", right: "bên phải", whole: "ngang qua giữa ảnh" },
    lower: { left: "góc dưới bên trái", centre: "phía dưới ở giữa", right: "góc dưới bên phải", whole: "dọc theo phía dưới" },
    whole: { left: "suốt bên trái", centre: "suốt giữa ảnh từ trên xuống", right: "suốt bên phải", whole: "khắp ảnh" },
  },
  touching_other: "chạm mép {{edges}}",
  edge: { top: "trên", bottom: "dưới", left: "trái", right: "phải" },
};

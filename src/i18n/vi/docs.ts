import type { Catalogue } from "../catalogue";
import type { docs as english } from "../en/docs";

export const docs: Catalogue<typeof english> = {
  how: {
    title: "Cách dùng",
    steps: {
      open: "Mở ảnh: thả vào bất cứ đâu, dán, chọn tệp hoặc bắt đầu từ ảnh mẫu.",
      paint: "Tô lên phần cần thay đổi. Phần còn lại giữ nguyên từng byte.",
      describe: "Viết điều sẽ xuất hiện, chọn số ảnh rồi bấm Tạo ảnh.",
      compare: "So từng kết quả với ảnh gốc, tải về hoặc dùng làm ảnh tiếp theo.",
    },
  },
  local: {
    title: "Local và WaveSpeed",
    local:
      "Local lấp vùng đã tô từ phần còn lại của ảnh, ngay trên máy của bạn: hợp để xóa vật, sửa và mở rộng ảnh. Local không đọc mô tả, độ bám mô tả hay LoRA. Seed, số bước, kích thước và số ảnh đều có tác dụng: seed khác cho cách lấp khác, cùng seed cho cùng kết quả.",
    wavespeed: "WaveSpeed tạo ảnh từ mô tả bằng FLUX.1 Fill [dev]. Cần khóa API và tốn 0,035 US$ cho mỗi ảnh.",
  },
  masks: {
    title: "Vùng vẽ",
    text: "Vùng vẽ có đủ kích thước của ảnh. Cọ mềm hòa vào bên trong vòng tròn bạn thấy. Alt hoặc chuột phải để tẩy, Shift để vẽ đường thẳng.",
    files:
      "Vùng vẽ xuất ra là PNG đen trắng cùng kích thước ảnh: trắng được thay, đen được giữ. Có thể nhập vùng vẽ cỡ bất kỳ; nó được co cho khớp ảnh.",
  },
  photo: {
    title: "Ảnh của bạn được giữ nguyên vẹn",
    text: "Chỉ vùng quanh phần đã tô được xử lý. Kết quả được đặt lại vào ảnh ở đủ kích thước, và trang đếm số điểm ảnh được bảo vệ bị thay đổi: luôn phải là 0.",
  },
  money: {
    title: "Chi phí",
    text: "Giá hiện phía trên nút trước khi bạn bấm. Đó là báo giá cho đến khi tìm thấy bản ghi thanh toán của dịch vụ; khi đó Sổ chi tiêu ghi số tiền đã trừ. Sổ cộng chi tiêu trong ngày, và hạn mức ngày sẽ hỏi bạn trước khi bị vượt.",
    lost: "Trang không bao giờ tự gửi lại một lần chạy đã gửi. Nếu mất câu trả lời, trang tìm nó trong lịch sử của dịch vụ, và nếu không thấy thì hỏi bạn.",
  },
  privacy: {
    title: "Riêng tư",
    text: "Với Local, không có gì rời khỏi trình duyệt. Ảnh, vùng vẽ, tùy chọn và kết quả được giữ trong trình duyệt này tới khi bạn xóa trong mục Lưu trữ.",
    service:
      "Với WaveSpeed, phần ảnh quanh vùng vẽ, vùng vẽ và mô tả được gửi tới địa chỉ dịch vụ bạn đặt. Khóa của bạn chỉ gửi tới đó và không nơi nào khác.",
  },
  keys: { title: "Phím", open: "Tất cả phím tắt" },
  credits: { title: "Nguồn ảnh", text: "Các ảnh mẫu được dùng tự do.", link: "Tác giả và giấy phép" },
};

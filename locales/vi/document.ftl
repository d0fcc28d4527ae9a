# Tệp kèm theo: xem, kiểm tra mã độc
document-scan = Kiểm tra mã độc
document-clean = Không thấy mã độc
document-harmful = Tệp có mã độc: không ai được mở. Đề nghị người gửi gửi lại bản khác.
document-macros = Tệp có macro: chỉ mở khi đã tắt macro.
document-unscanned = Chưa kiểm tra mã độc
document-show = Xem { $name }
document-harmful-told = Có tệp bạn gửi không mở được vì có mã độc. Đơn vẫn được xử lý; hãy gửi lại tệp đó cho đơn vị nhận đơn, dưới dạng PDF hoặc ảnh chụp.
document-scanner-none = Chưa cài đặt kiểm tra mã độc: tệp được giao ra với dấu “chưa kiểm tra”. Khởi động với --clamav.
document-scanner-silent = Chương trình kiểm tra mã độc không trả lời; { $count } tệp đang chờ. Đơn vẫn nhận bình thường. Hãy kiểm tra clamd.

# Những gì chương trình được cho biết về dữ liệu đã gửi
api-field-unknown = Không có trường này.
api-field-missing = Trường này là bắt buộc.
api-twice = Trường này xuất hiện hai lần.
api-choice-unknown = Đây không phải là một trong các giá trị được chọn.
api-date-wrong = Ngày viết như 2026-11-23.
api-id-wrong = Mã gồm 13 chữ cái và chữ số.
api-wrong-type = Giá trị không đúng kiểu.
api-control-letters = Văn bản có ký tự điều khiển. Hãy bỏ đi.
api-cursor-wrong = Hãy dùng giá trị “next” của trang trước.
api-limit-wrong = Một số từ 1 đến 100.
api-tag-wrong = Cho đúng một thẻ, như đã nhận trong ETag.
api-key-wrong = Từ 1 đến 200 ký tự ASCII nhìn thấy được, không có dấu cách.
api-file-expected = Mỗi phần là một tệp có tên.
api-idempotency-key-reused = Khóa này đã dùng cho một yêu cầu khác. Hãy dùng khóa mới.
api-period-wrong = Kỳ báo cáo viết như 2026, 2026-Q2, 2026-H1, 2026-9M hoặc 2025-12-15..2026-06-14.

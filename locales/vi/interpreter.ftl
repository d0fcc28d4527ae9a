# Phiên dịch
interpreter-title = Người phiên dịch
interpreter-lede = Công dân không thông thạo tiếng Việt được dùng người phiên dịch; gọi theo danh sách của tỉnh.
interpreter-one = Người phiên dịch được gọi
interpreter-none = Chưa có người phiên dịch trong danh sách
interpreter-add = Thêm người phiên dịch
interpreter-add-do = Lưu người phiên dịch
interpreter-end = Bỏ khỏi danh sách: { $name }
interpreter-call = Phiên dịch cho lượt tiếp
interpreter-call-lede = Ghi ngôn ngữ đã dùng và người phiên dịch.
interpreter-call-do = Ghi phiên dịch
interpreter-called = Đã phiên dịch
interpreter-field-language = Ngôn ngữ
interpreter-field-name = Họ tên, đơn vị cử
interpreter-field-body = Cơ quan công tác
interpreter-field-contact = Liên hệ khi làm việc
interpreter-field-from = Có thể gọi từ ngày

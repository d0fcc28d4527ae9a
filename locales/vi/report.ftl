# Số liệu, biểu mẫu thống kê
report-unit-code = Mã
report-units = Đơn vị
report-numbers = MS
report-total = Tổng cộng
report-form-number = Biểu số: { $form }
report-days = Số liệu tính từ ngày { $from } đến ngày { $to }
report-measured-in = Đơn vị tính: lượt, người, đơn, vụ việc; tiền: triệu đồng; đất: m²
report-place-and-day = ………, ngày …… tháng …… năm ………
report-head = THỦ TRƯỞNG ĐƠN VỊ
report-sign-here = (Ký, ghi rõ họ tên, đóng dấu)
report-later-layout = Kỳ báo cáo trước khi có mẫu này: số liệu được trình bày theo mẫu ban hành sau.
report-not-built = Chưa có nghiệp vụ tương ứng trong hệ thống, nên để 0: cột { $columns }.

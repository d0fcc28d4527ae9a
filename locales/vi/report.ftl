report-unit = Đơn vị
report-total = Cộng

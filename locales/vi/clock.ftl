# Thời hạn còn lại hoặc đã quá
clock-left = còn { $days } ngày
clock-left-working = còn { $days } ngày làm việc
clock-today = đến hạn hôm nay
clock-over = quá hạn { $days } ngày
clock-over-working = quá hạn { $days } ngày làm việc
clock-paused = đang tạm đình chỉ
clock-kept = xong trong hạn
clock-broken = xong quá hạn
clock-unnumbered = chưa định số ngày
clock-unprocessed = Chậm nhất phải xử lý đơn

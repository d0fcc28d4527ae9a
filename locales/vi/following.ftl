# Tra cứu đơn
following-title = Tra cứu đơn
following-lede = Nhập mã đơn và mã bí mật trên giấy biên nhận. Không bao giờ hiện tên ai.
following-do = Xem
following-wrong = Mã đơn và mã bí mật không khớp. Hãy xem lại giấy biên nhận; chữ hoa, chữ thường và dấu gạch không quan trọng.
following-too-many = Đã thử quá nhiều lần; hãy đợi { $seconds } giây.
following-lost = Mất mã?
following-lost-text = Mã bí mật không cấp lại được qua mạng. Hãy đến nơi đã nhận đơn, mang theo giấy tờ tùy thân.
following-told = Đơn số { $number }
following-due = Thời hạn đang chạy
following-answer = Kết quả xử lý
following-way = Đơn đã đi đến đâu
following-received = Đã nhận và vào sổ
following-read = Cán bộ đọc và phân loại
following-handled = Xử lý: thụ lý, chuyển hoặc hướng dẫn
following-ahead = chưa đến
following-another = Tra cứu đơn khác

# Dữ liệu cá nhân
privacy-title = Dữ liệu cá nhân
privacy-lede = Hệ thống lưu dữ liệu gì về mọi người, để làm gì, theo căn cứ nào, trong bao lâu. Cơ quan nhận đơn và cơ quan giải quyết đơn giữ dữ liệu.
privacy-whose = Của ai
privacy-data = Dữ liệu gì
privacy-ground = Căn cứ
privacy-kept = Lưu bao lâu
privacy-protected = Người tố cáo được bảo vệ
privacy-protected-text = Danh tính người tố cáo và mọi thông tin có thể làm lộ danh tính được giữ riêng, niêm phong. Không xuất hiện trong danh sách, số liệu, văn bản hay trang công khai nào. Mỗi lần mở đều ghi rõ ai mở và vì sao.
privacy-rights = Quyền của bạn
privacy-rights-text = Bạn có quyền biết hệ thống lưu gì về mình và ai đã xem, yêu cầu sửa điều sai, và khiếu nại khi bị từ chối. Bạn tự lấy dữ liệu bằng mã đơn, mã bí mật và họ tên, hoặc mang giấy tờ tùy thân đến nơi đã nhận đơn. Dữ liệu thuộc hồ sơ không xóa được khi pháp luật còn yêu cầu lưu giữ.
privacy-take = Lấy dữ liệu lưu về bạn
privacy-browser = Trong trình duyệt của bạn
privacy-browser-text = Ngôn ngữ, giao diện sáng hoặc tối, một mã bảo vệ biểu mẫu và mã của đơn bạn gửi gần nhất. Không trang nào khác biết bạn đã đến đây; không tải gì từ nơi khác.

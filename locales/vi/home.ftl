# Trang chủ
home-title = Tiếng nói của bạn đến đúng nơi, đúng hạn
home-lede = Gửi khiếu nại, tố cáo, kiến nghị, phản ánh đến bất kỳ cơ quan nào trong cả nước, và theo dõi đến khi có kết quả.
home-find = Tìm xã, phường hoặc cơ quan của bạn
home-doors = Bạn có thể làm gì ở đây
home-file = Không cần tài khoản, nhận mã để theo dõi
home-follow = Đơn đang ở đâu, còn bao nhiêu ngày
home-calendar = Lãnh đạo tiếp công dân ngày nào, ở đâu
home-figures = Nhận bao nhiêu, giải quyết bao nhiêu
home-kinds = Đơn nào là đơn gì
home-complaint = Bạn đề nghị xem xét lại một quyết định hoặc hành vi hành chính xâm phạm quyền, lợi ích hợp pháp của mình.
home-denunciation = Bạn báo hành vi vi phạm pháp luật của người có chức vụ hoặc trong quản lý nhà nước. Danh tính của bạn được giữ bí mật.
home-recommendation = Bạn nêu ý kiến, nguyện vọng, hoặc báo một việc cần cơ quan nhà nước biết và giải quyết.
home-terms = Luật hẹn bạn những gì
home-terms-text = Mỗi thời hạn bắt đầu từ ngày luật định; vụ việc phức tạp hoặc vùng xa có thể dài hơn. Khi tra cứu, bạn thấy ngày đến hạn của chính đơn mình.
home-days = { $days } ngày
home-working-days = { $days } ngày làm việc

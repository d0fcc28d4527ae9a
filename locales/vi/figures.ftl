# Số liệu cho mọi người
figures-title = Số liệu công khai
figures-lede = Bao nhiêu người được tiếp, bao nhiêu đơn được nhận, bao nhiêu vụ việc được giải quyết, ở từng nơi.
figures-place = Nơi
figures-country = Cả nước
figures-masked = Ô ghi “—” là số dưới { $least } về người hoặc về tố cáo, hoặc một số khác được giấu cùng để không suy ra được; làm vậy để không ai bị nhận ra.
figures-hidden = giấu
figures-place-column = Nơi
figures-counted = Số liệu đếm từ từng vụ việc có trong sổ, đến giờ mở trang; không có tên ai.
figures-none = Bộ mẫu của kỳ này không có cột công khai
figures-open-data = Dữ liệu mở (JSON)
figures-reception = Lượt tiếp công dân
figures-petition-processing = Đơn phải xử lý
figures-complaint-settlement = Vụ việc khiếu nại
figures-denunciation-settlement = Vụ việc tố cáo
figures-enforcement = Quyết định phải thi hành
figures-home = Cả nước trong kỳ này
figures-all = Xem số liệu từng nơi

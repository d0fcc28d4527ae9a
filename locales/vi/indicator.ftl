# Chỉ số phục vụ PAR, DTI, SIPAS
indicator-title = Chỉ số phục vụ PAR INDEX, DTI, SIPAS
indicator-short = Chỉ số
indicator-lede = Số liệu thành phần đơn vị được yêu cầu khi chấm các chỉ số, đếm từ hệ thống, kèm công thức, tử số và mẫu số.
indicator-confidence = Bộ tiêu chí của các chỉ số thay đổi từng năm; hãy đối chiếu với bảng chấm của năm trước khi gửi.
indicator-sheet = Chi so
indicator-one = Tiêu chí
indicator-formula = Công thức
indicator-indices = Phục vụ
indicator-numerator = Tử số
indicator-denominator = Mẫu số
indicator-rate = Tỷ lệ %
indicator-by-unit = Theo đơn vị

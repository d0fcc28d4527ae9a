# Cán bộ bị khiếu nại, tố cáo: vụ việc kín đối với họ và cấp dưới của họ
accused-title = Cán bộ bị khiếu nại, tố cáo
accused-link = Ghi cán bộ bị khiếu nại, tố cáo
accused-back = Về hồ sơ
accused-why = Sau khi ghi, người này và những ai dưới quyền người này không còn thấy gì về vụ việc: không trong sổ, con số, tìm kiếm hay thông báo. Chương trình không tự khớp tên; hãy chọn đúng người.
accused-named = Đã ghi
accused-none = Chưa ghi cán bộ nào.
accused-out = Ghi nhầm ai
accused-reason = Vì sao bỏ ra
accused-clear = Bỏ người đã chọn
accused-find = Tìm theo họ tên
accused-look = Tìm
accused-official = Cán bộ
accused-found = Ai là người bị khiếu nại, tố cáo
accused-found-none = Không thấy cán bộ nào có tên như vậy. Hãy nhập họ tên khác.
accused-name = Ghi người đã chọn

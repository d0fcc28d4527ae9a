# Danh sách
list-pages = Các trang của danh sách
list-shown = Đang xem { $count } dòng
list-first = Về đầu danh sách
list-next = Trang tiếp

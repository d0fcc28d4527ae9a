sign-in-title = Đăng nhập
sign-in-lede = Dành cho cán bộ, công chức. Công dân gửi đơn và theo dõi đơn không cần đăng nhập.
sign-in-name = Tên đăng nhập
sign-in-password = Mật khẩu
sign-in-then = Trang đến sau khi đăng nhập
sign-in-do = Đăng nhập
sign-in-wrong = Tên đăng nhập hoặc mật khẩu không đúng. Kiểm tra lại, hoặc nhờ quản trị viên của đơn vị đặt lại mật khẩu.

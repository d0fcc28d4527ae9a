# Biểu nhập: những gì sai và cách sửa
form-optional = (không bắt buộc)
form-choose = Chọn…
form-summary = Cần sửa trước khi gửi
form-required = Cần điền mục này.
form-too-long = Dài quá { $over } ký tự; tối đa { $longest } ký tự.
form-control-letters = Có ký tự không nhìn thấy được; hãy xóa và gõ lại.
form-twice = Mục này được gửi hai lần; hãy tải lại trang và gửi một lần.
form-too-many-files = Tối đa { $most } tệp; hãy bỏ bớt.
form-not-a-day = Không phải ngày có thật; hãy gõ như 23/11/2026.
form-not-in-range = Cần một số nguyên từ { $least } đến { $most }.
form-not-an-option = Hãy chọn một mục có trong danh sách.

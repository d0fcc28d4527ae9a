number-money = { $amount }{"\u00A0"}đồng
number-area = { $amount }{"\u00A0"}m²

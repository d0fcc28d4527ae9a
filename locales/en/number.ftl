number-money = { $amount }{"\u00A0"}VND
number-area = { $amount }{"\u00A0"}m²

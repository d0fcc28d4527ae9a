report-unit = Unit
report-total = Total

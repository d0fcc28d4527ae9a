# Figures, statutory forms
report-unit-code = Code
report-units = Unit
report-numbers = No.
report-total = Total
report-form-number = Form { $form }
report-days = Figures from { $from } to { $to }
report-measured-in = Counted in turns, persons, petitions, cases; money in million VND; land in m²
report-place-and-day = ………, day …… month …… year ………
report-head = HEAD OF THE UNIT
report-sign-here = (Signature, full name, seal)
report-later-layout = The period is older than this form: its figures are shown in the later layout.
report-not-built = The register does not keep these acts yet, so they are 0: columns { $columns }.

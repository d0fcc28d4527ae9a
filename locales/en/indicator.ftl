# Indicators for PAR, DTI and SIPAS
indicator-title = Indicators for PAR INDEX, DTI and SIPAS
indicator-short = Indicators
indicator-lede = The figures a unit is asked for when the indices are marked, counted by the register, with formula, part and whole.
indicator-confidence = The criteria of the indices change each year; compare them with the table of the year before sending.
indicator-sheet = Indicators
indicator-one = Indicator
indicator-formula = Formula
indicator-indices = Serves
indicator-numerator = Part
indicator-denominator = Whole
indicator-rate = Rate %
indicator-by-unit = By unit

# Figures for anybody
figures-title = Public figures
figures-lede = How many people were received, how many petitions came, how many cases were settled, place by place.
figures-place = Place
figures-country = The whole country
figures-masked = A “—” stands for fewer than { $least } where a figure is about people or denunciations, or for another figure hidden beside it so that it cannot be worked out; so that nobody is recognized.
figures-hidden = hidden
figures-place-column = Place
figures-counted = Counted from each case in the register up to now; nobody is named.
figures-none = The forms of this period have no public column
figures-open-data = Open data (JSON)
figures-reception = Receptions of citizens
figures-petition-processing = Petitions to process
figures-complaint-settlement = Complaint cases
figures-denunciation-settlement = Denunciation cases
figures-enforcement = Decisions to carry out
figures-home = The whole country in this period
figures-all = See the figures of each place

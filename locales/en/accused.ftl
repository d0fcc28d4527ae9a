# Officials who are complained of or denounced: the matter is kept from them and from whoever reports to them
accused-title = Officials it is against
accused-link = Name the official it is against
accused-back = Back to the matter
accused-why = Once named, the official and whoever reports to that official see nothing of the matter: not in a book, a figure, a search or a notice. The program matches no names by itself; choose the right person.
accused-named = Named
accused-none = No official is named yet.
accused-out = Who was named in error
accused-reason = Why this one is taken out
accused-clear = Take out the one chosen
accused-find = Search by name
accused-look = Search
accused-official = Official
accused-found = Who it is against
accused-found-none = No official of that name is there. Type another name.
accused-name = Name the one chosen

# Lists
list-pages = Pages of the list
list-shown = { $count ->
    [one] Showing { $count } row
   *[other] Showing { $count } rows
}
list-first = Back to the start
list-next = Next page

# What is left of a term, or has passed since
clock-left = { $days ->
    [one] { $days } day left
   *[other] { $days } days left
}
clock-left-working = { $days ->
    [one] { $days } working day left
   *[other] { $days } working days left
}
clock-today = due today
clock-over = { $days ->
    [one] { $days } day overdue
   *[other] { $days } days overdue
}
clock-over-working = { $days ->
    [one] { $days } working day overdue
   *[other] { $days } working days overdue
}
clock-paused = suspended
clock-kept = done in time
clock-broken = done late
clock-unnumbered = no number of days set
clock-unprocessed = The petition must be processed by

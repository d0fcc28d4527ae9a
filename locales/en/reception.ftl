# Desk, visits
reception-desk-title = Reception desk
reception-desk-lede = Type a name, a paper or the number of a case, then Enter; Tab goes on, Enter in any field records the visit.
reception-receive = Record the visit
reception-group-who = Who came
reception-group-what = About
reception-group-outcome = What came of it
reception-more = Number of a paper, who settled before, note
reception-petition-hint = The petition is registered with this visit; the receipt holds the code to follow it.
reception-yes = Yes
reception-no = No
reception-today = Visits of today
reception-today-none = No visit yet.
reception-next = Next visitor
reception-open = Open
reception-about-drop = Drop it
reception-found-case = Case
reception-found-petition = Petition
reception-found-nothing = Nobody and nothing found; type the name below.
reception-visit = Visit
reception-visits = Visits
reception-receipt = Receipt of the visit
reception-receipt-pdf = Receipt as a file (PDF)
reception-appointment = Slip with the day of the answer (PDF)
reception-papers = Papers of the visit
reception-papers-begin = Begin: { $title }
reception-no-summary = Nothing was written
reception-nobody-named = Not named
reception-represents = Representative
reception-large-group = Large group
reception-repeated = Received before
reception-first = First time
reception-matter-proposed = As the register tells
reception-matter-new = First time, a new matter
reception-matter-again = Received before
reception-matter-same = Same matter as on { $day }: { $summary }
reception-matter-first-visit = The first visit
reception-owed = Still owed to the citizen
reception-tell = The citizen was told
reception-tell-do = Record the notice
reception-session-regular = Regular reception
reception-column-number = Number
reception-column-day = Day
reception-column-time = Time
reception-column-about = About
reception-column-people = People
reception-column-outcome = Outcome

# Fields
reception-field-session = Session
reception-field-find = Find a person, a case, a petition
reception-field-case = Case
reception-field-petition = Petition
reception-field-about = About the case or petition
reception-field-matter = First time or again
reception-field-count = How many came
    .hint = More than are named: those named speak for all.
reception-field-without-paper = Why there is no paper
reception-field-summary = What was told
    .hint = One or two sentences, without the visitor's name.
reception-field-settled-before = Settled before by
reception-field-within = Within competence
reception-field-outcome = Outcome
reception-field-ground = Ground of refusal
reception-field-answer = What the citizen was told
reception-field-promised = Answer promised for
reception-field-guided = Guided to
reception-field-handed = Handed to
reception-field-paper-number = Number of the paper
reception-field-note = Note
reception-field-waives = The denouncer asks for no protection of his identity (online reception)
reception-field-told-on = Told on
reception-field-received-by = Received by
reception-field-host = Name of who receives
reception-field-delegated-by = Delegated by
reception-field-attendees = Who attends
reception-field-starts = Begins
reception-field-ends = Ends
reception-field-moved-to = Put off to
reception-field-reason = Reason
reception-field-kind = Kind of session
reception-field-form = Form
reception-field-online-ground = Why online
reception-field-place = Place
reception-field-content = Expected content
reception-field-announced = Published on
reception-field-announce = Publish at once in the public calendar
reception-field-month = Month
reception-field-register = Book
reception-field-unit = Body or place
reception-field-from = From
reception-field-until = Until

# Words of the law
reception-kind-regular = Regular
reception-kind-periodic = Periodic
reception-kind-unscheduled = Unscheduled
reception-by-head = Head
reception-by-delegate = Delegate
reception-by-officer = Reception officer
reception-register-state = State bodies
reception-register-party = Party committees
reception-state-planned = Planned
reception-state-announced = Announced
reception-state-held = Held
reception-state-missed = Missed
reception-state-moved = Put off

# Sessions
reception-session-title = Session of { $day }
reception-session = Session
reception-desk-here = Receive here
reception-late = Published late
reception-link-before = All points are linked { $hours ->
    [one] one hour
   *[other] { $hours } hours
} before
reception-promise-told = Tell the citizen during the reception.
reception-test-by = Link tried out with success by
reception-publish-by = To be published by { $day }.
reception-announce = Publish it
reception-hold = Open the session
reception-hold-do = Begin
reception-end = End the session
reception-not-held = It cannot be held on this day
reception-move-do = Put it off
reception-miss-do = Record it as missed

# Calendar and duty
reception-duty-title = Reception calendar
reception-duty-lede = The head's calendar, and the days he must receive in person in the month.
reception-duty = Duty
reception-duty-met = Fulfilled
reception-duty-ahead = Days still ahead
reception-duty-short = Short
reception-duty-owed = Owed (days)
reception-duty-in-person = In person
reception-duty-delegated = Delegated
reception-duty-delegated-note = Does not count
reception-duty-planned = Ahead
reception-duty-missed = Missed
reception-duty-moved = Put off
reception-duty-below = Heads of the units below
reception-month-named = { $month } { $year }
reception-month-before = Month before
reception-month-after = Month after
reception-calendar-own = Sessions of the month
reception-calendar-empty = No session yet
reception-calendar-empty-text = Plan one below.
reception-plan = Plan a session
reception-plan-do = Put it into the calendar
reception-public-lede = Who receives citizens, where and when.
reception-public-find = Show
reception-public-empty = Nothing is announced yet
reception-public-empty-text = Choose another body or other days.
reception-unit-unknown = No such body, or several
reception-unit-unknown-text = Type the full name with its province, or the code.

# Notebook, form 03/TCD
reception-notebook-title = Reception notebook
reception-notebook-show = Show
reception-notebook-empty = No visit on these days.
reception-book-1 = No.
reception-book-2 = Day
reception-book-3 = Name, address
reception-book-4 = Paper
reception-book-5 = Content
reception-book-6 = Class
reception-book-7 = People
reception-book-8 = Settled before by
reception-book-9 = Within competence
reception-book-10 = Guided to
reception-book-11 = Handed to
reception-book-12 = Result
reception-book-13 = Note

# What the law forbids

# What is wrong with an entry
reception-day = The head’s day
reception-day-more = and more
reception-day-open = Conclusions and directives under way
reception-day-reported = Reports that wait for me
reception-day-given = Conclusions and directives given
